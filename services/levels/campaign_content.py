"""What a broadcast of the level ranking says: by group the first three and the agencies of each level (19).

Made when it is previewed and kept as it was confirmed (JSON): what goes out is what was seen.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from models import sql
from models.cycle import Cycle
from services.access import SYSTEM
from services.errors import Refused
from services.levels.distribution import LEVELS
from services.notices import Said
from services.results import ranking
from services.results.ranking import Ranked
from services.states import LevelState

FIRST_RANKS = 3
PARAGRAPH = 1500  # letters of titles under one heading: with what is around them well under a message's limit
_READY = (LevelState.CONFIRMED, LevelState.NOTIFIED)
Shown = dict[str, Any]


class What(StrEnum):
    """Which of it is told."""

    FULL = "full"
    LEVELS = "levels"
    FIRST = "first"


async def of_groups(cycle: Cycle, what: str, codes: Sequence[str]) -> Shown:
    """The ranking of some groups (none named: of all), ready to be kept.

    Raises `Refused`: campaign-no-levels, campaign-unsigned (an agency's level has no signed letter yet, or its gap is
    under review: until then it is confidential).
    """
    found = [one for one in await _rows(cycle.id) if not codes or one["group_code"] in codes]
    if not found:
        raise Refused("campaign-no-levels")
    unsigned = [one for one in found if one["state"] not in _READY or not one["letter_number"]]
    if unsigned:
        raise Refused("campaign-unsigned", count=len(unsigned), agency=unsigned[0]["title"])
    letters = {(one["letter_number"], one["letter_day"]) for one in found}
    ranks = ranking.by_group(await ranking.of_cycle(SYSTEM, cycle.id, final_only=True))
    groups = [
        _group(what, list(members), ranks.get(code, []))
        for code, members in groupby(found, key=lambda one: one["group_code"])
    ]
    return {
        "year": cycle.year,
        "sample": cycle.is_sample,
        "letter": list(letters.pop()) if len(letters) == 1 else None,
        "groups": groups,
    }


async def _rows(cycle_id: int) -> Sequence[sql.Record]:
    return await sql.rows(
        "SELECT a.title, g.code AS group_code, g.title AS group_title, l.level, l.state, l.letter_number, "
        "l.letter_day FROM case_result r JOIN agency_case c ON c.id = r.case_id "
        "JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id "
        "JOIN level_record l ON l.case_id = r.case_id WHERE r.cycle_id = ? ORDER BY g.code, a.code",
        cycle_id,
    )


def _group(what: str, members: list[sql.Record], ranks: Sequence[Ranked]) -> Shown:
    by_level = {level: [one["title"] for one in members if one["level"] == level] for level in LEVELS}
    return {
        "title": members[0]["group_title"],
        "count": len(members),
        "first": [[one.rank, one.standing.title] for one in ranks if one.rank <= FIRST_RANKS]
        if what in (What.FULL, What.FIRST)
        else [],
        "levels": by_level if what in (What.FULL, What.LEVELS) else {},
    }


def args_of(shown: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of the message for what was kept."""
    letter: Said | str = ""
    if shown["letter"]:
        number, day = shown["letter"]
        letter = Said("campaign-letter", {"number": number, "day": date.fromisoformat(day)})
    sample = Said("sample-line") if shown["sample"] else ""
    return {
        "year": shown["year"],
        "sample": sample,
        "letter": letter,
        "groups": [part for one in shown["groups"] for part in _said(one)],
    }


def _said(group: Mapping[str, Any]) -> list[Said]:
    """A group as paragraphs, each under its title and short enough for one message: a text is cut between them."""
    places = [Said("campaign-place", {"rank": rank, "agency": agency}) for rank, agency in group["first"]]
    lines = [
        (
            Said("campaign-level-line", {"level": level, "count": len(agencies), "agencies": some})
            if at == 0
            else Said("campaign-level-more", {"level": level, "agencies": some}),
            sum(map(len, some)),
        )
        for level, agencies in group["levels"].items()
        for at, some in enumerate(_in_portions(agencies))
    ]
    first = Said("campaign-first", {"places": places}) if places else ""
    begun, *rest = _in_paragraphs(lines)
    told = {"title": group["title"], "count": group["count"], "first": first, "levels": begun}
    more = [Said("campaign-group-more", {"title": group["title"], "levels": levels}) for levels in rest]
    return [Said("campaign-group", told), *more]


def _in_portions(titles: Sequence[str]) -> list[list[str]]:
    """The titles in order, in portions of a paragraph's length."""
    portions: list[list[str]] = []
    for title in titles:
        if not portions or sum(map(len, portions[-1])) + len(title) > PARAGRAPH:
            portions.append([])
        portions[-1].append(title)
    return portions


def _in_paragraphs(lines: Sequence[tuple[Said, int]]) -> list[list[Said]]:
    """Lines with their lengths in order, in paragraphs of a like length."""
    paragraphs: list[list[Said]] = [[]]
    room = PARAGRAPH
    for line, size in lines:
        if size > room and paragraphs[-1]:
            paragraphs.append([])
            room = PARAGRAPH
        paragraphs[-1].append(line)
        room -= size
    return paragraphs
