"""Sample data for demonstrations, training and tests, with the provenance of every row (see README.md)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

NOTE = "نمونه: آدم‌ها، دستگاه‌ها و عددها ساختگی‌اند."
MARK = "نمونه"
# Words in the name of a wanted paper that say it is something to look at.
PICTURED = ("تصویر", "عکس")

MeasureKind = Literal["ratio", "ladder", "binary", "central"]
Role = Literal["admin", "liaison", "agency_head", "appraiser"]
Platform = Literal["bale", "telegram"]
Stage = Literal["newcomer", "joined", "part", "half"]


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
    provenance: str
    indicator_provenance: str
    axis_provenance: str

    def as_sheet_values(self) -> dict[str, Any]:
        """The values of the catalogue sheet's columns; the evidence as one cell, separated by «؛»."""
        values = asdict(self) | {"evidence": "؛ ".join(self.evidence) or None}
        return {name: value for name, value in values.items() if not name.endswith("provenance")}


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """An invented person. ``phone`` as ``989000000xxx``; ``agency_code`` only for an agency's own people.

    ``stage``: not invited yet, joined, or with a part or half of their agency's measures entered; ``note`` says who
    they are, in a few words.
    """

    name: str
    role: Role
    agency_code: str | None
    phone: str
    platforms: tuple[Platform, ...]
    note: str
    stage: Stage


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


def people() -> list[SamplePerson]:
    """A few invented people for a demonstration: staff, liaisons on either or both messengers, a head."""
    return [SamplePerson(**row | {"platforms": tuple(row["platforms"])}) for row in _load("people.json")["people"]]


@cache
def _load(name: str) -> Any:
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
