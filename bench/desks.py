"""After the lock: what queue, card, boards, «why» and ranks cost in a province of 2,000 agencies × 70 entries."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import quantiles

from bench.child import SERVE, Child
from bench.contest import polled
from bench.load import Delays, Load, typing
from bench.world import PLATFORM, apart, chats_of, settings_env, stub
from messages.jalali import end_of_day, local_date
from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from samples import SampleMeasureRow
from samples import catalogue as sample_catalogue
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import card, desk, leniency, queue
from services.appraisal import desk_boards as boards
from services.case import cases
from services.catalogue import catalogue
from services.people import agencies, people
from services.results import board as results
from services.results import ranking, totals, why
from services.year import cycles
from simulator import Simulator

AGENCIES, MEASURES, APPRAISERS, ROUNDS = 2000, 70, 40, 25
CHATS, RATE, SECONDS = 40, 30, 12.0
BOARDS = ("groups", "axes", "kinds", "appraisers")
Work = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Desks:
    """Milliseconds of each kind of work: median and worst of the rounds; and home cards asked for at `rate` a second,
    alone and while somebody of staff presses four boards a second."""

    agencies: int
    entries: int
    milliseconds: dict[str, tuple[float, float]]
    rate: int
    alone: Delays
    meanwhile: Delays
    boards: int


async def run(folder: Path, count: int = AGENCIES, measures: int = MEASURES, rounds: int = ROUNDS) -> Desks:
    """Make the province, measure; then let people and boards come together in a bot of its own."""
    world = await stub(CHATS + 1)
    *chats, staff = chats_of(world)
    measured, entries = await apart(folder, lambda: _measure(count, measures, rounds, chats, staff))
    child = Child(SERVE, folder / "desks.log", settings_env(folder, world))
    try:
        await polled(world, child)
        load = Load(world, chats)
        act = typing(world, "/my")
        await load.once(act)
        await load.open(act, RATE, 3.0)  # warm up
        alone = await load.open(act, RATE, SECONDS)
        meanwhile, boards = await asyncio.gather(load.open(act, RATE, SECONDS), _press_boards(world, staff))
        child.check()
        return Desks(count, entries, measured, RATE, alone, meanwhile, boards)
    finally:
        child.stop()
        await world.stop()


async def _press_boards(world: Simulator, staff: int) -> int:
    """One board after another, four a second; returns how many were asked for."""
    phone, came = world.phone(PLATFORM, staff), 0
    phone.send("/appraisal")
    await asyncio.sleep(1.0)
    for kind in itertools.islice(itertools.cycle(BOARDS), int(4 * (SECONDS - 1))):
        phone.press_data(f"ap-board:{kind}:0", phone.inbox[-1].message_id)
        await asyncio.sleep(0.25)
        came += 1
    return came


def _rows(measures: int) -> list[SampleMeasureRow]:
    """So many measures: those of the sample, and again under other codes."""
    known = [one for one in sample_catalogue() if one.measure_kind == "ratio" and one.agency_upload]
    found = []
    for number in range(measures):
        again, one = divmod(number, len(known))
        row = known[one]
        found.append(
            replace(
                row,
                indicator_code=f"{row.indicator_code}{'' if not again else f'X{again}'}",
                measure_code=f"{row.measure_code}{'' if not again else f'X{again}'}",
            )
        )
    return found


async def province(count: int, measures: int) -> list[Actor]:
    """Locked cases with values, on the desks of appraisers; two thirds scored. Returns the appraisers."""
    some = [
        {"code": f"A{at:04}", "title": f"دستگاه {at}", "group_code": f"G{at % 6}", "group_title": f"گروه {at % 6}"}
        for at in range(count)
    ]

    async def open_year() -> None:
        await agencies.apply(SYSTEM, some)
        cycle = await cycles.define(SYSTEM, 1403, sample=True)
        await catalogue.apply(SYSTEM, cycle.id, [one.as_sheet_values() for one in _rows(measures)])
        await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(local_date(business_now()) + timedelta(days=100)))

    await tx(open_year)
    while await tx(lambda: cases.make_missing(50)):
        pass

    async def join() -> list[Actor]:
        found = []
        for at in range(APPRAISERS):
            person = await people.join(f"ارزیاب {at}", f"98911{at:07}", "telegram", 900_000 + at, 900_000 + at)
            await people.grant(None, person.id, Role.APPRAISER, None)
            found.append(Actor(person.id, f"ارزیاب {at}", (Grant(Role.APPRAISER),)))
        return found

    appraisers = await tx(join)
    await tx(lambda: _fill([one.person_id for one in appraisers if one.person_id is not None]))
    return appraisers


async def _fill(appraisers: list[int]) -> None:
    now = stored_time(business_now())
    long_ago = stored_time(business_now() - timedelta(days=9))
    await sql.run("UPDATE cycle SET state = 'APPRAISAL', deadline_at = ?, locked_at = ?", long_ago, long_ago)
    await sql.run(
        "UPDATE agency_case SET state = 'LOCKED', locked_as = 'approved', locked_at = ?, sent_at = ?",
        long_ago,
        long_ago,
    )
    await sql.run("UPDATE measure_entry SET state = 'SELF_SCORED'")
    value = (
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        "SELECT id, ?, '50', '0.5', '7.5', ?, ?, '' FROM measure_entry {where}"
    )
    await sql.run(value.format(where=""), "self", None, long_ago)
    await sql.run(value.format(where="WHERE id % 3 <> 0"), "preliminary", appraisers[0], now)
    await sql.run(
        "INSERT INTO case_result (case_id, cycle_id, state, sheet_version, sheet_due, comment) "
        "SELECT id, cycle_id, 'UNDER_APPRAISAL', 0, 0, '' FROM agency_case"
    )
    await sql.run(
        "INSERT INTO appraisal (entry_id, case_id, cycle_id, state, version, appraiser_id, assigned_at, since_at, "
        "scored_by_id, scored_at, return_reason, recheck_reason) "
        "SELECT id, case_id, cycle_id, CASE WHEN id % 3 = 0 THEN 'WAITING' ELSE 'SCORED' END, 1, "
        f"{appraisers[0]} + case_id % {len(appraisers)}, ?, ?, "
        f"CASE WHEN id % 3 = 0 THEN NULL ELSE {appraisers[0]} + case_id % {len(appraisers)} END, "
        "CASE WHEN id % 3 = 0 THEN NULL ELSE ? END, '', '' FROM measure_entry",
        long_ago,
        long_ago,
        now,
    )


async def _measure(
    count: int, measures: int, rounds: int, chats: Sequence[int], staff: int
) -> tuple[dict[str, tuple[float, float]], int]:
    appraisers = await province(count, measures)
    await tx(lambda: _join(chats, staff))
    entries = await sql.row("SELECT count(*) AS n FROM appraisal")
    assert entries is not None
    works = await works_of(appraisers[3])
    return {name: await _times(work, rounds) for name, work in works.items()}, entries["n"]


async def _join(chats: Sequence[int], staff: int) -> None:
    for at, chat in enumerate(chats):
        person = await people.join(f"رابط {at}", f"98912{at:07}", PLATFORM, chat, chat)
        await people.grant(None, person.id, Role.LIAISON, at + 1)
    person = await people.join("راهبر", "989139999999", PLATFORM, staff, staff)
    await people.grant(None, person.id, Role.ADMIN, None)


async def works_of(appraiser: Actor) -> dict[str, Work]:
    """What is measured, by its name."""
    cycle = await cycles.current()
    assert cycle is not None
    first = await queue.next_up(appraiser)
    assert first is not None
    entry = (await desk.known(first)).entry
    return {
        "the head of an appraiser's queue": lambda: queue.head(appraiser),
        "a page of the queue": lambda: queue.page(appraiser, queue.WHOLE, 3, 6),
        "an appraiser's card": lambda: card.card(appraiser, first),
        "why a score is as it is": lambda: why.of_entry(SYSTEM, entry.id),
        "staff: counts of the appraisal": lambda: boards.counts(SYSTEM, cycle.id),
        "staff: progress by axis": lambda: boards.progress(SYSTEM, cycle.id, boards.By.AXIS),
        "staff: progress by appraiser": lambda: boards.progress(SYSTEM, cycle.id, boards.By.APPRAISER),
        "staff: the oldest": lambda: boards.oldest(SYSTEM, cycle.id, size=8),
        "staff: leniency": lambda: leniency.of_appraisers(SYSTEM, cycle.id),
        "staff: a page of the results": lambda: results.page(SYSTEM, cycle.id, results.ResultView.ALL, size=8),
        "ranks of all agencies": lambda: ranking.of_cycle(SYSTEM, cycle.id),
        "points of one agency": lambda: totals.lines(entry.case_id),
    }


async def _times(work: Work, rounds: int) -> tuple[float, float]:
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        await work()
        took.append((time.perf_counter() - began) * 1000)
    return quantiles(took, n=2)[0], max(took)
