"""The home card of an agency's people: where the work stands, and the one right next thing."""

from handlers import objection_doors
from handlers.agency import result_words
from handlers.labels import shortened
from handlers.places.case import Gap
from handlers.places.evidence import Loose, LostFiles
from handlers.places.home import Approval, Help, More, Submission
from handlers.places.levels import OwnLevel
from handlers.places.measures import Axes, Entry, Forecast, Left
from handlers.places.results import Result
from handlers.places.returning import Corrections
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import corrections, progress
from services.case.corrections import Correction
from services.case.progress import Progress
from services.levels import notifying
from services.levels.notifying import LevelGlance
from services.results import sheets
from services.results.sheets import Glance
from services.states import CHANGEABLE, FROZEN_RESULTS, CaseState, CycleState

CLOSED = {
    "approved": "home-locked-approved",
    "unapproved": "home-locked-unapproved",
    "drafts": "home-locked-drafts",
    "none": "home-locked-none",
}


def agency_of(turn: Turn) -> int | None:
    """The agency whose home it is: where one is the liaison, else the one that one heads."""
    return turn.person.agency_of(Role.LIAISON) or turn.person.agency_of(Role.AGENCY_HEAD)


async def standing(turn: Turn) -> Progress | None:
    """Where that agency stands; None before the opening."""
    agency_id = agency_of(turn)
    stand = await progress.of_agency(turn.person, agency_id) if agency_id is not None else None
    return None if stand is None or stand.cycle_state in (CycleState.DRAFT, CycleState.OPENING) else stand


async def show(turn: Turn) -> None:
    """Show it."""
    stand = await standing(turn)
    if stand is None:
        turn.card(
            words("home-not-open"),
            keyboard([button("btn-more", More().pack()), button("btn-help", Help().pack())]),
        )
        return
    locked = stand.locked_as is not None
    returned = await corrections.of_agency(turn.person, stand.agency_id) if locked else []
    over = locked or stand.cycle_state != CycleState.SELF_ASSESSMENT_OPEN
    told = await sheets.glance(turn.person, stand.agency_id) if over else None
    level = await notifying.glance(turn.person, stand.agency_id) if locked else None
    if not locked or (told is None and level is None):
        turn.card(_words(turn, stand, returned), _keys(turn, stand, returned, told))
        return
    # A level is not to be forwarded, which only a fresh message can begin.
    turn.card(
        _words_told(turn, stand, told, level),
        _keys_told(turn, stand, told, level),
        renew=True if level else None,
        protect=level is not None,
    )


def is_open(turn: Turn, stand: Progress) -> bool:
    """Whether the agency can still enter something."""
    in_time = stand.deadline is not None and turn.acted_at < stand.deadline
    return in_time and stand.case_state in CHANGEABLE


def _words_told(turn: Turn, stand: Progress, told: Glance | None, level: LevelGlance | None) -> Words:
    """After the results: where they stand, and the level once it was told. What was forecast is past."""
    lines: list[Words | str] = []
    if level is not None and level.level:
        lines.append(words("home-level", level=level.level))
        lines.append(words("home-level-acknowledged" if level.acknowledged else "home-level-unacknowledged"))
    elif level is not None:
        lines.append(words("home-level-corrected"))
    elif told is not None:
        lines += result_words.glance(told, turn.acted_at)
    return words(
        "home-agency-told",
        agency=stand.agency_title,
        year=stand.year,
        sample=words("sample-line") if stand.sample else "",
        lines=lines,
    )


def _keys_told(turn: Turn, stand: Progress, told: Glance | None, level: LevelGlance | None) -> Keyboard:
    """The present thing first: the level, else the results."""
    result = "btn-final-result" if told and told.state in FROZEN_RESULTS else "btn-open-result"
    return keyboard(
        button("btn-own-level", OwnLevel().pack()) if level and level.level else None,
        objection_doors.of_agency(told.state, told.still) if told and level is None else None,
        button(result, Result().pack()) if told else None,
        [button("btn-axes", Axes().pack()), _receipt(turn, stand)],
        button("btn-more", More().pack()),
    )


def _receipt(turn: Turn, stand: Progress) -> Button | None:
    """The locked case with its receipt; none where nothing was handed over."""
    if turn.person.has(Role.LIAISON):
        return button("btn-approval", Submission().pack()) if stand.locked_as != "none" else None
    return button("btn-approval", Approval().pack())


def _words(turn: Turn, stand: Progress, returned: list[Correction]) -> Words:
    open_now = is_open(turn, stand)
    general = words("forecast-general", points=stand.general.points, cap=stand.general.cap)
    special: Words | str = ""
    if stand.specific is not None and not stand.pending:
        special = words("forecast-specific", points=stand.specific.points, cap=stand.specific.cap)
    return words(
        "home-agency",
        agency=stand.agency_title,
        year=stand.year,
        sample=words("sample-line") if stand.sample else "",
        done=stand.done,
        total=stand.total,
        returned=_corrections_line(returned) or _returned(stand),
        begun=words("home-begun", count=stand.begun) if stand.begun and open_now else "",
        waiting=words("home-waiting", na=stand.na_waiting, lost=stand.lost) if stand.na_waiting or stand.lost else "",
        forecast=words("forecast-pending") if stand.pending else general,
        special=special,
        # What is begun is spoken of while it can be entered, the step once it cannot: never both.
        state=[_state(turn, stand), _step(stand)],
    )


def _step(stand: Progress) -> Words | str:
    """What goes on with a locked case."""
    if stand.locked_as is None:
        return ""
    locked = stand.cycle_state in (CycleState.SELF_ASSESSMENT_OPEN, CycleState.SELF_ASSESSMENT_LOCKED)
    return words("home-before-appraisal" if locked else "home-in-appraisal")


def _corrections_line(found: list[Correction]) -> Words | str:
    """What the home card says of them."""
    if not found:
        return ""
    many = len({one.until for one in found}) > 1
    return words("home-corrections", count=len(found), until=found[0].until, many="yes" if many else "no")


def _corrections_button(found: list[Correction]) -> Button | None:
    """The way to them: to the one, or to the list."""
    if not found:
        return None
    place = Entry(id=found[0].entry_id).pack() if len(found) == 1 else Corrections().pack()
    return button("btn-corrections", place, count=len(found))


def _returned(stand: Progress) -> Words | str:
    """What the head sent back."""
    return words("home-returned", count=stand.returned) if stand.returned and stand.locked_as is None else ""


def _state(turn: Turn, stand: Progress) -> Words:
    """What the deadline and the submission say, on one line or two."""
    in_time = stand.deadline is not None and turn.acted_at < stand.deadline
    if stand.locked_as is not None:
        return words(CLOSED[stand.locked_as], deadline=stand.deadline)
    if stand.case_state == CaseState.SENT_TO_HEAD:
        return words("home-with-head")
    if stand.case_state == CaseState.SUBMITTED:
        return words("home-submitted")
    if not in_time:
        return words("home-over", deadline=stand.deadline)
    if not stand.left and turn.person.has(Role.LIAISON):
        return words("home-all-done", deadline=stand.deadline)
    return words("home-deadline-own" if stand.extended else "home-deadline", deadline=stand.deadline)


def next_thing(turn: Turn, stand: Progress) -> Button | None:
    """The one right next thing for whoever is talking; None when nothing is to be done."""
    if stand.case_state == CaseState.SENT_TO_HEAD and turn.person.has(Role.AGENCY_HEAD):
        return button("btn-open-approval", Approval().pack())
    if not is_open(turn, stand) or not turn.person.has(Role.LIAISON):
        return None
    if stand.next_entry_id is None:
        return button("btn-submit-case", Submission().pack())
    label = "btn-continue-with" if stand.done or stand.begun or stand.returned else "btn-begin-with"
    return button(label, Entry(id=stand.next_entry_id).pack(), title=shortened(stand.next_title or ""))


def _keys(turn: Turn, stand: Progress, returned: list[Correction], told: Glance | None) -> Keyboard:
    liaison, head = turn.person.has(Role.LIAISON), turn.person.has(Role.AGENCY_HEAD)
    working = is_open(turn, stand) and liaison
    todo = []
    if stand.returned and working:
        todo.append(button("btn-gap-returned", Gap(kind="returned").pack(), count=stand.returned))
    if stand.left and working:
        todo.append(button("btn-left", Left().pack(), count=stand.left))
    own: Button | None = None
    if stand.locked_as is not None:
        own = _receipt(turn, stand)
    elif liaison and (stand.left if working else stand.case_state not in CHANGEABLE):
        own = button("btn-submit-case", Submission().pack())
    elif head and not liaison and stand.case_state != CaseState.SENT_TO_HEAD:
        own = button("btn-approval", Approval().pack())
    return keyboard(
        _corrections_button(returned),
        next_thing(turn, stand),
        button("btn-open-result", Result().pack()) if told else None,
        button("btn-loose", Loose().pack(), count=stand.loose) if stand.loose and working else None,
        todo,
        button("btn-lost-files", LostFiles().pack(), count=stand.lost) if stand.lost and liaison else None,
        [button("btn-axes", Axes().pack()), button("btn-forecast", Forecast().pack())],
        [own, button("btn-more", More().pack())],
    )
