"""The way on after a rule said no: the one right next thing, and home."""

from handlers.entering import SHARE
from handlers.places import DefineCycle, Entry, Home, ImportSheet
from handlers.states import Entering
from handlers.turn import Turn
from messages.keyboards import AnyKeyboard, button, keyboard
from messages.words import words
from services import imports
from services.access import Role
from services.errors import Refused

ABOUT_A_MEASURE = {
    "no-value",
    "no-evidence",
    "changed-meanwhile",
    "file-too-large",
    "central-measure",
}


def answer(turn: Turn, refusal: Refused) -> None:
    """Say which rule refused, with a button to what can be done about it."""
    turn.say(words(f"refused-{refusal.code}", **refusal.arguments), _way_on(turn, refusal))


def _way_on(turn: Turn, refusal: Refused) -> AnyKeyboard | None:
    if turn.conversation.state == Entering.contact.state:
        return SHARE
    if turn.actor is None:
        return None
    home = button("btn-home", Home().pack())
    entry_id = refusal.entry_id or turn.conversation.data.get("entry")
    if refusal.code in ABOUT_A_MEASURE and entry_id is not None and turn.actor.has(Role.LIAISON):
        return keyboard([button("btn-to-entry", Entry(id=entry_id).pack()), home])
    if refusal.code == "nothing-to-open":
        return keyboard(
            button("btn-import-agencies", ImportSheet(kind=imports.AGENCIES).pack()),
            button("btn-import-catalogue", ImportSheet(kind=imports.CATALOGUE).pack()),
            home,
        )
    if refusal.code == "no-draft-cycle":
        return keyboard([button("btn-define-cycle", DefineCycle().pack()), home])
    return keyboard(home)
