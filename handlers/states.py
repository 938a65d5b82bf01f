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
)


class Trust(StatesGroup):
    """A code of the second factor is awaited: for an act that needs one, or the first of a new authenticator."""

    code = State()
    first_code = State()
