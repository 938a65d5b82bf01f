"""The places in the conversation that a button can lead to: ids and versions only, never words."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

# Bounds of what a forged button may carry: no database takes a number that is longer, no calendar such a day.
Id = Annotated[int, Field(ge=0, lt=1 << 31)]
Page = Annotated[int, Field(ge=0, lt=10_000)]
OrdinalDay = Annotated[int, Field(ge=650_000, lt=800_000)]


class Home(CallbackData, prefix="home"):
    """The home card of whoever presses."""


class Help(CallbackData, prefix="help"):
    """What one can do here."""


class Axes(CallbackData, prefix="axes"):
    """The axes with their progress."""


class AxisPage(CallbackData, prefix="axis"):
    """The measures of one axis."""

    id: Id
    page: Page = 0


class Left(CallbackData, prefix="left"):
    """What is left to do."""

    page: Page = 0


class Entry(CallbackData, prefix="entry"):
    """One measure's card."""

    id: Id


class GiveValue(CallbackData, prefix="value"):
    """Ask for the value of a measure."""

    id: Id


class AddFiles(CallbackData, prefix="files"):
    """The files of a measure, and how to add one."""

    id: Id


class NextEntry(CallbackData, prefix="next"):
    """The next measure that waits, after this one."""

    id: Id


class Record(CallbackData, prefix="record"):
    """Record a measure as self-scored, as it was seen."""

    id: Id
    version: Id


class Loose(CallbackData, prefix="loose"):
    """The files that belong to no measure yet: to which one?"""


class Attach(CallbackData, prefix="attach"):
    """Say which measure the files without one belong to."""

    entry: Id


class DefineCycle(CallbackData, prefix="define"):
    """Define the cycle of a year."""


class ImportSheet(CallbackData, prefix="import"):
    """Import a kind of sheet."""

    kind: str


class ConfirmImport(CallbackData, prefix="import-ok"):
    """Put a read sheet in force."""

    id: Id


class CancelImport(CallbackData, prefix="import-no"):
    """Put a read sheet aside."""

    id: Id


class ImportProblems(CallbackData, prefix="import-bad"):
    """The problems of a read sheet, page by page."""

    id: Id
    page: Page = 0


class OpenCycle(CallbackData, prefix="open"):
    """Ask for the deadline of the cycle."""


class ConfirmOpening(CallbackData, prefix="open-ok"):
    """Open the cycle, or move its deadline, to the day shown; `version` is that of the deadline as it was seen."""

    cycle: Id
    version: Id
    day: OrdinalDay


class Board(CallbackData, prefix="board"):
    """The agencies and their progress."""

    page: Page = 0


class Invite(CallbackData, prefix="invite"):
    """Invite a liaison: ask for the agency."""


class InviteTo(CallbackData, prefix="invite-to"):
    """Invite a liaison of this agency: ask for name and phone."""

    agency: str


class Admit(CallbackData, prefix="admit"):
    """Admit somebody whose phone could not be proven."""

    id: Id


class TurnAway(CallbackData, prefix="turn-away"):
    """Turn somebody away whose phone could not be proven."""

    id: Id
