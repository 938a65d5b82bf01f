"""What a list that comes in by a sheet can do: be checked, compared, put in force, undone, taken out."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.access import Actor
from services.problems import RowProblem

Row = Mapping[str, Any]
NumberedRows = Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that would become another: of which row (its code), in which column, from what to what.

    `title`: what the code stands for, where it is known; `told`: people were told what would change.
    """

    code: str
    column: str
    former: str
    new: str
    title: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a sheet would do to what stands: rows that are new, changed and the same, and the single changes.

    `corrects`: people already work with what would change; `told`: the titles of those who were told of it;
    `unlettered`: how many others would need a letter again; `kept`: how many empty cells leave what stands.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    changes: tuple[Change, ...] = ()
    corrects: bool = False
    told: tuple[str, ...] = ()
    unlettered: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Applied:
    """What putting a sheet in force did; `undo` is all that is needed to take it back, None when it cannot be."""

    rows: int
    new: int = 0
    changed: int = 0
    undo: Any = None
    extra: Any = None


@dataclass(frozen=True, slots=True)
class SheetList:
    """One kind of list. `may` raises when the actor may not bring it in now; `take_out` gives the rows that stand.

    `check` looks across rows and at what they refer to; it is given rows whose cells were read without a problem,
    and only when there is none at all; with `beside_faults` always, and the faulty rows without their faulty cells
    too, so that everything is said in one round. `to_fill_in` gives the rows with which the template begins.
    """

    may: Callable[[Actor], Awaitable[None]]
    check: Callable[[NumberedRows], Awaitable[list[RowProblem]]]
    compare: Callable[[Sequence[Row]], Awaitable[Comparison]]
    apply: Callable[[Actor, Sequence[Row]], Awaitable[Applied]]
    take_out: Callable[[Actor], Awaitable[list[dict[str, Any]]]] | None = None
    undo: Callable[[Actor, Any], Awaitable[None]] | None = None
    beside_faults: bool = False
    to_fill_in: Callable[[Actor], Awaitable[list[dict[str, Any]]]] | None = None


def twice(rows: NumberedRows, *columns: str) -> list[RowProblem]:
    """Rows that repeat the key of an earlier row."""
    seen: dict[tuple[str, ...], int] = {}
    problems = []
    for number, row in rows:
        if any(row.get(column) is None for column in columns):
            continue
        key = tuple(str(row[column]).upper() for column in columns)
        first = seen.setdefault(key, number)
        if first != number:
            problems.append(
                RowProblem(number, columns[-1], "repeated-row", {"code": str(row[columns[-1]]), "first": first})
            )
    return problems
