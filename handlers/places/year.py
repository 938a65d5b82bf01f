"""Places: the cycle, its timetable, days off and settings."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Flag, Id, OrdinalDay, Page


class DefineCycle(CallbackData, prefix="define"):
    """Define the cycle of a year."""


class DefineLike(CallbackData, prefix="define-like"):
    """Define the next cycle like the latest one (1) or empty (0): of which year?"""

    former: Flag


class OpenCycle(CallbackData, prefix="open"):
    """Ask for the deadline of the cycle."""


class ConfirmOpening(CallbackData, prefix="open-ok"):
    """Open the cycle, or move its deadline, to the day shown; `version` is that of the deadline as it was seen."""

    cycle: Id
    version: Id
    day: OrdinalDay


class DeadlineDay(CallbackData, prefix="deadline-day"):
    """The day of the timetable as the deadline of the cycle."""

    day: OrdinalDay


class TimetablePage(CallbackData, prefix="tt"):
    """The timetable's steps, page by page."""

    page: Page = 0


class LayOut(CallbackData, prefix="tt-lay"):
    """Lay the timetable out (anew): from which day?"""


class ConfirmLayOut(CallbackData, prefix="tt-lay-ok"):
    """Lay the timetable of this cycle out from the day shown."""

    cycle: Id
    day: OrdinalDay


class Doubts(CallbackData, prefix="tt-doubts"):
    """What is doubtful in the timetable."""

    page: Page = 0


class StepCard(CallbackData, prefix="tt-step"):
    """One step of the timetable."""

    id: Id


class StepLength(CallbackData, prefix="tt-days"):
    """Ask for a step's length."""

    id: Id


class StepEnd(CallbackData, prefix="tt-end"):
    """Ask for a step's last day."""

    id: Id


class StepRelease(CallbackData, prefix="tt-free"):
    """Let a step's last day follow its length again."""

    id: Id


class DaysOff(CallbackData, prefix="days"):
    """The days off, page by page."""

    page: Page = 0


class AddDay(CallbackData, prefix="day-add"):
    """Ask for a day off."""


class DayCard(CallbackData, prefix="day"):
    """One day, and what can be said about it."""

    day: OrdinalDay


class ChangeDay(CallbackData, prefix="day-put"):
    """What would move if this were said about a day."""

    day: OrdinalDay
    kind: str


class ConfirmDay(CallbackData, prefix="day-ok"):
    """Say it."""

    day: OrdinalDay
    kind: str


class Weekend(CallbackData, prefix="weekend"):
    """Which days of the week are off."""


class ChangeWeekend(CallbackData, prefix="weekend-put"):
    """What would move with another weekend."""

    choice: Id


class ConfirmWeekend(CallbackData, prefix="weekend-ok"):
    """Choose it."""

    choice: Id


class Settings(CallbackData, prefix="settings"):
    """The settings of the cycle."""


class SettingCard(CallbackData, prefix="setting"):
    """One setting (by its place in the list), and what it can be."""

    at: Id


class ChooseSetting(CallbackData, prefix="set"):
    """What a choice would mean."""

    at: Id
    choice: Id


class ConfirmSetting(CallbackData, prefix="set-ok"):
    """Put a choice in force."""

    cycle: Id
    at: Id
    choice: Id
