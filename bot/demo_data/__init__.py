"""The sample year of the demo, as far as somebody wants to see it: people at every stage of their work."""

from datetime import timedelta

from bot import audit_keeper
from bot.demo_data import after_lock, closing, filling, objections
from bot.demo_data.entering import Desks
from bot.demo_data.people import SELF_ASSESSMENT, Roster
from bot.demo_data.today import letters, questions, requests
from bot.demo_data.year import begin_year, open_year, report_central, report_the_rest
from bot.evidence_store import EvidenceStore
from bot.notify import store_notices
from bot.settings import Settings
from models.database import close_database, open_database
from models.gate import tx
from services import notices
from services.year import demo_clock
from simulator import Phone, Simulator

PLACES = (SELF_ASSESSMENT, "appraisal", "results", "final", "levels")
_, APPRAISAL, RESULTS, FINAL, LEVELS = PLACES
# How long before now the liaisons' day of work lies in each: what follows has had so long to happen.
SHIFTS = {SELF_ASSESSMENT: timedelta(0), APPRAISAL: timedelta(days=50), RESULTS: timedelta(days=62)} | {
    FINAL: timedelta(days=90),
    LEVELS: timedelta(days=120),
}
# How long before that day each part of the story happened. What lies back is not told any more; today's news are.
OPENED, REPORTED, NOW = timedelta(days=13), timedelta(days=11), timedelta(0)
WORKED = (timedelta(days=9), timedelta(days=6), timedelta(days=3))
# After that day: the last days before the deadline; the heads' grace is over, desks are manned, groups released.
FILLED, LOCKED, BEGUN, SCORED, FIRST_RELEASE, SECOND_RELEASE = (
    timedelta(days=days) for days in (28, 36, 37, 44, 46, 58)
)
# Before now, where the levels have come: the list was closed, confirmed, sent; the national body answered.
CLOSED, CONFIRMED, SENT = (timedelta(days=days) for days in (36, 33, 31))
A_DAY, LATELY = timedelta(days=1), timedelta(days=2)
MORE_DAYS = 7


async def make_sample_year(settings: Settings, world: Simulator, place: str = RESULTS) -> list[Phone]:
    """Fill an empty database and an empty world as far as one of `PLACES`; returns the phones of those who should
    greet the bot."""
    store = EvidenceStore(settings.data_dir / "evidence")
    store.prepare()
    audit_keeper.take_key(settings)
    await open_database(settings.database_url)
    roster, shift = Roster(world, place), SHIFTS[place]
    try:
        await tx(demo_clock.mark)
        await _self_assessment(roster, store, place)
        if place != SELF_ASSESSMENT:
            await _appraisal(roster, store, shift, place)
        await demo_clock.stand(NOW)
        notices.connect(store_notices)
        if place == SELF_ASSESSMENT:
            await _today(roster, Desks(roster, store, long_ago=False))
        await audit_keeper.seal(settings)
    finally:
        notices.connect(None)
        await close_database()
    return roster.greeting()


async def _self_assessment(roster: Roster, store: EvidenceStore, place: str) -> None:
    """From the opening to the liaisons' day of work; that day and what they did until the deadline too, when it lies
    back."""
    shift = SHIFTS[place]
    await demo_clock.stand(OPENED + shift)
    await tx(begin_year)
    await roster.settle()
    await open_year(shift)
    await demo_clock.stand(REPORTED + shift)
    await report_central()
    desks = Desks(roster, store, long_ago=bool(shift))
    for turn, before in enumerate(WORKED):
        await demo_clock.stand(before + shift)
        await desks.work(roster.liaisons(today=False)[turn :: len(WORKED)])
    await tx(lambda: requests(roster, waiting=False))
    if shift:
        await demo_clock.stand(shift)
        await _today(roster, desks, long_ago=True)
        await demo_clock.stand(shift - FILLED)
        await filling.fill(roster, desks, after_lock.SLOW if place == RESULTS else ())
        await report_the_rest()


async def _today(roster: Roster, desks: Desks, *, long_ago: bool = False) -> None:
    """The liaisons' day of work; of one long ago everything that was asked was answered."""
    await letters(roster)
    await desks.work(roster.liaisons(today=True))
    await tx(lambda: questions(roster, all_settled=long_ago))
    await tx(lambda: requests(roster, waiting=True, all_settled=long_ago))


async def _appraisal(roster: Roster, store: EvidenceStore, shift: timedelta, place: str) -> None:
    """From the lock to the day on which the demo opens."""
    await demo_clock.stand(shift - LOCKED)
    await after_lock.lock()
    await demo_clock.stand(shift - BEGUN)
    await after_lock.to_the_desks(roster)
    await after_lock.second_factors(roster)
    await demo_clock.stand(shift - SCORED)
    await after_lock.lock()  # one that had more time
    await after_lock.scored(*after_lock.FIRST)
    await after_lock.begun_at_the_desks()
    if place == APPRAISAL:
        await demo_clock.stand(LATELY)
        await after_lock.give_back(roster)
        await after_lock.one_to_recheck()
        return
    await demo_clock.stand(shift - FIRST_RELEASE)
    await after_lock.released(roster, *after_lock.FIRST)
    await demo_clock.stand(shift - FIRST_RELEASE - A_DAY)
    await objections.answered(roster)
    await demo_clock.stand(shift - SECOND_RELEASE)
    await after_lock.lapsed()
    await after_lock.scored(*after_lock.SECOND, *after_lock.READY)
    await after_lock.released(roster, *after_lock.SECOND)
    if place in (FINAL, LEVELS):
        await _closing(roster, store, shift, place)
        return
    await demo_clock.stand(LATELY)
    await objections.waiting(roster)
    await after_lock.give_back(roster)
    await after_lock.one_to_recheck()
    await after_lock.more_time(roster, MORE_DAYS)
    await after_lock.more_time_asked(roster)


async def _closing(roster: Roster, store: EvidenceStore, shift: timedelta, place: str) -> None:
    """From the last release to the final list, and on to the levels."""
    await demo_clock.stand(shift - SECOND_RELEASE - A_DAY)
    await closing.all_released(roster)
    await demo_clock.stand(LATELY * 2 if place == FINAL else CLOSED)
    await closing.frozen(roster, store)
    if place == LEVELS:
        await demo_clock.stand(CONFIRMED)
        await closing.approved(roster, store)
        await demo_clock.stand(SENT)
        await closing.sent(roster, store)
        await demo_clock.stand(A_DAY)
        await closing.levelled(roster)
