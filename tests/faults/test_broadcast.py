"""The ranking broadcast to thousands through blocks, lost answers, 429s and kill -9: nobody missing, nobody twice, near
the permitted rate, and an appraiser at work is answered meanwhile."""

import asyncio
import json
import random
import re
import signal
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

from handlers.places.appraisal import QueuePage
from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services.access import SYSTEM, Role
from services.levels import campaigns, letters
from services.levels.importing import LIST
from simulator import Limits, Phone, Simulator
from tests.faults.knobs import say, size
from tests.faults.scene import PLATFORMS, Scene
from tests.house import House
from tests.services.levels_scene import approved

LIMIT = 30
PARTS = 1
AGENCIES = 30
BLOCKED, AMBIGUOUS, TOO_MANY = 0.05, 0.02, 0.002
KILLS = 3
APPRAISERS = 5
PRESSES_A_SECOND = 5.0
ANSWERED_SECONDS = 1.0
RATIO = 0.93
ENOUGH_TO_MEASURE = 1000
HEADING = "سطح‌بندی دستگاه‌های اجرایی استان در سال"
TOLD = re.compile(r"told to wait.*?(?:everybody\W+(?P<all>\w+)).*?platform\W+(?P<on>\w+).*?seconds\W+(?P<for>[\d.]+)")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


# A chat, and which of the parts of the text (it is too long for one message).
Part = tuple[int, int]


@dataclass
class Platform:
    """What was seen of one messenger: copies and first arrivals by chat and part of the text, calls by time."""

    copies: Counter[Part] = field(default_factory=Counter)
    first: dict[Part, float] = field(default_factory=dict)
    calls: list[tuple[float, int]] = field(default_factory=list)


class Watch:
    """Counts what arrives, presses the appraisers' buttons and waits for their answers."""

    def __init__(self, house: House, appraisers: list[Phone]) -> None:
        self.house = house
        self.seen = {name: Platform() for name in house.world.messengers}
        self._appraisers = {(one.messenger.name, one.person.id): one for one in appraisers}
        self._offered: dict[tuple[str, int], float] = {}
        self.delays: list[float] = []
        self.cut_off = 0
        self.up = False
        self.downs: list[tuple[float, float]] = []
        house.world.on_bot_message = self._see
        self._tasks = [asyncio.get_running_loop().create_task(one) for one in (self._count(), self._press())]

    async def close(self) -> None:
        """Stop."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _see(self, platform: str, chat: int, message: dict[str, Any]) -> None:
        now = time.monotonic()
        if (platform, chat) not in self._appraisers:
            part = chat, int(HEADING not in str(message.get("text", "")))
            self.seen[platform].copies[part] += 1
            self.seen[platform].first.setdefault(part, now)
        offered = self._offered.pop((platform, chat), None)
        if offered is not None and self.up:
            self.delays.append(now - offered)

    async def _count(self) -> None:
        while True:
            now = time.monotonic()
            for name, messenger in self.house.world.messengers.items():
                made = messenger.calls["sendMessage"] + messenger.calls["editMessageText"]
                self.seen[name].calls.append((now, made))
            await asyncio.sleep(0.05)

    async def _press(self) -> None:
        dice = random.Random(3)
        while True:
            await asyncio.sleep(dice.expovariate(1) / PRESSES_A_SECOND)
            idle = [key for key in self._appraisers if key not in self._offered]
            if self.up and idle:
                key = dice.choice(idle)
                phone = self._appraisers[key]
                self._offered[key] = time.monotonic()
                version = phone.last.rows[0][0]["callback_data"].rpartition("~")[2]
                phone.press_data(f"{QueuePage().pack()}~{version}", phone.last)

    def went_down(self) -> None:
        """The bot was killed: presses that wait are answered by the next one, and counted apart."""
        self.up = False
        self.cut_off += len(self._offered)
        self._offered.clear()
        self.downs.append((time.monotonic(), 0.0))

    def came_up(self) -> None:
        """It works again."""
        if self.downs:
            self.downs[-1] = (self.downs[-1][0], time.monotonic())
        self.up = True

    def rate(self, platform: str, chats: set[int], held: float) -> float:
        """All sends of a messenger, of what was permitted while the bot was up and not told to wait: from the first
        arrival to the last among these chats, which got theirs without a repetition (those come when all else went)."""
        seen = self.seen[platform]
        times = [at for (chat, _), at in seen.first.items() if chat in chats]
        begin, end = min(times), max(times)
        made = [count for at, count in seen.calls if begin <= at <= end]
        down = sum(min(up, end) - max(at, begin) for at, up in self.downs if begin <= at <= end)
        return (made[-1] - made[0]) / (LIMIT * (end - begin - down - held))


async def _province(house: House, people: int) -> list[Phone]:
    """Sample agencies with levels that are signed, people spread over them and both messengers, appraisers at work."""
    await house.sample_cycle(measures=6, agencies_count=AGENCIES)
    appraisers = [
        await house.joined(PLATFORMS[number % 2], Role.APPRAISER, f"+98913{number:07}") for number in range(APPRAISERS)
    ]
    chats = [
        (platform, house.world.person(platform, name=f"رابط {at}", phone=f"+98912{at:07}").person.id)
        for at in range(people)
        for platform in (PLATFORMS[at % 2],)
    ]
    await tx(lambda: _in_the_tables(chats))
    for phone in appraisers:
        phone.send("/queue")
    await house.settled()
    return appraisers


async def _in_the_tables(chats: list[tuple[str, int]]) -> None:
    await approved()
    codes = [one["code"] for one in await sql.rows("SELECT code FROM agency ORDER BY code")]
    levels = ("EXCELLENT", "GOOD", "MEDIUM", "WEAK")
    rows = [{"agency_code": code, "level": levels[at % 4], "national_score": None} for at, code in enumerate(codes)]
    await LIST.apply(SYSTEM, rows)
    await letters.record(SYSTEM, "1404/1", business_now().date())
    now = stored_time(business_now())
    first = await sql.row("SELECT max(id) + 1 AS id FROM person")
    assert first is not None
    numbered = list(enumerate(chats, start=first["id"]))
    await sql.many(
        "INSERT INTO person (id, name, phone, joined_at) VALUES (?, ?, ?, ?)",
        [(number, f"رابط {number}", f"98914{number:07}", now) for number, _ in numbered],
    )
    await sql.many(
        "INSERT INTO account (person_id, platform, user_id, chat_id, last_used_at) VALUES (?, ?, ?, ?, ?)",
        [(number, platform, chat, chat, now) for number, (platform, chat) in numbered],
    )
    await sql.many(
        "INSERT INTO role_grant (person_id, role, agency_id, granted_at) VALUES (?, 'liaison', ?, ?)",
        [(number, at % len(codes) + 1, now) for at, (number, _) in enumerate(numbered)],
    )
    judges = [one["person_id"] for one in await sql.rows("SELECT person_id FROM role_grant WHERE role = 'appraiser'")]
    await sql.run(
        "INSERT INTO appraisal (entry_id, case_id, cycle_id, state, version, since_at, return_reason, recheck_reason, "
        "appraiser_id) SELECT id, case_id, cycle_id, 'WAITING', 1, ?, '', '', ? + id % ? FROM measure_entry",
        now,
        judges[0],
        len(judges),
    )


async def _start() -> int:
    draft = await campaigns.begin(SYSTEM, business_now())
    seen = await campaigns.preview(SYSTEM, draft.id)
    return (await campaigns.start(SYSTEM, draft.id, seen.campaign.version, None, business_now())).id


def _held(log: Path) -> dict[str, float]:
    """How long each messenger had all of us wait, from what the bot wrote down."""
    found: dict[str, float] = defaultdict(float)
    for line in COLOURS.sub("", log.read_text(errors="replace")).splitlines():
        told = TOLD.search(line)
        if told and told["all"].lower() == "true":
            found[told["on"]] += float(told["for"])
    return found


def _done(scene: Scene, campaign: int) -> bool:
    return bool(scene.read("SELECT state = 'DONE' AS done FROM campaign WHERE id = ?", campaign)[0]["done"])


def _arrived(watch: Watch) -> int:
    return sum(len(one.first) for one in watch.seen.values())


@size("people", 150, 6000)
async def test_a_broadcast_through_everything(tmp_path: Path, people: int) -> None:
    dice, hang = random.Random(people), 10.0 if people > ENOUGH_TO_MEASURE else 0.5
    house = House(tmp_path, telegram_rate=LIMIT, bale_rate=LIMIT, tick_seconds=1, log_level="INFO", chat_interval=1)
    house.world = Simulator(history=4)
    await house.open()
    scene: Scene | None = None
    watch: Watch | None = None
    try:
        appraisers = await _province(house, people)
        chats: dict[str, set[int]] = {name: set() for name in PLATFORMS}
        for one in await sql.rows(
            "SELECT a.platform, a.chat_id FROM account a JOIN role_grant g "
            "ON g.person_id = a.person_id WHERE g.role = 'liaison'"
        ):
            chats[one["platform"]].add(one["chat_id"])
        campaign = await tx(_start_quietly(house))
        await house.stop()
        blocked = _blocked(house, chats, dice)
        house.world.set_limits(Limits(per_second=LIMIT, bale_retry_after=True))
        for kind in ("timeout_after", "timeout_before"):
            house.world.faults.add(method="sendMessage", kind=kind, probability=AMBIGUOUS / 2, hang_seconds=hang)
        house.world.faults.add(method="sendMessage", kind="429", probability=TOO_MANY, retry_after=1)
        scene = Scene(house, [])
        scene.bot.pieces = 0 if people > ENOUGH_TO_MEASURE else 40
        watch = Watch(house, appraisers)
        await _send_through_kills(scene, watch, campaign, people, dice)
        house.world.faults.clear()
        _judge(scene, watch, campaign, chats, blocked)
    finally:
        if watch is not None:
            await watch.close()
        if scene is not None and scene.bot.pid and scene.bot.code is None:
            await scene.bot.end(signal.SIGKILL)
        await house.close()


def _start_quietly(house: House) -> Any:
    """Begun, but not a message of it goes out before everything is watched."""
    assert house.application is not None
    house.application.ticker._wanted.clear()
    from services import ticking

    ticking.connect(None)
    return _start


def _blocked(house: House, chats: dict[str, set[int]], dice: random.Random) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for platform, own in chats.items():
        some = sorted(own)
        found[platform] = set(dice.sample(some, round(len(some) * BLOCKED)))
        for chat in found[platform]:
            house.world.messengers[platform].people[chat].blocked = True
    return found


async def _send_through_kills(scene: Scene, watch: Watch, campaign: int, people: int, dice: random.Random) -> None:
    marks = sorted(dice.uniform(0.05, 0.9) for _ in range(KILLS))
    await scene.bot.start()
    await scene.bot.ready()
    watch.came_up()
    async with asyncio.timeout(PARTS * people / LIMIT + 200):
        for mark in marks:
            while _arrived(watch) < PARTS * people * mark:
                await asyncio.sleep(0.02)
            watch.went_down()
            assert await scene.bot.end(signal.SIGKILL) == -signal.SIGKILL
            await scene.bot.start()
            await scene.bot.ready()
            watch.came_up()
        while not _done(scene, campaign):
            await asyncio.sleep(0.1)


def _judge(scene: Scene, watch: Watch, campaign: int, chats: dict[str, set[int]], blocked: dict[str, set[int]]) -> None:
    rows = scene.read(
        "SELECT key, platform, chat_id, state, unknowns, error FROM outbox WHERE key LIKE ?", f"campaign:{campaign}:%"
    )
    stored = {(one["platform"], one["chat_id"], int(one["key"].rpartition(":")[2])): one for one in rows}
    assert len(stored) == len(rows) == PARTS * sum(map(len, chats.values()))
    missing, twice, declared, unseen = [], [], 0, 0
    for platform, own in chats.items():
        for chat, part in ((chat, part) for chat in own for part in range(PARTS)):
            copies, one = watch.seen[platform].copies[chat, part], stored[platform, chat, part]
            if chat in blocked[platform]:
                assert one["state"] in ("blocked", "unknown") and not copies, list(one)
                continue
            if copies > 1:
                declared += bool(one["unknowns"])
                twice += [] if one["unknowns"] else [(platform, chat, part)]
            if not copies:
                unseen += one["state"] == "unknown"
                missing += [] if one["state"] == "unknown" else [(platform, chat, part, one["state"])]
            assert copies <= 2
    assert not missing and not twice, (missing[:5], twice[:5])
    unknown = sum(one["state"] == "unknown" for one in rows)
    held = _held(scene.bot.log)
    at_once = {
        name: {chat for on, chat, _ in stored if on == name and not stored[on, chat, 0]["unknowns"]}
        for name in PLATFORMS
    }
    ratios = {name: watch.rate(name, at_once[name] - blocked[name], held[name]) for name in PLATFORMS}
    p99 = quantiles(watch.delays, n=100, method="inclusive")[98]
    refused = {name: messenger.calls["429"] for name, messenger in watch.house.world.messengers.items()}
    say(
        f"broadcast of {PARTS} message(s) each to {len(stored) // PARTS} people, "
        f"{sum(map(len, blocked.values()))} blocked, {KILLS} kills, "
        f"429s {json.dumps(refused)} (all held {dict(held)} s): 0 missing, 0 twice undeclared; {declared} seen twice "
        f"and declared, {unknown} of unknown fate ({unseen} never seen); of the permitted rate, all sends counted: "
        f"{', '.join(f'{name} {ratio:.3f}' for name, ratio in ratios.items())}; an appraiser's press p50 "
        f"{quantiles(watch.delays, n=2)[0] * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms ({len(watch.delays)}), "
        f"{watch.cut_off} cut off by a kill"
    )
    if len(stored) > PARTS * ENOUGH_TO_MEASURE:
        assert min(ratios.values()) >= RATIO
        assert p99 <= ANSWERED_SECONDS
