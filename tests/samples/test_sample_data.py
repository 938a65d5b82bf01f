"""The sample data adds up, is marked with its provenance and fits the sheets it stands for."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from documents.kinds import column_names, split_list
from models.text import parse_phone, plain
from samples import agencies, catalogue, last_year, people, specific, story


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


def test_specific_indicators_are_a_thousand_points_an_agency() -> None:
    rows = specific()
    points: Counter[str] = Counter()
    for row in rows:
        points[row.agency_code] += int(row.weight)
        assert row.provenance.startswith(("illustrative", "public source http", "seed"))
        assert row.target is None or row.target > 0
        for text in (row.title, row.unit, *row.evidence):
            assert plain(text) == text
        assert set(row.as_sheet_values()) == set(column_names("specific"))
    assert points == dict.fromkeys([*(f"A0{number}" for number in range(1, 9)), "A36", "A45", "A50"], 1000)
    assert set(points) <= {row.code for row in agencies()}
    assert len({(row.agency_code, row.code) for row in rows}) == len({(row.agency_code, row.title) for row in rows})
    assert len({(row.agency_code, row.code) for row in rows}) == len(rows)
    assert {row.direction for row in rows} == {"increasing", "decreasing"}


def test_last_year_has_every_agency_in_every_ratio_measure_and_is_the_same_each_time() -> None:
    rows = last_year()
    ratios = [one.measure_code for one in catalogue() if one.measure_kind == "ratio"]
    assert rows == last_year()
    assert {(row.agency_code, row.measure_code) for row in rows} == {(a.code, m) for a in agencies() for m in ratios}
    assert len(rows) == len(agencies()) * len(ratios)
    for row in rows:
        assert 45 <= row.amount < 100
        assert set(row.as_sheet_values()) == set(column_names("last_year"))


def test_stewards_units_and_steps() -> None:
    rows = catalogue()
    assert {row.steward for row in rows if row.indicator_code == "G14"} == {"اداره کل اقتصاد و دارایی"}
    assert {row.steward for row in rows if row.indicator_code in ("G02", "G16")} == {None}
    assert all((row.steps is not None) == (row.measure_kind in ("ladder", "binary")) for row in rows)
    assert all((row.unit is not None) == (row.measure_kind == "ratio") for row in rows)


def test_the_story_is_about_agencies_measures_and_people_that_are_there() -> None:
    told = story()
    assert told["provenance"] == "illustrative"
    measures = {row.measure_code: row for row in catalogue()}
    stages = {row.agency_code: row.stage for row in people() if row.role == "liaison"}
    for part in ("not_applicable", "extensions", "questions", "returned", "papers"):
        for one in told[part]:
            assert stages[one["agency"]] not in ("newcomer", "invited")
            assert "measure" not in one or measures[one["measure"]].agency_upload
    assert all(measures[one["measure"]].na_allowed for one in told["not_applicable"])
    assert set(told["circular"]["acknowledged_by"]) <= set(stages)
    assert {row.measure_kind for code, row in measures.items() if code in told["reported"]["measures"]} == {"central"}
    texts = [told["circular"]["title"], *(one["reason"] for one in told["returned"])]
    assert [plain(text) for text in texts] == texts


def test_everybody_is_told_apart_and_introduced() -> None:
    rows = people()
    assert len({row.phone for row in rows}) == len({row.name for row in rows}) == len(rows)
    notes = [note for row in rows for note in (row.note, *row.later.values())]
    assert all(note and len(note) <= 60 and plain(note) == note for note in notes)
    assert {place for row in rows for place in row.later} == {"appraisal", "results", "final", "levels"}
    assert all(row.agency_code is None or row.stage for row in rows)
    heads = {row.agency_code for row in rows if row.role == "agency_head"}
    assert {row.agency_code for row in rows if row.stage in ("sent", "returned")} <= heads
