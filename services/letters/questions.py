"""Questions of agencies to staff, about one measure or in general, and their answers, which replace calls (07i)."""

from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.assessment import MeasureEntry
from models.clock import business_now
from models.requests import Question
from models.text import plain
from services import access
from services.access import Actor, Permission, Role
from services.case import cases
from services.case.entries import CURRENT, as_time
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.year import cycles

LONGEST = 1500
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with who asked, about what, and its answer; the measure's parts are empty for a general one."""

    id: int
    agency_id: int
    agency: str
    person_id: int
    asker: str
    phone: str
    entry_id: int | None
    code: str
    title: str
    text: str
    asked_at: datetime | None
    answer: str
    answered_by: str
    answered_at: datetime | None
    is_draft: bool
    published: bool


_VIEW = """
SELECT q.*, c.agency_id, a.title AS agency, p.name AS asker, p.phone, coalesce(m.code, '') AS code,
       coalesce(m.title, '') AS title, coalesce(s.name, '') AS answered_by
FROM question q JOIN agency_case c ON c.id = q.case_id JOIN agency a ON a.id = c.agency_id
JOIN person p ON p.id = q.person_id
LEFT JOIN measure_entry e ON e.id = q.entry_id LEFT JOIN measure m ON m.id = e.measure_id
LEFT JOIN person s ON s.id = q.answered_by_id
"""


def _view(one: sql.Record) -> QuestionView:
    return QuestionView(
        id=one["id"],
        agency_id=one["agency_id"],
        agency=one["agency"],
        person_id=one["person_id"],
        asker=one["asker"],
        phone=one["phone"] or "",
        entry_id=one["entry_id"],
        code=one["code"],
        title=one["title"],
        text=one["text"],
        asked_at=as_time(one["asked_at"]),
        answer=one["answer"],
        answered_by=one["answered_by"],
        answered_at=as_time(one["answered_at"]),
        is_draft=bool(one["is_draft"]),
        published=bool(one["published"]),
    )


async def write(actor: Actor, agency_id: int, entry_id: int | None, text: str) -> QuestionView:
    """Keep what was typed as a draft of this person about this measure (None: in general); the next text replaces it.

    Raises `Refused`: not-open-yet (the agency has no case), unknown-entry, bad-question.
    """
    access.require(actor, Permission.ASK_STAFF, agency_id)
    said = _words(text)
    cycle = await cycles.current()
    case = await cases.of_agency(cycle.id, agency_id) if cycle else None
    if case is None:
        raise Refused("not-open-yet")
    if entry_id is not None and not await MeasureEntry.filter(id=entry_id, case_id=case.id).exists():
        raise Refused("unknown-entry")
    begun = await _draft(actor, case.id, entry_id)
    if begun is None:
        begun = await Question.create(
            case_id=case.id,
            entry_id=entry_id,
            text=said,
            person_id=actor.person_id,
            asked_at=business_now(),
            is_draft=True,
        )
    else:
        await Question.filter(id=begun.id).update(text=said)
    return await _known(begun.id)


def _words(text: str) -> str:
    said = plain(text)
    if not SHORTEST <= len(said) <= LONGEST:
        raise Refused("bad-question", length=len(said), most=LONGEST)
    return said


async def _draft(actor: Actor, case_id: int, entry_id: int | None) -> Question | None:
    found = Question.filter(case_id=case_id, person_id=actor.person_id, is_draft=True)
    found = found.filter(entry_id=entry_id) if entry_id is not None else found.filter(entry_id__isnull=True)
    return await found.first()


async def begun(actor: Actor, agency_id: int, entry_id: int | None) -> QuestionView | None:
    """The draft that the actor left about this measure (None: in general), if there is one."""
    access.require(actor, Permission.ASK_STAFF, agency_id)
    cycle = await cycles.current()
    case = await cases.of_agency(cycle.id, agency_id) if cycle else None
    draft = await _draft(actor, case.id, entry_id) if case else None
    return await _known(draft.id) if draft else None


async def send(actor: Actor, question_id: int, acted_at: datetime) -> tuple[QuestionView, bool]:
    """Send a draft to staff, who are told; returns it and whether it had been sent before.

    Raises `Refused("unknown-question")`; `Denied` for another agency's.
    """
    question = await _own(actor, question_id)
    if not question.is_draft:
        return question, True
    await Question.filter(id=question.id).update(is_draft=False, asked_at=acted_at)
    details = {"entry": question.entry_id}
    await audit.record([audit.Event(actor.person_id, "question.asked", f"question:{question.id}", details)])
    args = {
        "agency": question.agency,
        "general": question.entry_id is None,
        "about": question.code,
        "text": question.text[:300],
    }
    await post(
        [
            Notice(
                f"question:{question.id}:{person}",
                person,
                "question-asked",
                args,
                (("btn-answer", f"answer:{question.id}"), ("btn-to-questions", "questions:0")),
            )
            for person in await people.holders(Role.ADMIN)
        ]
    )
    return await _known(question.id), False


async def discard(actor: Actor, question_id: int) -> None:
    """Throw an own draft away; nobody has seen it. Raises `Refused`: unknown-question, question-sent."""
    question = await _own(actor, question_id)
    if not question.is_draft:
        raise Refused("question-sent")
    await Question.filter(id=question.id).delete()


async def _own(actor: Actor, question_id: int) -> QuestionView:
    question = await _known(question_id)
    access.require(actor, Permission.ASK_STAFF, question.agency_id)
    if question.is_draft and question.person_id != actor.person_id:
        raise Refused("unknown-question")
    return question


async def _known(question_id: int) -> QuestionView:
    found = await sql.row(f"{_VIEW} WHERE q.id = ?", question_id)
    if found is None:
        raise Refused("unknown-question")
    return _view(found)


async def view(actor: Actor, question_id: int, agency_id: int | None = None) -> QuestionView:
    """A question for who may read it: staff, its agency, everybody once it is published.

    Raises `Refused("unknown-question")` otherwise (also for a draft of somebody else).
    """
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    question = await _known(question_id)
    if question.is_draft and question.person_id != actor.person_id:
        raise Refused("unknown-question")
    if not question.published and not access.allows(actor, Permission.SEE_CASE, question.agency_id):
        raise Refused("unknown-question")
    return question


async def of_agency(actor: Actor, agency_id: int, entry_id: int | None = None) -> list[QuestionView]:
    """What an agency has asked in the present cycle (about one measure), newest first: the thread of a measure."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    where, args = "", [agency_id]
    if entry_id is not None:
        where, args = "AND q.entry_id = ? ", [agency_id, entry_id]
    found = await sql.rows(
        f"{_VIEW} WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} AND q.is_draft = 0 {where}ORDER BY q.id DESC",
        *args,
    )
    return [_view(one) for one in found]


async def published(actor: Actor, agency_id: int | None = None) -> list[QuestionView]:
    """The answers that staff gave to everybody, newest first."""
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    found = await sql.rows(f"{_VIEW} WHERE q.published = 1 AND c.cycle_id = {CURRENT} ORDER BY q.answered_at DESC")
    return [_view(one) for one in found]


async def waiting(actor: Actor) -> int:
    """How many questions wait for an answer."""
    access.require(actor, Permission.ANSWER_AGENCY)
    return await Question.filter(is_draft=False, answered_at__isnull=True).count()


async def queue(actor: Actor, *, answered: bool = False) -> list[QuestionView]:
    """The questions that wait, the oldest first; or those answered, the newest first."""
    access.require(actor, Permission.ANSWER_AGENCY)
    which = "NOT NULL ORDER BY q.answered_at DESC LIMIT 200" if answered else "NULL ORDER BY q.asked_at, q.id"
    return [_view(one) for one in await sql.rows(f"{_VIEW} WHERE q.is_draft = 0 AND q.answered_at IS {which}")]


async def answer(actor: Actor, question_id: int, text: str, acted_at: datetime) -> QuestionView:
    """Answer a question once; the agency's people are told, whoever asked (not who has left it).

    Raises `Refused`: unknown-question, question-answered (by somebody who was faster), bad-question.
    """
    access.require(actor, Permission.ANSWER_AGENCY)
    question = await _known(question_id)
    if question.is_draft:
        raise Refused("unknown-question")
    said = _words(text)
    done = await Question.filter(id=question.id, answered_at__isnull=True).update(
        answer=said, answered_at=acted_at, answered_by_id=actor.person_id
    )
    if not done:
        raise Refused("question-answered", by=question.answered_by)
    await audit.record([audit.Event(actor.person_id, "question.answered", f"question:{question.id}", {})])
    told: set[int] = set()
    for role in sorted(access.AGENCY_ROLES):
        told |= set(await people.holders(role, question.agency_id))
    args = {
        "general": question.entry_id is None,
        "about": question.code,
        "question": question.text[:300],
        "text": said,
    }
    buttons = (("btn-thread", f"question:{question.id}"), ("btn-home", "home"))
    await post(
        [Notice(f"answer:{question.id}:{person}", person, "question-answer", args, buttons) for person in sorted(told)]
    )
    return await _known(question.id)


async def publish(actor: Actor, question_id: int, *, to_all: bool) -> QuestionView:
    """Show an answered question to every agency, or no longer. Raises `Refused`: unknown-question, wrong-state."""
    access.require(actor, Permission.ANSWER_AGENCY)
    question = await _known(question_id)
    if question.answered_at is None:
        raise Refused("wrong-state")
    await Question.filter(id=question.id).update(published=to_all)
    details = {"to_all": to_all}
    await audit.record([audit.Event(actor.person_id, "question.published", f"question:{question.id}", details)])
    return await _known(question.id)
