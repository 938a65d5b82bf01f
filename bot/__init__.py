"""The shell: settings, command line, receivers, inbox, lanes, outbox and sender, health and metrics."""
