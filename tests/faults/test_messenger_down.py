"""A messenger that does not answer: all goes on but the lock of cases, and what is sent again says so."""

import asyncio
from datetime import timedelta

import pytest

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from models.outbox import NOTICE, Outgoing, put
from services import ticking
from services.states import CaseState, CycleState
from tests.faults.inside import Inside, amounts_of


async def _states() -> tuple[set[str], set[str]]:
    cycles = {one["state"] for one in await sql.rows("SELECT state FROM cycle")}
    return cycles, {one["state"] for one in await sql.rows("SELECT state FROM agency_case")}


@pytest.mark.feature("SLA-4.2")
async def test_only_the_lock_of_cases_waits_for_it(inside: Inside) -> None:
    house, bale = inside.house, inside.people[1]
    assert bale.platform == "bale"
    fault = house.world.faults.add(platform="telegram", method="getUpdates", kind="500")
    await house.restart()  # a start does not wait for it
    bale.give()
    await inside.settled()
    assert len(await amounts_of(bale)) == 1
    over = stored_time(business_now() - timedelta(minutes=1))
    await tx(lambda: sql.run("UPDATE cycle SET deadline_at = ?", over))
    ticking.now()
    async with asyncio.timeout(10):
        while (await _states())[0] != {CycleState.SELF_ASSESSMENT_LOCKED}:
            await asyncio.sleep(0.01)
    await tx(lambda: sql.run("UPDATE setting SET value = '0' WHERE key = 'heartbeat'"))
    ticking.now()
    while not await sql.rows("SELECT 1 FROM setting WHERE key = 'heartbeat' AND value <> '0'"):
        await asyncio.sleep(0.01)  # a tick comes to its end
    cycles, cases = await _states()
    assert cycles == {CycleState.SELF_ASSESSMENT_LOCKED}
    assert not cases & {CaseState.LOCKED, CaseState.NO_SUBMISSION}
    house.world.faults.remove(fault)
    async with asyncio.timeout(10):
        while not (await _states())[1] <= {CaseState.LOCKED, CaseState.NO_SUBMISSION}:
            await asyncio.sleep(0.01)  # what has caught up asks for a tick itself


async def test_a_document_that_is_repeated_says_so(inside: Inside) -> None:
    phone = inside.people[0].phone
    payload = {"caption": "برگه", "document": {"name": "a.txt", "base64": "QQ=="}}
    sent = Outgoing("doc", "telegram", phone.person.id, NOTICE, "sendDocument", payload, "x")
    inside.house.world.faults.add(method="sendDocument", kind="drop_after", count=1)
    await tx(lambda: put([sent]))
    await inside.settled()
    first, again = [one.text for one in phone.messages if "document" in one.raw]
    assert first == "برگه"
    assert again.startswith("برگه\n")
    assert "شاید تکراری" in again
