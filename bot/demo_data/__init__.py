"""The sample year of the demo: agencies, catalogue, an open cycle, and people at different stages of their work."""

import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

from bot import audit_keeper
from bot.evidence_store import EvidenceStore
from bot.settings import Settings
from messages.jalali import end_of_day, local_date
from models import jobs
from models.clock import business_now
from models.database import close_database, open_database
from models.gate import tx
from samples import MARK, PICTURED, SamplePerson
from samples import agencies as sample_agencies
from samples import catalogue as sample_catalogue
from samples import people as sample_people
from services.access import SYSTEM, Actor, Role
from services.case import cases, entries, evidence, receipts, self_assessment
from services.case.entries import EntryView
from services.case.evidence import SentFile, StoredBytes
from services.catalogue import catalogue
from services.people import agencies, invitations, people, registration
from services.people.registration import Caller, Contact
from services.year import cycles, demo_clock
from simulator import Phone, Simulator

YEAR = 1403
OPEN_DAYS = 31
CASES_AT_ONCE, MOST_BYTES = 32, 20_000_000
# Of the measures that wait for an agency: how many are recorded, and how many are drafts after them.
STAGES = {"half": (15, 3), "part": (5, 1)}
RATIOS = ("87.5", "92", "78", "100", "64.5", "71", "95", "83.5")
STEPS = {"ladder": ("75", "100", "50"), "binary": ("100",)}
PDF, PNG = "application/pdf", "image/png"


async def make_sample_year(settings: Settings, world: Simulator) -> None:
    """Fill an empty database and an empty world."""
    store = EvidenceStore(settings.data_dir / "evidence")
    store.prepare()
    audit_keeper.take_key(settings)
    await open_database(settings.database_url)
    try:
        await tx(demo_clock.mark)
        await tx(_agencies_and_cycle)
        while await tx(lambda: cases.make_missing(CASES_AT_ONCE)):
            pass
        for person in sample_people():
            if person.role in list(Role):
                await _settle(person, world, store)
        await audit_keeper.seal(settings)
    finally:
        await close_database()


async def _agencies_and_cycle() -> None:
    rows = [
        {"code": one.code, "title": one.title, "group_code": one.group_code, "group_title": one.group_title}
        for one in sample_agencies()
    ]
    await agencies.apply(SYSTEM, rows)
    cycle = await cycles.define(SYSTEM, YEAR, sample=True)
    await catalogue.apply(SYSTEM, cycle.id, [row.as_sheet_values() for row in sample_catalogue()])
    last_day = local_date(business_now()) + timedelta(days=OPEN_DAYS)
    await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(last_day))


async def _settle(person: SamplePerson, world: Simulator, store: EvidenceStore) -> None:
    """Give a person their phones, and unless they are new their role and what their agency has entered."""
    phones = {
        platform: world.person(
            platform,
            name=person.name,
            phone=f"+{person.phone}",
            note=person.note,
            started=person.stage != "newcomer",
        )
        for platform in person.platforms
    }
    if person.stage == "newcomer":
        return
    for platform, phone in phones.items():
        caller = Caller(platform, phone.id, phone.id, person.name)
        await tx(lambda caller=caller: _join(person, caller))  # type: ignore[misc]
    first = person.platforms[0]
    if person.stage in STAGES:
        await _enter(first, phones[first], store, *STAGES[person.stage])
    for phone in phones.values():
        phone.start()


async def _join(person: SamplePerson, caller: Caller) -> None:
    issued = await invitations.invite(SYSTEM, Role(person.role), person.name, person.phone, person.agency_code)
    contact = Contact(person.phone, caller.user_id, forwarded=False)
    await registration.enter(caller, contact, invitation_id=issued.invitation_id)


async def _enter(platform: str, phone: Phone, store: EvidenceStore, recorded: int, drafts: int) -> None:
    """Enter an agency's first measures: values, files and receipts, then drafts without a receipt."""
    desk = _Desk((await people.behind([(platform, phone.id)]))[(platform, phone.id)].actor, platform, phone.id)
    agency_id = desk.actor.agency_of(Role.LIAISON)
    assert agency_id is not None
    chosen = (await entries.entries(desk.actor, agency_id, left_only=True))[: recorded + drafts]
    papers = {}
    for place, entry in enumerate(chosen):
        # The last draft has a value and no file yet: something for its liaison to do.
        wanted = entry.evidence_wanted if place < recorded + drafts - 1 else ()
        papers[entry.id] = [await _keep(store, name, f"{entry.id}-{part}") for part, name in enumerate(wanted)]

    async def write() -> None:
        for place, entry in enumerate(chosen):
            await desk.enter(entry, papers[entry.id], record=place < recorded)
        for job in await jobs.waiting():  # the bytes are in the store already
            await jobs.finish(job, "done")

    await tx(write)


@dataclass(frozen=True, slots=True)
class _Desk:
    """A liaison at work, in a chat."""

    actor: Actor
    platform: str
    chat_id: int

    async def enter(self, entry: EntryView, papers: list[tuple[str, StoredBytes]], *, record: bool) -> None:
        amounts = STEPS.get(entry.kind, RATIOS)
        amount = amounts[entry.number % len(amounts)]
        entry = await self_assessment.give_value(self.actor, entry.id, amount, business_now(), entry.version)
        for part, (name, got) in enumerate(papers):
            # No message brought these files: a number below zero is nobody's message.
            message_id = -(entry.id * 10 + part)
            sent = SentFile(self.platform, self.chat_id, message_id, f"sample{message_id}", name, got.mime, got.size)
            file = await evidence.receive(self.actor, entry.agency_id, entry.id, sent, business_now(), MOST_BYTES)
            await evidence.stored(file.id, got)
        if record:
            seen = await entries.view(self.actor, entry.id)
            await receipts.record(self.actor, entry.id, business_now(), seen.version)


async def _keep(store: EvidenceStore, title: str, mark: str) -> tuple[str, StoredBytes]:
    """Put a sample paper into the store: a page of PDF, or for what is looked at a picture."""
    picture = any(word in title for word in PICTURED)
    data = _png(mark) if picture else _pdf(mark)

    async def pieces() -> AsyncIterator[bytes]:
        yield data

    got = await store.take(pieces(), MOST_BYTES)
    await store.keep(got)
    name = f"{title} ({MARK}).{'png' if picture else 'pdf'}"
    return name, StoredBytes(got.sha256, got.size, PNG if picture else PDF, None if picture else 1)


def _pdf(mark: str) -> bytes:
    """A page that says «Sample» and its mark."""
    words = f"BT /F1 24 Tf 72 720 Td (Sample {mark}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + head + table + tail


def _png(mark: str) -> bytes:
    """A small grey picture that carries its mark."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 240, 160, 8, 0, 0, 0, 0)) + chunk(b"tEXt", b"Title\0" + mark.encode())
    rows = zlib.compress((b"\0" + b"\xd8" * 240) * 160)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
