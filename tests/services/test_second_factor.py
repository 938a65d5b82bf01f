"""The second factor: good once, clocks that differ a little, wrong tries, an authenticator begun anew or taken back."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from models import sql
from models.gate import tx
from models.trust import SecondFactor
from services import second_factor
from services.access import Actor, Denied, Grant, Role
from services.errors import Refused
from services.people import people
from services.second_factor import FREE_TRIES, PAUSE, STEP_SECONDS, Attempt, Enrolment


class Clock:
    """The machine's clock, at the beginning of a step, moved by the test."""

    def __init__(self) -> None:
        self.ms = 1_800_000_000_000

    def __call__(self) -> int:
        return self.ms

    def go(self, **parts: float) -> None:
        """Some time later."""
        self.ms += int(timedelta(**parts).total_seconds() * 1000)

    def code(self, made: Enrolment, steps: int = 0) -> str:
        """What an authenticator whose clock is so many steps off shows."""
        return pyotp.TOTP(made.secret).at(self.ms // 1000 + steps * STEP_SECONDS)


@dataclass(frozen=True, slots=True)
class Staff:
    """An administrator, a deputy, and a liaison."""

    staff: Actor
    deputy: Actor
    own: Actor


async def _person(name: str, number: int, grant: Grant) -> Actor:
    person = await people.join(name, f"98912000000{number}", "bale", number, number)
    return Actor(person.id, name, (grant,))


@pytest.fixture
async def world(database: Path) -> Staff:
    """Those three, in a database without a year."""

    async def make() -> Staff:
        return Staff(
            await _person("راهبر", 1, Grant(Role.ADMIN)),
            await _person("معاون", 2, Grant(Role.DEPUTY)),
            await _person("رابط", 3, Grant(Role.LIAISON, 1)),
        )

    return await tx(make)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the second factor sees."""
    made = Clock()
    monkeypatch.setattr(second_factor, "machine_ms", made)
    return made


async def _set_up(actor: Actor, clock: Clock) -> Enrolment:
    made = await tx(lambda: second_factor.enrol(actor))
    assert (await tx(lambda: second_factor.confirm(actor, clock.code(made)))).proof is not None
    clock.go(seconds=STEP_SECONDS)
    return made


async def _prove(actor: Actor, code: str) -> Attempt:
    return await tx(lambda: second_factor.prove(actor, code))


async def _refusal(actor: Actor, code: str) -> str:
    with pytest.raises(Refused) as no:
        await _prove(actor, code)
    return no.value.code


async def test_a_code_is_good_once_and_older_ones_with_it(world: Staff, clock: Clock) -> None:
    made = await _set_up(world.staff, clock)
    persian = clock.code(made).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    found = await _prove(world.staff, f" {persian[:3]} {persian[3:]}")
    assert found.proof is not None and found.proof.person_id == world.staff.person_id
    for steps in (0, -1):
        assert await _prove(world.staff, clock.code(made, steps)) == Attempt(None, "used")
    clock.go(seconds=STEP_SECONDS)
    assert (await _prove(world.staff, clock.code(made))).proof is not None


async def test_a_clock_may_be_a_step_off_and_no_more(world: Staff, clock: Clock) -> None:
    made = await _set_up(world.staff, clock)
    for steps, good in ((2, False), (-2, False), (-1, False), (1, True)):  # the step before was used to set it up
        assert ((await _prove(world.staff, clock.code(made, steps))).proof is not None) is good, steps
    assert await _prove(world.staff, clock.code(made)) == Attempt(None, "used")  # older than the one that was used
    clock.go(seconds=10 * STEP_SECONDS)
    assert (await _prove(world.staff, clock.code(made, -1))).proof is not None


async def test_wrong_tries_pause_and_a_good_code_does_not_help_meanwhile(world: Staff, clock: Clock) -> None:
    made = await _set_up(world.staff, clock)
    for _ in range(FREE_TRIES - 1):
        assert await _prove(world.staff, "12345x") == Attempt(None, "wrong")
    assert await _prove(world.staff, "") == Attempt(None, "locked", 5)
    assert await _prove(world.staff, clock.code(made)) == Attempt(None, "locked", 5)
    clock.go(minutes=4, seconds=1)
    assert await _prove(world.staff, clock.code(made)) == Attempt(None, "locked", 1)
    clock.go(seconds=PAUSE.total_seconds())
    assert (await _prove(world.staff, clock.code(made))).proof is not None
    known = await SecondFactor.get(person_id=world.staff.person_id)
    assert (known.wrong_tries, known.locked_until_ms) == (0, 0)
    told = await sql.row("SELECT count(*) AS n FROM audit_event WHERE act = 'second_factor.wrong'")
    assert told is not None and told["n"] == FREE_TRIES


async def test_beginning_anew_does_not_forget_the_tries(world: Staff, clock: Clock) -> None:
    made = await tx(lambda: second_factor.enrol(world.staff))
    for _ in range(FREE_TRIES):
        await tx(lambda: second_factor.confirm(world.staff, "000000"))
    made = await tx(lambda: second_factor.enrol(world.staff))
    assert (await tx(lambda: second_factor.confirm(world.staff, clock.code(made)))).problem == "locked"


async def test_one_that_is_only_begun_or_somebody_elses_proves_nothing(world: Staff, clock: Clock) -> None:
    assert await _refusal(world.staff, "123456") == "second-factor-missing"
    begun = await tx(lambda: second_factor.enrol(world.staff))
    assert await _refusal(world.staff, clock.code(begun)) == "second-factor-missing"
    again = await tx(lambda: second_factor.enrol(world.staff))
    assert again.secret != begun.secret
    assert (await tx(lambda: second_factor.confirm(world.staff, clock.code(begun)))).proof is None
    assert (await tx(lambda: second_factor.confirm(world.staff, clock.code(again)))).proof is not None
    with pytest.raises(Refused) as no:
        await tx(lambda: second_factor.enrol(world.staff))
    assert no.value.code == "second-factor-set"

    deputy = world.deputy
    theirs = await _set_up(deputy, clock)
    assert (await _prove(world.staff, clock.code(theirs))).proof is None
    found = await _prove(deputy, clock.code(theirs))
    with pytest.raises(Refused) as no:
        second_factor.require(world.staff, found.proof)
    assert no.value.code == "second-factor-needed"
    with pytest.raises(Denied):
        await tx(lambda: second_factor.enrol(world.own))


async def test_what_was_taken_back_opens_nothing_any_more(world: Staff, clock: Clock) -> None:
    deputy = world.deputy
    lost = await _set_up(deputy, clock)
    await tx(lambda: second_factor.take_back(world.staff, deputy.person_id or 0))
    assert await _refusal(deputy, clock.code(lost)) == "second-factor-missing"
    # A chat that still waits for a first code, somewhere else.
    assert (await tx(lambda: second_factor.confirm(deputy, clock.code(lost)))).proof is None
    fresh = await _set_up(deputy, clock)
    assert fresh.secret != lost.secret
    assert (await _prove(deputy, clock.code(lost))).proof is None
    assert (await _prove(deputy, clock.code(fresh))).proof is not None
