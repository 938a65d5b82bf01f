"""Places: an entry returned to its agency and corrected, defects of files, «not applicable» at the desk, talk."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Flag, Id, Page


class ReturnDays(CallbackData, prefix="back-days"):
    """Return an entry, as it was seen, for so many working days: the reason is asked for."""

    id: Id
    v: Id
    days: Page


class ReturnReason(CallbackData, prefix="back-why"):
    """Return an entry, as it was seen, for so many working days and one of the usual reasons."""

    id: Id
    v: Id
    days: Page
    reason: Page


class TakeReturnBack(CallbackData, prefix="back-undo"):
    """Take the return of an entry back, by the id of its appraisal."""

    id: Id


class Defects(CallbackData, prefix="defects"):
    """The files of an entry with what is wrong with them, by the id of its appraisal."""

    id: Id
    page: Page = 0


class Defect(CallbackData, prefix="defect"):
    """One file of an entry: what is wrong with it?"""

    id: Id
    file: Id


class SayDefect(CallbackData, prefix="defect-is"):
    """Say what is wrong with a file: nothing (0), or the place of the defect."""

    id: Id
    file: Id
    verdict: Page


class NAVerdict(CallbackData, prefix="na-judge"):
    """Accept or refuse that an entry, as it was seen, does not apply: ask for the reason."""

    id: Id
    v: Id
    accept: Flag


class NAVerdictReason(CallbackData, prefix="na-judge-why"):
    """Decide it for one of the usual reasons."""

    id: Id
    v: Id
    accept: Flag
    reason: Page


class NAPaper(CallbackData, prefix="na-judge-doc"):
    """A document of a request for «not applicable», sent to its appraiser."""

    id: Id
    file: Id


class DeskQuestion(CallbackData, prefix="desk-question"):
    """One question about an entry on one's desk."""

    id: Id


class EntryTalk(CallbackData, prefix="judge-talk"):
    """The questions about an entry, by the id of its appraisal."""

    id: Id
    page: Page = 0


class Corrections(CallbackData, prefix="corrections"):
    """What was returned to the agency to be corrected."""

    page: Page = 0


class SendCorrection(CallbackData, prefix="correct"):
    """Send a corrected entry, as it was seen, back to its appraiser."""

    id: Id
    version: Id
