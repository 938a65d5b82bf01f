"""Albums of many people at once, and hostile files among them: all stored, told once, and the program stays quick."""

import asyncio
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from handlers.places.lists import ImportSheet
from models import sql
from models.assessment import EvidenceFile
from models.staging import ImportDraft
from services.access import Role
from services.states import EvidenceState
from tests.faults.knobs import say, size
from tests.house import House
from tests.journeys.crowds import Watch, entered
from tests.papers import pdf
from tests.talk import Talk, read

pytestmark = pytest.mark.deep

FILES = 10
AGENCIES = 64
HOSTILE_FOLDER = str(Path(__file__).parent.parent / "documents")
# This process holds the application, both messengers with every file, and the tests.
MOST_GROWTH_MB, MOST_LAG_MS = 100, 200
# Made or refused only in the long form: large, or slow to look through.
COSTLY = {
    *("too large", "pdf bomb", "pdf of brackets", "pdf of hashes", "bomb in a bomb", "overlapping bomb"),
    *("far too many entries", "60 MB of blanks", "60 MB that lie", "a million rows", "one endless line", "only quotes"),
    *("only commas", "only line ends", "twenty-one megabytes"),
}


async def _people(house: House, count: int) -> list[Talk]:
    await house.sample_cycle(measures=3, agencies_count=AGENCIES)
    found = await sql.rows("SELECT code FROM agency ORDER BY id")
    wanted = [(Role.LIAISON, found[at % len(found)]["code"]) for at in range(count)]
    return await entered(house, wanted)


def _album(person: int) -> list[tuple[str, bytes]]:
    return [(f"سند {person}-{at}.pdf", pdf(f"{person}-{at}", b"%" * 20_000)) for at in range(FILES)]


@pytest.mark.feature("07b")
@size("albums", 6, 100)
async def test_albums_of_many_people_at_once(house: House, albums: int) -> None:
    people = await _people(house, albums)
    for at, talk in enumerate(people):
        talk.phone.send(f"/fill G01-{at // AGENCIES + 1}")
    await house.settled(60)
    before = [{one.message_id for one in talk.phone.inbox} for talk in people]
    sent: dict[str, int] = {}
    async with Watch() as watch:
        for at, talk in enumerate(people):
            album = _album(at)
            sent |= {hashlib.sha256(data).hexdigest(): at for _, data in album}
            talk.phone.album(album)
            await asyncio.sleep(0)
        await house.settled(300)
    kept = await EvidenceFile.filter(state=EvidenceState.UPLOADED)
    assert {one.sha256 for one in kept} == set(sent)
    assert len(kept) == albums * FILES
    assert house.application is not None
    for one in kept:
        stored = house.application.store.path_of(one.sha256 or "").read_bytes()
        assert hashlib.sha256(stored).hexdigest() == one.sha256
    for talk, former in zip(people, before, strict=True):
        fresh = [one for one in talk.phone.inbox if one.message_id not in former]
        assert len(fresh) == 1, [one.text for one in fresh]
        assert "۱۰ فایل ذخیره‌شده" in read(fresh[0].text)
    say(f"{albums} people × {FILES} files at once: {len(kept)} of {albums * FILES} stored, hashes equal; {watch}")


@size("hostile", 12, 1000)
async def test_hostile_files_in_the_chat_at_once(house: House, hostile: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HOSTILE_FOLDER)
    from hostile import HOSTILE, HOSTILE_SHEETS

    evidence = [one for one in HOSTILE if hostile > len(HOSTILE) or one.name not in COSTLY][:hostile]
    sheets = [one for one in HOSTILE_SHEETS if hostile > len(HOSTILE) or one.name not in COSTLY][: hostile // 2]
    people = await _people(house, min(len(evidence), 40))
    staff = await entered(house, [(Role.ADMIN, None)] * len(sheets), first=5_000_000)
    for talk in people:
        talk.phone.send("/fill G01-1")
    for talk in staff:
        talk.phone.press_data(ImportSheet(kind="agencies").pack(), talk.phone.last)
    await house.settled(60)
    who = [people[at % len(people)] for at in range(len(evidence))] + staff
    made = [(talk, one.filename, one.make()) for talk, one in zip(who, [*evidence, *sheets], strict=True)]
    sent = [one for one in made if one[2]]  # no messenger lets an empty file through
    marks = {talk.phone.id: talk.mark() for talk in who}
    async with Watch() as watch:
        for talk, name, data in sent:
            talk.phone.upload(name, data)
            await asyncio.sleep(0)
        await house.settled(300)
    files = Counter([one.state for one in await EvidenceFile.all()])
    drafts = Counter([one.state for one in await ImportDraft.all()])
    assert not {EvidenceState.FETCHING, EvidenceState.LOST} & set(files)
    assert "reading" not in drafts
    assert await sql.rows("SELECT 1 FROM inbox WHERE state <> 'done'") == []
    for talk, _, _ in sent:
        assert talk.since(marks[talk.phone.id]), talk
        assert "پوزش" not in talk.seen
    say(f"{len(sent)} hostile files through the chat at once: {dict(files)}, sheets {dict(drafts)}; {watch}")
    assert watch.most_mb - watch.before_mb < MOST_GROWTH_MB
    assert watch.p99_ms < MOST_LAG_MS
