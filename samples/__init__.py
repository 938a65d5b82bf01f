"""Sample data for demonstrations, training and tests, with the provenance of every row (see README.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal
from zlib import crc32

NOTE = "نمونه: آدم‌ها، دستگاه‌ها و عددها ساختگی‌اند."
MARK = "نمونه"
# Words in the name of a wanted paper that say it is something to look at.
PICTURED = ("تصویر", "عکس")

_LOWEST, _SPREAD = Decimal(45), 110  # last year's amounts: 45 to 99.5 in halves

MeasureKind = Literal["ratio", "ladder", "binary", "central"]
Role = Literal["admin", "deputy", "liaison", "agency_head", "appraiser", "committee"]
Platform = Literal["bale", "telegram"]
Direction = Literal["increasing", "decreasing"]
Stage = Literal[
    "newcomer", "invited", "joined", "begun", "part", "half", "most", "full", "sent", "submitted", "returned"
]


@dataclass(frozen=True, slots=True)
class SampleAgency:
    """One agency of the sample province. ``provenance``: of the name; ``group_provenance``: of its group."""

    code: str
    title: str
    group_code: str
    group_title: str
    is_bank: bool
    provenance: str
    group_provenance: str


@dataclass(frozen=True, slots=True)
class SampleMeasureRow:
    """One measure with its indicator and axis repeated, as in a row of the catalogue sheet.

    ``measure_weight`` is of 100 within the indicator; the axes' maximum scores add up to 1,000.
    """

    axis_code: str
    axis_title: str
    axis_max_score: Decimal
    indicator_code: str
    indicator_title: str
    indicator_max_score: Decimal
    measure_code: str
    measure_title: str
    measure_weight: Decimal
    measure_kind: MeasureKind
    method: str
    target: Decimal
    evidence: tuple[str, ...]
    agency_upload: bool
    na_allowed: bool
    steps: str | None
    unit: str | None
    definition: str | None
    steward: str | None
    provenance: str
    indicator_provenance: str
    axis_provenance: str

    def as_sheet_values(self) -> dict[str, Any]:
        """The values of the catalogue sheet's columns; the evidence as one cell, separated by «؛»."""
        return _sheet_values(asdict(self))


@dataclass(frozen=True, slots=True)
class SampleSpecific:
    """One specific indicator of one agency; the weights of an agency's add up to 1,000.

    ``code`` is unique within the agency; ``target`` is None where it is not told yet.
    """

    agency_code: str
    code: str
    title: str
    unit: str
    target: Decimal | None
    direction: Direction
    weight: Decimal
    evidence: tuple[str, ...]
    provenance: str

    def as_sheet_values(self) -> dict[str, Any]:
        """The values of the columns of the specific indicators' sheet."""
        return _sheet_values(asdict(self))


@dataclass(frozen=True, slots=True)
class SampleLastYear:
    """What an agency achieved in a measure the year before."""

    agency_code: str
    measure_code: str
    amount: Decimal
    provenance: str = "illustrative"

    def as_sheet_values(self) -> dict[str, Any]:
        """The values of the columns of last year's sheet."""
        return _sheet_values(asdict(self))


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """An invented person. ``phone`` as ``989000000xxx``; ``agency_code`` only for an agency's own people.

    ``stage``: not invited yet, invited, joined, or how far they are with their agency's measures and its case, while
    the cycle is open; ``note`` says who they are and what they are at then, in a few words, ``later`` the same for the
    later places of the year where it differs; ``listed``: whether a demonstration offers to take their place.
    """

    name: str
    role: Role
    agency_code: str | None
    phone: str
    platforms: tuple[Platform, ...]
    note: str
    stage: Stage
    listed: bool
    later: Mapping[str, str] = field(default_factory=dict)

    def note_at(self, place: str) -> str:
        """What is said of them at a place of the year."""
        return self.later.get(place, self.note)


def agencies() -> list[SampleAgency]:
    """The 64 sample agencies in six groups."""
    return [SampleAgency(**row) for row in _load("agencies.json")["agencies"]]


def catalogue() -> list[SampleMeasureRow]:
    """The 50 sample measures of 20 indicators on 8 axes, in the catalogue's order."""
    numbers = {item.name for item in fields(SampleMeasureRow) if item.type == "Decimal"}
    return [
        SampleMeasureRow(
            **{name: Decimal(str(value)) if name in numbers else value for name, value in row.items()}
            | {"evidence": tuple(row["evidence"])}
        )
        for row in _load("catalogue.json")["measures"]
    ]


def specific() -> list[SampleSpecific]:
    """The specific indicators of eleven of the sample agencies, agency by agency."""
    return [
        SampleSpecific(
            **row
            | {
                "target": None if row["target"] is None else Decimal(str(row["target"])),
                "weight": Decimal(str(row["weight"])),
                "evidence": tuple(row["evidence"]),
            }
        )
        for row in _load("specific.json")["indicators"]
    ]


def last_year() -> list[SampleLastYear]:
    """Invented figures of the year before, of every agency in every ratio measure; the same at every call."""
    measures = [row for row in catalogue() if row.measure_kind == "ratio"]
    return [
        SampleLastYear(agency.code, row.measure_code, amount)
        for agency in agencies()
        for row in measures
        if (amount := _LOWEST + Decimal(crc32(f"{agency.code} {row.measure_code}".encode()) % _SPREAD) / 2)
    ]


def people() -> list[SamplePerson]:
    """The invented people of a demonstration: staff, a deputy, heads, liaisons on either or both messengers."""
    return [SamplePerson(**row | {"platforms": tuple(row["platforms"])}) for row in _load("people.json")["people"]]


def story() -> dict[str, Any]:
    """What happens in the open cycle of a demonstration: a circular, requests, questions, papers (``story.json``)."""
    told: dict[str, Any] = _load("story.json")
    return told


def _sheet_values(values: dict[str, Any]) -> dict[str, Any]:
    if "evidence" in values:
        values["evidence"] = "؛ ".join(values["evidence"]) or None
    return {name: value for name, value in values.items() if not name.endswith("provenance")}


@cache
def _load(name: str) -> Any:
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
