"""Every place after the lock has a way in, answers anything that is typed or sent, and lets go; in one province."""

from typing import Any

import pytest

from handlers.states import Finishing, Hearing, Judging, Levelling, Objecting, Overseeing, Resolving, Trust
from models import sql
from models.gate import tx
from tests.handlers.after_lock_ways import WAYS, province
from tests.handlers.test_bad_input import BAD, is_clear
from tests.house import House
from tests.papers import pdf
from tests.talk import Talk

pytestmark = pytest.mark.deep

# Where a file is what is awaited, or may come beside the text: it is taken, and the place is left or stays.
TAKES_FILES = {Objecting.card, Objecting.text, Finishing.council_file, Resolving.file}
# Nothing that is typed below is of the kind that is awaited there.
NO_WORDS = (
    *(Judging.score, Levelling.agency, Levelling.day, Finishing.measures, Finishing.council_file),
    *(Overseeing.conflict_agency, Overseeing.recheck_measure, Resolving.day, Resolving.file, Trust.code),
)
BACK = ("صفحهٔ قبل", "انصراف")
# There it leads to the step before, which awaits a text too.
A_STEP_BACK = {Hearing.hours.state}
SOME = ("nothing but marks", "huge", "longest", "markup", "zero byte")
TABLES = (
    *("value", "appraisal", "appraisal_act", "case_result", "result_sheet", "objection", "hearing", "hearing_slot"),
    *("resolution", "returned_item", "final_list", "package", "level_record", "campaign", "conflict", "measure_entry"),
)
_OF = "FROM conversation WHERE platform = ? AND chat_id = ?"
Place = tuple[str, int]


async def _at(place: Place) -> Any:
    return await sql.row(f"SELECT state, data {_OF}", *place)


async def _there_again(place: Place, kept: Any) -> None:
    query = "UPDATE conversation SET state = ?, data = ? WHERE platform = ? AND chat_id = ?"
    await tx(lambda: sql.run(query, kept["state"], kept["data"], *place))


async def _stands() -> list[Any]:
    return [(name, [tuple(row) for row in await sql.rows(f"SELECT * FROM {name}")]) for name in TABLES]


async def _let_go(talk: Talk, place: Place, kept: Any) -> None:
    """A sticker is answered; «خانه», «صفحهٔ قبل» of what asked and /cancel lead out."""
    asking, back = next((one, label) for one in reversed(talk.phone.inbox) for label in one.labels if label in BACK)
    is_clear(await talk.sends("sticker"), kept["state"])
    assert (await _at(place))["state"] == kept["state"], "a sticker led out"
    await talk.press("خانه")
    assert (await _at(place))["state"] is None
    await _there_again(place, kept)
    is_clear(await talk.press(back, on=asking), f"{kept['state']}: {back}")
    assert (await _at(place))["state"] != kept["state"] or kept["state"] in A_STEP_BACK, f"{back} did not lead out"
    await _there_again(place, kept)
    assert "از این کار بیرون آمدید." in await talk.send("/cancel")
    assert (await _at(place))["state"] is None


@pytest.mark.parametrize("all_of_it", [False, pytest.param(True, marks=pytest.mark.slow)])
async def test_whatever_is_typed_or_sent_where_something_is_awaited(
    house: House, platform: str, all_of_it: bool
) -> None:
    here = await province(house, platform)
    reached: list[tuple[Any, Talk, Any]] = []
    for awaited, way in WAYS.items():
        talk = await way(here)
        place = (talk.phone.messenger.name, talk.phone.id)
        kept = await _at(place)
        assert kept["state"] == awaited.state, talk.last
        await _let_go(talk, place, kept)
        reached.append((awaited, talk, kept))
    for awaited, talk, kept in reached:
        place = (talk.phone.messenger.name, talk.phone.id)
        await _there_again(place, kept)
        stands = await _stands()
        for what, typed in BAD.items():
            if all_of_it or what in SOME:
                is_clear(await talk.send(typed), f"{awaited.state}: {what}")
                await _there_again(place, kept)
        is_clear(await talk.send("/nothing"), f"{awaited.state}: a command that is none")
        is_clear(await talk.send("/help"), f"{awaited.state}: a command")
        assert awaited not in NO_WORDS or await _stands() == stands, awaited.state
        await _there_again(place, kept)
        is_clear(await talk.upload("نامه.pdf", pdf()), f"{awaited.state}: a file")
        assert awaited in TAKES_FILES or await _stands() == stands or awaited not in NO_WORDS, awaited.state
    for talk in {id(one): one for _, one, _ in reached}.values():
        assert talk.phone.spinning == []
    assert await sql.rows("SELECT 1 FROM inbox WHERE state = 'quarantined'") == []
