"""The web chat's own addresses: the page, its files and the control API under /sim."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import web
from aiohttp.web_request import FileField

from simulator import doing
from simulator.acts import ACTS
from simulator.messenger import Messenger
from simulator.server import answer
from simulator.shapes import ApiError, Chat, Json, Person
from simulator.stream import events
from simulator.view import chat_view, overview

if TYPE_CHECKING:
    from simulator.app import Simulator

WEB = Path(__file__).parent / "web"
PAGE_RULES = "default-src 'self'; img-src 'self' blob:; object-src 'none'; frame-ancestors 'none'"
INLINE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def routes(simulator: "Simulator") -> list[web.RouteDef]:
    """Return the routes of the web chat."""
    control = Control(simulator)
    return [
        web.get("/", control.page),
        web.get("/web/{name}", control.asset),
        web.get("/sim/state", control.state),
        web.get("/sim/chat", control.chat),
        web.get("/sim/file", control.file),
        web.get("/sim/events", control.events),
        web.post("/sim/person", control.person),
        web.post("/sim/act", control.act),
        web.post("/sim/upload", control.upload),
        web.post("/sim/clock", control.clock),
        web.post("/sim/faults", control.faults),
    ]


def _refuse(reason: str, status: int = 400) -> web.Response:
    return answer({"error": reason}, status)


class Control:
    """The handlers; a refusal is `{"error": reason}` with status 400."""

    def __init__(self, simulator: "Simulator") -> None:
        self.simulator = simulator

    async def page(self, _: web.Request) -> web.StreamResponse:
        """The page itself."""
        return web.FileResponse(WEB / "index.html", headers={"Content-Security-Policy": PAGE_RULES})

    async def asset(self, request: web.Request) -> web.StreamResponse:
        """A style or script of the page."""
        path = WEB / request.match_info["name"]
        if path.parent != WEB or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def state(self, _: web.Request) -> web.Response:
        """Everything but the messages."""
        return answer(overview(self.simulator))

    async def chat(self, request: web.Request) -> web.Response:
        """One chat as one person sees it."""
        try:
            return answer(chat_view(*self._who(request.query)))
        except (KeyError, ValueError):
            return _refuse("unknown", 404)

    def _who(self, given: Any) -> tuple[Messenger, Person, Chat]:
        messenger = self.simulator.messengers[given["platform"]]
        person = messenger.people[int(given["person"])]
        chat = messenger.chats[int(given.get("chat") or person.id)]
        if person.id not in chat.members:
            raise KeyError("not a member")
        return messenger, person, chat

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file out of a chat; only pictures are shown, everything else is downloaded."""
        messenger = self.simulator.messengers.get(request.query.get("platform", ""))
        record = messenger.files.known.get(request.query.get("id", "")) if messenger else None
        if messenger is None or record is None:
            raise web.HTTPNotFound
        picture = record["mime"] in INLINE_TYPES
        place = "inline" if picture else "attachment"
        return web.Response(
            body=messenger.files.read(record["file_id"]),
            headers={
                "Content-Type": record["mime"] if picture else "application/octet-stream",
                "Content-Disposition": f"{place}; filename*=UTF-8''{quote(record['name'])}",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "max-age=3600",
            },
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The stream of changes."""
        return await events(self.simulator, request)

    async def person(self, request: web.Request) -> web.Response:
        """Add a person: `{platform, name, phone}`."""
        given = await _json(request)
        name, phone = str(given.get("name", "")).strip(), str(given.get("phone", "")).strip()
        if not name or not phone or given.get("platform") not in self.simulator.messengers:
            return _refuse("name_and_phone")
        added = self.simulator.person(given["platform"], name=name, phone=phone, started=False)
        return answer({"platform": given["platform"], "person": added.id, "chat": added.id})

    async def act(self, request: web.Request) -> web.Response:
        """Do something in a person's name: `{platform, person, chat, act, …}`."""
        given = await _json(request)
        try:
            messenger, person, chat = self._who(given)
            ACTS[given["act"]](messenger, person, chat, given)
        except (KeyError, IndexError, LookupError, ValueError, ApiError) as error:
            return _refuse(str(error))
        return answer({"ok": True})

    async def upload(self, request: web.Request) -> web.Response:
        """Send files: a form with `file` parts, `caption` and `photo`; several make an album."""
        try:
            messenger, person, chat = self._who(request.query)
            form = await request.post()
        except (KeyError, ValueError):
            return _refuse("unknown")
        files = [part for part in form.getall("file", []) if isinstance(part, FileField)]
        caption = str(form.get("caption") or "") or None
        photo = bool(form.get("photo"))
        album = doing.album_id(messenger) if len(files) > 1 else None
        try:
            for number, part in enumerate(files):
                doing.upload(
                    messenger,
                    person,
                    chat,
                    part.filename,
                    part.file.read(),
                    caption=None if number else caption,
                    as_photo=photo and part.content_type in INLINE_TYPES,
                    album=album,
                )
        except ApiError as error:
            return _refuse(error.description)
        return answer({"ok": True})

    async def clock(self, request: web.Request) -> web.Response:
        """Move the clock: `{hours}`, `{days}` or `{to}` as an ISO moment with its zone."""
        given = await _json(request)
        try:
            to = datetime.fromisoformat(str(given["to"])) if given.get("to") else None
            now = self.simulator.move_clock(
                days=float(given.get("days") or 0), hours=float(given.get("hours") or 0), to=to
            )
        except (ValueError, OverflowError):
            return _refuse("only_forward")
        return answer({"now": now.timestamp()})

    async def faults(self, request: web.Request) -> web.Response:
        """Turn a fault switch: `{name, on, platform, probability}`, or all off: `{clear: true}`."""
        given = await _json(request)
        if given.get("clear"):
            for name in self.simulator.switches.view():
                self.simulator.switches.set(name, False, "*", 1.0)
            return answer({"ok": True})
        try:
            self.simulator.switches.set(
                str(given["name"]),
                bool(given.get("on")),
                str(given.get("platform") or "*"),
                float(given.get("probability") or 1.0),
            )
        except (KeyError, ValueError):
            return _refuse("unknown")
        return answer({"ok": True})


async def _json(request: web.Request) -> Json:
    # A form of another site can post text, but not JSON, without asking first.
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    given = await request.json()
    if not isinstance(given, dict):
        raise web.HTTPBadRequest
    return given
