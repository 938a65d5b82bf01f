"""Health over HTTP: /healthz (alive), /readyz (able to work), /metrics (how it goes). Loopback by default."""

from collections.abc import Callable

from aiohttp import web
from prometheus_client import generate_latest

from bot import metrics

Readiness = Callable[[], dict[str, str]]


def health_app(troubles: Readiness, refresh: Callable[[], None]) -> web.Application:
    """The three pages. `troubles` names what hinders work (empty: ready); `refresh` updates the gauges."""

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        found = troubles()
        text = "".join(f"{what}: {why}\n" for what, why in found.items()) or "ready\n"
        return web.Response(text=text, status=503 if found else 200)

    async def metrics_page(_: web.Request) -> web.Response:
        refresh()
        return web.Response(body=generate_latest(metrics.REGISTRY), content_type="text/plain", charset="utf-8")

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics_page)])
    return app
