"""What a kind of sheet consists of: its columns, the titles they may have, the values they may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, Literal

from models.text import normalise

ColumnKind = Literal["text", "code", "number", "integer", "boolean", "choice", "phone", "day"]

YES, NO = "yes", "no"  # the codes that a boolean column's words stand for


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``titles``: accepted header titles, compared after normalisation; the first one is shown in templates.
    ``choices``: accepted word -> code, for ``choice`` and ``boolean`` (codes ``YES`` and ``NO``); the first
    word of each code is the one shown. ``minimum`` and ``maximum`` are inclusive. ``width`` is in characters.
    ``taken``: whether a sheet that comes in is asked for it; else it only shows people something.
    """

    name: str
    titles: tuple[str, ...]
    kind: ColumnKind = "text"
    required: bool = True
    choices: Mapping[str, str] = field(default_factory=dict)
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    max_length: int = 500
    unique: bool = False
    example: str = ""
    width: int = 20
    taken: bool = True

    @property
    def title(self) -> str:
        return self.titles[0]

    def shown_choices(self) -> dict[str, str]:
        """code -> the word shown for it, in the order given."""
        shown: dict[str, str] = {}
        for word, code in self.choices.items():
            shown.setdefault(code, word)
        return shown

    def code_of(self, word: str) -> str | None:
        """The code that a typed word stands for; the code itself is accepted too."""
        typed = normalise(word)
        for known, code in self.choices.items():
            if typed in (normalise(known), normalise(code)):
                return code
        return None


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of sheet. ``title`` names its tab, ``guide_title`` the tab with hints and examples."""

    name: str
    title: str
    columns: tuple[Column, ...]
    hints: tuple[str, ...] = ()
    guide_title: str = "guide"

    def as_plain(self) -> dict[str, Any]:
        """Only JSON types, for the way into the worker process."""
        return asdict(self) | {"columns": [_plain_column(column) for column in self.columns]}

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> SheetKind:
        """The inverse of ``as_plain``."""
        columns = tuple(_column_from_plain(column) for column in data["columns"])
        return cls(data["name"], data["title"], columns, tuple(data["hints"]), data["guide_title"])


def _plain_column(column: Column) -> dict[str, Any]:
    bounds = {name: None if value is None else str(value) for name, value in _bounds(column).items()}
    return asdict(column) | bounds | {"choices": dict(column.choices)}


def _bounds(column: Column) -> dict[str, Decimal | None]:
    return {"minimum": column.minimum, "maximum": column.maximum}


def _column_from_plain(data: Mapping[str, Any]) -> Column:
    bounds = {key: None if data[key] is None else Decimal(data[key]) for key in ("minimum", "maximum")}
    return Column(**(dict(data) | bounds | {"titles": tuple(data["titles"])}))
