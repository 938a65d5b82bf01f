"""Release of the results, sheets, ranks."""
