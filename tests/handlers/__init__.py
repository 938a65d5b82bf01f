"""Tests of what people do out of turn, through the real application."""
