"""Reasons that people give for what they ask and decide: long enough to say something, short enough to read."""

from models.text import plain
from services.errors import Refused

SHORTEST, LONGEST = 10, 1000
SHORTEST_DECISION = 5


def reason_of(text: str, least: int = SHORTEST) -> str:
    """A reason as it is kept. Raises `Refused`: reason-too-short, reason-too-long."""
    clean = plain(text)
    if len(clean) < least:
        raise Refused("reason-too-short", length=len(clean), least=least)
    if len(clean) > LONGEST:
        raise Refused("reason-too-long", length=len(clean), most=LONGEST)
    return clean
