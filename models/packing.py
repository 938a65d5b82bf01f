"""Rows and cells as JSON and back: exact numbers and days keep what they are."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_NUMBER, _DAY = "number", "day"


def pack_cell(value: Any) -> Any:
    """A cell for JSON. A moment becomes its day."""
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    if isinstance(value, datetime):
        return {_DAY: value.date().isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return value


def unpack_cell(value: Any) -> Any:
    """The inverse of `pack_cell`."""
    if isinstance(value, dict):
        return Decimal(value[_NUMBER]) if _NUMBER in value else date.fromisoformat(value[_DAY])
    return value


def pack(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row for JSON."""
    return {name: pack_cell(value) for name, value in row.items()}


def unpack(row: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of `pack`."""
    return {name: unpack_cell(value) for name, value in row.items()}
