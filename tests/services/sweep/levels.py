"""Use cases of services/levels (see `tests.services.sweep`): permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from models import sql
from models.clock import business_now
from services.access import SYSTEM, Actor, Permission
from services.levels import campaign_report, campaigns, distribution, gaps, importing, letters, notifying
from tests.services import levels_scene
from tests.services.conftest import World
from tests.services.levels_scene import BOTH
from tests.services.sweep.scene import AGENCY, Scene

P = Permission
Call = Callable[[Actor, World], Awaitable[Any]]


async def _version() -> int:
    """The version of the draft that a look at it shows."""
    found = await sql.row("SELECT version FROM campaign WHERE id = 1")
    return int(found["version"]) if found else 0


async def _choose(actor: Actor, _: World) -> None:
    await campaigns.choose(actor, 1, await _version(), own=True)


async def _start(actor: Actor, _: World) -> None:
    proof = None if actor.person_id is None else levels_scene.proof(actor.person_id)
    await campaigns.start(actor, 1, await _version(), proof, business_now())


CALLS: dict[str, tuple[Permission, Call]] = {
    "importing.may": (P.MANAGE_LEVELS, lambda a, w: importing.may(a)),
    "importing.apply": (P.MANAGE_LEVELS, lambda a, w: importing.apply(a, BOTH)),
    "importing.take_out": (P.MANAGE_LEVELS, lambda a, w: importing.take_out(a)),
    "importing.to_fill_in": (P.MANAGE_LEVELS, lambda a, w: importing.to_fill_in(a)),
    "distribution.standing": (P.SEE_BOARD, lambda a, w: distribution.standing(a)),
    "distribution.by_group": (P.SEE_BOARD, lambda a, w: distribution.by_group(a)),
    "distribution.listed": (P.SEE_BOARD, lambda a, w: distribution.listed(a)),
    "gaps.listed": (P.SEE_BOARD, lambda a, w: gaps.listed(a)),
    "gaps.view": (P.SEE_BOARD, lambda a, w: gaps.view(a, 2)),
    "gaps.explain": (P.MANAGE_LEVELS, lambda a, w: gaps.explain(a, 2, 1, "سنجه‌ای دیده نشده است")),
    "gaps.settle": (P.MANAGE_LEVELS, lambda a, w: gaps.settle(a, 2, 1, "پابرجا ماند")),
    "letters.record": (P.MANAGE_LEVELS, lambda a, w: letters.record(a, "12", business_now().date(), AGENCY)),
    "letters.of_agency": (P.MANAGE_LEVELS, lambda a, w: letters.of_agency(a, AGENCY)),
    "notifying.readiness": (P.MANAGE_LEVELS, lambda a, w: notifying.readiness(a)),
    "notifying.begin": (P.MANAGE_LEVELS, lambda a, w: notifying.begin(a)),
    "notifying.glance": (P.SEE_RESULT, lambda a, w: notifying.glance(a, AGENCY)),
    "notifying.of_agency": (P.SEE_RESULT, lambda a, w: notifying.of_agency(a, AGENCY)),
    "notifying.acknowledge": (P.ACKNOWLEDGE, lambda a, w: notifying.acknowledge(a, 1, 1, business_now())),
    "notifying.silent": (P.SEE_BOARD, lambda a, w: notifying.silent(a)),
    "campaigns.view": (P.BROADCAST, lambda a, w: campaigns.view(a, 1)),
    "campaigns.running": (P.BROADCAST, lambda a, w: campaigns.running(a)),
    "campaigns.listed": (P.BROADCAST, lambda a, w: campaigns.listed(a)),
    "campaigns.begin": (P.BROADCAST, lambda a, w: campaigns.begin(a, business_now())),
    "campaigns.draft": (P.BROADCAST, lambda a, w: campaigns.draft(a, 1)),
    "campaigns.groups": (P.BROADCAST, lambda a, w: campaigns.groups(a, 1)),
    "campaigns.choose": (P.BROADCAST, _choose),
    "campaigns.preview": (P.BROADCAST, lambda a, w: campaigns.preview(a, 1)),
    "campaigns.start": (P.BROADCAST, _start),
    "campaigns.cancel": (P.BROADCAST, lambda a, w: campaigns.cancel(a, 1)),
    "campaigns.resend": (P.BROADCAST, lambda a, w: campaigns.resend(a, 1)),
    "campaign_report.progress": (P.BROADCAST, lambda a, w: campaign_report.progress(a, 1)),
    "campaign_report.recipients": (P.BROADCAST, lambda a, w: campaign_report.recipients(a, 1)),
}


async def _received(_: Actor) -> None:
    await levels_scene.received()


async def _explained(_: Actor) -> None:
    await levels_scene.received()
    await gaps.explain(SYSTEM, 2, 1, "سنجه‌ای دیده نشده است")


async def _signed(_: Actor) -> None:
    await levels_scene.signed()


async def _told(_: Actor) -> None:
    await levels_scene.told()


async def _previewed(_: Actor) -> None:
    await levels_scene.signed()
    await campaigns.begin(SYSTEM, business_now())
    await campaigns.preview(SYSTEM, 1)


async def _failed(actor: Actor) -> None:
    """A broadcast that is over and reached nobody, though all have a messenger."""
    await _previewed(actor)
    await campaigns.start(SYSTEM, 1, await _version(), None, business_now())
    await sql.run("UPDATE campaign_recipient SET stored_at = '2025-01-01 00:00:00+00:00'")
    await sql.run("UPDATE campaign SET state = 'DONE' WHERE id = 1")


_AT_THE_FILE = ("importing.may", "importing.apply", "importing.take_out", "importing.to_fill_in")
SCENES: dict[str, Scene] = {
    **dict.fromkeys(_AT_THE_FILE, _received),
    **dict.fromkeys((one for one in CALLS if one.startswith(("distribution.", "gaps.", "letters."))), _received),
    "gaps.settle": _explained,
    **dict.fromkeys(("notifying.readiness", "notifying.begin"), _signed),
    **dict.fromkeys(("notifying.glance", "notifying.of_agency", "notifying.acknowledge", "notifying.silent"), _told),
    **dict.fromkeys((one for one in CALLS if one.startswith(("campaigns.", "campaign_report."))), _previewed),
    "campaigns.resend": _failed,
}
SAY_NO: dict[str, str] = {}
