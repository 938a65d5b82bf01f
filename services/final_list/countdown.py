"""The legal date by which the selected are reported to the national body, and how far the year is (17c, ART-7)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models import articles
from models.clock import business_now, day_of
from models.correspondence import Duty
from models.cycle import Cycle
from models.results import Package
from services import access
from services.access import Actor, Permission
from services.states import AFTER_SELF_ASSESSMENT, CircularState
from services.year import days_off, timetable
from services.year.working_days import circular_limits

ARTICLE = "7"
COUNCIL_STEP = "council"


class Source(StrEnum):
    """Where the legal date comes from: a duty of article 7, the timetable's council, the usual day of the circular."""

    DUTY = "duty"
    TIMETABLE = "timetable"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Countdown:
    """The legal date, how many days and working days are left until its end (negative once it is over), the day the
    council is planned for, and whether a package was sent."""

    cycle_id: int
    year: int
    day: date
    source: Source
    days: int
    working_days: int
    council: date | None
    sent: bool

    @property
    def council_late(self) -> bool:
        """Whether the council is planned for a day after the legal date."""
        return self.council is not None and self.council > self.day


async def of(actor: Actor) -> Countdown | None:
    """The countdown of the current cycle; None before its self-assessment is over, and where nobody said a date and the
    usual one fell before that. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    return await current()


async def current() -> Countdown | None:
    """The same, for the rules themselves."""
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None or cycle.state not in AFTER_SELF_ASSESSMENT:
        return None
    council = next((one.last_day for one in await timetable.of_cycle(cycle) if one.code == COUNCIL_STEP), None)
    day, source = await _legal_day(cycle, council)
    if source is Source.USUAL and cycle.deadline_at is not None and day <= day_of(cycle.deadline_at):
        return None
    today = day_of(business_now())
    return Countdown(
        cycle_id=cycle.id,
        year=cycle.year,
        day=day,
        source=source,
        days=(day - today).days,
        working_days=(await days_off.calendar()).working_between(today, day),
        council=council,
        sent=await Package.filter(final_list__cycle_id=cycle.id, sent_at__isnull=False).exists(),
    )


async def _legal_day(cycle: Cycle, council: date | None) -> tuple[date, Source]:
    duty = (
        await Duty.filter(
            circular__cycle_id=cycle.id,
            circular__state=CircularState.ISSUED,
            article=articles.asked_for(ARTICLE),
            due_on__isnull=False,
        )
        .order_by("due_on")
        .first()
    )
    if duty is not None and duty.due_on is not None:
        return duty.due_on, Source.DUTY
    if council is not None:
        return council, Source.TIMETABLE
    return circular_limits(cycle.year)[COUNCIL_STEP], Source.USUAL
