"""Titles made short enough for a button."""


def shortened(title: str, most: int = 28) -> str:
    """A title short enough for a button."""
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
