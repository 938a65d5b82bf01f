"""The crowd after the lock: an agency that was told its results, a foreign one, one that waits, and who judges them."""

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import cycle as forever
from typing import Any

from bot.notify import store_notices
from messages.digits import fa
from models import sql
from models.assessment import EvidenceFile
from models.campaigns import Campaign
from models.clock import business_now, day_of
from models.fields import stored_time
from models.gate import tx
from models.objections import Hearing, HearingSlot, Objection, Resolution, ReturnedItem
from models.results import CaseResult, FinalList, FormerResult, LevelRecord, Package
from services import notices, second_factor
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import begin
from services.case import cases, entries
from services.case.self_assessment import SELF, write_value
from services.catalogue import scoring
from services.people import people
from services.results import making, totals
from tests.handlers import crowd
from tests.handlers.crowd import BALE, EACH, FOREIGN, OWN, SECRET, SECRET_HASH, Crowd, user_of

WAITING = 3
KINDS: dict[str, tuple[Grant, ...]] = {
    "liaison": (Grant(Role.LIAISON, OWN),),
    "head": (Grant(Role.AGENCY_HEAD, OWN),),
    "foreign": (Grant(Role.LIAISON, FOREIGN),),
    "foreign head": (Grant(Role.AGENCY_HEAD, FOREIGN),),
    "waiting": (Grant(Role.LIAISON, WAITING),),
    "desk": (Grant(Role.APPRAISER),),  # everything was given by the first of them
    "judge": (Grant(Role.APPRAISER),),  # an objection of the foreign agency lies before each of them
    "admin": (Grant(Role.ADMIN),),
    "deputy": (Grant(Role.DEPUTY),),
    "member": (Grant(Role.COMMITTEE),),
    "bystander": (Grant(Role.APPRAISER),),  # in conflict with the foreign agency and the waiting one
    "roleless": (),
    "stranger": (),
}
NAMES = tuple(KINDS)
RUBY, TURQUOISE = "یاقوت‌دشت", "فیروزه‌رود"
TITLES = {OWN: RUBY, FOREIGN: SECRET, WAITING: TURQUOISE}
AMOUNTS = {OWN: "51.43", FOREIGN: "73.31", WAITING: "61.27"}
POINTS = {OWN: "2.11", FOREIGN: "3.37", WAITING: "4.59"}
# Decided about an objection of the foreign agency, and not answered: it does not know it itself.
UNANSWERED, NEW_POINTS = "حکم سربسته", "3.83"
UNRELEASED = "دلیل آزادنشده"  # of the scores of the agency that waits
NATIONAL = "888.77"  # of the foreign agency, whose level was not told yet
BEYOND = 900  # ids that no forged press hits


def _both(number: str) -> tuple[str, str]:
    return number, fa(number).replace(".", "٫")


def _of(agency: int) -> tuple[str | re.Pattern[str], ...]:
    """What only an agency and the organisation may know: its name and texts, what is in `_work`."""
    return (TITLES[agency], *_work(agency))


def _work(agency: int) -> tuple[str | re.Pattern[str], ...]:
    """Its values, scores, the numbers of its entries, its texts; appraisers see the names of agencies."""
    first, last = (fa(str(agency + add)) for add in (-1, 0))
    numbers = re.compile(f"شمارهٔ \u2068?(۱۰{first}[۱-۹]|۱۰{last}۰)")
    texts = (f"توضیح {TITLES[agency]}", f"سند {TITLES[agency]}", f"اعتراض دارد: {TITLES[agency]}")
    return (*texts, *_both(AMOUNTS[agency]), *_both(POINTS[agency]), numbers)


UNTOLD = (UNANSWERED, *_both(NEW_POINTS), *_both(NATIONAL))
FOREIGN_ONES = (*_of(FOREIGN), *UNTOLD, SECRET_HASH)
HELD_BACK = (*_both(POINTS[WAITING]), UNRELEASED)
UNKNOWN: dict[str, tuple[str | re.Pattern[str], ...]] = {
    **dict.fromkeys(("liaison", "head"), (*FOREIGN_ONES, *_of(WAITING), UNRELEASED)),
    **dict.fromkeys(("foreign", "foreign head"), (*_of(OWN), *_of(WAITING), *UNTOLD, UNRELEASED)),
    "waiting": (*_of(OWN), *FOREIGN_ONES, *HELD_BACK),
    "bystander": (*_work(FOREIGN), *_work(WAITING), *UNTOLD, SECRET_HASH, UNRELEASED),
    **dict.fromkeys(("roleless", "stranger"), (*_of(OWN), *FOREIGN_ONES, *_of(WAITING), UNRELEASED)),
}
ROOMS = {
    **dict.fromkeys(("liaison", "head", "foreign", "foreign head", "waiting"), ("objections", "results", "returning")),
    **dict.fromkeys(("desk", "bystander"), ("appraisal", "appraising", "returning", "results")),
    **dict.fromkeys(("judge", "member"), ("objections", "results")),
    **dict.fromkeys(("admin", "deputy"), ("appraising", "final", "levels", "objections", "results")),
}
# Cycle, results of the two that were told theirs, final list: how far the year is, turn by turn.
YEAR = (
    ("PRELIM_ANNOUNCED", "OBJECTED", "REOPENED"),
    ("OBJECTION_REVIEW", "OBJECTED", "REOPENED"),
    ("LEVELS_RECEIVED", "LEVELLED", "APPROVED"),
    ("OBJECTION_REVIEW", "FINAL", "FROZEN"),
    ("DEPUTY_CONFIRMED", "FINAL_CONFIRMED", "CONFIRMED"),
    ("COUNCIL_APPROVED", "COUNCIL_APPROVED", "APPROVED"),
    ("LEVELS_NOTIFIED", "NOTIFIED", "APPROVED"),
)
OBJECTIONS: Sequence[dict[str, Any]] = (
    {"case_id": OWN, "entry_id": 1, "state": "DRAFT"},
    {"case_id": OWN, "entry_id": 2, "state": "FILED"},
    {"case_id": OWN, "entry_id": 3, "state": "ANSWERED", "outcome": "REJECTED", "decision_reason": "سند ناقص است"},
    {"case_id": FOREIGN, "entry_id": 11, "state": "DRAFT"},
    {"case_id": FOREIGN, "entry_id": 12, "state": "FILED"},
    {"case_id": FOREIGN, "entry_id": 13, "state": "OUT_OF_TIME", "late_reason": f"مأموریت {SECRET}"},
    *({"case_id": FOREIGN, "entry_id": 17 + place, "state": "ASSIGNED", "judge": place} for place in range(EACH)),
    {"case_id": FOREIGN, "entry_id": 15, "state": "AT_COMMITTEE", "escalate_reason": f"دوگانه {SECRET}"},
    {"id": BEYOND, "case_id": FOREIGN, "entry_id": 16, "state": "DECIDED", "judge": 0, "outcome": "PARTLY"},
)


async def gathered() -> Crowd:
    """The crowd after the lock, on the open database."""
    await tx(lambda: crowd.world(TITLES))
    await tx(_people)
    while await tx(cases.make_missing):
        pass
    await tx(_locked)
    while await tx(begin.next_case):
        pass
    await tx(_scored)
    await tx(_objected)
    await tx(_finished)
    notices.connect(store_notices)
    turns = forever(YEAR)
    one = Crowd(crowd.processing(), lambda: _turn(*next(turns)), NAMES, UNKNOWN, every=4)
    await tx(one.again)
    return one


async def _people() -> None:
    for kind, grants in KINDS.items():
        for place in range(EACH if kind != "stranger" else 0):
            user = user_of(kind, place, NAMES)
            person = await people.join(kind, f"98912{user:07}", BALE, user, user)
            for one in grants:
                await people.grant(None, person.id, one.role, one.agency_id)


async def _first(kind: str) -> int:
    found = await sql.row("SELECT id FROM person WHERE phone = ?", f"98912{user_of(kind, 0, NAMES):07}")
    assert found is not None
    return int(found["id"])


async def _locked() -> None:
    """Everything was recorded, with a file each, and the appraisal has begun."""
    now = business_now()
    for at in await sql.rows("SELECT id FROM measure_entry ORDER BY id"):
        entry = await entries.view(SYSTEM, at["id"])
        amount = entry.steps[0][1] if entry.steps else Decimal(AMOUNTS[entry.agency_id])
        achieved = entry.achieved(amount)
        await write_value(entry, SELF, amount, achieved, scoring.points(entry.cap, achieved), None, now)
        title = TITLES[entry.agency_id]
        await sql.run("UPDATE measure_entry SET explanation = ? WHERE id = ?", f"توضیح {title}", entry.id)
        await EvidenceFile.create(
            case_id=entry.agency_id,
            entry_id=entry.id,
            person_id=entry.agency_id * EACH,
            state="STORED",
            platform=BALE,
            chat_id=1,
            message_id=entry.id,
            file_id=f"f{entry.id}",
            name=f"سند {title}.pdf",
            mime="application/pdf",
            size=10,
            sha256=SECRET_HASH if entry.agency_id == FOREIGN else "1a" * 32,
            sent_at=now,
        )
    at = stored_time(now)
    await sql.run("UPDATE measure_entry SET state = 'SELF_SCORED'")
    await sql.run("UPDATE agency_case SET state = 'LOCKED', locked_as = 'approved', locked_at = ?, sent_at = ?", at, at)
    await sql.run("UPDATE cycle SET state = 'SELF_ASSESSMENT_LOCKED', locked_at = ?, deadline_at = ?", at, at)
    await begin.begin(SYSTEM, 1)


async def _scored() -> None:
    """Everything was given by the first at the desks; two agencies have their sheets, the third waits for its own."""
    desk, now = await _first("desk"), stored_time(business_now())
    for agency, points in POINTS.items():
        await sql.run(
            "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
            "SELECT e.id, 'preliminary', ?1, '0.1', ?1, ?2, ?3, ?4 FROM measure_entry e WHERE e.case_id = ?5",
            points,
            desk,
            now,
            UNRELEASED if agency == WAITING else f"به‌سبب {TITLES[agency]}",
            agency,
        )
    await sql.run(
        "UPDATE appraisal SET state = 'SCORED', scored_by_id = ?, scored_at = ?, appraiser_id = ?", *(desk, now, desk)
    )
    await sql.run("UPDATE appraisal SET state = 'WAITING' WHERE case_id = ? AND id % 5 = 0", OWN)
    for agency in (OWN, FOREIGN):
        result = await CaseResult.get(case_id=agency).select_related("cycle")
        await making.write(result, await totals.lines(agency), (), business_now() + timedelta(days=9))
    for agency in (FOREIGN, WAITING):
        for place in range(EACH):
            await sql.run(
                "INSERT INTO conflict (id, person_id, agency_id, reason, declared_at) VALUES (?, ?, ?, ?, ?)",
                *(BEYOND + agency * EACH + place, await _first("bystander") + place, agency, "خویشاوندی", now),
            )


async def _objected() -> None:
    now = business_now()
    for given in OBJECTIONS:
        one = dict(given)
        place = one.pop("judge", None)
        judge = None if place is None else await _first("judge") + place
        agency = one["case_id"]
        if one["state"] == "DECIDED":
            one |= {
                "score": Decimal(NEW_POINTS),
                "decision_reason": UNANSWERED,
                "decided_by_id": judge,
                "decided_at": now,
            }
        if one["state"] != "DRAFT":
            one |= {"filed_at": now, "code": f"KA{one['entry_id']:04}-0000-0000"}
        await Objection.create(
            cycle_id=1,
            sheet_version=1,
            text=f"اعتراض دارد: {TITLES[agency]}",
            evidence=[one["entry_id"]],
            person_id=await _first("liaison" if agency == OWN else "foreign"),
            begun_at=now,
            former_score=Decimal(POINTS[agency]),
            decider_id=judge,
            **one,
        )
    for hours in (30, 60, 90, 120):
        await HearingSlot.create(cycle_id=1, starts_at=now + timedelta(hours=hours), place="اتاق ۳۰۴")
    own, foreign = await _first("liaison"), await _first("foreign")
    await Hearing.create(case_id=OWN, slot_id=1, state="SET", reason=RUBY, person_id=own, asked_at=now)
    await Hearing.create(case_id=FOREIGN, state="REQUESTED", reason=SECRET, person_id=foreign, asked_at=now)


async def _finished() -> None:
    """The final list, resolutions, a package, levels (one agency was told its own), broadcasts, a former year."""
    now, day = business_now(), day_of(business_now())
    one = await FinalList.create(cycle_id=1, version=1, state="FROZEN", digest="ab" * 32, agencies=3, frozen_at=now)
    for body in ("committee", "council"):
        number = f"۱۲/{SECRET}"
        made = await Resolution.create(
            cycle_id=1, body=body, number=number, day=day, attendance=SECRET, recorded_at=now, in_force_at=None
        )
    await ReturnedItem.create(resolution_id=made.id, case_id=FOREIGN, reason=f"برگشت {SECRET}", returned_at=now)
    await Package.create(
        final_list_id=one.id, version=1, made_at=now, agencies=3, measures=30, digest="cd" * 32, letter_number=SECRET
    )
    for agency, level in ((OWN, "GOOD"), (FOREIGN, "EXCELLENT"), (WAITING, "WEAK")):
        told = {"state": "NOTIFIED", "notified_at": now} if agency == OWN else {"state": "CONFIRMED"}
        told = {"state": "GAP_REVIEW"} if agency == FOREIGN else told
        await LevelRecord.create(
            case_id=agency,
            cycle_id=1,
            level=level,
            national_score=Decimal(NATIONAL if agency == FOREIGN else "21"),
            imported_at=now,
            letter_number="۱۴۰۴/۷",
            letter_day=day,
            gap_reason=UNANSWERED if agency == FOREIGN else "",
            **told,
        )
        await FormerResult.create(agency_id=agency, year=1402, total=Decimal("20"), level="GOOD")
    for state in ("DRAFT", "DONE"):
        content = {"what": "full", "groups": []}
        audience = {"who": "agencies", "own": False}
        await Campaign.create(
            cycle_id=1,
            kind="levels",
            state=state,
            audience=audience,
            content=content,
            made_at=now,
            started_at=now if state == "DONE" else None,
            finished_at=now if state == "DONE" else None,
        )
    for kind in ("admin", "deputy"):
        actor = Actor(await _first(kind), kind, KINDS[kind])
        await second_factor.enrol(actor)
        await second_factor.confirm(actor, await second_factor.shown(actor))


async def _turn(cycle: str, result: str, final: str) -> None:
    """The year is so far; roles, desks and cases stand as in the beginning: staff's own presses change them."""
    await _people()
    desk, judge = await _first("desk"), await _first("judge")
    await sql.run("UPDATE cycle SET state = ?", cycle)
    await sql.run("UPDATE case_result SET state = ? WHERE case_id <> ?", result, WAITING)
    await sql.run("UPDATE case_result SET state = 'PRELIM_SCORED' WHERE case_id = ?", WAITING)
    await sql.run("UPDATE final_list SET state = ? WHERE id = 1", final)
    await sql.run("UPDATE agency_case SET state = 'LOCKED'")
    await sql.run("UPDATE appraisal SET appraiser_id = ?", desk)
    for place in range(EACH):
        at_judge = "UPDATE objection SET state = 'ASSIGNED', decider_id = ? WHERE entry_id = ?"
        await sql.run(at_judge, judge + place, 17 + place)
    await sql.run("UPDATE account SET unreachable_at = NULL")
