"""Who may talk to the simulator: this machine only, and no web page from elsewhere."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
NAMES = ("127.0.0.1", "localhost", "[::1]")


def check_host(host: str) -> str:
    """Return the address to listen on; ValueError for any that others could reach."""
    if host not in {"127.0.0.1", "localhost", "::1"}:
        raise ValueError(f"the simulator listens on loopback only, not on {host!r}: it lets anyone be anyone")
    return host


@web.middleware
async def only_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a foreign Host (a name that was rebound to loopback) and a foreign Origin (another site)."""
    headers = request.headers
    host = headers.get("Host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name not in NAMES:
        return web.Response(status=403, text="this server answers to its loopback names only")
    origin = headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return web.Response(status=403, text="calls from other sites are refused")
    return await handler(request)
