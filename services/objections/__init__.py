"""Objections, hearings and the decisions about them (steps 14 and 15)."""
