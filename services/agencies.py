"""Agencies and their groups: applied from a confirmed sheet, listed, searched (02, 04)."""

from collections.abc import Mapping, Sequence
from typing import Any

from models import audit
from models.organisation import Agency, AgencyGroup
from models.text import normalise
from services import access, ticking
from services.access import Actor, Permission
from services.problems import RowProblem

Row = Mapping[str, Any]


def check(rows: Sequence[tuple[int, Row]]) -> list[RowProblem]:
    """What is wrong across rows: a group code with two titles. Row numbers as the person sees them."""
    titles: dict[str, str] = {}
    problems = []
    for number, row in rows:
        former = titles.setdefault(row["group_code"], row["group_title"])
        if normalise(former) != normalise(row["group_title"]):
            args = {"code": row["group_code"], "one": former, "other": row["group_title"]}
            problems.append(RowProblem(number, "group_title", "two-titles", args))
    return problems


async def apply(actor: Actor, rows: Sequence[Row]) -> tuple[int, int]:
    """Put agencies in force by their codes; returns (new, changed). Nothing is removed. `Denied` for who may not."""
    access.require(actor, Permission.IMPORT)
    groups = {group.code: group for group in await AgencyGroup.all()}
    known = {agency.code: agency for agency in await Agency.all()}
    new = changed = 0
    for row in rows:
        group = groups.get(row["group_code"])
        if group is None:
            group = await AgencyGroup.create(code=row["group_code"], title=row["group_title"])
            groups[group.code] = group
        elif group.title != row["group_title"]:
            group.title = row["group_title"]
            await group.save(update_fields=["title"])
        agency = known.get(row["code"])
        if agency is None:
            known[row["code"]] = await Agency.create(code=row["code"], title=row["title"], group_id=group.id)
            new += 1
        elif (agency.title, agency.group_id) != (row["title"], group.id):
            await Agency.filter(id=agency.id).update(title=row["title"], group_id=group.id)
            changed += 1
    ticking.soon()
    await audit.record(
        [audit.Event(actor.person_id, "agencies.imported", "agency:*", {"new": new, "changed": changed})]
    )
    return new, changed


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
