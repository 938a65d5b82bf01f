"""A messenger taken out of the settings: what came from it waits, unharmed, until it is back."""

import asyncio

from models import inbox, sql
from tests.faults.inside import Inside, amounts_of, crash


async def test_what_came_from_it_waits(inside: Inside) -> None:
    house, telegram, bale = inside.house, inside.people[0], inside.people[1]
    assert (telegram.platform, bale.platform) == ("telegram", "bale")
    inbox.listen(None)  # stored, and cut off before its turn came
    bale.give()
    bale.attach()
    while not await sql.rows(
        "SELECT 1 FROM inbox WHERE state = 'new' AND platform = 'bale' AND update_id = ?", bale.updates[-1]
    ):
        await asyncio.sleep(0.01)
    await crash(inside)

    house._settings["bale_token"] = ""
    await house.start()
    telegram.give()
    while len(await amounts_of(telegram)) < 1:
        await asyncio.sleep(0.01)
    assert await amounts_of(bale) == []
    assert not await sql.rows("SELECT 1 FROM inbox WHERE state = 'quarantined'")

    await house.stop()
    del house._settings["bale_token"]
    await house.start()
    await inside.settled()
    inside.whole()
