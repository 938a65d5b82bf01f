"""Receipts of a whole case, and the check of any receipt by anybody who has its code (07f)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from models import sql
from models.assessment import CaseReceipt
from models.fields import exact
from models.text import to_latin_digits
from services.case import fingerprint, progress, receipts
from services.case.entries import as_decimal, as_time
from services.catalogue.scoring import NotApplicable
from services.people import registration
from services.people.registration import Caller
from services.states import DONE_STATES, in_sql

Act = Literal["send", "approve"]


@dataclass(frozen=True, slots=True)
class CaseReceiptView:
    """What the receipt of a case says; `again`: it had been issued before. `score` is None before the weights."""

    id: int
    code: str
    act: str
    acted_at: datetime
    measures: int
    files: int
    score: Decimal | None
    digest: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Genuine:
    """The little that anybody learns of a receipt: whose it is, of when, and how much it is about.

    `act` is record (one measure), send or approve (a whole case), objection (to one score).
    `corrected` measures of the case were sent anew after its lock, because their appraisers had returned them.
    """

    act: str
    agency_title: str
    year: int
    acted_at: datetime
    measures: int
    files: int
    corrected: int = 0


async def digest(case_id: int) -> tuple[str, int, int]:
    """The fingerprint of a case with its counts of measures done and files."""
    counted = await sql.row(
        "SELECT (SELECT count(*) FROM measure_entry e WHERE e.case_id = c.id "  # noqa: S608 - constants only
        f"AND e.state IN {in_sql(DONE_STATES)}) AS done, "
        "(SELECT count(*) FROM evidence_file f JOIN measure_entry e ON e.id = f.entry_id WHERE e.case_id = c.id "
        "AND f.state IN ('UPLOADED', 'PAPER') AND f.purpose = 'evidence') AS files FROM agency_case c WHERE c.id = ?",
        case_id,
    )
    assert counted is not None
    return await fingerprint.of_case(case_id), counted["done"], counted["files"]


async def issue(case_id: int, na_mode: str, act: Act, person_id: int | None, acted_at: datetime) -> CaseReceiptView:
    """Issue the receipt of a case as it stands."""
    fingerprint, measures, files = await digest(case_id)
    general, specific = await progress.forecast(case_id, NotApplicable(na_mode))
    score = exact(general.points + (specific.points if specific else 0)) if general.cap else None
    made = await CaseReceipt.create(
        code=receipts.tracking_code(),
        case_id=case_id,
        person_id=person_id,
        act=act,
        acted_at=acted_at,
        measure_count=measures,
        file_count=files,
        score=score,
        digest=fingerprint,
    )
    return CaseReceiptView(made.id, made.code, act, acted_at, measures, files, score, fingerprint)


async def last(case_id: int, act: Act) -> CaseReceiptView | None:
    """The newest receipt of a case for an act."""
    found = await sql.row(
        "SELECT id, code, act, acted_at, measure_count, file_count, score, digest FROM case_receipt "
        "WHERE case_id = ? AND act = ? ORDER BY id DESC LIMIT 1",
        case_id,
        act,
    )
    if found is None:
        return None
    at = as_time(found["acted_at"])
    assert at is not None
    return CaseReceiptView(
        id=found["id"],
        code=found["code"],
        act=found["act"],
        acted_at=at,
        measures=found["measure_count"],
        files=found["file_count"],
        score=as_decimal(found["score"]),
        digest=found["digest"],
        again=True,
    )


def as_tracking_code(typed: str) -> str:
    """A receipt's code as people type it: any digits, any case, with or without its hyphens."""
    letters = "".join(one for one in to_latin_digits(typed).upper() if one.isascii() and one.isalnum())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


async def genuine(caller: Caller, typed: str) -> Genuine | None:
    """What a receipt's code stands for, or None after counting a wrong try: whoever guesses is slowed down.

    Raises `Refused("try-later")` while the account has to wait.
    """
    await registration.check_pace(caller)
    code = as_tracking_code(typed)
    found = await sql.row(
        "SELECT 'record' AS act, a.title, y.year, r.acted_at, 1 AS measures, r.file_count FROM receipt r "
        "JOIN measure_entry e ON e.id = r.entry_id JOIN agency_case c ON c.id = e.case_id "
        "JOIN agency a ON a.id = c.agency_id JOIN cycle y ON y.id = c.cycle_id WHERE r.code = ? "
        "UNION ALL SELECT r.act, a.title, y.year, r.acted_at, r.measure_count, r.file_count FROM case_receipt r "
        "JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        "JOIN cycle y ON y.id = c.cycle_id WHERE r.code = ? "
        "UNION ALL SELECT 'objection', a.title, y.year, o.filed_at, 1, json_array_length(o.evidence) FROM objection o "
        "JOIN agency_case c ON c.id = o.case_id JOIN agency a ON a.id = c.agency_id "
        "JOIN cycle y ON y.id = c.cycle_id WHERE o.code = ?",
        code,
        code,
        code,
    )
    if found is None:
        await registration.wrong_try(caller)
        return None
    at = as_time(found["acted_at"])
    assert at is not None
    return Genuine(
        found["act"], found["title"], found["year"], at, found["measures"], found["file_count"], await _corrected(code)
    )


async def _corrected(code: str) -> int:
    """How many measures of a case with this receipt were corrected after its lock, each with a receipt of its own."""
    found = await sql.row(
        "SELECT count(DISTINCT e.id) AS n FROM case_receipt s JOIN agency_case c ON c.id = s.case_id "
        "JOIN measure_entry e ON e.case_id = c.id JOIN receipt r ON r.entry_id = e.id AND r.acted_at > c.locked_at "
        "WHERE s.code = ?",
        code,
    )
    return int(found["n"]) if found else 0
