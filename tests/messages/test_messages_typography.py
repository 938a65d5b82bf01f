"""Every catalogue reads as good Persian and fits a phone: rules over all texts of messages/fa."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from fluent.syntax import FluentParser, ast

from messages.catalogue import FOLDER, Catalogue

FILES = sorted(FOLDER.glob("*.ftl"))
SPOT = "\ue000"  # stands for a placeable in a checked text
MAX_LINES = 9
LONG: frozenset[str] = frozenset()  # messages that may be longer than a phone's screen
STATE_MARKS = "⚪🟡🔵🟠🟢⚫🔴"

LETTER = r"[\u0621-\u065f\u066e-\u06d3\u200c]"
END = rf"(?!{LETTER})"
WORDS = (
    # parted by a space
    r"ن?می [آ-ی]+",
    r"پیش (?:نویس|بینی|فرض)",
    r"خود (?:ارزیابی|اظهاری)",
    r"(?:شیوه|بخش|تفاهم|آیین|گواهی|توافق|دعوت) نامه",
    r"صورت جلسه",
    r"ثبت نام",
    rf"(?:پاسخ|رأی|گزارش|امتیاز|اطلاع|ارجاع) (?:دهنده|دهی{END}|رسانی)",
    r"(?:سطح|جمع|زمان|دسته|رتبه) بندی",
    r"(?:الکترونیکی|نهایی|آماده|ذخیره|فعال|یکسان|پیاده) سازی",
    rf"(?:ارسال|ثبت|تأیید|بارگذاری|پیش‌بینی|رد|تکمیل) شده(?! ?(?:است|اند|بود|باشد|و{END}))",
    r"به عنوان",
    r"هیچ کدام",
    r"بی (?:پاسخ|نتیجه)",
    r"حمل و نقل",
    # joined without a half-space
    r"ن?می(?:شود|شوند|کنید|کند|کنیم|کنند|توانید|تواند|خواهید|رسد|ماند|باشد|گیرد|دهد|دهید|بینید|فرستید|رود)",
    # (not محورها, نفرها, امتیازها: their last letter joins nothing, so they need no half-space)
    rf"(?:دستگاه|سنجه|فایل|شاخص|مستند|پرونده|ارزیاب|ارزیابی|پیام)ها(?:ی|یی)?{END}",
    r"پیشنویس|پیشبینی|شیوهنامه|صورتجلسه|ثبتنام|بهعنوان|سطحبندی",
    # other spellings than the glossary's
    r"خود‌ارزیابی|خود‌اظهاری|عدم‌مصداق",
    r"تایید",
    r"مسوول",
    rf"(?:رأس|راس|لطف|قبل|حتم|فعل|مجدد|بعد|اصل|احتمال|مستقیم)ا{END}",
)
ENDINGS = (
    rf"[آ-ی] ها(?:ی|یی|یم|یتان|یشان|یش)?{END}",
    rf"[آ-ی] (?:ای|ایم|اند|تر|ترین){END}",
    rf"ه‌ی{END}",
)
RULES = {
    "an Arabic letter or sign": r"[يكةىۀ]",
    "a digit that is not Persian": r"[0-9٠-٩]",
    "ASCII punctuation": rf"(?:[؀-ۿ‌»){SPOT}]\s*[,;?])|(?:[,;?]\s*[؀-ۿ«(])",
    "ASCII quotation marks or dots": r'"|\.\.\.|(?<=[آ-ی])-(?=[آ-ی])',
    "two spaces": r"(?:  )",
    "a space at a line's end": r" (?:\n|$)",
    "a space before punctuation": r"\s[،؛؟:.!»)](?!\w)",
    "no space after punctuation": r"[،؛؟](?![\s»)،؛؟!]|$)",
    "a space inside brackets": r"[«(] ",
    "a half-space at a word's edge": r"\u200c(?![آ-یئأءؤ])|(?<![آ-یئأءؤٔ])\u200c|\u200c\u200c",
    "a character that Bale may read as Markdown": r"[*_`\[\]]",
    "an invisible mark that rendering puts in": r"[\u200e\u200f\u2060-\u2069\u00a0\ufeff]",
    "decoration by emoji": rf"(?![{STATE_MARKS}])[\U0001f000-\U0001faff☀-⛿✀-➿⬀-⯿]",
    "a wrong spelling": "|".join((*(f"(?<!{LETTER})(?:{word})" for word in WORDS), *ENDINGS)),
}  # fmt: skip


class Said(NamedTuple):
    """One text of a catalogue: a message with one variant of each choice in it."""

    message_id: str
    text: str


def patterns(pattern: ast.Pattern) -> Iterator[str]:
    """The texts of a pattern, one for each variant, with a spot for each placeable."""
    pieces: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            pieces.append([element.value or ""])
            continue
        expression = element.expression
        if isinstance(expression, ast.SelectExpression):
            pieces.append([text for variant in expression.variants for text in patterns(variant.value)])
        elif isinstance(expression, ast.StringLiteral):
            pieces.append([str(expression.parse()["value"])])
        else:
            pieces.append([SPOT])
    # The longest list once is enough: every variant is seen, not every combination.
    for at in range(max(map(len, pieces))):
        yield "".join(piece[min(at, len(piece) - 1)] for piece in pieces)


def said(source: str) -> list[Said]:
    """All texts of a catalogue's source."""
    return [
        Said(entry.id.name, text)
        for entry in FluentParser().parse(source).body
        if isinstance(entry, ast.Message | ast.Term) and entry.value
        for text in patterns(entry.value)
    ]


def faults(one: Said) -> list[str]:
    """What is wrong with a text."""
    bare = re.sub(r"</?(?:b|code)>", "", one.text)
    found = [f"{one.message_id}: {name}: «{hit[0]}»" for name, rule in RULES.items() if (hit := re.search(rule, bare))]
    found += [
        f"{one.message_id}: <{tag}> is not closed"
        for tag in ("b", "code")
        if one.text.count(f"<{tag}>") != one.text.count(f"</{tag}>")
    ]
    if hit := re.search(r"<[^>]*>", bare):
        found.append(f"{one.message_id}: markup {hit[0]}")
    return found + [
        f"{one.message_id}: begins with a Latin letter: «{line}»"
        for line in bare.split("\n")
        if re.match(rf"[^؀-ۿ{SPOT}]*[A-Za-z]", line)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_catalogue_parses_without_junk(path: Any) -> None:
    body = FluentParser().parse(path.read_text(encoding="utf-8")).body
    assert [entry.content for entry in body if isinstance(entry, ast.Junk)] == []
    assert path.name.isascii()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_typography(path: Any) -> None:
    assert [fault for one in said(path.read_text(encoding="utf-8")) for fault in faults(one)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_message_fits_a_phone(path: Any) -> None:
    texts = said(path.read_text(encoding="utf-8"))
    long = {one.message_id for one in texts if one.text.count("\n") >= MAX_LINES} - LONG
    assert long == set()


GOOD = (
    "m = فرم‌ها ثبت می‌شوند؛ «{ $x }» (تا ۳ روز)، بعد چه؟ بفرستید: ۱۲٫۵ از ۲۰…",
    "m = هزینه‌ای نیست. میز و میزان، معنای آن، تنها و بها، دوره‌ای، مجموعه‌های ما",
    "m = فایل باز نشد؛ احتمالاً رمز دارد.",
    "m = محورها و سنجه‌ها",
    "m = 🟡 پیش‌نویس · <b>ثبت شده است</b> — سنجهٔ { CODE($c) }",
)
BAD = (
    "m = ثبت می شود",
    "m = ثبت میشود",
    "m = نمی توانید بفرستید",
    "m = دستگاه ها",
    "m = دستگاه های استان",
    "m = دستگاهها",
    "m = هزینه ای نیست",
    "m = بزرگ ترین عدد",
    "m = شما به عنوان رابط",
    "m = پیش نویس",
    "m = خود ارزیابی",
    "m = بخش نامه",
    "m = ارسال شده",
    "m = تایید",
    "m = لطفا بفرستید",
    "m = خانه‌ی ما",
    "m = علي",
    "m = شبكه",
    "m = تا 3 روز",
    "m = تا ٣ روز",
    "m = یک, دو",
    "m = چه مانده?",
    "m = { $x }; دو",
    "m = یک  دو",
    "m = یک ، دو",
    "m = یک،دو",
    "m = « یک»",
    'm = "یک"',
    "m = صبر کنید...",
    "m = یک ‌دو",
    "m = *یک*",
    "m = [یک]",
    "m = 🎉 آفرین",
    "m = PDF شما",
    "m =\n    یک\n    G بزرگ",
    "m = <b>یک",
    "m = <i>یک</i>",
    "m = { $n ->\n    [0] هیچ\n   *[other] دستگاه ها\n }",
)


@pytest.mark.parametrize("source", GOOD)
def test_the_rules_leave_good_text_alone(source: str) -> None:
    Catalogue.of(source)
    assert [fault for one in said(source) for fault in faults(one)] == []


@pytest.mark.parametrize("source", BAD)
def test_the_rules_find_bad_text(source: str) -> None:
    assert [fault for one in said(source) for fault in faults(one)] != []


def test_the_variants_of_choices_are_all_seen() -> None:
    source = "m = { $a ->\n [x] یک\n *[y] دو\n } { $b ->\n [1] سه\n *[other] چهار\n }"
    assert {one.text for one in said(source)} == {"یک سه", "دو چهار"}
