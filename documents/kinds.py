"""The kinds of sheet that exist; their Persian words come from ``messages/`` as ``KindWords``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from documents.sheet_kind import Column, SheetKind

# What a cell with several values separates them by; people also use the others, and line breaks.
LIST_MARK = "؛"
_LIST_MARKS = (";", "\n", "|")

MEASURE_KINDS = ("ratio", "ladder", "binary", "central")
DIRECTIONS = ("increasing", "decreasing")
INVITED_ROLES = ("liaison", "agency_head")
DAY_KINDS = ("holiday", "workday")
ISSUED_LEVELS = ("EXCELLENT", "GOOD", "MEDIUM", "WEAK")

_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_CODE: dict[str, Any] = {"kind": "code", "max_length": 20, "width": 13}
_SCORE: dict[str, Any] = {"kind": "number", "minimum": Decimal(0), "maximum": _THOUSAND, "width": 13}
_SHOWN: dict[str, Any] = {"required": False, "taken": False}

# kind of sheet -> column's code name -> everything about it but its words
_COLUMNS: dict[str, dict[str, dict[str, Any]]] = {
    "agencies": {
        "code": {"kind": "code", "unique": True, "max_length": 20, "width": 12},
        "title": {"unique": True, "max_length": 200, "width": 45},
        "group_code": {"kind": "code", "max_length": 20, "width": 14},
        "group_title": {"max_length": 120, "width": 30},
    },
    "catalogue": {
        "axis_code": {"kind": "code", "max_length": 20, "width": 10},
        "axis_title": {"max_length": 200, "width": 30},
        "axis_max_score": {"kind": "number", "minimum": Decimal(0), "maximum": _THOUSAND, "width": 12},
        "indicator_code": {"kind": "code", "max_length": 20, "width": 10},
        "indicator_title": {"max_length": 300, "width": 40},
        "indicator_max_score": {"kind": "number", "minimum": Decimal(0), "maximum": _THOUSAND, "width": 12},
        "measure_code": {"kind": "code", "unique": True, "max_length": 20, "width": 10},
        "measure_title": {"max_length": 300, "width": 45},
        "measure_weight": {"kind": "number", "minimum": Decimal(0), "maximum": _HUNDRED, "width": 10},
        "measure_kind": {"kind": "choice", "width": 14},
        "method": {"max_length": 2000, "width": 60},
        "target": {"kind": "number", "required": False, "minimum": Decimal(0), "width": 10},
        "evidence": {"required": False, "max_length": 2000, "width": 50},
        "agency_upload": {"kind": "boolean", "width": 12},
        "na_allowed": {"kind": "boolean", "width": 12},
        "steps": {"required": False, "max_length": 2000, "width": 45},
        "unit": {"required": False, "max_length": 60, "width": 12},
        "definition": {"required": False, "max_length": 2000, "width": 45},
        "steward": {"required": False, "max_length": 200, "width": 30},
    },
    "weights": {
        "agency_code": _CODE,
        "indicator_code": _CODE,
        "max_score": _SCORE,
    },
    "specific": {
        "agency_code": _CODE,
        "code": _CODE,
        "title": {"max_length": 300, "width": 45},
        "unit": {"max_length": 60, "width": 14},
        "target": {"kind": "number", "required": False, "minimum": Decimal(0), "width": 14},
        "direction": {"kind": "choice", "width": 12},
        "weight": _SCORE,
        "evidence": {"required": False, "max_length": 2000, "width": 50},
    },
    "last_year": {
        "agency_code": _CODE,
        "measure_code": _CODE,
        "amount": {"kind": "number", "width": 16},
    },
    "steward": {
        "agency_code": _CODE,
        "measure_code": _CODE,
        "amount": {"kind": "number", "width": 16},
        "letter": {"required": False, "max_length": 60, "width": 20},
    },
    "people": {
        "name": {"max_length": 120, "width": 28},
        "phone": {"kind": "phone", "width": 18},
        "role": {"kind": "choice", "width": 16},
        "agency_code": _CODE,
    },
    "days_off": {
        "day": {"kind": "day", "width": 16},
        "title": {"max_length": 200, "width": 40},
        "kind": {"kind": "choice", "required": False, "width": 12},
    },
    "former_results": {
        "agency_code": _CODE,
        "year": {"kind": "integer", "width": 10},
        "general": _SCORE | {"required": False},
        "specific": _SCORE | {"required": False},
        "total": _SCORE | {"maximum": 2 * _THOUSAND},
        "level": {"kind": "choice", "required": False, "width": 12},
    },
    "levels": {
        "agency_code": _CODE,
        "agency_title": {"required": False, "width": 44},
        "level": {"kind": "choice", "width": 12},
        "national_score": _SCORE | {"maximum": 2 * _THOUSAND, "required": False},
    },
    # An agency's own measures: only the number, the code, the two filled-in columns and `seen` are taken.
    "own": {
        "number": {"kind": "integer", "unique": True, "minimum": Decimal(1), "width": 9},
        "code": {"kind": "code", "required": False, "max_length": 20, "width": 11},
        "title": _SHOWN | {"width": 45},
        "kind": _SHOWN | {"width": 12},
        "method": _SHOWN | {"width": 45},
        "unit": _SHOWN | {"width": 12},
        "target": _SHOWN | {"kind": "number", "width": 11},
        "last_year": _SHOWN | {"kind": "number", "width": 13},
        "amount": {"required": False, "max_length": 200, "width": 18},
        "explanation": {"required": False, "max_length": 2000, "width": 50},
        "state": _SHOWN | {"width": 16},
        "files": _SHOWN | {"kind": "integer", "width": 9},
        "score": _SHOWN | {"kind": "number", "width": 11},
        "cap": _SHOWN | {"kind": "number", "width": 11},
        "seen": {"required": False, "max_length": 20, "width": 11},
    },
}

DEFAULT_TARGET = _HUNDRED  # of a measure whose target cell is empty


@dataclass(frozen=True, slots=True)
class KindWords:
    """The Persian words of one kind of sheet.

    ``titles``: column's code name -> accepted titles, the shown one first. ``choices``: code name -> word ->
    code, for the choice and yes/no columns. ``examples``: code name -> what the guide tab shows.
    """

    title: str
    guide_title: str
    titles: Mapping[str, tuple[str, ...]]
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    hints: tuple[str, ...] = ()


def kind_names() -> tuple[str, ...]:
    """The names ``sheet_kind`` knows."""
    return tuple(_COLUMNS)


def column_names(name: str) -> tuple[str, ...]:
    """The columns of a kind, for which ``KindWords.titles`` must have an entry each."""
    return tuple(_COLUMNS[name])


def sheet_kind(name: str, words: KindWords) -> SheetKind:
    """The kind of that name in the given words. Raises ``KeyError`` for a missing title."""
    columns = tuple(
        Column(
            column,
            tuple(words.titles[column]),
            choices=dict(words.choices.get(column, {})),
            example=words.examples.get(column, ""),
            **properties,
        )
        for column, properties in _COLUMNS[name].items()
    )
    return SheetKind(name, words.title, columns, words.hints, words.guide_title)


def split_list(cell: str | None) -> list[str]:
    """The values of a cell such as ``evidence``, without empty ones."""
    text = cell or ""
    for mark in _LIST_MARKS:
        text = text.replace(mark, LIST_MARK)
    return [value for part in text.split(LIST_MARK) if (value := part.strip())]


def join_list(values: list[str]) -> str:
    """The cell for several values; the inverse of ``split_list``."""
    return f"{LIST_MARK} ".join(values)
