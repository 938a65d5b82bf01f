"""What all agencies are told of a cycle, some hundred people a transaction, continued after a crash (04b)."""

import json

from models import installation, sql
from models.cycle import Cycle
from services import ticking
from services.access import AGENCY_ROLES, Role
from services.notices import Notice, post

OPENED, MOVED, FINAL = KINDS = ("opened", "moved", "final")
CHUNK = 200
KEY = "announcing:"
_ROLES = tuple(sorted(role.value for role in AGENCY_ROLES))


async def begin(kind: str, cycle_id: int) -> None:
    """Have everybody of the agencies told by the next ticks. Begun again, it starts anew: a deadline that is moved
    while it is told is told as it then is."""
    assert kind in KINDS
    await installation.put(f"{KEY}{kind}:{cycle_id}", json.dumps(0))
    ticking.soon()


async def next_chunk(most: int = CHUNK) -> bool:
    """Tell the next `most` people of an announcement that was begun; returns whether there was one.

    One transaction: how far it went is stored with the messages, and a message that was stored is not stored again.
    """
    found = await sql.row("SELECT key, value FROM setting WHERE key LIKE ? ORDER BY key LIMIT 1", f"{KEY}%")
    if found is None:
        return False
    kind, cycle_id = str(found["key"]).removeprefix(KEY).split(":")
    cycle = await Cycle.get(id=int(cycle_id))
    people = await sql.rows(
        "SELECT person_id, min(role = 'agency_head') AS head FROM role_grant "
        "WHERE role IN (?, ?) AND withdrawn_at IS NULL AND person_id > ? "
        "GROUP BY person_id ORDER BY person_id LIMIT ?",
        *_ROLES,
        json.loads(found["value"]),
        most,
    )
    if not people:
        await installation.forget(found["key"])
        return True
    await post(
        [_notice(kind, cycle, one["person_id"], Role.AGENCY_HEAD if one["head"] else Role.LIAISON) for one in people]
    )
    await installation.put(found["key"], json.dumps(people[-1]["person_id"]))
    return True


def _notice(kind: str, cycle: Cycle, person_id: int, role: Role) -> Notice:
    """`role`: who is only head of an agency has less to do than its liaison."""
    if kind == MOVED:
        key = f"moved:{cycle.id}:{cycle.deadline_version}:{person_id}"
        moved = {"deadline": cycle.deadline_at}
        return Notice(key, person_id, "deadline-moved-notice", moved, (("btn-home", "home"),), important=True)
    if kind == FINAL:
        key = f"final:{cycle.id}:{person_id}"
        year = {"year": cycle.year}
        return Notice(key, person_id, "catalogue-final-notice", year, (("btn-home", "home"),), important=True)
    key = f"opened:{cycle.id}:{person_id}"
    opened = {"year": cycle.year, "deadline": cycle.deadline_at, "sample": cycle.is_sample}
    if role is Role.AGENCY_HEAD:
        return Notice(key, person_id, "cycle-opened-head", opened, (("btn-home", "home"),), important=True)
    return Notice(key, person_id, "cycle-opened-liaison", opened, (("btn-begin", "home"),), important=True)
