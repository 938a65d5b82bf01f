"""Levels are told to the agencies, privately, one agency a transaction; who acknowledged, who is silent (19b, 19c)."""

from dataclasses import dataclass
from datetime import date, datetime

from models import audit, installation, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.results import CaseResult, LevelRecord
from services import access, ticking
from services.access import AGENCY_ROLES, Actor, Permission
from services.case.entries import CURRENT, as_time
from services.errors import Refused
from services.levels import distribution, improvement
from services.notices import Notice, Said, post
from services.people import people
from services.results import standing
from services.results.totals import Line
from services.states import CYCLE, LEVEL, CycleState, LevelState, in_sql
from services.year import cycles

KEY = "telling-levels:"
_ROLES = in_sql(tuple(sorted(AGENCY_ROLES)))
_WAITING = "l.cycle_id = ? AND l.state = 'CONFIRMED' AND l.letter_number <> ''"


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whom telling would reach now, and what would have to wait: agencies without a letter, under review."""

    agencies: int
    people: int
    unreachable: int
    empty: int
    unlettered: int
    gaps: int


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """An agency's level as it was told, and where it lost most."""

    record_id: int
    version: int
    agency: str
    year: int
    level: str
    letter_number: str
    letter_day: date | None
    acknowledged_at: datetime | None
    lost: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LevelGlance:
    """A level that was told; empty while another is about to be told in its place."""

    level: str
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody of an agency that has not acknowledged its level."""

    agency: str
    name: str
    phone: str
    role: str
    notified_at: datetime | None


async def readiness(actor: Actor) -> Readiness:
    """Whom telling would reach now. `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_LEVELS)
    stand = await distribution.standing(actor)
    found = await sql.row(
        "SELECT count(DISTINCT c.agency_id) AS agencies, count(DISTINCT g.person_id) AS people, "  # noqa: S608
        "count(DISTINCT CASE WHEN g.id IS NULL THEN c.agency_id END) AS empty, "
        "count(DISTINCT CASE WHEN NOT EXISTS (SELECT 1 FROM account u WHERE u.person_id = g.person_id "
        "AND u.unreachable_at IS NULL) THEN g.person_id END) AS gone "
        "FROM level_record l JOIN agency_case c ON c.id = l.case_id LEFT JOIN role_grant g "
        f"ON g.agency_id = c.agency_id AND g.role IN {_ROLES} AND g.withdrawn_at IS NULL WHERE {_WAITING}",
        stand.cycle.id,
    )
    assert found is not None
    return Readiness(found["agencies"], found["people"], found["gone"], found["empty"], stand.unlettered, stand.gaps)


async def begin(actor: Actor) -> int:
    """Have every agency told whose level is confirmed and whose letter is signed; returns how many wait.

    Raises `Refused("nobody-to-tell")` when there is none (any more).
    """
    access.require(actor, Permission.MANAGE_LEVELS)
    ready = await readiness(actor)
    if not ready.agencies:
        raise Refused("nobody-to-tell", unlettered=ready.unlettered, gaps=ready.gaps)
    cycle = await distribution.present()
    await installation.put(f"{KEY}{cycle.id}", stored_time(business_now()))
    details = {"agencies": ready.agencies, "people": ready.people}
    await audit.record([audit.Event(actor.person_id, "levels.telling_begun", f"cycle:{cycle.id}", details)])
    ticking.soon()
    return ready.agencies


async def _begun() -> int | None:
    """The cycle whose levels are being told, if any."""
    found = await sql.row("SELECT key FROM setting WHERE key >= ? AND key < ? ORDER BY key LIMIT 1", KEY, f"{KEY}~")
    return int(str(found["key"]).removeprefix(KEY)) if found else None


async def any_due() -> bool:
    """Whether levels are being told (a reading look, outside the gate)."""
    return await _begun() is not None


async def next_agency() -> bool:
    """Tell the next agency its level; returns whether there may be more. Cut off, the next call goes on."""
    cycle_id = await _begun()
    if cycle_id is None:
        return False
    found = await sql.row(
        f"SELECT l.id, c.agency_id FROM level_record l JOIN agency_case c ON c.id = l.case_id "  # noqa: S608
        f"WHERE {_WAITING} ORDER BY l.id LIMIT 1",
        cycle_id,
    )
    if found is None:
        await _all_told(cycle_id)
        await installation.forget(f"{KEY}{cycle_id}")
        return False
    await _tell(found["id"], found["agency_id"])
    return True


async def _tell(record_id: int, agency_id: int) -> None:
    record = await LevelRecord.get(id=record_id).select_related("cycle", "case__agency")
    after = LEVEL.after(record.state, "notify")
    await LevelRecord.filter(id=record.id).update(state=after, notified_at=business_now())
    await standing.move(await CaseResult.get(case_id=record.case_id), "notify")
    told = {
        "agency": record.case.agency.title,
        "year": record.cycle.year,
        "level": record.level,
        "number": record.letter_number,
        "day": record.letter_day,
        "sample": Said("sample-line") if record.cycle.is_sample else "",
    }
    message = "level-notice-corrected" if record.notified_at is not None else "level-notice"
    await post(
        [
            Notice(
                f"level:{record.id}:{record.version}:{person}",
                person,
                message,
                told,
                (
                    ("btn-acknowledge-level", f"level-ack:{record.id}:{record.version}"),
                    ("btn-improvement", f"own-level:{agency_id}"),
                ),
                important=True,
                protect=True,
            )
            for person in await people.of_agency(agency_id)
        ]
    )
    details = {"level": record.level, "version": record.version, "letter": record.letter_number}
    await audit.record([audit.Event(None, "level.told", f"case:{record.case_id}", details)])


async def _all_told(cycle_id: int) -> None:
    """The cycle goes on once no agency waits for its level any more."""
    rest = await sql.row(
        "SELECT 1 FROM case_result r LEFT JOIN level_record l ON l.case_id = r.case_id "
        "WHERE r.cycle_id = ? AND (l.id IS NULL OR l.state <> ?) LIMIT 1",
        cycle_id,
        LevelState.NOTIFIED.value,
    )
    cycle = await Cycle.get(id=cycle_id)
    if rest is None and cycle.state == CycleState.LEVELS_RECEIVED:
        await Cycle.filter(id=cycle_id).update(state=CYCLE.after(cycle.state, "notify"))
        await audit.record([audit.Event(None, "levels.told", f"cycle:{cycle_id}", {})])


async def glance(actor: Actor, agency_id: int) -> LevelGlance | None:
    """The level that an agency was told in the present cycle, None before. `Denied` for who may not."""
    access.require(actor, Permission.SEE_RESULT, agency_id)
    found = await sql.row(
        "SELECT l.level, l.state, l.acknowledged_at FROM level_record l JOIN agency_case c ON c.id = l.case_id "  # noqa: S608 - constants only
        f"WHERE c.agency_id = ? AND l.cycle_id = {CURRENT} AND l.notified_at IS NOT NULL",
        agency_id,
    )
    if found is None:
        return None
    stands = found["state"] == LevelState.NOTIFIED
    return LevelGlance(found["level"] if stands else "", acknowledged=found["acknowledged_at"] is not None)


async def of_agency(actor: Actor, agency_id: int) -> OwnLevel:
    """The level that an agency was told, and where it lost most. Raises `Refused`: no-own-level (nothing was told),
    level-in-correction (another file came; it is told anew); `Denied` for who may not."""
    access.require(actor, Permission.SEE_RESULT, agency_id)
    cycle = await cycles.current()
    record = await LevelRecord.get_or_none(cycle_id=cycle.id if cycle else 0, case__agency_id=agency_id).select_related(
        "cycle", "case__agency"
    )
    if record is None or record.notified_at is None:
        raise Refused("no-own-level")
    if record.state != LevelState.NOTIFIED:
        raise Refused("level-in-correction")
    return OwnLevel(
        record.id,
        record.version,
        record.case.agency.title,
        record.cycle.year,
        record.level,
        record.letter_number,
        record.letter_day,
        record.acknowledged_at,
        tuple(await improvement.of_case(record.case_id)),
    )


async def acknowledge(actor: Actor, record_id: int, version: int, acted_at: datetime) -> tuple[int, datetime, bool]:
    """Acknowledge the level of an agency of one's own, once for it; returns the agency, when it was, and whether it
    had been done before. Raises those of `of_agency`, level-told-anew (another than `version` was told since);
    `Denied` for who may not, also for another agency's level."""
    record = await LevelRecord.get_or_none(id=record_id).select_related("case")
    agency_id = record.case.agency_id if record is not None else None
    access.require(actor, Permission.ACKNOWLEDGE, agency_id)
    assert agency_id is not None
    own = await of_agency(actor, agency_id)
    if own.record_id != record_id:
        raise Refused("no-own-level")
    if own.version != version:
        raise Refused("level-told-anew")
    if own.acknowledged_at is not None:
        return agency_id, own.acknowledged_at, True
    await LevelRecord.filter(id=record_id).update(acknowledged_at=acted_at, acknowledged_by_id=actor.person_id)
    await audit.record([audit.Event(actor.person_id, "level.acknowledged", f"agency:{agency_id}", {})])
    return agency_id, acted_at, False


async def silent(actor: Actor) -> list[Silent]:
    """The people of agencies that were told and have not acknowledged: a phone list. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await distribution.present()
    found = await sql.rows(
        "SELECT a.title, p.name, p.phone, g.role, l.notified_at FROM level_record l "  # noqa: S608 - constants only
        "JOIN agency_case c ON c.id = l.case_id JOIN agency a ON a.id = c.agency_id "
        f"LEFT JOIN role_grant g ON g.agency_id = a.id AND g.role IN {_ROLES} AND g.withdrawn_at IS NULL "
        "LEFT JOIN person p ON p.id = g.person_id "
        "WHERE l.cycle_id = ? AND l.state = ? AND l.acknowledged_at IS NULL ORDER BY a.code, g.role, p.id",
        cycle.id,
        LevelState.NOTIFIED.value,
    )
    return [
        Silent(one["title"], one["name"] or "", one["phone"] or "", one["role"] or "", as_time(one["notified_at"]))
        for one in found
    ]
