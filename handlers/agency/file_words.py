"""How a file of evidence is said: its line in a list, its state, pages and readability as far as can be told (07b)."""

from datetime import datetime

from handlers.labels import shortened
from messages.words import Words, words
from models.assessment import EvidenceFile
from services.states import EvidenceState

# What looking into a file noticed and its sender can do something about (documents.problems.FILE_WARNINGS).
WARNINGS = {
    "truncated": "warning-truncated",
    "huge_picture": "warning-huge-picture",
    "pdf_form_xfa": "warning-form",
    "pdf_javascript": "warning-active",
    "pdf_launch": "warning-active",
    "pdf_embedded_files": "warning-inside",
    "embedded_objects": "warning-inside",
    "external_content": "warning-outside",
}

VERDICTS = {
    "unreadable": "verdict-unreadable",
    "wrong-period": "verdict-wrong-period",
    "irrelevant": "verdict-irrelevant",
}


def warning(file: EvidenceFile) -> Words | str:
    """What may keep others from reading the file."""
    name = WARNINGS.get(file.problem or "")
    return words(name) if name else ""


def line(place: int, file: EvidenceFile, *, judged: bool = False) -> Words:
    """A file in a list; `judged`: with what its appraiser found wrong with it."""
    said = _line(place, file)
    if judged and file.verdict in VERDICTS:
        return words("file-line-defect", line=said, verdict=words(VERDICTS[file.verdict]))
    return said


def _line(place: int, file: EvidenceFile) -> Words:
    name = shortened(file.name, 40)
    if file.state == EvidenceState.PAPER:
        return words("file-line-paper", place=place, name=shortened(file.name, 60))
    if file.state == EvidenceState.FETCHING:
        return words("file-line-arriving", place=place, name=name)
    if file.state == EvidenceState.LOST:
        return words("file-line-lost", place=place, name=name)
    return words("file-line", place=place, name=name, size=file.size, pages=pages(file))


def pages(file: EvidenceFile) -> Words | str:
    """«· ۳ صفحه», where the file says it."""
    return words("file-pages", count=file.pages) if file.pages else ""


def standing(file: EvidenceFile, now: datetime) -> Words:
    """What became of the file."""
    if file.state == EvidenceState.UPLOADED:
        return words("file-is-stored", size=file.size, pages=pages(file))
    if file.state == EvidenceState.PAPER:
        return words("file-is-paper")
    if file.state == EvidenceState.FETCHING:
        return words("file-is-arriving")
    if file.state == EvidenceState.REPLACED:
        return words("file-is-replaced")
    if file.state == EvidenceState.REFUSED:
        return words("file-is-refused")
    if file.state == EvidenceState.LOST:
        if file.resend_until is not None and now < file.resend_until:
            return words("file-is-lost", until=file.resend_until)
        return words("file-is-lost-late")
    return words("file-is-duplicate" if file.problem == "duplicate" else "file-is-withdrawn")
