"""Sheets in and out, and the safe reading of files that strangers send."""
