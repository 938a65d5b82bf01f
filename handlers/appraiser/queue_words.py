"""How a queue is said: how much waits for how long, and where one entry of it stands."""

from datetime import datetime

from messages.jalali import local_date
from messages.words import Words, words
from services.appraisal.queue import Head
from services.states import AppraisalState

STANDING = {
    AppraisalState.WAITING: "judge-waiting",
    AppraisalState.RESUBMITTED: "judge-resubmitted",
    AppraisalState.RECHECK: "judge-recheck",
    AppraisalState.RETURNED: "judge-returned",
    AppraisalState.SCORED: "judge-scored",
}


def head_words(head: Head, now: datetime) -> Words:
    """«۱۲ مورد در صف · قدیمی‌ترین ۴ روز»."""
    if not head.count or head.oldest is None:
        return words("queue-head-empty")
    return words("queue-head", count=head.count, days=days_since(head.oldest, now))


def ages(state: str, since_at: datetime, now: datetime) -> Words:
    """Mark and word of where an entry stands, and for how many days."""
    return words(STANDING[AppraisalState(state)], days=days_since(since_at, now))


def days_since(at: datetime, now: datetime) -> int:
    """How many midnights have passed."""
    return max(0, (local_date(now) - local_date(at)).days)
