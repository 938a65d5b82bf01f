"""Levels, gaps and the broadcast of the ranking."""
