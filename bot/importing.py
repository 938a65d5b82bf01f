"""Importing a sheet from the command line: the same reading and rules as in the chat."""

import sys
from collections.abc import Callable
from typing import Any

from bot.maintenance import connected
from bot.settings import Settings, SettingsError
from bot.sheets import sheet_kind_of
from documents.problems import FileProblem
from documents.safe import read_sheet_safely
from messages.catalogue import text
from messages.marks import strip
from messages.sheets import column_title
from models.clock import business_now
from models.gate import tx
from services.access import SYSTEM
from services.errors import Refused
from services.levels import importing as levels
from services.lists import imports
from services.problems import RowProblem
from services.year import cycles

FAILED = 1
PEOPLE = "people"  # what is imported of them opens the door once and is shown once


async def import_from_file(
    settings: Settings, kind: str, name: str, data: bytes, year: int | None, confirm: Callable[[], bool]
) -> None:
    """Read, check, show, ask, put in force; exit code 1 when the sheet has problems."""
    if kind == PEOPLE:
        raise SettingsError("people are imported in the chat of the bot: it hands out their links and codes")
    kinds = [one for one in imports.KINDS if one != PEOPLE]
    if kind not in kinds:
        raise SettingsError(f"unknown kind {kind}; one of: {', '.join(kinds)}")
    async with connected(settings):
        try:
            read = await read_sheet_safely(data, name, sheet_kind_of(kind))
        except FileProblem as problem:
            raise SettingsError(f"{name}: {_say(f'file-{problem.code}', problem.args_by_name)}") from problem
        rows, faulty = ([(row.number, row.values) for row in part] for part in (read.rows, read.faulty))
        problems = [RowProblem(one.row, one.column, one.code, one.args) for one in read.problems]
        problems = await imports.all_problems(kind, rows, problems, faulty)
        for one in problems:
            column = column_title(kind, one.column) if one.column else ""
            where = f"row {one.row} {column}" if one.row else "sheet"
            print(f"{where}: {_say(f'problem-{one.code}', one.args)}")
        if problems:
            print(f"{len(problems)} problems; nothing was imported", file=sys.stderr)
            sys.exit(FAILED)
        print(f"{len(rows)} rows, no problems")
        if kind == levels.KIND and (told := (await levels.LIST.compare([values for _, values in rows])).told):
            print(f"{len(told)} agencies were told a level that this changes: {', '.join(told)}")
        if not confirm():
            return
        try:
            await tx(lambda: _apply(kind, [values for _, values in rows], year))
        except Refused as refusal:
            raise SettingsError(_say(f"refused-{refusal.code}", refusal.arguments)) from refusal
        print("done")


async def _apply(kind: str, rows: list[dict[str, Any]], year: int | None) -> None:
    if kind == imports.CATALOGUE and year is not None and await cycles.current() is None:
        await cycles.define(SYSTEM, year)
    await imports.list_of(kind).apply(SYSTEM, rows)


def _say(message_id: str, args: Any) -> str:
    return strip(text(message_id, args, now=business_now()))
