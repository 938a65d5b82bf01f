"""What staff have to follow up: files that never came, people who cannot be reached, notices that did not arrive."""

import html
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from models import audit, outbox, sql
from models.clock import business_now, machine_ms
from models.fields import stored_time
from services import access
from services.access import Actor, Permission
from services.case.entries import as_time
from services.errors import Refused
from services.overview.boards import ALL

LATELY = timedelta(days=14)
_DAY_MS = 86_400_000
_MARKUP = re.compile(r"</?(?:b|code)>|[*`]|[\u2066-\u2069\u200e\u200f]")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that was lost on its way or refused."""

    agency_id: int
    agency_title: str
    number: int | None
    name: str
    state: str
    problem: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with a role whom no messenger reaches: why, since when, and the phone."""

    person_id: int
    name: str
    phone: str
    agency_title: str
    platform: str
    reason: str
    since: datetime


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A notice that did not arrive: to whom, how its words begin, why not."""

    id: int
    person_name: str
    agency_title: str
    platform: str
    beginning: str
    state: str


async def files(actor: Actor, cycle_id: int, *, page: int = 0, size: int = ALL) -> tuple[list[FileLine], int]:
    """The files of the cycle that failed lately, newest first, and how many. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    since = stored_time(business_now() - LATELY)
    source = (
        "FROM evidence_file f JOIN agency_case c ON c.id = f.case_id JOIN agency a ON a.id = c.agency_id "
        "LEFT JOIN measure_entry e ON e.id = f.entry_id "
        "WHERE f.state IN ('LOST', 'REFUSED') AND f.sent_at > ? AND c.cycle_id = ? "
    )
    found = await sql.rows(
        "SELECT c.agency_id, a.title, e.number, f.name, f.state, f.problem, f.sent_at "
        f"{source}ORDER BY f.sent_at DESC LIMIT ? OFFSET ?",
        since,
        cycle_id,
        size,
        page * size,
    )
    lines = []
    for one in found:
        sent_at = as_time(one["sent_at"])
        assert sent_at is not None
        lines.append(
            FileLine(
                one["agency_id"], one["title"], one["number"], one["name"], one["state"], one["problem"] or "", sent_at
            )
        )
    return lines, await _count(source, since, cycle_id)


async def _count(source: str, *args: object) -> int:
    counted = await sql.row(f"SELECT count(*) AS n {source}", *args)
    return int(counted["n"]) if counted else 0


_UNREACHABLE = (
    "FROM account u JOIN person p ON p.id = u.person_id WHERE u.unreachable_at IS NOT NULL "
    "AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.withdrawn_at IS NULL) "
    "AND NOT EXISTS (SELECT 1 FROM account w WHERE w.person_id = p.id AND (w.unreachable_at IS NULL "
    " OR w.last_used_at > u.last_used_at OR (w.last_used_at = u.last_used_at AND w.id > u.id))) "
)


async def unreachable(actor: Actor, *, page: int = 0, size: int = ALL) -> tuple[list[PersonLine], int]:
    """The people with a role of whom every account refuses us, with their phones. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        "SELECT p.id, p.name, p.phone, u.platform, u.unreachable_reason, u.unreachable_at, "  # noqa: S608 - constants only
        "(SELECT max(a.title) FROM role_grant g JOIN agency a ON a.id = g.agency_id "
        " WHERE g.person_id = p.id AND g.withdrawn_at IS NULL) AS agency_title "
        f"{_UNREACHABLE}ORDER BY u.unreachable_at DESC LIMIT ? OFFSET ?",
        size,
        page * size,
    )
    lines = []
    for one in found:
        since = as_time(one["unreachable_at"])
        assert since is not None
        lines.append(
            PersonLine(
                person_id=one["id"],
                name=one["name"],
                phone=one["phone"] or "",
                agency_title=one["agency_title"] or "",
                platform=one["platform"],
                reason=one["unreachable_reason"] or "",
                since=since,
            )
        )
    return lines, await _count(_UNREACHABLE)


# Reminders are left out: the next one says what holds by then. Cards and answers as well: they are shown anew. A
# broadcast is sent again from its own report, to those alone whom it did not reach, and not when it was cancelled.
_UNDELIVERED = (
    "FROM outbox o JOIN person p ON p.id = o.person_id "
    "WHERE o.state IN ('failed', 'blocked', 'unknown') AND o.priority = 1 AND o.payload <> '{}' "
    "AND o.created_at > ? "
    "AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.withdrawn_at IS NULL) "
)


def _lately_ms() -> int:
    return machine_ms() - LATELY.days * _DAY_MS


async def undelivered(actor: Actor, *, page: int = 0, size: int = ALL) -> tuple[list[MessageLine], int]:
    """The notices of late that did not arrive, newest first, and how many. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        "SELECT o.id, p.name, o.platform, o.payload, o.state, "  # noqa: S608 - constants only
        "(SELECT max(a.title) FROM role_grant g JOIN agency a ON a.id = g.agency_id "
        " WHERE g.person_id = p.id AND g.withdrawn_at IS NULL) AS agency_title "
        f"{_UNDELIVERED}ORDER BY o.id DESC LIMIT ? OFFSET ?",
        _lately_ms(),
        size,
        page * size,
    )
    lines = [
        MessageLine(
            id=one["id"],
            person_name=one["name"],
            agency_title=one["agency_title"] or "",
            platform=one["platform"],
            beginning=_beginning(one["payload"]),
            state=one["state"],
        )
        for one in found
    ]
    return lines, await _count(_UNDELIVERED, _lately_ms())


def _beginning(payload: str) -> str:
    """The first line of a message, without its markup."""
    made = json.loads(payload)
    first = str(made.get("text") or made.get("caption") or "").split("\n", 1)[0]
    return html.unescape(_MARKUP.sub("", first)).strip()


async def send_again(actor: Actor, message_id: int | None = None) -> int:
    """Have one undelivered notice sent again, or (None) all; returns how many. Asked twice, it goes once.

    Raises `Refused("nothing-to-resend")` when there is none (any more), `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    wanted = f"SELECT o.id {_UNDELIVERED}AND (? IS NULL OR o.id = ?) ORDER BY o.id LIMIT ?"
    found = await sql.rows(wanted, _lately_ms(), message_id, message_id, ALL // 10)
    count = await outbox.again([one["id"] for one in found]) if found else 0
    if not count:
        raise Refused("nothing-to-resend")
    subject = f"message:{message_id}" if message_id else "messages"
    await audit.record([audit.Event(actor.person_id, "message.resent", subject, {"messages": count})])
    return count
