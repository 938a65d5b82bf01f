"""An agency's workbook: what it would change, what is wrong by row and column, saved only when confirmed (07g)."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.own_books import own_book
from bot.sheets import sheet_kind_of
from documents.sheet_in import read_sheet
from handlers.agency.own_books import workbook_rows
from handlers.agency.own_sheet import WORDS_OF_STEPS
from models.assessment import MeasureEntry, Value
from models.clock import business_now, set_business_offset
from models.gate import tx
from models.packing import pack
from models.staging import ImportDraft
from services.access import Actor, Denied
from services.case import entries, not_applicable, own_record, own_sheet, packages, self_assessment
from services.case.evidence import SentFile, StoredBytes
from services.case.own_sheet import Preview
from services.case.packages import Inner
from services.errors import Refused
from services.problems import RowProblem
from tests.services.conftest import World

Cells = dict[str, dict[str, Any]]
SENT = SentFile("bale", 2, 700, "f", "سنجه‌ها.xlsx", "", 10)
HEAD = {"agency": "الف", "year": 1403}


async def _book(actor: Actor, agency_id: int, filled: Cells) -> bytes:
    """The agency's workbook with some cells filled in, by code of the measure."""
    rows = workbook_rows(await own_sheet.book(actor, agency_id), business_now())
    for row in rows:
        row |= filled.get(row["code"], {})
    return own_book({"own": "workbook", "head": HEAD, "rows": [pack(row) for row in rows]})


async def _send(world: World, data: bytes, message: int = 700) -> Preview:
    """The workbook is sent and read: its preview."""
    sent = SentFile("bale", 2, message, "f", SENT.name, "", 10)
    draft = await tx(lambda: own_sheet.receive(world.own, 1, sent, business_now(), 1000))
    read = read_sheet(data, SENT.name, sheet_kind_of("own"))
    rows = [(one.number, one.values) for one in read.rows]
    problems = [RowProblem(one.row, one.column, one.code, one.args) for one in read.problems]
    found: Preview = await tx(lambda: own_sheet.was_read(world.own, 1, draft.id, rows, problems, WORDS_OF_STEPS))
    return found


async def _filled(world: World, filled: Cells) -> Preview:
    return await _send(world, await _book(world.own, 1, filled))


async def _confirm(world: World, preview: Preview) -> Any:
    return await tx(lambda: own_sheet.confirm(world.own, 1, preview.draft_id, business_now()))


async def _refused(work: Callable[[], Awaitable[Any]]) -> str:
    with pytest.raises(Refused) as caught:
        await tx(work)
    return caught.value.code


async def _give(world: World, entry_id: int, amount: str) -> None:
    version = (await MeasureEntry.get(id=entry_id)).version
    await tx(lambda: self_assessment.give_value(world.own, entry_id, amount, business_now(), version))


def _wrong(preview: Preview) -> list[tuple[str | None, str]]:
    return [(one.column, one.code) for one in preview.problems]


@pytest.mark.feature("07g")
async def test_new_changed_and_unchanged_rows_are_told_apart_and_saved_when_confirmed(world: World) -> None:
    await _give(world, 1, "70")
    await _give(world, 2, "40")
    cells: Cells = {
        "G01-1": {"amount": "۸۷/۵"},
        "G01-3": {"amount": "۴ جلسه و بیشتر"},
        "G02-1": {"explanation": "شرح کار"},
    }
    preview = await _filled(world, cells)
    assert (preview.new, preview.changed, preview.problems) == (1, 2, ())
    assert (preview.changes[0].former, preview.changes[0].amount) == ("70", "87.5")
    assert await Value.filter(superseded_at__isnull=True).count() == 2
    saved = await _confirm(world, preview)
    assert (saved.saved, saved.left_out) == (3, ())
    stand = {one.code: one for one in await entries.entries(world.own, 1)}
    assert (stand["G01-1"].amount, stand["G01-3"].amount) == (Decimal("87.5"), Decimal(100))
    assert (stand["G02-1"].explanation, stand["G02-1"].amount, stand["G01-2"].amount) == ("شرح کار", None, 40)
    assert await _refused(lambda: own_sheet.confirm(world.own, 1, preview.draft_id, business_now())) == "own-decided"


@pytest.mark.feature("07g")
@pytest.mark.parametrize(
    ("code", "cells", "column", "wrong"),
    [
        ("G01-1", {"amount": "صد"}, "amount", "own-not-a-number"),
        ("G01-1", {"amount": "-۵"}, "amount", "own-negative"),
        ("G01-1", {"amount": "۹۹۹۹۹۹۹۹۹"}, "amount", "own-too-large"),
        ("G01-1", {"amount": "9" * 40}, "amount", "own-not-a-number"),
        ("G01-1", {"amount": "=1+1"}, "amount", "own-not-a-number"),
        ("G01-3", {"amount": "۴۲"}, "amount", "own-not-a-step"),
        ("G01-3", {"amount": "پنج جلسه"}, "amount", "own-not-a-step"),
        ("G01-1", {"explanation": "ش" * 2001}, "explanation", "too_long"),
        ("G04-1", {"amount": "۵۰"}, "amount", "own-central"),
        ("G01-1", {"code": "G99-9", "amount": "۵"}, "code", "own-other-code"),
        ("G01-1", {"number": 5000, "amount": "۵"}, "number", "own-unknown-number"),
        ("G01-1", {"number": 1011, "amount": "۵"}, "number", "own-unknown-number"),
    ],
)
async def test_what_is_wrong_is_told_by_row_and_column_and_costs_only_its_row(
    world: World, code: str, cells: Mapping[str, Any], column: str, wrong: str
) -> None:
    preview = await _filled(world, {code: dict(cells), "G02-2": {"amount": "۱۲٪"}})
    assert _wrong(preview) == (
        [(column, "own-not-a-number")] if wrong == "own-not-a-step" and "پنج" in str(cells) else [(column, wrong)]
    )
    assert [one.code for one in preview.changes] == ["G02-2"]
    assert (await _confirm(world, preview)).saved == 1
    assert [one.amount for one in await Value.all()] == [Decimal(12)]


async def test_another_agencys_workbook_fits_nowhere(world: World) -> None:
    data = await _book(world.foreign, 2, {"G01-1": {"amount": "۵"}})
    preview = await _send(world, data)
    assert preview.changes == ()
    assert {code for _, code in _wrong(preview)} == {"own-unknown-number"}
    assert await _refused(lambda: own_sheet.confirm(world.own, 1, preview.draft_id, business_now())) == "own-nothing"


@pytest.mark.feature("07g")
async def test_what_somebody_changed_after_the_workbook_was_made_is_not_overwritten(world: World) -> None:
    await _give(world, 1, "70")
    await _give(world, 2, "40")
    data = await _book(world.own, 1, {"G01-1": {"amount": "۸۰"}, "G02-1": {"amount": "۳"}})
    await _give(world, 1, "75")  # the sheet says otherwise
    await _give(world, 2, "45")  # the sheet left it as it was
    await _give(world, 4, "3")  # the sheet says the same
    preview = await _send(world, data)
    assert _wrong(preview) == [("amount", "own-changed-meanwhile")]
    assert preview.problems[0].args == {"code": "G01-1", "stands": "75"}
    assert preview.changes == ()


async def test_what_somebody_changed_after_the_preview_is_left_out(world: World) -> None:
    preview = await _filled(world, {"G01-1": {"amount": "۸۰"}, "G01-2": {"amount": "۹۰"}})
    await _give(world, 1, "75")
    saved = await _confirm(world, preview)
    assert (saved.saved, saved.left_out) == (1, ("G01-1",))
    assert (await entries.view(world.own, 1)).amount == 75


async def test_it_is_judged_by_when_it_was_sent(world: World) -> None:
    preview = await _filled(world, {"G01-1": {"amount": "۸۰"}})
    set_business_offset(timedelta(days=30))
    assert (await _confirm(world, preview)).saved == 1
    late = lambda: own_sheet.receive(world.own, 1, SENT, business_now(), 1000)  # noqa: E731
    assert await _refused(late) == "deadline-passed"


async def test_a_case_that_was_sent_or_a_measure_asked_about_takes_nothing(world: World) -> None:
    await tx(lambda: not_applicable.ask(world.own, 1, "در استان ما مصداق ندارد", business_now(), 1))
    preview = await _filled(world, {"G01-1": {"amount": "۸۰"}, "G01-2": {"amount": "۵"}})
    assert _wrong(preview) == [("amount", "own-na")]

    async def send() -> None:
        from models.assessment import AgencyCase

        await AgencyCase.filter(agency_id=1).update(state="SUBMITTED")

    await tx(send)
    assert await _refused(lambda: own_sheet.confirm(world.own, 1, preview.draft_id, business_now())) == "case-sent"


async def test_nobody_else_sees_or_decides_a_sheet(world: World) -> None:
    preview = await _filled(world, {"G01-1": {"amount": "۸۰"}})
    with pytest.raises(Denied):
        await own_sheet.preview(world.foreign, 1, preview.draft_id)
    assert (
        await _refused(lambda: own_sheet.confirm(world.foreign, 2, preview.draft_id, business_now())) == "own-decided"
    )
    await tx(lambda: own_sheet.cancel(world.own, 1, preview.draft_id, business_now()))
    assert await _refused(lambda: own_sheet.preview(world.own, 1, preview.draft_id)) == "own-decided"


@pytest.mark.feature("07h")
async def test_the_record_holds_everything_in_the_order_of_the_catalogue(world: World) -> None:
    await _give(world, 1, "70")
    record = await own_record.record(world.own, 1)
    assert [one.code for one in record.lines][:3] == ["G01-1", "G01-2", "G01-3"]
    assert len(record.lines) == 10
    assert (record.lines[0].amount, record.lines[0].state, record.lines[1].amount) == (70, "DRAFT", None)
    assert record.lines[0].score is not None
    with pytest.raises(Denied):
        await own_record.record(world.foreign, 1)


@pytest.mark.feature("07g")
async def test_a_package_finds_its_measures_once(world: World) -> None:
    async def send(message: int) -> ImportDraft:
        sent = SentFile("bale", 2, message, "f", "بسته.zip", "application/zip", 10)
        return await own_sheet.receive(world.own, 1, sent, business_now(), 1000, packages.KIND)

    def inner(name: str, code: str | None) -> Inner:
        return Inner(name, code, StoredBytes(name.ljust(64, "0")[:64], 10, "application/pdf", 1))

    files = [inner("a", "G01-1"), inner("b", "1001"), inner("c", None), inner("d", "G04-1"), inner("e", "g02-1")]
    draft = await tx(lambda: send(800))
    codes = await packages.codes(draft.id)
    assert {"G01-1", "1001", "G04-1"} <= set(codes)
    assert "1011" not in codes
    taken = await tx(lambda: packages.take(world.own, 1, draft.id, files))
    assert (taken.stored, taken.measures, taken.again, taken.loose) == (3, 2, 0, 1)
    assert taken.closed == (("d", "G04-1"),)
    assert (await entries.view(world.own, 1)).files == 2
    assert await _refused(lambda: packages.take(world.own, 1, draft.id, files)) == "own-decided"
    second = await tx(lambda: send(801))
    taken = await tx(lambda: packages.take(world.own, 1, second.id, files))
    assert (taken.stored, taken.again, taken.loose) == (0, 4, 0)
