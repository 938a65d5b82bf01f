"""Drafts that are not filed: found at once, reminded of, and told once that they lapsed (14a, 14e)."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from models import clock, sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from models.results import CaseResult
from scheduler import objections as phases
from scheduler import results as windows
from services import notices
from services.access import SYSTEM
from services.notices import Notice
from services.objections import drafting, filing, views
from services.results import objectable, sheets
from tests.services.conftest import World
from tests.services.sweep import objections as scenes
from tests.services.sweep.objections import OWN, TEXT
from tests.services.sweep.scene import AGENCY, ENTRY


def _tehran(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=clock.zone()).astimezone(UTC)


ENDS = _tehran(15, 0)


@pytest.fixture
async def told(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[Notice]]:
    """The sheets are told, their windows end at `ENDS`; everything that people are told from now on."""
    _at(monkeypatch, _tehran(5, 12))
    await tx(scenes.crew)
    await tx(lambda: scenes.told(SYSTEM))
    await tx(_windows)
    found: list[Notice] = []

    async def keep(some: object) -> None:
        found.extend(some)  # type: ignore[arg-type]

    notices.connect(keep)
    yield found
    notices.connect(None)


async def _windows() -> None:
    await sql.run("UPDATE case_result SET window_ends_at = ?", stored_time(ENDS))
    await sql.run("UPDATE result_sheet SET window_ends_at = ?", stored_time(ENDS))


def _at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "_offset", moment - clock.machine_now())


async def _draft(entry_id: int = ENTRY) -> views.ObjectionView:
    begun = await tx(lambda: drafting.begin(OWN, entry_id, business_now()))
    return await tx(lambda: drafting.write(OWN, begun.id, TEXT, begun.version))


async def _filed_and_a_draft() -> tuple[views.ObjectionView, views.ObjectionView]:
    """One is filed, the measure that lost least has a draft."""
    last = (await drafting.room(OWN, AGENCY)).items[-1].line.entry_id
    first = await _draft()
    filed, _ = await tx(lambda: filing.file(OWN, first.id, first.version, business_now()))
    return filed, await _draft(last)


@pytest.mark.feature("14a")
async def test_a_draft_is_first_and_the_window_stays_beside_what_was_filed(told: list[Notice]) -> None:
    filed, draft = await _filed_and_a_draft()
    room = await drafting.room(OWN, AGENCY)
    assert room.items[0].objection == draft
    lost = [one.line.lost for one in room.items[1:]]
    assert lost == sorted(lost, reverse=True)
    sheet = await sheets.of_agency(OWN, AGENCY)
    glance = await sheets.glance(OWN, AGENCY)
    assert sheet is not None
    assert glance is not None
    for still in (sheet.still, glance.still):
        assert ([one.id for one in still.drafts], still.until) == ([draft.id], ENDS)
    assert (sheet.drafts, sheet.objections, glance.objections) == (1, 1, 1)
    # Everything else was objected to: nothing is left but the draft, and without it nothing at all.
    lines = [one.line for one in room.items if one.line.entry_id in (filed.entry_id, draft.entry_id)]
    assert (await objectable.of_case(filed.case_id, lines)).until == ENDS
    await tx(lambda: drafting.discard(OWN, draft.id, draft.version))
    assert await objectable.of_case(filed.case_id, lines[-1:]) == objectable.Still((), None)


@pytest.mark.feature("14e")
async def test_who_has_a_draft_is_reminded_of_it_also_beside_one_that_was_filed(
    told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, draft = await _filed_and_a_draft()
    seen = []
    for moment in (_tehran(10, 12), _tehran(11, 9, 5), _tehran(13, 9, 5), _tehran(14, 21, 5), _tehran(15, 1)):
        _at(monkeypatch, moment)
        told.clear()
        await phases.count_down()
        await phases.count_down()
        seen.append(sorted((one.person_id or 0, one.message) for one in told))
        if moment == _tehran(11, 9, 5):
            own = next(one for one in told if one.person_id == 2)
            assert own.args == {"count": 1, "measure": draft.measure, "ends": ENDS}
            assert own.buttons[0] == ("btn-continue-draft", f"obj:{draft.id}")
        if moment == _tehran(13, 9, 5):
            now = await views.known(draft.id)
            await tx(lambda now=now: filing.file(OWN, now.id, now.version, business_now()))
    both = [(2, "objection-draft-reminder"), (3, "objection-reminder")]
    assert seen == [[], both, both, [(3, "objection-reminder")], []]


async def test_who_answered_nothing_but_has_a_draft_gets_one_reminder(
    told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    await _draft()
    await _draft(ENTRY + 1)
    _at(monkeypatch, _tehran(13, 9, 5))
    told.clear()
    await phases.count_down()
    assert [(one.person_id, one.message) for one in told if one.person_id == 2] == [(2, "objection-draft-reminder")]
    assert next(one for one in told if one.person_id == 2).args["count"] == 2


@pytest.mark.feature("14e")
@pytest.mark.parametrize("beside", [True, False])
async def test_a_draft_that_lapsed_is_told_once(
    told: list[Notice], monkeypatch: pytest.MonkeyPatch, beside: bool
) -> None:
    draft = (await _filed_and_a_draft())[1] if beside else await _draft()
    told.clear()
    _at(monkeypatch, ENDS - timedelta(seconds=1))
    await windows.close_windows()
    assert told == []
    for _ in range(2):
        _at(monkeypatch, ENDS + timedelta(minutes=1))
        await windows.close_windows()
    own = [one for one in told if one.person_id == 2]
    assert [one.message for one in own] == ["objection-draft-lapsed"]
    assert own[0].buttons[0] == ("btn-see-draft", f"obj:{draft.id}")
    state = (await CaseResult.get(case_id=draft.case_id)).state
    assert state == ("OBJECTED" if beside else "WINDOW_LAPSED")
    # What is still possible: the deputy is asked.
    late, _ = await tx(lambda: filing.file_late(OWN, draft.id, draft.version, "رابط در مأموریت بود", business_now()))
    assert late.state == "OUT_OF_TIME"


async def test_a_draft_begun_for_the_deputy_after_the_window_has_not_lapsed(
    told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, draft = await _filed_and_a_draft()
    begun = stored_time(ENDS + timedelta(hours=1))
    await tx(lambda: sql.run("UPDATE objection SET begun_at = ? WHERE id = ?", begun, draft.id))
    told.clear()
    _at(monkeypatch, ENDS + timedelta(hours=2))
    await windows.close_windows()
    assert [one.message for one in told if one.person_id == 2] == []


async def test_a_corrected_score_gives_a_draft_its_own_time(
    told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, draft = await _filed_and_a_draft()
    later = ENDS + timedelta(days=5)

    async def corrected() -> None:
        await sql.run(
            "INSERT INTO result_sheet (result_id, version, general, total, lines, changed, reason, made_at, "
            "window_ends_at) SELECT result_id, 2, general, total, lines, ?, '', made_at, ? "
            "FROM result_sheet WHERE result_id = (SELECT id FROM case_result WHERE case_id = ?)",
            f"[{draft.entry_id}]",
            stored_time(later),
            draft.case_id,
        )
        await sql.run("UPDATE case_result SET sheet_version = 2, window_ends_at = ? WHERE case_id = ?", later, 1)

    _at(monkeypatch, ENDS + timedelta(minutes=1))
    await windows.close_windows()
    await tx(corrected)
    told.clear()
    await windows.close_windows()
    assert not [one for one in told if one.person_id == 2]
    glance = await sheets.glance(OWN, AGENCY)
    assert glance is not None
    assert glance.still.until == later
    _at(monkeypatch, later)
    await windows.close_windows()
    assert [one.message for one in told if one.person_id == 2] == ["objection-draft-lapsed"]
