"""Places: circulars with their duties, questions and answers."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Id, Page


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
