"""Invisible marks that keep mixed right-to-left and left-to-right text in order."""

import re

FSI = "\u2068"  # opens an isolate whose direction its own first letter decides
LRI = "\u2066"  # opens a left-to-right isolate
RLI = "\u2067"  # opens a right-to-left isolate
PDI = "\u2069"  # closes an isolate
RLM = "\u200f"  # says that a line runs right to left
JOINER = "\u2060"  # word joiner: takes no room, allows no break
INVISIBLE = f"{FSI}{LRI}{RLI}{PDI}{RLM}\u200e{JOINER}"

_RTL = re.compile("[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff]")  # letters, no digits
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")


def strip(text: str) -> str:
    """The text as a person would type it: without isolates, direction marks and word joiners."""
    return _INVISIBLE.sub("", text)


def isolate(text: str) -> str:
    """The text kept apart from its surroundings, each line for itself (a line's end ends an isolate)."""
    if "\n" in text:
        return "\n".join(f"{FSI}{line}{PDI}" if line else "" for line in text.split("\n"))
    return f"{FSI}{text}{PDI}"


def ours(text: str) -> str:
    """A piece of our own, kept apart: it runs right to left wherever it holds a letter that does, for its first
    letters may stand in isolates of their own, which FSI passes over."""
    opened = RLI if _RTL.search(text) else FSI
    return "\n".join(f"{opened}{line}{PDI}" if line else "" for line in text.split("\n"))


def line(text: str) -> str:
    """A foreign text that makes up whole lines: isolated, and each line running right to left."""
    if "\n" in text:
        return "\n".join(f"{RLM}{FSI}{part}{PDI}" if part else "" for part in text.split("\n"))
    return f"{RLM}{FSI}{text}{PDI}"


def ltr(text: str) -> str:
    """The text isolated and left to right, for codes, telephone numbers and addresses."""
    return f"{LRI}{text}{PDI}"
