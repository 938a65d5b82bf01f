"""Levels by the clock: agencies are told theirs one by one, a broadcast goes out some hundred people at a time."""

from scheduler.phases import step_by_step
from services.levels import campaign_sending, notifying


async def tell_agencies() -> None:
    """Tell the agencies their levels, one a transaction."""
    if await notifying.any_due():
        await step_by_step(notifying.next_agency, awaited=True)


async def send_campaigns() -> None:
    """Store the messages of a broadcast that was started, some people a transaction; notice when it is done."""
    if await campaign_sending.any_due():
        await step_by_step(campaign_sending.next_chunk, awaited=True)
