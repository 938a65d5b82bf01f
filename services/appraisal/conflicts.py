"""Conflicts of interest: declared by the appraiser or put down by staff, blocking at once (§ step 12, exceptions)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.appraisal import Conflict
from models.clock import business_now
from models.fields import stored_time
from models.organisation import Agency
from models.people import Person
from models.text import normalise, plain
from services import access
from services.access import JUDGING_ROLES, Actor, Permission, Role
from services.appraisal import rechecking
from services.appraisal.rechecking import Marked
from services.case.entries import CURRENT, as_time
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.states import AppraisalState, in_sql

SHORTEST_REASON, LONGEST_REASON = 3, 300
_JUDGING = in_sql(tuple(sorted(JUDGING_ROLES)))
_OPEN = f"p.state <> '{AppraisalState.SCORED}' AND p.cycle_id = {CURRENT}"
_GIVEN = f"p.state = '{AppraisalState.SCORED}' AND p.cycle_id = {CURRENT}"
_LISTED = f"""
SELECT k.id, k.person_id, h.name AS person, k.agency_id, a.title AS agency, k.reason, k.declared_at,
       coalesce(b.name, '') AS by_name,
       (SELECT count(*) FROM appraisal p JOIN agency_case c ON c.id = p.case_id
        WHERE p.scored_by_id = k.person_id AND c.agency_id = k.agency_id AND {_GIVEN}) AS given
FROM (SELECT id, person_id, agency_id, reason, declared_at, declared_by_id FROM conflict WHERE withdrawn_at IS NULL
      UNION ALL
      SELECT 0, w.person_id, w.agency_id, '', w.granted_at, NULL FROM role_grant w
      WHERE w.agency_id IS NOT NULL AND w.withdrawn_at IS NULL
      AND EXISTS (SELECT 1 FROM role_grant j WHERE j.person_id = w.person_id AND j.withdrawn_at IS NULL
                  AND j.role IN {_JUDGING})) k
JOIN person h ON h.id = k.person_id JOIN agency a ON a.id = k.agency_id LEFT JOIN person b ON b.id = k.declared_by_id
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict in force; `id` 0: it comes with the person's role in the agency. `given`: their scores of it that
    stand."""

    id: int
    person_id: int
    person: str
    agency_id: int
    agency: str
    reason: str
    declared_at: datetime
    by_name: str
    given: int


@dataclass(frozen=True, slots=True)
class Declared:
    """What a declaration meant: entries that left the person's desk, scores of theirs that stand."""

    person: str
    agency: str
    freed: int
    given: int


async def declare(actor: Actor, agency_id: int, reason: str, acted_at: datetime) -> Declared:
    """«تعارض منافع دارم»: the actor has no say over an agency from now on; what waited on their desk is free.

    Scores that they gave already stand until staff have them looked at again. Raises `Refused`: conflict-known,
    conflict-reason, unknown-agency-id; `Denied` for who neither appraises nor sits on the committee.
    """
    access.require(actor, Permission.DECLARE_CONFLICT)
    assert actor.person_id is not None
    done = await _put(actor, actor.person_id, agency_id, reason, acted_at)
    args = {"person": done.person, "agency": done.agency, "freed": done.freed, "given": done.given}
    await post(
        [
            Notice(
                f"conflict:{actor.person_id}:{agency_id}:{stored_time(acted_at)}:{person}",
                person,
                "conflict-declared-staff",
                args,
                (("btn-conflicts", "conflicts:0"),),
                important=True,
            )
            for person in await people.holders(Role.ADMIN)
            if person != actor.person_id
        ]
    )
    return done


async def put_down(actor: Actor, person_id: int, agency_id: int, reason: str, acted_at: datetime) -> Declared:
    """Staff put a conflict down that somebody else told them of; the person is told.

    Raises `Refused`: conflict-known, conflict-reason, unknown-agency-id, unknown-appraiser; `Denied`.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    done = await _put(actor, person_id, agency_id, reason, acted_at)
    if person_id != actor.person_id:
        args = {"agency": done.agency, "freed": done.freed}
        key = f"conflict-put:{person_id}:{agency_id}:{stored_time(acted_at)}"
        await post([Notice(key, person_id, "conflict-put-down", args, (("btn-home", "home"),))])
    return done


async def _put(actor: Actor, person_id: int, agency_id: int, reason: str, acted_at: datetime) -> Declared:
    agency, person = await Agency.get_or_none(id=agency_id), await Person.get_or_none(id=person_id)
    if agency is None:
        raise Refused("unknown-agency-id")
    if person is None:
        raise Refused("unknown-appraiser")
    clean = plain(reason)
    if not SHORTEST_REASON <= len(clean) <= LONGEST_REASON:
        raise Refused("conflict-reason", length=len(clean), least=SHORTEST_REASON, most=LONGEST_REASON)
    if await Conflict.exists(person_id=person_id, agency_id=agency_id, withdrawn_at__isnull=True):
        raise Refused("conflict-known", agency=agency.title)
    await Conflict.create(
        person_id=person_id, agency_id=agency_id, reason=clean, declared_at=acted_at, declared_by_id=actor.person_id
    )
    freed = await sql.run(
        "UPDATE appraisal SET appraiser_id = NULL, assigned_at = NULL, skipped_at = NULL, version = version + 1 "  # noqa: S608 - constants only
        "WHERE id IN (SELECT p.id FROM appraisal p JOIN agency_case c ON c.id = p.case_id "
        f"WHERE p.appraiser_id = ? AND c.agency_id = ? AND {_OPEN})",
        person_id,
        agency_id,
    )
    given = len(await _given(person_id, agency_id))
    details = {"person": person_id, "reason": clean, "freed": freed, "given": given, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "conflict.declared", f"agency:{agency_id}", details)])
    return Declared(person.name, agency.title, freed, given)


async def withdraw(actor: Actor, conflict_id: int) -> ConflictView:
    """Take a conflict back: staff alone may. What left the desk stays where it is now.

    Raises `Refused("conflict-gone")` for one that is not in force; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    one = await view(actor, conflict_id)
    await Conflict.filter(id=one.id, withdrawn_at__isnull=True).update(withdrawn_at=business_now())
    details = {"person": one.person_id}
    await audit.record([audit.Event(actor.person_id, "conflict.withdrawn", f"agency:{one.agency_id}", details)])
    return one


async def view(actor: Actor, conflict_id: int) -> ConflictView:
    """One declared conflict in force. Raises `Refused("conflict-gone")`; `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    found = await sql.row(f"{_LISTED} WHERE k.id = ? AND k.id > 0", conflict_id)
    if found is None:
        raise Refused("conflict-gone")
    return _view(found)


async def of(actor: Actor, person_id: int, agency_id: int) -> ConflictView:
    """The conflict of somebody with an agency, a declared one before one that comes with a role.

    Raises `Refused("conflict-gone")`; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    found = await sql.row(
        f"{_LISTED} WHERE k.person_id = ? AND k.agency_id = ? ORDER BY k.id DESC LIMIT 1", person_id, agency_id
    )
    if found is None:
        raise Refused("conflict-gone")
    return _view(found)


async def listed(actor: Actor) -> list[ConflictView]:
    """All conflicts in force, those that come with a role too, the newest first. `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    return [_view(one) for one in await sql.rows(f"{_LISTED} ORDER BY k.declared_at DESC, k.id DESC")]


async def own(actor: Actor) -> list[ConflictView]:
    """The actor's own conflicts in force. `Denied` for who neither appraises nor sits on the committee."""
    access.require(actor, Permission.DECLARE_CONFLICT)
    found = await sql.rows(f"{_LISTED} WHERE k.person_id = ? ORDER BY k.declared_at DESC, k.id DESC", actor.person_id)
    return [_view(one) for one in found]


def _view(one: sql.Record) -> ConflictView:
    declared_at = as_time(one["declared_at"])
    assert declared_at is not None
    return ConflictView(
        id=one["id"],
        person_id=one["person_id"],
        person=one["person"],
        agency_id=one["agency_id"],
        agency=one["agency"],
        reason=one["reason"],
        declared_at=declared_at,
        by_name=one["by_name"],
        given=one["given"],
    )


async def people_to_choose(actor: Actor) -> list[Person]:
    """Those who appraise or sit on the committee. `Denied` for who may not put a conflict down."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    held = [one for role in sorted(JUDGING_ROLES) for one in await people.holders(role)]
    return await Person.filter(id__in=held).order_by("name", "id")


async def agencies(actor: Actor, text: str = "") -> Sequence[Agency]:
    """Agencies to choose from: those on the actor's desk, or those whose code or title is like a typed text.

    `Denied` for who neither appraises nor sits on the committee.
    """
    access.require(actor, Permission.DECLARE_CONFLICT)
    if not text:
        found = await sql.rows(
            "SELECT DISTINCT c.agency_id FROM appraisal p JOIN agency_case c ON c.id = p.case_id "  # noqa: S608 - constants only
            f"WHERE p.appraiser_id = ? AND p.cycle_id = {CURRENT}",
            actor.person_id,
        )
        return await Agency.filter(id__in=[one["agency_id"] for one in found]).order_by("code")
    words = normalise(text).split()
    return [
        one
        for one in await Agency.all().order_by("code")
        if normalise(one.code) == normalise(text) or (words and all(word in normalise(one.title) for word in words))
    ]


async def agency(actor: Actor, agency_id: int) -> Agency:
    """An agency that was chosen. Raises `Refused("unknown-agency-id")`; `Denied` as `agencies`."""
    access.require(actor, Permission.DECLARE_CONFLICT)
    found = await Agency.get_or_none(id=agency_id)
    if found is None:
        raise Refused("unknown-agency-id")
    return found


async def _given(person_id: int, agency_id: int) -> list[int]:
    found = await sql.rows(
        "SELECT p.id FROM appraisal p JOIN agency_case c ON c.id = p.case_id "  # noqa: S608 - constants only
        f"WHERE p.scored_by_id = ? AND c.agency_id = ? AND {_GIVEN} ORDER BY p.id",
        person_id,
        agency_id,
    )
    return [one["id"] for one in found]


async def recheck_given(actor: Actor, person_id: int, agency_id: int) -> Marked:
    """Have the scores that somebody with a conflict gave to the agency looked at again, by somebody else.

    They lie with nobody until they are assigned. Raises `Refused("nothing-to-recheck")`; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    given = await _given(person_id, agency_id)
    if not given:
        raise Refused("nothing-to-recheck")
    marked = await rechecking.mark(given, rechecking.CONFLICT, by=actor.person_id)
    await sql.run(
        f"UPDATE appraisal SET appraiser_id = NULL, assigned_at = NULL WHERE id IN ({sql.marks(len(given))}) "  # noqa: S608 - question marks
        "AND appraiser_id = ? AND state = ?",
        *given,
        person_id,
        AppraisalState.RECHECK.value,
    )
    return marked
