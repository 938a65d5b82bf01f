"""Use cases of services/results (see `tests.services.sweep`): permission and call, scene, and the few that say no."""

from collections.abc import Awaitable, Callable
from typing import Any

from services.access import Actor, Permission
from tests.services.conftest import World
from tests.services.sweep.scene import Scene

P = Permission
CALLS: dict[str, tuple[Permission, Callable[[Actor, World], Awaitable[Any]]]] = {}
SCENES: dict[str, Scene] = {}
SAY_NO: dict[str, str] = {}
