"""All rooms in the order in which they are asked; one message goes to the first that wants it."""

from aiogram import Router

from handlers import entering, home, indicators, lost, receipt, search
from handlers.agency import (
    approval,
    calendar_card,
    circulars,
    evidence_room,
    explanation,
    extensions,
    files,
    last_entries,
    measure,
    measures,
    more,
    not_applicable,
    own_sheet,
    questions,
    submission,
)
from handlers.staff import (
    agency_page,
    deputy_extensions,
    home_staff,
    staff_circular_sending,
    staff_circulars,
    staff_cycle,
    staff_days_off,
    staff_duties,
    staff_imports,
    staff_invite_all,
    staff_inviting,
    staff_lists,
    staff_na,
    staff_people,
    staff_questions,
    staff_roster,
    staff_settings,
    staff_timetable,
    trouble_views,
    view_sheets,
    views,
)

# Measures come first: most updates are theirs, and each room asked before costs time. The others cannot tell, for
# what measures take (their own buttons, commands and states) no other room wants.
ROOMS = (
    measure,
    measures,
    explanation,
    evidence_room,
    submission,
    approval,
    more,
    receipt,
    last_entries,
    entering,
    home,
    home_staff,
    views,
    trouble_views,
    view_sheets,
    agency_page,
    staff_cycle,
    staff_lists,
    staff_imports,
    staff_people,
    staff_inviting,
    staff_roster,
    staff_invite_all,
    staff_timetable,
    staff_days_off,
    staff_settings,
    calendar_card,
    staff_na,
    not_applicable,
    deputy_extensions,
    extensions,
    own_sheet,
    staff_circulars,
    staff_duties,
    staff_circular_sending,
    circulars,
    search,
    indicators,
    staff_questions,
    questions,
    files,
    lost,
)


def all_rooms() -> list[Router]:
    """The routers of every room. A room can belong to one parent only, so each process builds it once."""
    for room in ROOMS:
        room.router._parent_router = None  # so that several applications can follow each other in one process
    return [room.router for room in ROOMS]
