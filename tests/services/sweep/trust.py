"""Use cases of the second factor (see `tests.services.sweep`): permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from models.clock import business_now
from models.trust import SecondFactor
from services import second_factor
from services.access import Actor, Permission
from tests.services.conftest import World
from tests.services.sweep.scene import Scene

P = Permission
Call = Callable[[Actor, World], Awaitable[Any]]


def _of_a_person(call: Call) -> Call:
    """The system has no authenticator, and needs none."""

    async def only(actor: Actor, world: World) -> None:
        if actor.person_id is not None:
            await call(actor, world)

    return only


def _proof(actor: Actor) -> second_factor.Proof:
    """A proof of the actor's own: what giving a code leads to is tried elsewhere."""
    return second_factor.Proof(actor.person_id or 0)


CALLS: dict[str, tuple[Permission, Callable[[Actor, World], Awaitable[Any]]]] = {
    "second_factor.enrolled": (P.SECOND_FACTOR, lambda a, w: second_factor.enrolled(a)),
    "second_factor.enrol": (P.SECOND_FACTOR, _of_a_person(lambda a, w: second_factor.enrol(a))),
    "second_factor.confirm": (P.SECOND_FACTOR, _of_a_person(lambda a, w: second_factor.confirm(a, "000000"))),
    "second_factor.prove": (P.SECOND_FACTOR, _of_a_person(lambda a, w: second_factor.prove(a, "000000"))),
    "second_factor.shown": (P.SECOND_FACTOR, _of_a_person(lambda a, w: second_factor.shown(a))),
    "second_factor.take_back": (P.INVITE, lambda a, w: second_factor.take_back(a, 3, _proof(a))),
    "second_factor.guards_roles": (P.INVITE, lambda a, w: second_factor.guards_roles(a)),
    "second_factor.held_by": (P.INVITE, lambda a, w: second_factor.held_by(a, 3)),
}


async def _begun(actor: Actor) -> None:
    if actor.person_id is not None:
        await SecondFactor.create(person_id=actor.person_id, made_at=business_now())


async def _confirmed(actor: Actor) -> None:
    for person_id in {3, actor.person_id or 3}:
        await SecondFactor.create(person_id=person_id, made_at=business_now(), confirmed_at=business_now())


SCENES: dict[str, Scene] = {
    "second_factor.confirm": _begun,
    "second_factor.prove": _confirmed,
    "second_factor.shown": _confirmed,
    "second_factor.take_back": _confirmed,
}
SAY_NO: dict[str, str] = {}
