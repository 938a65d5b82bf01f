"""The guides, one page for each kind of person: read from the messages' folder, made into a page as they are sent."""

from pathlib import Path

import messages
from documents.guide_out import guide_page

FOLDER = Path(messages.__file__).parent / "guides"


def guide(who: str) -> bytes:
    """The page of liaison, head, appraiser or staff."""
    return guide_page((FOLDER / f"{who}.md").read_text(encoding="utf-8"), _picture)


def _picture(address: str) -> bytes:
    return (FOLDER / address).read_bytes()
