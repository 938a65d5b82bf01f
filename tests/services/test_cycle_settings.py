"""Settings of a cycle, a cycle like the former one, and what all agencies are told, some people a transaction."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from models import installation, outbox, sql
from models.assessment import AgencyCase, MeasureEntry
from models.cycle import Axis, Cycle, Indicator, Measure
from models.gate import tx
from models.outbox import Outgoing
from services.access import SYSTEM
from services.errors import Refused
from services.notices import Notice, connect
from services.overview import troubles
from services.states import CycleState
from services.year import announcements, cycle_copy, cycle_settings, cycles
from services.year.cycle_settings import SETTINGS
from tests.services.conftest import World


@pytest.mark.feature("01a")
async def test_settings_are_set_and_noted(world: World) -> None:
    before = await cycle_settings.values(world.cycle)
    assert set(before) == set(SETTINGS)
    await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, "head_approves", 1))
    await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, "grace_days", 5))
    await tx(lambda: cycle_settings.write(world.staff, world.cycle.id, "upstream_address", " https://a.ir/x "))
    after = await cycle_settings.values(await Cycle.get(id=world.cycle.id))
    assert (after["head_approves"], after["grace_days"], after["upstream_address"]) == (False, 7, "https://a.ir/x")
    assert before["grace_days"] == 3
    noted = await sql.rows("SELECT details FROM audit_event WHERE act = 'cycle.setting_changed'")
    assert len(noted) == 3
    await tx(lambda: cycle_settings.write(world.staff, world.cycle.id, "upstream_address", "-"))
    assert (await Cycle.get(id=world.cycle.id)).upstream_address == ""


@pytest.mark.parametrize(("name", "choice"), [("na_mode", 2), ("weights_by_agency", 1)])
async def test_what_scores_hang_on_has_them_computed_anew(world: World, name: str, choice: int) -> None:
    assert not await AgencyCase.exists(rescore_due=True)
    await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, name, choice))
    assert await AgencyCase.filter(rescore_due=True).count() == 2


async def test_what_was_locked_by_a_setting_stays(world: World) -> None:
    await tx(lambda: Cycle.filter(id=world.cycle.id).update(state=CycleState.SELF_ASSESSMENT_LOCKED))
    for name in ("head_approves", "grace_days", "drafts_count"):
        with pytest.raises(Refused, match="setting-closed"):
            await tx(lambda name=name: cycle_settings.choose(world.staff, world.cycle.id, name, 1))  # type: ignore[misc]
    await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, "na_mode", 3))


@pytest.mark.parametrize(("name", "choice"), [("na_mode", 9), ("nothing", 0), ("upstream_title", 0)])
async def test_choice_that_is_none(world: World, name: str, choice: int) -> None:
    with pytest.raises(Refused, match="wrong-state"):
        await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, name, choice))


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("upstream_address", "arzyabi.ir", "bad-address"),
        ("upstream_title", "س" * 201, "text-too-long"),
        ("na_mode", "x", "wrong-state"),
    ],
)
async def test_text_that_cannot_be(world: World, name: str, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        await tx(lambda: cycle_settings.write(world.staff, world.cycle.id, name, text))


@pytest.mark.feature("ART-1")
async def test_one_catalogue_for_two_cycles_without_values(world: World) -> None:
    former = world.cycle.id
    axis = await tx(
        lambda: Axis.create(
            cycle_id=former, code="S", title="اختصاصی", max_score=1000, position=99, dimension="specific"
        )
    )
    own = await tx(
        lambda: Indicator.create(axis_id=axis.id, code="A-S1", title="ویژه", max_score=1000, position=1, agency_id=1)
    )
    await tx(
        lambda: Measure.create(
            indicator_id=own.id, code="A-S1", title="ویژه", weight=100, kind="specific", method="", target=Decimal(70),
            evidence=["گزارش"], agency_upload=True, na_allowed=False, position=1, version=3,
        )
    )  # fmt: skip
    await tx(
        lambda: Cycle.filter(id=former).update(state=CycleState.SELF_ASSESSMENT_LOCKED, grace_days=7, na_mode="zero")
    )
    await tx(lambda: AgencyCase.filter(cycle_id=former).update(state="LOCKED"))
    new = await tx(lambda: cycle_copy.define_like(world.staff, 1404, former))
    assert (new.state, new.grace_days, new.na_mode, new.deadline_at) == (CycleState.DRAFT, 7, "zero", None)

    async def catalogue(cycle_id: int) -> list[tuple[str, ...]]:
        found = (
            await Measure.filter(indicator__axis__cycle_id=cycle_id).order_by("id").select_related("indicator__axis")
        )
        return [
            (
                one.indicator.axis.code,
                one.indicator.code,
                one.code,
                one.title,
                str(one.weight),
                str(one.evidence),
                one.method,
            )
            for one in found
        ]

    assert await catalogue(new.id) == await catalogue(former)
    specific = await Measure.get(indicator__axis__cycle_id=new.id, code="A-S1").select_related("indicator")
    assert (specific.target, specific.version, specific.indicator.agency_id) == (Decimal(0), 1, 1)
    general = await Measure.filter(indicator__axis__cycle_id=new.id, indicator__agency_id__isnull=True).first()
    assert general is not None
    assert general.target > 0
    assert await MeasureEntry.filter(cycle_id=new.id).count() == 0
    with pytest.raises(Refused, match="cycle-not-over"):
        await tx(lambda: cycle_copy.define_like(world.staff, 1405, new.id))


@pytest.mark.feature("ART-1n")
async def test_provisional_catalogue_becomes_final_and_the_agencies_hear_of_it(world: World) -> None:
    told: list[Notice] = []

    async def port(notices: Sequence[Notice]) -> None:
        told.extend(notices)

    connect(port)
    try:
        await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, cycle_settings.PROVISIONAL, 1))
        assert await cycle_settings.is_provisional(world.cycle.id)
        await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, cycle_settings.PROVISIONAL, 0))
        assert not await cycle_settings.is_provisional(world.cycle.id)
        while await tx(announcements.next_chunk):
            pass
    finally:
        connect(None)
    assert [(one.message, one.person_id) for one in told] == [
        ("catalogue-final-notice", 2),
        ("catalogue-final-notice", 3),
    ]


async def _told(most: int = 200, chunks: int = 99) -> list[str]:
    told: list[str] = []

    async def port(notices: Sequence[Notice]) -> None:
        told.extend(one.key for one in notices)

    connect(port)
    try:
        while chunks and await tx(lambda: announcements.next_chunk(most)):
            chunks -= 1
    finally:
        connect(None)
    return told


async def test_catalogue_that_becomes_final_twice_is_told_twice_and_not_while_it_is_provisional(world: World) -> None:
    async def choose(choice: int) -> None:
        await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, cycle_settings.PROVISIONAL, choice))

    await choose(1)
    await choose(0)
    assert await _told(1, 1) == ["final:1:1:2"]
    await choose(1)
    assert await _told() == []
    await choose(0)
    assert await _told() == ["final:1:2:2", "final:1:2:3"]


async def test_moved_deadline_is_not_told_to_who_has_longer(world: World) -> None:
    later = _later(world)
    await tx(lambda: AgencyCase.filter(agency_id=1).update(deadline_at=later + timedelta(days=5)))
    await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, later, 1))
    assert await _told() == ["moved:1:2:3"]


async def test_deadline_moved_again_takes_back_what_was_said_of_the_former(world: World) -> None:
    def message(key: str) -> Outgoing:
        return Outgoing(key, "bale", 1, outbox.NOTICE, "sendMessage", {"text": key}, "x", person_id=2)

    async def put() -> None:
        await outbox.put([message("moved:1:2:2:bale:1:0"), message("moved:1:2:3:bale:1:0"), message("moved:11:2:2:x")])
        await sql.run("UPDATE outbox SET state = 'failed' WHERE key LIKE 'moved:1:2:3:%'")

    await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, _later(world), 1))
    await tx(put)
    assert len((await troubles.undelivered(world.staff))[0]) == 1
    await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, _later(world), 2))
    states = [one["state"] for one in await sql.rows("SELECT state FROM outbox ORDER BY id")]
    assert states == ["cancelled", "cancelled", "new"]
    with pytest.raises(Refused, match="nothing-to-resend"):
        await tx(lambda: troubles.send_again(world.staff))


async def test_announcement_goes_on_where_it_was_cut_off(world: World) -> None:
    told: list[str] = []

    async def port(notices: Sequence[Notice]) -> None:
        told.extend(one.key for one in notices)

    connect(port)
    try:
        await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, _later(world), 1))
        assert told == []
        assert await tx(lambda: announcements.next_chunk(1))
        assert told == [f"moved:{world.cycle.id}:2:2"]

        async def torn() -> None:
            await announcements.next_chunk(1)
            raise RuntimeError("killed")

        with pytest.raises(RuntimeError):
            await tx(torn)
        told.pop()  # what a torn transaction stored is not there
        while await tx(lambda: announcements.next_chunk(1)):
            pass
    finally:
        connect(None)
    assert told == [f"moved:{world.cycle.id}:2:2", f"moved:{world.cycle.id}:2:3"]
    assert await installation.get(f"{announcements.KEY}{announcements.MOVED}:{world.cycle.id}") is None


def _later(world: World) -> datetime:
    assert world.cycle.deadline_at is not None
    return world.cycle.deadline_at + timedelta(days=3)
