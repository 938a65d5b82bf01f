"""The kinds of sheet in their Persian words: where `documents` and `messages` meet."""

from functools import lru_cache

from documents.kinds import KindWords, sheet_kind
from documents.sheet_kind import SheetKind
from documents.sheet_out import template
from messages.sheets import sheet_words, template_name


@lru_cache
def sheet_kind_of(name: str) -> SheetKind:
    """The kind of sheet with its words; KeyError for an unknown one."""
    words = sheet_words(name)
    return sheet_kind(
        name,
        KindWords(words.title, words.guide_title, words.titles, words.choices, words.examples, words.hints),
    )


@lru_cache
def empty_sheet(name: str) -> tuple[str, bytes]:
    """The template of a kind: its file name and bytes."""
    return template_name(name), template(sheet_kind_of(name))
