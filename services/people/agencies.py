"""Agencies and their groups: applied from a confirmed sheet, listed, searched (02, 04)."""

from collections.abc import Sequence
from typing import Any

from models import audit, sql
from models.organisation import Agency, AgencyGroup
from models.text import normalise
from services import access, ticking
from services.access import Actor, Permission
from services.errors import Refused
from services.final_list import frozen
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList
from services.problems import RowProblem


async def may(actor: Actor) -> None:
    """`Denied` for who may not."""
    access.require(actor, Permission.IMPORT)


async def check(rows: NumberedRows) -> list[RowProblem]:
    """What is wrong across rows: a group code with two titles, another group for an agency that has its final place
    in one. Row numbers as the person sees them."""
    titles: dict[str, str] = {}
    problems = await _of_final(rows)
    for number, row in rows:
        former = titles.setdefault(row["group_code"].upper(), row["group_title"])
        if former != row["group_title"] and normalise(former) != normalise(row["group_title"]):
            args = {"code": row["group_code"], "one": former, "other": row["group_title"]}
            problems.append(RowProblem(number, "group_title", "two-titles", args))
    return problems


async def _of_final(rows: NumberedRows) -> list[RowProblem]:
    cycle = await _cycle()
    final = await frozen.agencies(cycle["id"]) if cycle is not None else {}
    groups = {one["code"].upper(): one["group_code"].upper() for one in await _standing()} if final else {}
    return [
        RowProblem(number, "group_code", "agency-in-final-list", {"agency": final[row["code"].upper()]})
        for number, row in rows
        if row["code"].upper() in final and groups[row["code"].upper()] != row["group_code"].upper()
    ]


async def _cycle() -> sql.Record | None:
    return await sql.row("SELECT id FROM cycle ORDER BY year DESC LIMIT 1")


async def apply(actor: Actor, rows: Sequence[Row]) -> tuple[int, int]:
    """Put agencies in force by their codes; returns (new, changed). Nothing is removed. `Denied` for who may not."""
    access.require(actor, Permission.IMPORT)
    groups = await _groups(rows)
    known = {agency.code.upper(): agency for agency in await Agency.all()}
    new: list[tuple[str, str, int]] = []
    changed: list[tuple[str, int, int]] = []
    for row in rows:
        former, group = known.get(row["code"].upper()), groups[row["group_code"].upper()]
        if former is None:
            new.append((row["code"].upper(), row["title"], group))
        elif (former.title, former.group_id) != (row["title"], group):
            changed.append((row["title"], group, former.id))
    await sql.many("INSERT INTO agency (code, title, group_id) VALUES (?, ?, ?)", new)
    await sql.many("UPDATE agency SET title = ?, group_id = ? WHERE id = ?", changed)
    ticking.soon()
    await audit.record(
        [audit.Event(actor.person_id, "agencies.imported", "agency:*", {"new": len(new), "changed": len(changed)})]
    )
    return len(new), len(changed)


async def _groups(rows: Sequence[Row]) -> dict[str, int]:
    """The groups that rows name, made or renamed where need be: code (upper case) → id."""
    known = {group.code.upper(): group for group in await AgencyGroup.all()}
    for code, title in {row["group_code"].upper(): row["group_title"] for row in rows}.items():
        if code not in known:
            known[code] = await AgencyGroup.create(code=code, title=title)
        elif known[code].title != title:
            await AgencyGroup.filter(id=known[code].id).update(title=title)
    return {code: group.id for code, group in known.items()}


async def compare(rows: Sequence[Row]) -> Comparison:
    """What the sheet would change of the agencies that stand."""
    standing = {one["code"].upper(): one for one in await _standing()}
    new = same = changed = 0
    changes: list[Change] = []
    for row in rows:
        former = standing.get(row["code"].upper())
        if former is None:
            new += 1
            continue
        cells = [
            Change(row["code"], column, former[column], row[column])
            for column in ("title", "group_code", "group_title")
            if former[column] != row[column]
        ]
        changed, same = changed + bool(cells), same + (not cells)
        changes += cells
    return Comparison(new, changed, same, tuple(changes))


async def _standing() -> list[dict[str, Any]]:
    return [
        {"code": one.code, "title": one.title, "group_code": one.group.code, "group_title": one.group.title}
        for one in await Agency.all().select_related("group").order_by("code")
    ]


async def put_in_force(actor: Actor, rows: Sequence[Row]) -> Applied:
    """Put agencies in force, remembering what stood before."""
    former = {one["code"].upper(): one for one in await _standing()}
    groups = {one.code.upper() for one in await AgencyGroup.all()}
    codes = [row["code"].upper() for row in rows]
    new, changed = await apply(actor, rows)
    undo = {
        "new": [code for code in codes if code not in former],
        "former": [former[code] for code in codes if code in former],
        "groups": sorted({row["group_code"].upper() for row in rows} - groups),
    }
    return Applied(len(rows), new, changed, undo)


async def undo(actor: Actor, kept: Any) -> None:
    """Take an import back: new agencies go, changed ones are as before.

    Raises `Refused`: agencies-in-use, once somebody was invited for a new one or it has a case or values; final-stands,
    when one would get another group behind a final list.
    """
    access.require(actor, Permission.IMPORT)
    new = await Agency.filter(code__in=kept["new"])
    ids = [agency.id for agency in new]
    marks = sql.marks(len(ids))
    for table in ("agency_case", "role_grant", "invitation", "agency_weight", "indicator", "reference_value"):
        query = f"SELECT 1 FROM {table} WHERE agency_id IN ({marks}) LIMIT 1"  # noqa: S608 - constants only
        if ids and await sql.row(query, *ids) is not None:
            raise Refused("agencies-in-use")
    cycle = await _cycle()
    if cycle is not None and await _of_final(list(enumerate(kept["former"]))):
        await frozen.check_nobody(cycle["id"])
    await apply(actor, kept["former"])
    await Agency.filter(id__in=ids).delete()
    for group in await AgencyGroup.filter(code__in=kept["groups"]):
        if not await Agency.exists(group_id=group.id):
            await group.delete()
    await audit.record([audit.Event(actor.person_id, "agencies.undone", "agency:*", {"removed": len(ids)})])


async def take_out(actor: Actor) -> list[dict[str, Any]]:
    """The agencies that stand, as rows of their sheet."""
    access.require(actor, Permission.IMPORT)
    return await _standing()


async def search(actor: Actor, text: str) -> list[Agency]:
    """Agencies whose code is the text or whose title holds all its words (ي/ی, half-spaces, digits forgiven)."""
    access.require(actor, Permission.INVITE)
    words = normalise(text).split()
    found = []
    for agency in await Agency.all().order_by("code"):
        if normalise(agency.code) == normalise(text):
            return [agency]
        title = normalise(agency.title)
        if words and all(word in title for word in words):
            found.append(agency)
    return found


LIST = SheetList(may, check, compare, put_in_force, take_out, undo)
