"""The demo's end of the year: everything answered, the final list frozen and confirmed, the council, the levels."""

from datetime import timedelta

from bot.demo_data.after_lock import codes, lapsed, released
from bot.demo_data.papers import MOST_BYTES, keep
from bot.demo_data.people import Roster
from bot.demo_data.scores import score
from bot.evidence_store import EvidenceStore
from bot.final_files import FinalFiles
from messages.jalali import local_date
from models import jobs, sql
from models.clock import business_now
from models.gate import tx
from samples import agencies as sample_agencies
from samples import story
from services.access import Role
from services.case.evidence import SentFile
from services.final_list import council, freezing, keeping, package
from services.final_list.confirming import confirm
from services.levels import importing, letters
from services.second_factor import Proof
from services.year import cycles

# The national body's levels by rank in the whole province: so many of each hundred.
LEVELS = (("EXCELLENT", 10), ("GOOD", 45), ("MEDIUM", 85), ("WEAK", 100))
# Its score beside the provincial one; of so many agencies one differs by more than is expected.
NATIONAL, APART, EVERY = ("1", "0.97", "1.02"), "0.8", 30


async def all_released(roster: Roster) -> None:
    """The other groups are scored to the end and released."""
    rest = sorted({one.group_code for one in sample_agencies()})
    await tx(lambda: score(codes(*rest)))
    found = await sql.rows(
        "SELECT DISTINCT g.code FROM case_result r JOIN agency_case c ON c.id = r.case_id "
        "JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id WHERE r.state = 'PRELIM_SCORED'"
    )
    await released(roster, *[one["code"] for one in found])


async def frozen(roster: Roster, store: EvidenceStore) -> None:
    """Every window is over: the list is frozen and waits for the deputy."""
    await lapsed()
    keeping.connect(FinalFiles(store))
    try:
        staff, cycle = await roster.actor(Role.ADMIN), await cycles.current()
        assert cycle is not None
        await tx(lambda: freezing.freeze(staff, cycle.id, business_now()))
        while await tx(freezing.next_case):
            pass
        one = await freezing.ready()
        assert one is not None
        digest = await keeping.keep(await freezing.text_of(one))
        await tx(lambda: freezing.seal(one.id, digest, one.agencies))
    finally:
        keeping.connect(None)


async def approved(roster: Roster, store: EvidenceStore) -> None:
    """The deputy confirms, the council approves."""
    cycle = await cycles.current()
    assert cycle is not None
    one = await freezing.newest(cycle.id)
    assert one is not None
    deputy = await roster.actor(Role.DEPUTY)
    await tx(lambda: confirm(deputy, one.id, Proof(deputy.person_id or 0), business_now()))
    staff, said = await roster.actor(Role.ADMIN), story()["council"]
    name, got = await keep(store, said["file"], "council")

    async def work() -> None:
        begun = await council.begin(staff, said["number"], business_now())
        number = begun.resolution.id
        await council.describe(staff, number, day=local_date(business_now()), attendance=said["attendance"])
        sent = SentFile("bale", 1, -1, "sample", name, got.mime, got.size)
        await council.receive_file(staff, number, sent, MOST_BYTES)
        await council.PAPER.stored(number, got)
        for job in await jobs.waiting():
            await jobs.finish(job, "done")
        await council.approve(staff, number, business_now())

    await tx(work)


async def sent(roster: Roster, store: EvidenceStore) -> None:
    """The package was made and went out with a letter; its receipt came."""
    staff, said = await roster.actor(Role.ADMIN), story()["package"]
    keeping.connect(FinalFiles(store))
    try:
        made = await tx(lambda: package.begin(staff, business_now()))
        one = await package.waiting()
        assert one is not None
        inside = await package.contents(one)
        assert inside is not None
        digest = await keeping.package(inside)
        assert digest is not None
        await tx(lambda: package.was_made(one.id, digest))
    finally:
        keeping.connect(None)

    async def work() -> None:
        await package.record_letter(staff, made.package.id, said["letter"], local_date(business_now()), business_now())
        await package.record_receipt(staff, made.package.id, said["receipt"])

    await tx(work)


async def levelled(roster: Roster) -> None:
    """The national body's levels came; the letter is signed where there is no gap."""
    found = await sql.rows(
        "SELECT a.code, r.total FROM case_result r JOIN agency_case c ON c.id = r.case_id "
        "JOIN agency a ON a.id = c.agency_id ORDER BY CAST(r.total AS REAL) DESC, a.code"
    )
    rows = [
        {
            "agency_code": one["code"],
            "level": next(level for level, most in LEVELS if (place + 1) * 100 <= most * len(found)),
            "national_score": str(round(float(one["total"]) * float(_share(place)), 2)),
        }
        for place, one in enumerate(found)
    ]
    staff = await roster.actor(Role.ADMIN)
    await tx(lambda: importing.apply(staff, rows))
    day = local_date(business_now()) - timedelta(days=1)
    await tx(lambda: letters.record(staff, story()["letter"], day))


def _share(place: int) -> str:
    return APART if place % EVERY == 7 else NATIONAL[place % len(NATIONAL)]
