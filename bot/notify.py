"""The shell's side of the services' notice port: find the person's messenger, render, store."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.said import in_words
from messages.keyboards import button, keyboard
from messages.render import Payload, render, render_caption
from messages.words import Words, dump_args
from models import cards, outbox, sql
from models.cards import Card
from models.clock import business_now
from models.outbox import BROADCAST, NOTICE, REMINDER, Outgoing
from services.notices import Notice

_SOME = 500


@dataclass(frozen=True, slots=True)
class Account:
    """Where somebody can be written to."""

    platform: str
    chat_id: int
    reachable: bool


# How a notice is called and said on one messenger, and its arguments as they are stored.
Written = tuple[str, list[Payload], str]


async def store_notices(notices: Sequence[Notice]) -> None:
    """Render and store notices in the present transaction.

    Each goes to the account its person used last, an important one to all of them; one marked unreachable only
    when there is no other (it may be reachable again).
    """
    accounts = await _accounts({one.person_id for one in notices if one.person_id is not None})
    messages: list[Outgoing] = []
    once: dict[tuple[str, int], Written] = {}
    chats = {(one.platform, one.chat_id) for known in accounts.values() for one in known}
    shown = await cards.of_chats(chats) if any(one.card for one in notices) else {}
    for notice in notices:
        if notice.person_id is None:
            assert notice.chat is not None
            messages += _messages(notice, *notice.chat, once)
            continue
        known = accounts[notice.person_id]
        reachable = [one for one in known if one.reachable] or known
        for account in reachable if notice.important else reachable[:1]:
            made = _messages(notice, account.platform, account.chat_id, once)
            if notice.card:
                await _on_card(notice.card, made[-1], shown)
            messages += made
    await outbox.put(messages)


async def _accounts(people: set[int]) -> dict[int, list[Account]]:
    """The accounts of some people, the one last used first: in plain SQL, for there may be thousands."""
    found: dict[int, list[Account]] = defaultdict(list)
    known = sorted(people)
    for at in range(0, len(known), _SOME):
        some = known[at : at + _SOME]
        for one in await sql.rows(
            "SELECT person_id, platform, chat_id, unreachable_at FROM account "  # noqa: S608 - only question marks
            f"WHERE person_id IN ({sql.marks(len(some))}) ORDER BY last_used_at DESC",
            *some,
        ):
            found[one["person_id"]].append(
                Account(one["platform"], one["chat_id"], reachable=one["unreachable_at"] is None)
            )
    return found


async def _on_card(topic: str, message: Outgoing, shown: dict[tuple[str, int, str], Card]) -> None:
    """The message becomes what a live card shows: in place where the card was sent before."""
    place = (message.platform, message.chat_id, topic)
    known = shown.get(place)
    card = shown[place] = known or Card(*place)
    card.version += 1
    await cards.save(card)
    message.card_id = card.id
    if known is not None:
        message.method = "editMessageText"
        message.payload.pop("protect_content", None)


def _messages(notice: Notice, platform: str, chat_id: int, once: dict[tuple[str, int], Written]) -> list[Outgoing]:
    method, payloads, args = _once(notice, platform, once) if notice.broadcast else _written(notice, platform)
    return [
        Outgoing(
            key=f"{notice.key}:{platform}:{chat_id}:{part}",
            platform=platform,
            chat_id=chat_id,
            person_id=notice.person_id,
            priority=BROADCAST if notice.broadcast else REMINDER if notice.reminder else NOTICE,
            method=method,
            payload=payload,
            message=notice.message,
            args=args,
        )
        for part, payload in enumerate(payloads)
    ]


def _written(notice: Notice, platform: str) -> Written:
    words = Words(notice.message, in_words(notice.args))
    rows = [button(label, destination) for label, destination in notice.buttons]
    keys = keyboard(*([rows[at : at + 2] for at in range(0, len(rows), 2)])) if rows else None
    method = "sendMessage"
    payloads = render(platform, words, now=business_now(), keyboard=keys, protect=notice.protect)
    if notice.document is not None:
        name, sha256 = notice.document
        caption = render_caption(platform, words, now=business_now(), keyboard=keys, protect=notice.protect)
        method, payloads = "sendDocument", [caption | {"document": {"name": name, "sha256": sha256}}]
    return method, payloads, dump_args(words.args)


def _once(notice: Notice, platform: str, once: dict[tuple[str, int], Written]) -> Written:
    """A broadcast is put into words once a messenger for all who share its arguments. These may be long, and stand
    in the finished text: they are not stored thousands of times beside it."""
    which = (platform, id(notice.args))
    if which not in once:
        method, payloads, _ = _written(notice, platform)
        once[which] = method, payloads, "{}"
    return once[which]
