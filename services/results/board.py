"""Staff's view of the results: who opened theirs, who is silent, accepted or objects; reminding the silent (13c)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from models import audit, installation, sql
from models.clock import business_now
from models.fields import stored_time
from services import access, ticking
from services.access import Actor, Permission
from services.case.entries import as_decimal, as_time
from services.errors import Refused
from services.notices import Notice, post
from services.overview import boards
from services.overview.boards import Contact
from services.people import people
from services.states import FROZEN_RESULTS, TOLD_RESULTS, in_sql

ALL = 100_000
CHUNK = 50
BETWEEN_REMINDERS = timedelta(hours=24)
_REMINDING, _REMINDED = "results-reminding:", "results-reminded:"
_SILENT = "r.state = 'RELEASED' AND r.seen_at IS NULL"


class ResultView(StrEnum):
    """Which agencies: all, silent (told and not opened), read and not answered, accepted, objecting, lapsed."""

    ALL = "all"
    SILENT = "silent"
    READ = "read"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    LAPSED = "lapsed"


_WHERE = {
    ResultView.ALL: "1 = 1",
    ResultView.SILENT: _SILENT,
    ResultView.READ: "r.state = 'RELEASED' AND r.seen_at IS NOT NULL",
    ResultView.ACCEPTED: "r.state = 'ACCEPTED'",
    ResultView.OBJECTED: "(r.state = 'OBJECTED' OR (r.state = 'RESCORED' AND EXISTS "
    "(SELECT 1 FROM objection o WHERE o.case_id = r.case_id AND o.state = 'ANSWERED')))",
    ResultView.LAPSED: "r.state = 'WINDOW_LAPSED'",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agencies stand where after the lock; `told` are all that were sent a sheet."""

    agencies: int
    told: int
    silent: int
    read: int
    accepted: int
    objected: int
    lapsed: int
    frozen: int


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One agency: where its result stands, its points as they were told, whom to call."""

    agency_id: int
    code: str
    title: str
    group_title: str
    state: str
    version: int
    general: Decimal | None
    specific: Decimal | None
    total: Decimal | None
    window_ends_at: datetime | None
    seen_at: datetime | None
    answered_at: datetime | None
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of agencies and how many there are in all."""

    lines: tuple[ResultLine, ...]
    count: int


async def counts(actor: Actor, cycle_id: int) -> Counts:
    """How many agencies stand where. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    columns = ", ".join(
        f"coalesce(sum({where}), 0) AS {view.value}" for view, where in _WHERE.items() if view is not ResultView.ALL
    )
    found = await sql.row(
        f"SELECT count(*) AS agencies, coalesce(sum(r.state IN {in_sql(TOLD_RESULTS)}), 0) AS told, "  # noqa: S608
        f"coalesce(sum(r.state IN {in_sql(FROZEN_RESULTS)}), 0) AS frozen, {columns} "
        "FROM agency_case c LEFT JOIN case_result r ON r.case_id = c.id WHERE c.cycle_id = ?",
        cycle_id,
    )
    assert found is not None
    return Counts(**{name: found[name] for name in Counts.__slots__})


async def page(actor: Actor, cycle_id: int, view: ResultView, *, at: int = 0, size: int = ALL) -> ResultPage:
    """A page of the agencies of a view. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    source = (
        "FROM case_result r JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        f"JOIN agency_group g ON g.id = a.group_id WHERE r.cycle_id = ? AND {_WHERE[view]} "
    )
    counted = await sql.row(f"SELECT count(*) AS n {source}", cycle_id)
    found = await sql.rows(
        "SELECT c.agency_id, a.code, a.title, g.title AS group_title, r.state, r.sheet_version, r.general, r.specific, "
        f"r.total, r.window_ends_at, r.seen_at, r.answered_at {source}ORDER BY a.code LIMIT ? OFFSET ?",
        cycle_id,
        size,
        at * size,
    )
    contacts = await boards.contacts([one["agency_id"] for one in found])
    lines = tuple(
        ResultLine(
            agency_id=one["agency_id"],
            code=one["code"],
            title=one["title"],
            group_title=one["group_title"],
            state=one["state"],
            version=one["sheet_version"],
            general=as_decimal(one["general"]),
            specific=as_decimal(one["specific"]),
            total=as_decimal(one["total"]),
            window_ends_at=as_time(one["window_ends_at"]),
            seen_at=as_time(one["seen_at"]),
            answered_at=as_time(one["answered_at"]),
            contact=contacts.get(one["agency_id"]),
        )
        for one in found
    )
    return ResultPage(lines, counted["n"] if counted else 0)


async def remind(actor: Actor, cycle_id: int, acted_at: datetime) -> int:
    """Have everybody reminded whose agency has not opened its results, at most once a day; returns how many agencies.

    They are told by the ticks that follow. Raises `Refused`: nobody-silent, results-reminded-lately.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    silent = (await page(actor, cycle_id, ResultView.SILENT, size=1)).count
    if not silent:
        raise Refused("nobody-silent")
    last = await installation.get(f"{_REMINDED}{cycle_id}")
    if last is not None and acted_at < datetime.fromisoformat(last) + BETWEEN_REMINDERS:
        raise Refused("results-reminded-lately", at=datetime.fromisoformat(last))
    await installation.put(f"{_REMINDED}{cycle_id}", stored_time(acted_at))
    await installation.put(f"{_REMINDING}{cycle_id}", json.dumps([acted_at.isoformat(), 0]))
    details = {"silent": silent}
    await audit.record([audit.Event(actor.person_id, "results.reminded", f"cycle:{cycle_id}", details)])
    ticking.soon()
    return silent


async def any_to_remind() -> bool:
    """Whether somebody has still to be reminded (a reading look, outside the gate)."""
    return await sql.row("SELECT key FROM setting WHERE key LIKE ? LIMIT 1", f"{_REMINDING}%") is not None


async def next_reminders() -> bool:
    """Remind the next agencies; returns whether there may be more. How far it went is stored with the messages."""
    found = await sql.row("SELECT key, value FROM setting WHERE key LIKE ? LIMIT 1", f"{_REMINDING}%")
    if found is None:
        return False
    cycle_id = int(str(found["key"]).removeprefix(_REMINDING))
    asked, after = json.loads(found["value"])
    some = await sql.rows(
        "SELECT r.id, r.sheet_version, r.window_ends_at, c.agency_id, a.title, y.year, y.liaison_accepts "  # noqa: S608
        "FROM case_result r JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        "JOIN cycle y ON y.id = r.cycle_id "
        f"WHERE r.cycle_id = ? AND {_SILENT} AND r.id > ? AND r.window_ends_at > ? ORDER BY r.id LIMIT ?",
        cycle_id,
        after,
        stored_time(business_now()),
        CHUNK,
    )
    if not some:
        await installation.forget(str(found["key"]))
        return False
    await installation.put(str(found["key"]), json.dumps([asked, some[-1]["id"]]))
    accepting = {
        one["agency_id"]: await people.accepting(one["agency_id"], liaison_accepts=bool(one["liaison_accepts"]))
        for one in some
    }
    await post(
        [
            Notice(
                f"result-reminder:{one['id']}:{one['sheet_version']}:{asked}:{person}",
                person,
                "result-reminder",
                {
                    "agency": one["title"],
                    "year": one["year"],
                    "until": datetime.fromisoformat(one["window_ends_at"]),
                    "accepts": "yes" if person in accepting[one["agency_id"]] else "no",
                },
                (("btn-open-result", "result"),),
                reminder=True,
            )
            for one in some
            for person in await people.of_agency(one["agency_id"])
        ]
    )
    return True
