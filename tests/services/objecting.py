"""For tests of the rules of objections: who is there, and an objection drafted, filed, assigned, decided."""

import pytest

from models.clock import business_now
from models.gate import tx
from services.access import SYSTEM, Actor, Grant, Role
from services.errors import Refused
from services.objections import deciding, drafting, filing, queue, views
from services.objections.views import Outcome
from tests.services.sweep import objections as scenes
from tests.services.sweep.objections import OWN, TEXT
from tests.services.sweep.scene import ENTRY

DEPUTY = Actor(1, "معاون", (Grant(Role.DEPUTY),))
FIRST, OTHER, THIRD = (Actor(number, f"ارزیاب {number}", (Grant(Role.APPRAISER),)) for number in (10, 11, 12))
MEMBER = Actor(13, "عضو", (Grant(Role.COMMITTEE),))
REASON = "سند دوم درست است"


async def staff() -> None:
    """Appraisers 10, 11 (who scored everything), 12, and a member of the committee, 13; the sheets are told."""
    await scenes.crew()
    await scenes.told(SYSTEM)


async def drafted() -> views.ObjectionView:
    """A draft of the agency's, with its text."""
    begun = await tx(lambda: drafting.begin(OWN, ENTRY, business_now()))
    return await tx(lambda: drafting.write(OWN, begun.id, TEXT, begun.version))


async def filed() -> views.ObjectionView:
    """Filed in time."""
    draft = await drafted()
    return (await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now())))[0]


async def assigned(to: Actor = FIRST) -> views.ObjectionView:
    """On somebody's desk."""
    one = await filed()
    assert to.person_id is not None
    return await tx(lambda: queue.assign(SYSTEM, one.id, one.version, to.person_id, business_now()))


async def decided(outcome: Outcome = Outcome.ACCEPTED, score: str | None = "8") -> views.ObjectionView:
    """Decided by `FIRST`."""
    one = await assigned()
    return await tx(lambda: deciding.decide(FIRST, one.id, one.version, outcome, score, REASON, business_now()))


async def refused(code: str, work: object) -> Refused:
    """That the rules say no with this code."""
    with pytest.raises(Refused) as refusal:
        await tx(work)  # type: ignore[arg-type]
    assert refusal.value.code == code
    return refusal.value
