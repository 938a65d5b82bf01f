"""Processing a group of updates in one transaction: who, where, the handler, the answers, the marks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from aiogram import Dispatcher
from aiogram.types import Update
from tortoise.exceptions import OperationalError

from bot import metrics
from bot.conversation_state import TurnStorage
from bot.lanes import Verdict
from bot.nursery import Nursery
from bot.offline_bot import OfflineBot
from bot.platforms.client import Messenger
from bot.readings import Readings
from handlers import events, refusals
from handlers.turn import VERSION_MARK, Reading, Turn
from messages.words import words
from models import audit, cards, conversations, inbox, outbox
from models.cards import Card
from models.clock import business_now
from models.conversations import Conversation, Place
from models.gate import after_commit, savepoint, tx
from models.inbox import INTERNAL, LARGEST_ID, Incoming
from services import access
from services.access import Actor
from services.errors import Refused
from services.people import people
from services.year import demo_clock

log = structlog.get_logger()
MOST_ATTEMPTS = 3
PAUSES = (0.2, 1.0)
DATABASE_PAUSE = 1.0


@dataclass(slots=True)
class Parsed:
    """An update whose shape is understood: where it belongs and who sent it."""

    incoming: Incoming
    platform: str
    chat_id: int
    user_id: int
    update: Update | None = None
    event: dict[str, Any] | None = None
    pressed: int | None = None
    version: int | None = None
    user_name: str = ""
    group: bool = False


class Unusable(ValueError):
    """An update that nothing can be made of; it is quarantined."""


class Processing:
    """Runs handlers over groups of updates."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        storage: TurnStorage,
        messengers: Mapping[str, Messenger],
        stop_spinner: Callable[[str, str], None],
        template: Callable[[str], tuple[str, bytes]],
        nursery: Nursery,
    ) -> None:
        self._dispatcher = dispatcher
        self._storage = storage
        self._messengers = messengers
        self._bots = {name: OfflineBot(f"{messenger.bot_id}:OFFLINE") for name, messenger in messengers.items()}
        self._stop_spinner = stop_spinner
        self._template = template
        self._readings = Readings(nursery)

    def warm(self) -> None:
        """Have the types of updates built now (a third of a second), not while the first person waits."""
        Update.model_rebuild()

    async def group(self, group: list[Incoming]) -> dict[int, Verdict]:
        """Process updates of different lanes; returns for each id None (done) or seconds to wait.

        A failing update costs only itself: its writing is undone and it is tried again, three times at most,
        then quarantined with an apology. While the database refuses, updates wait and no attempt is counted.
        """
        parsed: list[Parsed] = []
        unusable: list[tuple[Incoming, str]] = []
        for incoming in group:
            try:
                parsed.append(self._parse(incoming))
            except Exception as error:  # noqa: BLE001 - whatever is odd about an update, it costs only itself
                unusable.append((incoming, f"{type(error).__name__}: {error}"[:280]))
        try:
            verdicts = await tx(lambda: self._run(parsed, unusable))
            self._read(group, verdicts)
            return verdicts
        except OperationalError as error:
            if len(group) == 1:
                log.error("the database refused an update", update=group[0].id, exc_info=error)
                return {group[0].id: DATABASE_PAUSE}
        except Exception as error:
            if len(group) == 1 and parsed:
                failure = error  # `error` itself is gone when the block ends
                return await tx(lambda: self._blame(parsed[0], failure))
            if len(group) == 1:
                raise
        verdicts = {}
        for one in group:  # something about the group as a whole: find out whose it is
            try:
                verdicts |= await self.group([one])
            except Exception:  # those before it are committed, and must not be done again
                log.exception("an update has to wait", update=one.id)
                verdicts[one.id] = DATABASE_PAUSE
        return verdicts

    def _read(self, group: list[Incoming], verdicts: Mapping[int, Verdict]) -> None:
        """Begin the readings that handlers asked for; forget those of updates that are settled."""
        for one in group:
            if one.id not in verdicts:
                self._readings.forget(one.id)
        self._readings.begin()

    async def _blame(self, one: Parsed, error: Exception) -> dict[int, Verdict]:
        """An update whose handler went well but whose answers could not be stored: it failed all the same."""
        turn = self._turn(one, None, {}, {}, business_now())
        self._readings.forget(one.incoming.id)
        again = await self._failed(one, turn, error)
        if again is not None:
            return {one.incoming.id: again}
        await self._store([turn], {})
        return {}

    def _parse(self, incoming: Incoming) -> Parsed:
        parsed = self._understood(incoming)
        if max(abs(parsed.chat_id), abs(parsed.user_id)) >= LARGEST_ID:
            raise Unusable("an id that no platform gives and no database takes")
        return parsed

    def _understood(self, incoming: Incoming) -> Parsed:
        if incoming.platform == INTERNAL:
            platform, _, chat = incoming.lane.partition(":")
            return Parsed(incoming, platform, int(chat), int(chat), event=incoming.body)
        if "simulator_clock" in incoming.body:
            return Parsed(
                incoming, incoming.platform, 0, 0, event={"kind": "clock", **incoming.body["simulator_clock"]}
            )
        messenger = self._messengers[incoming.platform]
        body = messenger.fill(incoming.body)
        update = Update.model_validate(body, context={"bot": self._bots[incoming.platform]})
        if update.callback_query is not None:
            return self._parse_press(incoming, update)
        message = update.message or update.edited_message
        if message is None:
            if update.my_chat_member is not None:
                member = update.my_chat_member
                group = member.chat.type != "private"
                return Parsed(incoming, incoming.platform, member.chat.id, member.from_user.id, update, group=group)
            raise Unusable("an update of a kind that is not understood")
        user = message.from_user
        return Parsed(
            incoming,
            incoming.platform,
            message.chat.id,
            user.id if user else message.chat.id,
            update,
            user_name=user.full_name if user else "",
            group=message.chat.type != "private",
        )

    def _parse_press(self, incoming: Incoming, update: Update) -> Parsed:
        press = update.callback_query
        assert press is not None
        self._stop_spinner(incoming.platform, press.id)
        data, _, tail = (press.data or "").rpartition(VERSION_MARK)
        version = int(tail) if data and tail.isascii() and tail.isdigit() and len(tail) < 10 else None
        if version is not None:
            press = press.model_copy(update={"data": data})
            update = update.model_copy(update={"callback_query": press})
        message = press.message
        chat = message.chat if message is not None else None
        return Parsed(
            incoming,
            incoming.platform,
            chat.id if chat else press.from_user.id,
            press.from_user.id,
            update,
            pressed=message.message_id if message is not None else None,
            version=version,
            user_name=press.from_user.full_name,
            group=chat is not None and chat.type != "private",
        )

    async def _run(self, parsed: list[Parsed], unusable: list[tuple[Incoming, str]]) -> dict[int, Verdict]:
        verdicts: dict[int, Verdict] = {}
        settled: set[int] = set()  # failed ones, which are marked already
        now = business_now()
        for one in parsed:
            if one.event is not None and one.chat_id:
                one.user_id = await people.user_in(one.platform, one.chat_id)
        places: list[Place] = [(one.platform, one.chat_id, one.user_id) for one in parsed]
        known = await people.behind([(platform, user) for platform, _, user in places])
        loaded = await conversations.of_places(places)
        shown = await cards.of_chats({(platform, chat) for platform, chat, _ in places})
        self._storage.load(loaded)
        finished: list[Turn] = []
        for one in parsed:
            standing = known.get((one.platform, one.user_id))
            turn = self._turn(one, standing.actor if standing else None, loaded, shown, now)
            try:
                async with savepoint():
                    if standing is not None and not standing.noted and one.update is not None:
                        await people.seen(one.platform, one.user_id)
                    await self._handle(one, turn)
            except Refused as refusal:
                await self._refuse(turn, refusal)
            except Reading as wanted:
                verdicts[one.incoming.id] = self._readings.want(one.incoming.id, wanted)
                settled.add(one.incoming.id)
                turn.forget_answers()
                continue
            except OperationalError:
                raise
            except Exception as error:  # noqa: BLE001 - one bad update, whatever is wrong with it, must not hold up the others
                again = await self._failed(one, turn, error)
                settled.add(one.incoming.id)
                if again is not None:
                    verdicts[one.incoming.id] = again
                    continue
            finished.append(turn)
        await self._store(finished, loaded)
        for incoming, why in unusable:
            log.warning("update quarantined", platform=incoming.platform, update=incoming.update_id, reason=why)
            metrics.UPDATES.labels("quarantined").inc()
            await inbox.quarantine(incoming, why)
        done = [one.incoming.id for one in parsed if one.incoming.id not in settled]
        await inbox.done(done)
        metrics.UPDATES.labels("done").inc(len(done))
        return verdicts

    def _turn(
        self,
        one: Parsed,
        actor: Actor | None,
        loaded: dict[Place, Conversation],
        shown: Mapping[tuple[str, int, str], Card],
        now: datetime,
    ) -> Turn:
        place = (one.platform, one.chat_id, one.user_id)
        own = {topic: card for (platform, chat, topic), card in shown.items() if (platform, chat) == place[:2]}
        main = own.get(cards.MAIN)
        renewed = main is None or one.version != main.version
        capability = self._messengers[one.platform].capability
        return Turn(
            key=f"{one.incoming.platform}:{one.incoming.bot_id}:{one.incoming.update_id}",
            platform=one.platform,
            chat_id=one.chat_id,
            user_id=one.user_id,
            user_name=one.user_name,
            actor=actor,
            acted_at=datetime.fromtimestamp(one.incoming.acted_at_business / 1000, UTC),
            now=now,
            conversation=loaded.setdefault(place, Conversation()),
            cards=own,
            bots={name: messenger.username for name, messenger in self._messengers.items()},
            download_limit=capability.download_limit,
            contacts_name_owner=capability.contacts_name_owner,
            template=self._template,
            pressed=None if renewed else one.pressed,
            was_read=self._readings.of(one.incoming.id),
        )

    async def _handle(self, one: Parsed, turn: Turn) -> None:
        if one.event is not None:
            if one.event["kind"] == "clock":
                await demo_clock.ask_for(datetime.fromisoformat(one.event["now"]))
            else:
                await events.handle(one.event, turn)
        elif one.group:
            if one.update is not None and one.update.my_chat_member is None:
                turn.leave(words("group-only-private"))
        elif one.update is not None and one.update.my_chat_member is not None:
            if one.update.my_chat_member.new_chat_member.status == "kicked":
                await people.unreachable(one.platform, one.chat_id, "blocked the bot")
        elif one.update is not None:
            await self._dispatcher.feed_update(self._bots[one.platform], one.update, turn=turn)

    async def _refuse(self, turn: Turn, refusal: Refused) -> None:
        turn.forget_answers()
        if isinstance(refusal, access.Denied):
            await audit.record([refusal.event])
        refusals.answer(turn, refusal)

    async def _failed(self, one: Parsed, turn: Turn, error: Exception) -> Verdict:
        """Count the attempt; after the last one quarantine it, and apologise to the person."""
        incoming, why = one.incoming, f"{type(error).__name__}: {error}"
        turn.forget_answers()
        attempts = incoming.attempts + 1
        after_commit(lambda: setattr(incoming, "attempts", attempts))  # the gate may run this twice
        await inbox.failed(incoming, why)
        if attempts < MOST_ATTEMPTS:
            log.warning("update failed, will be tried again", update=incoming.id, exc_info=error)
            return PAUSES[attempts - 1]
        log.error("update quarantined", update=incoming.id, exc_info=error)
        metrics.UPDATES.labels("quarantined").inc()
        await inbox.quarantine(incoming, why)
        if one.chat_id and not one.group:
            turn.say(words("apology", reference=f"I{incoming.id}"))
        return None

    async def _store(self, turns: list[Turn], loaded: dict[Place, Conversation]) -> None:
        outgoing = []
        for turn in turns:
            for card, message in turn.changed_cards:
                await cards.save(card)
                message.card_id = card.id
            outgoing += turn.messages
        await outbox.put(outgoing)
        await conversations.save(loaded)
