"""Use cases around the desks (see `tests.services.sweep`): permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from models import sql
from models.appraisal import Conflict
from models.clock import business_now
from models.fields import stored_time
from services.access import SYSTEM, Actor, Denied, Permission
from services.appraisal import (
    assigning,
    bulk,
    conflicts,
    desk_boards,
    leniency,
    rechecking,
    second_look,
)
from services.appraisal.assigning import Scope, Share
from services.appraisal.bulk import Kind
from services.appraisal.desk_boards import By
from services.errors import Refused
from services.overview import digest
from tests.services.conftest import World
from tests.services.sweep.scene import AGENCY, APPRAISER, Scene, on_desks, scored

P = Permission
OTHER = 11  # the other appraiser
Call = Callable[[Actor, World], Awaitable[Any]]
ALL = Share(Scope.AGENCY, AGENCY)


def _of_a_person(call: Call) -> Call:
    """The system draws nothing, and has no conflict of interest."""

    async def only(actor: Actor, world: World) -> None:
        if actor.person_id is not None:
            await call(actor, world)

    return only


def _of_the_desk(call: Call) -> Call:
    """Another appraiser finds nothing of it on their own desk."""

    async def only(actor: Actor, world: World) -> None:
        try:
            found = await call(actor, world)
        except Refused as refused:
            if refused.code != "nothing-in-bulk":
                raise
            found = None
        if not (found.count if isinstance(found, bulk.Preview) else found):
            raise Denied(actor, P.APPRAISE, None)

    return only


async def _apply(actor: Actor, _: World) -> Any:
    at = int(business_now().timestamp() * 1000) + 60_000
    return await bulk.apply(actor, Kind.PROPOSED, 0, "reason", business_now(), 1, at)


async def _proposed(actor: Actor) -> int:
    return (await bulk.counts(actor))[Kind.PROPOSED]


CALLS: dict[str, tuple[Permission, Call]] = {
    "assigning.preview": (P.MANAGE_APPRAISAL, lambda a, w: assigning.preview(a, ALL, OTHER)),
    "assigning.assign": (P.MANAGE_APPRAISAL, lambda a, w: assigning.assign(a, ALL, OTHER)),
    "assigning.choices": (P.MANAGE_APPRAISAL, lambda a, w: assigning.choices(a, Scope.AGENCY)),
    "assigning.loads": (P.SEE_BOARD, lambda a, w: assigning.loads(a)),
    "bulk.preview": (P.APPRAISE, _of_the_desk(lambda a, w: bulk.preview(a, Kind.PROPOSED))),
    "bulk.counts": (P.APPRAISE, _of_the_desk(lambda a, w: _proposed(a))),
    "bulk.apply": (P.APPRAISE, _of_the_desk(_apply)),
    "bulk.measures": (P.APPRAISE, _of_the_desk(lambda a, w: bulk.measures(a))),
    "conflicts.declare": (P.DECLARE_CONFLICT, lambda a, w: conflicts.declare(a, AGENCY, "reason", business_now())),
    "conflicts.put_down": (
        P.MANAGE_APPRAISAL,
        lambda a, w: conflicts.put_down(a, APPRAISER, AGENCY, "reason", business_now()),
    ),
    "conflicts.withdraw": (P.MANAGE_APPRAISAL, lambda a, w: conflicts.withdraw(a, 1)),
    "conflicts.view": (P.MANAGE_APPRAISAL, lambda a, w: conflicts.view(a, 1)),
    "conflicts.of": (P.MANAGE_APPRAISAL, lambda a, w: conflicts.of(a, APPRAISER, AGENCY)),
    "conflicts.listed": (P.MANAGE_APPRAISAL, lambda a, w: conflicts.listed(a)),
    "conflicts.own": (P.DECLARE_CONFLICT, lambda a, w: conflicts.own(a)),
    "conflicts.agencies": (P.DECLARE_CONFLICT, lambda a, w: conflicts.agencies(a)),
    "conflicts.agency": (P.DECLARE_CONFLICT, lambda a, w: conflicts.agency(a, AGENCY)),
    "conflicts.people_to_choose": (P.MANAGE_APPRAISAL, lambda a, w: conflicts.people_to_choose(a)),
    "conflicts.recheck_given": (P.MANAGE_APPRAISAL, lambda a, w: conflicts.recheck_given(a, APPRAISER, AGENCY)),
    "desk_boards.readiness": (P.SEE_BOARD, lambda a, w: desk_boards.readiness(a, 1)),
    "desk_boards.counts": (P.SEE_BOARD, lambda a, w: desk_boards.counts(a, 1)),
    "desk_boards.progress": (P.SEE_BOARD, lambda a, w: desk_boards.progress(a, 1, By.AXIS)),
    "desk_boards.ages": (P.SEE_BOARD, lambda a, w: desk_boards.ages(a, 1)),
    "desk_boards.oldest": (P.SEE_BOARD, lambda a, w: desk_boards.oldest(a, 1)),
    "desk_boards.unassigned": (P.SEE_BOARD, lambda a, w: desk_boards.unassigned(a, 1)),
    "digest.appraised": (P.SEE_BOARD, lambda a, w: digest.appraised(a, 1, business_now())),
    "leniency.of_appraisers": (P.SEE_BOARD, lambda a, w: leniency.of_appraisers(a, 1)),
    "leniency.outliers": (P.SEE_BOARD, lambda a, w: leniency.outliers(a, 1, APPRAISER)),
    "rechecking.scored_elsewhere": (P.MANAGE_APPRAISAL, lambda a, w: rechecking.scored_elsewhere(a, 1)),
    "rechecking.mark_measure": (P.MANAGE_APPRAISAL, lambda a, w: rechecking.mark_measure(a, 1, "reason")),
    "rechecking.find_measure": (P.MANAGE_APPRAISAL, lambda a, w: rechecking.find_measure(a, "1001")),
    "rechecking.listed": (P.MANAGE_APPRAISAL, lambda a, w: rechecking.listed(a)),
    "second_look.draw": (P.MANAGE_APPRAISAL, _of_a_person(lambda a, w: second_look.draw(a, APPRAISER, 10, OTHER))),
    "second_look.drawable": (P.MANAGE_APPRAISAL, lambda a, w: second_look.drawable(a, APPRAISER)),
    "second_look.looks": (P.MANAGE_APPRAISAL, lambda a, w: second_look.looks(a)),
    "second_look.third": (P.MANAGE_APPRAISAL, _of_a_person(lambda a, w: second_look.third(a, 1))),
    "second_look.settle": (P.MANAGE_APPRAISAL, _of_a_person(lambda a, w: second_look.settle(a, 1))),
}


async def _conflict(actor: Actor) -> None:
    await scored(actor)
    await Conflict.create(person_id=APPRAISER, agency_id=AGENCY, reason="reason", declared_at=business_now())


async def _differing(actor: Actor) -> None:
    """The other appraiser has looked at all that the first scored, and given nothing for it; a third may."""
    await scored(actor)
    await sql.run(
        "INSERT INTO role_grant (role, granted_at, person_id) VALUES ('appraiser', ?, 4)", stored_time(business_now())
    )
    manager = actor if actor.person_id is not None else Actor(1, "", SYSTEM.grants)
    await second_look.draw(Actor(manager.person_id, "", SYSTEM.grants), APPRAISER, 100, OTHER)
    await sql.run("UPDATE value SET superseded_at = acted_at WHERE source = 'preliminary'")
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        "SELECT id, 'preliminary', '0', '0', '0', ?, ?, '' FROM measure_entry",
        OTHER,
        stored_time(business_now()),
    )
    await sql.run("UPDATE appraisal SET state = 'SCORED', scored_by_id = ?", OTHER)


_ON_DESKS = (
    *("assigning.preview", "assigning.assign", "assigning.choices", "bulk.preview", "bulk.counts", "bulk.apply"),
    "bulk.measures",
    *("conflicts.agencies", "conflicts.declare", "conflicts.put_down"),
    *("desk_boards.counts", "desk_boards.progress", "desk_boards.oldest", "desk_boards.unassigned"),
)
_SCORED = (
    *("rechecking.scored_elsewhere", "rechecking.mark_measure", "leniency.of_appraisers", "leniency.outliers"),
    *("second_look.draw", "second_look.drawable", "digest.appraised"),
)
SCENES: dict[str, Scene] = {
    **dict.fromkeys(_ON_DESKS, on_desks),
    **dict.fromkeys(_SCORED, scored),
    **dict.fromkeys(("conflicts.withdraw", "conflicts.view", "conflicts.of", "conflicts.recheck_given"), _conflict),
    **dict.fromkeys(("second_look.third", "second_look.settle"), _differing),
}
SAY_NO: dict[str, str] = {}
