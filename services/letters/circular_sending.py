"""Issuing a circular: to whom, how far it came, who is silent, who acknowledged (01d, 04b)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import audit, outbox, sql
from models.clock import business_now
from models.correspondence import Circular, CircularRecipient
from models.fields import stored_time
from services import access, ticking
from services.access import AGENCY_ROLES, Actor, Permission
from services.case.entries import CURRENT, as_time
from services.errors import Refused
from services.letters import circulars, duties
from services.notices import Notice, post
from services.papers import check_arrived
from services.states import CIRCULAR, CircularState, in_sql

CHUNK = 200
BETWEEN_REMINDERS = timedelta(hours=24)
# What is known of a message to somebody, the best of it first; `none`: they have no messenger.
SENT, UNKNOWN, QUEUED, BLOCKED, FAILED, CANCELLED, NONE = STATES = (
    "sent",
    "unknown",
    "queued",
    "blocked",
    "failed",
    "cancelled",
    "none",
)
ACKNOWLEDGED = "acknowledged"
TROUBLE = frozenset({BLOCKED, FAILED, NONE})
_AS_STATE = {"new": QUEUED, "sending": QUEUED, "merged": SENT}
_ROLES = in_sql(tuple(sorted(AGENCY_ROLES)))
_AUDIENCE = f"role_grant g WHERE g.role IN {_ROLES} AND g.agency_id IS NOT NULL AND g.withdrawn_at IS NULL"
_REACHABLE = "EXISTS (SELECT 1 FROM account a WHERE a.person_id = {person} AND a.unreachable_at IS NULL)"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an issue would reach: people, their agencies, how many cannot be reached, agencies without anybody."""

    people: int
    agencies: int
    unreachable: int
    empty: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a circular for one person; `platforms` are the messengers they have."""

    person_id: int
    name: str
    phone: str
    role: str
    agency: str
    platforms: tuple[str, ...]
    state: str
    sent_at: datetime | None
    acknowledged_at: datetime | None


async def audience(actor: Actor, circular_id: int) -> Audience:
    """Whom the circular would reach if it were issued now. Raises `Refused("unknown-circular")`."""
    access.require(actor, Permission.ISSUE_CIRCULAR)
    await circulars.known(circular_id)
    found = await sql.row(
        "SELECT count(DISTINCT g.person_id) AS people, count(DISTINCT g.agency_id) AS agencies, "  # noqa: S608 - constants only
        f"count(DISTINCT CASE WHEN NOT {_REACHABLE.format(person='g.person_id')} THEN g.person_id END) AS gone, "
        f"(SELECT count(*) FROM agency) AS every FROM {_AUDIENCE}"
    )
    assert found is not None
    return Audience(found["people"], found["agencies"], found["gone"], found["every"] - found["agencies"])


async def check_ready(actor: Actor, circular_id: int) -> Circular:
    """A draft that could be issued. Raises `Refused`: those of `circulars.draft`, circular-incomplete (no title,
    neither text nor file), paper-arriving."""
    circular = await circulars.draft(actor, circular_id)
    if not circular.title or not (circular.text or circular.file_name):
        raise Refused("circular-incomplete", number=circular.number)
    check_arrived(circular)
    return circular


async def issue(actor: Actor, circular_id: int, acted_at: datetime) -> Circular:
    """Issue a circular: from now on everybody whom it concerns gets it, some at a time by the ticks that follow.

    The version it replaces is superseded, and what still waits of it is not sent. Raises what `check_ready` raises.
    """
    circular = await check_ready(actor, circular_id)
    told = duties.as_stored(await duties.changes_of(actor, circular.id))
    after = CIRCULAR.after(circular.state, "issue")
    await Circular.filter(id=circular.id).update(state=after, issued_at=acted_at, changes=told)
    if circular.replaces_id is not None:
        former = await circulars.known(circular.replaces_id)
        await Circular.filter(id=former.id).update(state=CIRCULAR.after(former.state, "replace"))
        await outbox.cancel_by_key(f"circular:{former.id}:")
        await outbox.cancel_by_key(f"circular-reminder:{former.id}:")
    details = {"number": circular.number, "version": circular.version, "sha256": circular.file_sha256}
    await audit.record([audit.Event(actor.person_id, "circular.issued", f"circular:{circular.id}", details)])
    ticking.soon()
    return await circulars.known(circular.id)


_MISSING = f"""
FROM circular k JOIN role_grant g ON g.role IN {_ROLES} AND g.agency_id IS NOT NULL AND g.withdrawn_at IS NULL
WHERE k.cycle_id = {CURRENT} AND k.state = 'ISSUED'
AND NOT EXISTS (SELECT 1 FROM circular_recipient r WHERE r.circular_id = k.id AND r.person_id = g.person_id)
"""  # noqa: S608 - constants only
_HAD_FORMER = (
    "EXISTS (SELECT 1 FROM circular_recipient o WHERE o.circular_id = k.replaces_id AND o.person_id = g.person_id)"
)
_TO_REMIND = f"""
FROM circular k JOIN circular_recipient r ON r.circular_id = k.id
WHERE k.state = 'ISSUED' AND k.reminded_at IS NOT NULL AND r.acknowledged_at IS NULL
AND r.sent_at < k.reminded_at AND (r.reminded_at IS NULL OR r.reminded_at < k.reminded_at)
AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = r.person_id AND g.role IN {_ROLES}
 AND g.agency_id IS NOT NULL AND g.withdrawn_at IS NULL)
"""  # noqa: S608 - constants only


async def any_due() -> bool:
    """Whether a circular, or a reminder of one, still has to go to somebody (a reading look, outside the gate)."""
    found = await sql.row(f"SELECT EXISTS (SELECT 1 {_MISSING}) OR EXISTS (SELECT 1 {_TO_REMIND}) AS due")
    return found is not None and bool(found["due"])


async def next_chunk() -> bool:
    """Send the circulars in force to the next people who lack one, and due reminders; returns whether more may wait.

    Rows and messages are written together: cut off in the middle, the next chunk goes on behind it. Whoever joins
    later lacks the circular then, and gets it by the same way.
    """
    found = await sql.rows(
        f"SELECT DISTINCT k.id, g.person_id, {_HAD_FORMER} AS had_former {_MISSING} ORDER BY k.id, g.person_id LIMIT ?",
        CHUNK,
    )
    now = business_now()
    if found:
        await sql.many(
            "INSERT INTO circular_recipient (circular_id, person_id, sent_at) VALUES (?, ?, ?)",
            [(one["id"], one["person_id"], stored_time(now)) for one in found],
        )
        wanted = {(one["id"], bool(one["had_former"])) for one in found}
        made = {both: await parts_of(both[0], AMENDED if both[1] else FIRST) for both in wanted}
        await post(
            [
                _notice(made[one["id"], bool(one["had_former"])], f"circular:{one['id']}:{one['person_id']}", one)
                for one in found
            ]
        )
        return True
    late = await sql.rows(
        f"SELECT r.id AS row_id, k.id, r.person_id, k.reminded_at {_TO_REMIND} ORDER BY r.id LIMIT ?",
        CHUNK,
    )
    if not late:
        return False
    await sql.many(
        "UPDATE circular_recipient SET reminded_at = ? WHERE id = ?",
        [(one["reminded_at"], one["row_id"]) for one in late],
    )
    reminders = {number: await parts_of(number, REMINDER) for number in {one["id"] for one in late}}
    await post(
        [
            _notice(
                reminders[one["id"]],
                f"circular-reminder:{one['id']}:{one['person_id']}:{one['reminded_at']}",
                one,
            )
            for one in late
        ]
    )
    return True


FIRST, AMENDED, REMINDER = "first", "amended", "reminder"
_MESSAGES = {
    FIRST: "circular-notice",
    AMENDED: "circular-notice-amended",
    REMINDER: "circular-notice-reminder",
}


@dataclass(frozen=True, slots=True)
class NoticeParts:
    """What everybody is told of a circular: on what occasion, with which arguments and file."""

    occasion: str
    args: Mapping[str, Any]
    document: tuple[str, str] | None


async def parts_of(circular_id: int, occasion: str) -> NoticeParts:
    """What the recipients of a circular are told on an occasion; the preview of staff is made of the same parts."""
    circular = await circulars.known(circular_id)
    args: dict[str, Any] = {"number": circular.number, "title": circular.title, "day": circular.day}
    document = (circular.file_name, circular.file_sha256) if circular.file_sha256 else None
    if occasion == REMINDER:
        return NoticeParts(occasion, args, None)
    if occasion == FIRST:
        mine = duties.concerning(await duties.of_circular(access.SYSTEM, circular.id))
        return NoticeParts(occasion, args | {"duties": len(mine)}, document)
    changes = await duties.changes_of(access.SYSTEM, circular.id)
    named = list(dict.fromkeys(one.article for one in changes if one.article))
    shown = {"version": circular.version, "articles": named[:6], "count": len(named)}
    return NoticeParts(occasion, args | shown, document)


def _notice(parts: NoticeParts, key: str, to: sql.Record) -> Notice:
    return Notice(
        key,
        to["person_id"],
        _MESSAGES[parts.occasion],
        parts.args,
        (("btn-acknowledge", f"circular-ack:{to['id']}"), ("btn-circular-open", f"circular:{to['id']}")),
        important=True,
        document=parts.document,
    )


async def acknowledge(actor: Actor, agency_id: int, circular_id: int, acted_at: datetime) -> tuple[datetime, bool]:
    """Acknowledge a circular once, with its time; returns that time and whether it had been done before.

    Raises `Refused`: unknown-circular (not sent to this person), circular-superseded (the newer one asks anew).
    """
    access.require(actor, Permission.ACKNOWLEDGE, agency_id)
    circular = await circulars.view(actor, circular_id, agency_id)
    got = await CircularRecipient.get_or_none(circular_id=circular.id, person_id=actor.person_id)
    if got is None:
        raise Refused("unknown-circular")
    if got.acknowledged_at is not None:
        return got.acknowledged_at, True
    if circular.state == CircularState.SUPERSEDED:
        raise Refused("circular-superseded", number=circular.number)
    await CircularRecipient.filter(id=got.id).update(acknowledged_at=acted_at)
    details = {"version": circular.version}
    await audit.record([audit.Event(actor.person_id, "circular.acknowledged", f"circular:{circular.id}", details)])
    return acted_at, False


async def acknowledged(actor: Actor, agency_id: int) -> dict[int, datetime | None]:
    """The circulars that the actor was sent, each with the time of their acknowledgement or None."""
    access.require(actor, Permission.ACKNOWLEDGE, agency_id)
    return {one.circular_id: one.acknowledged_at for one in await CircularRecipient.filter(person_id=actor.person_id)}


async def deliveries(actor: Actor, circular_id: int, *, silent_only: bool = False) -> list[Delivery]:
    """What became of a circular, person by person in the order of agencies; or only of who has not acknowledged.

    Somebody whose role was withdrawn is not counted any more. Raises `Refused("unknown-circular")`.
    """
    access.require(actor, Permission.SEE_BOARD)
    await circulars.known(circular_id)
    silent = "AND r.acknowledged_at IS NULL " if silent_only else ""
    found = await sql.rows(
        "SELECT p.id, p.name, p.phone, g.role, a.title, r.sent_at, r.acknowledged_at, "  # noqa: S608 - constants only
        "(SELECT group_concat(DISTINCT platform) FROM account u WHERE u.person_id = p.id) AS platforms "
        "FROM circular_recipient r JOIN person p ON p.id = r.person_id "
        f"JOIN role_grant g ON g.person_id = p.id AND g.role IN {_ROLES} AND g.withdrawn_at IS NULL "
        f"JOIN agency a ON a.id = g.agency_id WHERE r.circular_id = ? {silent}ORDER BY a.code, g.role, p.id",
        circular_id,
    )
    states = await _states(circular_id)
    return [
        Delivery(
            one["id"],
            one["name"],
            one["phone"] or "",
            one["role"],
            one["title"],
            tuple(sorted((one["platforms"] or "").split(","))) if one["platforms"] else (),
            ACKNOWLEDGED if one["acknowledged_at"] else states.get(one["id"], NONE),
            as_time(one["sent_at"]),
            as_time(one["acknowledged_at"]),
        )
        for one in found
    ]


async def _states(circular_id: int) -> dict[int, str]:
    """What became of the messages of a circular, the best for each person, by the keys they were stored under."""
    found = await sql.rows(
        "SELECT person_id, state FROM outbox WHERE key >= ? AND key < ?",
        f"circular:{circular_id}:",
        f"circular:{circular_id};",
    )
    best: dict[int, str] = {}
    for one in found:
        stored = str(one["state"])
        state = _AS_STATE.get(stored, stored)
        best[one["person_id"]] = min(state, best.get(one["person_id"], NONE), key=STATES.index)
    return best


async def remind(actor: Actor, circular_id: int, acted_at: datetime) -> int:
    """Remind everybody who has not acknowledged, at most once a day; returns how many.

    Raises `Refused`: unknown-circular, wrong-state (not in force), circular-nobody-silent,
    circular-reminded-lately.
    """
    access.require(actor, Permission.ISSUE_CIRCULAR)
    circular = await circulars.known(circular_id)
    if circular.state != CircularState.ISSUED:
        raise Refused("wrong-state")
    silent = len({one.person_id for one in await deliveries(actor, circular_id, silent_only=True)})
    if not silent:
        raise Refused("circular-nobody-silent")
    if circular.reminded_at is not None and acted_at < circular.reminded_at + BETWEEN_REMINDERS:
        raise Refused("circular-reminded-lately", at=circular.reminded_at)
    await Circular.filter(id=circular.id).update(reminded_at=acted_at)
    details = {"silent": silent}
    await audit.record([audit.Event(actor.person_id, "circular.reminded", f"circular:{circular.id}", details)])
    ticking.soon()
    return silent
