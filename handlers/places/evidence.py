"""Places: files and papers of a measure."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page


class AddFiles(CallbackData, prefix="files"):
    """The files of a measure, page by page, and how to add one."""

    id: Id
    page: Page = 0


class OneFile(CallbackData, prefix="file"):
    """One file of evidence: what it is and what can be done with it."""

    id: Id


class SeeFile(CallbackData, prefix="file-see"):
    """Have a file sent into the chat."""

    id: Id


class ReplaceFile(CallbackData, prefix="file-new"):
    """Send a file in place of this one, or one whose bytes never came once more."""

    id: Id


class WithdrawFile(CallbackData, prefix="file-out"):
    """Ask whether a file is to be taken back."""

    id: Id


class ConfirmWithdrawal(CallbackData, prefix="file-out-ok"):
    """Take a file back."""

    id: Id


class MoveFile(CallbackData, prefix="file-move"):
    """Ask which measure a file belongs to."""

    id: Id


class MoveTo(CallbackData, prefix="file-to"):
    """Give a file to this measure."""

    id: Id
    entry: Id


class PaperOnly(CallbackData, prefix="paper"):
    """Note a paper of which no file may be sent: ask what it is and where it is kept."""

    id: Id


class LostFiles(CallbackData, prefix="lost-files"):
    """The files that never came and may be sent again."""


class Loose(CallbackData, prefix="loose"):
    """The files that belong to no measure yet: to which one?"""


class Attach(CallbackData, prefix="attach"):
    """Say which measure the files without one belong to."""

    entry: Id
