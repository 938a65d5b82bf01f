"""Places: indicator cards and search."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page


class IndicatorPage(CallbackData, prefix="indicator"):
    """One indicator's card."""

    id: Id
    page: Page = 0


class CentralMeasures(CallbackData, prefix="central"):
    """The indicators whose measures are reported by a steward."""

    page: Page = 0


class MeasurePage(CallbackData, prefix="measure"):
    """One measure's card, as everybody may read it."""

    id: Id


class MeasureHelp(CallbackData, prefix="entry-help"):
    """The help of an agency's own measure: method, evidence, its questions."""

    id: Id


class FoundPage(CallbackData, prefix="found"):
    """What was found last, page by page."""

    page: Page = 0


class SearchNear(CallbackData, prefix="found-near"):
    """Search again with a word that looks alike."""

    place: Page = 0
