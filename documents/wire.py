"""How the application and its worker process talk: JSON, so that a subverted worker can run nothing here.

Request on standard input: one line of JSON, then the file's bytes. Answer on standard output: one object.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from documents.problems import Problem
from documents.sheet_in import Row, SheetResult

_DECIMAL = "$decimal"


def dumps(value: object) -> bytes:
    """JSON in which a ``Decimal`` keeps every digit; one line."""
    return json.dumps(value, default=_plain, ensure_ascii=True, separators=(",", ":")).encode()


def loads(data: bytes) -> Any:
    """The inverse of ``dumps``. Raises ``ValueError``."""
    return json.loads(data, object_hook=_rich)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    raise TypeError(f"not for the wire: {type(value).__name__}")


def _rich(value: dict[str, Any]) -> Any:
    return Decimal(value[_DECIMAL]) if _DECIMAL in value else value


def sheet_to_plain(result: SheetResult) -> dict[str, Any]:
    """For ``dumps``."""
    return asdict(result)


def sheet_from_plain(data: dict[str, Any]) -> SheetResult:
    """The inverse of ``sheet_to_plain``. Raises ``TypeError`` or ``KeyError`` for anything else."""
    rows, faulty = ([Row(**row) for row in data[part]] for part in ("rows", "faulty"))
    problems = [Problem(**problem) for problem in data["problems"]]
    return SheetResult(**(data | {"rows": rows, "faulty": faulty, "problems": problems}))
