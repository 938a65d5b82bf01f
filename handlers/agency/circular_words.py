"""What circulars, their duties and their changes are called: shared by the rooms of readers and of staff."""

from datetime import date

from handlers.labels import shortened
from messages.keyboards import Button, button
from messages.words import Words, words
from models.correspondence import Circular, Duty
from services.letters.duties import Change

OWNER = {
    "agencies": "owner-agencies",
    "agency_head": "owner-agency-head",
    "liaison": "owner-liaison",
    "parent": "owner-parent",
    "staff": "owner-staff",
    "deputy": "owner-deputy",
    "aro": "owner-aro",
}
QUOTED = 200


def owner_words(owner: str) -> Words | str:
    """Whose a duty is: one of the known, or as it was typed."""
    return words(OWNER[owner]) if owner in OWNER else owner


def owner_button(owner: str, data: str) -> Button:
    """The button that chooses one of the known owners."""
    return button(OWNER[owner], data)


def version_words(circular: Circular) -> Words | str:
    """«ویرایش ۲» for what is not the first."""
    return words("circular-version", version=circular.version) if circular.version > 1 else ""


def duty_line(duty: Duty) -> Words:
    """One duty as a line: article, what, whose, until when."""
    return words(
        "duty-line",
        article=duty.article,
        title=shortened(duty.title, 90),
        owner=owner_words(duty.owner) if duty.owner else words("owner-none"),
        due=due_words(duty),
    )


def due_words(duty: Duty) -> Words:
    """Until when, whether it is done, or that it has no day."""
    if duty.done_at is not None:
        return words("duty-done", at=duty.done_at)
    return words("duty-due", day=duty.due_on) if duty.due_on else words("duty-no-day")


def change_words(change: Change) -> Words:
    """One difference between two circulars as a sentence."""
    label = change.article or words("article-preamble")
    before, after = shortened(change.before, QUOTED), shortened(change.after, QUOTED)
    if change.what == "text-added":
        return words("change-text-added", article=label, after=after)
    if change.what == "text-removed":
        return words("change-text-removed", article=label, before=before)
    if change.what == "text-changed":
        return _text_change(label, before, after)
    if change.what == "duty-added":
        return words("change-duty-added", article=label, after=after)
    if change.what == "duty-removed":
        return words("change-duty-removed", article=label, before=before)
    if change.what == "duty-day":
        return words("change-duty-day", article=label, before=_day(change.before), after=_day(change.after))
    return words(
        "change-duty-owner",
        article=label,
        before=owner_words(change.before) or words("owner-none"),
        after=owner_words(change.after) or words("owner-none"),
    )


def _text_change(label: Words | str, before: str, after: str) -> Words:
    if not before:
        return words("change-text-grown", article=label, after=after)
    if not after:
        return words("change-text-shrunk", article=label, before=before)
    return words("change-text", article=label, before=before, after=after)


def _day(iso: str) -> Words:
    return words("change-day", day=date.fromisoformat(iso)) if iso else words("duty-no-day")
