"""Lists that come in as sheets."""
