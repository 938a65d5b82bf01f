"""The Persian words of the sheets that people fill in: titles of columns, choices, examples, hints."""

from messages.sheet_words import SheetWords
from messages.sheets_of_agency import AGENCY_SHEETS
from messages.sheets_of_cycle import CYCLE_SHEETS
from messages.sheets_of_setup import SETUP_SHEETS

__all__ = ["SheetWords", "choice_word", "column_title", "sheet_name", "sheet_words", "template_name"]

_SHEETS = {**SETUP_SHEETS, **CYCLE_SHEETS, **AGENCY_SHEETS}


def sheet_words(kind: str) -> SheetWords:
    """The words of a kind of sheet; KeyError for an unknown one."""
    return _SHEETS[kind]


def column_title(kind: str, column: str) -> str:
    """The title of a column as templates show it; KeyError for an unknown one."""
    return _SHEETS[kind].titles[column][0]


def choice_word(kind: str, column: str, code: str) -> str:
    """The word shown for a code of a choice column; KeyError for an unknown one."""
    for word, known in _SHEETS[kind].choices[column].items():
        if known == code:
            return word
    raise KeyError(code)


def template_name(kind: str) -> str:
    """The file name of the empty sheet."""
    return _SHEETS[kind].template_name


def sheet_name(kind: str) -> str:
    """The file name of a sheet that is taken out."""
    return f"{_SHEETS[kind].title.replace(' ', '-')}.xlsx"
