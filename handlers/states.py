"""Where a conversation can be: every state has a way in and a way out, which a test walks."""

from aiogram.fsm.state import State, StatesGroup


class Entering(StatesGroup):
    """On the way in: the typed code, then one's own contact."""

    code = State()
    contact = State()


class Measuring(StatesGroup):
    """At a measure: its card is open, or its value is awaited."""

    card = State()
    value = State()


class Staff(StatesGroup):
    """Staff at work: a year, a deadline, a sheet, or an invitation is awaited."""

    year = State()
    deadline = State()
    sheet = State()
    agency = State()
    name = State()
    phone = State()


GROUPS = (Entering, Measuring, Staff)
