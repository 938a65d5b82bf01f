"""The final list, the council, the package."""
