"""Use cases of services/results (see `tests.services.sweep`): permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from models import sql
from models.clock import business_now
from services.access import Actor, Permission
from services.results import accepting, board, ranking, record, release, sheets, why
from services.results.board import ResultView
from services.second_factor import Proof
from tests.services.conftest import World
from tests.services.sweep.scene import AGENCY, ENTRY, Scene, on_desks, scored

P = Permission
BOTH = 2


async def told(actor: Actor) -> None:
    """Both agencies were told their results; liaisons may accept too."""
    await scored(actor)
    await sql.run("UPDATE case_result SET state = 'RELEASING'")
    await sql.run("UPDATE cycle SET liaison_accepts = 1")
    while await release.next_one():
        pass


CALLS: dict[str, tuple[Permission, Callable[[Actor, World], Awaitable[Any]]]] = {
    "release.check": (P.SEE_BOARD, lambda a, w: release.check(a, 1)),
    "release.obstacles": (P.SEE_BOARD, lambda a, w: release.obstacles(a, 1)),
    "release.releasable": (P.RELEASE_RESULTS, lambda a, w: release.releasable(a, 1, None, BOTH)),
    "release.release": (
        P.RELEASE_RESULTS,
        lambda a, w: release.release(a, 1, None, BOTH, Proof(a.person_id or 0), business_now()),
    ),
    "sheets.glance": (P.SEE_RESULT, lambda a, w: sheets.glance(a, AGENCY)),
    "sheets.of_agency": (P.SEE_RESULT, lambda a, w: sheets.of_agency(a, AGENCY)),
    "sheets.preview": (P.SEE_BOARD, lambda a, w: sheets.preview(a, AGENCY)),
    "sheets.opened": (P.SEE_RESULT, lambda a, w: sheets.opened(a, AGENCY, business_now())),
    "accepting.acceptable": (P.ACCEPT_RESULT, lambda a, w: accepting.acceptable(a, AGENCY, business_now())),
    "accepting.without_objection": (
        P.ACCEPT_RESULT,
        lambda a, w: accepting.without_objection(a, AGENCY, 1, business_now()),
    ),
    "accepting.accept": (P.ACCEPT_RESULT, lambda a, w: accepting.accept(a, AGENCY, 1, business_now())),
    "board.page": (P.SEE_BOARD, lambda a, w: board.page(a, 1, ResultView.ALL)),
    "board.remind": (P.MANAGE_APPRAISAL, lambda a, w: board.remind(a, 1, business_now())),
    "ranking.of_cycle": (P.SEE_BOARD, lambda a, w: ranking.of_cycle(a, 1)),
    "record.of_agency": (P.SEE_RESULT, lambda a, w: record.of_agency(a, AGENCY)),
    "why.of_entry": (P.SEE_WHY, lambda a, w: why.of_entry(a, ENTRY)),
    "why.of_number": (P.SEE_WHY, lambda a, w: why.of_number(a, 1001)),
    "board.counts": (P.SEE_BOARD, lambda a, w: board.counts(a, 1)),
}
SCENES: dict[str, Scene] = {
    **dict.fromkeys(
        ("release.check", "release.obstacles", "release.releasable", "release.release", "sheets.preview"), scored
    ),
    **dict.fromkeys(
        (
            *("sheets.glance", "sheets.of_agency", "sheets.opened", "accepting.acceptable", "accepting.accept"),
            "accepting.without_objection",
            *("board.page", "board.remind", "board.counts", "ranking.of_cycle", "record.of_agency"),
        ),
        told,
    ),
    **dict.fromkeys(("why.of_entry", "why.of_number"), on_desks),
}
SAY_NO: dict[str, str] = {}
