"""New evidence of an objection whose bytes never came: sent again for a while, read in the place of the lost (14c)."""

from datetime import timedelta

import pytest

from models.assessment import EvidenceFile
from models.clock import business_now
from models.gate import tx
from models.objections import Objection
from services import notices
from services.access import SYSTEM, Actor, Denied, Grant, Role
from services.case import evidence, evidence_room
from services.case.evidence import SentFile, StoredBytes
from services.errors import Refused
from services.notices import Notice
from services.objections import deciding, drafting, filing, lost_files, queue
from services.objections.views import Outcome
from tests.services.conftest import World
from tests.services.sweep import objections as scenes
from tests.services.sweep.objections import AGAIN, OWN
from tests.services.sweep.scene import AGENCY

SECOND = Actor(10, "ارزیاب", (Grant(Role.APPRAISER),))
FOREIGN = Actor(3, "دیگری", (Grant(Role.LIAISON, 2),))
BYTES = StoredBytes("c" * 64, 10, "application/pdf", 1)


@pytest.fixture
async def lost(world: World) -> int:
    """The id of a file that came with an objection, which was filed before its bytes were known never to come."""
    await tx(scenes.crew)
    await tx(lambda: scenes.file_lost(SYSTEM))
    return (await EvidenceFile.get(purpose=evidence.OBJECTION)).id


async def _refused(code: str, work: object) -> None:
    with pytest.raises(Refused) as refusal:
        await tx(work)  # type: ignore[arg-type]
    assert refusal.value.code == code


async def _again(sent: SentFile = AGAIN) -> EvidenceFile:
    file = (await drafting.files(OWN, 1))[0].id
    return await lost_files.send_again(OWN, 1, file, sent, business_now(), 1000)


@pytest.mark.feature("14c")
async def test_what_never_came_is_sent_again_and_read_by_who_decides(lost: int) -> None:
    told: list[Notice] = []

    async def keep(some: object) -> None:
        told.extend(some)  # type: ignore[arg-type]

    notices.connect(keep)
    try:
        version = (await Objection.get(id=1)).version
        one = await tx(lambda: queue.assign(SYSTEM, 1, version, 10, business_now()))
        assert [file.state for file in (await deciding.card(SECOND, 1)).files] == ["LOST"]
        file = await tx(_again)
        assert (await tx(_again)).id == file.id  # the same message twice
        await tx(lambda: lost_files.stored(file.id, BYTES))
        found = (await deciding.card(SECOND, 1)).files
        assert [(each.id, each.sha256) for each in found] == [(file.id, "c" * 64)]
        assert (await deciding.file(SECOND, 1, file.id)).sha256 == "c" * 64
        assert [one.message for one in told if one.person_id == 10] == ["objection-assigned", "objection-file-came"]
    finally:
        notices.connect(None)
    # The objection is fixed: nothing of it changed, and who had its card open can go on.
    filed = await Objection.get(id=1)
    assert (filed.evidence, filed.version) == ([lost], one.version)


async def test_only_that_very_file_and_only_for_a_while(lost: int) -> None:
    other = SentFile("bale", 2, 93, "i", "other.pdf", "application/pdf", 99)
    await _refused("another-file", lambda: _again(other))
    with pytest.raises(Denied):
        await lost_files.check(FOREIGN, 1, lost, business_now())
    over = business_now() + timedelta(days=2, seconds=1)
    await _refused("resend-too-late", lambda: lost_files.check(OWN, 1, lost, over))
    await _refused("unknown-file", lambda: lost_files.check(OWN, 1, lost + 1, business_now()))
    # The room of the measure's own evidence has nothing to do with it.
    assert await evidence_room.lost(OWN, AGENCY) == []
    await _refused("unknown-file", lambda: evidence_room.resendable(OWN, lost, business_now()))


async def test_lost_once_more_it_can_be_sent_once_more(lost: int) -> None:
    file = await tx(_again)
    await _refused("unknown-file", lambda: lost_files.check(OWN, 1, lost, business_now()))  # one is on its way
    await tx(lambda: evidence.not_stored(file.id, "lose", "gone"))
    third = await tx(lambda: _again(SentFile("bale", 2, 94, "j", "new.pdf", "application/pdf", 10)))
    await tx(lambda: lost_files.stored(third.id, BYTES))
    assert [(each.id, each.state) for each in await drafting.files(OWN, 1)] == [(third.id, "UPLOADED")]


async def test_a_wrong_one_in_the_place_of_a_lost_one_opens_no_door_and_gives_no_time(lost: int) -> None:
    until = (await EvidenceFile.get(id=lost)).resend_until
    file = await tx(_again)
    await tx(lambda: evidence.not_stored(file.id, "refuse", "encrypted"))
    await _refused("another-file", lambda: _again(SentFile("bale", 2, 95, "k", "other.pdf", "application/pdf", 99)))
    assert (await EvidenceFile.get(id=file.id)).resend_until == until


async def test_decided_it_takes_nothing_more(lost: int) -> None:
    version = (await Objection.get(id=1)).version
    one = await tx(lambda: queue.assign(SYSTEM, 1, version, 10, business_now()))
    await tx(
        lambda: deciding.decide(SECOND, 1, one.version, Outcome.REJECTED, None, "سند دوم نادرست است", business_now())
    )
    await _refused("objection-moved", _again)


async def test_what_was_lost_before_the_filing_is_not_pointed_at(world: World) -> None:
    await tx(scenes.crew)
    await tx(lambda: scenes.drafted(SYSTEM))
    file = await tx(lambda: drafting.receive_file(OWN, 1, scenes.SENT, business_now(), 1000))
    await tx(lambda: evidence.not_stored(file.id, "lose", "gone"))
    version = (await Objection.get(id=1)).version
    await _refused(
        "objection-moved", lambda: lost_files.check(OWN, 1, file.id, business_now())
    )  # a draft takes new ones
    filed, _ = await tx(lambda: filing.file(OWN, 1, version, business_now()))
    assert filed.evidence == ()


async def test_what_was_refused_for_what_it_is_is_replaced_by_a_right_one(world: World) -> None:
    await tx(scenes.crew)
    await tx(lambda: scenes.drafted(SYSTEM))
    file = await tx(lambda: drafting.receive_file(OWN, 1, scenes.SENT, business_now(), 1000))
    version = (await Objection.get(id=1)).version
    filed, _ = await tx(lambda: filing.file(OWN, 1, version, business_now()))
    await tx(lambda: evidence.not_stored(file.id, "refuse", "encrypted"))
    over = business_now() + timedelta(days=2, seconds=1)
    await _refused("resend-too-late", lambda: lost_files.check(OWN, 1, file.id, over))
    # What takes its place is another file: without its password, and perhaps with another name and size.
    opened = SentFile("bale", 2, 93, "i", "opened.pdf", "application/pdf", 99)
    second = await tx(lambda: _again(opened))
    await tx(lambda: evidence.not_stored(second.id, "refuse", "encrypted"))
    third = await tx(lambda: _again(SentFile("bale", 2, 94, "j", "right.pdf", "application/pdf", 98)))
    await tx(lambda: lost_files.stored(third.id, BYTES))
    assert [(each.id, each.state) for each in await drafting.files(OWN, 1)] == [(third.id, "UPLOADED")]
    await _refused("unknown-file", lambda: lost_files.check(OWN, 1, third.id, business_now()))
    assert (await Objection.get(id=1)).evidence == list(filed.evidence) == [file.id]
