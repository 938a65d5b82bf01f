"""Places: the final list, the council's resolution, the package to the national body."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Flag, Id, Page


class Final(CallbackData, prefix="final"):
    """The final list: where it stands."""


class Hindering(CallbackData, prefix="final-open"):
    """What hinders the freeze, page by page."""

    page: Page = 0


class Freeze(CallbackData, prefix="final-freeze"):
    """Freeze: what would happen; `asked`: it was confirmed."""

    cycle: Id
    asked: Flag = 0


class FinalAgencies(CallbackData, prefix="final-list"):
    """The agencies of the list by place, page by page."""

    page: Page = 0


class FinalFile(CallbackData, prefix="final-file"):
    """The list as the text that is under its digest, or (`sheet`) as a sheet."""

    id: Id
    sheet: Flag = 0


class ConfirmFinal(CallbackData, prefix="final-ok"):
    """Confirm this list, with a code."""

    id: Id


class ReturnFrom(CallbackData, prefix="final-return"):
    """Which agency is to be returned from this list, page by page."""

    id: Id
    page: Page = 0


class ReturnCase(CallbackData, prefix="final-return-case"):
    """Return this case from this list: why?"""

    id: Id
    case: Id


class ReopenFinal(CallbackData, prefix="final-reopen"):
    """Open this list again: why?"""

    id: Id


class ReturnedCases(CallbackData, prefix="final-returned"):
    """The returned agencies that are not settled."""

    page: Page = 0


class ReturnedCase(CallbackData, prefix="final-item"):
    """One returned agency."""

    id: Id


class RecheckMeasures(CallbackData, prefix="final-recheck"):
    """Which measures of a returned agency are looked at again?"""

    id: Id


class SettleReturned(CallbackData, prefix="final-settle"):
    """A returned agency was dealt with."""

    id: Id


class Council(CallbackData, prefix="council"):
    """The council's resolution: recorded, or being recorded."""


class CouncilPart(CallbackData, prefix="council-part"):
    """Give a part of the resolution: number, day, attendance, file."""

    name: str
    id: Id = 0


class CouncilReturn(CallbackData, prefix="council-return"):
    """Which agency does the resolution return, page by page."""

    id: Id
    page: Page = 0


class CouncilReturnCase(CallbackData, prefix="council-case"):
    """The resolution returns this case: why?"""

    id: Id
    case: Id


class CouncilKeep(CallbackData, prefix="council-keep"):
    """The resolution does not return this agency after all."""

    id: Id
    item: Id


class CouncilApprove(CallbackData, prefix="council-ok"):
    """Put the resolution in force: what would happen; `asked`: it was confirmed, when it returned `count` agencies."""

    id: Id
    asked: Flag = 0
    count: Id = 0


class CouncilFile(CallbackData, prefix="council-file"):
    """The file of a resolution in force."""

    id: Id


class Packages(CallbackData, prefix="packages"):
    """The package to the national body: versions, letters, receipts."""


class MakePackage(CallbackData, prefix="package-make"):
    """Make the next version; `asked`: it was confirmed."""

    asked: Flag = 0


class PackageFile(CallbackData, prefix="package-file"):
    """A package once more."""

    id: Id


class PackageLetter(CallbackData, prefix="package-letter"):
    """The letter with which a package went out: its number?"""

    id: Id


class PackageReceipt(CallbackData, prefix="package-receipt"):
    """What the national body answered: its number?"""

    id: Id
