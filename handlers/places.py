"""The places in the conversation that a button can lead to: ids and versions only, never words."""

from decimal import Decimal
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

# Bounds of what a forged button may carry: no database takes a number that is longer, no calendar such a day.
Id = Annotated[int, Field(ge=0, lt=1 << 31)]
Page = Annotated[int, Field(ge=0, lt=10_000)]
OrdinalDay = Annotated[int, Field(ge=650_000, lt=800_000)]
Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=12)]


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
    """Ask for the value of a measure; its steps, page by page."""

    id: Id
    page: Page = 0


class Step(CallbackData, prefix="step"):
    """Give a measure the value of one of its steps, as the measure was seen."""

    id: Id
    version: Id
    percent: Percent


class Explain(CallbackData, prefix="explain"):
    """Ask for the explanation of a measure."""

    id: Id


class ClearExplanation(CallbackData, prefix="explain-no"):
    """Clear the explanation of a measure, as it was seen."""

    id: Id
    version: Id


class EntryGuide(CallbackData, prefix="guide"):
    """All there is to know of a measure: definition, method, evidence, steward."""

    id: Id


class AddFiles(CallbackData, prefix="files"):
    """The files of a measure, page by page, and how to add one."""

    id: Id
    page: Page = 0


class OneFile(CallbackData, prefix="file"):
    """One file of evidence: what it is and what can be done with it."""

    id: Id


class SeeFile(CallbackData, prefix="file-see"):
    """Have a file sent into the chat."""

    id: Id


class ReplaceFile(CallbackData, prefix="file-new"):
    """Send a file in place of this one, or one whose bytes never came once more."""

    id: Id


class WithdrawFile(CallbackData, prefix="file-out"):
    """Ask whether a file is to be taken back."""

    id: Id


class ConfirmWithdrawal(CallbackData, prefix="file-out-ok"):
    """Take a file back."""

    id: Id


class MoveFile(CallbackData, prefix="file-move"):
    """Ask which measure a file belongs to."""

    id: Id


class MoveTo(CallbackData, prefix="file-to"):
    """Give a file to this measure."""

    id: Id
    entry: Id


class PaperOnly(CallbackData, prefix="paper"):
    """Note a paper of which no file may be sent: ask what it is and where it is kept."""

    id: Id


class LostFiles(CallbackData, prefix="lost-files"):
    """The files that never came and may be sent again."""


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


class More(CallbackData, prefix="more"):
    """What else one can do: the second level of a home card."""


class Submission(CallbackData, prefix="submit"):
    """The pre-check of an agency's case, and handing it over."""


class Approval(CallbackData, prefix="approval"):
    """The case that waits for the agency's head."""


class Extensions(CallbackData, prefix="extensions"):
    """More time: asked by an agency, decided by the deputy."""


class NARequests(CallbackData, prefix="na-list"):
    """The requests for «not applicable» that wait for staff."""

    page: Page = 0


class Questions(CallbackData, prefix="questions"):
    """Questions of agencies and their answers."""

    page: Page = 0


class OwnSheet(CallbackData, prefix="own-sheet"):
    """The agency's own workbook, to be filled in and sent back, or kept."""


class Circulars(CallbackData, prefix="circulars"):
    """The circulars of the year."""


class Indicators(CallbackData, prefix="indicators"):
    """The cards of indicators."""

    page: Page = 0


class Search(CallbackData, prefix="search"):
    """Search over measures and circulars."""


class Imports(CallbackData, prefix="imports"):
    """All lists that can be brought in or taken out."""


class Timetable(CallbackData, prefix="timetable"):
    """The year's timetable, days off, settings of the cycle."""


class People(CallbackData, prefix="people"):
    """Who takes part: invitations, roles, replacements."""


class Views(CallbackData, prefix="views"):
    """The staff's views: by group and axis, silent, late, failing, unreachable, undelivered."""


class AskNA(CallbackData, prefix="na-ask"):
    """A measure's request for «not applicable»: what became of it, or asking for it."""

    id: Id


class WithdrawNA(CallbackData, prefix="na-back"):
    """Take a request for «not applicable» back."""

    id: Id


class NARequest(CallbackData, prefix="na"):
    """One request for «not applicable», before staff."""

    id: Id


class NADocument(CallbackData, prefix="na-doc"):
    """A document of a request for «not applicable», to be sent into the chat."""

    id: Id


class DecideNA(CallbackData, prefix="na-decide"):
    """Accept or reject a request for «not applicable»: ask for the reason."""

    id: Id
    accept: bool


class NAReason(CallbackData, prefix="na-why"):
    """Decide a request for «not applicable» with one of the usual reasons."""

    id: Id
    accept: bool
    reason: Page


class OfferNA(CallbackData, prefix="na-offer"):
    """Offer the same to the agencies of the group."""

    id: Id


class AskExtension(CallbackData, prefix="ext-ask"):
    """Ask for more time: until when?"""


class ExtensionDay(CallbackData, prefix="ext-day"):
    """Until this day; then the reason."""

    day: OrdinalDay


class Extension(CallbackData, prefix="ext"):
    """One request for more time."""

    id: Id


class WithdrawExtension(CallbackData, prefix="ext-back"):
    """Take a request for more time back."""

    id: Id


class GrantExtension(CallbackData, prefix="ext-ok"):
    """Grant a request for more time until the day shown."""

    id: Id
    day: OrdinalDay


class OtherDay(CallbackData, prefix="ext-other"):
    """Grant a request for more time, but until another day: which?"""

    id: Id


class DenyExtension(CallbackData, prefix="ext-no"):
    """Deny a request for more time: ask for the reason."""

    id: Id


class FillOwnSheet(CallbackData, prefix="own-get"):
    """The workbook to fill in."""


class OwnRecord(CallbackData, prefix="own-record"):
    """The record of what was entered, to be typed in elsewhere."""


class ConfirmOwnSheet(CallbackData, prefix="own-ok"):
    """Save what a filled-in workbook would change."""

    id: Id


class CancelOwnSheet(CallbackData, prefix="own-no"):
    """Put a filled-in workbook aside."""

    id: Id


class OwnSheetPage(CallbackData, prefix="own-page"):
    """What a filled-in workbook would change, or what is wrong with it, page by page."""

    id: Id
    page: Page = 0


class Gap(CallbackData, prefix="gap"):
    """The measures of one kind of gap in the pre-check, page by page."""

    kind: str
    page: Page = 0


class SendCase(CallbackData, prefix="send-case"):
    """Hand the case over, as its pre-check was seen."""

    id: Id
    version: Id


class WithdrawCase(CallbackData, prefix="case-back"):
    """Take a case back that was handed over."""

    id: Id


class Forecast(CallbackData, prefix="forecast"):
    """The points forecast by axis, against last year."""


class ApproveCase(CallbackData, prefix="approve"):
    """Approve a case for good; `version` is the sending that was looked at."""

    id: Id
    version: Id


class Returning(CallbackData, prefix="returning"):
    """Choose the measures that are to be sent back."""

    page: Page = 0


class ToggleReturn(CallbackData, prefix="return-one"):
    """Choose one measure to be sent back, or not."""

    id: Id
    page: Page = 0


class ReturnReason(CallbackData, prefix="return-why"):
    """Ask why: one reason for all of the chosen measures, or one after another."""

    each: bool = False


class SendBack(CallbackData, prefix="send-back"):
    """Send the case back with the measures chosen; `version` is the sending that was looked at."""

    id: Id
    version: Id


class CircularPage(CallbackData, prefix="circular"):
    """One circular."""

    id: Id


class CircularText(CallbackData, prefix="circular-text"):
    """The text of a circular by article, page by page."""

    id: Id
    page: Page = 0


class CircularFile(CallbackData, prefix="circular-file"):
    """The file of a circular, once more."""

    id: Id


class CircularChanges(CallbackData, prefix="circular-diff"):
    """What a circular says otherwise than the version before, or (`year`) than last year's."""

    id: Id
    page: Page = 0
    year: bool = False


class Acknowledge(CallbackData, prefix="circular-ack"):
    """Acknowledge a circular."""

    id: Id


class CircularDuties(CallbackData, prefix="duties"):
    """The duties of a circular, page by page."""

    id: Id
    page: Page = 0


class NewCircular(CallbackData, prefix="circular-new"):
    """Register a circular: ask for its number."""


class AmendCircular(CallbackData, prefix="circular-amend"):
    """Begin the next version of a circular."""

    id: Id


class CircularField(CallbackData, prefix="circular-set"):
    """Ask for number, day, title, text or file of a circular."""

    id: Id
    name: str


class PreviewCircular(CallbackData, prefix="circular-look"):
    """A circular as its recipients will see it, and how many they are."""

    id: Id


class IssueCircular(CallbackData, prefix="circular-go"):
    """Issue a circular."""

    id: Id


class SilentPage(CallbackData, prefix="circular-mute"):
    """Who has not acknowledged a circular, as a phone list."""

    id: Id
    page: Page = 0


class RemindSilent(CallbackData, prefix="circular-nudge"):
    """Remind those who have not acknowledged a circular."""

    id: Id


class DeliverySheet(CallbackData, prefix="circular-xlsx"):
    """What became of a circular for everybody, as a sheet."""

    id: Id


class SplitDuties(CallbackData, prefix="duty-split"):
    """The duties that a circular's text seems to hold; `take`: take them over."""

    id: Id
    take: bool = False


class NewDuty(CallbackData, prefix="duty-new"):
    """Add a duty to a circular: ask for its article."""

    id: Id


class DutyPage(CallbackData, prefix="duty"):
    """One duty, for staff."""

    id: Id


class DutyField(CallbackData, prefix="duty-set"):
    """Ask for title, owner or day of a duty."""

    id: Id
    name: str


class DutyAct(CallbackData, prefix="duty-do"):
    """Choose an owner, take the day away, drop a duty, or mark it as done or open."""

    id: Id
    act: str


class IndicatorPage(CallbackData, prefix="indicator"):
    """One indicator's card."""

    id: Id
    page: Page = 0


class CentralMeasures(CallbackData, prefix="central"):
    """The indicators whose measures are reported by a steward."""

    page: Page = 0


class MeasurePage(CallbackData, prefix="measure"):
    """One measure's card, as everybody may read it."""

    id: Id


class MeasureHelp(CallbackData, prefix="entry-help"):
    """The help of an agency's own measure: method, evidence, its questions."""

    id: Id


class FoundPage(CallbackData, prefix="found"):
    """What was found last, page by page."""

    page: Page = 0


class SearchNear(CallbackData, prefix="found-near"):
    """Search again with a word that looks alike."""

    place: Page = 0


class AskStaff(CallbackData, prefix="ask"):
    """Ask staff about a measure; entry 0: in general."""

    entry: Id = 0


class SendQuestion(CallbackData, prefix="ask-send"):
    """Send the question that was drafted."""

    id: Id


class DropQuestion(CallbackData, prefix="ask-drop"):
    """Throw the drafted question away."""

    id: Id


class QuestionPage(CallbackData, prefix="question"):
    """One question with its answer."""

    id: Id


class QuestionThread(CallbackData, prefix="asked"):
    """The questions of an agency about one of its measures; entry 0: all."""

    entry: Id = 0
    page: Page = 0


class CommonQuestions(CallbackData, prefix="faq"):
    """The answers that staff gave to everybody."""

    page: Page = 0


class AnsweredQuestions(CallbackData, prefix="answered"):
    """What staff have answered."""

    page: Page = 0


class AnswerQuestion(CallbackData, prefix="answer"):
    """Ask staff for the answer to a question."""

    id: Id


class PublishAnswer(CallbackData, prefix="publish"):
    """Show an answer to all agencies, or no longer."""

    id: Id
    to_all: bool = True


class DefineLike(CallbackData, prefix="define-like"):
    """Define the next cycle like the latest one (1) or empty (0): of which year?"""

    former: Annotated[int, Field(ge=0, le=1)]


class DeadlineDay(CallbackData, prefix="deadline-day"):
    """The day of the timetable as the deadline of the cycle."""

    day: OrdinalDay


class TimetablePage(CallbackData, prefix="tt"):
    """The timetable's steps, page by page."""

    page: Page = 0


class LayOut(CallbackData, prefix="tt-lay"):
    """Lay the timetable out (anew): from which day?"""


class ConfirmLayOut(CallbackData, prefix="tt-lay-ok"):
    """Lay the timetable of this cycle out from the day shown."""

    cycle: Id
    day: OrdinalDay


class Doubts(CallbackData, prefix="tt-doubts"):
    """What is doubtful in the timetable."""

    page: Page = 0


class StepCard(CallbackData, prefix="tt-step"):
    """One step of the timetable."""

    id: Id


class StepLength(CallbackData, prefix="tt-days"):
    """Ask for a step's length."""

    id: Id


class StepEnd(CallbackData, prefix="tt-end"):
    """Ask for a step's last day."""

    id: Id


class StepRelease(CallbackData, prefix="tt-free"):
    """Let a step's last day follow its length again."""

    id: Id


class DaysOff(CallbackData, prefix="days"):
    """The days off, page by page."""

    page: Page = 0


class AddDay(CallbackData, prefix="day-add"):
    """Ask for a day off."""


class DayCard(CallbackData, prefix="day"):
    """One day, and what can be said about it."""

    day: OrdinalDay


class ChangeDay(CallbackData, prefix="day-put"):
    """What would move if this were said about a day."""

    day: OrdinalDay
    kind: str


class ConfirmDay(CallbackData, prefix="day-ok"):
    """Say it."""

    day: OrdinalDay
    kind: str


class Weekend(CallbackData, prefix="weekend"):
    """Which days of the week are off."""


class ChangeWeekend(CallbackData, prefix="weekend-put"):
    """What would move with another weekend."""

    choice: Id


class ConfirmWeekend(CallbackData, prefix="weekend-ok"):
    """Choose it."""

    choice: Id


class Settings(CallbackData, prefix="settings"):
    """The settings of the cycle."""


class SettingCard(CallbackData, prefix="setting"):
    """One setting (by its place in the list), and what it can be."""

    at: Id


class ChooseSetting(CallbackData, prefix="set"):
    """What a choice would mean."""

    at: Id
    choice: Id


class ConfirmSetting(CallbackData, prefix="set-ok"):
    """Put a choice in force."""

    cycle: Id
    at: Id
    choice: Id


class RosterPage(CallbackData, prefix="roster"):
    """The agencies with their people: all, or those that lack a role."""

    lacking: str = ""
    page: Page = 0


class AgencyPeople(CallbackData, prefix="agency-people"):
    """Everybody of one agency."""

    id: Id


class StaffPeople(CallbackData, prefix="staff-people"):
    """The staff themselves."""


class MemberCard(CallbackData, prefix="member"):
    """Somebody with a role in force."""

    id: Id


class WithdrawRole(CallbackData, prefix="withdraw"):
    """Take a role back: what would happen."""

    id: Id


class ConfirmWithdraw(CallbackData, prefix="withdraw-ok"):
    """Take it back."""

    id: Id


class ReplaceMember(CallbackData, prefix="replace"):
    """Put somebody else in their place: who?"""

    id: Id


class InvitationCard(CallbackData, prefix="invited"):
    """An invitation that nobody has used."""

    id: Id


class ConfirmUninvite(CallbackData, prefix="uninvite-ok"):
    """Close an invitation."""

    id: Id


class InviteRole(CallbackData, prefix="invite-role"):
    """Invite to which role?"""


class InviteAs(CallbackData, prefix="invite-as"):
    """Invite somebody to this role; for one over an agency, to the agency `id` (0: which?)."""

    role: str
    id: Id = 0


class InviteAll(CallbackData, prefix="invite-all"):
    """The people of all agencies at once."""


class Reissue(CallbackData, prefix="reissue"):
    """Make the unused invitations anew, up to this one; `asked`: it was confirmed."""

    upto: Id
    asked: Annotated[int, Field(ge=0, le=1)]


class View(CallbackData, prefix="view"):
    """One of the staff's views, page by page."""

    kind: str
    page: Page = 0


class ViewSheet(CallbackData, prefix="view-sheet"):
    """One of the staff's views, whole, as a sheet."""

    kind: str


class AgencyPage(CallbackData, prefix="agency"):
    """One agency as staff see it."""

    id: Id


class AgencyAxes(CallbackData, prefix="agency-axes"):
    """One agency's progress by axis, for staff."""

    id: Id


class SendAgain(CallbackData, prefix="again"):
    """Send an undelivered notice again; 0: all of them."""

    id: Id


class LastEntries(CallbackData, prefix="last-entries"):
    """What the agency's people entered last."""
