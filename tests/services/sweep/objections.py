"""Use cases of services/objections: permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

from models import clock, sql
from models.clock import business_now, day_of
from models.fields import stored_time
from models.objections import HearingSlot, Resolution
from models.results import CaseResult
from services.access import SYSTEM, Actor, Denied, Grant, Permission, Role
from services.case import evidence
from services.case.evidence import SentFile, StoredBytes
from services.objections import (
    answering,
    committee,
    deciding,
    drafting,
    filing,
    hearing_desk,
    hearings,
    lost_files,
    queue,
    statistics,
    views,
)
from services.objections.views import Outcome, Vote
from services.people import people
from services.results import making, totals
from tests.services.conftest import World
from tests.services.sweep.scene import AGENCY, APPRAISER, ENTRY, Scene, scored

P = Permission
SCORER = 11  # who gave the scores that are objected to
OWN = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
TEXT = "سند دوم همان فهرست مصوب است و دیده نشده است."
VOTE = Vote(3, 1, 0)
SENT = SentFile("bale", 2, 90, "f", "new.pdf", "application/pdf", 10)
AGAIN = SentFile("bale", 2, 92, "h", "new.pdf", "application/pdf", 10)
SCAN = SentFile("bale", 2, 91, "g", "resolution.pdf", "application/pdf", 10)


async def crew() -> None:
    """For tests of the rules: appraisers 10, 11 (`SCORER`), 12, and 13, a member of the committee."""
    for number in range(5, 14):
        await people.join(f"شخص {number}", f"98912000002{number}", "bale", 200 + number, 200 + number)
    for number in (APPRAISER, SCORER, 12):
        await people.grant(None, number, Role.APPRAISER, None)
    await people.grant(None, 13, Role.COMMITTEE, None)


async def told(actor: Actor) -> None:
    """Everything was scored by somebody else than `APPRAISER`, and both agencies were sent their sheets."""
    await scored(actor)
    await sql.run("UPDATE value SET person_id = ? WHERE source = 'preliminary'", SCORER)
    await sql.run("UPDATE appraisal SET scored_by_id = ?", SCORER)
    await sql.run("UPDATE cycle SET state = 'PRELIM_ANNOUNCED', allow_new_evidence = 1")
    await sql.run("UPDATE case_result SET state = 'RELEASED'")
    for one in await CaseResult.all().select_related("cycle"):
        await making.write(one, await totals.lines(one.case_id), window_ends_at=business_now() + timedelta(days=5))


async def drafted(actor: Actor) -> None:
    """The agency has written an objection to its first measure."""
    await told(actor)
    begun = await drafting.begin(OWN, ENTRY, business_now())
    await drafting.write(OWN, begun.id, TEXT, begun.version)


async def pointed(actor: Actor) -> None:
    """A file came with the draft, and is stored."""
    await drafted(actor)
    await _file()


async def _file() -> int:
    file = await drafting.receive_file(OWN, 1, SENT, business_now(), 1000)
    await evidence.stored(file.id, StoredBytes("b" * 64, 10, "application/pdf", 1))
    return int(file.id)


async def filed(actor: Actor) -> None:
    """It was filed in time."""
    await pointed(actor)
    await filing.file(OWN, 1, await _version(), business_now())


async def file_lost(actor: Actor) -> None:
    """It was filed in time, and the file that came with it never came."""
    await drafted(actor)
    file = await drafting.receive_file(OWN, 1, SENT, business_now(), 1000)
    await filing.file(OWN, 1, await _version(), business_now())
    await evidence.not_stored(file.id, "lose", "gone")


async def late(actor: Actor) -> None:
    """It came after its window."""
    await drafted(actor)
    await sql.run("UPDATE result_sheet SET window_ends_at = ?", stored_time(business_now() - timedelta(hours=1)))
    await filing.file_late(OWN, 1, await _version(), "رابط در مأموریت بود.", business_now())


async def after_the_window(actor: Actor) -> None:
    """It is written and its window is over."""
    await drafted(actor)
    await sql.run("UPDATE result_sheet SET window_ends_at = ?", stored_time(business_now() - timedelta(hours=1)))


async def assigned(actor: Actor) -> None:
    """It lies on the desk of `APPRAISER`."""
    await filed(actor)
    await queue.assign(SYSTEM, 1, await _version(), APPRAISER, business_now())


async def decided(actor: Actor) -> None:
    """`APPRAISER` has decided it."""
    await assigned(actor)
    own = Actor(APPRAISER, "", (Grant(Role.APPRAISER),))
    await deciding.decide(own, 1, await _version(), Outcome.ACCEPTED, Decimal(6), "پذیرفته شد", business_now())


async def at_committee(actor: Actor) -> None:
    """It is on the committee's agenda, which has a resolution."""
    await filed(actor)
    await queue.escalate(SYSTEM, 1, await _version(), "برداشت دوگانه است", business_now())
    await Resolution.create(
        cycle_id=1, body="committee", number="1", day=day_of(business_now()), recorded_at=business_now()
    )


async def decided_there(actor: Actor) -> None:
    """The committee has decided it."""
    await at_committee(actor)
    member = Actor(12, "", (Grant(Role.COMMITTEE),))
    await committee.decide(member, 1, await _version(), 1, Outcome.REJECTED, None, "رد شد", VOTE, business_now())


async def asked(actor: Actor) -> None:
    """A hearing was asked for; there is a free time."""
    await filed(actor)
    await hearings.ask(OWN, AGENCY, "باید نشان داده شود.", business_now())
    await HearingSlot.create(cycle_id=1, starts_at=business_now() + timedelta(days=2), place="اتاق ۳۰۴")


async def offered(actor: Actor) -> None:
    """Staff have said yes."""
    await asked(actor)
    await hearing_desk.offer(SYSTEM, 1)


async def held(actor: Actor) -> None:
    """Its time was chosen and has come."""
    await offered(actor)
    await hearings.choose(OWN, 1, 1, business_now())
    await sql.run("UPDATE hearing_slot SET starts_at = ?", stored_time(business_now() - timedelta(minutes=5)))


async def _version() -> int:
    return (await views.known(1)).version


def now() -> Any:
    return business_now()


Call = Callable[[Actor, World], Awaitable[Any]]


def _seen(act: Callable[..., Awaitable[Any]], *before: Any, after: tuple[Any, ...] = ()) -> Call:
    """A use case that takes the objection as it was seen: its number, then other things, then its version."""

    async def call(actor: Actor, _: World) -> Any:
        found = await sql.row("SELECT version FROM objection WHERE id = 1")
        return await act(actor, 1, *before, found["version"] if found else 1, *after)

    return call


async def _own_desk(actor: Actor, _: World) -> None:
    """Another appraiser finds nothing of it on their own desk."""
    if not await deciding.waiting(actor):
        raise Denied(actor, P.DECIDE_OBJECTION, None)


async def _point(actor: Actor, _: World) -> Any:
    found = await sql.row("SELECT max(id) AS id FROM evidence_file WHERE purpose = 'objection'")
    return await drafting.point(actor, 1, found["id"] if found else 0, await _version())


async def _answer_all(actor: Actor, _: World) -> Any:
    return await answering.answer_all(actor, (await answering.preview(SYSTEM)).mark, now())


def _see(act: Callable[..., Awaitable[Any]]) -> Call:
    async def call(actor: Actor, _: World) -> Any:
        found = await sql.row("SELECT max(id) AS id FROM evidence_file WHERE purpose = 'objection'")
        return await act(actor, 1, found["id"] if found else 0)

    return call


CALLS: dict[str, tuple[Permission, Call]] = {
    "drafting.room": (P.OBJECT, lambda a, w: drafting.room(a, AGENCY)),
    "drafting.item": (P.OBJECT, lambda a, w: drafting.item(a, ENTRY)),
    "drafting.numbered": (P.OBJECT, lambda a, w: drafting.numbered(a, AGENCY, 1001)),
    "drafting.own": (P.OBJECT, lambda a, w: drafting.own(a, 1)),
    "drafting.begin": (P.OBJECT, lambda a, w: drafting.begin(a, ENTRY, now())),
    "drafting.draft": (P.OBJECT, _seen(drafting.draft)),
    "drafting.write": (P.OBJECT, _seen(drafting.write, TEXT)),
    "drafting.choose_subject": (P.OBJECT, _seen(drafting.choose_subject, views.WEIGHT)),
    "drafting.files": (P.OBJECT, lambda a, w: drafting.files(a, 1)),
    "drafting.point": (P.OBJECT, _point),
    "drafting.receive_file": (P.OBJECT, lambda a, w: drafting.receive_file(a, 1, SENT, now(), 1000)),
    "drafting.discard": (P.OBJECT, _seen(drafting.discard)),
    "lost_files.check": (P.OBJECT, lambda a, w: lost_files.check(a, 1, 1, now())),
    "lost_files.send_again": (P.OBJECT, lambda a, w: lost_files.send_again(a, 1, 1, AGAIN, now(), 1000)),
    "filing.file": (P.OBJECT, _seen(filing.file, after=(business_now(),))),
    "filing.file_late": (P.OBJECT, _seen(filing.file_late, after=("رابط در مأموریت بود.", business_now()))),
    "filing.late_ones": (P.ADMIT_LATE, lambda a, w: filing.late_ones(a)),
    "filing.late_one": (P.ADMIT_LATE, lambda a, w: filing.late_one(a, 1)),
    "filing.admit": (P.ADMIT_LATE, lambda a, w: filing.admit(a, 1, "موجه است", now())),
    "filing.refuse": (P.ADMIT_LATE, lambda a, w: filing.refuse(a, 1, "موجه نیست", now())),
    "queue.board": (P.MANAGE_OBJECTIONS, lambda a, w: queue.board(a, "open")),
    "queue.one": (P.MANAGE_OBJECTIONS, lambda a, w: queue.one(a, 1)),
    "queue.candidates": (P.MANAGE_OBJECTIONS, lambda a, w: queue.candidates(a, 1)),
    "queue.assign": (P.MANAGE_OBJECTIONS, _seen(queue.assign, after=(APPRAISER, business_now()))),
    "queue.assign_evenly": (P.MANAGE_OBJECTIONS, lambda a, w: queue.assign_evenly(a)),
    "queue.held": (P.MANAGE_OBJECTIONS, lambda a, w: queue.held(a, 1)),
    "queue.escalate": (P.MANAGE_OBJECTIONS, _seen(queue.escalate, after=("برداشت دوگانه است", business_now()))),
    "queue.forward": (P.MANAGE_OBJECTIONS, lambda a, w: queue.forward(a, 1, "نامهٔ ۱۲", now())),
    "queue.waiting": (P.MANAGE_OBJECTIONS, lambda a, w: queue.waiting(a)),
    "deciding.waiting": (P.DECIDE_OBJECTION, _own_desk),
    "deciding.card": (P.DECIDE_OBJECTION, lambda a, w: deciding.card(a, 1)),
    "deciding.file": (P.DECIDE_OBJECTION, _see(deciding.file)),
    "deciding.decide": (
        P.DECIDE_OBJECTION,
        _seen(deciding.decide, after=(Outcome.ACCEPTED, Decimal(6), "پذیرفته شد", business_now())),
    ),
    "deciding.take_back": (P.DECIDE_OBJECTION, _seen(deciding.take_back, after=(business_now(),))),
    "deciding.escalate": (P.DECIDE_OBJECTION, _seen(deciding.escalate, after=("برداشت دوگانه", business_now()))),
    "deciding.elsewhere": (P.DECIDE_OBJECTION, lambda a, w: deciding.elsewhere(a, 1)),
    "deciding.mark_elsewhere": (P.DECIDE_OBJECTION, lambda a, w: deciding.mark_elsewhere(a, 1)),
    "committee.agenda": (P.DECIDE_AT_COMMITTEE, lambda a, w: committee.agenda(a)),
    "committee.card": (P.DECIDE_AT_COMMITTEE, lambda a, w: committee.card(a, 1)),
    "committee.file": (P.DECIDE_AT_COMMITTEE, _see(committee.file)),
    "committee.resolutions": (P.DECIDE_AT_COMMITTEE, lambda a, w: committee.resolutions(a)),
    "committee.resolution": (P.DECIDE_AT_COMMITTEE, lambda a, w: committee.resolution(a, 1)),
    "committee.write_resolution": (
        P.DECIDE_AT_COMMITTEE,
        lambda a, w: committee.write_resolution(a, "12", day_of(now()), "همهٔ اعضا", day_of(now()), now()),
    ),
    "committee.receive_file": (P.DECIDE_AT_COMMITTEE, lambda a, w: committee.receive_file(a, 1, SCAN, 1000)),
    "committee.decide": (
        P.DECIDE_AT_COMMITTEE,
        _seen(committee.decide, after=(1, Outcome.REJECTED, None, "رد شد", VOTE, business_now())),
    ),
    "committee.barred": (P.DECIDE_AT_COMMITTEE, lambda a, w: committee.barred(a, 1)),
    "committee.take_back": (P.DECIDE_AT_COMMITTEE, _seen(committee.take_back, after=(business_now(),))),
    "answering.answers_at_once": (P.MANAGE_OBJECTIONS, lambda a, w: answering.answers_at_once(a)),
    "answering.choose_at_once": (P.MANAGE_OBJECTIONS, lambda a, w: answering.choose_at_once(a, now=True)),
    "answering.preview": (P.MANAGE_OBJECTIONS, lambda a, w: answering.preview(a)),
    "answering.answer_all": (P.MANAGE_OBJECTIONS, _answer_all),
    "answering.answer": (P.MANAGE_OBJECTIONS, _seen(answering.answer, after=(business_now(),))),
    "statistics.figures": (P.SEE_BOARD, lambda a, w: statistics.figures(a, "appraiser")),
    "statistics.whole": (P.SEE_BOARD, lambda a, w: statistics.whole(a)),
    "statistics.register": (P.SEE_BOARD, lambda a, w: statistics.register(a)),
    "hearings.of_agency": (P.OBJECT, lambda a, w: hearings.of_agency(a, AGENCY)),
    "hearings.check_ask": (P.OBJECT, lambda a, w: hearings.check_ask(a, AGENCY)),
    "hearings.ask": (P.OBJECT, lambda a, w: hearings.ask(a, AGENCY, "باید نشان داده شود.", now())),
    "hearings.free_slots": (P.OBJECT, lambda a, w: hearings.free_slots(a, 1, now())),
    "hearings.choose": (P.OBJECT, lambda a, w: hearings.choose(a, 1, 1, now())),
    "hearings.cancel": (P.OBJECT, lambda a, w: hearings.cancel(a, 1, now())),
    "hearing_desk.listed": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.listed(a)),
    "hearing_desk.one": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.one(a, 1)),
    "hearing_desk.slots": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.slots(a)),
    "hearing_desk.add_slots": (
        P.MANAGE_OBJECTIONS,
        lambda a, w: hearing_desk.add_slots(
            a, day_of(now() + timedelta(days=4)), time(9), time(10), "اتاق ۳۰۴", clock.zone(), now()
        ),
    ),
    "hearing_desk.withdraw_slot": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.withdraw_slot(a, 1, now())),
    "hearing_desk.offer": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.offer(a, 1)),
    "hearing_desk.deny": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.deny(a, 1, "روشن است")),
    "hearing_desk.due": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.due(a, 1, now())),
    "hearing_desk.write_minutes": (
        P.MANAGE_OBJECTIONS,
        lambda a, w: hearing_desk.write_minutes(a, 1, "رابط و ارزیاب", "سند را نشان داد", "درست بود", now()),
    ),
    "hearing_desk.missed": (P.MANAGE_OBJECTIONS, lambda a, w: hearing_desk.missed(a, 1, now())),
}
_BY_SCENE: dict[Scene, tuple[str, ...]] = {
    told: ("drafting.room", "drafting.item", "drafting.numbered", "drafting.begin"),
    drafted: (
        *("drafting.own", "drafting.draft", "drafting.write", "drafting.choose_subject", "drafting.files"),
        *("drafting.receive_file", "drafting.discard"),
    ),
    pointed: ("drafting.point", "filing.file"),
    file_lost: ("lost_files.check", "lost_files.send_again"),
    after_the_window: ("filing.file_late",),
    late: ("filing.late_ones", "filing.late_one", "filing.admit", "filing.refuse"),
    filed: (
        *("queue.board", "queue.one", "queue.candidates", "queue.assign", "queue.assign_evenly", "queue.escalate"),
        *("queue.forward", "queue.waiting", "queue.held", "hearings.of_agency", "hearings.check_ask"),
        *("hearings.ask", "hearing_desk.add_slots", "statistics.figures", "statistics.whole", "statistics.register"),
    ),
    assigned: (
        *("deciding.waiting", "deciding.card", "deciding.file", "deciding.decide", "deciding.escalate"),
        *("deciding.elsewhere", "deciding.mark_elsewhere"),
    ),
    decided: (
        *("deciding.take_back", "answering.answers_at_once", "answering.choose_at_once", "answering.preview"),
        *("answering.answer_all", "answering.answer"),
    ),
    at_committee: (
        *("committee.agenda", "committee.card", "committee.file", "committee.resolutions", "committee.resolution"),
        *("committee.write_resolution", "committee.receive_file", "committee.decide", "committee.barred"),
    ),
    decided_there: ("committee.take_back",),
    asked: ("hearing_desk.listed", "hearing_desk.one", "hearing_desk.slots", "hearing_desk.offer", "hearing_desk.deny"),
    offered: ("hearings.free_slots", "hearings.choose", "hearings.cancel", "hearing_desk.withdraw_slot"),
    held: ("hearing_desk.due", "hearing_desk.write_minutes", "hearing_desk.missed"),
}
SCENES: dict[str, Scene] = {name: scene for scene, names in _BY_SCENE.items() for name in names}
# The first measure has no steward's value.
SAY_NO: dict[str, str] = {"queue.forward": "wrong-state"}
