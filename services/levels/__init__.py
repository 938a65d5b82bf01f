"""Levels that the national body issues, and campaigns that tell them (steps 18 and 19)."""
