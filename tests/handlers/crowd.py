"""A crowd of every role before the real processing: two agencies, one full of secrets, and whatever may be forged."""

import asyncio
import importlib
import json
import pkgutil
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiogram import Dispatcher
from aiogram.filters.callback_data import CallbackData

from bot.conversation_state import TurnStorage
from bot.notify import store_notices
from bot.nursery import Nursery
from bot.platforms.client import BALE, Messenger
from bot.processing import Processing
from bot.sheets import empty_sheet
from handlers import places
from handlers.routing import all_rooms
from messages.jalali import end_of_day, local_date
from models import sql
from models.clock import business_now, machine_ms
from models.gate import tx
from models.inbox import Incoming
from samples import catalogue as sample_catalogue
from services import notices
from services.access import SYSTEM, Actor, Grant, Role
from services.case import cases, entries, evidence, extensions, not_applicable, receipts, self_assessment
from services.case.evidence import SentFile, StoredBytes
from services.catalogue import catalogue
from services.letters import questions
from services.people import agencies, people
from services.states import CaseState
from services.year import cycles

BOT = 2000
OWN, FOREIGN = 1, 2
SECRET = "زمردکوه"  # in every text that belongs to the foreign agency
SECRET_QUESTION = "پرسش سری"  # staff may publish it to all
SECRET_HASH = "5e" * 32
# Its value and forecast as shown and as stored, its files, the numbers of its entries, its people's phone.
TRACES = (SECRET, "۷۳٫۳۱", "73.31", "۱۷٫۵۹", SECRET_HASH, "09129870001", "989129870001", "۰۹۱۲۹۸۷۰۰۰۱")
NUMBERS = re.compile("شمارهٔ \u2068?(۱۰۱[۱-۹]|۱۰۲[۰-۹])")
EACH = 4  # accounts of each kind, so that many updates share a transaction
AGAIN = 25  # after so many groups roles and cases stand as in the beginning: staff's own presses change them
KINDS: dict[str, tuple[Grant, ...]] = {
    "liaison": (Grant(Role.LIAISON, OWN),),
    "head": (Grant(Role.AGENCY_HEAD, OWN),),
    "foreign": (Grant(Role.LIAISON, FOREIGN),),
    "admin": (Grant(Role.ADMIN),),
    "deputy": (Grant(Role.DEPUTY),),
    "roleless": (),
    "stranger": (),
}
# What each kind of people may never be told; as a pattern where the place of a number makes it a secret.
UNKNOWN: dict[str, tuple[str | re.Pattern[str], ...]] = dict.fromkeys(
    ("liaison", "head", "roleless", "stranger"), (*TRACES, NUMBERS)
)
FIRST_DAY = 650_000  # the lower bound of `bounds.OrdinalDay`
EXTREMES = (-1, 0, 999, 1011, 2**31, 2**63, 10**30)
WORDS = (
    *("agencies", "catalogue", "people", "weights", "steward", "last_year", "days_off", "specific", "A", "B", "G01-1"),
    *("admin", "deputy", "liaison", "agency_head", "holiday", "workday", "all", "no_value", "no_evidence", "drafts"),
    *("number", "day", "title", "text", "owner", "article", "liaison,agency_head", "SENT", "FETCHING", "", "True"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz:~-0123456789ابپ ‌\n%\"'"
PLACES: dict[str, list[type[CallbackData]]] = {
    module.name: [
        one
        for one in vars(importlib.import_module(f"{places.__name__}.{module.name}")).values()
        if isinstance(one, type) and issubclass(one, CallbackData) and one is not CallbackData
    ]
    for module in pkgutil.iter_modules(places.__path__)
}
# The rooms of the half of the year after the lock, and what their choices are called.
AFTER_THE_LOCK = ("appraisal", "appraising", "final", "levels", "objections", "results", "returning")
CHOICES = {
    "kind": (
        *("axes", "free", "groups", "kinds", "appraisers", "leniency", "old", "gaps", "levels", "all", "silent"),
        *("read", "accepted", "objected", "lapsed", "equal", "steward", "proposed", "zero", "returned"),
    ),
    "by": ("agency", "measure", "axis", "dimension", "outcome", "group", "appraiser"),
    "scope": ("agency", "axis", "measure", "person", "rest"),
    "dimension": ("g", "s", ""),
    "which": ("whole", "open", "new", "assigned", "committee", "decided", "late", "answered"),
    "part": ("who", "what", "groups", "reason", "outcome"),
    "name": ("number", "day", "attendance", "file"),
    "value": ("agencies", "heads", "liaisons", "everybody", "full", "levels", "first", "G"),
}
BEFORE_THE_LOCK = tuple(name for name in PLACES if name not in AFTER_THE_LOCK)


def payload(dice: random.Random, rooms: Sequence[str] = (), all_rooms: Sequence[str] = BEFORE_THE_LOCK) -> str:
    """What a forged button may carry: mostly a known place with ids that exist somewhere, else anything.

    Most places are those of `rooms` (modules of places), most of the others of `all_rooms`.
    """
    chance = dice.random()
    if chance < 0.06:
        return "".join(dice.choice(LETTERS) for _ in range(dice.randrange(1, 50)))
    of = rooms if rooms and chance < 0.75 else all_rooms if chance < 0.92 else tuple(PLACES)
    kind = dice.choice([one for room in of for one in PLACES[room]])
    choices = CHOICES if of is rooms else {}
    fields = kind.model_fields.items()
    values = [_value(dice, one.annotation, one.metadata, choices.get(name, WORDS)) for name, one in fields]
    cut = 1 + dice.randrange(len(values) + 1) if dice.random() < 0.05 else None
    text = ":".join([kind.__prefix__, *values][:cut])
    return f"{text}~{dice.choice([*range(1, 12), *EXTREMES])}" if dice.random() < 0.4 else text


def _value(dice: random.Random, annotation: Any, metadata: list[Any], words: Sequence[str]) -> str:
    if dice.random() < 0.05:
        return str(dice.choice(EXTREMES))
    if annotation is bool:
        return str(dice.randrange(2))
    if annotation is str:
        return dice.choice(words)
    if any(getattr(one, "ge", None) == FIRST_DAY for one in metadata):
        return str(business_now().date().toordinal() + dice.randrange(-30, 90))
    if any(getattr(one, "le", None) == 1 for one in metadata):
        return str(dice.randrange(2))
    return str(dice.choice([dice.randrange(25), dice.randrange(4), dice.randrange(25)]))


@dataclass(slots=True)
class Crowd:
    """Everybody, and what they were told. `handed` counts what was handed over, by kind of person."""

    processing: Processing
    again: Callable[[], Awaitable[None]]
    kinds: Sequence[str] = tuple(KINDS)
    unknown: Mapping[str, tuple[str | re.Pattern[str], ...]] = field(default_factory=lambda: UNKNOWN)
    every: int = AGAIN
    number: int = 0
    groups: int = 0
    handed: Counter[str] = field(default_factory=Counter)
    given: dict[int, Any] = field(default_factory=dict)

    async def hand(self, dice: random.Random, what: Any) -> None:
        """One update of everybody, in one group; `what(dice)` makes the part of the update that says what it is."""
        group = []
        for place, kind in enumerate(self.kinds, start=1):
            for at in range(EACH):
                self.number += 1
                self.handed[kind] += 1
                user = place * 100 + at
                made = what(dice, user, self.number)
                self.given[self.number] = made
                now = int(business_now().timestamp() * 1000)
                body = {"update_id": self.number, **made}
                group.append(
                    Incoming(BALE, BOT, self.number, f"{BALE}:{user}", body, machine_ms(), now, id=self.number)
                )
        while verdicts := await self.processing.group(group):  # it reads something first, beside the conversation
            group = [one for one in group if one.id in verdicts]
            assert not any(one.attempts for one in group), [self.given[one.id] for one in group]
            await asyncio.sleep(max(pause or 0 for pause in verdicts.values()))
        self.groups += 1
        if self.groups % self.every == 0:
            await tx(self.again)

    async def told(self, kind: str) -> list[tuple[int, str]]:
        """All that people of a kind were told: the update that it answers (0 for notices), the payload."""
        first = user_of(kind, 0, self.kinds)
        found = await sql.rows(
            "SELECT key, payload FROM outbox WHERE chat_id >= ? AND chat_id < ?", first, first + EACH
        )
        return [(_update_of(one["key"]), json.dumps(json.loads(one["payload"]), ensure_ascii=False)) for one in found]

    async def leaks(self) -> list[tuple[str, Any, str]]:
        """What somebody was told who may not know it: kind of person, what they did, what they saw."""
        published = await sql.rows("SELECT 1 FROM question WHERE published = 1 LIMIT 1")
        found = []
        for kind, unknown in self.unknown.items():
            secrets = unknown if published else (*unknown, SECRET_QUESTION)
            for update, said in await self.told(kind):
                traces = [one for one in secrets if (one in said if isinstance(one, str) else one.search(said))]
                if traces:
                    found.append((kind, self.given.get(update), f"{traces}: {said[:700]}"))
        return found

    async def answers(self) -> Counter[str]:
        """How many messages of each id everybody got."""
        return Counter({one["message"]: one["n"] for one in await sql.rows(_BY_MESSAGE)})


_BY_MESSAGE = "SELECT message, count(*) AS n FROM outbox GROUP BY message"


def _update_of(key: str) -> int:
    parts = key.split(":")
    return int(parts[2]) if parts[:2] == [BALE, str(BOT)] else 0


def user_of(kind: str, number: int, kinds: Sequence[str] = tuple(KINDS)) -> int:
    """The account of one of the crowd."""
    return (kinds.index(kind) + 1) * 100 + number


def press(user: int, number: int, data: str) -> dict[str, Any]:
    """A press as Bale would deliver it."""
    chat = {"id": user, "type": "private"}
    return {
        "callback_query": {
            "id": str(number),
            "from": {"id": user, "is_bot": False, "first_name": "x"},
            "message": {"message_id": 5, "date": 1, "chat": chat, "text": "x"},
            "data": data[:64],
        }
    }


def text(user: int, number: int, said: str) -> dict[str, Any]:
    """A text as Bale would deliver it."""
    return {
        "message": {
            "message_id": number,
            "date": int(business_now().timestamp()),
            "chat": {"id": user, "type": "private"},
            "from": {"id": user, "is_bot": False, "first_name": "x"},
            "text": said,
        }
    }


async def gathered() -> Crowd:
    """The crowd before an open cycle on the open database."""
    await tx(lambda: world({OWN: "خودی", FOREIGN: SECRET}))
    await tx(_people)
    while await tx(cases.make_missing):
        pass
    await tx(_secrets)
    return Crowd(processing(), _as_in_the_beginning)


def processing() -> Processing:
    """The real processing with all rooms, before one messenger that is never asked."""
    messenger = Messenger(BALE, f"{BOT}:OFFLINE", "http://127.0.0.1:9", 10)
    storage = TurnStorage({BOT: BALE})
    dispatcher = Dispatcher(storage=storage)
    dispatcher.include_routers(*all_rooms())
    notices.connect(store_notices)
    return Processing(dispatcher, storage, {BALE: messenger}, lambda *_: None, empty_sheet, Nursery())


async def world(titles: Mapping[int, str]) -> None:
    """An open cycle of ten measures for agencies A, B … with these names."""
    rows = [
        {"code": "ABC"[number - 1], "title": f"دستگاه {title}", "group_code": "G", "group_title": "گروه"}
        for number, title in titles.items()
    ]
    await agencies.apply(SYSTEM, rows)
    cycle = await cycles.define(SYSTEM, 1403)
    await catalogue.apply(SYSTEM, cycle.id, [one.as_sheet_values() for one in sample_catalogue()][:10])
    await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(local_date(business_now()) + timedelta(days=100)))


async def _people() -> None:
    for kind, grants in KINDS.items():
        for number in range(EACH if kind != "stranger" else 0):
            user = user_of(kind, number)
            person = await people.join(kind, f"98912{user:07}", BALE, user, user)
            for one in grants:
                await people.grant(None, person.id, one.role, one.agency_id)


async def _as_in_the_beginning() -> None:
    await _people()
    for foreign in await sql.rows("SELECT id FROM person WHERE phone = '989129870001'"):
        await people.grant(None, foreign["id"], Role.LIAISON, FOREIGN)
    await sql.run("UPDATE agency_case SET state = ?", CaseState.IN_PROGRESS)
    await sql.run("UPDATE account SET unreachable_at = NULL")


async def _secrets() -> None:
    """The foreign agency has worked: values, explanations, files, receipts, requests, a question."""
    person = await people.join(f"فرد {SECRET}", "989129870001", BALE, 9900, 9900)
    await people.grant(None, person.id, Role.LIAISON, FOREIGN)
    actor = Actor(person.id, person.name, (Grant(Role.LIAISON, FOREIGN),))
    now = business_now()
    for at, one in enumerate(await entries.entries(actor, FOREIGN)):
        if one.state != "EMPTY":
            continue
        if at == 1:
            await not_applicable.ask(actor, one.id, f"دلیل {SECRET}", now, one.version)
            continue
        amount = str(one.steps[0][1]) if one.steps else "73.31"
        await self_assessment.give_value(actor, one.id, amount, now, one.version)
        await self_assessment.explain(actor, one.id, f"توضیح {SECRET}", now, one.version + 1)
        sent = SentFile(BALE, 9900, 10 + at, f"f{at}", f"سند {SECRET}.pdf", "application/pdf", 10)
        file = await evidence.receive(actor, FOREIGN, one.id, sent, now, 1000)
        if at == 2:
            continue
        await evidence.stored(file.id, StoredBytes(SECRET_HASH, 10, "application/pdf", 1, ()))
        ready = await entries.view(actor, one.id)
        await receipts.record(actor, one.id, now, ready.version)
    loose = SentFile(BALE, 9900, 90, "loose", f"بی‌سنجه {SECRET}.pdf", "application/pdf", 10)
    await evidence.receive(actor, FOREIGN, None, loose, now, 1000)
    await extensions.ask(actor, FOREIGN, now + timedelta(days=120), f"مهلت {SECRET}", now)
    draft = await questions.write(actor, FOREIGN, None, SECRET_QUESTION)
    await questions.send(actor, draft.id, now)
