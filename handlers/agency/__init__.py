"""The rooms of an agency's people: liaisons and heads."""
