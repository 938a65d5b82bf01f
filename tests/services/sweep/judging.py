"""Use cases of the appraiser's desk (see `tests.services.sweep`): permission and call, scene, the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services.access import Actor, Denied, Grant, Permission, Role
from services.appraisal import card, deciding, evidence, history, queue, rechecked, rechecking, undoing
from services.appraisal.queue import WHOLE
from services.errors import Refused
from tests.services.conftest import World
from tests.services.sweep.scene import AGENCY, APPRAISER, Scene, on_desks

P = Permission
Call = Callable[[Actor, World], Awaitable[Any]]
WHY = "مستندات ناقص است."


def _own(call: Call, nothing: Callable[[Any], bool]) -> Call:
    """Every appraiser has a queue of their own: in another's there is nothing of this one, as if it were denied."""

    async def only(actor: Actor, world: World) -> None:
        found = await call(actor, world)
        if actor.person_id != APPRAISER:
            assert nothing(found)
            raise Denied(actor, P.APPRAISE, None)

    return only


async def _undo(actor: Actor, _: World) -> None:
    try:
        await undoing.undo(actor, business_now())
    except Refused as refusal:
        if refusal.code == "nothing-to-undo" and actor.person_id != APPRAISER:
            raise Denied(actor, P.APPRAISE, None) from refusal
        raise


async def _decided(actor: Actor) -> None:
    await on_desks(actor)
    appraiser = Actor(APPRAISER, "", (Grant(Role.APPRAISER),))
    await deciding.accept(appraiser, 1, business_now(), 1, WHY)


async def _marked(actor: Actor) -> None:
    await _decided(actor)
    await rechecking.mark([1], "دلیل")


async def _with_file(actor: Actor) -> None:
    await on_desks(actor)
    await sql.run(
        "INSERT INTO evidence_file (id, state, name, mime, size, sha256, platform, chat_id, message_id, file_id, "
        "sent_at, purpose, case_id, entry_id, person_id) "
        "VALUES (1, 'UPLOADED', 'x', '', 1, 'x', 'bale', 1, 1, '', ?, 'evidence', ?, 1, 2)",
        stored_time(business_now()),
        AGENCY,
    )


CALLS: dict[str, tuple[Permission, Call]] = {
    "card.card": (P.APPRAISE, lambda a, w: card.card(a, 1)),
    "card.by_number": (P.APPRAISE, lambda a, w: card.by_number(a, 1001)),
    "deciding.accept": (P.APPRAISE, lambda a, w: deciding.accept(a, 1, business_now(), 1, WHY)),
    "deciding.score": (P.APPRAISE, lambda a, w: deciding.score(a, 1, "1", WHY, business_now(), 1)),
    "deciding.typed": (P.APPRAISE, lambda a, w: deciding.typed(a, 1, "1", 1)),
    "deciding.decidable": (P.APPRAISE, lambda a, w: deciding.decidable(a, 1)),
    "evidence.of_own": (P.APPRAISE, lambda a, w: evidence.of_own(a, 1)),
    "evidence.open_file": (P.APPRAISE, lambda a, w: evidence.open_file(a, 1, 1)),
    "history.of_own": (P.APPRAISE, lambda a, w: history.of_own(a, 1)),
    "queue.head": (P.APPRAISE, _own(lambda a, w: queue.head(a), lambda found: not found.count)),
    "queue.page": (P.APPRAISE, _own(lambda a, w: queue.page(a, WHOLE, 0, 5), lambda found: not found[1])),
    "queue.next_up": (P.APPRAISE, _own(lambda a, w: queue.next_up(a), lambda found: found is None)),
    "queue.skip": (P.APPRAISE, lambda a, w: queue.skip(a, 1)),
    "queue.choices": (P.APPRAISE, _own(lambda a, w: queue.choices(a, queue.AGENCY), lambda found: not found)),
    "queue.find": (P.APPRAISE, _own(lambda a, w: queue.find(a, "دستگاه"), lambda found: found is None)),
    "queue.load": (P.APPRAISE, _own(lambda a, w: queue.load(a), lambda found: not found.assigned)),
    "rechecked.keep": (P.APPRAISE, lambda a, w: rechecked.keep(a, 1, business_now(), None)),
    "undoing.undo": (P.APPRAISE, _undo),
}
SCENES: dict[str, Scene] = {
    **dict.fromkeys(CALLS, on_desks),
    "rechecked.keep": _marked,
    "undoing.undo": _decided,
    "evidence.open_file": _with_file,
}
SAY_NO: dict[str, str] = {}
