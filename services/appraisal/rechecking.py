"""The re-check list: scored entries that are to be looked at again, why, and by whom (15d, and 12f)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from models.text import plain, to_latin_digits
from services import access
from services.access import Actor, Permission, Role
from services.appraisal.appraisers import NOBODY
from services.case.entries import CURRENT, as_time
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.results import standing
from services.states import APPRAISAL, FROZEN_RESULTS, AppraisalState, EntryState

# Reasons that the rules themselves give; any other is a person's own words.
STEWARD, TARGET, CONFLICT, SECOND_LOOK = "steward-corrected", "target-corrected", "conflict", "second-look"
REOPENED = "case-reopened"
REASONS = (STEWARD, TARGET, CONFLICT, SECOND_LOOK, REOPENED)
SHORTEST_REASON, LONGEST_REASON = 3, 500
LONGEST_NUMBER = 9
# So many rows in one statement.
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of entries that are to be looked at again: newly on the list, on a desk anyway, not to be changed
    any more (their result is in a final list)."""

    marked: int = 0
    open: int = 0
    closed: int = 0

    def __add__(self, other: "Marked") -> "Marked":
        return Marked(self.marked + other.marked, self.open + other.open, self.closed + other.closed)


@dataclass(frozen=True, slots=True)
class Recheck:
    """One entry of the list. `reason` is one of `REASONS` or somebody's words; `appraiser` empty: nobody."""

    appraisal_id: int
    number: int
    code: str
    agency: str
    appraiser: str
    reason: str
    since_at: datetime


async def mark(appraisal_ids: Iterable[int], reason: str, by: int | None = None, to: int | None = None) -> Marked:
    """Put scored entries on the list, for the rules themselves: whoever calls has asked for the permission.

    They stay with their appraiser (or go `to` another), who is told once; without one who holds the role they lie
    with nobody. A score stands until another is given; after a release the new sheet is due when it is.
    """
    wanted = sorted(set(appraisal_ids))
    done, told = Marked(), dict[int, int]()
    for at in range(0, len(wanted), CHUNK):
        done += await _mark(wanted[at : at + CHUNK], reason, to, told)
    if done.marked:
        details = {"reason": reason, "marked": done.marked, "open": done.open, "closed": done.closed}
        await audit.record([audit.Event(by, "appraisal.recheck", f"appraisal:{wanted[0]}", details)])
        await _tell(told)
    return done


async def _mark(some: Sequence[int], reason: str, to: int | None, told: dict[int, int]) -> Marked:
    found = await sql.rows(
        "SELECT p.id, p.state, p.case_id, p.appraiser_id, r.state AS result_state, "  # noqa: S608 - constants and marks
        f"NOT {NOBODY} AS there FROM appraisal p JOIN case_result r ON r.case_id = p.case_id "
        "JOIN agency_case c ON c.id = p.case_id "
        f"WHERE p.id IN ({sql.marks(len(some))})",
        *some,
    )
    after = APPRAISAL.after(AppraisalState.SCORED, "recheck")
    open_ones = sum(one["state"] != AppraisalState.SCORED for one in found)
    scored = [one for one in found if one["state"] == AppraisalState.SCORED]
    free = [one for one in scored if one["result_state"] not in FROZEN_RESULTS]
    now = stored_time(business_now())
    await sql.many(
        "UPDATE appraisal SET state = ?, since_at = ?, recheck_reason = ?, skipped_at = NULL, appraiser_id = ?, "
        "assigned_at = coalesce(?, assigned_at), version = version + 1 WHERE id = ?",
        [
            (
                after,
                now,
                reason,
                to if to is not None else one["appraiser_id"] if one["there"] else None,
                now if to is not None else None,
                one["id"],
            )
            for one in free
        ],
    )
    for one in free:
        person = to if to is not None else one["appraiser_id"] if one["there"] else None
        if person is not None:
            told[person] = told.get(person, 0) + 1
    await standing.opened_again({one["case_id"] for one in free})
    return Marked(len(free), open_ones, len(scored) - len(free))


async def _tell(told: dict[int, int]) -> None:
    now = stored_time(business_now())
    await post(
        [
            Notice(f"recheck:{person}:{now}", person, "rechecks-came", {"count": count}, (("btn-to-queue", "desk"),))
            for person, count in told.items()
        ]
    )


def read_reason(text: str) -> str:
    """The reason in somebody's words. Raises `Refused("recheck-reason")` for one too short or too long."""
    clean = plain(text)
    if not SHORTEST_REASON <= len(clean) <= LONGEST_REASON:
        raise Refused("recheck-reason", length=len(clean), least=SHORTEST_REASON, most=LONGEST_REASON)
    return clean


async def of_measure(measure_id: int, but_entry: int | None = None) -> list[int]:
    """The scored entries of a measure in all agencies (but one): where the same mistake may be, for the rules."""
    found = await sql.rows(
        "SELECT p.id FROM measure_entry e JOIN appraisal p ON p.entry_id = e.id "  # noqa: S608 - constants only
        f"WHERE e.cycle_id = {CURRENT} AND e.measure_id = ? AND e.id <> ? AND p.state = ? "
        "AND p.scored_by_id IS NOT NULL ORDER BY p.id",
        measure_id,
        but_entry or 0,
        AppraisalState.SCORED.value,
    )
    return [one["id"] for one in found]


@dataclass(frozen=True, slots=True)
class MeasureName:
    """A measure of the current cycle."""

    id: int
    code: str
    title: str


_MEASURE = (
    "SELECT m.id, m.code, m.title FROM measure m JOIN indicator i ON i.id = m.indicator_id "  # noqa: S608 - constants only
    f"JOIN axis x ON x.id = i.axis_id WHERE x.cycle_id = {CURRENT} AND "
)


async def find_measure(actor: Actor, text: str) -> MeasureName:
    """The measure whose code, or the number of one of whose entries, was typed. Raises `Refused("unknown-measure")`;
    `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    typed = to_latin_digits(plain(text)).strip()
    found = await sql.row(f"{_MEASURE} upper(m.code) = ?", typed.upper())
    if found is None and typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER:
        found = await sql.row(
            f"{_MEASURE} m.id = (SELECT e.measure_id FROM measure_entry e "  # noqa: S608 - constants only
            f"WHERE e.number = ? AND e.cycle_id = {CURRENT})",
            int(typed),
        )
    if found is None:
        raise Refused("unknown-measure", given=text[:60])
    return MeasureName(found["id"], found["code"], found["title"])


async def scored_elsewhere(actor: Actor, measure_id: int, but_entry: int | None = None) -> int:
    """How many scored entries of a measure «همین اشتباه در دستگاه‌های دیگر» would concern. `Denied`."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    return len(await of_measure(measure_id, but_entry))


async def mark_measure(actor: Actor, measure_id: int, reason: str, but_entry: int | None = None) -> Marked:
    """«همین اشتباه در دستگاه‌های دیگر»: have a measure looked at again wherever it was scored (15d).

    Raises `Refused`: recheck-reason, nothing-to-recheck; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    clean = read_reason(reason)
    concerned = await of_measure(measure_id, but_entry)
    if not concerned:
        raise Refused("nothing-to-recheck")
    return await mark(concerned, clean, by=actor.person_id)


async def listed(actor: Actor, *, page: int = 0, size: int = 100_000) -> tuple[list[Recheck], int]:
    """A page of the list, the oldest first, and how many there are. `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    counted = await sql.row(
        f"SELECT count(*) AS n FROM appraisal p WHERE p.cycle_id = {CURRENT} AND p.state = ?",  # noqa: S608 - constants only
        AppraisalState.RECHECK.value,
    )
    found = await sql.rows(
        "SELECT p.id, e.number, m.code, a.title AS agency, coalesce(h.name, '') AS appraiser, p.recheck_reason, "  # noqa: S608 - constants only
        "p.since_at FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id "
        "JOIN agency_case c ON c.id = p.case_id JOIN agency a ON a.id = c.agency_id "
        f"LEFT JOIN person h ON h.id = p.appraiser_id WHERE p.cycle_id = {CURRENT} AND p.state = ? "
        "ORDER BY p.since_at, p.id LIMIT ? OFFSET ?",
        AppraisalState.RECHECK.value,
        size,
        page * size,
    )
    return [
        Recheck(
            one["id"],
            one["number"],
            one["code"],
            one["agency"],
            one["appraiser"],
            one["recheck_reason"],
            as_time(one["since_at"]) or business_now(),
        )
        for one in found
    ], counted["n"] if counted else 0


async def locked_again(case_id: int) -> Marked:
    """A case that had been opened again is locked: what its agency changed since it was scored is looked at again.

    That is another value, a file more or less, a request for «not applicable» made or taken back.
    """
    found = await sql.rows(
        "SELECT p.id FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "  # noqa: S608 - constants only
        f"WHERE p.case_id = ? AND p.state = '{AppraisalState.SCORED}' AND (e.state = '{EntryState.NA_REQUESTED}' "
        "OR EXISTS (SELECT 1 FROM value v WHERE v.entry_id = e.id AND v.source = 'self' AND v.acted_at > p.scored_at) "
        "OR EXISTS (SELECT 1 FROM evidence_file f WHERE f.entry_id = e.id AND f.purpose = 'evidence' "
        "AND (f.sent_at > p.scored_at OR f.withdrawn_at > p.scored_at)) "
        f"OR (e.state <> '{EntryState.NA_ACCEPTED}' AND NOT EXISTS (SELECT 1 FROM value g WHERE g.entry_id = e.id "
        "AND g.source IN ('preliminary', 'after_objection') AND g.superseded_at IS NULL))) ORDER BY p.id",
        case_id,
    )
    return await mark([one["id"] for one in found], REOPENED)


async def steward_corrected(pairs: Sequence[tuple[int, int]]) -> Marked:
    """A steward's value of some (agency, measure) pairs was corrected: what was scored beside the former one is to
    be looked at again, and staff are told (15d).

    Central measures come on the list by the tick that puts the new value in its place; they are counted here.
    """
    by_measure: dict[int, set[int]] = defaultdict(set)
    for agency, measure in pairs:
        by_measure[measure].add(agency)
    central, others = 0, []
    for measure, agencies in by_measure.items():
        for one in await sql.rows(
            "SELECT p.id, c.agency_id, m.kind FROM measure_entry e JOIN appraisal p ON p.entry_id = e.id "  # noqa: S608 - constants only
            "JOIN measure m ON m.id = e.measure_id JOIN agency_case c ON c.id = e.case_id "
            f"WHERE e.cycle_id = {CURRENT} AND e.measure_id = ? AND p.state = ? AND p.scored_by_id IS NOT NULL",
            measure,
            AppraisalState.SCORED.value,
        ):
            if one["agency_id"] not in agencies:
                continue
            if one["kind"] == "central":
                central += 1
            else:
                others.append(one["id"])
    done = await mark(others, STEWARD)
    found = Marked(done.marked + central, done.open, done.closed)
    if found.marked or found.closed:
        now = stored_time(business_now())
        await post(
            [
                Notice(
                    f"steward-corrected:{now}:{person}",
                    person,
                    "steward-corrected",
                    {"count": found.marked, "closed": found.closed},
                    (("btn-rechecks-plain", "rechecks:0"),),
                )
                for person in await people.holders(Role.ADMIN)
            ]
        )
    return found
