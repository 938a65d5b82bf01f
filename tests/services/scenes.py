"""What has to be there before a use case can succeed: requests, letters, sheets, cases on their way."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import astuple
from datetime import timedelta
from typing import Any

from models import outbox, sql
from models.clock import business_now
from models.correspondence import CircularRecipient
from models.fields import stored_time
from models.outbox import Outgoing
from models.people import EntryRequest
from models.staging import ImportDraft
from services.access import SYSTEM, Actor, Grant, Role
from services.case import (
    entries,
    evidence,
    extensions,
    not_applicable,
    own_rows,
    own_sheet,
    packages,
    self_assessment,
    submission,
)
from services.case.evidence import SentFile, StoredBytes
from services.letters import circular_sending, circulars, duties, questions
from services.lists import imports
from services.people import invitations
from services.year import timetable

GOT = StoredBytes("a" * 64, 10, "application/pdf", 1)
SENT = SentFile("bale", 2, 50, "f", "a.pdf", "application/pdf", 10)
AGENCY = 1  # whose things are asked for: that of `world.own`, foreign to `world.foreign`
REASON = "در استان ما مصداق ندارد"
NEW_AGENCY = {"code": "C", "title": "دستگاه C", "group_code": "G", "group_title": "گروه"}
Scene = Callable[[Actor], Awaitable[None]]


async def file() -> int:
    """A file of the agency that has no measure yet; that of the scene, if it has one."""
    own = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
    return (await evidence.receive(own, AGENCY, None, SENT, business_now(), 1000)).id


async def question() -> None:
    """A question that the agency has sent."""
    own = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
    draft = await questions.write(own, AGENCY, None, "آیا این هم هست؟")
    await questions.send(own, draft.id, business_now())


def soon() -> Any:
    return business_now() + timedelta(days=5)


def late() -> Any:
    return business_now() + timedelta(days=20)


async def _requests(_: Actor) -> None:
    """A request of the agency for «not applicable» and one for more time, each the first of its kind."""
    own = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
    entry = await entries.view(own, 1)
    await not_applicable.ask(own, entry.id, REASON, business_now(), entry.version)
    await extensions.ask(own, AGENCY, late(), REASON, business_now())
    file = await evidence.receive(own, AGENCY, entry.id, SENT, business_now(), 1000, evidence.NA)
    await evidence.stored(file.id, GOT)


async def _accepted(actor: Actor) -> None:
    await _requests(actor)
    await not_applicable.accept(SYSTEM, 1, REASON, business_now())


async def _workbook(actor: Actor, kind: str = own_sheet.KIND) -> None:
    """A filled-in workbook (or a package) that the one who will act has sent."""
    person = actor.person_id or 2
    await sql.run(
        "INSERT INTO import_draft (kind, state, name, person_id, platform, chat_id, message_id, file_id, created_at) "
        "VALUES (?, 'own-reading', 'a.xlsx', ?, 'bale', 2, 60, 'f', ?)",
        kind,
        person,
        stored_time(business_now()),
    )


async def _package(actor: Actor) -> None:
    await _workbook(actor, packages.KIND)


async def _previewed(actor: Actor) -> None:
    await _workbook(actor)
    entry = await entries.view(SYSTEM, 1)
    change = own_rows.Change(2, entry.id, entry.version, entry.code, "50", None, None)
    await sql.run(
        "UPDATE import_draft SET state = 'own-ready', rows = ?",
        json.dumps({"changes": [astuple(change)], "same": 0}, default=str),
    )


async def _drafts(_: Actor) -> None:
    """One sheet of agencies that was read, and one that is in force."""
    for state, undo in ((imports.READY, None), (imports.CONFIRMED, {"new": [], "former": [], "groups": []})):
        await ImportDraft.create(
            kind="agencies",
            state=state,
            name="a.xlsx",
            platform="bale",
            chat_id=1,
            message_id=70 + bool(undo),
            file_id="f",
            created_at=business_now(),
            rows=[[2, NEW_AGENCY]],
            problems=[],
            undo=undo,
        )


async def _letter(_: Actor) -> None:
    """A circular that could be issued, with a duty."""
    await circulars.begin(SYSTEM, "12/1", business_now().date(), business_now())
    await circulars.describe(SYSTEM, 1, title="بخشنامه")
    await circulars.put_text(SYSTEM, 1, "مادهٔ ۱. دستگاه‌ها خودارزیابی کنند.", anew=True)
    await duties.add(SYSTEM, 1, "1")


async def _issued(actor: Actor) -> None:
    await _letter(actor)
    await circular_sending.issue(SYSTEM, 1, business_now())
    for person in {2, actor.person_id or 2}:
        await CircularRecipient.create(circular_id=1, person_id=person, sent_at=business_now() - timedelta(days=3))


async def _begun(actor: Actor) -> None:
    """A question that the one who will act has written and not sent, after the one that was sent."""
    await questions.write(Actor(actor.person_id or 2, "", (Grant(Role.LIAISON, AGENCY),)), AGENCY, None, "و آن؟")


async def _answered(_: Actor) -> None:
    await questions.answer(SYSTEM, 1, "بله، هست.", business_now())


async def _published(actor: Actor) -> None:
    await _answered(actor)
    await questions.publish(SYSTEM, 1, to_all=True)


async def _complete(_: Actor) -> None:
    """The first measure has all that it wants."""
    own = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
    await self_assessment.give_value(own, 1, "50", business_now(), 1)
    await evidence.stored((await evidence.receive(own, AGENCY, 1, SENT, business_now(), 1000)).id, GOT)


async def _handed_over(actor: Actor) -> None:
    await _complete(actor)
    own = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
    await submission.send(own, 1, business_now(), (await submission.check(own, AGENCY)).version)


async def _stored(_: Actor) -> None:
    await evidence.stored(await file(), GOT)


async def _lost(_: Actor) -> None:
    await evidence.not_stored(await file(), "lose", "gone")


async def _over(_: Actor) -> None:
    await sql.run("UPDATE cycle SET state = 'SELF_ASSESSMENT_LOCKED'")
    await sql.run("UPDATE agency_case SET state = 'LOCKED'")


async def _drafted(_: Actor) -> None:
    """A cycle in which nobody works yet, with a whole catalogue."""
    await sql.run("DELETE FROM question")
    await sql.run("DELETE FROM measure_entry")
    await sql.run("DELETE FROM agency_case")
    await sql.run("UPDATE cycle SET state = 'DRAFT', deadline_at = NULL")


async def _planned(_: Actor) -> None:
    await timetable.build(SYSTEM, 1, soon().date())


async def _invited(_: Actor) -> None:
    await invitations.invite(SYSTEM, Role.LIAISON, "سارا", "09121112233", "A")


async def _at_the_door(actor: Actor) -> None:
    """Somebody whose phone is not the invited one."""
    await _invited(actor)
    await EntryRequest.create(
        invitation_id=1,
        platform="bale",
        user_id=77,
        chat_id=77,
        given_phone="989120000077",
        given_name="کسی",
        reason="other-phone",
        asked_at=business_now(),
    )


async def _undelivered(_: Actor) -> None:
    await outbox.put([Outgoing("k", "bale", 2, outbox.NOTICE, "sendMessage", {"text": "x"}, "help", person_id=2)])
    await sql.run("UPDATE outbox SET state = 'failed'")


# Exactly these, or else those of the whole room.
_OF_CALLS: dict[str, Scene] = {
    **dict.fromkeys(
        (
            "extensions.deny",
            "extensions.grant",
            "extensions.one",
            "extensions.withdraw",
            "na_requests.document",
            "na_requests.documents",
            "na_requests.effect",
            "na_requests.of_entry",
            "na_requests.one",
            "na_requests.others",
            "not_applicable.accept",
            "not_applicable.offer",
            "not_applicable.reject",
            "not_applicable.withdraw",
        ),
        _requests,
    ),
    "not_applicable.offer": _accepted,
    **dict.fromkeys(("own_sheet.unreadable", "own_sheet.was_read"), _workbook),
    **dict.fromkeys(("own_sheet.cancel", "own_sheet.confirm", "own_sheet.preview"), _previewed),
    "packages.take": _package,
    **dict.fromkeys(("circulars.amend", "circulars.view", "circular_sending.acknowledge"), _issued),
    **dict.fromkeys(("circular_sending.remind", "circular_sending.deliveries", "duties.of_circular"), _issued),
    **dict.fromkeys(("duties.changes_of", "duties.since_last_year", "duties.mark", "duties.view"), _issued),
    "questions.discard": _begun,
    "questions.publish": _answered,
    "questions.view": _published,
    "submission.withdraw": _handed_over,
    **dict.fromkeys(("submission.send", "receipts.record"), _complete),
    **dict.fromkeys(("cycles.define", "cycle_copy.define_like"), _over),
    **dict.fromkeys(("cycles.open_cycle", "catalogue.apply", "catalogue_sheet.undo"), _drafted),
    **dict.fromkeys(("timetable.set_length", "timetable.fix_last_day", "timetable.release"), _planned),
    **dict.fromkeys(("invitations.withdraw", "roster.invitation"), _invited),
    "registration.decide": _at_the_door,
    "troubles.send_again": _undelivered,
    "evidence_room.content": _stored,
    **dict.fromkeys(("evidence_room.resendable", "evidence_room.send_again"), _lost),
}
_OF_ROOMS: dict[str, Scene] = {
    **dict.fromkeys(("circulars", "circular_sending", "duties"), _letter),
    "approval": _handed_over,
    "imports": _drafts,
}


def scene_of(call: str) -> Scene | None:
    """What has to be there before a call can succeed; it is made anew for each actor and undone with the call."""
    return _OF_CALLS.get(call) or _OF_ROOMS.get(call.partition(".")[0])
