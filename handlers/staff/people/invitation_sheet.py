"""The sheet of invitations to be handed out by letter: links and codes; sent once, then emptied (04c)."""

from collections.abc import Sequence

from handlers.turn import Table, Turn
from messages.catalogue import text
from messages.jalali import local_date, numeric
from messages.marks import strip
from messages.profiles import deep_link
from messages.words import words
from services.people.invitations import Issued

A_SHEET = 200


def send(turn: Turn, issued: Sequence[Issued]) -> None:
    """Send the sheets, two hundred people in each. Their secrets are in the file alone, never in the words."""
    parts = [issued[at : at + A_SHEET] for at in range(0, len(issued), A_SHEET)]
    for number, part in enumerate(parts, start=1):
        turn.table(
            Table(_said(turn, "sheet-invitations"), _columns(turn), [_row(turn, one) for one in part], _notes(turn)),
            f"{_said(turn, 'sheet-invitations-file')}-{numeric(turn.now).replace('/', '-')}-{number}.xlsx",
            words("invitation-sheet", count=len(part), part=number, parts=len(parts), last=part[0].expires_at),
        )


def _said(turn: Turn, name: str) -> str:
    return strip(text(name, {}, now=turn.now))


def _columns(turn: Turn) -> list[tuple[str, int, str]]:
    served = [(_said(turn, f"platform-{platform}"), 45, "text") for platform, name in turn.bots.items() if name]
    return [
        (_said(turn, "invitee-agency"), 45, "text"),
        (_said(turn, "invitee-name"), 28, "text"),
        (_said(turn, "invitee-role"), 18, "text"),
        *served,
        (_said(turn, "invitee-code"), 16, "text"),
        (_said(turn, "invitee-phone"), 16, "text"),
        (_said(turn, "invitee-expires"), 16, "day"),
    ]


def _notes(turn: Turn) -> list[str]:
    return [_said(turn, "invitation-sheet-note")]


def _row(turn: Turn, one: Issued) -> list[object]:
    links = [deep_link(platform, name, one.token) for platform, name in turn.bots.items() if name]
    return [
        one.agency_title or "",
        one.name,
        _said(turn, f"role-{one.role}"),
        *links,
        one.code,
        one.phone,
        local_date(one.expires_at),
    ]
