"""The final list as text: one exact form of its figures, whose SHA-256 anyone can recompute from the file (16a).

Pure functions. The file is plain CSV: `sha256sum` of it is the digest, and no program of ours is needed for that.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

HEADER = "year,version,agency,kind,code,cap,points,applies"
MEASURE, GENERAL, SPECIFIC, TOTAL = "measure", "general", "specific", "total"


@dataclass(frozen=True, slots=True)
class MeasureFigure:
    """One measure of an agency: its final points of its cap; None for both where it does not apply or has no cap."""

    code: str
    cap: Decimal | None
    points: Decimal | None
    applies: bool


@dataclass(frozen=True, slots=True)
class AgencyFigures:
    """One agency: its measures and its totals; `specific` None without specific indicators."""

    code: str
    measures: tuple[MeasureFigure, ...]
    general_cap: Decimal
    general: Decimal
    specific_cap: Decimal | None
    specific: Decimal | None
    total: Decimal


def number(value: Decimal | None) -> str:
    """The one way to write a number: no exponent, no zeros at the end, a point; nothing for None."""
    if value is None:
        return ""
    if not value:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def text(year: int, version: int, agencies: Iterable[AgencyFigures]) -> bytes:
    """The whole list: agencies and their measures in the order of their codes, whatever order they come in."""
    rows = [HEADER]
    for agency in sorted(agencies, key=lambda one: one.code):
        rows += (f"{year},{version},{_cell(agency.code)},{rest}" for rest in _lines(agency))
    return ("\n".join(rows) + "\n").encode()


def digest(data: bytes) -> str:
    """The digest of a list: what `sha256sum` says of its file."""
    return hashlib.sha256(data).hexdigest()


def _lines(agency: AgencyFigures) -> Iterator[str]:
    for one in sorted(agency.measures, key=lambda measure: measure.code):
        applies = "yes" if one.applies else "no"
        yield f"{MEASURE},{_cell(one.code)},{number(one.cap)},{number(one.points)},{applies}"
    yield f"{GENERAL},,{number(agency.general_cap)},{number(agency.general)},"
    if agency.specific is not None:
        yield f"{SPECIFIC},,{number(agency.specific_cap)},{number(agency.specific)},"
    cap = agency.general_cap + (agency.specific_cap or Decimal(0))
    yield f"{TOTAL},,{number(cap)},{number(agency.total)},"


def _cell(value: str) -> str:
    """A code as CSV has it."""
    return f'"{value.replace(chr(34), chr(34) * 2)}"' if set(value) & set(',"\n\r') else value
