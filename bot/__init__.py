"""The shell: settings, command line, receivers, inbox, lanes, outbox and sender, health and metrics."""

import handlers  # noqa: F401 - before aiogram, which it makes light
