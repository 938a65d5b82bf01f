"""A measure's card in words and buttons: by its kind, by its state, by who looks (07a, ST-10)."""

from decimal import Decimal

from handlers.labels import shortened
from handlers.places.evidence import AddFiles
from handlers.places.measures import EntryGuide, Explain, GiveValue, NextEntry, Record, Step
from handlers.places.requests import AskNA
from handlers.places.returning import SendCorrection
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from services.case import self_assessment
from services.case.entries import SPECIFIC, EntryView
from services.catalogue import scoring
from services.catalogue.steps import NO, YES
from services.states import CENTRAL_STATES, CycleState, EntryState

STATES = {
    EntryState.EMPTY: "state-empty",
    EntryState.DRAFT: "state-draft",
    EntryState.SELF_SCORED: "state-recorded",
    EntryState.RETURNED: "state-returned",
    EntryState.NA_REQUESTED: "state-na-requested",
    EntryState.NA_ACCEPTED: "state-na",
    EntryState.CENTRAL_PENDING: "state-central",
    EntryState.CENTRAL_FILLED: "state-central-filled",
}
NA_STATES = (EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED)
STEPS_ON_PAGE = 6
# Beside head, title, method, worth, value and files: how many more lines still fit on a phone.
MORE_LINES = 3
HUNDRED = Decimal(100)


def state_words(entry: EntryView) -> Words:
    """Mark and word of an entry's state; what was handed over is sent."""
    if entry.sent and entry.state in (EntryState.SELF_SCORED, EntryState.DRAFT):
        return words("state-sent")
    return words(STATES[EntryState(entry.state)])


def closed_note(entry: EntryView) -> Words | None:
    """Why the agency cannot change the entry now."""
    if entry.state in CENTRAL_STATES or entry.cycle_state in (CycleState.DRAFT, CycleState.OPENING):
        return None
    return words("entry-sent" if entry.sent else "entry-closed")


def entry_words(entry: EntryView, note: Words | str, tracking: str | None, *, can_change: bool) -> Words:
    """The card; what does not fit is left to «راهنما»."""
    if entry.state in CENTRAL_STATES:
        return _central(entry, note)
    flags = _flags(entry, can_change)
    explained = words("entry-explanation", text=shortened(_line(entry.explanation), 70)) if entry.explanation else ""
    more = bool(note) + len(flags) + bool(explained) + bool(tracking)
    return words(
        "entry",
        note=note,
        code=entry.code,
        number=str(entry.number),
        state=state_words(entry),
        title=entry.title,
        flags=flags,
        method=method(entry) if more <= MORE_LINES else "",
        worth=_worth(entry),
        amount=_amount_line(entry, can_change),
        explanation=explained if more <= MORE_LINES + 1 else "",
        files=[_files(entry), words("entry-tracking", code=tracking) if tracking else ""],
    )


def _central(entry: EntryView, note: Words | str) -> Words:
    reported: Words | str = ""
    if entry.steward_value is not None:
        points = scoring.points(entry.cap, entry.achieved(entry.steward_value))
        reported = (
            words("entry-steward-score", amount=entry.steward_value, score=points, cap=entry.cap)
            if points is not None
            else words("entry-steward-value", amount=entry.steward_value)
        )
    return words(
        "entry-central",
        note=note,
        code=entry.code,
        number=str(entry.number),
        state=state_words(entry),
        title=entry.title,
        method=method(entry),
        worth=_worth(entry),
        reported=reported,
    )


def _flags(entry: EntryView, can_change: bool) -> list[Words | str]:
    flags: list[Words | str] = []
    if entry.returned and entry.return_reason:
        flags.append(words("entry-returned-by-appraiser", reason=shortened(_line(entry.return_reason), 120)))
        if can_change:
            flags.append(words("entry-correct-until", until=entry.returned_until))
    elif entry.state == EntryState.RETURNED and entry.return_reason:
        flags.append(words("entry-returned", reason=shortened(_line(entry.return_reason), 120)))
    if entry.corrected and can_change:
        flags.append(words("entry-corrected"))
    given = entry.amount if entry.kind == SPECIFIC and not entry.files else None
    if given is not None and scoring.needs_evidence(given, entry.direction):
        flags.append(words("entry-zero-needs-file"))
    return flags


def method(entry: EntryView, most: int = 90) -> Words:
    """How the value is found; of a specific measure also how its points are."""
    if entry.kind == SPECIFIC:
        return words("entry-formula-down" if entry.direction == "decreasing" else "entry-formula-up")
    return words("entry-method", method=shortened(_line(entry.method), most))


def _worth(entry: EntryView) -> Words:
    last_year: Words | str = ""
    if entry.last_year is not None:
        last_year = words("entry-last-year", amount=amount_words(entry, entry.last_year))
    if entry.kind == SPECIFIC:
        if not entry.target:
            return words("entry-no-target", last_year=last_year)
        direction = words("direction-down" if entry.direction == "decreasing" else "direction-up")
        return words("entry-target", target=amount_words(entry, entry.target), direction=direction, last_year=last_year)
    target = words("entry-goal", target=entry.target) if entry.target != HUNDRED else ""
    if entry.cap is None:
        return words("entry-weight-unknown", target=target, last_year=last_year)
    return words("entry-weight", weight=entry.weight, target=target, last_year=last_year)


def amount_words(entry: EntryView, amount: Decimal) -> Words:
    """An amount as this measure's are read: the step with its percent, or the number with its unit."""
    for title, percent in entry.steps:
        if percent == amount:
            return words("amount-step", title=_step_title(title), percent=percent)
    if entry.kind == SPECIFIC and entry.unit:
        return words("amount-unit", amount=amount, unit=entry.unit)
    return words("amount", amount=amount)


def _amount_line(entry: EntryView, can_change: bool) -> Words:
    if entry.state in NA_STATES:
        return words("entry-na-requested" if entry.state == EntryState.NA_REQUESTED else "entry-na-accepted")
    if entry.amount is None:
        return _wanted_amount(entry) if can_change else words("entry-nothing-given")
    amount = amount_words(entry, entry.amount)
    points = entry.score if entry.score is not None else scoring.points(entry.cap, entry.achievement)
    if points is not None and entry.cap is not None:
        return words("entry-amount", amount=amount, score=points, cap=entry.cap)
    if entry.achievement is not None:
        return words("entry-amount-unweighted", amount=amount, percent=entry.achievement * HUNDRED)
    return words("entry-amount-alone", amount=amount)


def _wanted_amount(entry: EntryView) -> Words:
    up_to = words("entry-up-to", cap=entry.cap) if entry.cap is not None else ""
    if entry.steps:
        return words("entry-choose-step", up_to=up_to)
    if entry.kind in ("ladder", "binary"):
        return words("entry-give-percent", up_to=up_to)
    return words("entry-give-amount", up_to=up_to)


def _files(entry: EntryView) -> Words:
    wanted = [shortened(_line(one), 40) for one in entry.evidence_wanted[:3]]
    needed = bool(wanted) and entry.state != EntryState.SELF_SCORED
    if not entry.evidence_wanted and not entry.files and not entry.arriving:
        return words("entry-files-free")
    return words(
        "entry-files",
        count=entry.files,
        arriving=words("entry-arriving", count=entry.arriving) if entry.arriving else "",
        wanted=words("entry-wanted-of", list=wanted) if needed else "",
    )


def _line(text: str) -> str:
    return text.replace("\n", " ")


# Buttons.


def entry_keys(entry: EntryView, origin: str, *, can_change: bool) -> Keyboard:
    """The likeliest next thing first: value, then evidence, then recording."""
    next_one = button("btn-next-entry", NextEntry(id=entry.id).pack())
    guide = button("btn-help", EntryGuide(id=entry.id).pack())
    last = [next_one, button("btn-back", origin)]
    if entry.state in CENTRAL_STATES:
        return keyboard(guide, last)
    files = button("btn-files", AddFiles(id=entry.id).pack(), count=entry.files)
    na = button("btn-na-ask", AskNA(id=entry.id).pack())
    if not can_change:
        return keyboard([files, guide], last)
    back = _sending_back(entry)
    if entry.state in NA_STATES:
        return keyboard(back, na, guide, last)
    value = _value_buttons(entry)
    rest = [button("btn-explain", Explain(id=entry.id).pack())]
    asking = [na] if entry.na_allowed else []
    if entry.amount is None:
        return keyboard(value, *_pairs([files, *rest, *asking, guide]), last)
    if not self_assessment.is_complete(entry):
        return keyboard(files, *_pairs([*value, *rest, *asking, guide]), last)
    record = button("btn-record", Record(id=entry.id, version=entry.version).pack())
    ready = entry.state in (EntryState.DRAFT, EntryState.RETURNED)
    return keyboard(back or (record if ready else None), *_pairs([*value, *rest, files, *asking, guide]), last)


def _sending_back(entry: EntryView) -> Button | None:
    """«ارسال اصلاح» of what its appraiser returned."""
    if not entry.returned:
        return None
    return button("btn-send-correction", SendCorrection(id=entry.id, version=entry.version).pack())


def _pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _value_buttons(entry: EntryView) -> list[Button]:
    """«مقدار»; what has two steps only and no value yet is answered right on the card."""
    if entry.amount is None and 0 < len(entry.steps) <= 2:
        return step_buttons(entry, 0)
    return [button("btn-value", GiveValue(id=entry.id).pack())]


def step_buttons(entry: EntryView, page: int) -> list[Button]:
    """The steps of a page as buttons: one press gives the value."""
    made = []
    for place, (title, percent) in steps_on(entry, page):
        data = Step(id=entry.id, version=entry.version, percent=Decimal(f"{percent.normalize():f}")).pack()
        if title in (YES, NO):
            made.append(button("btn-choice-yes" if title == YES else "btn-choice-no", data))
        else:
            made.append(button("btn-choice", data, place=place, title=shortened(title, 22), percent=percent))
    return made


def steps_on(entry: EntryView, page: int) -> list[tuple[int, tuple[str, Decimal]]]:
    """The steps of a page with their places, counted from one."""
    return list(enumerate(entry.steps, start=1))[page * STEPS_ON_PAGE : (page + 1) * STEPS_ON_PAGE]


def step_lines(entry: EntryView, page: int | None = None) -> list[Words]:
    """The steps of a page, or all, in full."""
    shown = steps_on(entry, page) if page is not None else list(enumerate(entry.steps, start=1))
    return [
        words("choice-line", place=place, title=_step_title(title), percent=percent)
        for place, (title, percent) in shown
    ]


def _step_title(title: str) -> Words | str:
    if title in (YES, NO):
        return words("choice-yes" if title == YES else "choice-no")
    return shortened(title, 70)
