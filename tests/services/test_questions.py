"""Questions: kept as drafts, sent once, answered once, told to the agency's people, shown to all when published."""

from collections.abc import Iterator, Sequence

import pytest

from models.clock import business_now
from models.gate import tx
from models.requests import Question
from services import notices
from services.access import Role
from services.catalogue import search
from services.errors import Refused
from services.letters import questions
from services.notices import Notice
from services.people import people
from tests.services.conftest import World

TEXT = "آیا گزارش سه‌ماهه هم پذیرفته است؟"


@pytest.fixture
def told() -> Iterator[list[Notice]]:
    """What the services have people told."""
    got: list[Notice] = []

    async def port(some: Sequence[Notice]) -> None:
        got.extend(some)

    notices.connect(port)
    yield got
    notices.connect(None)


@pytest.mark.feature("07i")
async def test_a_question_from_its_draft_to_its_answer(world: World, told: list[Notice]) -> None:
    await tx(lambda: people.grant(None, 4, Role.AGENCY_HEAD, 1))
    draft = await tx(lambda: questions.write(world.own, 1, 1, "آیا این؟"))
    again = await tx(lambda: questions.write(world.own, 1, 1, TEXT))
    assert (again.id, again.text) == (draft.id, TEXT)
    assert await questions.waiting(world.staff) == 0
    assert (await questions.begun(world.own, 1, 1)) == again
    sent, before = await tx(lambda: questions.send(world.own, draft.id, business_now()))
    assert not before
    assert (await tx(lambda: questions.send(world.own, draft.id, business_now())))[1]
    assert [one.person_id for one in told] == [world.staff.person_id]
    assert [one.id for one in await questions.queue(world.staff)] == [sent.id]
    told.clear()
    answered = await tx(lambda: questions.answer(world.staff, sent.id, "بله، با امضای مدیر.", business_now()))
    assert {one.person_id for one in told} == {2, 4}
    assert answered.answered_by == "راهبر"
    assert await questions.waiting(world.staff) == 0
    with pytest.raises(Refused, match="question-answered"):
        await tx(lambda: questions.answer(world.staff, sent.id, "نه، خیر.", business_now()))
    assert [one.id for one in await questions.of_agency(world.own, 1, 1)] == [sent.id]


async def test_who_has_left_the_agency_gets_no_answer(world: World, told: list[Notice]) -> None:
    draft = await tx(lambda: questions.write(world.own, 1, None, TEXT))
    await tx(lambda: questions.send(world.own, draft.id, business_now()))
    await tx(lambda: people.withdraw(world.staff, world.own.person_id, Role.LIAISON, 1))
    await tx(lambda: people.grant(None, 4, Role.LIAISON, 1))
    told.clear()
    await tx(lambda: questions.answer(world.staff, draft.id, "بله، با امضای مدیر.", business_now()))
    assert [one.person_id for one in told] == [4]


async def test_others_see_it_only_once_it_is_published(world: World) -> None:
    draft = await tx(lambda: questions.write(world.own, 1, None, TEXT))
    with pytest.raises(Refused, match="unknown-question"):
        await questions.view(world.staff, draft.id)
    await tx(lambda: questions.send(world.own, draft.id, business_now()))
    with pytest.raises(Refused, match="wrong-state"):
        await tx(lambda: questions.publish(world.staff, draft.id, to_all=True))
    await tx(lambda: questions.answer(world.staff, draft.id, "با امضای مدیر پذیرفته است.", business_now()))
    with pytest.raises(Refused, match="unknown-question"):
        await questions.view(world.foreign, draft.id, 2)
    await tx(lambda: questions.publish(world.staff, draft.id, to_all=True))
    assert (await questions.view(world.foreign, draft.id, 2)).answer
    assert [one.id for one in await questions.published(world.foreign, 2)] == [draft.id]
    assert (await search.search(world.foreign, "سه ماهه", 2)).hits[0].kind == search.ANSWER
    await tx(lambda: questions.publish(world.staff, draft.id, to_all=False))
    assert await questions.published(world.foreign, 2) == []


async def test_what_cannot_be_asked(world: World) -> None:
    for text in ("چه", "آ" * 1501):
        with pytest.raises(Refused, match="bad-question"):
            await tx(lambda text=text: questions.write(world.own, 1, None, text))
    with pytest.raises(Refused, match="unknown-entry"):
        await tx(lambda: questions.write(world.own, 1, 11, TEXT))  # an entry of the other agency
    draft = await tx(lambda: questions.write(world.own, 1, None, TEXT))
    await tx(lambda: questions.discard(world.own, draft.id))
    assert await Question.all().count() == 0
    with pytest.raises(Refused, match="unknown-question"):
        await tx(lambda: questions.send(world.own, draft.id, business_now()))
