"""More time for one agency: asked with a day and a reason, granted or denied by the deputy alone (07e, SLA-4.2)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from models import audit, outbox, sql
from models.assessment import AgencyCase
from models.clock import business_now
from models.requests import Extension
from services import access, ticking
from services.access import Actor, Permission, Role
from services.case import locking
from services.case.entries import CASE_DEADLINE, CURRENT, as_time
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.reasons import SHORTEST_DECISION, reason_of
from services.states import (
    AFTER_THE_LOCK,
    EXTENSION,
    FROZEN_RESULTS,
    OPEN_RESULTS,
    CycleState,
    ExtensionState,
    FinalListState,
    ResultState,
    in_sql,
)

LONGEST = timedelta(days=60)  # after the deadline of the cycle


class Past(StrEnum):
    """Why a case is not opened again for more time: its scores were told (what is left is to object), or are final."""

    NOT = ""
    TOLD = "told"
    FINAL = "final"


# A final list that was opened again is the deputy's word that the scores outside it may change: then it is no bar.
PAST = f"""
CASE WHEN r.state IN {in_sql(FROZEN_RESULTS)} THEN '{Past.FINAL.value}'
     WHEN r.state = '{ResultState.RELEASING.value}' OR (r.state IN {in_sql(OPEN_RESULTS)} AND coalesce(
          (SELECT l.state FROM final_list l WHERE l.cycle_id = c.cycle_id ORDER BY l.version DESC LIMIT 1), '')
          <> '{FinalListState.REOPENED.value}') THEN '{Past.TOLD.value}'
     ELSE '' END
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """A request for more time: of which agency, until when it has time now, what it asks, what was decided.

    `past`: why it cannot be granted any more. `result_state` is empty before the agency's appraisal began.
    """

    id: int
    state: str
    reason: str
    asked_until: datetime
    granted_until: datetime | None
    asked_at: datetime
    asked_by: str
    decided_at: datetime | None
    decision_reason: str
    case_id: int
    case_state: str
    agency_id: int
    agency_title: str
    deadline: datetime
    latest: datetime
    past: str
    result_state: str

    @property
    def waiting(self) -> bool:
        """Whether the deputy has still to decide it."""
        return self.state == ExtensionState.REQUESTED

    @property
    def locked(self) -> bool:
        """Whether granting it opens the case again."""
        return self.case_state in AFTER_THE_LOCK

    @property
    def appraised(self) -> bool:
        """Whether the agency's appraisal has begun: it stands still while the case is open."""
        return self.result_state != ""


@dataclass(frozen=True, slots=True)
class Standing:
    """An agency's time: its deadline now, the latest day that may be granted, its requests, the newest first; why no
    more can be asked for, if so."""

    case_id: int
    deadline: datetime
    extended: bool
    latest: datetime
    past: str
    requests: tuple[ExtensionView, ...]

    @property
    def open_request(self) -> ExtensionView | None:
        """The request that waits for the deputy, if there is one."""
        return next((one for one in self.requests if one.waiting), None)


_VIEW = f"""
SELECT x.id, x.state, x.reason, x.asked_until, x.granted_until, x.asked_at, p.name AS asked_by, x.decided_at,
       x.decision_reason, c.id AS case_id, c.state AS case_state, c.agency_id, a.title AS agency_title,
       {CASE_DEADLINE} AS deadline, y.deadline_at AS latest, {PAST} AS past, coalesce(r.state, '') AS result_state
FROM extension x
JOIN person p ON p.id = x.person_id
JOIN agency_case c ON c.id = x.case_id
JOIN agency a ON a.id = c.agency_id
JOIN cycle y ON y.id = c.cycle_id
LEFT JOIN case_result r ON r.case_id = c.id
"""  # noqa: S608 - constants only
_TIMES = ("asked_until", "granted_until", "asked_at", "decided_at", "deadline", "latest")


def _view(one: sql.Record) -> ExtensionView:
    values: dict[str, Any] = dict(one) | {name: as_time(one[name]) for name in _TIMES}
    values["latest"] += LONGEST
    return ExtensionView(**values)


async def standing(actor: Actor, agency_id: int) -> Standing:
    """How much time the agency has and what it has asked for. Raises `Refused("not-open-yet")`."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    case = await sql.row(
        f"SELECT c.id, y.state, y.deadline_at AS whole, {CASE_DEADLINE} AS deadline, {PAST} AS past "  # noqa: S608 - constants only
        "FROM agency_case c JOIN cycle y ON y.id = c.cycle_id LEFT JOIN case_result r ON r.case_id = c.id "
        f"WHERE c.agency_id = ? AND c.cycle_id = {CURRENT}",
        agency_id,
    )
    deadline, whole = (as_time(case["deadline"]), as_time(case["whole"])) if case else (None, None)
    if case is None or deadline is None or whole is None or case["state"] in (CycleState.DRAFT, CycleState.OPENING):
        raise Refused("not-open-yet")
    found = await sql.rows(f"{_VIEW}WHERE x.case_id = ? ORDER BY x.id DESC", case["id"])
    requests = tuple(_view(one) for one in found)
    return Standing(case["id"], deadline, deadline > whole, whole + LONGEST, case["past"], requests)


def check_day(until: datetime, deadline: datetime, latest: datetime) -> None:
    """Raise `Refused` for a day that cannot be granted: extension-past, extension-no-gain, extension-far."""
    if until <= business_now():
        raise Refused("extension-past", given=until)
    if until <= deadline:
        raise Refused("extension-no-gain", given=until, deadline=deadline)
    if until > latest:
        raise Refused("extension-far", given=until, latest=latest)


def check_grant(view: ExtensionView, until: datetime | None = None) -> None:
    """Raise `Refused` when a request cannot be granted: extension-case-told (the agency knows its scores, or is being
    told them), extension-case-final (they are in a final list), and for a day those of `check_day` (the one that was
    asked for may have come meanwhile). It can always be denied."""
    if view.past == Past.FINAL:
        raise Refused("extension-case-final", agency=view.agency_title)
    if view.past:
        raise Refused("extension-case-told", agency=view.agency_title)
    if until is not None:
        check_day(until, view.deadline, view.latest)


async def check_ask(actor: Actor, agency_id: int, until: datetime | None = None) -> Standing:
    """Raise `Refused` when the agency could not ask for this day now: extension-told (it knows its scores: it can
    object), extension-final (they are final), extension-open (one waits already), those of `check_day`. Before and
    after the deadline, also when the case is locked."""
    access.require(actor, Permission.ASK_EXTENSION, agency_id)
    stand = await standing(actor, agency_id)
    if stand.past:
        raise Refused("extension-final" if stand.past == Past.FINAL else "extension-told")
    if stand.open_request is not None:
        raise Refused("extension-open", until=stand.open_request.asked_until)
    if until is not None:
        check_day(until, stand.deadline, stand.latest)
    return stand


async def ask(actor: Actor, agency_id: int, until: datetime, reason: str, acted_at: datetime) -> ExtensionView:
    """Ask the deputy for time until then (exclusive, UTC). Raises what `check_ask` and `reason_of` raise."""
    stand, clean = await check_ask(actor, agency_id, until), reason_of(reason)
    made = await Extension.create(
        case_id=stand.case_id,
        state=ExtensionState.REQUESTED,
        reason=clean,
        asked_until=until,
        person_id=actor.person_id,
        asked_at=acted_at,
    )
    await _record(actor, "asked", made.id, {"case": stand.case_id, "until": until, "reason": clean})
    view = await _known(made.id)
    told = {"agency": view.agency_title, "deadline": view.deadline, "until": until, "reason": clean[:300]}
    await post(
        [
            Notice(
                f"extension:{made.id}:asked:{person}",
                person,
                "extension-asked-notice",
                told,
                (("btn-extension-see", f"ext:{made.id}"),),
                important=True,
            )
            for person in await people.holders(Role.DEPUTY)
        ]
    )
    return view


async def withdraw(actor: Actor, extension_id: int, acted_at: datetime) -> ExtensionView:
    """Take a request back that was not decided. Raises `Refused("extension-decided")`."""
    view = await one(actor, extension_id)
    access.require(actor, Permission.ASK_EXTENSION, view.agency_id)
    await _settle(actor, view, "withdraw", "", acted_at)
    await _record(actor, "withdrawn", view.id, {})
    return await _known(extension_id)


async def grant(
    actor: Actor, extension_id: int, acted_at: datetime, until: datetime | None = None, reason: str = ""
) -> ExtensionView:
    """Give the agency the time it asks for, or until another day: its case is open until then, and marked so.

    A locked case is reopened, reminders of the former deadline are cancelled, the agency is told. Raises `Refused`:
    extension-decided, and those of `check_grant`.
    """
    access.require(actor, Permission.GRANT_EXTENSION)
    view = await _known(extension_id)
    granted = until or view.asked_until
    if not view.waiting:
        raise Refused("extension-decided", state=view.state)
    check_grant(view, granted)
    await _settle(actor, view, "grant", reason, acted_at, granted_until=granted)
    version = (await AgencyCase.get(id=view.case_id)).deadline_version + 1
    await AgencyCase.filter(id=view.case_id).update(deadline_at=granted, deadline_version=version)
    concerned = await people.of_agency(view.agency_id)
    await outbox.cancel_for_people("reminder:", concerned)
    reopened = await locking.reopen(view.case_id)
    ticking.soon()
    details = {"from": view.deadline, "to": granted, "asked": view.asked_until, "reopened": reopened}
    await _record(actor, "granted", view.id, details)
    await post(
        [
            Notice(
                f"extension:{view.id}:granted:{person}",
                person,
                "extension-granted-notice",
                {"deadline": granted},
                (("btn-home", "home"),),
                important=True,
            )
            for person in concerned
        ]
    )
    return await _known(extension_id)


async def deny(actor: Actor, extension_id: int, reason: str, acted_at: datetime) -> ExtensionView:
    """Say no, with the reason, which the agency is told. Raises `Refused`: extension-decided, those of `reason_of`."""
    access.require(actor, Permission.GRANT_EXTENSION)
    view, clean = await _known(extension_id), reason_of(reason, SHORTEST_DECISION)
    await _settle(actor, view, "deny", clean, acted_at)
    await _record(actor, "denied", view.id, {"reason": clean})
    told = {"deadline": view.deadline, "reason": clean}
    await post(
        [
            Notice(
                f"extension:{view.id}:denied:{person}",
                person,
                "extension-denied-notice",
                told,
                (("btn-home", "home"),),
                important=True,
            )
            for person in await people.of_agency(view.agency_id)
        ]
    )
    return await _known(extension_id)


async def _settle(
    actor: Actor, view: ExtensionView, act: str, reason: str, acted_at: datetime, **fields: datetime
) -> None:
    try:
        after = EXTENSION.after(view.state, act)
    except Refused as refusal:
        raise Refused("extension-decided", state=view.state) from refusal
    await Extension.filter(id=view.id).update(
        state=after, decided_at=acted_at, decided_by_id=actor.person_id, decision_reason=reason, **fields
    )


async def _record(actor: Actor, act: str, extension_id: int, details: dict[str, Any]) -> None:
    await audit.record([audit.Event(actor.person_id, f"extension.{act}", f"extension:{extension_id}", details)])


async def _known(extension_id: int) -> ExtensionView:
    found = await sql.row(f"{_VIEW}WHERE x.id = ?", extension_id)
    if found is None:
        raise Refused("wrong-state")
    return _view(found)


async def one(actor: Actor, extension_id: int) -> ExtensionView:
    """One request. Raises `Refused("wrong-state")` for none, `Denied` for another agency's."""
    found = await sql.row(f"{_VIEW}WHERE x.id = ?", extension_id)
    access.require(actor, Permission.SEE_CASE, found["agency_id"] if found else None)
    return _view(found) if found else await _known(extension_id)


async def waiting(actor: Actor) -> list[ExtensionView]:
    """The requests of the current cycle that wait for the deputy, the oldest first; staff see them too."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(f"{_VIEW}WHERE x.state = 'REQUESTED' AND c.cycle_id = {CURRENT} ORDER BY x.asked_at, x.id")
    return [_view(one) for one in found]
