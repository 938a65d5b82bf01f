"""An agency's measures all at once: the workbook out and back in, a package of files, the record to keep (07g, 07h)."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.measures import agency_of
from handlers.agency.own_books import record_rows, workbook_rows
from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.evidence import Loose
from handlers.places.home import Home, OwnSheet
from handlers.places.measures import Left
from handlers.places.requests import CancelOwnSheet, ConfirmOwnSheet, FillOwnSheet, OwnRecord, OwnSheetPage
from handlers.sent import sent_file
from handlers.states import OwnWorkbook
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.sheet_words import YES_NO
from messages.sheets import column_title, template_name
from messages.words import Words, words
from models.text import normalise
from services import access
from services.access import Permission, Role
from services.case import own_record, own_sheet, packages
from services.case.evidence import StoredBytes
from services.case.own_rows import Change
from services.case.own_sheet import Preview
from services.case.packages import Inner
from services.problems import RowProblem

router = Router(name="own_sheet")
router.message.filter(Holds(Role.LIAISON))
router.callback_query.filter(Holds(Role.LIAISON))

A_PAGE = 5
SHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
NAMED = 3
WORDS_OF_STEPS = {normalise(word): code for word, code in YES_NO.items()}
STEM = normalise(template_name("own").removesuffix(".xlsx"))


def is_sheet(message: Message) -> bool:
    """Whether a document is called like a sheet of any kind; other files are evidence."""
    return message.document is not None and (message.document.file_name or "").lower().endswith(SHEETS)


def is_workbook(message: Message) -> bool:
    """Whether a document is called like the bot's own workbook."""
    return message.document is not None and normalise(message.document.file_name or "").startswith(STEM)


@router.message(Command("file"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/file: all measures at once."""
    await _show(turn, state)


@router.callback_query(OwnSheet.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«ورود یکجا»: what can be had and sent here."""
    await _show(turn, state)


async def _show(turn: Turn, state: FSMContext) -> None:
    await state.set_state(OwnWorkbook.file)
    await state.set_data({})
    turn.card(
        words("own-sheet"),
        keyboard(
            [button("btn-own-fill", FillOwnSheet().pack()), button("btn-own-record", OwnRecord().pack())],
            button("btn-back", Home().pack()),
        ),
    )


@router.callback_query(FillOwnSheet.filter())
async def give_workbook(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«کاربرگ»: the workbook with what stands in it, to be filled in and sent back."""
    book = await own_sheet.book(turn.person, agency_of(turn))
    await state.set_state(OwnWorkbook.file)
    await state.set_data({})
    turn.own_sheet(
        "workbook",
        {"agency": book.agency, "year": book.year, "sample": book.sample},
        workbook_rows(book, turn.now),
        template_name("own"),
        words("own-workbook", count=len(book.lines)),
        keyboard(button("btn-back", OwnSheet().pack())),
    )


@router.callback_query(OwnRecord.filter())
async def give_record(_: CallbackQuery, turn: Turn) -> None:
    """«نسخهٔ ثبت‌شده»: what was entered, in the order of the catalogue, for the system of above."""
    record = await own_record.record(turn.person, agency_of(turn))
    turn.own_sheet(
        "record",
        {"agency": record.agency, "year": record.year, "sample": record.sample},
        record_rows(record, turn.now),
        "karnameh.xlsx",
        words("own-record", count=len(record.lines), at=turn.now),
        keyboard(button("btn-back", OwnSheet().pack())),
    )


@router.message(StateFilter(OwnWorkbook.file), F.document.file_name.lower().endswith(".zip"))
async def take_package(message: Message, turn: Turn) -> None:
    """A package of code-named files: taken apart beside the conversation."""
    sent = sent_file(message, turn.platform)
    await own_sheet.receive(turn.person, agency_of(turn), sent, turn.acted_at, turn.download_limit, packages.KIND)
    turn.say(words("own-package-reading", name=sent.name))


@router.message(StateFilter(OwnWorkbook.file), is_sheet)
@router.message(is_workbook)
async def take_workbook(message: Message, turn: Turn) -> None:
    """The filled-in workbook, here or (by its name) anywhere: read beside the conversation."""
    sent = sent_file(message, turn.platform)
    await own_sheet.receive(turn.person, agency_of(turn), sent, turn.acted_at, turn.download_limit)
    turn.say(words("own-reading", name=sent.name))


def _may(turn: Turn) -> int | None:
    """The agency of whoever sent it, if they (still) work for one."""
    agency_id = turn.actor.agency_of(Role.LIAISON) if turn.actor else None
    if turn.actor is None or agency_id is None or not access.allows(turn.actor, Permission.ENTER_VALUES, agency_id):
        return None
    return agency_id


@on_event("own-sheet-read")
async def was_read(event: Event, turn: Turn) -> None:
    """The workbook was read, or could not be: what it would change, and what is wrong."""
    agency_id = _may(turn)
    if agency_id is None:
        return
    if event["outcome"] != "read":
        await _unreadable(event, turn, agency_id)
        return
    rows = [(number, values) for number, values in event["rows"]]
    problems = [RowProblem(*one) for one in event["problems"]]
    found = await own_sheet.was_read(turn.person, agency_id, event["subject"], rows, problems, WORDS_OF_STEPS)
    _preview(turn, found, 0)


async def _unreadable(event: Event, turn: Turn, agency_id: int) -> None:
    draft = await own_sheet.unreadable(turn.person, agency_id, event["subject"], event["code"], event.get("args", {}))
    why = words(f"file-{event['code']}", **event.get("args", {}))
    turn.say(
        words("own-unreadable", name=draft.name, why=why),
        keyboard([button("btn-to-own-sheet", OwnSheet().pack()), button("btn-home", Home().pack())]),
    )


def _preview(turn: Turn, found: Preview, page: int) -> None:
    """Changes and problems, page by page; only what is right can be saved."""
    lines = [_change_words(one) for one in found.changes] + [_problem_words(one) for one in found.problems]
    pages = max(1, -(-len(lines) // A_PAGE))
    page = min(page, pages - 1)
    turning: list[Button] = []
    if page > 0:
        turning.append(button("btn-previous", OwnSheetPage(id=found.draft_id, page=page - 1).pack()))
    if page < pages - 1:
        turning.append(button("btn-next", OwnSheetPage(id=found.draft_id, page=page + 1).pack()))
    listed: list[Words | str] = list(lines[page * A_PAGE : (page + 1) * A_PAGE])
    saving = button("btn-own-save", ConfirmOwnSheet(id=found.draft_id).pack())
    turn.card(
        words(
            "own-preview",
            name=shortened(found.name, 40),
            new=found.new,
            changed=found.changed,
            same=found.same,
            wrong=words("own-preview-wrong", count=len(found.problems)) if found.problems else "",
            list=listed if listed else "",
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
            next=words("own-preview-save" if found.changes else "own-preview-nothing"),
        ),
        keyboard(
            turning,
            [saving] if found.changes else None,
            [
                button("btn-to-own-sheet", OwnSheet().pack()),
                button("btn-cancel", CancelOwnSheet(id=found.draft_id).pack()),
            ],
        ),
    )


def _change_words(one: Change) -> Words:
    if one.amount is None:
        return words("own-change-explanation", code=one.code)
    if one.former is None:
        return words("own-change-new", code=one.code, amount=one.amount)
    return words("own-change", code=one.code, former=one.former, amount=one.amount)


def _problem_words(problem: RowProblem) -> Words:
    why = words(f"problem-{problem.code}", **dict(problem.args))
    if problem.row is None:
        return words("problem-of-sheet", why=why)
    column = column_title("own", problem.column) if problem.column else ""
    return words("problem-of-row", row=problem.row, column=column, why=why)


@router.callback_query(OwnSheetPage.filter())
async def turn_page(_: CallbackQuery, callback_data: OwnSheetPage, turn: Turn) -> None:
    """Another page of the preview."""
    found = await own_sheet.preview(turn.person, agency_of(turn), callback_data.id)
    _preview(turn, found, callback_data.page)


@router.callback_query(ConfirmOwnSheet.filter())
async def confirm(_: CallbackQuery, callback_data: ConfirmOwnSheet, turn: Turn, state: FSMContext) -> None:
    """«ثبت مقدارها»: saved, as of the time at which the workbook was sent."""
    saved = await own_sheet.confirm(turn.person, agency_of(turn), callback_data.id, turn.acted_at)
    await state.clear()
    turn.say(
        words(
            "own-saved",
            count=saved.saved,
            left_out=words("own-left-out", codes=list(saved.left_out)) if saved.left_out else "",
        ),
        keyboard([button("btn-left-plain", Left().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(CancelOwnSheet.filter())
async def cancel(_: CallbackQuery, callback_data: CancelOwnSheet, turn: Turn, state: FSMContext) -> None:
    """«انصراف»: the workbook is put aside."""
    await own_sheet.cancel(turn.person, agency_of(turn), callback_data.id, turn.acted_at)
    turn.say(words("own-cancelled"))
    await _show(turn, state)


@on_event("package-unpacked")
async def was_unpacked(event: Event, turn: Turn) -> None:
    """The package was taken apart: whose each file is, which have no measure, which are of no use."""
    agency_id = _may(turn)
    if agency_id is None:
        return
    if event["outcome"] != "unpacked":
        await _unreadable(event, turn, agency_id)
        return
    files = [_inner(one) for one in event["files"]]
    taken = await packages.take(turn.person, agency_id, event["subject"], files)
    bad: list[Words | str] = [
        words("file-refused", name=shortened(name, 40), why=words(f"file-{code}", **args))
        for name, code, args in event["problems"][:NAMED]
    ]
    closed: list[Words | str] = [
        words("own-package-closed", name=shortened(name, 40), code=code) for name, code in taken.closed[:NAMED]
    ]
    turn.say(
        words(
            "own-package",
            stored=taken.stored,
            measures=taken.measures,
            again=taken.again,
            loose=taken.loose,
            wrong=len(event["problems"]) + len(taken.closed),
            list=bad + closed if bad + closed else "",
        ),
        keyboard(
            button("btn-loose", Loose().pack(), count=taken.loose) if taken.loose else None,
            [button("btn-left-plain", Left().pack()), button("btn-home", Home().pack())],
        ),
    )


def _inner(one: dict[str, Any]) -> Inner:
    got = StoredBytes(one["sha256"], one["size"], one["mime"], one["pages"], one["warnings"])
    return Inner(one["name"], one["code"], got)
