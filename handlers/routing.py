"""All rooms in the order in which they are asked; one message goes to the first that wants it."""

from aiogram import Router

from handlers import entering, home, indicators, lost, receipt, search, second_factor, why
from handlers.agency import (
    approval,
    calendar_card,
    circulars,
    corrections,
    evidence_room,
    explanation,
    extensions,
    files,
    hearings,
    last_entries,
    level,
    measure,
    measures,
    more,
    not_applicable,
    objection_draft,
    objection_files,
    objections,
    own_sheet,
    questions,
    results,
    submission,
)
from handlers.appraiser import (
    bulk_room,
    card,
    commands,
    committee_desk,
    conflict_room,
    home_appraiser,
    na_verdict,
    objection_decision,
    objection_desk,
    queue,
    recheck_room,
    returning,
    talk,
)
from handlers.filters import Holds
from handlers.staff import home_staff
from handlers.staff.appraisal import (
    appraisal_boards,
    staff_appraisal,
    staff_assigning,
    staff_conflicts,
    staff_loads,
    staff_rechecks,
)
from handlers.staff.final_list import staff_council, staff_final, staff_package
from handlers.staff.letters import staff_circular_sending, staff_circulars, staff_duties, staff_questions
from handlers.staff.levels import campaign_reports, staff_campaign, staff_levels
from handlers.staff.lists import staff_imports, staff_lists
from handlers.staff.objections import deputy_late, staff_answers, staff_hearings, staff_objections
from handlers.staff.overview import agency_page, trouble_views, view_sheets, views
from handlers.staff.people import staff_invite_all, staff_inviting, staff_people, staff_roster
from handlers.staff.requests import deputy_extensions, staff_na
from handlers.staff.results import staff_ranks, staff_release, staff_results
from handlers.staff.year import staff_cycle, staff_days_off, staff_settings, staff_timetable
from services.access import JUDGING_ROLES, STAFF_ROLES

# Measures come first: most updates are theirs, and each room asked before costs time. The others cannot tell, for
# what measures take (their own buttons, commands and states) no other room wants.
FIRST = (
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
    corrections,
)
# Asked as one: whoever is not of the staff passes them all by.
STAFF = (
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
    staff_na,
    deputy_extensions,
    staff_circulars,
    staff_duties,
    staff_circular_sending,
    staff_questions,
    staff_appraisal,
    appraisal_boards,
    staff_assigning,
    staff_loads,
    staff_conflicts,
    staff_rechecks,
    staff_release,
    staff_results,
    staff_ranks,
    staff_levels,
    staff_campaign,
    campaign_reports,
    staff_final,
    staff_council,
    staff_package,
    staff_objections,
    staff_answers,
    staff_hearings,
    deputy_late,
    second_factor,
)
# Asked as one: whoever neither appraises nor sits on the committee passes them all by.
JUDGING = (
    home_appraiser,
    queue,
    card,
    commands,
    recheck_room,
    returning,
    na_verdict,
    talk,
    bulk_room,
    objection_desk,
    objection_decision,
    committee_desk,
)
# What staff have a room of their own for (timetable, extensions, questions …) others find here.
LAST = (
    results,
    why,
    calendar_card,
    objections,
    objection_draft,
    objection_files,
    hearings,
    not_applicable,
    extensions,
    own_sheet,
    circulars,
    search,
    indicators,
    questions,
    level,
    conflict_room,
    files,
    lost,
)
ROOMS = (*FIRST, *STAFF, *JUDGING, *LAST)


def all_rooms() -> list[Router]:
    """The routers of every room. A room can belong to one parent only, so each process builds it once."""
    for room in ROOMS:
        room.router._parent_router = None  # so that several applications can follow each other in one process
    staff = Router(name="staff")
    staff.message.filter(Holds(*STAFF_ROLES))
    staff.callback_query.filter(Holds(*STAFF_ROLES))
    staff.include_routers(*(room.router for room in STAFF))
    judging = Router(name="judging")
    judging.message.filter(Holds(*JUDGING_ROLES))
    judging.callback_query.filter(Holds(*JUDGING_ROLES))
    judging.include_routers(*(room.router for room in JUDGING))
    return [*(room.router for room in FIRST), staff, judging, *(room.router for room in LAST)]
