"""The daily digest of staff: at eight on working days, once a day, with the head of the audit chain."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from messages.words import Words, words
from models import installation
from models.clock import business_now
from models.gate import tx
from scheduler.plan import QUIET
from services.access import SYSTEM
from services.notices import Notice, post
from services.overview import digest
from services.overview.digest import Digest
from services.year import days_off, outages

HOUR = time(8)
LAST = "digest.last"
HEAD_SHOWN = 16


async def send_due(zone: ZoneInfo) -> bool:
    """Send today's digest if it is due and was not sent; returns whether it was. After an outage only today's."""
    now = business_now().astimezone(zone)
    if now.time() < HOUR or QUIET.covers(now):
        return False
    last = await installation.get(LAST)
    if last and datetime.fromisoformat(last).astimezone(zone).date() >= now.date():
        return False
    if not (await days_off.calendar()).is_working(now.date()):
        return False
    return await tx(lambda: _send(now, datetime.fromisoformat(last) if last else None))


async def _send(now: datetime, since: datetime | None) -> bool:
    found = await digest.of_day(SYSTEM, since)
    if found is None:
        return False
    await installation.put(LAST, now.isoformat())
    await post(
        [
            Notice(
                f"digest:{now.date()}:{person}",
                person,
                "digest",
                {
                    "day": now,
                    "year": found.year,
                    "news": _news(found),
                    "waiting": _waiting(found),
                    "trouble": _trouble(found),
                    "appraisal": _appraisal(found),
                    "sent": found.counts.sent,
                    "agencies": found.counts.agencies,
                    "deadline": words("digest-deadline", deadline=found.deadline) if found.deadline else "",
                    "head": found.chain_head[:HEAD_SHOWN],
                },
                (("btn-to-views", "views"), ("btn-home", "home")),
            )
            for person in await outages.staff_people()
        ]
    )
    return True


def _news(found: Digest) -> Words | str:
    one = found.came_in
    parts = [
        words("digest-values", count=one.values) if one.values else "",
        words("digest-recorded", count=one.recorded) if one.recorded else "",
        words("digest-sent", count=one.sent) if one.sent else "",
        words("digest-approved", count=one.approved) if one.approved else "",
    ]
    kept = [part for part in parts if part]
    return words("digest-news", parts=kept) if kept else words("digest-no-news")


def _waiting(found: Digest) -> Words | str:
    one = found.waiting
    parts = [
        words("digest-na", count=one.na_requests) if one.na_requests else "",
        words("digest-extensions", count=one.extensions) if one.extensions else "",
        words("digest-questions", count=one.questions) if one.questions else "",
        words("digest-entry-requests", count=one.entry_requests) if one.entry_requests else "",
    ]
    kept = [part for part in parts if part]
    return words("digest-waiting", parts=kept) if kept else ""


def _appraisal(found: Digest) -> Words | str:
    one = found.appraised
    if one is None or (one.counts.total == one.counts.scored and not one.given):
        return ""
    counts = one.counts
    parts = [
        words("digest-scored", count=one.given) if one.given else "",
        words("digest-in-queue", count=counts.waiting) if counts.waiting else "",
        words("digest-unassigned", count=counts.unassigned) if counts.unassigned else "",
        words("digest-rechecks", count=counts.rechecks) if counts.rechecks else "",
    ]
    return words("digest-appraisal", scored=counts.scored, total=counts.total, parts=[part for part in parts if part])


def _trouble(found: Digest) -> Words | str:
    one = found.trouble
    parts = [
        words("digest-late", count=found.counts.late) if found.counts.late else "",
        words("digest-files", count=one.files) if one.files else "",
        words("digest-unreachable", count=one.unreachable) if one.unreachable else "",
        words("digest-undelivered", count=one.undelivered) if one.undelivered else "",
        words("digest-quarantined", count=one.quarantined) if one.quarantined else "",
    ]
    kept = [part for part in parts if part]
    return words("digest-trouble", parts=kept) if kept else ""
