"""Staff: the lists that come in by sheets: what stands of each, taken out as a file, the last import undone (§13)."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.places.home import Home, Imports
from handlers.places.lists import ImportSheet, ListCard, TakeOut, UndoImport
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.sheets import sheet_name
from messages.words import words
from services.access import Role
from services.lists import imports

router = Router(name="staff_lists")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))


@router.callback_query(Imports.filter())
async def menu(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«فهرست‌ها»: all lists that can be brought in or taken out."""
    await state.clear()
    menu_card(turn)


def menu_card(turn: Turn) -> None:
    """The card of all lists."""
    buttons = [button(f"sheet-{kind}", ListCard(kind=kind).pack()) for kind in imports.KINDS]
    turn.card(
        words("import-which"),
        keyboard(*[buttons[at : at + 2] for at in range(0, len(buttons), 2)], button("btn-back", Home().pack())),
    )


@router.callback_query(ListCard.filter())
async def show_list(_: CallbackQuery, callback_data: ListCard, turn: Turn, state: FSMContext) -> None:
    """One list: what stands of it, and what can be done."""
    await state.clear()
    kind = callback_data.kind
    rows = await imports.take_out(turn.person, kind)
    last = await imports.last(turn.person, kind)
    undoable = last is not None and last.undo is not None
    turn.card(
        words(
            "list-card",
            kind=words(f"sheet-{kind}"),
            rows=len(rows),
            last=words("list-last", at=last.decided_at, name=last.name) if last else "",
        ),
        keyboard(
            [
                button("btn-bring-in", ImportSheet(kind=kind).pack()),
                button("btn-take-out", TakeOut(kind=kind).pack()) if rows else None,
            ],
            button("btn-undo-import", UndoImport(id=last.id).pack()) if last and undoable else None,
            button("btn-back", Imports().pack()),
        ),
    )


@router.callback_query(TakeOut.filter())
async def take_out(_: CallbackQuery, callback_data: TakeOut, turn: Turn) -> None:
    """«خروجی فایل»: what stands, in the form in which it comes in."""
    kind = callback_data.kind
    rows = await imports.take_out(turn.person, kind)
    turn.filled(
        kind,
        rows,
        sheet_name(kind),
        words("list-out", kind=words(f"sheet-{kind}"), rows=len(rows)),
        keyboard([button("btn-bring-in", ImportSheet(kind=kind).pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(UndoImport.filter())
async def undo(_: CallbackQuery, callback_data: UndoImport, turn: Turn) -> None:
    """«لغو آخرین ورود»: asked once, then taken back."""
    if callback_data.sure:
        undone = await imports.undo(turn.person, callback_data.id, turn.acted_at)
        turn.say(words("import-undone", name=undone.name))
        menu_card(turn)
        return
    draft = await imports.undoable(turn.person, callback_data.id)
    turn.card(
        words("undo-sure", kind=words(f"sheet-{draft.kind}"), name=draft.name),
        keyboard(
            button("btn-undo-now", UndoImport(id=draft.id, sure=True).pack()),
            button("btn-back", ListCard(kind=draft.kind).pack()),
        ),
    )
