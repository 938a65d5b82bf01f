"""How somebody comes to each thing that is awaited after the lock: one province in which all of it is possible."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from aiogram.fsm.state import State

from handlers.states import Finishing, Hearing, Judging, Levelling, Objecting, Overseeing, Resolving, Trust
from models import objections as tables
from models import sql
from models.assessment import EvidenceFile
from models.clock import business_now, day_of
from models.gate import tx
from models.results import FinalList, LevelRecord, Package
from tests.house import House
from tests.journeys import objections
from tests.journeys.after_lock import SECOND, person_id
from tests.journeys.objections import REASON, file_one
from tests.talk import Talk


@dataclass(slots=True)
class Province:
    """Its people; two objections are filed (one lies before the second appraiser, one before the committee), a third
    is drafted."""

    house: House
    liaison: Talk
    appraiser: Talk
    admin: Talk
    deputy: Talk
    second: Talk
    member: Talk


async def province(house: House, platform: str) -> Province:
    """Results were told; nothing is decided."""
    liaison, appraiser = await objections.released(house, platform)
    people = [await who(house, platform) for who in (objections.admin, objections.deputy)]
    people += [await who(house, platform) for who in (objections.second, objections.member)]
    await file_one(liaison)
    await file_one(liaison, 1)
    second = await person_id(SECOND)

    async def work() -> None:
        await sql.run("UPDATE objection SET state = 'ASSIGNED', decider_id = ? WHERE id = 1", second)
        await sql.run("UPDATE objection SET state = 'AT_COMMITTEE', escalated_at = filed_at WHERE id = 2")

    await tx(work)
    return Province(house, liaison, appraiser, *people)


Way = Callable[[Province], Awaitable[Talk]]


async def _typed(talk: Talk, *steps: str) -> Talk:
    """Commands, presses («»-less labels after «>»), forged presses (after «:»), texts, in order."""
    for step in steps:
        if step.startswith(">"):
            await talk.press(step[1:])
        elif step.startswith(":"):
            await talk.forge(step[1:])
        else:
            await talk.send(step)
    return talk


async def _writing(here: Province) -> Talk:
    await here.liaison.send("/object")
    await here.liaison.press([one for one in here.liaison.labels if ": " in one][2])
    await here.liaison.press("ثبت اعتراض")
    return here.liaison


async def _drafted(here: Province) -> Talk:
    return await _typed(here.liaison, ":obj-text:3", REASON)


async def _late(here: Province) -> Talk:
    return await _typed(here.liaison, f":obj-late:3:{(await tables.Objection.get(id=3)).version}")


async def _lost(here: Province) -> Talk:
    """A file that came with the first objection never came."""
    now = business_now()

    async def make() -> int:
        one = await tables.Objection.get(id=1)
        file = await EvidenceFile.create(
            case_id=one.case_id,
            entry_id=one.entry_id,
            person_id=one.person_id,
            state="LOST",
            name="new.pdf",
            mime="application/pdf",
            size=10,
            platform="bale",
            chat_id=1,
            message_id=1,
            file_id="f",
            sent_at=now,
            purpose="objection",
            resend_until=now + timedelta(days=2),
        )
        await tables.Objection.filter(id=1).update(evidence=[file.id])
        return file.id

    return await _typed(here.liaison, f":obj-resend:1:{await tx(make)}")


async def _voting(here: Province) -> Talk:
    within, version = await tables.Resolution.first(), (await tables.Objection.get(id=2)).version
    assert within is not None
    return await _typed(here.member, f":resolution-rule:2:{version}:{within.id}:2")


async def _asked(here: Province) -> Talk:
    """A hearing was asked for; another one's time has come."""
    now, person = business_now(), await person_id(SECOND)

    async def make() -> None:
        slot = await tables.HearingSlot.create(cycle_id=1, starts_at=now - timedelta(minutes=5), place="اتاق ۱")
        for case, state, at in ((1, "REQUESTED", None), (2, "SET", slot.id)):
            await tables.Hearing.create(
                case_id=case, state=state, slot_id=at, reason=REASON, person_id=person, asked_at=now
            )

    await tx(make)
    return await _typed(here.admin, ":hear-deny:1")


async def _deciding(here: Province, outcome: int) -> Talk:
    version = (await tables.Objection.get(id=1)).version
    return await _typed(here.second, f":obj-rule:1:{version}:{outcome}")


async def _escalating(here: Province) -> Talk:
    return await _typed(here.second, f":obj-own-up:1:{(await tables.Objection.get(id=1)).version}")


async def _judging_late(here: Province) -> Talk:
    """The second objection came too late, for a moment."""

    async def turned(state: str, why: str) -> None:
        await sql.run("UPDATE objection SET state = ?, late_reason = ? WHERE id = 2", state, why)

    await tx(lambda: turned("OUT_OF_TIME", REASON))
    talk = await _typed(here.deputy, ":late-judge:2:1")
    await tx(lambda: turned("AT_COMMITTEE", REASON))
    return talk


async def _returning(here: Province) -> Talk:
    """The list is frozen, an agency was returned, a package made, levels came; the year itself stays where it is."""
    now, day = business_now(), day_of(business_now())

    async def make() -> None:
        one = await FinalList.create(cycle_id=1, version=1, state="FROZEN", digest="ab" * 32, agencies=2, frozen_at=now)
        await tables.ReturnedItem.create(case_id=1, reason=REASON, returned_at=now)
        await Package.create(final_list_id=one.id, version=1, made_at=now, agencies=2, measures=6, digest="cd" * 32)
        for case, state in ((1, "GAP_REVIEW"), (2, "CONFIRMED")):
            await LevelRecord.create(
                case_id=case, cycle_id=1, state=state, level="GOOD", national_score=900, imported_at=now
            )
        await tables.Resolution.create(
            cycle_id=1, body="council", number="۱", day=day, recorded_at=now, attendance="استاندار"
        )
        await sql.run("UPDATE case_result SET total = '10', general = '10', state = 'FINAL'")

    await tx(make)
    return await _typed(here.deputy, ":final-return-case:1:1")


async def _proving(here: Province) -> Talk:
    """The deputy's authenticator is set up, and the list is to be confirmed."""
    await tx(lambda: sql.run("UPDATE second_factor SET confirmed_at = made_at"))
    await tx(lambda: sql.run("UPDATE cycle SET state = 'OBJECTION_REVIEW'"))
    return await _typed(here.deputy, ":final-ok:1")


async def _council(here: Province, *steps: str) -> Talk:
    await tx(lambda: sql.run("UPDATE final_list SET state = 'CONFIRMED'"))
    await tx(lambda: sql.run("UPDATE cycle SET state = 'DEPUTY_CONFIRMED'"))
    return await _typed(here.admin, *steps)


async def _levels(here: Province, *steps: str) -> Talk:
    await tx(lambda: sql.run("UPDATE cycle SET state = 'LEVELS_RECEIVED'"))
    await tx(lambda: sql.run("UPDATE final_list SET state = 'APPROVED'"))
    return await _typed(here.admin, *steps)


DAYS, HOURS = ("فردا",), ("۹ تا ۱۰",)
RESOLUTION = (":resolution-new:2", "۱۴۰۴/۱۲", "امروز", "مدیرکل، معاون، دو عضو")
# In this order: each changes the province only as far as those after it bear.
WAYS: dict[State, Way] = {
    Objecting.text: _writing,
    Objecting.card: _drafted,
    Objecting.late: _late,
    Objecting.file: _lost,
    Hearing.reason: lambda p: _typed(p.liaison, ":hear-ask"),
    Hearing.denial: _asked,
    Hearing.hours: lambda p: _typed(p.admin, ":slots-add", *DAYS),
    Hearing.place: lambda p: _typed(p.admin, ":slots-add", *DAYS, *HOURS),
    Hearing.attendance: lambda p: _typed(p.admin, ":hear-minutes:2"),
    Hearing.said: lambda p: _typed(p.admin, ":hear-minutes:2", "نماینده و ارزیاب"),
    Hearing.conclusion: lambda p: _typed(p.admin, ":hear-minutes:2", "نماینده و ارزیاب", REASON),
    Judging.score: lambda p: _deciding(p, 1),
    Judging.reason: lambda p: _deciding(p, 2),
    Judging.escalation: _escalating,
    Judging.late: _judging_late,
    Judging.note: lambda p: _typed(p.admin, ":obj-steward:1"),
    Resolving.number: lambda p: _typed(p.member, *RESOLUTION[:1]),
    Resolving.day: lambda p: _typed(p.member, *RESOLUTION[:2]),
    Resolving.attendance: lambda p: _typed(p.member, *RESOLUTION[:3]),
    Resolving.file: lambda p: _typed(p.member, *RESOLUTION),
    Judging.vote: _voting,
    Overseeing.conflict_agency: lambda p: _typed(p.appraiser, "/conflict"),
    Overseeing.conflict_reason: lambda p: _typed(p.appraiser, "/conflict", "A01"),
    Overseeing.recheck_measure: lambda p: _typed(p.admin, ":rechecks:0"),
    Overseeing.recheck_reason: lambda p: _typed(p.admin, ":rechecks:0", "G01-1"),
    Finishing.reason: _returning,
    Finishing.measures: lambda p: _typed(p.admin, ":final-recheck:1"),
    Finishing.letter: lambda p: _typed(p.admin, ":package-letter:1"),
    Finishing.receipt: lambda p: _typed(p.admin, ":package-receipt:1"),
    Trust.first_code: lambda p: _typed(p.deputy, "/code"),
    Trust.code: _proving,
    Finishing.council_part: lambda p: _council(p, ":council-part:number:0"),
    Finishing.council_reason: lambda p: _council(p, ":council-case:2:1"),
    Finishing.council_file: lambda p: _council(p, ":council-part:file:2"),
    Levelling.gap: lambda p: _levels(p, ":level-gap-write:1:1:reason"),
    Levelling.agency: lambda p: _levels(p, ":level-letter-one"),
    Levelling.number: lambda p: _levels(p, ":level-letter:0"),
    Levelling.day: lambda p: _levels(p, ":level-letter:0", "۱۲"),
}
