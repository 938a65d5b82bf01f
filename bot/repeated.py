"""The line under a message that is repeated because nobody knows whether it had arrived."""

from messages.render import render
from messages.words import words
from models.clock import business_now
from models.outbox import Outgoing


def repeated_note(one: Outgoing) -> str:
    """The reference by which a person sees that it is the same message."""
    note = words("repeated-note", reference=f"O{one.id}")
    return str(render(one.platform, note, now=business_now())[0]["text"])
