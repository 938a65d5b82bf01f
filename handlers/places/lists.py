"""Places: lists by sheets."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page


class ImportSheet(CallbackData, prefix="import"):
    """Import a kind of sheet."""

    kind: str


class ListCard(CallbackData, prefix="list"):
    """One list: what stands of it, bringing in, taking out, undoing."""

    kind: str


class TakeOut(CallbackData, prefix="take-out"):
    """What stands of a list as a sheet."""

    kind: str


class UndoImport(CallbackData, prefix="undo"):
    """Take an import back: asked once more, then done."""

    id: Id
    sure: bool = False


class ImportChanges(CallbackData, prefix="import-diff"):
    """What a read sheet would change, page by page."""

    id: Id
    page: Page = 0


class ConfirmImport(CallbackData, prefix="import-ok"):
    """Put a read sheet in force; `told`: of how many agencies that were told it was confirmed that theirs changes."""

    id: Id
    told: Id = 0


class CancelImport(CallbackData, prefix="import-no"):
    """Put a read sheet aside."""

    id: Id


class ImportProblems(CallbackData, prefix="import-bad"):
    """The problems of a read sheet, page by page."""

    id: Id
    page: Page = 0
