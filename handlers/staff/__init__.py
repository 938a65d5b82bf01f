"""The rooms of the staff and the deputy."""
