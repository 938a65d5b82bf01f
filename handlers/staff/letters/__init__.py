"""Circulars with their duties, and questions."""
