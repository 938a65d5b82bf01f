"""Places: lists of measures and one measure."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page, Percent


class Axes(CallbackData, prefix="axes"):
    """The axes with their progress."""


class AxisPage(CallbackData, prefix="axis"):
    """The measures of one axis."""

    id: Id
    page: Page = 0


class Left(CallbackData, prefix="left"):
    """What is left to do."""

    page: Page = 0


class Entry(CallbackData, prefix="entry"):
    """One measure's card."""

    id: Id


class GiveValue(CallbackData, prefix="value"):
    """Ask for the value of a measure; its steps, page by page."""

    id: Id
    page: Page = 0


class Step(CallbackData, prefix="step"):
    """Give a measure the value of one of its steps, as the measure was seen."""

    id: Id
    version: Id
    percent: Percent


class Explain(CallbackData, prefix="explain"):
    """Ask for the explanation of a measure."""

    id: Id


class ClearExplanation(CallbackData, prefix="explain-no"):
    """Clear the explanation of a measure, as it was seen."""

    id: Id
    version: Id


class EntryGuide(CallbackData, prefix="guide"):
    """All there is to know of a measure: definition, method, evidence, steward."""

    id: Id


class NextEntry(CallbackData, prefix="next"):
    """The next measure that waits, after this one."""

    id: Id


class Record(CallbackData, prefix="record"):
    """Record a measure as self-scored, as it was seen."""

    id: Id
    version: Id


class Forecast(CallbackData, prefix="forecast"):
    """The points forecast by axis, against last year."""


class LastEntries(CallbackData, prefix="last-entries"):
    """What the agency's people entered last."""
