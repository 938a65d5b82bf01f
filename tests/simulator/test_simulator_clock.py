"""The clock goes on by itself and is moved forward only."""

from datetime import UTC, datetime, timedelta

import pytest

from simulator.clock import Clock, real


def test_moves_forward_only() -> None:
    clock = Clock(datetime(2025, 3, 25, tzinfo=UTC))
    assert clock.move(days=1, hours=2).replace(microsecond=0) >= datetime(2025, 3, 26, 2, tzinfo=UTC)
    target = datetime(2025, 4, 1, 8, tzinfo=UTC)
    assert clock.move(to=target) - target < timedelta(seconds=5)
    with pytest.raises(ValueError, match="forward only"):
        clock.move(hours=-1)
    with pytest.raises(ValueError, match="forward only"):
        clock.move(to=datetime(2025, 1, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        clock.move(to=datetime(2030, 1, 1))


def test_without_a_start_it_is_now() -> None:
    assert abs(Clock().stamp() - real()) < 2
