"""The sample year of the demo: a half-filled open cycle, and people at every stage of their work."""

from datetime import timedelta

from bot import audit_keeper
from bot.demo_data.entering import Desks
from bot.demo_data.people import Roster
from bot.demo_data.today import letters, questions, requests
from bot.demo_data.year import begin_year, open_year, report_central
from bot.evidence_store import EvidenceStore
from bot.notify import store_notices
from bot.settings import Settings
from models.database import close_database, open_database
from models.gate import tx
from services import notices
from services.year import demo_clock
from simulator import Phone, Simulator

# How long before now each part of the story happened. What lies back is not told any more; today's news are.
OPENED, REPORTED, NOW = timedelta(days=13), timedelta(days=11), timedelta(0)
WORKED = (timedelta(days=9), timedelta(days=6), timedelta(days=3))


async def make_sample_year(settings: Settings, world: Simulator) -> list[Phone]:
    """Fill an empty database and an empty world; returns the phones of those who should greet the bot."""
    store = EvidenceStore(settings.data_dir / "evidence")
    store.prepare()
    audit_keeper.take_key(settings)
    await open_database(settings.database_url)
    roster = Roster(world)
    try:
        await tx(demo_clock.mark)
        await demo_clock.stand(OPENED)
        await tx(begin_year)
        await roster.settle()
        await open_year()
        await demo_clock.stand(REPORTED)
        await report_central()
        desks = Desks(roster, store)
        for turn, before in enumerate(WORKED):
            await demo_clock.stand(before)
            await desks.work(roster.liaisons(today=False)[turn :: len(WORKED)])
        await tx(lambda: requests(roster, waiting=False))
        await demo_clock.stand(NOW)
        notices.connect(store_notices)
        await letters(roster)
        await desks.work(roster.liaisons(today=True))
        await tx(lambda: questions(roster))
        await tx(lambda: requests(roster, waiting=True))
        await audit_keeper.seal(settings)
    finally:
        notices.connect(None)
        await close_database()
    return roster.greeting()
