"""Places: the home cards and the doors to every room."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Page


class Home(CallbackData, prefix="home"):
    """The home card of whoever presses."""


class Help(CallbackData, prefix="help"):
    """What one can do here."""


class More(CallbackData, prefix="more"):
    """What else one can do: the second level of a home card."""


class Submission(CallbackData, prefix="submit"):
    """The pre-check of an agency's case, and handing it over."""


class Approval(CallbackData, prefix="approval"):
    """The case that waits for the agency's head."""


class Extensions(CallbackData, prefix="extensions"):
    """More time: asked by an agency, decided by the deputy."""


class NARequests(CallbackData, prefix="na-list"):
    """The requests for «not applicable» that wait for staff."""

    page: Page = 0


class Questions(CallbackData, prefix="questions"):
    """Questions of agencies and their answers."""

    page: Page = 0


class OwnSheet(CallbackData, prefix="own-sheet"):
    """The agency's own workbook, to be filled in and sent back, or kept."""


class Circulars(CallbackData, prefix="circulars"):
    """The circulars of the year."""


class Indicators(CallbackData, prefix="indicators"):
    """The cards of indicators."""

    page: Page = 0


class Search(CallbackData, prefix="search"):
    """Search over measures and circulars."""


class Imports(CallbackData, prefix="imports"):
    """All lists that can be brought in or taken out."""


class Timetable(CallbackData, prefix="timetable"):
    """The year's timetable, days off, settings of the cycle."""


class People(CallbackData, prefix="people"):
    """Who takes part: invitations, roles, replacements."""


class Views(CallbackData, prefix="views"):
    """The staff's views: by group and axis, silent, late, failing, unreachable, undelivered."""


class SetSecondFactor(CallbackData, prefix="second-factor"):
    """An authenticator is set up."""


class Desk(CallbackData, prefix="desk"):
    """The appraiser's queue."""


class Guide(CallbackData, prefix="whole-guide"):
    """The whole guide of one's own role, as a page."""
