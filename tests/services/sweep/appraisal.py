"""Use cases of services/appraisal (see `tests.services.sweep`): permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from services.access import Actor, Permission
from services.appraisal import begin, desk
from tests.services.conftest import World
from tests.services.sweep.scene import Scene, locked, on_desks

P = Permission
CALLS: dict[str, tuple[Permission, Callable[[Actor, World], Awaitable[Any]]]] = {
    "begin.begin": (P.MANAGE_APPRAISAL, lambda a, w: begin.begin(a, 1)),
    "desk.view": (P.APPRAISE, lambda a, w: desk.view(a, 1)),
    "desk.find": (P.APPRAISE, lambda a, w: desk.find(a, 1001)),
    "desk.workable": (P.APPRAISE, lambda a, w: desk.workable(a, 1)),
}
SCENES: dict[str, Scene] = {
    "begin.begin": locked,
    **dict.fromkeys(("desk.view", "desk.find", "desk.workable"), on_desks),
}
SAY_NO: dict[str, str] = {}
