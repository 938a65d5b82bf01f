"""The doors to objections on the cards of who looks at them, for the organisation or its agency: where something is."""

from handlers.places.objections import Agenda, DecidingQueue, LateOnes, Objection, ObjectionBoard, Objections
from handlers.turn import Turn
from messages.keyboards import Button, button
from services.access import Role
from services.objections import committee, deciding, filing, queue
from services.results.objectable import Still
from services.states import FROZEN_RESULTS, ObjectionState


def of_agency(state: str, still: Still) -> Button | None:
    """What the agency began and has not filed, while it still can be: the draft, or several ahead of the list."""
    if not still.drafts or state in FROZEN_RESULTS:
        return None
    if len(still.drafts) == 1:
        return button("btn-continue-draft", Objection(id=still.drafts[0].id).pack())
    return button("btn-drafts", Objections().pack(), count=len(still.drafts))


async def of_staff(turn: Turn) -> Button | None:
    """The administrator's, with what waits for staff; the deputy's, with the late ones."""
    if turn.person.has(Role.ADMIN):
        counts = (await queue.board(turn.person, "open", size=1)).counts
        count = counts["new"] + counts["decided"]
        return button("btn-objections-door", ObjectionBoard().pack(), count=count) if counts["all"] else None
    late = len(await filing.late_ones(turn.person))
    return button("btn-late-door", LateOnes().pack(), count=late) if late else None


async def of_judges(turn: Turn) -> list[Button | None]:
    """The appraiser's own objections, the committee's agenda."""
    own = agenda = 0
    if turn.person.has(Role.APPRAISER):
        own = sum(1 for one in await deciding.waiting(turn.person) if one.state == ObjectionState.ASSIGNED)
    if turn.person.has(Role.COMMITTEE):
        found = await committee.agenda(turn.person)
        agenda = sum(1 for one in found if one.state == ObjectionState.AT_COMMITTEE)
    return [
        button("btn-own-objections-door", DecidingQueue().pack(), count=own) if own else None,
        button("btn-agenda-door", Agenda().pack(), count=agenda) if turn.person.has(Role.COMMITTEE) else None,
    ]
