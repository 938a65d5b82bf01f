"""Where a conversation can be: every state has a way in and a way out, which a test walks."""

from aiogram.fsm.state import State, StatesGroup


class Entering(StatesGroup):
    """On the way in: the typed code, then one's own contact."""

    code = State()
    contact = State()


class Measuring(StatesGroup):
    """At a measure: its card is open, or something of it is awaited: its value, explanation, a paper's name, the
    file in place of another, the measure that a file belongs to."""

    card = State()
    value = State()
    explanation = State()
    paper = State()
    replacement = State()
    target = State()


class Staff(StatesGroup):
    """Staff at work: a year, a deadline, a sheet, or an invitation is awaited."""

    year = State()
    deadline = State()
    sheet = State()
    agency = State()
    name = State()
    phone = State()


class Planning(StatesGroup):
    """At the timetable: its first day, a step's length or last day, a day off, its title, or a setting is awaited."""

    start = State()
    length = State()
    last_day = State()
    day_off = State()
    day_title = State()
    setting = State()


class NotApplicable(StatesGroup):
    """At a request for «not applicable»: its reason or document is awaited, or staff's reason for the decision."""

    reason = State()
    document = State()
    verdict = State()


class Extending(StatesGroup):
    """At a request for more time: its day and reason, or the deputy's other day or reason for denying it."""

    day = State()
    reason = State()
    other_day = State()
    denial = State()


class OwnWorkbook(StatesGroup):
    """The agency's own workbook, or a package of files, is awaited."""

    file = State()


class Approving(StatesGroup):
    """The head at a case: the reason for sending measures back is awaited."""

    reason = State()


class Circulating(StatesGroup):
    """Staff at a circular: one of its parts or a part of a duty, a piece of its text, or its file is awaited."""

    part = State()
    text = State()
    file = State()


class Asking(StatesGroup):
    """A question to staff is awaited, or staff's answer to one."""

    question = State()
    answer = State()


class Searching(StatesGroup):
    """Words to search for are awaited."""

    words = State()


class Appraising(StatesGroup):
    """At an appraiser's desk: an entry's card is open, or its other score, or the reason for that, is awaited."""

    card = State()
    points = State()
    reason = State()


class Levelling(StatesGroup):
    """Staff at levels: reason or outcome of a gap is awaited, or a letter's agency, number or day."""

    gap = State()
    agency = State()
    number = State()
    day = State()


class Returning(StatesGroup):
    """An appraiser at an entry: the reason for returning it, or for deciding that it does not apply, is awaited."""

    reason = State()
    verdict = State()


class Trust(StatesGroup):
    """A code of the second factor is awaited: for an act that needs one, or the first of a new authenticator."""

    code = State()
    first_code = State()


class Finishing(StatesGroup):
    """At the final list: the deputy's reason, the numbers of measures to look at again; a part of the council's
    resolution, its reason for returning an agency or its file; a package's letter or receipt."""

    reason = State()
    measures = State()
    council_part = State()
    council_reason = State()
    council_file = State()
    letter = State()
    receipt = State()


class Objecting(StatesGroup):
    """The agency at an objection: its draft is open, its text, why it comes late, or a file that never came is
    awaited."""

    card = State()
    text = State()
    late = State()
    file = State()


class Hearing(StatesGroup):
    """At a hearing: why it is asked for, or before staff the reason for denying it, the hours and place of new times,
    the parts of its minutes."""

    reason = State()
    denial = State()
    hours = State()
    place = State()
    attendance = State()
    said = State()
    conclusion = State()


class Judging(StatesGroup):
    """At an objection that is to be decided: the new score, the committee's vote, the reason, or why it goes to the
    committee is awaited; the deputy's reason at a late one, staff's note of whom it was forwarded to."""

    score = State()
    vote = State()
    reason = State()
    escalation = State()
    late = State()
    note = State()


class Resolving(StatesGroup):
    """At a resolution of the committee: its number, day, who was there, its file."""

    number = State()
    day = State()
    attendance = State()
    file = State()


class Overseeing(StatesGroup):
    """Around the desks: the agency of a conflict of interest or its reason is awaited, or the measure that is to be
    looked at again everywhere or the reason for that."""

    conflict_agency = State()
    conflict_reason = State()
    recheck_measure = State()
    recheck_reason = State()


GROUPS = (
    Entering,
    Measuring,
    Staff,
    Planning,
    NotApplicable,
    Extending,
    OwnWorkbook,
    Approving,
    Circulating,
    Asking,
    Searching,
    Appraising,
    Returning,
    Overseeing,
    Objecting,
    Hearing,
    Judging,
    Resolving,
    Finishing,
    Levelling,
    Trust,
)
