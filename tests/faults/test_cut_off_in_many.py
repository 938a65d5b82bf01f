"""What concerns everybody is cut off again and again: it goes on, nobody is told twice, nobody is missed."""

import hashlib
import os
import shutil
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from messages.jalali import end_of_day, local_date
from models import sql
from models.clock import business_now
from models.fields import stored_time
from samples import agencies as sample_agencies
from samples import catalogue as sample_catalogue
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import begin
from services.case.evidence import StoredBytes
from services.catalogue import catalogue
from services.letters import circular_sending, circulars
from services.people import agencies
from services.results import release
from services.second_factor import Proof
from services.year import cycles
from simulator import Phone
from tests.faults.knobs import say
from tests.faults.people import Liaison
from tests.faults.scene import PLATFORMS, Scene
from tests.house import House
from tests.papers import pdf

MEASURES, PIECES = 3, 2
MOST_PASSES = int(os.environ.get("KARNAMEH_FAULT_PASSES", "60"))
ROUNDS = 200
POINTS = ("before commit", "after commit", "before send", "after send")
# Each start is killed a little later than where the work begins; each goes on where the one before it was.
SHORT = (("after commit", 9), ("after send", 2))
PAPER = pdf("بخشنامه")
REPEATED = "شاید تکراری"

Begin = Callable[[Scene], Awaitable[None]]


async def _opening(here: Scene) -> None:
    deadline = end_of_day(local_date(business_now()) + timedelta(days=20))
    await here.house.apart(lambda: cycles.open_cycle(SYSTEM, 1, deadline))


async def _circular(here: Scene) -> None:
    digest = hashlib.sha256(PAPER).hexdigest()
    kept = here.house.settings.data_dir / "evidence" / digest[:2] / digest
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(PAPER)

    async def issue() -> None:
        now = business_now()
        made = await circulars.begin(SYSTEM, "1403/12", local_date(now), now)
        await circulars.describe(SYSTEM, made.id, title="بخشنامهٔ نمونه")
        await sql.run("UPDATE circular SET file_name = 'بخشنامه.pdf' WHERE id = ?", made.id)
        await circulars.PAPER.stored(made.id, StoredBytes(digest, len(PAPER), "application/pdf", 1))
        await circular_sending.issue(SYSTEM, made.id, now)

    await here.house.apart(issue)


async def _lock(here: Scene) -> None:
    over = stored_time(business_now() - timedelta(minutes=1))
    await here.house.apart(lambda: sql.run("UPDATE cycle SET deadline_at = ?", over))


async def _release(here: Scene) -> None:
    """Every locked case is scored, and the deputy has released them all."""

    async def work() -> None:
        await begin.begin(SYSTEM, 1)
        while await begin.next_case():
            pass
        await sql.run("UPDATE appraisal SET state = 'SCORED'")
        await sql.run("UPDATE case_result SET state = 'PRELIM_SCORED'")
        deputy = Actor(1, "", (Grant(Role.DEPUTY),))
        await release.release(deputy, 1, None, len(here.people), Proof(1), business_now())

    await here.house.apart(work)


# How each begins, the keys of what is told, and the effect of which there is one for each agency.
WORK: dict[str, tuple[Begin, str, str]] = {
    "opening": (_opening, "opened:%", "SELECT agency_id FROM agency_case"),
    "circular": (
        _circular,
        "circular:%",
        "SELECT g.agency_id FROM circular_recipient r JOIN role_grant g ON g.person_id = r.person_id",
    ),
    "lock": (
        _lock,
        "case-locked:%",
        "SELECT c.agency_id FROM audit_event e JOIN agency_case c ON e.subject = 'case:' || c.id "
        "WHERE e.act = 'case.locked' AND c.state IN ('LOCKED', 'NO_SUBMISSION')",
    ),
    "release": (
        _release,
        "result:%",
        "SELECT c.agency_id FROM result_sheet s JOIN case_result r ON r.id = s.result_id "
        "JOIN agency_case c ON c.id = r.case_id WHERE r.state = 'RELEASED' AND s.version = 1",
    ),
}


class Crowd:
    """Liaisons of as many agencies, and a bot that tells them in small pieces."""

    def __init__(self, here: Scene) -> None:
        self.here = here
        self._marks: dict[Phone, int] = {}

    def again(self) -> None:
        """What was seen so far is of a former beginning."""
        self._marks = {one.phone: one.phone.messenger.tick for one in self.here.people}

    async def begin(self, name: str) -> None:
        """Begin a piece of work while no bot runs."""
        self.again()
        await WORK[name][0](self.here)

    async def killed_at(self, name: str, point: str, nth: int) -> bool:
        """One start that is to die at the n-th passing; returns whether it did before the work was at its end."""
        bot = self.here.bot
        await bot.start(point, nth)
        dead = await self.here.settled_or_dead()
        while not dead and not self._ended(name):
            dead = await self.here.settled_or_dead()
        assert not dead or bot.code == -signal.SIGKILL, bot.log.read_text()[-2000:]
        if not dead:
            await bot.end(signal.SIGKILL)
        return dead

    async def whole(self, name: str) -> int:
        """Let a start end the work, and hold it to the truth; returns how many messages were seen twice."""
        await self.here.bot.start()
        await self.here.bot.ready()
        await self.here.settled()
        for _ in range(ROUNDS):
            if self._ended(name) and not self._marked():
                break
            await self.here.settled()
        await self.here.bot.end(signal.SIGTERM)
        assert sorted(self._effects(name)) == sorted(range(1, len(self.here.people) + 1))
        assert not self._marked()
        return sum(self._seen_twice(name, one.phone) for one in self.here.people)

    def _effects(self, name: str) -> list[int]:
        return [one["agency_id"] for one in self.here.read(WORK[name][2])]

    def _ended(self, name: str) -> bool:
        told = self.here.read("SELECT count(*) AS told FROM outbox WHERE key LIKE ?", WORK[name][1])[0]["told"]
        return bool(told >= len(self.here.people) and len(self._effects(name)) >= len(self.here.people))

    def _marked(self) -> bool:
        """The mark of what is being told goes with the step after the last person."""
        return bool(self.here.read("SELECT 1 FROM setting WHERE key LIKE 'announcing:%'"))

    def _seen_twice(self, name: str, phone: Phone) -> int:
        """A person's message stands once in the table, and was seen once; again only where a call was cut off."""
        rows = self.here.read(
            "SELECT state, unknowns, message_id FROM outbox WHERE key LIKE ? AND platform = ? AND chat_id = ?",
            WORK[name][1],
            phone.messenger.name,
            phone.person.id,
        )
        assert len(rows) == 1, f"{len(rows)} messages of the {name} for one person"
        row = rows[0]
        assert row["state"] in ("sent", "unknown"), row["state"]
        fresh = [one for one in phone.messages if one.from_bot and one.tick > self._marks[phone]]
        said = Counter(one.text.split("\n")[0] for one in fresh)
        known = next((one.text.split("\n")[0] for one in fresh if one.message_id == row["message_id"]), None)
        if row["state"] == "sent":
            assert known is not None, "a message counts as sent and is not there"
        copies = said[known] if known is not None else max(said.values(), default=0)
        assert copies <= 1 + row["unknowns"], [one.text for one in fresh]
        assert copies < 2 or any(REPEATED in one.text for one in fresh), [one.text for one in fresh]
        return max(0, copies - 1)


@asynccontextmanager
async def crowd(folder: Path, people: int) -> AsyncIterator[Crowd]:
    """People who joined before the year begins; the bot is not running yet, and no longer afterwards."""
    house = House(folder, telegram_rate=1000, bale_rate=1000, log_level="DEBUG")
    await house.open()
    made: Scene | None = None
    try:
        some = [
            {"code": one.code, "title": one.title, "group_code": one.group_code, "group_title": one.group_title}
            for one in sample_agencies()[:people]
        ]
        await house.stop()

        async def draft() -> None:
            await agencies.apply(SYSTEM, some)
            cycle = await cycles.define(SYSTEM, 1403, sample=True)
            rows = [row.as_sheet_values() for row in sample_catalogue()]
            await catalogue.apply(SYSTEM, cycle.id, rows[:MEASURES])

        await house.apart(draft)
        await house.start()
        await house.joined("bale", Role.ADMIN, "+989120000000")
        joined = [
            Liaison(await house.joined(PLATFORMS[at % 2], Role.LIAISON, f"+98912{at:07}", one["code"]), 0, 0)
            for at, one in enumerate(some, start=1)
        ]
        await house.stop()
        made = Scene(house, joined)
        made.bot.pieces = PIECES
        yield Crowd(made)
    finally:
        if made is not None and made.bot.pid and made.bot.code is None:
            await made.bot.end(signal.SIGKILL)
        await house.close()


async def test_cut_off_and_continued(tmp_path: Path) -> None:
    async with crowd(tmp_path, 6) as these:
        for name in WORK:
            await these.begin(name)
            died = [await these.killed_at(name, point, nth) for point, nth in SHORT]
            assert all(died), (name, died)
            await these.whole(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", WORK)
async def test_cut_off_at_every_passing(tmp_path: Path, name: str) -> None:
    """Each passing of each point, each from the same beginning."""
    async with crowd(tmp_path, 12) as these:
        before = list(WORK)[: list(WORK).index(name)]
        for former in before:
            await these.begin(former)
            await these.whole(former)
        await these.begin(name)
        beginning = tmp_path / "beginning"
        beginning.mkdir()
        _copy(tmp_path, beginning)
        kills = twice = 0
        for point in POINTS:
            for nth in range(1, MOST_PASSES + 1):
                these.again()
                _copy(beginning, tmp_path)
                if not await these.killed_at(name, point, nth):
                    break
                kills += 1
                twice += await these.whole(name)
    assert kills
    say(f"{name} cut off at {kills} passings: nobody missed, nobody told twice in the tables; {twice} seen twice")


def _copy(source: Path, target: Path) -> None:
    for one in target.glob("karnameh.db*"):
        one.unlink()
    for one in source.glob("karnameh.db*"):
        shutil.copy(one, target)
