"""The words of a result: its card, its axes, its measures, its sheet, an agency over the years; for staff too."""

from collections.abc import Sequence
from datetime import datetime

from handlers.labels import shortened
from handlers.turn import Table
from messages.keyboards import label
from messages.marks import strip
from messages.sheets import choice_word
from messages.words import Words, words
from services.results.objectable import Still
from services.results.record import FINAL, FORMER, PRELIMINARY, Record, YearLine
from services.results.sheets import AxisLine, Glance, Sheet
from services.results.totals import Line
from services.states import FROZEN_RESULTS, ResultState

PAGE = 4
MOST_YEARS = 7
LONGEST_REASON = 90


def card(sheet: Sheet, at: datetime) -> Words:
    """The totals, what is left to be done and until when."""
    return words(
        "result-card",
        year=sheet.year,
        agency=sheet.agency_title,
        sample=words("sample-line") if sheet.sample else "",
        corrected=words("result-version", version=sheet.version, count=len(sheet.changed)) if sheet.changed else "",
        points=sheet.totals.points,
        cap=sheet.totals.cap,
        parts=_parts(sheet),
        na=words("result-na", count=sheet.not_applicable) if sheet.not_applicable else "",
        state=_state(sheet, at),
        drafts=_drafts(sheet, at),
    )


def staff_card(sheet: Sheet, at: datetime, state: Words) -> Words:
    """The same for staff: where it stands, who opened it and who answered."""
    return words(
        "result-staff-card",
        year=sheet.year,
        agency=sheet.agency_title,
        state=state,
        corrected=words("result-version", version=sheet.version, count=len(sheet.changed)) if sheet.changed else "",
        points=sheet.totals.points,
        cap=sheet.totals.cap,
        parts=_parts(sheet),
        na=words("result-na", count=sheet.not_applicable) if sheet.not_applicable else "",
        window=_window(sheet, at),
        seen=_seen(sheet),
        answered=words("result-answered", by=sheet.answered_by, at=sheet.answered_at) if sheet.answered_at else "",
    )


def _window(sheet: Sheet, at: datetime) -> Words | str:
    if sheet.window_ends_at is None:
        return words("result-staff-untold")
    return words("result-window" if at < sheet.window_ends_at else "result-window-past", until=sheet.window_ends_at)


def _seen(sheet: Sheet) -> Words | str:
    if sheet.seen_at is not None:
        return words("result-seen", by=sheet.seen_by, at=sheet.seen_at)
    return words("result-unseen") if sheet.version else ""


def _parts(sheet: Sheet) -> Words | str:
    general, specific = sheet.totals.general, sheet.totals.specific
    if specific is None:
        return ""
    return words(
        "result-parts",
        general=general.points,
        of_general=general.cap,
        specific=specific.points,
        of_specific=specific.cap,
    )


def _state(sheet: Sheet, at: datetime) -> Words:
    ends = sheet.window_ends_at
    if sheet.version == 0 or ends is None:
        return words("result-untold")
    if sheet.state == ResultState.RELEASED:
        return words("result-open" if at < ends else "result-over", until=ends)
    if sheet.state == ResultState.ACCEPTED and sheet.answered_at is not None:
        return words("result-state-accepted", at=sheet.answered_at)
    if sheet.state == ResultState.OBJECTED:
        return words("result-state-objected", count=sheet.objections, open=_still_open(sheet.still, at))
    if sheet.state == ResultState.RESCORED:
        still_open = _still_open(sheet.still, at)
        return words("result-state-rescored" if sheet.answers else "result-state-reviewed", open=still_open)
    if sheet.state in FROZEN_RESULTS:
        return words("result-state-final")
    return words("result-over", until=ends)


def _still_open(still: Still, at: datetime) -> Words | str:
    """Until when other measures can be objected to; empty where none can."""
    return words("result-still-open", until=still.until) if still.is_open(at) else ""


def _drafts(one: Sheet | Glance, at: datetime) -> Words | str:
    """The objections that were begun and not filed, and until when they can be; empty where there is none."""
    count = len(one.still.drafts)
    if not count or one.state in FROZEN_RESULTS:
        return ""
    open_ones = [draft.ends_at for draft in one.still.drafts if at < draft.ends_at]
    if one.state == ResultState.ACCEPTED or not open_ones:
        return words("result-drafts-late", count=count)
    beside = one.window_ends_at if one.state == ResultState.RELEASED else one.still.until
    if min(open_ones) == beside:
        return words("result-drafts", count=count)
    return words("result-drafts-until", count=count, until=min(open_ones))


def glance(one: Glance, at: datetime) -> list[Words | str]:
    """Where a told result stands, for the home card."""
    return [line for line in (_glance(one, at), _glance_open(one, at), _drafts(one, at)) if line]


def _glance_open(one: Glance, at: datetime) -> Words | str:
    objecting = one.state in (ResultState.OBJECTED, ResultState.RESCORED)
    return _still_open(one.still, at) if objecting else ""


def _glance(one: Glance, at: datetime) -> Words:
    if one.state == ResultState.RELEASED:
        return words("home-result-open" if at < one.window_ends_at else "home-result-over", until=one.window_ends_at)
    if one.state == ResultState.ACCEPTED:
        return words("home-result-accepted")
    if one.state == ResultState.OBJECTED:
        return words("home-result-objected", count=one.objections)
    if one.state == ResultState.RESCORED:
        return words("home-result-rescored" if one.answers else "home-result-reviewed")
    if one.state in FROZEN_RESULTS:
        return words("home-result-final")
    return words("home-result-over", until=one.window_ends_at)


def axes(sheet: Sheet) -> Words:
    """Points by axis."""
    return words("result-axes", year=sheet.year, list=[_axis(at, one) for at, one in enumerate(sheet.axes, start=1)])


def _axis(place: int, one: AxisLine) -> Words:
    return words("result-axis", place=place, title=shortened(one.title, 34), given=one.given, cap=one.cap)


def measures(sheet: Sheet, some: Sequence[Line], page: int, pages: int) -> Words:
    """Some measures: cap, self, given, reason."""
    return words("result-measures", list=[_line(sheet, one) for one in some], page=page + 1, pages=pages)


def _line(sheet: Sheet, one: Line) -> Words:
    title = shortened(one.title, 26)
    if one.not_applicable:
        return words("result-line-na", number=str(one.number), title=title)
    if one.given is None or one.cap is None:
        return words("result-line-none", number=str(one.number), title=title)
    own = words("result-own", points=one.own) if one.own is not None else words("result-own-none")
    former = sheet.former.get(one.entry_id) if one.entry_id in sheet.changed else None
    return words(
        "result-line",
        number=str(one.number),
        title=title,
        given=one.given,
        cap=one.cap,
        own=own,
        changed=words("result-changed", former=former) if former is not None else "",
        reason=words("result-reason", reason=shortened(one.reason, LONGEST_REASON)) if one.reason else "",
    )


def _say(message: Words, now: datetime) -> str:
    return strip(label(message, now))


def file_name(sheet: Sheet, now: datetime) -> str:
    """What the file of a sheet is called."""
    return f"{_say(words('result-file-name', year=sheet.year), now).replace(' ', '-')}.xlsx"


def table(sheet: Sheet, now: datetime) -> Table:
    """The sheet as a table: every measure with its reason, then the points by axis and in all."""
    columns = [
        (_say(words("result-column-number"), now), 10, "integer"),
        (_say(words("result-column-code"), now), 12, "text"),
        (_say(words("result-column-axis"), now), 30, "text"),
        (_say(words("result-column-title"), now), 44, "text"),
        (_say(words("result-column-cap"), now), 12, "number"),
        (_say(words("result-column-own"), now), 14, "number"),
        (_say(words("result-column-given"), now), 14, "number"),
        (_say(words("result-column-lost"), now), 14, "number"),
        (_say(words("result-column-reason"), now), 60, "text"),
    ]
    na = _say(words("result-column-na"), now)
    rows = [
        [
            one.number,
            one.code,
            one.axis,
            one.title,
            one.cap,
            one.own,
            None if one.not_applicable else one.given,
            one.lost,
            na if one.not_applicable else one.reason,
        ]
        for one in sheet.lines
    ]
    sums = [(axis.title, words("result-row-axis"), axis.cap, axis.given) for axis in sheet.axes]
    whole = sheet.totals
    sums.append(("", words("result-row-general"), whole.general.cap, whole.general.points))
    if whole.specific is not None:
        sums.append(("", words("result-row-specific"), whole.specific.cap, whole.specific.points))
    sums.append(("", words("result-row-total"), whole.cap, whole.points))
    rows += [[None, "", axis, _say(what, now), cap, None, given, None, ""] for axis, what, cap, given in sums]
    notes = [_say(words("result-note", agency=sheet.agency_title, year=sheet.year, version=sheet.version), now)]
    if sheet.sample:
        notes.append(_say(words("sample-line"), now))
    return Table(_say(words("result-file-name", year=sheet.year), now)[:31], columns, rows, notes)


KINDS = {FINAL: "record-final", FORMER: "record-former", PRELIMINARY: "record-preliminary"}


def record(found: Record) -> Words:
    """An agency over the years."""
    if not found.years:
        return words("record-none", agency=found.agency_title)
    return words("record", agency=found.agency_title, list=[_year(one) for one in found.years[:MOST_YEARS]])


def _year(one: YearLine) -> Words:
    growth: Words | str = ""
    if one.growth is not None:
        growth = words("record-growth" if one.growth >= 0 else "record-fall", points=abs(one.growth))
    return words(
        "record-year",
        year=one.year,
        total=one.total,
        kind=words(KINDS[one.kind]),
        level=words("record-level", level=choice_word("former_results", "level", one.level)) if one.level else "",
        growth=growth,
    )
