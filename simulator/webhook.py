"""Pushing updates to a bot's webhook, in order, again and again until the bot accepts them."""

import asyncio

import aiohttp

from simulator.messenger import Messenger
from simulator.methods import METHODS
from simulator.params import Params
from simulator.shapes import ApiError, encode

PAUSE = 0.2
LONGEST_PAUSE = 5.0


async def deliver(messenger: Messenger) -> None:
    """Send waiting updates to the webhook for as long as the simulator runs.

    A bot may answer with a method to run (`{"method": "sendMessage", …}`), as on the real messengers.
    """
    pause = PAUSE
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        while True:
            queue = messenger.updates
            queue.arrived.clear()
            url = messenger.webhook["url"]
            batch = queue.batch(1) if url else []
            if not batch:
                await queue.arrived.wait()
                continue
            # A batch of one is longer when faults or tests repeat updates in it.
            for update in batch:
                while url and not await _push(session, messenger, url, update):
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
                    url = messenger.webhook["url"]
                pause = PAUSE
                if url:
                    queue.confirm(update["update_id"] + 1)


async def _push(session: aiohttp.ClientSession, messenger: Messenger, url: str, update: object) -> bool:
    headers = {"Content-Type": "application/json"}
    if secret := messenger.webhook.get("secret_token"):
        headers["X-Telegram-Bot-Api-Secret-Token"] = secret
    try:
        async with session.post(url, data=encode(update), headers=headers, ssl=False) as response:
            if response.status >= 300:
                messenger.webhook["error"] = f"Wrong response from the webhook: {response.status}"
                return False
            body = await response.json(content_type=None) if response.content_length != 0 else None
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        messenger.webhook["error"] = str(error) or type(error).__name__
        return False
    if isinstance(body, dict) and isinstance(body.get("method"), str):
        run_reply(messenger, body)
    return True


def run_reply(messenger: Messenger, body: dict[str, object]) -> None:
    """Run the method in a webhook's answer; its result is lost, as on the real messengers."""
    name = str(body.pop("method"))
    messenger.calls[name] += 1
    handler = METHODS.get(name.lower())
    if handler is None:
        return
    try:
        handler(messenger, Params(dict(body)))
    except ApiError:
        messenger.calls["errors"] += 1
