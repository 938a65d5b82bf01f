"""Questions of agencies about one measure or in general, and their answers, which replace calls (07i, ST-1).

They go to staff; one about a measure that lies on an appraiser's desk goes to that appraiser.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models import audit, sql
from models.assessment import MeasureEntry
from models.clock import business_now
from models.requests import Question
from models.text import plain
from services import access
from services.access import Actor, Permission, Role
from services.appraisal.appraisers import NOBODY
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
    appraisal_id: int | None = None
    appraiser_id: int | None = None
    appraiser: str = ""


@dataclass(frozen=True, slots=True)
class WaitingTimes:
    """How long questions wait: those open with the oldest, those with appraisers, and of the answered the average."""

    open: int
    oldest: datetime | None
    with_appraisers: int
    answered: int
    average: timedelta | None


# On whose desk the measure is: nobody's, once they lost the role or have no say over the agency.
_DESK = f"CASE WHEN {NOBODY} THEN NULL ELSE p.appraiser_id END"
_VIEW = f"""
SELECT q.*, c.agency_id, a.title AS agency, k.name AS asker, k.phone, coalesce(m.code, '') AS code,
       coalesce(m.title, '') AS title, coalesce(s.name, '') AS answered_by,
       p.id AS appraisal_id, h.id AS appraiser_id, coalesce(h.name, '') AS appraiser
FROM question q JOIN agency_case c ON c.id = q.case_id JOIN agency a ON a.id = c.agency_id
JOIN person k ON k.id = q.person_id
LEFT JOIN measure_entry e ON e.id = q.entry_id LEFT JOIN measure m ON m.id = e.measure_id
LEFT JOIN person s ON s.id = q.answered_by_id
LEFT JOIN appraisal p ON p.entry_id = q.entry_id LEFT JOIN person h ON h.id = {_DESK}
"""  # noqa: S608 - constants only


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
        appraisal_id=one["appraisal_id"],
        appraiser_id=one["appraiser_id"],
        appraiser=one["appraiser"],
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
    """Send a draft to staff, or to the appraiser of its measure, who are told; returns it and whether it had been
    sent before.

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
            for person in await _answering(question)
        ]
    )
    return await _known(question.id), False


async def _answering(question: QuestionView) -> list[int]:
    """Who is asked: the appraiser on whose desk the measure is, else staff."""
    if question.appraiser_id is not None:
        return [question.appraiser_id]
    return await people.holders(Role.ADMIN)


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
    """A question for who may read it: staff, its agency, its measure's appraiser, everybody once it is published.

    Raises `Refused("unknown-question")` otherwise (also for a draft of somebody else).
    """
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    question = await _known(question_id)
    if question.is_draft and question.person_id != actor.person_id:
        raise Refused("unknown-question")
    own = access.allows(actor, Permission.SEE_CASE, question.agency_id) or access.allows(
        actor, Permission.ANSWER_AGENCY, assigned_to=question.appraiser_id
    )
    if not question.published and not own:
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


async def same_measure(actor: Actor, agency_id: int, entry_id: int) -> list[QuestionView]:
    """What has been answered about the measure of an entry of this agency, to it or to everybody, the newest first:
    offered before somebody asks it again (ST-1)."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    found = await sql.rows(
        f"{_VIEW} WHERE q.answered_at IS NOT NULL AND (q.published = 1 OR c.agency_id = ?) AND e.measure_id = "  # noqa: S608 - constants only
        "(SELECT o.measure_id FROM measure_entry o JOIN agency_case k ON k.id = o.case_id "
        " WHERE o.id = ? AND k.agency_id = ?) ORDER BY q.answered_at DESC LIMIT 5",
        agency_id,
        entry_id,
        agency_id,
    )
    return [_view(one) for one in found]


async def about_entry(entry_id: int) -> list[QuestionView]:
    """What its agency asked about an entry, newest first, for the rules themselves: kept with the entry."""
    return [
        _view(one)
        for one in await sql.rows(f"{_VIEW} WHERE q.entry_id = ? AND q.is_draft = 0 ORDER BY q.id DESC", entry_id)
    ]


async def of_appraisal(actor: Actor, appraisal_id: int) -> list[QuestionView]:
    """The same for the appraiser on whose desk the entry is. Raises `Refused("unknown-entry")`, `Denied`."""
    found = await sql.row("SELECT entry_id, appraiser_id FROM appraisal WHERE id = ?", appraisal_id)
    access.require(actor, Permission.ANSWER_AGENCY, assigned_to=found["appraiser_id"] if found else actor.person_id)
    if found is None:
        raise Refused("unknown-entry")
    return await about_entry(found["entry_id"])


async def on_desk(person_id: int) -> list[QuestionView]:
    """The questions about measures on somebody's desk that wait for an answer, the oldest first."""
    found = await sql.rows(
        f"{_VIEW} WHERE p.appraiser_id = ?1 AND h.id = ?1 AND c.cycle_id = {CURRENT} AND q.is_draft = 0 "
        "AND q.answered_at IS NULL ORDER BY q.asked_at, q.id",
        person_id,
    )
    return [_view(one) for one in found]


async def waiting_times(actor: Actor) -> WaitingTimes:
    """How long the questions of the current cycle wait and waited (ST-1). `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        f"SELECT q.asked_at, q.answered_at, {_DESK} AS appraiser_id FROM question q "  # noqa: S608 - constants only
        "JOIN agency_case c ON c.id = q.case_id "
        f"LEFT JOIN appraisal p ON p.entry_id = q.entry_id WHERE q.is_draft = 0 AND c.cycle_id = {CURRENT}"
    )
    still = [one for one in found if one["answered_at"] is None]
    took = [
        datetime.fromisoformat(one["answered_at"]) - datetime.fromisoformat(one["asked_at"])
        for one in found
        if one["answered_at"] is not None
    ]
    return WaitingTimes(
        open=len(still),
        oldest=as_time(min((one["asked_at"] for one in still), default=None)),
        with_appraisers=sum(one["appraiser_id"] is not None for one in still),
        answered=len(took),
        average=sum(took, timedelta()) / len(took) if took else None,
    )


async def waiting(actor: Actor) -> int:
    """How many questions wait for an answer."""
    access.require(actor, Permission.MANAGE_QUESTIONS)
    return await Question.filter(is_draft=False, answered_at__isnull=True).count()


async def queue(actor: Actor, *, answered: bool = False) -> list[QuestionView]:
    """The questions that wait, the oldest first; or those answered, the newest first."""
    access.require(actor, Permission.MANAGE_QUESTIONS)
    which = "NOT NULL ORDER BY q.answered_at DESC LIMIT 200" if answered else "NULL ORDER BY q.asked_at, q.id"
    return [_view(one) for one in await sql.rows(f"{_VIEW} WHERE q.is_draft = 0 AND q.answered_at IS {which}")]


async def answer(actor: Actor, question_id: int, text: str, acted_at: datetime) -> QuestionView:
    """Answer a question once; the agency's people are told, whoever asked (not who has left it).

    Staff, or the appraiser of its measure. Raises `Refused`: unknown-question, question-answered (by somebody who
    was faster), bad-question.
    """
    question = await answerable(actor, question_id)
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


async def answerable(actor: Actor, question_id: int) -> QuestionView:
    """A question for who may answer it: staff, or the appraiser on whose desk its measure is.

    Raises `Refused("unknown-question")`, `Denied`.
    """
    found = await sql.row(f"{_VIEW} WHERE q.id = ?", question_id)
    access.require(actor, Permission.ANSWER_AGENCY, assigned_to=found["appraiser_id"] if found else None)
    return await _known(question_id)


async def publish(actor: Actor, question_id: int, *, to_all: bool) -> QuestionView:
    """Show an answered question to every agency, or no longer. Raises `Refused`: unknown-question, wrong-state."""
    access.require(actor, Permission.MANAGE_QUESTIONS)
    question = await _known(question_id)
    if question.answered_at is None:
        raise Refused("wrong-state")
    await Question.filter(id=question.id).update(published=to_all)
    details = {"to_all": to_all}
    await audit.record([audit.Event(actor.person_id, "question.published", f"question:{question.id}", details)])
    return await _known(question.id)
