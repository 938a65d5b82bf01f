"""The sample data adds up, is marked with its provenance and fits the sheets it stands for."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from documents.kinds import column_names, split_list
from models.text import parse_phone, plain
from samples import agencies, catalogue, people


def test_agencies() -> None:
    rows = agencies()
    assert len(rows) == len({row.code for row in rows}) == len({row.title for row in rows}) == 64
    assert len({row.group_code for row in rows}) == len({row.group_title for row in rows}) == 6
    assert len({(row.group_code, row.group_title) for row in rows}) == 6


def test_sums_of_the_catalogue() -> None:
    rows = catalogue()
    axes = {row.axis_code: row.axis_max_score for row in rows}
    indicators = {row.indicator_code: (row.axis_code, row.indicator_max_score) for row in rows}
    weights: Counter[str] = Counter()
    of_axis: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        weights[row.indicator_code] += int(row.measure_weight)
    for axis, score in indicators.values():
        of_axis[axis] += score
    assert (len(axes), len(indicators), len({row.measure_code for row in rows}), len(rows)) == (8, 20, 50, 50)
    assert set(weights.values()) == {100}
    assert of_axis == axes
    assert sum(axes.values()) == 1000


def test_titles_are_told_apart_by_code_only_once() -> None:
    rows = catalogue()
    assert len({(row.axis_code, row.axis_title, row.axis_max_score) for row in rows}) == 8
    assert len({(row.indicator_code, row.indicator_title, row.indicator_max_score) for row in rows}) == 20


def test_every_row_says_where_it_comes_from() -> None:
    for row in agencies():
        assert row.provenance.startswith(("illustrative", "public source http", "seed"))
        assert row.group_provenance
    for measure in catalogue():
        for said in (measure.provenance, measure.indicator_provenance, measure.axis_provenance):
            assert said.startswith(("illustrative", "public source http", "seed")), said


def test_measures_are_complete_and_spelled_for_storing() -> None:
    for row in catalogue():
        assert row.method and row.target == 100
        assert row.measure_kind in ("ratio", "ladder", "binary", "central")
        assert row.measure_kind != "central" or not row.agency_upload
        for text in (row.measure_title, row.indicator_title, row.axis_title, row.method, *row.evidence):
            assert plain(text) == text
        assert isinstance(row.measure_weight, Decimal)


def test_rows_fit_the_catalogue_sheet() -> None:
    for row in catalogue():
        values = row.as_sheet_values()
        assert set(values) == set(column_names("catalogue"))
        assert split_list(values["evidence"]) == list(row.evidence)


@pytest.mark.parametrize("person", people(), ids=lambda person: person.phone)
def test_people_are_clearly_invented(person) -> None:
    assert parse_phone(person.phone) == person.phone
    assert person.phone.startswith("9890000000")
    assert (person.agency_code is not None) == (person.role in ("liaison", "agency_head"))
    assert person.agency_code is None or person.agency_code in {row.code for row in agencies()}


def test_both_messengers_are_shown() -> None:
    liaisons = [person.platforms for person in people() if person.role == "liaison"]
    assert {("bale",), ("telegram",), ("bale", "telegram")} <= set(liaisons)
    assert "admin" in {person.role for person in people()}
