"""Agencies of which nothing is heard: their heads are told two weeks before the end, staff a week before (04b)."""

from messages.words import Words, words
from models import sql
from models.clock import business_now
from models.fields import stored_time
from scheduler.plan import Due
from scheduler.windows import SENT, Window
from services.access import SYSTEM
from services.notices import Notice, post
from services.overview import boards
from services.overview.boards import SILENT_STATES, CaseView
from services.states import in_sql
from services.year import outages

DAYS_TO_HEAD, DAYS_TO_STAFF = 14, 7
TO_HEAD, TO_STAFF = "silent", "silent-staff"
NAMED = 5


def concerns(window: Window, due: Due, state: str) -> bool:
    """Whether the head of an agency in this state is to hear that nothing was begun."""
    return not window.grace and due.days <= DAYS_TO_HEAD and state in SILENT_STATES


def to_head(window: Window, case_id: int, person_id: int) -> Notice:
    """What the head is told, once a deadline."""
    key = f"{window.keys}{TO_HEAD}:{case_id}:{person_id}"
    args = {"deadline": window.deadline}
    return Notice(key, person_id, "silent-head", args, (("btn-home", "home"),), reminder=True)


async def tell_staff(window: Window, due: Due) -> None:
    """Give staff the list of silent agencies with phones, once a deadline of the cycle."""
    if window.grace or window.case_id is not None or due.days > DAYS_TO_STAFF:
        return
    silent = await boards.cases(SYSTEM, window.cycle_id, CaseView.SILENT, size=NAMED)
    lines = [line(one) for one in silent.lines]
    told = [person for person in await outages.staff_people() if await _write_down(window, due, person)]
    await post(
        [
            Notice(
                f"{window.keys}{TO_STAFF}:{person}",
                person,
                "silent-staff",
                {"count": silent.count, "deadline": window.deadline, "list": lines, "more": silent.count - len(lines)},
                (("btn-silent-list", "view:silent:0"),),
                reminder=True,
            )
            for person in told
        ]
    )


async def _write_down(window: Window, due: Due, person_id: int) -> int:
    """A row for each silent agency; returns how many were not there yet."""
    added = await sql.rows(
        "INSERT INTO reminder (cycle_id, case_id, person_id, kind, deadline_version, due_at, state, decided_at) "  # noqa: S608 - constants only
        "SELECT c.cycle_id, c.id, ?, ?, ?, ?, ?, ? FROM agency_case c "
        f"WHERE c.cycle_id = ? AND c.state IN {in_sql(SILENT_STATES)} "
        "ON CONFLICT (cycle_id, kind, case_id, person_id, deadline_version) DO NOTHING RETURNING id",
        person_id,
        TO_STAFF,
        window.version,
        stored_time(due.at),
        SENT,
        stored_time(business_now()),
        window.cycle_id,
    )
    return len(added)


def line(one: boards.CaseLine) -> Words:
    """An agency with somebody to call."""
    if one.contact is None:
        return words("silent-line-nobody", title=one.title)
    return words("silent-line", title=one.title, name=one.contact.name, phone=one.contact.phone)
