"""Which reminder is due when, phases that open and close, and the tick that looks."""
