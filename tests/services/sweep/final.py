"""Use cases of the final list, council and package: permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from models import sql
from models.clock import business_now, day_of
from models.cycle import Cycle
from models.fields import stored_time
from models.objections import ReturnedItem
from services.access import SYSTEM, Actor, Grant, Permission, Role
from services.final_list import canonical, confirming, council, countdown, freezing, package, returned_items
from services.overview import year_path
from services.people import invitations
from services.second_factor import Proof
from tests.services.conftest import World
from tests.services.scenes import SENT
from tests.services.sweep.scene import Scene, scored

P = Permission
Call = Callable[[Actor, World], Awaitable[Any]]
REASON = "امتیاز یک سنجه با مستند آن نمی‌خواند."


def _proof(actor: Actor) -> Proof:
    return Proof(actor.person_id or 0)


async def _present(actor: Actor, _: World) -> None:
    await year_path.present(actor, await Cycle.get(id=1))


CALLS: dict[str, tuple[Permission, Call]] = {
    "freezing.stand": (P.SEE_BOARD, lambda a, w: freezing.stand(a)),
    "freezing.hindering": (P.SEE_BOARD, lambda a, w: freezing.hindering(a)),
    "freezing.freeze": (P.FREEZE_RESULTS, lambda a, w: freezing.freeze(a, 1, business_now())),
    "confirming.placed": (P.SEE_BOARD, lambda a, w: confirming.placed(a)),
    "confirming.confirmable": (P.CONFIRM_RESULTS, lambda a, w: confirming.confirmable(a, 1)),
    "confirming.confirm": (P.CONFIRM_RESULTS, lambda a, w: confirming.confirm(a, 1, _proof(a), business_now())),
    "confirming.return_agency": (
        P.CONFIRM_RESULTS,
        lambda a, w: confirming.return_agency(a, 1, 1, REASON, business_now()),
    ),
    "confirming.reopen": (
        P.CONFIRM_RESULTS,
        lambda a, w: confirming.reopen(a, 1, REASON, _proof(a), business_now()),
    ),
    "confirming.to_reopen": (P.CONFIRM_RESULTS, lambda a, w: confirming.to_reopen(a, 1)),
    "council.begun": (P.RECORD_COUNCIL, lambda a, w: council.begun(a)),
    "council.in_force": (P.SEE_BOARD, lambda a, w: council.in_force(a)),
    "council.begin": (P.RECORD_COUNCIL, lambda a, w: council.begin(a, "۱۲", business_now())),
    "council.describe": (P.RECORD_COUNCIL, lambda a, w: council.describe(a, 1, attendance="استاندار")),
    "council.receive_file": (P.RECORD_COUNCIL, lambda a, w: council.receive_file(a, 1, SENT, 1000)),
    "council.draft": (P.RECORD_COUNCIL, lambda a, w: council.draft(a, 1)),
    "council.return_item": (P.RECORD_COUNCIL, lambda a, w: council.return_item(a, 1, 1, REASON, business_now())),
    "council.keep_item": (P.RECORD_COUNCIL, lambda a, w: council.keep_item(a, 1, 1)),
    "council.approve": (P.RECORD_COUNCIL, lambda a, w: council.approve(a, 1, business_now())),
    "package.begin": (P.SEND_PACKAGE, lambda a, w: package.begin(a, business_now())),
    "package.provisional": (P.SEND_PACKAGE, lambda a, w: package.provisional(a)),
    "package.listed": (P.SEE_BOARD, lambda a, w: package.listed(a)),
    "package.known": (P.SEE_BOARD, lambda a, w: package.known(a, 1)),
    "package.record_letter": (
        P.SEND_PACKAGE,
        lambda a, w: package.record_letter(a, 1, "۱۲۳", day_of(business_now()), business_now()),
    ),
    "package.record_receipt": (P.SEND_PACKAGE, lambda a, w: package.record_receipt(a, 1, "۹۸۷")),
    "returned_items.listed": (P.SEE_BOARD, lambda a, w: returned_items.listed(a)),
    "returned_items.one": (P.SEE_BOARD, lambda a, w: returned_items.one(a, 1)),
    "returned_items.recheck": (P.FREEZE_RESULTS, lambda a, w: returned_items.recheck(a, 1, "۱۰۰۱")),
    "returned_items.settle": (P.FREEZE_RESULTS, lambda a, w: returned_items.settle(a, 1, business_now())),
    "countdown.of": (P.SEE_BOARD, lambda a, w: countdown.of(a)),
    "year_path.present": (P.SEE_BOARD, _present),
    "invitations.needs_proof": (P.INVITE, lambda a, w: invitations.needs_proof(a, Role.DEPUTY)),
}

DEPUTY = Actor(None, "معاون", (Grant(Role.DEPUTY),))


async def closed(actor: Actor) -> None:
    """Everything is scored, told and accepted: nothing hinders the freeze."""
    await scored(actor)
    await sql.run("UPDATE case_result SET state = 'ACCEPTED', sheet_version = 1")
    await sql.run("UPDATE cycle SET state = 'OBJECTION_REVIEW'")


async def frozen(actor: Actor) -> None:
    """The final list is frozen."""
    await closed(actor)
    made = await freezing.freeze(SYSTEM, 1, business_now())
    while await freezing.next_case():
        pass
    await freezing.seal(made.id, canonical.digest(await freezing.text_of(made)), made.agencies)


async def confirmed(actor: Actor) -> None:
    """The deputy has confirmed it."""
    await frozen(actor)
    await confirming.confirm(DEPUTY, 1, None, business_now())


async def recorded(actor: Actor) -> None:
    """A resolution is being recorded, complete, and returns an agency."""
    await confirmed(actor)
    await council.begin(SYSTEM, "۱۱", business_now())
    await council.describe(SYSTEM, 1, attendance="استاندار")
    await sql.run("UPDATE resolution SET file_name = 'a.pdf', file_sha256 = 'a'")
    await council.return_item(SYSTEM, 1, 1, REASON, business_now())


async def packed(actor: Actor) -> None:
    """A package was made and sent."""
    await confirmed(actor)
    await package.begin(SYSTEM, business_now())
    await sql.run("UPDATE package SET digest = 'a', sent_at = ?", stored_time(business_now()))


async def sent_back(actor: Actor) -> None:
    """An agency was returned by the deputy."""
    await frozen(actor)
    await confirming.return_agency(DEPUTY, 1, 1, REASON, business_now())
    assert await ReturnedItem.all().count() == 1


SCENES: dict[str, Scene] = {
    "freezing.freeze": closed,
    "confirming.confirmable": frozen,
    "confirming.confirm": frozen,
    "confirming.return_agency": frozen,
    "confirming.reopen": frozen,
    "confirming.to_reopen": frozen,
    "council.begin": confirmed,
    **{f"council.{name}": recorded for name in ("describe", "receive_file", "draft", "return_item", "keep_item")},
    "council.approve": recorded,
    **{f"package.{name}": confirmed for name in ("begin", "provisional")},
    **{f"package.{name}": packed for name in ("known", "record_letter", "record_receipt")},
    **{f"returned_items.{name}": sent_back for name in ("one", "recheck", "settle")},
}
SAY_NO: dict[str, str] = {}
