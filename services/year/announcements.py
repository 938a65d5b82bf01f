"""What all agencies are told of a cycle, some hundred people a transaction, continued after a crash (04b)."""

import json

from models import installation, outbox, sql
from models.cycle import Cycle
from models.fields import stored_time
from services import ticking
from services.access import AGENCY_ROLES, Role
from services.notices import Notice, post

OPENED, MOVED, FINAL = KINDS = ("opened", "moved", "final")
CHUNK = 200
KEY = "announcing:"
_TIMES = "announced-final:"
_ROLES = tuple(sorted(role.value for role in AGENCY_ROLES))


async def begin(kind: str, cycle_id: int) -> None:
    """Have everybody of the agencies told by the next ticks. Begun again, it starts anew: a deadline that is moved
    while it is told is told as it then is; what was said of the former one is taken back where it did not arrive."""
    if kind != OPENED:  # told once
        await take_back(kind, cycle_id)
    if kind == FINAL:
        await installation.put(f"{_TIMES}{cycle_id}", str(await _times_final(cycle_id) + 1))
    await installation.put(f"{KEY}{kind}:{cycle_id}", json.dumps(0))
    ticking.soon()


async def take_back(kind: str, cycle_id: int) -> None:
    """What was announced does not hold any more: nobody else is told, and what waits or did not arrive is not sent."""
    assert kind in KINDS
    await installation.forget(f"{KEY}{kind}:{cycle_id}")
    await outbox.take_back_by_key(f"{kind}:{cycle_id}:")


async def _times_final(cycle_id: int) -> int:
    """How often the cycle's catalogue has become final: each time is told."""
    return int(await installation.get(f"{_TIMES}{cycle_id}") or 0)


async def next_chunk(most: int = CHUNK) -> bool:
    """Tell the next `most` people of an announcement that was begun; returns whether there was one.

    One transaction: how far it went is stored with the messages, and a message that was stored is not stored again.
    """
    found = await sql.row("SELECT key, value FROM setting WHERE key LIKE ? ORDER BY key LIMIT 1", f"{KEY}%")
    if found is None:
        return False
    kind, cycle_id = str(found["key"]).removeprefix(KEY).split(":")
    cycle = await Cycle.get(id=int(cycle_id))
    unless, args = _unconcerned(kind, cycle)
    people = await sql.rows(
        "SELECT person_id, min(role = 'agency_head') AS head FROM role_grant g "  # noqa: S608 - constants only
        f"WHERE role IN (?, ?) AND withdrawn_at IS NULL AND person_id > ? {unless}"
        "GROUP BY person_id ORDER BY person_id LIMIT ?",
        *_ROLES,
        json.loads(found["value"]),
        *args,
        most,
    )
    if not people:
        await installation.forget(found["key"])
        return True
    times = await _times_final(cycle.id)
    await post(
        [
            _notice(kind, cycle, one["person_id"], Role.AGENCY_HEAD if one["head"] else Role.LIAISON, times)
            for one in people
        ]
    )
    await installation.put(found["key"], json.dumps(people[-1]["person_id"]))
    return True


def _unconcerned(kind: str, cycle: Cycle) -> tuple[str, tuple[object, ...]]:
    """Agencies that have more time than the cycle: its deadline that moves is not theirs."""
    if kind != MOVED or cycle.deadline_at is None:
        return "", ()
    longer = "SELECT 1 FROM agency_case c WHERE c.cycle_id = ? AND c.agency_id = g.agency_id AND c.deadline_at > ?"
    return f"AND NOT EXISTS ({longer}) ", (cycle.id, stored_time(cycle.deadline_at))


def _notice(kind: str, cycle: Cycle, person_id: int, role: Role, times: int) -> Notice:
    """`role`: who is only head of an agency has less to do than its liaison."""
    if kind == MOVED:
        key = f"moved:{cycle.id}:{cycle.deadline_version}:{person_id}"
        moved = {"deadline": cycle.deadline_at}
        return Notice(key, person_id, "deadline-moved-notice", moved, (("btn-home", "home"),), important=True)
    if kind == FINAL:
        key = f"final:{cycle.id}:{times}:{person_id}"
        year = {"year": cycle.year}
        return Notice(key, person_id, "catalogue-final-notice", year, (("btn-home", "home"),), important=True)
    key = f"opened:{cycle.id}:agency:{person_id}"
    opened = {"year": cycle.year, "deadline": cycle.deadline_at, "sample": cycle.is_sample}
    if role is Role.AGENCY_HEAD:
        return Notice(key, person_id, "cycle-opened-head", opened, (("btn-home", "home"),), important=True)
    return Notice(key, person_id, "cycle-opened-liaison", opened, (("btn-begin", "home"),), important=True)
