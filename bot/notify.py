"""The shell's side of the services' notice port: find the person's messenger, render, store."""

from collections import defaultdict
from collections.abc import Sequence

from messages.keyboards import button, keyboard
from messages.render import render, render_caption
from messages.words import Words, dump_args
from models import outbox
from models.clock import business_now
from models.outbox import NOTICE, REMINDER, Outgoing
from models.people import Account
from services.notices import Notice


async def store_notices(notices: Sequence[Notice]) -> None:
    """Render and store notices in the present transaction.

    Each goes to the account its person used last, an important one to all of them; one marked unreachable only
    when there is no other (it may be reachable again).
    """
    accounts: dict[int, list[Account]] = defaultdict(list)
    people = {one.person_id for one in notices if one.person_id is not None}
    for account in await Account.filter(person_id__in=list(people)).order_by("-last_used_at"):
        accounts[account.person_id].append(account)
    messages: list[Outgoing] = []
    for notice in notices:
        if notice.person_id is None:
            assert notice.chat is not None
            messages += _messages(notice, *notice.chat)
            continue
        known = accounts[notice.person_id]
        reachable = [one for one in known if one.unreachable_at is None] or known
        for account in reachable if notice.important else reachable[:1]:
            messages += _messages(notice, account.platform, account.chat_id)
    await outbox.put(messages)


def _messages(notice: Notice, platform: str, chat_id: int) -> list[Outgoing]:
    words = Words(notice.message, notice.args)
    rows = [button(label, destination) for label, destination in notice.buttons]
    keys = keyboard(*([rows[at : at + 2] for at in range(0, len(rows), 2)])) if rows else None
    args = dump_args(notice.args)
    method, payloads = "sendMessage", render(platform, words, now=business_now(), keyboard=keys)
    if notice.document is not None:
        name, sha256 = notice.document
        caption = render_caption(platform, words, now=business_now(), keyboard=keys)
        method, payloads = "sendDocument", [caption | {"document": {"name": name, "sha256": sha256}}]
    return [
        Outgoing(
            key=f"{notice.key}:{platform}:{chat_id}:{part}",
            platform=platform,
            chat_id=chat_id,
            person_id=notice.person_id,
            priority=REMINDER if notice.reminder else NOTICE,
            method=method,
            payload=payload,
            message=notice.message,
            args=args,
        )
        for part, payload in enumerate(payloads)
    ]
