"""Staff: bring a list in by its sheet: template, file, preview with errors by row and column, confirm (03a, §13)."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Home
from handlers.places.lists import CancelImport, ConfirmImport, ImportChanges, ImportProblems, ImportSheet, ListCard
from handlers.sent import sent_file
from handlers.staff.lists import staff_lists
from handlers.staff.people import invitation_sheet
from handlers.states import Staff
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.sheets import choice_word, column_title, template_name
from messages.words import Words, words
from models.staging import ImportDraft
from services import access
from services.access import Permission, Role
from services.levels import importing as levels
from services.lists import imports
from services.lists.sheet_list import Change, Comparison
from services.problems import RowProblem

router = Router(name="staff_imports")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

PROBLEMS_A_PAGE = 6
CHANGES_A_PAGE = 6
TOLD_NAMED = 3


@router.message(Command("import", "export"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/import [kind]: the lists, or at once the sheet of one."""
    kind = (command.args or "").strip().lower()
    if kind in imports.KINDS:
        await _ask_for_sheet(turn, state, kind)
    else:
        staff_lists.menu_card(turn)


@router.callback_query(ImportSheet.filter())
async def by_button(_: CallbackQuery, callback_data: ImportSheet, turn: Turn, state: FSMContext) -> None:
    """«ورود …»: here is the template, send it back filled in."""
    await _ask_for_sheet(turn, state, callback_data.kind)


async def _ask_for_sheet(turn: Turn, state: FSMContext, kind: str) -> None:
    await imports.check_may(turn.person, kind)
    await state.set_state(Staff.sheet)
    await state.set_data({"kind": kind})
    said = words("import-send-sheet", kind=words(f"sheet-{kind}"))
    back = keyboard(button("btn-back", ListCard(kind=kind).pack()))
    if rows := await imports.to_fill_in(turn.person, kind):
        turn.filled(kind, rows, template_name(kind), said, back)
        return
    name, data = turn.template(kind)
    turn.document(name, data, said, back)


@router.message(StateFilter(Staff.sheet), F.document)
async def take_sheet(message: Message, turn: Turn, state: FSMContext) -> None:
    """The sheet came: it is read beside the conversation."""
    data = await state.get_data()
    sent = sent_file(message, turn.platform)
    await imports.receive(turn.person, data["kind"], sent, turn.download_limit)
    turn.say(words("import-reading", name=sent.name))


@on_event("sheet-read")
async def was_read(event: Event, turn: Turn) -> None:
    """The sheet was read, or could not be: show the preview."""
    if event["outcome"] == "read":
        rows = [(number, values) for number, values in event["rows"]]
        problems = [RowProblem(*one) for one in event["problems"]]
        faulty = [(number, values) for number, values in event.get("faulty", ())]
        draft = await imports.was_read(event["subject"], rows, problems, faulty)
    else:
        draft = await imports.unreadable(event["subject"], event["code"], event.get("args", {}))
    if turn.actor is None or not access.allows(turn.actor, Permission.IMPORT):
        return
    if draft.state == imports.UNREADABLE:
        turn.say(
            words("import-unreadable", name=draft.name, why=_why(imports.problems_of(draft)[0])),
            keyboard(
                [button("btn-send-again", ImportSheet(kind=draft.kind).pack()), button("btn-home", Home().pack())]
            ),
        )
    else:
        await _preview(turn, draft, 0)


def _why(problem: RowProblem) -> Words:
    return words(f"file-{problem.code}", **dict(problem.args))


async def _preview(turn: Turn, draft: ImportDraft, page: int) -> None:
    kind = words(f"sheet-{draft.kind}")
    problems = imports.problems_of(draft)
    if not problems:
        comparison = await imports.compared(turn.person, draft)
        turn.card(
            words(
                "import-preview",
                kind=kind,
                name=draft.name,
                rows=len(draft.rows),
                new=comparison.new,
                changed=comparison.changed,
                same=comparison.same,
                first=_first_rows(draft),
                note=_note(draft, comparison),
            ),
            keyboard(
                button("btn-put-in-force", ConfirmImport(id=draft.id).pack()),
                button("btn-see-changes", ImportChanges(id=draft.id).pack()) if comparison.changes else None,
                button("btn-cancel", CancelImport(id=draft.id).pack()),
            ),
        )
        return
    pages = -(-len(problems) // PROBLEMS_A_PAGE)
    page = min(max(page, 0), pages - 1)
    shown: list[Words | str] = [
        _problem_words(draft.kind, one) for one in problems[page * PROBLEMS_A_PAGE : (page + 1) * PROBLEMS_A_PAGE]
    ]
    turning = []
    if page > 0:
        turning.append(button("btn-previous", ImportProblems(id=draft.id, page=page - 1).pack()))
    if page < pages - 1:
        turning.append(button("btn-next", ImportProblems(id=draft.id, page=page + 1).pack()))
    turn.card(
        words(
            "import-problems",
            kind=kind,
            name=draft.name,
            rows=imports.sound(draft),
            count=len(problems),
            list=shown,
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning,
            [
                button("btn-send-again", ImportSheet(kind=draft.kind).pack()),
                button("btn-cancel", CancelImport(id=draft.id).pack()),
            ],
        ),
    )


def _note(draft: ImportDraft, comparison: Comparison) -> list[Words | str] | Words | str:
    missing = sum(1 for _, row in draft.rows if draft.kind == "specific" and not row.get("target"))
    if missing:
        return words("preview-no-target", count=missing)
    if draft.kind == imports.CATALOGUE and comparison.changed and comparison.corrects:
        return words("preview-corrects")
    if draft.kind == levels.KIND:
        return [one for one in _levels_notes(comparison) if one] or ""
    if draft.kind in ("weights", "steward"):
        return words("preview-rescores")
    return ""


def _levels_notes(comparison: Comparison) -> list[Words | str]:
    """What replacing levels means: who was told of them, whose letter is needed again, which scores stand."""
    told, named = len(comparison.told), comparison.told[:TOLD_NAMED]
    return [
        words(
            "preview-corrects-levels",
            count=told,
            agencies=[shortened(one, 40) for one in named],
            more=told - len(named),
        )
        if told
        else "",
        words("preview-needs-letters", count=comparison.unlettered) if comparison.unlettered else "",
        words("preview-keeps-scores", count=comparison.kept) if comparison.kept else "",
    ]


FIRST_COLUMNS = ("title", "measure_title", "name", "agency_title", "agency_code")


def _first_rows(draft: ImportDraft) -> list[str]:
    shown = [next(str(row[column]) for column in FIRST_COLUMNS if row.get(column)) for _, row in draft.rows]
    return list(dict.fromkeys(shown))[:3]


@router.callback_query(ImportChanges.filter())
async def see_changes(_: CallbackQuery, callback_data: ImportChanges, turn: Turn) -> None:
    """«دیدن تغییرها»: cell by cell, what it was and would be."""
    draft = await imports.ready(turn.person, callback_data.id)
    changes = (await imports.compared(turn.person, draft)).changes
    pages = max(1, -(-len(changes) // CHANGES_A_PAGE))
    page = min(callback_data.page, pages - 1)
    shown = [_change_words(draft.kind, one) for one in changes[page * CHANGES_A_PAGE : (page + 1) * CHANGES_A_PAGE]]
    turn.card(
        words("import-changes", list=shown, page=page + 1, pages=pages),
        keyboard(
            [
                button("btn-previous", ImportChanges(id=draft.id, page=page - 1).pack()) if page else None,
                button("btn-next", ImportChanges(id=draft.id, page=page + 1).pack()) if page < pages - 1 else None,
            ],
            button("btn-put-in-force", ConfirmImport(id=draft.id).pack()),
            button("btn-cancel", CancelImport(id=draft.id).pack()),
        ),
    )


def _change_words(kind: str, one: Change) -> Words:
    column = column_title(kind, one.column)
    former, new = (shortened(_cell(kind, one.column, value), 60) for value in (one.former, one.new))
    if not one.title:
        return words("change-line", code=one.code, column=column, former=former, new=new)
    return words(
        "change-line-of",
        title=shortened(one.title, 40),
        code=one.code,
        column=column,
        former=former,
        new=new,
        told=int(one.told),
    )


def _cell(kind: str, column: str, value: str) -> str:
    """A value as its sheet says it: a choice by its word."""
    try:
        return choice_word(kind, column, value)
    except KeyError:
        return value or "—"


def _problem_words(kind: str, problem: RowProblem) -> Words:
    column = column_title(kind, problem.column) if problem.column else ""
    why = words(f"problem-{problem.code}", **dict(problem.args))
    if problem.row is None:
        return words("problem-of-sheet", why=why)
    return words("problem-of-row", row=problem.row, column=column, why=why)


@router.callback_query(ImportProblems.filter())
async def turn_page(_: CallbackQuery, callback_data: ImportProblems, turn: Turn) -> None:
    """Another page of problems."""
    await _preview(turn, await imports.ready(turn.person, callback_data.id), callback_data.page)


@router.callback_query(ConfirmImport.filter())
async def confirm(_: CallbackQuery, callback_data: ConfirmImport, turn: Turn, state: FSMContext) -> None:
    """The preview was confirmed: asked once more where people were told of what changes."""
    draft = await imports.ready(turn.person, callback_data.id)
    if draft.kind == levels.KIND and not draft.problems:
        comparison = await imports.compared(turn.person, draft)
        if len(comparison.told) > callback_data.told:
            _ask_whether_sure(turn, draft, comparison)
            return
    done = await imports.confirm(turn.person, callback_data.id, turn.acted_at)
    if done.extra:
        invitation_sheet.send(turn, done.extra)
    turn.say(words("import-done", rows=done.rows, new=done.new, changed=done.changed))
    await home.show(turn, state)


def _ask_whether_sure(turn: Turn, draft: ImportDraft, comparison: Comparison) -> None:
    turn.card(
        words("import-sure-levels", notes=[one for one in _levels_notes(comparison) if one]),
        keyboard(
            button("btn-replace-told", ConfirmImport(id=draft.id, told=len(comparison.told)).pack()),
            button("btn-see-changes", ImportChanges(id=draft.id).pack()) if comparison.changes else None,
            button("btn-cancel", CancelImport(id=draft.id).pack()),
        ),
    )


@router.callback_query(CancelImport.filter())
async def cancel(_: CallbackQuery, callback_data: CancelImport, turn: Turn, state: FSMContext) -> None:
    """The preview was cancelled."""
    await imports.cancel(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("import-cancelled"))
    await home.show(turn, state)
