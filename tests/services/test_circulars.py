"""Circulars: articles told apart, versions compared, everybody sent one row, acknowledged once, reminded once a day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest

from models import articles
from models.clock import business_now
from models.correspondence import Circular, CircularRecipient, Duty
from models.gate import tx
from models.people import RoleGrant
from services import notices
from services.access import SYSTEM, Actor, Grant, Role
from services.errors import Refused
from services.letters import circular_sending, circulars, duties
from services.letters.duties import Proposed
from services.notices import Notice
from services.people import people
from services.states import CircularState
from tests.services.conftest import World

TEXT = """به همهٔ دستگاه‌های اجرایی
ماده ۱- شاخص‌های نهایی پیوست است.
تبصره: نسخهٔ نهایی در تارنما گذاشته می‌شود.
ماده 4 - دستگاه‌های اجرایی تا ۱۴۰۴/۰۱/۳۱ خودارزیابی را ثبت کنند. گزارش ستاد جداست.
ماده (۵): وزارتخانه‌ها نتایج را منتقل کنند.
تبصره ۱ انتقال تا همان تاریخ است.
تبصره ۲ مسئولیت با ستاد است.
"""
DAY = date(2025, 1, 11)


@pytest.fixture
def told() -> Iterator[list[Notice]]:
    """What the services have people told."""
    got: list[Notice] = []

    async def port(some: Sequence[Notice]) -> None:
        got.extend(some)

    notices.connect(port)
    yield got
    notices.connect(None)


async def _draft(world: World, text: str = TEXT, number: str = "۱۰۰۱۴۶") -> Circular:
    circular = await circulars.begin(world.staff, number, DAY, business_now())
    await circulars.describe(world.staff, circular.id, title="ارزیابی عملکرد")
    return await circulars.put_text(world.staff, circular.id, text, anew=True)


async def _issued(world: World) -> Circular:
    circular = await tx(lambda: _draft(world))
    issued: Circular = await tx(lambda: circular_sending.issue(world.staff, circular.id, business_now()))
    while await tx(circular_sending.next_chunk):
        pass
    return issued


@pytest.mark.feature("01e")
def test_articles_and_notes_are_told_apart() -> None:
    assert [one.label for one in articles.split(TEXT)] == [
        "",
        "ماده ۱",
        "ماده ۱ تبصره",
        "ماده ۴",
        "ماده ۵",
        "ماده ۵ تبصره ۱",
        "ماده ۵ تبصره ۲",
    ]
    assert articles.split("بی ماده")[0].label == ""
    assert articles.split("") == []


def test_a_line_that_only_mentions_an_article_is_no_new_one() -> None:
    found = articles.split("ماده ۱- نخست\nماده ۲- دوم\nماده ۱ همچنان پابرجاست")
    assert [one.label for one in found] == ["ماده ۱", "ماده ۲"]
    assert "پابرجاست" in found[1].text


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("ماده ۷", "ماده ۷"),
        ("مادهٔ 7", "ماده ۷"),
        ("7", "ماده ۷"),
        ("ماده هفتم", "ماده ۷"),
        ("ماده ۵ تبصره ۱", "ماده ۵ تبصره ۱"),
        ("ماده ۱ تبصره", "ماده ۱ تبصره"),
        ("مهلت", None),
    ],
)
def test_article_as_people_ask_for_it(typed: str, label: str | None) -> None:
    assert articles.asked_for(typed) == label


def test_whom_an_article_addresses() -> None:
    by_label = {one.label: articles.owner_of(one) for one in articles.split(TEXT)}
    assert by_label["ماده ۴"] == duties.AGENCIES
    assert by_label["ماده ۵"] == duties.PARENT
    assert by_label["ماده ۱"] == ""


@pytest.mark.feature("01c")
def test_what_changed_is_told_by_sentence() -> None:
    changed = articles.compared(
        TEXT, TEXT.replace("۱۴۰۴/۰۱/۳۱", "۱۴۰۴/۰۲/۱۵").replace("تبصره ۲ مسئولیت با ستاد است.\n", "")
    )
    assert [(one.kind, one.label) for one in changed] == [("changed", "ماده ۴"), ("removed", "ماده ۵ تبصره ۲")]
    assert "۱۴۰۴/۰۱/۳۱" in changed[0].before
    assert "۱۴۰۴/۰۲/۱۵" in changed[0].after
    assert "گزارش ستاد" not in changed[0].after


def test_another_spelling_is_no_change() -> None:
    assert articles.compared(TEXT, TEXT.replace("ی", "ي").replace("۴", "4")) == []


@pytest.mark.feature("01a", "01b")
async def test_a_circular_is_written_in_parts(world: World) -> None:
    circular = await tx(lambda: _draft(world, "ماده ۱- نخست"))
    await tx(lambda: circulars.put_text(world.staff, circular.id, "ماده ۲- دوم", anew=False))
    assert [one.label for one in circulars.pages(await circulars.known(circular.id))] == ["ماده ۱", "ماده ۲"]
    proposed = [Proposed("ماده ۱", "نخست", duties.AGENCIES, DAY), Proposed("ماده ۲", "دوم", "", None)]
    assert await tx(lambda: duties.add_proposed(world.staff, circular.id, proposed)) == 2
    assert await tx(lambda: duties.add_proposed(world.staff, circular.id, proposed)) == 0
    first, second = await duties.of_circular(world.staff, circular.id)
    await tx(lambda: duties.change(world.staff, second.id, owner="دفتر عملکرد", due_on=DAY))
    await tx(lambda: duties.drop(world.staff, first.id))
    assert [one.owner for one in await duties.of_circular(world.staff, circular.id)] == ["دفتر عملکرد"]


async def test_what_cannot_be_is_refused(world: World) -> None:
    circular = await tx(lambda: _draft(world, ""))
    for code, call in {
        "bad-circular-number": lambda: circulars.begin(world.staff, "شماره", DAY, business_now()),
        "circular-known": lambda: circulars.begin(world.staff, "۱۰۰۱۴۶", DAY, business_now()),
        "bad-circular-title": lambda: circulars.describe(world.staff, circular.id, title="آ"),
        "circular-too-long": lambda: circulars.put_text(world.staff, circular.id, "ا" * 100_001, anew=True),
        "circular-incomplete": lambda: circular_sending.issue(world.staff, circular.id, business_now()),
        "unknown-circular": lambda: circulars.view(world.own, circular.id, 1),
        "wrong-state": lambda: circulars.amend(world.staff, circular.id, DAY, business_now()),
        "unknown-duty": lambda: duties.change(world.staff, 99, title="کار"),
    }.items():
        with pytest.raises(Refused, match=code):
            await tx(call)


@pytest.mark.feature("01d", "04b")
async def test_everybody_gets_one_row_however_often_the_sending_is_cut_off(
    world: World, told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(circular_sending, "CHUNK", 1)
    circular = await tx(lambda: _draft(world))
    await tx(lambda: circular_sending.issue(world.staff, circular.id, business_now()))
    assert await circular_sending.any_due()

    async def cut_off() -> None:
        assert await circular_sending.next_chunk()
        raise KeyError

    assert await tx(circular_sending.next_chunk)
    with pytest.raises(KeyError):
        await tx(cut_off)
    told.pop()
    while await tx(circular_sending.next_chunk):
        pass
    assert not await circular_sending.any_due()
    assert sorted(one.key for one in told) == [f"circular:{circular.id}:2", f"circular:{circular.id}:3"]
    assert await CircularRecipient.all().count() == 2
    assert all(one.important and one.message == "circular-notice" for one in told)


@pytest.mark.feature("04b")
async def test_who_joins_later_gets_the_standing_circular_and_who_left_is_not_counted(world: World) -> None:
    circular = await _issued(world)
    await tx(lambda: people.grant(None, 4, Role.AGENCY_HEAD, 1))
    assert await circular_sending.any_due()
    await tx(circular_sending.next_chunk)
    assert {one.person_id for one in await circular_sending.deliveries(SYSTEM, circular.id)} == {2, 3, 4}
    await tx(lambda: RoleGrant.filter(person_id=3).update(withdrawn_at=business_now()))
    assert {one.person_id for one in await circular_sending.deliveries(SYSTEM, circular.id)} == {2, 4}


@pytest.mark.feature("01d")
async def test_acknowledged_once_with_its_time(world: World) -> None:
    circular = await _issued(world)
    at = business_now()
    assert await tx(lambda: circular_sending.acknowledge(world.own, 1, circular.id, at)) == (at, False)
    later = at + timedelta(hours=1)
    assert await tx(lambda: circular_sending.acknowledge(world.own, 1, circular.id, later)) == (at, True)
    silent = await circular_sending.deliveries(SYSTEM, circular.id, silent_only=True)
    assert [one.person_id for one in silent] == [3]
    assert silent[0].phone == "989120000003"
    stranger = Actor(4, "", (Grant(Role.LIAISON, 1),))
    with pytest.raises(Refused, match="unknown-circular"):
        await tx(lambda: circular_sending.acknowledge(stranger, 1, circular.id, at))


@pytest.mark.feature("01d")
async def test_the_silent_are_reminded_once_a_day(world: World, told: list[Notice]) -> None:
    circular = await _issued(world)
    await tx(lambda: circular_sending.acknowledge(world.own, 1, circular.id, business_now()))
    told.clear()
    at = business_now() + timedelta(minutes=1)
    assert await tx(lambda: circular_sending.remind(world.staff, circular.id, at)) == 1
    while await tx(circular_sending.next_chunk):
        pass
    assert [(one.person_id, one.message) for one in told] == [(3, "circular-notice-reminder")]
    with pytest.raises(Refused, match="circular-reminded-lately"):
        await tx(lambda: circular_sending.remind(world.staff, circular.id, at + timedelta(hours=23)))
    await tx(lambda: circular_sending.remind(world.staff, circular.id, at + timedelta(hours=24)))
    await tx(lambda: circular_sending.acknowledge(world.foreign, 2, circular.id, business_now()))
    with pytest.raises(Refused, match="circular-nobody-silent"):
        await tx(lambda: circular_sending.remind(world.staff, circular.id, at + timedelta(days=3)))


@pytest.mark.feature("01c", "ART-1n")
async def test_an_amendment_asks_anew_and_says_what_changed(world: World, told: list[Notice]) -> None:
    first = await _issued(world)
    duty = await tx(
        lambda: Duty.create(circular_id=first.id, position=1, article="ماده ۴", title="ثبت", owner="agencies")
    )
    await tx(lambda: circular_sending.acknowledge(world.own, 1, first.id, business_now()))
    told.clear()
    second = await tx(lambda: circulars.amend(world.staff, first.id, DAY, business_now()))
    assert second.id == (await tx(lambda: circulars.amend(world.staff, first.id, DAY, business_now()))).id
    changed = TEXT.replace("۱۴۰۴/۰۱/۳۱", "۱۴۰۴/۰۲/۱۵")
    await tx(lambda: circulars.put_text(world.staff, second.id, changed, anew=True))
    copied = (await duties.of_circular(world.staff, second.id))[0]
    assert copied.id != duty.id
    await tx(lambda: duties.change(world.staff, copied.id, due_on=DAY))
    await tx(lambda: circular_sending.issue(world.staff, second.id, business_now()))
    while await tx(circular_sending.next_chunk):
        pass
    assert (await Circular.get(id=first.id)).state == CircularState.SUPERSEDED
    assert {one.message for one in told} == {"circular-notice-amended"}
    assert told[0].args["articles"] == ["ماده ۴"]
    found = await duties.changes_of(world.own, second.id, 1)
    assert [(one.what, one.article) for one in found] == [("text-changed", "ماده ۴"), ("duty-day", "ماده ۴")]
    got = await circular_sending.acknowledged(world.own, 1)
    assert got[first.id] is not None
    assert got[second.id] is None
    with pytest.raises(Refused, match="circular-superseded"):
        await tx(lambda: circular_sending.acknowledge(world.foreign, 2, first.id, business_now()))
    assert [one.id for one in await circulars.listed(world.own, 1)] == [second.id, first.id]


async def test_whom_an_issue_would_reach(world: World) -> None:
    circular = await tx(lambda: _draft(world))
    await tx(lambda: people.unreachable("bale", 3, "blocked"))
    reach = await circular_sending.audience(world.staff, circular.id)
    assert (reach.people, reach.agencies, reach.unreachable, reach.empty) == (2, 2, 1, 0)


async def test_who_has_left_is_not_reminded(world: World, told: list[Notice]) -> None:
    circular = await _issued(world)
    await tx(lambda: people.withdraw(world.staff, 2, Role.LIAISON, 1))
    later = business_now() + timedelta(days=2)
    await tx(lambda: circular_sending.remind(world.staff, circular.id, later))
    told.clear()
    while await tx(circular_sending.next_chunk):
        pass
    assert [one.person_id for one in told] == [world.foreign.person_id]
    assert not await circular_sending.any_due()
