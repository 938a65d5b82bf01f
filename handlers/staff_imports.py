"""Staff: import a sheet in chat: template, file, preview with errors by row and column, confirm (03a, §13)."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.places import CancelImport, ConfirmImport, Home, ImportProblems, ImportSheet
from handlers.sent import sent_file
from handlers.states import Staff
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.sheets import column_title
from messages.words import Words, words
from models.staging import ImportDraft
from services import access, imports
from services.access import Permission, Role
from services.errors import Refused
from services.problems import RowProblem

router = Router(name="staff_imports")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

PROBLEMS_A_PAGE = 6


@router.message(Command("import"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/import [agencies|catalogue]."""
    kind = (command.args or "").strip().lower()
    if kind not in imports.KINDS:
        turn.say(
            words("import-which"),
            keyboard(
                button("btn-import-agencies", ImportSheet(kind=imports.AGENCIES).pack()),
                button("btn-import-catalogue", ImportSheet(kind=imports.CATALOGUE).pack()),
                button("btn-home", Home().pack()),
            ),
        )
        return
    await _ask_for_sheet(turn, state, kind)


@router.callback_query(ImportSheet.filter())
async def by_button(_: CallbackQuery, callback_data: ImportSheet, turn: Turn, state: FSMContext) -> None:
    """«ورود …»: here is the template, send it back filled in."""
    await _ask_for_sheet(turn, state, callback_data.kind)


async def _ask_for_sheet(turn: Turn, state: FSMContext, kind: str) -> None:
    await imports.check_may(turn.person, kind)
    await state.set_state(Staff.sheet)
    await state.set_data({"kind": kind})
    name, data = turn.template(kind)
    turn.document(
        name,
        data,
        words("import-send-sheet", kind=words(f"sheet-{kind}")),
        keyboard(button("btn-back", Home().pack())),
    )


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
        draft = await imports.was_read(event["subject"], rows, problems)
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
        _preview(turn, draft, 0)


def _why(problem: RowProblem) -> Words:
    return words(f"file-{problem.code}", **dict(problem.args))


def _preview(turn: Turn, draft: ImportDraft, page: int) -> None:
    kind = words(f"sheet-{draft.kind}")
    problems = imports.problems_of(draft)
    if not problems:
        turn.card(
            words("import-preview", kind=kind, name=draft.name, rows=len(draft.rows), first=_first_rows(draft)),
            keyboard(
                button("btn-put-in-force", ConfirmImport(id=draft.id).pack()),
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
            rows=len(draft.rows),
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


def _first_rows(draft: ImportDraft) -> list[str]:
    column = "title" if draft.kind == imports.AGENCIES else "measure_title"
    return [str(row[column]) for _, row in draft.rows[:3]]


def _problem_words(kind: str, problem: RowProblem) -> Words:
    column = column_title(kind, problem.column) if problem.column else ""
    why = words(f"problem-{problem.code}", **dict(problem.args))
    if problem.row is None:
        return words("problem-of-sheet", why=why)
    return words("problem-of-row", row=problem.row, column=column, why=why)


@router.callback_query(ImportProblems.filter())
async def turn_page(_: CallbackQuery, callback_data: ImportProblems, turn: Turn) -> None:
    """Another page of problems."""
    access.require(turn.person, Permission.IMPORT)
    draft = await ImportDraft.get_or_none(id=callback_data.id)
    if draft is None or draft.state != imports.READY:
        raise Refused("import-decided")
    _preview(turn, draft, callback_data.page)


@router.callback_query(ConfirmImport.filter())
async def confirm(_: CallbackQuery, callback_data: ConfirmImport, turn: Turn, state: FSMContext) -> None:
    """The preview was confirmed."""
    counts = await imports.confirm(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("import-done", rows=counts["rows"], new=counts["new"], changed=counts["changed"]))
    await home.show(turn, state)


@router.callback_query(CancelImport.filter())
async def cancel(_: CallbackQuery, callback_data: CancelImport, turn: Turn, state: FSMContext) -> None:
    """The preview was cancelled."""
    await imports.cancel(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("import-cancelled"))
    await home.show(turn, state)
