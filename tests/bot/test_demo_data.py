"""The demo opens where something is to be done for everybody, with every state that the year has there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo import demo_settings
from bot.demo_data import FINAL, LEVELS, RESULTS, SELF_ASSESSMENT, make_sample_year
from models.migrate import migrate
from samples import people
from services.states import (
    AppraisalState,
    CaseState,
    CircularState,
    EntryState,
    EvidenceState,
    ExtensionState,
    HearingState,
    NAState,
    ObjectionState,
    ResultState,
)
from simulator import Phone, Simulator

STATES = {
    "agency_case": {
        CaseState.INVITED,
        CaseState.ACKNOWLEDGED,
        CaseState.IN_PROGRESS,
        CaseState.SENT_TO_HEAD,
        CaseState.SUBMITTED,
    },
    "measure_entry": set(EntryState),
    "evidence_file": {EvidenceState.UPLOADED, EvidenceState.PAPER, EvidenceState.LOST},
    "na_request": {NAState.FILED, NAState.ACCEPTED, NAState.REJECTED},
    "extension": {ExtensionState.REQUESTED, ExtensionState.GRANTED},
    "circular": {CircularState.ISSUED},
}
# What there must be at least one of.
THERE = {
    "an agency without anybody": "SELECT count(*) FROM agency a WHERE NOT EXISTS "
    "(SELECT 1 FROM role_grant g WHERE g.agency_id = a.id) AND NOT EXISTS "
    "(SELECT 1 FROM invitation i WHERE i.agency_id = a.id)",
    "an open invitation": "SELECT count(*) FROM invitation WHERE used_at IS NULL",
    "a question that waits": "SELECT count(*) FROM question WHERE answered_at IS NULL AND is_draft = 0",
    "an answer for all": "SELECT count(*) FROM question WHERE published = 1",
    "a circular acknowledged": "SELECT count(*) FROM circular_recipient WHERE acknowledged_at IS NOT NULL",
    "a circular not acknowledged": "SELECT count(*) FROM circular_recipient WHERE acknowledged_at IS NULL",
    "a duty with a day": "SELECT count(*) FROM duty WHERE due_on IS NOT NULL",
    "a timetable": "SELECT count(*) FROM timetable_step",
    "last year's values": "SELECT count(*) FROM reference_value WHERE kind = 'last_year'",
    "a case with more time": "SELECT count(*) FROM agency_case WHERE deadline_at IS NOT NULL",
    "a reason for what was sent back": "SELECT count(*) FROM measure_entry WHERE return_reason <> ''",
    "a file with a doubt": "SELECT count(*) FROM evidence_file WHERE state = 'UPLOADED' AND problem IS NOT NULL",
    "an explanation": "SELECT count(*) FROM measure_entry WHERE explanation <> ''",
    "news of today": "SELECT count(*) FROM outbox WHERE state = 'new'",
    "the mark of a sample": "SELECT count(*) FROM cycle WHERE is_sample = 1",
}


@pytest.fixture
async def year(tmp_path: Path) -> tuple[Path, Simulator, list[Phone]]:
    """A sample year as the demo makes it, and who is to greet the bot."""
    world = Simulator()
    settings = demo_settings(tmp_path, world)
    migrate(settings.database_path)
    return settings.database_path, world, await make_sample_year(settings, world, SELF_ASSESSMENT)


@pytest.fixture
def rows(year: tuple[Path, Simulator, list[Phone]]) -> Iterator[sqlite3.Connection]:
    """Its database."""
    with closing(sqlite3.connect(year[0])) as connection:
        yield connection


@pytest.mark.slow
def test_every_state_is_there(rows: sqlite3.Connection, year: tuple[Path, Simulator, list[Phone]]) -> None:
    for table, wanted in STATES.items():
        states = {one for (one,) in rows.execute(f"SELECT DISTINCT state FROM {table}")}
        assert states == {state.value for state in wanted}, table
    for what, query in THERE.items():
        assert rows.execute(query).fetchone()[0] >= 1, what
    done = rows.execute(
        "SELECT DISTINCT sum(state = 'SELF_SCORED') FROM measure_entry GROUP BY case_id ORDER BY 1"
    ).fetchall()
    assert len(done) >= 6  # several degrees of being in progress
    assert rows.execute("SELECT count(*) FROM agency_case").fetchone() == (64,)

    _, world, greeting = year
    listed = [one for messenger in world.messengers.values() for one in messenger.people.values() if one.listed]
    assert all(one.note for one in listed)
    newcomers = {one.name for one in listed if not one.started}
    assert newcomers == {"الهام قاسمی", "بهرام صادقی"}
    assert {phone.person.name for phone in greeting} | newcomers | {"مسعود رحیمی"} == {one.name for one in listed}


AFTER_THE_LOCK = {
    "agency_case": {CaseState.IN_PROGRESS, CaseState.SENT_TO_HEAD, CaseState.LOCKED, CaseState.NO_SUBMISSION},
    "appraisal": {AppraisalState.WAITING, AppraisalState.RETURNED, AppraisalState.SCORED, AppraisalState.RECHECK},
    "case_result": {
        ResultState.UNDER_APPRAISAL,
        ResultState.PRELIM_SCORED,
        ResultState.RELEASED,
        ResultState.ACCEPTED,
        ResultState.OBJECTED,
        ResultState.WINDOW_LAPSED,
        ResultState.RESCORED,
    },
    "objection": {
        ObjectionState.DRAFT,
        ObjectionState.FILED,
        ObjectionState.ASSIGNED,
        ObjectionState.AT_COMMITTEE,
        ObjectionState.DECIDED,
        ObjectionState.ANSWERED,
    },
    "hearing": {HearingState.REQUESTED},
}


# What README names for its people to do, and what must be so for it.
OF_CASE = "JOIN agency_case c ON c.id = {}.case_id JOIN agency a ON a.id = c.agency_id WHERE a.code = "
TO_DO = {
    "نرگس شریفی: a queue": "SELECT count(*) FROM appraisal p JOIN person n ON n.id = p.appraiser_id "
    "WHERE n.name = 'نرگس شریفی' AND p.state = 'WAITING'",
    "زهرا موسوی: results, points lost with an appraiser's reason": "SELECT count(*) FROM case_result r "
    f"{OF_CASE.format('r')} 'A02' AND r.state = 'RELEASED' AND CAST(r.total AS REAL) > 800 "
    "AND (SELECT count(*) FROM value v "
    "JOIN measure_entry e ON e.id = v.entry_id WHERE e.case_id = c.id AND v.source = 'preliminary' "
    "AND v.reason <> '' AND CAST(v.score AS REAL) > 0 AND v.person_id IS NOT NULL) > 5",
    "علی‌اکبر نوری: results to accept": f"SELECT count(*) FROM case_result r {OF_CASE.format('r')} 'A01' "
    "AND r.state = 'RELEASED'",
    "سهیلا امینی: an objection": "SELECT count(*) FROM objection o JOIN person n ON n.id = o.decider_id "
    "WHERE n.name = 'سهیلا امینی' AND o.state = 'ASSIGNED'",
    "هادی زمانی: an agenda": "SELECT count(*) FROM objection WHERE state = 'AT_COMMITTEE'",
    "مریم کاظمی: objections": "SELECT count(*) FROM objection WHERE state = 'FILED'",
    "فرهاد جلالی: a request of these days": "SELECT count(*) FROM extension x "
    "WHERE x.state = 'REQUESTED' AND x.asked_at > datetime('now', '-3 days')",
    "فرهاد جلالی: a group to release": "SELECT count(*) FROM case_result WHERE state = 'PRELIM_SCORED'",
    "حسین رستمی: a measure that was returned": "SELECT count(*) FROM appraisal p "
    f"{OF_CASE.format('p')} 'A36' AND p.state = 'RETURNED'",
    "کوروش معینی: a case": "SELECT count(*) FROM agency_case c JOIN agency a ON a.id = c.agency_id "
    "WHERE a.code = 'A50' AND c.state = 'SENT_TO_HEAD'",
}
# What was asked long ago and nobody would have left open.
LEFT_OPEN = (
    "SELECT (SELECT count(*) FROM na_request WHERE state = 'FILED') "
    "+ (SELECT count(*) FROM question WHERE answered_at IS NULL AND is_draft = 0) "
    "+ (SELECT count(*) FROM extension WHERE state = 'REQUESTED' AND asked_at < datetime('now', '-3 days'))"
)
# The fewest points of an agency that entered something, among those that were told.
FEWEST = (
    "SELECT min(CAST(r.total AS REAL)) FROM case_result r JOIN agency_case c ON c.id = r.case_id "
    "WHERE c.state = 'LOCKED' AND r.total IS NOT NULL"
)


async def _made(tmp_path: Path, place: str, world: Simulator | None = None) -> sqlite3.Connection:
    world = world or Simulator()
    settings = demo_settings(tmp_path, world)
    migrate(settings.database_path)
    await make_sample_year(settings, world, place)
    return sqlite3.connect(settings.database_path)


@pytest.mark.deep
async def test_it_opens_on_agencies_in_every_state_after_the_lock(tmp_path: Path) -> None:
    world = Simulator()
    with closing(await _made(tmp_path, RESULTS, world)) as rows:
        for table, wanted in AFTER_THE_LOCK.items():
            states = {one for (one,) in rows.execute(f"SELECT DISTINCT state FROM {table}")}
            assert states == {state.value for state in wanted}, table
        assert rows.execute("SELECT count(*) FROM second_factor WHERE confirmed_at IS NOT NULL").fetchone() == (2,)
        for what, query in TO_DO.items():
            assert rows.execute(query).fetchone()[0] >= 1, what
        assert rows.execute(LEFT_OPEN).fetchone() == (0,)
        assert rows.execute(FEWEST).fetchone()[0] > 400
    said = {one.name: one.note for messenger in world.messengers.values() for one in messenger.people.values()}
    assert said == {one.name: one.note_at(RESULTS) for one in people() if one.name in said}
    assert said["زهرا موسوی"] == "رابط راهداری؛ نتایج اولیه‌اش آمده"


@pytest.mark.slow
@pytest.mark.parametrize(("place", "state"), [(FINAL, "FINAL"), (LEVELS, "LEVELLED")])
async def test_it_can_begin_at_the_end_of_the_year(tmp_path: Path, place: str, state: str) -> None:
    with closing(await _made(tmp_path, place)) as rows:
        assert rows.execute("SELECT DISTINCT state FROM case_result").fetchall() == [(state,)]
        assert rows.execute(LEFT_OPEN).fetchone() == (0,)
        assert rows.execute("SELECT count(*) FROM extension WHERE state = 'REQUESTED'").fetchone() == (0,)
        assert rows.execute(FEWEST).fetchone()[0] > 300
        went = "SELECT count(*) FROM package WHERE digest <> '' AND letter_number <> '' AND receipt LIKE '%نمونه%'"
        assert rows.execute(went).fetchone() == (int(place == LEVELS),)
