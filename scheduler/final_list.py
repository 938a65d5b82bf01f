"""The final list in the background: frozen, its text kept, packages made; the legal date told (16a, 17b, 17c)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from messages.jalali import end_of_day, local
from models import installation
from models.clock import business_now
from models.gate import tx
from scheduler.phases import step_by_step
from scheduler.plan import QUIET, newest_due, reminders_of
from services.access import Role
from services.final_list import canonical, countdown, freezing, keeping, package
from services.final_list.countdown import Countdown
from services.notices import Notice, post
from services.people import people
from services.year import days_off

LOOK_BACK = timedelta(days=40)
OVER = "over"


async def freeze() -> None:
    """Freeze what was asked for, one case a transaction; then keep the list's text and put it under its digest.

    The text is safe in the store before any row speaks of it.
    """
    if not await freezing.any_due():
        return
    await step_by_step(freezing.next_case, awaited=True)
    one = await freezing.ready()
    if one is None:
        return
    text = await freezing.text_of(one)
    digest = await keeping.keep(text)
    assert digest == canonical.digest(text)
    await tx(lambda: freezing.seal(one.id, digest, one.agencies))


async def make_packages() -> None:
    """Make the packages that were asked for, one after another; kept before they are spoken of."""
    while (waiting := await package.waiting()) is not None:
        contents = await package.contents(waiting)
        if contents is None:
            await tx(lambda waiting=waiting: package.unmakeable(waiting.id))  # type: ignore[misc]
            continue
        digest = await keeping.package(contents)
        if digest is None:
            return
        await tx(lambda waiting=waiting, digest=digest: package.was_made(waiting.id, digest))  # type: ignore[misc]


async def remind_of_legal_date() -> None:
    """Remind administrators and deputies of the legal date while nothing was sent: as of any deadline, and once when it
    is over. After an outage only the newest is told."""
    found = await countdown.current()
    if found is None or found.sent:
        return
    due = await _due(found)
    if due is None or await installation.get(_mark(found)) == due:
        return
    await tx(lambda: _tell(found, due))


def _mark(found: Countdown) -> str:
    return f"legal-date:{found.cycle_id}:{found.day.isoformat()}"


async def _due(found: Countdown) -> str | None:
    """The kind of reminder that is due now, None at night and before the first."""
    now, ends = business_now(), end_of_day(found.day)
    zone = local(now).tzinfo
    assert isinstance(zone, ZoneInfo)
    if QUIET.covers(local(now)):
        return None
    if now >= ends:
        return OVER
    newest, _ = newest_due(reminders_of(ends, zone, await days_off.calendar()), ends - LOOK_BACK, now)
    return newest.kind if newest is not None else None


async def _tell(found: Countdown, due: str) -> None:
    await installation.put(_mark(found), due)
    told = {"year": found.year, "day": found.day}
    buttons = (("btn-open-final", "final"), ("btn-home", "home"))
    name = "legal-date-over" if due == OVER else "legal-date-near"
    args = told if due == OVER else told | {"days": found.days, "working": found.working_days}
    staff = dict.fromkeys([*await people.holders(Role.ADMIN), *await people.holders(Role.DEPUTY)])
    await post(
        [Notice(f"{_mark(found)}:{due}:{person}", person, name, args, buttons, reminder=True) for person in staff]
    )
