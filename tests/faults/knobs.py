"""How large the fault runs are: the short form runs with the fast suite, the long one with `pytest -m slow`."""

import os
from typing import Any

import pytest


def size(name: str, short: int, long: int) -> Any:
    """Both forms of a run as parameters; `KARNAMEH_FAULT_<NAME>` changes the long one."""
    wanted = int(os.environ.get(f"KARNAMEH_FAULT_{name.upper()}", long))
    return pytest.mark.parametrize(
        name, [pytest.param(short, id="short"), pytest.param(wanted, id="long", marks=pytest.mark.slow)]
    )


def say(figure: str) -> None:
    """A measured figure, to be seen with `pytest -s` and collected in `KARNAMEH_FAULT_FIGURES`."""
    print(f"\n  {figure}", flush=True)
    if path := os.environ.get("KARNAMEH_FAULT_FIGURES"):
        with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 - the plainest way to append
            file.write(figure + "\n")
