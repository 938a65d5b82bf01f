"""Places: everything around the desks: beginning, assigning, boards, conflicts, re-checks, many entries at once."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.places.bounds import Flag, Id, Page

Moment = Annotated[int, Field(ge=0, lt=1 << 43)]  # milliseconds


class AppraisalRoom(CallbackData, prefix="appraisal"):
    """The staff's room of the appraisal."""


class BeginAppraisal(CallbackData, prefix="appraisal-go"):
    """What beginning would mean (0), and beginning (1)."""

    sure: Flag = 0


class AppraisalBoard(CallbackData, prefix="ap-board"):
    """Progress by group, axis, kind, appraiser; what is old; what lies with nobody; who gives more."""

    kind: str
    page: Page = 0


class AppraisalSheet(CallbackData, prefix="ap-sheet"):
    """One of those boards, whole, as a sheet."""

    kind: str


class GivenBy(CallbackData, prefix="ap-given"):
    """One appraiser's shares against the others', and the measures in which they differ."""

    id: Id


class Assigning(CallbackData, prefix="assign"):
    """What is to be assigned?"""


class AssignFrom(CallbackData, prefix="assign-of"):
    """Which agency, axis, or measure (of the axis `within`)?"""

    scope: str
    within: Id = 0
    page: Page = 0


class AssignShare(CallbackData, prefix="assign-sh"):
    """A share was chosen: to whom? `dimension`: g(eneral), s(pecific) or empty; `holder`: only from that desk."""

    scope: str
    id: Id = 0
    dimension: str = ""
    holder: Id = 0
    page: Page = 0


class AssignTo(CallbackData, prefix="assign-to"):
    """What giving the share to somebody (0: evenly) would mean (0), and giving it (1)."""

    scope: str
    id: Id = 0
    dimension: str = ""
    holder: Id = 0
    to: Id = 0
    sure: Flag = 0


class Loads(CallbackData, prefix="loads"):
    """The load of every appraiser."""

    page: Page = 0


class LoadOf(CallbackData, prefix="load-of"):
    """One appraiser: their load, and what can be done about it."""

    id: Id


class LoadAgencies(CallbackData, prefix="load-ag"):
    """Of which agency are entries to be taken from somebody's desk?"""

    id: Id
    page: Page = 0


class Conflicts(CallbackData, prefix="conflicts"):
    """All conflicts of interest, for staff."""

    page: Page = 0


class ConflictCard(CallbackData, prefix="conflict"):
    """One conflict: of somebody with an agency."""

    person: Id
    agency: Id


class WithdrawConflict(CallbackData, prefix="conflict-x"):
    """Take a conflict back: what it means (0), and taking it back (1)."""

    id: Id
    sure: Flag = 0


class RecheckGiven(CallbackData, prefix="conflict-re"):
    """Have what somebody gave an agency looked at again."""

    person: Id
    agency: Id


class PutDownConflict(CallbackData, prefix="conflict-put"):
    """Staff put a conflict down: of whom (0)?"""

    person: Id = 0
    page: Page = 0


class DeclareConflict(CallbackData, prefix="conflict-me"):
    """An appraiser's own conflicts, and the agencies to declare one with."""

    page: Page = 0


class ConflictWith(CallbackData, prefix="conflict-of"):
    """The agency was chosen: for which reason? `person` 0: oneself."""

    agency: Id
    person: Id = 0


class ConflictReason(CallbackData, prefix="conflict-why"):
    """One of the usual reasons."""

    agency: Id
    person: Id
    reason: Page


class Rechecks(CallbackData, prefix="rechecks"):
    """The re-check list."""

    page: Page = 0


class SecondLooks(CallbackData, prefix="looks"):
    """Second looks: how many were drawn, where two differ."""

    page: Page = 0


class DrawFrom(CallbackData, prefix="look-of"):
    """Whose scores? `id` of somebody: how many of them, and who looks?"""

    id: Id = 0
    page: Page = 0


class DrawLooks(CallbackData, prefix="look-go"):
    """Draw so many percent of somebody's scores for another (0: evenly)."""

    id: Id
    percent: Page
    to: Id = 0


class LookThird(CallbackData, prefix="look-3"):
    """Two differ: a third decides (1), or it stays at the second score (0)."""

    id: Id
    third: Flag


class BulkRoom(CallbackData, prefix="bulk"):
    """Many entries of one's own desk at once."""

    page: Page = 0


class BulkMeasure(CallbackData, prefix="bulk-of"):
    """One measure of many agencies."""

    id: Id


class BulkPreview(CallbackData, prefix="bulk-see"):
    """What an act would do."""

    kind: str
    measure: Id = 0


class BulkApply(CallbackData, prefix="bulk-go"):
    """Do it, to what was seen."""

    kind: str
    measure: Id
    count: Id
    at: Moment
