"""The second factor: a code of six digits from an authenticator, for acts that concern everybody (architecture, trust).

The secret of a person is made from a key that is not in the database, their number and a serial; the tables only hold
the serial. A code is good once; wrong ones slow down.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

import pyotp

from models import audit
from models.clock import business_now, machine_ms
from models.cycle import Cycle
from models.text import to_latin_digits
from models.trust import SecondFactor
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.notices import Notice, post
from services.states import AFTER_SELF_ASSESSMENT, CycleState

ISSUER = "Karnameh"
STEP_SECONDS = 30
FREE_TRIES = 5
PAUSE = timedelta(minutes=5)

_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """That a person has just given a good code; made by `prove` alone, and asked for by acts that need it."""

    person_id: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a code: the proof, or why there is none (wrong, locked, used) and until when it is locked."""

    proof: Proof | None
    problem: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What is shown once, to be taken into an authenticator."""

    secret: str
    address: str


def use_key(key: bytes) -> None:
    """The key from which secrets are made (the composition root)."""
    global _key
    _key = key


async def enrolled(actor: Actor) -> bool:
    """Whether the actor has an authenticator that they have confirmed."""
    access.require(actor, Permission.SECOND_FACTOR)
    return await SecondFactor.exists(person_id=actor.person_id, confirmed_at__isnull=False)


async def enrol(actor: Actor) -> Enrolment:
    """Begin anew: a new secret, which is in force once a code of it was given (`confirm`).

    Raises `Refused("second-factor-set")` while a confirmed one stands: it is taken back by an administrator.
    """
    access.require(actor, Permission.SECOND_FACTOR)
    known = await SecondFactor.get_or_none(person_id=actor.person_id)
    if known is not None and known.confirmed_at is not None:
        raise Refused("second-factor-set")
    if actor.person_id is None:
        raise Refused("second-factor-missing")
    if known is None:
        known = await SecondFactor.create(person_id=actor.person_id, made_at=business_now())
    else:
        await SecondFactor.filter(id=known.id).update(serial=known.serial + 1, made_at=business_now(), last_counter=0)
        known.serial += 1
    secret = _secret(actor.person_id, known.serial)
    return Enrolment(secret, pyotp.TOTP(secret).provisioning_uri(name=str(actor.person_id), issuer_name=ISSUER))


async def confirm(actor: Actor, code: str) -> Attempt:
    """Put the begun authenticator in force with its first code. Raises `Refused("second-factor-missing")`."""
    access.require(actor, Permission.SECOND_FACTOR)
    attempt = await _judge(actor, code, confirmed=False)
    if attempt.proof is not None:
        await SecondFactor.filter(person_id=actor.person_id).update(confirmed_at=business_now())
        await audit.record([audit.Event(actor.person_id, "second_factor.set", f"person:{actor.person_id}", {})])
    return attempt


async def prove(actor: Actor, code: str) -> Attempt:
    """Judge a code. A wrong one is counted in the present transaction: the caller commits and says so.

    Raises `Refused("second-factor-missing")` for who has no confirmed authenticator.
    """
    access.require(actor, Permission.SECOND_FACTOR)
    return await _judge(actor, code, confirmed=True)


async def take_back(actor: Actor, person_id: int, proof: Proof | None = None) -> None:
    """Take somebody's authenticator back (a lost phone), so that they can begin anew; never one's own.

    Raises `Refused`: second-factor-own, second-factor-missing, second-factor-needed (as for giving a staff role).
    """
    access.require(actor, Permission.INVITE)
    if actor.person_id == person_id:
        raise Refused("second-factor-own")
    if await guards_roles(actor):
        require(actor, proof)
    known = await SecondFactor.get_or_none(person_id=person_id, confirmed_at__isnull=False)
    if known is None:
        raise Refused("second-factor-missing")
    # With another serial at once: what was lost sets nothing up again either.
    await SecondFactor.filter(id=known.id).update(confirmed_at=None, serial=known.serial + 1, last_counter=0)
    told = {"name": actor.name}
    key = f"factor-back:{person_id}:{known.serial}"
    await post([Notice(key, person_id, "factor-back-notice", told, (("btn-home", "home"),), important=True)])
    await audit.record([audit.Event(actor.person_id, "second_factor.taken_back", f"person:{person_id}", {})])


async def held_by(actor: Actor, person_id: int) -> bool:
    """Whether somebody has an authenticator in force, for who may take it back. `Denied` for who may not."""
    access.require(actor, Permission.INVITE)
    return await SecondFactor.exists(person_id=person_id, confirmed_at__isnull=False)


async def guards_roles(actor: Actor) -> bool:
    """Whether the actor needs a code to give a role of the organisation: once they have an authenticator, or once the
    appraisal of the newest cycle has begun. The system (the command line) needs none. `Denied` for who may not."""
    access.require(actor, Permission.INVITE)
    if actor.person_id is None:
        return False
    if await SecondFactor.exists(person_id=actor.person_id, confirmed_at__isnull=False):
        return True
    newest = await Cycle.all().order_by("-year").first()
    return newest is not None and newest.state in _JUDGED


_JUDGED = tuple(one for one in AFTER_SELF_ASSESSMENT if one != CycleState.SELF_ASSESSMENT_LOCKED)


def require(actor: Actor, proof: Proof | None) -> None:
    """Raise `Refused("second-factor-needed")` unless the proof is the actor's own; the system needs none."""
    if actor.person_id is None:
        return
    if proof is None or proof.person_id != actor.person_id:
        raise Refused("second-factor-needed")


async def shown(actor: Actor) -> str:
    """What the actor's authenticator would show now: for a demo and for tests, whose people have none at hand.

    Raises `Refused("second-factor-missing")`.
    """
    access.require(actor, Permission.SECOND_FACTOR)
    known = await SecondFactor.get_or_none(person_id=actor.person_id)
    if known is None:
        raise Refused("second-factor-missing")
    totp, present = pyotp.TOTP(_secret(known.person_id, known.serial)), machine_ms() // 1000 // STEP_SECONDS
    # One that was used just now is good no more; the next step's is taken already.
    return totp.at(max(present, min(known.last_counter + 1, present + 1)) * STEP_SECONDS)


async def _judge(actor: Actor, code: str, *, confirmed: bool) -> Attempt:
    known = await SecondFactor.get_or_none(person_id=actor.person_id)
    if known is None or (known.confirmed_at is not None) is not confirmed:
        raise Refused("second-factor-missing")
    now = machine_ms()
    if now < known.locked_until_ms:
        return Attempt(None, "locked", -(-(known.locked_until_ms - now) // 60_000))
    counter = _counter_of(known, "".join(to_latin_digits(code).split()), now)
    if counter is None or counter <= known.last_counter:
        tries = known.wrong_tries + 1
        locked = tries % FREE_TRIES == 0
        until = now + int(PAUSE.total_seconds() * 1000) if locked else 0
        await SecondFactor.filter(id=known.id).update(wrong_tries=tries, locked_until_ms=until)
        await audit.record([audit.Event(actor.person_id, "second_factor.wrong", f"person:{actor.person_id}", {})])
        if locked:
            return Attempt(None, "locked", int(PAUSE.total_seconds() // 60))
        return Attempt(None, "wrong" if counter is None else "used")
    await SecondFactor.filter(id=known.id).update(last_counter=counter, wrong_tries=0, locked_until_ms=0)
    assert actor.person_id is not None
    return Attempt(Proof(actor.person_id))


def _counter_of(known: SecondFactor, code: str, now_ms: int) -> int | None:
    """Which of the last, the present and the next step the code belongs to: clocks differ a little."""
    totp = pyotp.TOTP(_secret(known.person_id, known.serial))
    present = now_ms // 1000 // STEP_SECONDS
    for counter in (present, present - 1, present + 1):
        if hmac.compare_digest(totp.at(counter * STEP_SECONDS).encode(), code.encode(errors="replace")):
            return counter
    return None


def _secret(person_id: int, serial: int) -> str:
    if _key is None:
        raise RuntimeError("the key of the second factor is not set")
    made = hmac.new(_key, f"second-factor:{person_id}:{serial}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made[:20]).decode()
