"""Evidence as an appraiser sees it: only what arrived in time, opened one after another (ST-5, 12b)."""

from dataclasses import dataclass

from models import sql
from services.access import Actor
from services.appraisal import desk
from services.case.evidence import SUPPORTS
from services.errors import Refused
from services.states import EvidenceState, in_sql

# In time: sent before the lock; or in place of one that was, whose bytes never came; or while the entry was returned.
IN_TIME = """
(c.locked_at IS NULL OR f.sent_at <= c.locked_at
 OR EXISTS (SELECT 1 FROM evidence_file w WHERE w.id = f.replaces_id AND w.sent_at <= c.locked_at
            AND w.resend_until IS NOT NULL)
 OR EXISTS (SELECT 1 FROM appraisal_step s JOIN appraisal_act t ON t.id = s.act_id JOIN appraisal p
            ON p.id = s.appraisal_id WHERE p.entry_id = f.entry_id AND t.kind LIKE '%return%'
            AND t.undone_at IS NULL))
"""
_FILES = f"""
SELECT f.id, f.name, f.state, f.sha256, f.size, f.pages, f.problem, f.verdict
FROM evidence_file f JOIN agency_case c ON c.id = f.case_id
WHERE f.purpose = '{SUPPORTS}' AND {IN_TIME}
"""  # noqa: S608 - constants only
THERE = (EvidenceState.UPLOADED, EvidenceState.PAPER)
_SHOWN = (*THERE, EvidenceState.FETCHING, EvidenceState.LOST)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file of an entry; without `sha256` there is nothing to open (paper, on its way, lost). `place` from one."""

    id: int
    place: int
    name: str
    state: str
    size: int
    pages: int | None
    problem: str | None
    verdict: str | None
    sha256: str | None


async def in_time(entry_id: int) -> list[Evidence]:
    """The evidence of an entry that counts, oldest first, for the rules themselves."""
    found = await sql.rows(f"{_FILES} AND f.entry_id = ? AND f.state IN {in_sql(_SHOWN)} ORDER BY f.id", entry_id)
    return [
        Evidence(
            id=one["id"],
            place=place,
            name=one["name"],
            state=one["state"],
            size=one["size"],
            pages=one["pages"],
            problem=one["problem"],
            verdict=one["verdict"],
            sha256=one["sha256"],
        )
        for place, one in enumerate(found, start=1)
    ]


async def of_own(actor: Actor, appraisal_id: int) -> tuple[desk.AppraisalView, list[Evidence]]:
    """One of the actor's own appraisals with its evidence that arrived in time.

    Raises `Refused`: unknown-entry, conflict-declared; `Denied` for another's.
    """
    one = await desk.view(actor, appraisal_id)
    if await desk.has_conflict(actor.person_id, one.entry.agency_id):
        raise Refused("conflict-declared", agency=one.entry.agency_title)
    return one, await in_time(one.entry.id)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to be sent into the chat: which of how many, and the next that can be opened."""

    file: Evidence
    sha256: str
    count: int
    following: Evidence | None
    view: desk.AppraisalView


async def open_file(actor: Actor, appraisal_id: int, file_id: int) -> Opened:
    """A file of one of the actor's own appraisals, to be sent to them, and the one after it.

    Raises `Refused`: unknown-file (not of this entry, or not in time), file-not-here, and those of `of_own`.
    """
    one, found = await of_own(actor, appraisal_id)
    file = next((each for each in found if each.id == file_id), None)
    if file is None:
        raise Refused("unknown-file")
    if file.sha256 is None:
        raise Refused("file-not-here", entry_id=one.entry.id, name=file.name)
    following = next((each for each in found[file.place :] if each.sha256 is not None), None)
    return Opened(file, file.sha256, len(found), following, one)
