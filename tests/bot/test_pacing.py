"""Pacing: evenly spaced notices, replies that do not wait, and what a 429 holds up."""

from bot.pacing import Pace


class Clock:
    """A steady clock that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def sent(pace: Pace, clock: Clock, seconds: float, *, paced: bool) -> int:
    """How many messages go out within some seconds, each answered at once."""
    count, end = 0, clock.now + seconds
    while clock.now < end:
        wait = pace.overall(paced=paced)
        if wait > 0:
            clock.now += wait
            continue
        pace.begin()
        pace.end()
        count += 1
    return count


def test_notices_use_nearly_the_permitted_rate_and_never_more() -> None:
    clock = Clock()
    assert 0.93 * 30 * 10 <= sent(Pace(30, clock), clock, 10, paced=True) <= 30 * 10


def test_what_a_busy_loop_was_late_is_caught_up_within_the_limit() -> None:
    clock = Clock()
    pace, count = Pace(30, clock), 0
    while clock.now < 110:
        if (wait := pace.overall(paced=True)) > 0:
            clock.now += wait + 0.02
            continue
        pace.begin()
        pace.end()
        count += 1
    assert 0.93 * 30 * 10 <= count <= 30 * 10


def test_a_reply_goes_at_once_between_notices() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    pace.begin()
    pace.end()
    assert pace.overall(paced=True) > 0
    assert pace.overall(paced=False) == 0


def test_replies_too_stay_within_the_limit() -> None:
    clock = Clock()
    assert sent(Pace(30, clock), clock, 10, paced=False) <= 30 * 11


def test_calls_that_nobody_answers_do_not_hold_up_the_others() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    for call in range(1, 31):
        pace.begin(call)
    assert pace.overall(paced=False) > 0
    clock.now += 2.5
    assert pace.overall(paced=False) == 0
    for call in range(1, 31):
        pace.end(call)
    assert pace.overall(paced=False) == 0


def test_what_is_not_sent_after_all_gives_its_slot_back() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    for call in range(1000):
        pace.begin(call)
        pace.give_back(call)
    assert pace.overall(paced=True) == 0


def test_one_chat_told_to_wait_holds_that_chat_only() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    assert pace.told_to_wait(7, 4) == (4, False)
    assert pace.chat(7, paced=False) == 4
    assert pace.chat(8, paced=False) == 0
    assert pace.overall(paced=False) == 0


def test_a_second_chat_told_to_wait_holds_everybody_and_the_longest_wins() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    pace.told_to_wait(7, 4)
    assert pace.told_to_wait(8, 9) == (9, True)
    pace.told_to_wait(7, 2)
    assert pace.overall(paced=False) == 9


def test_without_a_number_our_own_pause_grows_until_a_success() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    assert [pace.told_to_wait(7, None)[0] for _ in range(4)] == [1, 2, 4, 8]
    pace.went_well()
    assert pace.told_to_wait(7, None)[0] == 1


def test_a_notice_keeps_its_distance_but_a_reply_does_not_wait_for_it() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    pace.space_notices(7, 1)
    assert pace.chat(7, paced=True) == 1
    assert pace.chat(7, paced=False) == 0


def test_a_platform_in_trouble_is_left_alone_and_then_asked_one_call_at_a_time() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    for _ in range(3):
        pace.went_uncertain()
    assert pace.overall(paced=False) == 1
    pace.went_uncertain()
    assert pace.overall(paced=False) == 2
    clock.now += 2
    assert pace.overall(paced=False) == 0
    pace.begin()
    assert pace.overall(paced=False) > 0
    pace.end()
    pace.went_well()
    pace.begin()
    assert pace.overall(paced=False) == 0


def test_what_was_given_up_late_says_nothing_when_later_calls_went_well() -> None:
    clock = Clock()
    pace = Pace(30, clock)
    for call in range(1, 6):
        pace.begin(call)
    clock.now += 1
    pace.begin(6)
    pace.went_well(pace.end(6))
    clock.now += 10
    for call in range(1, 6):
        pace.went_uncertain(pace.end(call))
    assert pace.overall(paced=False) == 0
    for call in range(7, 10):
        pace.begin(call)
        pace.went_uncertain(pace.end(call))
    assert pace.overall(paced=False) == 1
