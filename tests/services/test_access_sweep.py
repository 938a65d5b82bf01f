"""Every use case by every kind of person: allowed exactly where the table of permissions says so, else no trace."""

import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

import services
from models import sql
from models.assessment import EvidenceFile
from models.clock import business_now
from models.gate import tx
from services import (
    access,
    agencies,
    cases,
    catalogue,
    cycles,
    entries,
    evidence,
    imports,
    invitations,
    people,
    receipts,
    registration,
    self_assessment,
)
from services.access import SYSTEM, TABLE, Actor, Denied, Grant, Permission, Role, Scope
from services.errors import Refused
from services.evidence import SentFile
from tests.services.conftest import World

Call = Callable[[Actor, World], Awaitable[Any]]
SENT = SentFile("bale", 2, 50, "f", "a.pdf", "application/pdf", 10)
AGENCY = 1  # whose things are asked for: that of `world.own`, foreign to `world.foreign`


async def _file() -> int:
    """A file of the agency that has no measure yet."""
    own = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
    return (await evidence.receive(own, AGENCY, None, SENT, business_now(), 1000)).id


async def _visible(actor: Actor, _: World) -> None:
    if not await evidence.visible(actor, await EvidenceFile.get(id=await _file())):
        raise Denied(actor, Permission.SEE_CASE, AGENCY)


async def _assign(actor: Actor, _: World) -> None:
    await evidence.assign(actor, await _file(), 1, business_now())


async def _next_after(actor: Actor, _: World) -> None:
    await entries.next_after(actor, await entries.view(SYSTEM, 1))


def _soon() -> Any:
    return business_now() + timedelta(days=5)


P = Permission
CALLS: dict[str, tuple[Permission, Call]] = {
    "agencies.apply": (P.IMPORT, lambda a, w: agencies.apply(a, [])),
    "agencies.search": (P.INVITE, lambda a, w: agencies.search(a, "دستگاه")),
    "cases.board": (P.SEE_BOARD, lambda a, w: cases.board(a, w.cycle.id)),
    "catalogue.apply": (P.IMPORT, lambda a, w: catalogue.apply(a, w.cycle.id, [])),
    "cycles.define": (P.MANAGE_CYCLE, lambda a, w: cycles.define(a, 1405)),
    "cycles.open_cycle": (P.MANAGE_CYCLE, lambda a, w: cycles.open_cycle(a, w.cycle.id, _soon())),
    "cycles.move_deadline": (P.MANAGE_CYCLE, lambda a, w: cycles.move_deadline(a, w.cycle.id, _soon(), 1)),
    "entries.view": (P.SEE_CASE, lambda a, w: entries.view(a, 1)),
    "entries.find": (P.SEE_CASE, lambda a, w: entries.find(a, AGENCY, "1001")),
    "entries.entries": (P.SEE_CASE, lambda a, w: entries.entries(a, AGENCY)),
    "entries.axes": (P.SEE_CASE, lambda a, w: entries.axes(a, AGENCY)),
    "entries.progress": (P.SEE_CASE, lambda a, w: entries.progress(a, AGENCY)),
    "entries.next_after": (P.SEE_CASE, _next_after),
    "evidence.receive": (
        P.ENTER_VALUES,
        lambda a, w: evidence.receive(a, AGENCY, 1, SENT, business_now(), 1000),
    ),
    "evidence.assign": (P.ENTER_VALUES, _assign),
    "evidence.unassigned": (P.ENTER_VALUES, lambda a, w: evidence.unassigned(a, AGENCY)),
    "evidence.visible": (P.SEE_CASE, _visible),
    "evidence.of_entry": (P.SEE_CASE, lambda a, w: evidence.of_entry(a, 1)),
    "imports.check_may": (P.IMPORT, lambda a, w: imports.check_may(a, "agencies")),
    "imports.receive": (P.IMPORT, lambda a, w: imports.receive(a, "agencies", SENT, 1000)),
    "imports.confirm": (P.IMPORT, lambda a, w: imports.confirm(a, 1, business_now())),
    "imports.cancel": (P.IMPORT, lambda a, w: imports.cancel(a, 1, business_now())),
    "invitations.invite": (P.INVITE, lambda a, w: invitations.invite(a, Role.LIAISON, "سارا", "09121112233", "A")),
    "people.withdraw": (P.INVITE, lambda a, w: people.withdraw(a, 2, Role.LIAISON, AGENCY)),
    "people.withdraw_by_phone": (P.INVITE, lambda a, w: people.withdraw_by_phone(a, "09120000001", Role.LIAISON)),
    "receipts.complete": (P.ENTER_VALUES, lambda a, w: receipts.complete(a, 1)),
    "receipts.record": (P.ENTER_VALUES, lambda a, w: receipts.record(a, 1, business_now(), 1)),
    "registration.decide": (P.ADMIT, lambda a, w: registration.decide(a, 1, admit=True)),
    "self_assessment.give_value": (
        P.ENTER_VALUES,
        lambda a, w: self_assessment.give_value(a, 1, "50", business_now(), 1),
    ),
    "self_assessment.enterable": (P.ENTER_VALUES, lambda a, w: self_assessment.enterable(a, 1, business_now())),
}


def _use_cases() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(f"services.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.iscoroutinefunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and next(iter(inspect.signature(function).parameters), None) == "actor":
                found.add(f"{module.name}.{name}")
    return found


class Undone(Exception):
    """What an allowed call did is not kept: the next one finds the same world."""


async def _rows() -> list[tuple[Any, ...]]:
    tables = [one["name"] for one in await sql.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [(name, *tuple(row)) for name in sorted(tables) for row in await sql.rows(f"SELECT * FROM {name}")]


def _reaches(actor: Actor, permission: Permission) -> bool:
    """What the table says, read independently of `access.allows`."""
    scopes = [(TABLE[permission].get(grant.role), grant.agency_id) for grant in actor.grants]
    return any(scope is Scope.EVERYTHING or (scope is Scope.OWN_AGENCY and on == AGENCY) for scope, on in scopes)


def test_every_use_case_is_swept() -> None:
    assert _use_cases() == set(CALLS)


async def test_every_use_case_by_everybody(world: World) -> None:
    twice = Actor(world.foreign.person_id, "both", (Grant(Role.LIAISON, 2), Grant(Role.LIAISON, AGENCY)))
    nowhere = Actor(world.nobody.person_id, "nowhere", (Grant(Role.LIAISON, None),))
    for name, (permission, call) in CALLS.items():
        for actor in (world.staff, world.own, world.foreign, world.nobody, nowhere, twice, SYSTEM):
            said = await _try(call, actor, world)
            assert said == ("allowed" if _reaches(actor, permission) else "denied"), (name, actor.name)


async def _try(call: Call, actor: Actor, world: World) -> str:
    before: list[tuple[Any, ...]] = []

    async def run() -> None:
        nonlocal before
        if call in (_visible, _assign):
            await _file()
        before = await _rows()
        try:
            await call(actor, world)
        except Denied as denied:
            assert await _rows() == before
            assert denied.event.act == "access.denied"
            raise
        except Refused:
            pass
        raise Undone

    try:
        await tx(run)
    except Denied:
        return "denied"
    except Undone:
        return "allowed"
    raise AssertionError("unreachable")


@pytest.mark.parametrize("permission", list(Permission))
def test_table_gives_nothing_to_nobody(permission: Permission) -> None:
    assert TABLE[permission]
    assert not access.allows(Actor(1, "nobody"), permission, AGENCY)


def test_liaison_never_reaches_over_the_own_agency() -> None:
    for scopes in TABLE.values():
        assert scopes.get(Role.LIAISON) in (None, Scope.OWN_AGENCY)
