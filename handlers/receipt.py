"""Whether a receipt is genuine: anybody may ask who has its code, also strangers (07f)."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from handlers.entering import caller
from handlers.turn import Turn
from messages.words import words
from services.case import case_receipts

router = Router(name="receipt")
ABOUT = {
    "record": "receipt-of-measure",
    "send": "receipt-of-sending",
    "approve": "receipt-of-approval",
    "objection": "receipt-of-objection",
}


@router.message(Command("receipt"))
async def check(_: Message, command: CommandObject, turn: Turn) -> None:
    """/receipt <code>: genuine or not, and the least that tells."""
    typed = (command.args or "").strip()
    if not typed:
        turn.say(words("receipt-how"))
        return
    found = await case_receipts.genuine(caller(turn), typed)
    if found is None:
        turn.say(words("receipt-unknown", given=typed[:40]))
        return
    turn.say(
        words(
            "receipt-genuine",
            agency=found.agency_title,
            year=found.year,
            about=words(ABOUT[found.act], count=found.measures),
            files=found.files,
            at=found.acted_at,
            corrected=words("receipt-corrected", count=found.corrected) if found.corrected else "",
        )
    )
