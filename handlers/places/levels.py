"""Places: levels, their letters and notices, the broadcast of the ranking."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Flag, Id, Page


class Levels(CallbackData, prefix="levels"):
    """Where the levels of the cycle stand."""


class LevelGroups(CallbackData, prefix="level-groups"):
    """The distribution of levels by group, page by page."""

    page: Page = 0


class LevelSheet(CallbackData, prefix="level-sheet"):
    """All levels, or all gaps, as a sheet."""

    kind: str


class LevelGaps(CallbackData, prefix="level-gaps"):
    """The levels whose national score differs too much from ours, page by page."""

    page: Page = 0


class LevelGap(CallbackData, prefix="level-gap"):
    """One gap."""

    id: Id


class WriteGap(CallbackData, prefix="level-gap-write"):
    """Write the reason of a gap, or its outcome."""

    id: Id
    version: Id
    part: str


class LevelLetter(CallbackData, prefix="level-letter"):
    """Record the signed letter: of all levels without one (0), or of one agency."""

    agency: Id = 0


class LetterOfOne(CallbackData, prefix="level-letter-one"):
    """Record the letter of one agency: which?"""


class TellLevels(CallbackData, prefix="level-tell"):
    """Tell the agencies their levels: asked once, then done."""

    sure: Flag = 0


class SilentLevels(CallbackData, prefix="level-silent"):
    """Who has not acknowledged: a phone list, page by page."""

    page: Page = 0


class OwnLevel(CallbackData, prefix="own-level"):
    """The level of an agency as its people see it; 0: their own."""

    agency: Id = 0


class AckLevel(CallbackData, prefix="level-ack"):
    """Acknowledge one's level, in the version that was told."""

    id: Id
    version: Id


class NewCampaign(CallbackData, prefix="campaign-new"):
    """The broadcast of the ranking: the draft, or the one that goes out."""


class CampaignPage(CallbackData, prefix="campaign"):
    """One campaign, wherever it is."""

    id: Id


class CampaignSet(CallbackData, prefix="campaign-set"):
    """The choices of one setting of a draft: who, what, groups."""

    id: Id
    part: str
    page: Page = 0


class CampaignPick(CallbackData, prefix="campaign-pick"):
    """One choice of a setting; the draft as it was seen."""

    id: Id
    version: Id
    part: str
    value: str


class CampaignPreview(CallbackData, prefix="campaign-view"):
    """The broadcast as each messenger shows it, and whom it reaches."""

    id: Id


class CampaignStart(CallbackData, prefix="campaign-start"):
    """Send what was previewed."""

    id: Id
    version: Id


class CampaignStop(CallbackData, prefix="campaign-stop"):
    """Cancel a campaign: asked once, then done."""

    id: Id
    sure: Flag = 0


class CampaignReport(CallbackData, prefix="campaign-report"):
    """What became of it: counts, and those it did not reach with phones, page by page."""

    id: Id
    page: Page = 0


class CampaignSheet(CallbackData, prefix="campaign-sheet"):
    """The report by person as a sheet."""

    id: Id


class CampaignAgain(CallbackData, prefix="campaign-again"):
    """Send it again to those whom it did not reach."""

    id: Id


class CampaignList(CallbackData, prefix="campaigns"):
    """The broadcasts of the year."""
