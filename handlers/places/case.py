"""Places: a whole case: handed over, taken back, approved, sent back."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page


class Gap(CallbackData, prefix="gap"):
    """The measures of one kind of gap in the pre-check, page by page."""

    kind: str
    page: Page = 0


class SendCase(CallbackData, prefix="send-case"):
    """Hand the case over, as its pre-check was seen."""

    id: Id
    version: Id


class WithdrawCase(CallbackData, prefix="case-back"):
    """Take a case back that was handed over."""

    id: Id


class ApproveCase(CallbackData, prefix="approve"):
    """Approve a case for good; `version` is the sending that was looked at."""

    id: Id
    version: Id


class Returning(CallbackData, prefix="returning"):
    """Choose the measures that are to be sent back."""

    page: Page = 0


class ToggleReturn(CallbackData, prefix="return-one"):
    """Choose one measure to be sent back, or not."""

    id: Id
    page: Page = 0


class ReturnReason(CallbackData, prefix="return-why"):
    """Ask why: one reason for all of the chosen measures, or one after another."""

    each: bool = False


class SendBack(CallbackData, prefix="send-back"):
    """Send the case back with the measures chosen; `version` is the sending that was looked at."""

    id: Id
    version: Id
