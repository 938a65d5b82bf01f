"""The words of the sheets fit their columns, and an empty template is understood when it comes back."""

import pytest

from documents.header import header_keys
from documents.kinds import MEASURE_KINDS, KindWords, column_names, kind_names, sheet_kind
from documents.sheet_in import read_sheet
from documents.sheet_kind import NO, YES
from documents.sheet_out import template
from messages.sheets import column_title, sheet_words, template_name


@pytest.mark.parametrize("name", kind_names())
def test_every_column_has_titles_that_name_it_alone(name: str) -> None:
    words = sheet_words(name)
    assert set(words.titles) == set(words.examples) == set(column_names(name))
    keys = [header_keys(title)[0] for titles in words.titles.values() for title in titles]
    assert len(keys) == len(set(keys))
    assert all(column_title(name, column) == titles[0] for column, titles in words.titles.items())


@pytest.mark.parametrize("name", kind_names())
def test_an_empty_template_lacks_only_rows(name: str) -> None:
    words = sheet_words(name)
    kind = sheet_kind(
        name,
        KindWords(words.title, words.guide_title, words.titles, words.choices, words.examples, words.hints),
    )
    read = read_sheet(template(kind), template_name(name), kind)
    assert [problem.code for problem in read.problems] == ["no_rows"]
    assert read.unknown_columns == []


def test_choices_stand_for_all_codes() -> None:
    choices = sheet_words("catalogue").choices
    assert set(choices["measure_kind"].values()) == set(MEASURE_KINDS)
    assert set(choices["agency_upload"].values()) == set(choices["na_allowed"].values()) == {YES, NO}


@pytest.mark.parametrize("name", kind_names())
def test_a_template_has_a_name_without_spaces(name: str) -> None:
    assert " " not in template_name(name)
    assert template_name(name).endswith(".xlsx")


def test_an_unknown_sheet_has_no_words() -> None:
    with pytest.raises(KeyError):
        sheet_words("absent")
