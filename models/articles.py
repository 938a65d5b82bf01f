"""The articles of a circular's text: told apart, found by what somebody typed, compared with another version.

Standard library only. The words are those by which official Persian letters number their parts.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.text import normalise, plain, to_latin_digits

ARTICLE, NOTE = "ماده", "تبصره"
_ORDINALS = {
    "واحده": "واحده",
    "اول": "1",
    "یکم": "1",
    "دوم": "2",
    "سوم": "3",
    "چهارم": "4",
    "پنجم": "5",
    "ششم": "6",
    "هفتم": "7",
    "هشتم": "8",
    "نهم": "9",
    "دهم": "10",
}
_NUMBER = r"[0-9۰-۹٠-٩]{1,3}|" + "|".join(_ORDINALS)
_NEEDS_NUMBER = rf"(?:ماد[هۀة]ٔ?\s*[‌(]?\s*(?P<article>{_NUMBER})\s*\)?)"
_MAY_HAVE = rf"(?:تبصر[هۀة]ٔ?(?:\s*[‌(]?\s*(?P<note>{_NUMBER})\s*\)?)?)"
_HEADING = re.compile(rf"^[ \t]*(?:{_NEEDS_NUMBER}|{_MAY_HAVE})[ \t]*(?:[-–—:.ـ)]+[ \t]*|$|(?=[ \t]))", re.MULTILINE)
_ASKED = re.compile(rf"(?:ماد[هۀة]ٔ?\s*)?({_NUMBER})(?:\s+(تبصر[هۀة]ٔ?)(?:\s*({_NUMBER}))?)?")
_SENTENCE = re.compile(r"(?<=[.؛!؟])\s+|\n+")
# Who is named first in an article does what it says.
_OWNERS = (
    ("دستگاههای اجرایی", "agencies"),
    ("دستگاه اجرایی", "agencies"),
    ("واحدهای استانی", "agencies"),
    ("دفاتر مدیریت عملکرد", "parent"),
    ("وزارتخانه", "parent"),
    ("سازمان مدیریت و برنامهریزی", "staff"),
    ("سازمان اداری و استخدامی", "aro"),
)
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True, slots=True)
class Article:
    """One part of a text: its label («ماده ۴», «ماده ۵ تبصره ۱», empty before the first) and what it says."""

    label: str
    text: str

    @property
    def title(self) -> str:
        """Its beginning: the first sentence, shortened to a line."""
        first = _SENTENCE.split(self.text.strip(), maxsplit=1)[0].strip()
        return first if len(first) <= 160 else first[:159].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class TextChange:
    """What became of an article: `added`, `removed`, or `changed` (sentences that went, sentences that came)."""

    kind: str
    label: str
    before: str
    after: str


def split(text: str) -> list[Article]:
    """The articles and notes of a text in their order; a text without headings is one part."""
    found: list[Article] = []
    start, label, article = 0, "", ""
    for heading in _HEADING.finditer(text):
        _keep(found, label, text[start : heading.start()])
        if heading["article"]:
            article = label = f"{ARTICLE} {_shown(heading['article'])}"
        else:
            note = f"{NOTE} {_shown(heading['note'])}" if heading["note"] else NOTE
            label = f"{article} {note}".strip()
        start = heading.end()
    _keep(found, label, text[start:])
    return found


def _keep(found: list[Article], label: str, text: str) -> None:
    """Keep a part. A line that only mentions an article that was there belongs to the part it stands in."""
    labels = [one.label for one in found]
    if label in labels and label.endswith(NOTE):
        label = f"{label} {_shown(str(sum(one.startswith(label) for one in labels) + 1))}"
    elif label in labels:
        last = found.pop()
        found.append(Article(last.label, f"{last.text}\n{label} {text.strip()}"))
        return
    if text.strip() or label:
        found.append(Article(label, text.strip()))


def _shown(number: str) -> str:
    return _ORDINALS.get(number, to_latin_digits(number).lstrip("0") or "0").translate(_PERSIAN)


def owner_of(article: Article) -> str:
    """Whom an article addresses, as far as its words tell: a code of an owner, or nothing."""
    said = normalise(article.text)
    places = [(at, owner) for name, owner in _OWNERS if (at := said.find(normalise(name))) >= 0]
    return min(places)[1] if places else ""


def asked_for(typed: str) -> str | None:
    """The label of the article that somebody typed («ماده 7», «۷»), None when it is something else."""
    asked = _ASKED.fullmatch(plain(typed).replace("\u200c", " ").strip())
    if asked is None:
        return None
    label = f"{ARTICLE} {_shown(asked[1])}"
    if asked[2]:
        label += f" {NOTE} {_shown(asked[3])}" if asked[3] else f" {NOTE}"
    return label


def holding(articles: Sequence[Article], words: Sequence[str]) -> Iterator[int]:
    """The places of the articles in which every one of these normalised words occurs."""
    for place, article in enumerate(articles):
        said = normalise(f"{article.label} {article.text}")
        if all(word in said or word in said.replace(" ", "") for word in words):
            yield place


def compared(former: str, present: str) -> list[TextChange]:
    """How one text differs from a former one, article by article, in the order of the present one."""
    before = {one.label: one.text for one in split(former)}
    after = {one.label: one.text for one in split(present)}
    changes = []
    for label, text in after.items():
        if label not in before:
            changes.append(TextChange("added", label, "", text))
        elif normalise(before[label]) != normalise(text):
            changes.append(TextChange("changed", label, *_sentences(before[label], text)))
    changes += [TextChange("removed", label, text, "") for label, text in before.items() if label not in after]
    return changes


def _sentences(former: str, present: str) -> tuple[str, str]:
    old, new = ([part.strip() for part in _SENTENCE.split(text) if part.strip()] for text in (former, present))
    matcher = difflib.SequenceMatcher(None, [normalise(one) for one in old], [normalise(one) for one in new], False)
    went: list[str] = []
    came: list[str] = []
    for kind, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if kind != "equal":
            went += old[from_old:to_old]
            came += new[from_new:to_new]
    return " ".join(went), " ".join(came)
