"""What is wrong with a row of a sheet: where, and which rule, without words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class RowProblem:
    """`row` as the person sees it in the sheet (None: the whole sheet), `column` by its code name."""

    row: int | None
    column: str | None
    code: str
    args: Mapping[str, Any] = field(default_factory=dict)
