"""Places: the appraiser's desk: the queue, one entry with its evidence and history, what is decided about it."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page


class QueuePage(CallbackData, prefix="queue"):
    """The appraiser's queue as it is filtered now."""

    page: Page = 0


class QueueFilters(CallbackData, prefix="queue-by"):
    """What the queue can be narrowed to, of one kind: agency, measure, axis, dimension."""

    by: str = ""
    page: Page = 0


class NarrowQueue(CallbackData, prefix="queue-of"):
    """Narrow the queue to one agency, measure or axis, or (an empty kind) show all of it again."""

    by: str = ""
    id: Id = 0


class NextInQueue(CallbackData, prefix="queue-next"):
    """The entry that is to be appraised next."""


class Judge(CallbackData, prefix="judge"):
    """One entry's card, by the id of its appraisal."""

    id: Id


class AcceptEntry(CallbackData, prefix="judge-yes"):
    """Give what is proposed, as the entry was seen."""

    id: Id
    v: Id


class KeepScore(CallbackData, prefix="judge-keep"):
    """Leave what is to be looked at again as it was decided, of the entry as it was seen."""

    id: Id
    v: Id


class OtherScore(CallbackData, prefix="judge-score"):
    """Ask for another score, of the entry as it was seen."""

    id: Id
    v: Id


class GiveReason(CallbackData, prefix="judge-why"):
    """Give the score that was typed with the reason of this template, as the entry was seen."""

    id: Id
    v: Id
    reason: Page


class SkipEntry(CallbackData, prefix="judge-skip"):
    """Put an entry at the end of the queue and show the next one."""

    id: Id


class ReturnEntry(CallbackData, prefix="judge-back"):
    """Send an entry back to its agency to be corrected, as it was seen."""

    id: Id
    v: Id


class JudgeNA(CallbackData, prefix="judge-na"):
    """Decide that an entry does not apply, or that it does, as it was seen."""

    id: Id
    v: Id


class JudgeFiles(CallbackData, prefix="judge-files"):
    """The evidence of an entry, by the id of its appraisal."""

    id: Id
    page: Page = 0


class OpenEvidence(CallbackData, prefix="judge-file"):
    """One file of an entry's evidence, sent into the chat."""

    id: Id
    file: Id


class JudgeHistory(CallbackData, prefix="judge-past"):
    """The explanation of an entry in full, and who gave which score when."""

    id: Id
    page: Page = 0


class OwnLoad(CallbackData, prefix="judge-load"):
    """What an appraiser has to do and has done."""


class UndoLast(CallbackData, prefix="judge-undo"):
    """Undo the last thing that the appraiser did."""
