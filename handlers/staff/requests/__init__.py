"""What agencies ask for: more time, not applicable."""
