"""How the final list is said: what hinders it, its groups and agencies, the legal date; and as a sheet."""

from collections.abc import Sequence
from datetime import datetime

from handlers.labels import shortened
from handlers.turn import Table
from messages.digits import fa
from messages.keyboards import label
from messages.sheets_of_final import AGENCIES_TITLE, AGENCY_COLUMNS, list_head
from messages.words import Words, words
from models.results import FinalList
from services.final_list.confirming import GroupLine, Placed
from services.final_list.countdown import Countdown, Source
from services.final_list.hindrances import Hindrance, Why

NAME = 32
HINDERS = {
    Why.CASE_OPEN: "hinders-case-open",
    Why.EXTENSION: "hinders-extension",
    Why.NOT_BEGUN: "hinders-not-begun",
    Why.NOT_RELEASED: "hinders-not-released",
    Why.RELEASING: "hinders-releasing",
    Why.SHEET: "hinders-sheet",
    Why.RETURNED: "hinders-returned",
    Why.RESCORING: "hinders-rescoring",
}
COUNTED = {
    Why.UNSCORED: "hinders-unscored",
    Why.LATE: "hinders-late",
    Why.OBJECTION: "hinders-objection",
    Why.HEARING: "hinders-hearing",
    Why.RECHECK: "hinders-recheck",
    Why.LACKING: "hinders-lacking",
}


def hindrance_line(one: Hindrance) -> Words:
    """An agency that hinders, why, and whom to call."""
    why = _why(one)
    agency = shortened(one.agency, NAME)
    if one.phone:
        return words("hindrance-line-call", agency=agency, why=why, name=one.name, phone=one.phone)
    return words("hindrance-line", agency=agency, why=why)


def _why(one: Hindrance) -> Words:
    if one.why is Why.WINDOW and one.until is not None:
        return words("hinders-window", until=one.until)
    if one.why in COUNTED:
        return words(COUNTED[one.why], count=one.count)
    return words(HINDERS.get(one.why, "hinders-releasing"))


def group_lines(groups: Sequence[GroupLine]) -> list[Words | str]:
    """Each group with its means, general and specific, and its first."""
    lines: list[Words | str] = []
    for one in groups:
        title = shortened(one.title, 24)
        if one.specific is None:
            lines.append(words("final-group", title=title, agencies=one.agencies, total=one.total))
            continue
        lines.append(
            words(
                "final-group-both",
                title=title,
                agencies=one.agencies,
                general=one.general,
                specific=one.specific,
                some=one.agencies - one.with_specific,
                held=one.with_specific,
                total=one.total,
            )
        )
    return lines


def agency_line(one: Placed) -> Words:
    """An agency with its place in its group and its points."""
    title, group = shortened(one.title, NAME), shortened(one.group, 18)
    if one.specific is None:
        return words("final-agency", place=one.place, title=title, group=group, total=one.total)
    return words(
        "final-agency-both",
        place=one.place,
        title=title,
        group=group,
        general=one.general,
        specific=one.specific,
        total=one.total,
    )


def countdown_line(found: Countdown | None) -> Words | str:
    """The legal date with what is left of it, or that it is kept or over; a council that is planned too late."""
    if found is None:
        return ""
    if found.sent:
        return words("legal-sent")
    if found.days < 0:
        return words("legal-over", day=found.day)
    if found.council_late and found.council is not None:
        return words("legal-council-late", day=found.day, council=found.council)
    if found.source is Source.TIMETABLE:
        return words("legal-planned", day=found.day, days=found.days)
    return words("legal-left", day=found.day, days=found.days)


def sheet_of(placed: Sequence[Placed], one: FinalList, now: datetime) -> Table:
    """The list as a sheet to read."""
    widths = {"title": 44, "group": 24}
    numbers = {"general": "number", "specific": "number", "total": "number", "place": "integer"}
    columns = [(said, widths.get(name, 14), numbers.get(name, "text")) for name, said in AGENCY_COLUMNS.items()]
    rows = [[getattr(line, name) for name in AGENCY_COLUMNS] for line in placed]
    notes = [
        list_head(fa(str(one.cycle.year)), fa(one.version)),
        label(words("final-sheet-digest", digest=one.digest or ""), now),
    ]
    return Table(AGENCIES_TITLE, columns, rows, notes)
