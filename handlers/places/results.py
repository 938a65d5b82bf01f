"""Places: preliminary results, of an agency and of staff; why a score is as it is; records and ranks."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Flag, Id, Page


class Result(CallbackData, prefix="result"):
    """The agency's own results: always a fresh message, which cannot be forwarded where the messenger has that."""


class ResultCard(CallbackData, prefix="result-card"):
    """The same, in the message whose button was pressed."""


class ResultAxes(CallbackData, prefix="result-axes"):
    """Points by axis."""


class ResultMeasures(CallbackData, prefix="result-m"):
    """The measures of the sheet, of one axis or (0) of all, page by page."""

    axis: Id = 0
    page: Page = 0


class ResultFile(CallbackData, prefix="result-file"):
    """The sheet as a file."""


class AcceptResult(CallbackData, prefix="result-ok"):
    """Accept the results: asked once more, then done."""

    version: Id
    sure: Flag = 0


class OwnRecord(CallbackData, prefix="record"):
    """The agency over the years."""


class WhyScore(CallbackData, prefix="why"):
    """Why the score of an entry is as it is."""

    id: Id


class WhyHistory(CallbackData, prefix="why-past"):
    """The values of an entry, the superseded ones too, page by page."""

    id: Id
    page: Page = 0


class Results(CallbackData, prefix="results"):
    """Staff: where the results of all agencies stand."""


class ResultsView(CallbackData, prefix="results-view"):
    """Staff: the agencies of a view, page by page."""

    kind: str
    page: Page = 0


class ResultsFile(CallbackData, prefix="results-file"):
    """Staff: the agencies of a view, whole, as a sheet."""

    kind: str


class RemindResults(CallbackData, prefix="results-remind"):
    """Staff: remind the agencies that have not opened their results."""


class AgencyResult(CallbackData, prefix="result-of"):
    """Staff: one agency's result."""

    id: Id


class AgencyMeasures(CallbackData, prefix="result-of-m"):
    """Staff: its measures, page by page."""

    id: Id
    page: Page = 0


class AgencyRecord(CallbackData, prefix="record-of"):
    """Staff: one agency over the years."""

    id: Id


class Release(CallbackData, prefix="release"):
    """What a release would find, by group."""

    page: Page = 0


class ReleaseGroup(CallbackData, prefix="release-in"):
    """What stands in the way in one group, or (0) in all."""

    id: Id


class ReleaseNow(CallbackData, prefix="release-go"):
    """The deputy releases a group, or (0) all, as they were shown: so many agencies."""

    id: Id
    count: Id


class Ranks(CallbackData, prefix="ranks"):
    """The groups whose ranks can be looked at."""


class GroupRanks(CallbackData, prefix="ranks-in"):
    """The ranks of one group, page by page."""

    id: Id
    page: Page = 0


class RanksFile(CallbackData, prefix="ranks-file"):
    """The ranks of all groups as a sheet."""


class Growth(CallbackData, prefix="growth"):
    """Who grew most since the year before."""
