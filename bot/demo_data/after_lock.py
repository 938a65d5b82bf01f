"""The demo after the lock: cases on the desks, scores and returns, releases, cases that were opened again."""

from datetime import timedelta

from bot.demo_data.people import Roster
from bot.demo_data.scores import score
from messages.jalali import end_of_day, local_date
from models import sql
from models.clock import business_now
from models.gate import tx
from samples import MARK, story
from samples import agencies as sample_agencies
from services import second_factor
from services.access import SYSTEM, Actor, Role
from services.appraisal import assigning, begin, conflicts, desk, rechecking, returning
from services.appraisal.assigning import Scope, Share
from services.case import closing, extensions, submission
from services.results import lapsing, release
from services.second_factor import Proof
from services.year import cycles

# Released long ago, just now, ready to be released; the other groups are still at the desks.
FIRST, SECOND, READY = ("PROD",), ("INFRA", "ECON"), ("WELF",)
# Opened again for more time: at work, and with its head.
SLOW, WITH_HEAD = ("A52",), "A50"
REOPENED = (*SLOW, WITH_HEAD)
ON_DESKS = (
    "SELECT DISTINCT a.code FROM appraisal p JOIN agency_case c ON c.id = p.case_id JOIN agency a ON a.id = c.agency_id"
)


def codes(*groups: str) -> list[str]:
    """The agencies of some groups."""
    return [one.code for one in sample_agencies() if one.group_code in groups]


async def lock() -> None:
    """The deadline and the heads' grace have passed: every case is locked."""
    now = business_now()
    await tx(lambda: cycles.lock_due(now))
    for case_id in (await closing.due(now)).case_ids:
        await tx(lambda case_id=case_id: closing.close(case_id, now))  # type: ignore[misc]
    while await tx(begin.next_case):
        pass


async def to_the_desks(roster: Roster) -> None:
    """The appraisal begins: agencies in turn to two appraisers, the last group to the third."""
    cycle = await cycles.current()
    assert cycle is not None
    await tx(lambda: begin.begin(SYSTEM, cycle.id))
    while await tx(begin.next_case):
        pass
    await tx(lambda: _assign(roster))


async def _assign(roster: Roster) -> None:
    staff = await roster.actor(Role.ADMIN)
    people = await roster.actors(Role.APPRAISER)
    told = story()["appraisal"]["conflict"]
    agencies = {one["code"]: one["id"] for one in await sql.rows("SELECT id, code FROM agency")}
    await conflicts.declare(people[1], agencies[told["agency"]], told["reason"], business_now())
    on_desks = {one["code"] for one in await sql.rows(ON_DESKS)}
    for place, one in enumerate(sample_agencies()):
        if one.code not in on_desks:
            continue
        to = people[2] if one.group_code == "GEN" else people[place % 2]
        await assigning.assign(staff, Share(Scope.AGENCY, agencies[one.code]), to.person_id or 0)


async def give_back(roster: Roster) -> None:
    """Some measures go back to their agencies for correction."""
    for said in story()["appraisal"]["returned"]:
        found = await sql.row(
            "SELECT p.id, p.appraiser_id FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "
            "JOIN measure m ON m.id = e.measure_id JOIN agency_case c ON c.id = p.case_id "
            "JOIN agency a ON a.id = c.agency_id WHERE a.code = ? AND m.code = ?",
            said["agency"],
            said["measure"],
        )
        assert found is not None
        appraiser = await _appraiser(roster, found["appraiser_id"])
        await tx(
            lambda by=appraiser, found=found, said=said: returning.give_back(  # type: ignore[misc]
                by, found["id"], said["reason"], business_now(), None
            )
        )


async def _appraiser(roster: Roster, person_id: int) -> Actor:
    return next(one for one in await roster.actors(Role.APPRAISER) if one.person_id == person_id)


async def scored(*groups: str) -> None:
    """Groups whose measures are all scored."""
    await tx(lambda: score(codes(*groups)))


async def begun_at_the_desks() -> None:
    """Of the groups that are still at the desks two thirds are scored."""
    at_desks = {one.group_code for one in sample_agencies()} - {*FIRST, *SECOND, *READY}
    await tx(lambda: score(codes(*sorted(at_desks)), every=3))


async def one_to_recheck() -> None:
    """One measure is to be looked at again."""
    told = story()["appraisal"]["recheck"]
    found = await sql.rows(
        "SELECT p.id FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id "
        "JOIN agency_case c ON c.id = p.case_id JOIN agency a ON a.id = c.agency_id "
        "WHERE a.code = ? AND p.state = 'SCORED' ORDER BY m.code = ? DESC LIMIT 1",
        told["agency"],
        told["measure"],
    )
    await tx(lambda: rechecking.mark([one["id"] for one in found], told["reason"]))


async def second_factors(roster: Roster) -> None:
    """The deputy and the first administrator have set their authenticators up."""
    for role in (Role.DEPUTY, Role.ADMIN):
        actor = await roster.actor(role)
        await tx(lambda actor=actor: second_factor.enrol(actor))  # type: ignore[misc]
        code = await second_factor.shown(actor)
        await tx(lambda actor=actor, code=code: second_factor.confirm(actor, code))  # type: ignore[misc]


async def released(roster: Roster, *groups: str) -> None:
    """The deputy releases groups; every agency gets its sheet."""
    cycle = await cycles.current()
    assert cycle is not None
    deputy = await roster.actor(Role.DEPUTY)
    proof = Proof(deputy.person_id or 0)
    for group in groups:
        ready = {one.code: one.ready for one in (await release.check(deputy, cycle.id)).groups}[group]
        await tx(
            lambda group=group, ready=ready: release.release(  # type: ignore[misc]
                deputy, cycle.id, group, ready, proof, business_now()
            )
        )
        while await tx(release.next_one):
            pass


async def lapsed() -> None:
    """Windows that are over by now are closed."""
    now = business_now()
    for case_id in await lapsing.due(now):
        await tx(lambda case_id=case_id: lapsing.lapse(case_id, now))  # type: ignore[misc]


async def more_time(roster: Roster, days: int) -> None:
    """Two locked cases were opened again: their agencies have some days more."""
    for code in REOPENED:
        await tx(lambda code=code: _more_time(roster, code, days))  # type: ignore[misc]


async def more_time_asked(roster: Roster) -> None:
    """One locked case asks for more time, and waits for the deputy."""
    said = story()["late_extension"]
    await tx(lambda: _ask(roster, said["agency"], said["days"], said["reason"]))


async def _ask(roster: Roster, code: str, days: int, reason: str) -> extensions.ExtensionView:
    one, now = await roster.desk(code), business_now()
    until = end_of_day(local_date(now) + timedelta(days=days))
    return await extensions.ask(one.actor, one.agency_id, until, f"{reason} ({MARK})", now)


async def _more_time(roster: Roster, code: str, days: int) -> None:
    one, now = await roster.desk(code), business_now()
    made = await _ask(roster, code, days, story()["extensions"][0]["reason"])
    await extensions.grant(await roster.actor(Role.DEPUTY), made.id, now)
    if code == WITH_HEAD:
        seen = await submission.check(one.actor, one.agency_id)
        await submission.send(one.actor, seen.standing.case_id, now, seen.version)


async def entry_of(code: str, place: int = 0) -> desk.AppraisalView:
    """The measure of an agency that lost most points."""
    found = await sql.rows(
        "SELECT p.id FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id JOIN agency_case c ON c.id = p.case_id "
        "JOIN agency a ON a.id = c.agency_id JOIN value v ON v.entry_id = e.id AND v.source = 'preliminary' "
        "AND v.superseded_at IS NULL WHERE a.code = ? AND v.reason <> '' "
        "ORDER BY CAST(v.score AS REAL) DESC, p.id LIMIT 1 OFFSET ?",
        code,
        place,
    )
    return await desk.known(found[0]["id"])
