"""When reminders are due: on mornings of the office's own time zone, and in the last hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.jalali import end_of_day
from scheduler.plan import newest_due, reminders_of

TEHRAN = ZoneInfo("Asia/Tehran")
DEADLINE = end_of_day(datetime(2025, 4, 20).date())
KINDS = ["30-days", "14-days", "7-days", "3-days", "1-days", "hours"]
OPENED = DEADLINE - timedelta(days=60)


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
