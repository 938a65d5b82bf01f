"""Fetching files beside the lanes: bytes from the platform, looked at, stored; the result goes to the inbox."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import structlog

from bot import metrics
from bot.evidence_store import EvidenceStore, Incoming, TooLarge
from bot.nursery import Nursery
from bot.platforms.client import Messenger
from bot.platforms.replies import BadCall, CallFailed, NotSent, RetryAfter
from bot.sheets import sheet_kind_of
from documents.inspect import inspect_file
from documents.problems import FileProblem
from documents.safe import read_sheet_safely
from documents.zip_in import unpack
from documents.zip_names import named_for
from models import inbox, jobs
from models.assessment import EvidenceFile
from models.clock import business_now, machine_ms
from models.correspondence import Circular
from models.gate import tx
from models.jobs import FetchJob
from models.objections import Resolution
from models.staging import ImportDraft
from services.case import evidence, own_sheet, packages
from services.final_list import council
from services.letters import circulars
from services.objections import committee

log = structlog.get_logger()
WORKERS = 4
# With growing pauses about five hours: a file sent in time must not be lost to an evening's outage.
MOST_ATTEMPTS = 40
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 600.0
# What is told when a job of this purpose is done; a sheet of staff's was read otherwise.
EVENTS = {
    evidence.PURPOSE: "evidence-fetched",
    evidence.NA: "na-document-fetched",
    evidence.OBJECTION: "objection-file-fetched",
    own_sheet.PURPOSE: "own-sheet-read",
    packages.PURPOSE: "package-unpacked",
    circulars.PAPER.purpose: "circular-fetched",
    council.PAPER.purpose: "resolution-fetched",
    committee.PAPER.purpose: "committee-resolution-fetched",
}

Result = dict[str, Any]


class Fetcher:
    """Works off fetch jobs, a few at a time."""

    def __init__(self, messengers: Mapping[str, Messenger], store: EvidenceStore, nursery: Nursery) -> None:
        self._messengers = messengers
        self._store = store
        self._nursery = nursery
        self._queue: asyncio.Queue[FetchJob] = asyncio.Queue()
        self._open = 0

    def offer(self, job: FetchJob) -> None:
        """A committed job waits for a worker."""
        self._open += 1
        wait = (job.not_before - machine_ms()) / 1000
        if wait > 0:
            self._nursery.spawn(self._offer_later(job, wait), "fetch-later")
        else:
            self._queue.put_nowait(job)

    @property
    def idle(self) -> bool:
        """No job is open."""
        return self._open == 0

    async def run(self) -> None:
        """Work until cancelled, several jobs side by side."""
        async with asyncio.TaskGroup() as group:
            for number in range(WORKERS):
                group.create_task(self._work(), name=f"fetch-{number}")

    async def _work(self) -> None:
        while True:
            job = await self._queue.get()
            try:
                await self._do(job)
            except Exception:  # the database refused: the job is still open there, and is offered again
                log.exception("a file could not be reported", job=job.id)
                self._nursery.spawn(self._offer_later(job, FIRST_PAUSE_SECONDS), "fetch-later")

    async def _do(self, job: FetchJob) -> None:
        try:
            result = await self._fetch(job)
        except Exception as error:
            if not isinstance(error, CallFailed):
                log.exception("fetching failed", job=job.id)
            await self._again_or_give_up(job, error)
        else:
            await self._report(job, result)

    async def _fetch(self, job: FetchJob) -> Result:
        messenger = self._messengers[job.platform]
        try:
            told = await messenger.call("getFile", {"file_id": job.file_id})
        except BadCall as failure:
            too_big = "too big" in str(failure).lower()
            limit = {
                "size": messenger.capability.download_limit,
                "maximum": messenger.capability.download_limit,
            }
            return _refused("too_large", limit) if too_big else {"outcome": "lost", "code": "unreachable"}
        path = told.get("file_path") if isinstance(told, dict) else None
        if not isinstance(path, str):
            return {"outcome": "lost", "code": "unreachable"}
        limit_bytes = messenger.capability.download_limit
        try:
            async with messenger.download(path) as pieces:
                got = await self._store.take(pieces, limit_bytes)
        except TooLarge:
            return _refused("too_large", {"size": limit_bytes, "maximum": limit_bytes})
        said = told.get("file_size")
        if isinstance(said, int) and said and said != got.size:  # an error page, or bytes that were cut off
            self._store.drop(got)
            raise NotSent("other bytes came than were announced")
        try:
            if job.purpose in (evidence.PURPOSE, *evidence.APART):
                return await self._evidence(job, got)
            if job.purpose == circulars.PAPER.purpose:
                return await self._kept(got, (await Circular.get(id=job.subject_id)).file_name, "")
            if job.purpose in (council.PAPER.purpose, committee.PAPER.purpose):
                return await self._kept(got, (await Resolution.get(id=job.subject_id)).file_name, "")
            if job.purpose == packages.PURPOSE:
                return await self._package(job, got)
            return await self._sheet(job, got)
        except FileProblem as problem:
            return _refused(problem.code, problem.args_by_name)
        finally:
            self._store.drop(got)

    async def _evidence(self, job: FetchJob, got: Incoming) -> Result:
        file = await EvidenceFile.get(id=job.subject_id)
        return await self._kept(got, file.name, file.mime)

    async def _kept(self, got: Incoming, name: str, mime: str) -> Result:
        facts = await inspect_file(got.path, name, mime)
        await self._store.keep(got)
        return {
            "outcome": "stored",
            "sha256": got.sha256,
            "size": got.size,
            "mime": facts.mime,
            "pages": facts.pages,
            "warnings": list(facts.warnings),
        }

    async def _package(self, job: FetchJob, got: Incoming) -> Result:
        data = await asyncio.to_thread(got.path.read_bytes)
        codes = await packages.codes(job.subject_id)
        async with self._store.workshop() as folder:
            package = await unpack(data, folder)
            files: list[Result] = []
            problems: list[list[Any]] = [[one.name, one.code, _plain(one.args)] for one in package.problems]
            for one in package.files:
                try:
                    facts = await inspect_file(one.path, one.name.rpartition("/")[2])
                except FileProblem as problem:
                    problems.append([one.name, problem.code, _plain(problem.args_by_name)])
                    continue
                inner = await self._store.adopt(one.path)
                await self._store.keep(inner)
                found = {"mime": facts.mime, "pages": facts.pages, "warnings": list(facts.warnings)}
                code = named_for(one.name, codes)
                files.append({"name": one.name, "code": code, "sha256": inner.sha256, "size": inner.size, **found})
        return {"outcome": "unpacked", "files": files, "problems": problems}

    async def _sheet(self, job: FetchJob, got: Incoming) -> Result:
        draft = await ImportDraft.get(id=job.subject_id)
        data = await asyncio.to_thread(got.path.read_bytes)
        read = await read_sheet_safely(data, draft.name, sheet_kind_of(draft.kind))
        problems: list[list[Any]] = [list(asdict(one).values()) for one in read.problems]
        if read.more_problems:
            problems.append([None, None, "more_problems", {"count": read.more_problems}])
        return {
            "outcome": "read",
            "rows": [[row.number, _plain(row.values)] for row in read.rows],
            "faulty": [[row.number, _plain(row.values)] for row in read.faulty],
            "problems": problems,
        }

    async def _report(self, job: FetchJob, result: Result) -> None:
        body = {"kind": EVENTS.get(job.purpose, "sheet-read"), "subject": job.subject_id, **result}
        lane, at = f"{job.platform}:{job.chat_id}", int(business_now().timestamp() * 1000)

        async def write() -> None:
            await jobs.finish(job, "failed" if result["outcome"] == "lost" else "done", result.get("code"))
            await inbox.post_internal(lane, body, at)

        await tx(write)
        self._open -= 1
        metrics.FETCHES.labels(result["outcome"]).inc()

    async def _again_or_give_up(self, job: FetchJob, error: Exception) -> None:
        job.attempts += 1
        if job.attempts >= MOST_ATTEMPTS:
            await self._report(job, {"outcome": "lost", "code": "unreachable"})
            return
        pause = min(FIRST_PAUSE_SECONDS * 2 ** min(job.attempts - 1, 12), LONGEST_PAUSE_SECONDS)
        if isinstance(error, RetryAfter) and error.seconds is not None:
            pause = max(pause, error.seconds)
        job.not_before = machine_ms() + int(pause * 1000)
        await tx(lambda: jobs.try_later(job, type(error).__name__))
        self._nursery.spawn(self._offer_later(job, pause), "fetch-later")

    async def _offer_later(self, job: FetchJob, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._queue.put_nowait(job)


def _refused(code: str, args: Mapping[str, Any]) -> Result:
    return {"outcome": "refused", "code": code, "args": _plain(args)}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, Decimal) else value for key, value in values.items()}
