"""The HTTP side of the Bot API: finds the bot and the method, applies faults, writes the answer."""

from typing import Any

from aiohttp import web

from simulator.asking import allow
from simulator.faults import Fault
from simulator.messenger import Messenger
from simulator.methods import METHODS
from simulator.params import Params, read
from simulator.shapes import ApiError, Json, encode

LONGEST_POLL = 50
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class BotApi:
    """Answers the calls of the bots of all messengers."""

    def __init__(self, messengers: dict[str, Messenger]) -> None:
        self.messengers = messengers

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses: methods and files, for each messenger."""
        routes = []
        for name in self.messengers:
            routes += [
                web.route("*", f"/{name}/bot{{token}}/{{method}}", self.call),
                web.get(f"/{name}/file/bot{{token}}/{{path:.+}}", self.download),
            ]
        return routes

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one method call."""
        messenger = self.messengers[request.path.split("/", 2)[1]]
        info = request.match_info
        method = info["method"].lower()
        messenger.calls[info["method"]] += 1
        fault: Fault | None = None
        try:
            if info["token"] != messenger.token:
                raise ApiError(*messenger.profile.unauthorized)
            params = await read(request)
            if messenger.faults.active:
                fault = messenger.faults.pick(messenger.name, method)
                if fault is not None and not fault.after:
                    return await self.spoil(request, messenger, fault)
            if method == "getupdates":
                result = await self.poll(messenger, params)
            else:
                handler = METHODS.get(method)
                if handler is None:
                    raise ApiError(404, "Not Found")
                result = handler(messenger, params)
        except ApiError as error:
            return refusal(messenger, error)
        if fault is not None:
            return await self.spoil(request, messenger, fault)
        return answer({"ok": True, "result": result})

    async def poll(self, messenger: Messenger, params: Params) -> list[Json]:
        """Answer getUpdates, waiting up to its timeout in seconds."""
        if messenger.webhook["url"]:
            raise ApiError(409, WEBHOOK_ACTIVE)
        allow(messenger, params)
        limit = min(100, max(1, params.number("limit", 100) or 100))
        timeout = min(LONGEST_POLL, params.number("timeout", 0) or 0)
        return await messenger.updates.poll(params.number("offset", 0) or 0, limit, timeout)

    async def spoil(self, request: web.Request, messenger: Messenger, fault: Fault) -> web.StreamResponse:
        """Answer as the fault says: refuse, break the connection, keep silent, or write nonsense."""
        messenger.calls["errors"] += 1
        kind = fault.kind
        if kind == "429":
            messenger.calls["429"] += 1
            if fault.plain:
                return web.Response(status=429, text="Too Many Requests")
            seconds = fault.retry_after
            if seconds is None:
                return failure(ApiError(429, "Too Many Requests"))
            description = messenger.profile.too_many.format(seconds=seconds)
            return failure(ApiError(429, description, {"retry_after": seconds}))
        if kind == "403":
            # What an older Bale answered to too many messages: a 403 is not always a block.
            return failure(ApiError(403, "Forbidden: HIT_LIMIT"))
        if kind == "500":
            return failure(ApiError(500, "Internal Server Error"))
        if kind == "garbage":
            page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
            return web.Response(status=fault.status, text=page, content_type="text/html")
        if kind != "drop_before" and kind != "drop_after":
            await messenger.faults.hold(None if kind == "hang" else fault.hang_seconds)
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes behind a `file_path`; 404 when the link is unknown or older than an hour."""
        messenger = self.messengers[request.path.split("/", 2)[1]]
        messenger.calls["download"] += 1
        try:
            if request.match_info["token"] != messenger.token:
                raise ApiError(*messenger.profile.unauthorized)
            file_id = messenger.files.linked(request.match_info["path"])
            if file_id is None:
                raise ApiError(404, "Not Found")
        except ApiError as error:
            return refusal(messenger, error)
        fault = messenger.faults.pick(messenger.name, "download") if messenger.faults.active else None
        if fault is not None:
            return await self.spoil(request, messenger, fault)
        return web.Response(body=messenger.files.read(file_id), content_type="application/octet-stream")


def refusal(messenger: Messenger, error: ApiError) -> web.Response:
    """Count a refusal and write it."""
    messenger.calls["errors"] += 1
    if error.code == 429:
        messenger.calls["429"] += 1
    return failure(error)


def failure(error: ApiError) -> web.Response:
    """Write an error as the Bot API does; the HTTP status is the error code."""
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return answer(body, error.code)


def answer(body: Any, status: int = 200) -> web.Response:
    """Write a JSON answer."""
    return web.Response(body=encode(body).encode(errors="replace"), status=status, content_type="application/json")
