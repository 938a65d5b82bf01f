"""Places: the staff's views."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page


class Board(CallbackData, prefix="board"):
    """The agencies and their progress."""

    page: Page = 0


class View(CallbackData, prefix="view"):
    """One of the staff's views, page by page."""

    kind: str
    page: Page = 0


class ViewSheet(CallbackData, prefix="view-sheet"):
    """One of the staff's views, whole, as a sheet."""

    kind: str


class AgencyPage(CallbackData, prefix="agency"):
    """One agency as staff see it."""

    id: Id


class AgencyAxes(CallbackData, prefix="agency-axes"):
    """One agency's progress by axis, for staff."""

    id: Id


class SendAgain(CallbackData, prefix="again"):
    """Send an undelivered notice again; 0: all of them."""

    id: Id
