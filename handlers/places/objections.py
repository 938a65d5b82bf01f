"""Places: objections and hearings, of the agency, of staff, of who decides."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Mark, OrdinalDay, Page


class Objections(CallbackData, prefix="objections"):
    """An agency's measures by the points they lost, and its objections."""

    page: Page = 0


class OwnObjections(CallbackData, prefix="obj-mine"):
    """Of them those that the agency has objected to, drafts first."""

    page: Page = 0


class Subject(CallbackData, prefix="object"):
    """One measure to object to: its score and reason, and its objection."""

    id: Id


class NoObjection(CallbackData, prefix="obj-none"):
    """«بدون اعتراض» to the sheet of this version, of a liaison where accepting is the head's."""

    version: Id


class BeginObjection(CallbackData, prefix="obj-begin"):
    """Begin an objection to the score of a measure."""

    id: Id


class WriteObjection(CallbackData, prefix="obj-text"):
    """Write the reason of an objection, or write it anew."""

    id: Id


class ObjectionAbout(CallbackData, prefix="obj-about"):
    """What an objection is about: the score, the weight or target, a steward's value."""

    id: Id
    version: Id
    place: Page


class PointAt(CallbackData, prefix="obj-files"):
    """The registered files that an objection can point at."""

    id: Id
    page: Page = 0


class ToggleFile(CallbackData, prefix="obj-file"):
    """Point at a file, or no longer."""

    id: Id
    version: Id
    file: Id
    page: Page = 0


class Objection(CallbackData, prefix="obj"):
    """One objection of the agency: its draft, or what became of it."""

    id: Id


class SendAgainToObjection(CallbackData, prefix="obj-resend"):
    """Send a file of a filed objection again that never came."""

    id: Id
    file: Id


class FileObjection(CallbackData, prefix="obj-go"):
    """File an objection as it was seen: from then on it is fixed."""

    id: Id
    version: Id


class FileLate(CallbackData, prefix="obj-late"):
    """File an objection after its time: why only now?"""

    id: Id
    version: Id


class DropObjection(CallbackData, prefix="obj-drop"):
    """Throw a draft away."""

    id: Id
    version: Id


class LateOnes(CallbackData, prefix="late"):
    """The objections that came too late, before the deputy."""


class LateOne(CallbackData, prefix="late-one"):
    """One of them."""

    id: Id


class JudgeLate(CallbackData, prefix="late-judge"):
    """Admit it or refuse it: why?"""

    id: Id
    admit: bool


class ObjectionBoard(CallbackData, prefix="obj-board"):
    """The objections of the year, before staff: where they are, or those of one kind, page by page."""

    which: str = "whole"
    page: Page = 0


class StaffObjection(CallbackData, prefix="obj-staff"):
    """One objection before staff."""

    id: Id


class ChooseDecider(CallbackData, prefix="obj-who"):
    """Choose who decides an objection."""

    id: Id
    page: Page = 0


class AssignObjection(CallbackData, prefix="obj-give"):
    """Give an objection to this person."""

    id: Id
    version: Id
    person: Id


class AssignEvenly(CallbackData, prefix="obj-even"):
    """Give all objections without a decider to appraisers evenly."""


class EscalateObjection(CallbackData, prefix="obj-up"):
    """Send an objection to the committee: why?"""

    id: Id
    version: Id


class ForwardToSteward(CallbackData, prefix="obj-steward"):
    """Note to whom an objection to a steward's value was forwarded."""

    id: Id


class AnswerObjection(CallbackData, prefix="obj-answer"):
    """Send the answer of one decided objection."""

    id: Id
    version: Id


class PreviewAnswers(CallbackData, prefix="obj-answers"):
    """What would be answered at once, and to whom."""


class AnswerAll(CallbackData, prefix="obj-send"):
    """Send all answers that were previewed; `mark` stands for them as they were."""

    mark: Mark


class AnswerMode(CallbackData, prefix="obj-mode"):
    """Have answers sent as soon as an objection is decided, or as a batch."""

    now: bool


class ObjectionFigures(CallbackData, prefix="obj-stat"):
    """Before and after in figures: by outcome, axis, group, appraiser."""

    by: str = "outcome"


class FiguresSheet(CallbackData, prefix="obj-stat-x"):
    """The same as a sheet."""

    by: str


class ObjectionRegister(CallbackData, prefix="obj-register"):
    """The register of objections as a sheet."""


class DecidingQueue(CallbackData, prefix="obj-queue"):
    """The objections that wait for a decider."""

    page: Page = 0


class DecidingCard(CallbackData, prefix="obj-desk"):
    """One of them."""

    id: Id


class ObjectionEvidence(CallbackData, prefix="obj-see"):
    """A file that an objection points at, into the chat."""

    id: Id
    file: Id


class MoreEvidence(CallbackData, prefix="obj-more"):
    """All files that an objection points at, page by page."""

    id: Id
    page: Page = 0


class Decide(CallbackData, prefix="obj-rule"):
    """Decide: accepted, partly, rejected, lowered."""

    id: Id
    version: Id
    outcome: Page


class NewScore(CallbackData, prefix="obj-score"):
    """One of the new scores that are near: all of the cap, what the agency gave itself."""

    which: Page


class TakeBackDecision(CallbackData, prefix="obj-undo"):
    """Take a decision back that was not answered."""

    id: Id
    version: Id


class EscalateOwn(CallbackData, prefix="obj-own-up"):
    """Send an objection on one's own desk to the committee: why?"""

    id: Id
    version: Id


class SameElsewhere(CallbackData, prefix="obj-same"):
    """Have the same measure of other agencies looked at again."""

    id: Id
    sure: bool = False


class Agenda(CallbackData, prefix="agenda"):
    """What waits for the committee."""

    page: Page = 0


class AgendaItem(CallbackData, prefix="agenda-one"):
    """One of it."""

    id: Id


class AgendaSheet(CallbackData, prefix="agenda-x"):
    """The agenda as a sheet."""


class ChooseResolution(CallbackData, prefix="resolutions"):
    """In which resolution is this objection decided?"""

    id: Id


class InResolution(CallbackData, prefix="resolution-in"):
    """In this one."""

    id: Id
    resolution: Id


class NewResolution(CallbackData, prefix="resolution-new"):
    """In a new one, which is written down now."""

    id: Id


class ResolutionScan(CallbackData, prefix="resolution-scan"):
    """Send the scan of a resolution that has none; `objection`, if any, is decided in it next."""

    resolution: Id
    objection: Id = 0


class DecideInResolution(CallbackData, prefix="resolution-rule"):
    """Decide in a resolution: accepted, partly, rejected, lowered."""

    id: Id
    version: Id
    resolution: Id
    outcome: Page


class Hearings(CallbackData, prefix="hearings"):
    """Hearings: of the agency, or all of them before staff."""

    page: Page = 0


class AskHearing(CallbackData, prefix="hear-ask"):
    """Ask for a hearing: why?"""


class HearingSlots(CallbackData, prefix="hear-slots"):
    """The times from which an agency chooses."""

    id: Id
    page: Page = 0


class ChooseSlot(CallbackData, prefix="hear-take"):
    """Take this time."""

    id: Id
    slot: Id


class CancelHearing(CallbackData, prefix="hear-cancel"):
    """The agency needs no hearing any more."""

    id: Id
    sure: bool = False


class HearingPage(CallbackData, prefix="hear"):
    """One hearing before staff."""

    id: Id


class OfferHearing(CallbackData, prefix="hear-offer"):
    """Let an agency choose a time."""

    id: Id


class DenyHearing(CallbackData, prefix="hear-deny"):
    """No hearing: why?"""

    id: Id


class MissedHearing(CallbackData, prefix="hear-missed"):
    """Nobody came: it is decided on file."""

    id: Id


class HearingMinutes(CallbackData, prefix="hear-minutes"):
    """Write the minutes: who was there, what was said, what came out."""

    id: Id


class SlotDays(CallbackData, prefix="slots"):
    """The times that staff offer."""

    page: Page = 0


class AddSlots(CallbackData, prefix="slots-add"):
    """Add times: which day, from when to when, where?"""


class SlotDay(CallbackData, prefix="slots-day"):
    """Add times on this day."""

    day: OrdinalDay


class WithdrawSlot(CallbackData, prefix="slot-drop"):
    """Take a time back: who chose it chooses another."""

    id: Id
    sure: bool = False
