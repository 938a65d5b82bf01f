"""The places in the conversation that a button can lead to: ids and versions only, never words."""

from aiogram.filters.callback_data import CallbackData


class Home(CallbackData, prefix="home"):
    """The home card of whoever presses."""


class Help(CallbackData, prefix="help"):
    """What one can do here."""


class Axes(CallbackData, prefix="axes"):
    """The axes with their progress."""


class AxisPage(CallbackData, prefix="axis"):
    """The measures of one axis."""

    id: int
    page: int = 0


class Left(CallbackData, prefix="left"):
    """What is left to do."""

    page: int = 0


class Entry(CallbackData, prefix="entry"):
    """One measure's card."""

    id: int


class GiveValue(CallbackData, prefix="value"):
    """Ask for the value of a measure."""

    id: int


class AddFiles(CallbackData, prefix="files"):
    """The files of a measure, and how to add one."""

    id: int


class NextEntry(CallbackData, prefix="next"):
    """The next measure that waits, after this one."""

    id: int


class Record(CallbackData, prefix="record"):
    """Record a measure as self-scored, as it was seen."""

    id: int
    version: int


class Attach(CallbackData, prefix="attach"):
    """Say which measure a file belongs to."""

    file: int
    entry: int


class DefineCycle(CallbackData, prefix="define"):
    """Define the cycle of a year."""


class ImportSheet(CallbackData, prefix="import"):
    """Import a kind of sheet."""

    kind: str


class ConfirmImport(CallbackData, prefix="import-ok"):
    """Put a read sheet in force."""

    id: int


class CancelImport(CallbackData, prefix="import-no"):
    """Put a read sheet aside."""

    id: int


class ImportProblems(CallbackData, prefix="import-bad"):
    """The problems of a read sheet, page by page."""

    id: int
    page: int = 0


class OpenCycle(CallbackData, prefix="open"):
    """Ask for the deadline of the cycle."""


class ConfirmOpening(CallbackData, prefix="open-ok"):
    """Open the cycle, or move its deadline, to the day shown (an ordinal day)."""

    cycle: int
    day: int


class Board(CallbackData, prefix="board"):
    """The agencies and their progress."""

    page: int = 0


class Invite(CallbackData, prefix="invite"):
    """Invite a liaison: ask for the agency."""


class InviteTo(CallbackData, prefix="invite-to"):
    """Invite a liaison of this agency: ask for name and phone."""

    agency: str


class Admit(CallbackData, prefix="admit"):
    """Admit somebody whose phone could not be proven."""

    id: int


class TurnAway(CallbackData, prefix="turn-away"):
    """Turn somebody away whose phone could not be proven."""

    id: int
