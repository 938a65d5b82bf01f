"""The figures of the final list: digest, package and its parts against the tables, computed a second time (16a)."""

import csv
import hashlib
import io
import json
import zipfile
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from documents.final_package import final_package
from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from scheduler import final_list
from services.access import SYSTEM
from services.final_list import canonical, confirming, freezing, package
from services.final_list.canonical import AgencyFigures, MeasureFigure
from tests.services.conftest import World
from tests.services.sweep.final import DEPUTY, closed
from tests.services.sweep.scene import APPRAISER

LAST_PLACE = Decimal("0.000001")
figures = st.decimals(min_value=0, max_value=1000, places=6)
measure = st.builds(
    MeasureFigure,
    code=st.from_regex(r"G0[0-9]-[0-9]{1,2}", fullmatch=True),
    cap=st.none() | figures,
    points=st.none() | figures,
    applies=st.booleans(),
)
agency = st.builds(
    AgencyFigures,
    code=st.from_regex(r"A[0-9]{2}", fullmatch=True),
    measures=st.lists(measure, max_size=5, unique_by=lambda one: one.code).map(tuple),
    general_cap=figures,
    general=figures,
    specific_cap=figures,
    specific=figures,
    total=figures,
)
lists = st.lists(agency, min_size=1, max_size=4, unique_by=lambda one: one.code)


@pytest.mark.feature("16a")
@given(lists, st.randoms())
def test_the_order_of_rows_does_not_matter_to_the_digest(found: list[AgencyFigures], dice: Any) -> None:
    mixed = [
        AgencyFigures(
            one.code,
            tuple(dice.sample(one.measures, len(one.measures))),
            *(one.general_cap, one.general, one.specific_cap, one.specific, one.total),
        )
        for one in dice.sample(found, len(found))
    ]
    assert canonical.text(1403, 1, mixed) == canonical.text(1403, 1, found)


@pytest.mark.feature("16a")
@given(lists, st.data())
def test_any_changed_figure_changes_the_digest(found: list[AgencyFigures], data: st.DataObject) -> None:
    text = canonical.text(1403, 1, found).decode().splitlines()
    rows = list(csv.reader(text))
    line = data.draw(st.integers(1, len(rows) - 1))
    place = data.draw(st.sampled_from([5, 6]))
    one = found[[each.code for each in found].index(rows[line][2])]
    changed = _with_another(one, rows[line], place)
    others = [changed if each.code == one.code else each for each in found]
    after = canonical.text(1403, 1, others)
    assert canonical.digest(after) != canonical.digest(canonical.text(1403, 1, found))
    assert canonical.digest(canonical.text(1403, 2, found)) != canonical.digest(canonical.text(1403, 1, found))


def _with_another(one: AgencyFigures, row: list[str], place: int) -> AgencyFigures:
    """The agency with the figure of a line of its text changed by a millionth."""
    kept = {name: getattr(one, name) for name in AgencyFigures.__slots__}
    if row[3] == canonical.MEASURE:
        name = "cap" if place == 5 else "points"
        kept["measures"] = tuple(
            MeasureFigure(
                each.code,
                **{
                    "cap": each.cap,
                    "points": each.points,
                    "applies": each.applies,
                    **({name: (getattr(each, name) or Decimal(0)) + LAST_PLACE} if each.code == row[4] else {}),
                },
            )
            for each in one.measures
        )
        return AgencyFigures(**kept)
    if row[3] == canonical.TOTAL:
        name = "general_cap" if place == 5 else "total"
    else:
        name = f"{row[3]}_cap" if place == 5 else row[3]
    return AgencyFigures(**(kept | {name: kept[name] + LAST_PLACE}))


async def _varied(_: object = None) -> None:
    """Scores of all kinds: thirds, an answer to an objection, one that does not apply, a specific indicator."""
    now = stored_time(business_now())
    await sql.run(
        "INSERT INTO person (id, name, phone, joined_at) VALUES (?, 'ارزیاب', '989120000010', ?)", APPRAISER, now
    )
    await closed(SYSTEM)
    await sql.run(
        "INSERT INTO axis (cycle_id, code, title, max_score, position, dimension) "
        "VALUES (1, 'S', 'ا', '1000', 9, 'specific')"
    )
    await sql.run(
        "INSERT INTO indicator (axis_id, code, title, max_score, position, agency_id, definition, steward) "
        "SELECT id, 'S1', 'اختصاصی', '1000', 1, 1, '', '' FROM axis WHERE code = 'S'"
    )
    await sql.run(
        "INSERT INTO measure (indicator_id, code, title, weight, kind, method, target, evidence, agency_upload, "
        "na_allowed, position, unit, direction, steps, version) "
        "SELECT id, 'S1-1', 'سنجه', '100', 'specific', '', '10', '[]', "
        "1, 1, 1, '', 'increasing', '[]', 1 FROM indicator WHERE code = 'S1'"
    )
    await sql.run(
        "INSERT INTO measure_entry (case_id, measure_id, cycle_id, number, state, version, explanation, return_reason, "
        "measure_version) SELECT 1, id, 1, 1999, 'SELF_SCORED', 1, '', '', 1 FROM measure WHERE code = 'S1-1'"
    )
    await sql.run(
        "INSERT INTO appraisal (entry_id, case_id, cycle_id, state, version, since_at, return_reason, recheck_reason) "
        "SELECT id, 1, 1, 'SCORED', 1, ?, '', '' FROM measure_entry WHERE number = 1999",
        now,
    )
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, acted_at, reason) "
        "SELECT id, 'preliminary', '712.345678', '0.7', '712.345678', ?, '' FROM measure_entry WHERE number = 1999",
        now,
    )
    await sql.run(
        "UPDATE value SET score = '3.333333', amount = '3.333333' WHERE source = 'preliminary' AND entry_id IN (2, 13)"
    )
    await sql.run("UPDATE measure_entry SET state = 'NA_ACCEPTED' WHERE id IN (3, 14)")
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, acted_at, reason) "
        "VALUES (4, 'after_objection', '6.1', '0.3', '6.1', ?, 'پذیرفته شد')",
        now,
    )


async def _by_hand() -> dict[str, dict[str, Any]]:
    """The figures of each agency from the raw tables: another way than the program goes."""
    found: dict[str, dict[str, Any]] = {}
    for one in await sql.rows(
        "SELECT a.code AS agency, m.code, m.weight, i.max_score, x.dimension, e.state, "
        "(SELECT v.score FROM value v WHERE v.entry_id = e.id AND v.source = 'preliminary') p, "
        "(SELECT v.score FROM value v WHERE v.entry_id = e.id AND v.source = 'after_objection') o "
        "FROM measure_entry e, agency_case c, agency a, measure m, indicator i, axis x WHERE c.id = e.case_id "
        "AND a.id = c.agency_id AND m.id = e.measure_id AND i.id = m.indicator_id AND x.id = i.axis_id"
    ):
        own = found.setdefault(one["agency"], {"measures": {}, "general": [], "specific": []})
        cap = Fraction(one["max_score"]) * Fraction(one["weight"]) / 100
        applies = one["state"] != "NA_ACCEPTED"
        points = Fraction(one["o"] or one["p"]) if applies else None
        own["measures"][one["code"]] = (cap, points, applies)
        own[one["dimension"]].append((cap, points))
    for own in found.values():
        for dimension in ("general", "specific"):
            parts = own[dimension]
            cap = sum((part[0] for part in parts), Fraction(0))
            out = sum((part[0] for part in parts if part[1] is None), Fraction(0))
            earned = sum((part[1] for part in parts if part[1] is not None), Fraction(0))
            own[dimension] = (cap, earned * cap / (cap - out) if cap > out else Fraction(0)) if parts else None
    return found


def _near(text: str | Decimal, exact: Fraction) -> bool:
    return abs(Fraction(str(text)) - exact) <= Fraction(1, 1_000_000)


@pytest.mark.feature("16a", "17b", "ART-7")
async def test_list_and_package_reconcile_with_the_tables(world: World) -> None:
    await tx(_varied)
    expected = await _by_hand()
    await tx(lambda: freezing.freeze(SYSTEM, 1, business_now()))
    await final_list.freeze()
    one = await freezing.known(1)
    data = await freezing.text_of(one)
    assert one.digest == hashlib.sha256(data).hexdigest()
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert {(row["year"], row["version"]) for row in rows} == {("1403", "1")}
    for row in rows:
        own = expected[row["agency"]]
        if row["kind"] == canonical.MEASURE:
            cap, points, applies = own["measures"].pop(row["code"])
            assert Fraction(row["cap"]) == cap
            assert (row["applies"] == "yes") is applies
            assert row["points"] == "" if points is None else Fraction(row["points"]) == points
        elif row["kind"] == canonical.TOTAL:
            both = [part for part in (own["general"], own["specific"]) if part]
            assert Fraction(row["cap"]) == sum(part[0] for part in both)
            assert _near(row["points"], sum((part[1] for part in both), Fraction(0)))
        else:
            assert Fraction(row["cap"]) == own[row["kind"]][0]
            assert _near(row["points"], own[row["kind"]][1])
    assert not any(own["measures"] for own in expected.values())

    await tx(lambda: confirming.confirm(DEPUTY, 1, None, business_now()))
    await tx(lambda: package.begin(SYSTEM, business_now()))
    waiting = await package.waiting()
    assert waiting is not None
    contents = await package.contents(waiting)
    assert contents is not None
    made = final_package(contents.head, contents.canonical, contents.agencies, contents.measures, contents.selected)
    assert made == final_package(
        contents.head, contents.canonical, contents.agencies, contents.measures, contents.selected
    )
    _check_package(made, data, rows)


def _check_package(made: bytes, data: bytes, rows: list[dict[str, str]]) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        manifest = json.loads(parts.read("manifest.json"))
        for part in manifest["files"]:
            content = parts.read(part["name"])
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (part["sha256"], part["bytes"])
        assert parts.read("list.csv") == data
        results = json.loads(parts.read("results.json"))["results"]
        book = CalamineWorkbook.from_filelike(io.BytesIO(parts.read("results.xlsx")))
    totals = {row["agency"]: row["points"] for row in rows if row["kind"] == canonical.TOTAL}
    points = {(row["agency"], row["code"]): row for row in rows if row["kind"] == canonical.MEASURE}
    counts = {part["name"]: part["rows"] for part in manifest["files"]}
    assert manifest["list_sha256"] == hashlib.sha256(data).hexdigest()
    assert (manifest["agencies"], manifest["measures"], manifest["provisional"]) == (2, len(points), True)
    assert counts == {"list.csv": len(rows), "results.json": 2, "results.xlsx": 2 + 2 + len(points)}
    assert {one["code"]: Decimal(one["total"]) for one in results} == {
        code: Decimal(total) for code, total in totals.items()
    }
    for one in results:
        assert len(one["measures"]) == sum(agency == one["code"] for agency, _ in points)
        for line in one["measures"]:
            row = points[(one["code"], line["code"])]
            assert Decimal(line["final"] or 0) == Decimal(row["points"] or 0)
            assert Decimal(line["cap"]) == Decimal(row["cap"])
    agencies, _, measures = (book.get_sheet_by_index(at).to_python()[3:] for at in range(3))
    assert {str(line[2]): Decimal(str(line[6])) for line in agencies} == {
        code: Decimal(total) for code, total in totals.items()
    }
    assert {(str(line[0]), str(line[4])): Decimal(str(line[10] or 0)) for line in measures} == {
        key: Decimal(row["points"] or 0) for key, row in points.items()
    }
