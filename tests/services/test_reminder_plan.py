"""When reminders are due: on mornings of the office's own time zone, and in the last hours."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.jalali import end_of_day
from scheduler.plan import Due, Quiet, newest_due, reminders_of
from services.year.working_days import Calendar

TEHRAN = ZoneInfo("Asia/Tehran")
DEADLINE = end_of_day(datetime(2025, 4, 20).date())
KINDS = ["30-days", "14-days", "7-days", "3-days", "1-days", "hours"]
OPENED = DEADLINE - timedelta(days=60)
URGENT = {"1-days", "hours", "last-hour"}

deadlines = st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
zones = st.sampled_from(["Asia/Tehran", "UTC", "America/New_York", "Pacific/Kiritimati"]).map(ZoneInfo)
near = st.dates(date(2024, 11, 1), date(2027, 1, 31))
calendars = st.builds(
    Calendar,
    st.frozensets(st.integers(0, 6), max_size=6),
    st.dictionaries(near, st.just("off"), max_size=60),
    st.frozensets(near, max_size=10),
)
quiets = st.builds(Quiet, st.times(time(18)), st.times(max_value=time(12)))


def _local(at: datetime) -> str:
    return at.astimezone(TEHRAN).strftime("%m-%d %H:%M")


def _by_kind(due: list[Due]) -> dict[str, str]:
    return {one.kind: _local(one.at) for one in due}


def test_reminders_of_an_end_of_day_in_tehran() -> None:
    due = reminders_of(DEADLINE, TEHRAN)
    assert [one.kind for one in due] == KINDS
    mornings = [one.at.astimezone(TEHRAN) for one in due[:-1]]
    assert {at.hour for at in mornings} == {9}
    assert [at.date().isoformat() for at in mornings] == [
        "2025-03-21",
        "2025-04-06",
        "2025-04-13",
        "2025-04-17",
        "2025-04-19",
    ]
    assert due[-1].at == DEADLINE - timedelta(hours=3)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tehran", "America/New_York", "Pacific/Kiritimati"])
def test_reminders_come_in_order_and_before_the_deadline(zone: str) -> None:
    due = reminders_of(DEADLINE, ZoneInfo(zone))
    assert [one.at for one in due] == sorted(one.at for one in due)
    assert due[-1].at < DEADLINE
    assert all(one.at.utcoffset() == timedelta(0) for one in due)


def test_mornings_stay_at_nine_over_a_change_of_the_clocks() -> None:
    new_york = ZoneInfo("America/New_York")  # the clocks change on 9 March 2025
    deadline = datetime(2025, 3, 15, tzinfo=new_york).astimezone(UTC)
    mornings = [one.at.astimezone(new_york).hour for one in reminders_of(deadline, new_york) if one.days]
    assert set(mornings) == {9}


def test_deadline_in_the_middle_of_a_day_belongs_to_that_day() -> None:
    deadline = datetime(2025, 4, 20, 14, tzinfo=TEHRAN).astimezone(UTC)
    one_day = next(one for one in reminders_of(deadline, TEHRAN) if one.days == 1)
    assert one_day.at.astimezone(TEHRAN).isoformat() == "2025-04-19T09:00:00+03:30"


def test_newest_of_several_and_the_rest_is_superseded() -> None:
    newest, older = newest_due(reminders_of(DEADLINE, TEHRAN), OPENED, DEADLINE - timedelta(days=2))
    assert newest is not None
    assert newest.kind == "3-days"
    assert [one.kind for one in older] == KINDS[:3]


def test_nothing_is_due_before_the_first() -> None:
    assert newest_due(reminders_of(DEADLINE, TEHRAN), OPENED, OPENED) == (None, [])


def test_what_was_due_before_the_opening_never_existed() -> None:
    opened = DEADLINE - timedelta(days=10)
    newest, older = newest_due(reminders_of(DEADLINE, TEHRAN), opened, DEADLINE - timedelta(days=5))
    assert newest is not None
    assert (newest.kind, older) == ("7-days", [])


@given(st.integers(0, 60 * 24 * 60), st.integers(0, 60 * 24 * 60))
def test_later_looks_never_go_back_to_an_older_reminder(one: int, other: int) -> None:
    due = reminders_of(DEADLINE, TEHRAN)
    early, late = sorted((one, other))
    first, _ = newest_due(due, OPENED, OPENED + timedelta(minutes=early))
    second, passed = newest_due(due, OPENED, OPENED + timedelta(minutes=late))
    if first is not None:
        assert first in [*passed, second]


def _last_hours(clock: str, quiet: Quiet | None = Quiet()) -> dict[str, str]:  # noqa: B008 - frozen
    deadline = datetime.fromisoformat(f"2025-04-20T{clock}").replace(tzinfo=TEHRAN).astimezone(UTC)
    return {
        one.kind: _local(one.at)
        for one in reminders_of(deadline, TEHRAN, quiet=quiet)
        if one.kind.endswith(("urs", "ur"))
    }


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        ("14:00", {"hours": "04-20 11:00", "last-hour": "04-20 13:00"}),
        ("23:00", {"hours": "04-20 20:00", "last-hour": "04-20 21:00"}),
        ("23:59", {"hours": "04-20 20:59"}),
        ("02:00", {"hours": "04-19 21:00"}),
        ("08:30", {"hours": "04-19 21:00", "last-hour": "04-20 07:30"}),
    ],
)
def test_last_hours_move_to_the_evening_before_the_quiet_ones(clock: str, due: dict[str, str]) -> None:
    assert _last_hours(clock) == due


def test_without_quiet_hours_the_last_hour_is_kept_at_night() -> None:
    assert _last_hours("02:00", None) == {"hours": "04-19 23:00", "last-hour": "04-20 01:00"}


def test_end_of_a_day_has_one_reminder_in_its_last_hours() -> None:
    assert [one.kind for one in reminders_of(DEADLINE, TEHRAN)] == KINDS


def test_mornings_off_move_back_and_two_on_a_day_are_one() -> None:
    nowruz = {date(2025, 4, 5) + timedelta(days=n): "off" for n in range(8)}
    due = _by_kind(reminders_of(DEADLINE, TEHRAN, Calendar(days_off=nowruz)))
    # 6 April is off (back to Wednesday the 2nd, over a weekend), 13 April is worked, 17 April is a Thursday.
    assert due == {
        "30-days": "03-19 09:00",
        "14-days": "04-02 09:00",
        "7-days": "04-13 09:00",
        "3-days": "04-16 09:00",
        "1-days": "04-19 09:00",
        "hours": "04-20 21:00",
    }
    longer = nowruz | {date(2025, 4, 13): "off"}
    due = _by_kind(reminders_of(DEADLINE, TEHRAN, Calendar(days_off=longer)))
    assert "14-days" not in due
    assert due["7-days"] == "04-02 09:00"


def test_one_day_before_stays_on_its_day_although_it_is_off() -> None:
    due = _by_kind(reminders_of(DEADLINE, TEHRAN, Calendar(days_off={date(2025, 4, 19): "off"})))
    assert due["1-days"] == "04-19 09:00"


def test_mornings_wait_for_the_end_of_the_quiet_hours() -> None:
    due = _by_kind(reminders_of(DEADLINE, TEHRAN, quiet=Quiet(time(21), time(10))))
    assert due["1-days"] == "04-19 10:00"
    assert due["hours"] == "04-20 20:00"


@pytest.mark.parametrize(("since", "until"), [(time(9), time(17)), (time(22), time(13)), (time(1), time(7))])
def test_quiet_hours_are_those_of_the_night(since: time, until: time) -> None:
    with pytest.raises(ValueError, match="quiet hours"):
        Quiet(since, until)


@given(deadlines, zones, st.none() | calendars, st.none() | quiets)
def test_reminders_are_in_order_outside_quiet_hours_and_days_off(
    deadline: datetime, zone: ZoneInfo, calendar: Calendar | None, quiet: Quiet | None
) -> None:
    due = reminders_of(deadline, zone, calendar, quiet)
    assert all(one.at < other.at for one, other in pairwise(due))
    assert due[-1].at < deadline
    assert {"1-days", "hours"} <= {one.kind for one in due}
    for one in due:
        at = one.at.astimezone(zone)
        assert quiet is None or quiet.until <= at.time() < quiet.since
        assert one.kind in URGENT or calendar is None or calendar.is_working(at.date())
