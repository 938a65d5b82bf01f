"""The final list: frozen, confirmed, put before the council, sent to the national body."""
