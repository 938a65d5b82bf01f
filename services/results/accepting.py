"""«پذیرش نتایج»: the head accepts what was told; nothing is objected to any more (13c)."""

from datetime import datetime

from models import audit
from models.results import CaseResult
from services import access
from services.access import Actor, Permission, Role
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.results import sheets, standing
from services.results.sheets import Sheet
from services.states import FROZEN_RESULTS, ResultState


async def acceptable(actor: Actor, agency_id: int, acted_at: datetime) -> Sheet:
    """The sheet, when the actor may accept it at that time.

    Raises `Refused`: result-not-told, only-head-accepts (the cycle does not let liaisons), result-accepted,
    objections-open, result-answered (its objections were), result-window-over, result-frozen; `Denied`.
    """
    access.require(actor, Permission.ACCEPT_RESULT, agency_id)
    sheet = await sheets.of_agency(actor, agency_id)
    if sheet is None or sheet.window_ends_at is None:
        raise Refused("result-not-told")
    is_head = any(one.role is Role.AGENCY_HEAD and one.agency_id == agency_id for one in actor.grants)
    if not is_head and not sheet.liaison_accepts:
        raise Refused("only-head-accepts")
    check_open(sheet, acted_at)
    return sheet


def check_open(sheet: Sheet, acted_at: datetime) -> None:
    """Whether a sheet that was told could be accepted at that time. Raises `Refused`: those of `acceptable` about the
    sheet itself."""
    assert sheet.window_ends_at is not None
    if sheet.state == ResultState.ACCEPTED:
        raise Refused("result-accepted", at=sheet.answered_at or sheet.window_ends_at, by=sheet.answered_by)
    if sheet.state in FROZEN_RESULTS:
        raise Refused("result-frozen", agency=sheet.agency_title)
    if sheet.objections or sheet.state == ResultState.OBJECTED:
        raise Refused("objections-open", count=sheet.objections)
    if sheet.state == ResultState.RESCORED:
        raise Refused("result-answered")
    if sheet.state != ResultState.RELEASED or acted_at >= sheet.window_ends_at:
        raise Refused("result-window-over", ended=sheet.window_ends_at)


async def without_objection(actor: Actor, agency_id: int, seen: int, acted_at: datetime) -> Sheet:
    """«بدون اعتراض» of a liaison where accepting is the head's (14e): the heads are told that it is their turn.

    Said twice of the same sheet, they are told once. Raises `Refused`: no-head (nobody could accept), sheet-changed,
    and those of `acceptable` but only-head-accepts.
    """
    access.require(actor, Permission.ACCEPT_RESULT, agency_id)
    sheet = await sheets.of_agency(actor, agency_id)
    if sheet is None or sheet.window_ends_at is None:
        raise Refused("result-not-told")
    check_open(sheet, acted_at)
    if sheet.version != seen:
        raise Refused("sheet-changed", version=sheet.version)
    heads = await people.holders(Role.AGENCY_HEAD, agency_id)
    if not heads:
        raise Refused("no-head")
    details = {"version": sheet.version, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "result.without_objection", f"case:{sheet.case_id}", details)])
    said = {"agency": sheet.agency_title, "by": actor.name, "until": sheet.window_ends_at}
    await post(
        [
            Notice(
                f"result-without-objection:{sheet.case_id}:{sheet.version}:{person}",
                person,
                "result-without-objection",
                said,
                (("btn-open-result", "result"),),
                important=True,
                protect=True,
            )
            for person in heads
        ]
    )
    return sheet


async def accept(actor: Actor, agency_id: int, seen: int, acted_at: datetime) -> Sheet:
    """Accept the results, once and for good, judged by when the person acted; returns the accepted sheet.

    `seen` is the version that was looked at. Raises `Refused`: sheet-changed (a corrected one came meanwhile), and
    those of `acceptable`.
    """
    sheet = await acceptable(actor, agency_id, acted_at)
    if sheet.version != seen:
        raise Refused("sheet-changed", version=sheet.version)
    result = await standing.of_case(sheet.case_id)
    await standing.move(result, "accept")
    await CaseResult.filter(id=result.id).update(answered_at=acted_at, answered_by_id=actor.person_id)
    details = {"version": sheet.version, "total": sheet.totals.points, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "result.accepted", f"case:{sheet.case_id}", details)])
    said = {
        "agency": sheet.agency_title,
        "year": sheet.year,
        "points": sheet.totals.points,
        "cap": sheet.totals.cap,
        "by": actor.name,
        "at": acted_at,
    }
    await post(
        [
            Notice(
                f"result-accepted:{sheet.case_id}:{sheet.version}:{person}",
                person,
                "result-accepted-notice",
                said,
                (("btn-open-result", "result"),),
                protect=True,
            )
            for person in await people.of_agency(agency_id)
            if person != actor.person_id
        ]
    )
    return sheet
