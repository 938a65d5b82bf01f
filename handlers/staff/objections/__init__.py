"""Objections, hearings, answers."""
