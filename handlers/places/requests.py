"""Places: an agency's requests, its own workbook."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, OrdinalDay, Page


class AskNA(CallbackData, prefix="na-ask"):
    """A measure's request for «not applicable»: what became of it, or asking for it."""

    id: Id


class WithdrawNA(CallbackData, prefix="na-back"):
    """Take a request for «not applicable» back."""

    id: Id


class NARequest(CallbackData, prefix="na"):
    """One request for «not applicable», before staff."""

    id: Id


class NADocument(CallbackData, prefix="na-doc"):
    """A document of a request for «not applicable», to be sent into the chat."""

    id: Id


class DecideNA(CallbackData, prefix="na-decide"):
    """Accept or reject a request for «not applicable»: ask for the reason."""

    id: Id
    accept: bool


class NAReason(CallbackData, prefix="na-why"):
    """Decide a request for «not applicable» with one of the usual reasons."""

    id: Id
    accept: bool
    reason: Page


class OfferNA(CallbackData, prefix="na-offer"):
    """Offer the same to the agencies of the group."""

    id: Id


class AskExtension(CallbackData, prefix="ext-ask"):
    """Ask for more time: until when?"""


class ExtensionDay(CallbackData, prefix="ext-day"):
    """Until this day; then the reason."""

    day: OrdinalDay


class Extension(CallbackData, prefix="ext"):
    """One request for more time."""

    id: Id


class WithdrawExtension(CallbackData, prefix="ext-back"):
    """Take a request for more time back."""

    id: Id


class GrantExtension(CallbackData, prefix="ext-ok"):
    """Grant a request for more time until the day shown."""

    id: Id
    day: OrdinalDay


class OtherDay(CallbackData, prefix="ext-other"):
    """Grant a request for more time, but until another day: which?"""

    id: Id


class DenyExtension(CallbackData, prefix="ext-no"):
    """Deny a request for more time: ask for the reason."""

    id: Id


class FillOwnSheet(CallbackData, prefix="own-get"):
    """The workbook to fill in."""


class OwnRecord(CallbackData, prefix="own-record"):
    """The record of what was entered, to be typed in elsewhere."""


class ConfirmOwnSheet(CallbackData, prefix="own-ok"):
    """Save what a filled-in workbook would change."""

    id: Id


class CancelOwnSheet(CallbackData, prefix="own-no"):
    """Put a filled-in workbook aside."""

    id: Id


class OwnSheetPage(CallbackData, prefix="own-page"):
    """What a filled-in workbook would change, or what is wrong with it, page by page."""

    id: Id
    page: Page = 0
