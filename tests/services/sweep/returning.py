"""Returning, «not applicable» at the desk, talk: permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services.access import Actor, Grant, Permission, Role
from services.appraisal import na_verdict, returning, verdicts
from services.case import corrections, evidence
from services.letters import questions
from tests.services.conftest import World
from tests.services.scenes import GOT, REASON, SENT
from tests.services.sweep.scene import AGENCY, APPRAISER, ENTRY, Scene, on_desks

P = Permission


async def _send(actor: Actor) -> None:
    seen = await sql.row("SELECT version FROM measure_entry WHERE id = ?", ENTRY)
    assert seen is not None
    await corrections.send(actor, ENTRY, business_now(), seen["version"])


CALLS: dict[str, tuple[Permission, Callable[[Actor, World], Awaitable[Any]]]] = {
    "returning.terms": (P.APPRAISE, lambda a, w: returning.terms(a, ENTRY)),
    "returning.give_back": (P.APPRAISE, lambda a, w: returning.give_back(a, ENTRY, REASON, business_now(), 1)),
    "returning.take_back": (P.APPRAISE, lambda a, w: returning.take_back(a, ENTRY, business_now())),
    "verdicts.judge_file": (
        P.APPRAISE,
        lambda a, w: verdicts.judge_file(a, ENTRY, 1, verdicts.IRRELEVANT, business_now()),
    ),
    "na_verdict.open_case": (P.APPRAISE, lambda a, w: na_verdict.open_case(a, ENTRY)),
    "na_verdict.document": (P.APPRAISE, lambda a, w: na_verdict.document(a, ENTRY, 1)),
    "na_verdict.accept": (P.APPRAISE, lambda a, w: na_verdict.accept(a, ENTRY, REASON, business_now(), 1)),
    "na_verdict.refuse": (P.APPRAISE, lambda a, w: na_verdict.refuse(a, ENTRY, REASON, business_now(), 1)),
    "corrections.of_agency": (P.SEE_CASE, lambda a, w: corrections.of_agency(a, AGENCY)),
    "corrections.send": (P.ENTER_VALUES, lambda a, w: _send(a)),
    "questions.answerable": (P.ANSWER_AGENCY, lambda a, w: questions.answerable(a, 1)),
    "questions.of_appraisal": (P.ANSWER_AGENCY, lambda a, w: questions.of_appraisal(a, ENTRY)),
    "questions.same_measure": (P.SEE_CASE, lambda a, w: questions.same_measure(a, AGENCY, ENTRY)),
    "questions.waiting_times": (P.SEE_BOARD, lambda a, w: questions.waiting_times(a)),
}
OWN = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
JUDGE = Actor(APPRAISER, "", (Grant(Role.APPRAISER),))


async def _with_file(actor: Actor) -> None:
    """The entry has a file, sent before the lock."""
    found = await evidence.receive(OWN, AGENCY, ENTRY, SENT, business_now(), 1000)
    await evidence.stored(found.id, GOT)
    await on_desks(actor)


async def _returned(actor: Actor) -> None:
    await _with_file(actor)
    await returning.give_back(JUDGE, ENTRY, REASON, business_now(), 1)


async def _asked(actor: Actor) -> None:
    """The agency asked that the measure does not apply, with a document, and nobody decided it before the lock."""
    found = await evidence.receive(OWN, AGENCY, ENTRY, SENT, business_now(), 1000, evidence.NA)
    await evidence.stored(found.id, GOT)
    await on_desks(actor)
    await sql.run("UPDATE measure_entry SET state = 'NA_REQUESTED' WHERE id = ?", ENTRY)
    await sql.run(
        "INSERT INTO na_request (entry_id, state, reason, former_state, person_id, asked_at, decision_reason) "
        "VALUES (?, 'FILED', ?, 'SELF_SCORED', 2, ?, '')",
        ENTRY,
        REASON,
        stored_time(business_now()),
    )


async def _question_of_entry(actor: Actor) -> None:
    """The agency's question is about the entry, which lies on a desk."""
    await on_desks(actor)
    await sql.run("UPDATE question SET entry_id = ? WHERE id = 1", ENTRY)


SCENES: dict[str, Scene] = {
    **dict.fromkeys(("returning.terms", "returning.give_back", "verdicts.judge_file"), _with_file),
    **dict.fromkeys(("returning.take_back", "corrections.of_agency", "corrections.send"), _returned),
    **dict.fromkeys(("na_verdict.open_case", "na_verdict.document", "na_verdict.accept", "na_verdict.refuse"), _asked),
    **dict.fromkeys(
        ("questions.answer", "questions.answerable", "questions.of_appraisal", "questions.same_measure"),
        _question_of_entry,
    ),
}
SAY_NO: dict[str, str] = {}
