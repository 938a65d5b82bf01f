"""The one file of a letter (a circular, a resolution): noted, fetched beside the conversation, then safe or not."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from models import audit, jobs
from models.correspondence import Circular
from models.objections import Resolution
from services.case.evidence import SentFile, StoredBytes, check_size, short_name
from services.errors import Refused

Letter = TypeVar("Letter", Circular, Resolution)


@dataclass(frozen=True, slots=True)
class Paper(Generic[Letter]):
    """The file of one kind of letter: the purpose of its fetch jobs, and the table its letters are in."""

    purpose: str
    table: type[Letter]

    async def expect(self, letter: Letter, sent: SentFile, most_bytes: int) -> Letter:
        """Note a file in the place of a former one and ask for its bytes.

        Raises `Refused`: file-too-large, paper-arriving (another one is on its way).
        """
        check_size(sent, most_bytes)
        check_arrived(letter)
        await self.table.filter(id=letter.id).update(
            file_name=short_name(sent.name), file_sha256=None, file_size=sent.size
        )
        await jobs.put(jobs.FetchJob(self.purpose, letter.id, sent.platform, sent.chat_id, sent.file_id))
        return await self.table.get(id=letter.id)

    async def stored(self, letter_id: int, got: StoredBytes) -> Letter:
        """The bytes are safe: the letter has its file."""
        await self.table.filter(id=letter_id).update(file_sha256=got.sha256, file_size=got.size)
        await self._note("file_stored", letter_id, {"sha256": got.sha256, "size": got.size})
        return await self.table.get(id=letter_id)

    async def not_stored(self, letter_id: int, problem: str) -> str:
        """The bytes could not be used, or never came: the letter has no file; returns the name it had."""
        letter = await self.table.get(id=letter_id)
        await self.table.filter(id=letter_id, file_sha256__isnull=True).update(file_name="", file_size=0)
        await self._note("file_refused", letter_id, {"problem": problem})
        return letter.file_name

    async def _note(self, act: str, letter_id: int, details: dict[str, object]) -> None:
        table = self.table.__name__.lower()
        await audit.record([audit.Event(None, f"{table}.{act}", f"{table}:{letter_id}", details)])


def check_arrived(letter: Circular | Resolution) -> None:
    """Raise `Refused("paper-arriving")` while the letter's file is still being fetched."""
    if letter.file_name and letter.file_sha256 is None:
        raise Refused("paper-arriving", name=letter.file_name)
