"""Every use case by every kind of person: allowed exactly where the table of permissions says so, else no trace."""

import contextlib
import importlib
import inspect
import pkgutil
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import services
from models import sql
from models.assessment import EvidenceFile
from models.clock import business_now
from models.gate import tx
from models.staging import ImportDraft
from services import access
from services.access import SYSTEM, TABLE, Actor, Denied, Grant, Permission, Role, Scope
from services.case import (
    approval,
    entries,
    evidence,
    evidence_room,
    extensions,
    last_entries,
    na_requests,
    not_applicable,
    outlook,
    own_record,
    own_sheet,
    packages,
    progress,
    receipts,
    self_assessment,
    submission,
)
from services.catalogue import (
    agency_weights,
    catalogue,
    catalogue_sheet,
    corrections,
    guide,
    indicators,
    search,
    specific_indicators,
)
from services.errors import Refused
from services.letters import circular_sending, circulars, duties, questions
from services.lists import imports
from services.lists.sheet_list import Comparison
from services.overview import agency_card, boards, digest, troubles
from services.overview.boards import CaseView
from services.people import agencies, invitations, mass_invitations, people, registration, roster
from services.year import cycle_copy, cycle_settings, cycles, days_off, timetable
from tests.services import sweep
from tests.services.conftest import World
from tests.services.scenes import AGENCY, NEW_AGENCY, REASON, SENT, Scene, file, late, question, scene_of, soon
from tests.services.sweep.scene import APPRAISER

Call = Callable[[Actor, World], Awaitable[Any]]


async def _visible(actor: Actor, _: World) -> None:
    if not await evidence.visible(actor, await EvidenceFile.get(id=await file())):
        raise Denied(actor, Permission.SEE_CASE, AGENCY)


async def _assign(actor: Actor, _: World) -> None:
    await evidence.assign(actor, await file(), 1, business_now())


ON_A_FILE: list[Call] = [_visible, _assign]


def _with_file(use_case: Callable[..., Awaitable[Any]], *rest: Any) -> Call:
    """A use case on a file that is there already."""

    async def call(actor: Actor, _: World) -> None:
        await use_case(actor, await file(), *rest)

    ON_A_FILE.append(call)
    return call


async def _next_after(actor: Actor, _: World) -> None:
    await entries.next_after(actor, await entries.view(SYSTEM, 1))


def _day() -> Any:
    return days_off.DayChange(soon().date(), days_off.DayKind.HOLIDAY, "آلودگی هوا")


def _of_request(read: Callable[[Actor, na_requests.Request], Awaitable[Any]]) -> Call:
    async def call(actor: Actor, _: World) -> None:
        await read(actor, await na_requests.known(1))

    return call


async def _compared(actor: Actor, _: World) -> None:
    draft = await ImportDraft.get_or_none(id=1) or ImportDraft(kind="agencies", rows=[])
    await imports.compared(actor, draft)


async def _seen() -> int:
    """The version of the case as its pre-check shows it."""
    return (await submission.check(SYSTEM, AGENCY)).version


async def _approve(actor: Actor, _: World) -> None:
    await approval.approve(actor, 1, business_now(), await _sending())


async def _send_back(actor: Actor, _: World) -> None:
    await approval.give_reason(actor, 1, [1], REASON, business_now())
    await approval.send_back(actor, 1, [1], business_now(), await _sending())


async def _sending() -> int:
    """The sending that the head looks at."""
    return (await approval.overview(Actor(2, "", (Grant(Role.AGENCY_HEAD, AGENCY),)), AGENCY)).version


async def _send(actor: Actor, _: World) -> None:
    await submission.send(actor, 1, business_now(), await _seen())


async def _record(actor: Actor, _: World) -> None:
    await receipts.record(actor, 1, business_now(), (await entries.view(SYSTEM, 1)).version)


P = Permission
# Calls about requests.
REQUESTED: dict[str, tuple[Permission, Call]] = {
    "extensions.deny": (P.GRANT_EXTENSION, lambda a, w: extensions.deny(a, 1, "دیر است", business_now())),
    "extensions.grant": (P.GRANT_EXTENSION, lambda a, w: extensions.grant(a, 1, business_now())),
    "extensions.one": (P.SEE_CASE, lambda a, w: extensions.one(a, 1)),
    "extensions.withdraw": (P.ASK_EXTENSION, lambda a, w: extensions.withdraw(a, 1, business_now())),
    "na_requests.document": (P.SEE_CASE, lambda a, w: na_requests.document(a, 1)),
    "na_requests.documents": (P.SEE_CASE, _of_request(na_requests.documents)),
    "na_requests.effect": (P.DECIDE_NA, _of_request(na_requests.effect)),
    "na_requests.of_entry": (P.SEE_CASE, lambda a, w: na_requests.of_entry(a, 1)),
    "na_requests.one": (P.SEE_CASE, lambda a, w: na_requests.one(a, 1)),
    "na_requests.others": (P.DECIDE_NA, _of_request(na_requests.others)),
    "not_applicable.accept": (P.DECIDE_NA, lambda a, w: not_applicable.accept(a, 1, REASON, business_now())),
    "not_applicable.offer": (P.DECIDE_NA, lambda a, w: not_applicable.offer(a, 1)),
    "not_applicable.reject": (P.DECIDE_NA, lambda a, w: not_applicable.reject(a, 1, REASON, business_now())),
    "not_applicable.withdraw": (P.ENTER_VALUES, lambda a, w: not_applicable.withdraw(a, 1, business_now())),
}
CALLS: dict[str, tuple[Permission, Call]] = {
    **REQUESTED,
    "extensions.ask": (P.ASK_EXTENSION, lambda a, w: extensions.ask(a, AGENCY, late(), REASON, business_now())),
    "extensions.check_ask": (P.ASK_EXTENSION, lambda a, w: extensions.check_ask(a, AGENCY)),
    "extensions.standing": (P.SEE_CASE, lambda a, w: extensions.standing(a, AGENCY)),
    "extensions.waiting": (P.SEE_BOARD, lambda a, w: extensions.waiting(a)),
    "na_requests.of_agency": (P.SEE_CASE, lambda a, w: na_requests.of_agency(a, AGENCY)),
    "na_requests.queue": (P.DECIDE_NA, lambda a, w: na_requests.queue(a)),
    "not_applicable.ask": (P.ENTER_VALUES, lambda a, w: not_applicable.ask(a, 1, REASON, business_now(), 1)),
    "not_applicable.askable": (P.ENTER_VALUES, lambda a, w: not_applicable.askable(a, 1, business_now())),
    "own_record.record": (P.SEE_CASE, lambda a, w: own_record.record(a, AGENCY)),
    "own_sheet.book": (P.SEE_CASE, lambda a, w: own_sheet.book(a, AGENCY)),
    "own_sheet.cancel": (P.ENTER_VALUES, lambda a, w: own_sheet.cancel(a, AGENCY, 1, business_now())),
    "own_sheet.check_may": (P.ENTER_VALUES, lambda a, w: own_sheet.check_may(a, AGENCY, business_now())),
    "own_sheet.confirm": (P.ENTER_VALUES, lambda a, w: own_sheet.confirm(a, AGENCY, 1, business_now())),
    "own_sheet.preview": (P.ENTER_VALUES, lambda a, w: own_sheet.preview(a, AGENCY, 1)),
    "own_sheet.receive": (P.ENTER_VALUES, lambda a, w: own_sheet.receive(a, AGENCY, SENT, business_now(), 1000)),
    "own_sheet.unreadable": (P.ENTER_VALUES, lambda a, w: own_sheet.unreadable(a, AGENCY, 1, "empty", {})),
    "own_sheet.was_read": (P.ENTER_VALUES, lambda a, w: own_sheet.was_read(a, AGENCY, 1, [], [], {})),
    "packages.take": (P.ENTER_VALUES, lambda a, w: packages.take(a, AGENCY, 1, [])),
    "self_assessment.workable": (P.ENTER_VALUES, lambda a, w: self_assessment.workable(a, 1, business_now())),
    "circulars.begin": (P.ISSUE_CIRCULAR, lambda a, w: circulars.begin(a, "12", business_now().date(), business_now())),
    "circulars.amend": (P.ISSUE_CIRCULAR, lambda a, w: circulars.amend(a, 1, business_now().date(), business_now())),
    "circulars.describe": (P.ISSUE_CIRCULAR, lambda a, w: circulars.describe(a, 1, title="بخشنامه")),
    "circulars.put_text": (P.ISSUE_CIRCULAR, lambda a, w: circulars.put_text(a, 1, "متن", anew=True)),
    "circulars.receive_file": (P.ISSUE_CIRCULAR, lambda a, w: circulars.receive_file(a, 1, SENT, 1000)),
    "circulars.draft": (P.ISSUE_CIRCULAR, lambda a, w: circulars.draft(a, 1)),
    "circulars.view": (P.SEE_CATALOGUE, lambda a, w: circulars.view(a, 1, AGENCY)),
    "circulars.listed": (P.SEE_CATALOGUE, lambda a, w: circulars.listed(a, AGENCY)),
    "circular_sending.audience": (P.ISSUE_CIRCULAR, lambda a, w: circular_sending.audience(a, 1)),
    "circular_sending.check_ready": (P.ISSUE_CIRCULAR, lambda a, w: circular_sending.check_ready(a, 1)),
    "circular_sending.issue": (P.ISSUE_CIRCULAR, lambda a, w: circular_sending.issue(a, 1, business_now())),
    "circular_sending.remind": (P.ISSUE_CIRCULAR, lambda a, w: circular_sending.remind(a, 1, business_now())),
    "circular_sending.deliveries": (P.SEE_BOARD, lambda a, w: circular_sending.deliveries(a, 1)),
    "circular_sending.acknowledge": (
        P.ACKNOWLEDGE,
        lambda a, w: circular_sending.acknowledge(a, AGENCY, 1, business_now()),
    ),
    "circular_sending.acknowledged": (P.ACKNOWLEDGE, lambda a, w: circular_sending.acknowledged(a, AGENCY)),
    "duties.of_circular": (P.SEE_CATALOGUE, lambda a, w: duties.of_circular(a, 1, AGENCY)),
    "duties.changes_of": (P.SEE_CATALOGUE, lambda a, w: duties.changes_of(a, 1, AGENCY)),
    "duties.since_last_year": (P.SEE_CATALOGUE, lambda a, w: duties.since_last_year(a, 1, AGENCY)),
    "duties.add": (P.ISSUE_CIRCULAR, lambda a, w: duties.add(a, 1, "1")),
    "duties.add_proposed": (P.ISSUE_CIRCULAR, lambda a, w: duties.add_proposed(a, 1, [])),
    "duties.change": (P.ISSUE_CIRCULAR, lambda a, w: duties.change(a, 1, title="کار")),
    "duties.without_day": (P.ISSUE_CIRCULAR, lambda a, w: duties.without_day(a, 1)),
    "duties.drop": (P.ISSUE_CIRCULAR, lambda a, w: duties.drop(a, 1)),
    "duties.view": (P.ISSUE_CIRCULAR, lambda a, w: duties.view(a, 1)),
    "duties.mark": (P.ISSUE_CIRCULAR, lambda a, w: duties.mark(a, 1, business_now(), done=True)),
    "indicators.listed": (P.SEE_CATALOGUE, lambda a, w: indicators.listed(a, AGENCY)),
    "indicators.card": (P.SEE_CATALOGUE, lambda a, w: indicators.card(a, 1, AGENCY)),
    "indicators.measure": (P.SEE_CATALOGUE, lambda a, w: indicators.measure(a, 1, AGENCY)),
    "indicators.measure_of_entry": (P.SEE_CATALOGUE, lambda a, w: indicators.measure_of_entry(a, 1, AGENCY)),
    "indicators.find": (P.SEE_CATALOGUE, lambda a, w: indicators.find(a, "G01", AGENCY)),
    "indicators.counts": (P.SEE_CATALOGUE, lambda a, w: indicators.counts(a, AGENCY)),
    "questions.write": (P.ASK_STAFF, lambda a, w: questions.write(a, AGENCY, 1, "آیا این هم هست؟")),
    "questions.begun": (P.ASK_STAFF, lambda a, w: questions.begun(a, AGENCY, 1)),
    "questions.send": (P.ASK_STAFF, lambda a, w: questions.send(a, 1, business_now())),
    "questions.discard": (P.ASK_STAFF, lambda a, w: questions.discard(a, 2)),
    "questions.view": (P.SEE_CATALOGUE, lambda a, w: questions.view(a, 1, AGENCY)),
    "questions.of_agency": (P.SEE_CASE, lambda a, w: questions.of_agency(a, AGENCY)),
    "questions.published": (P.SEE_CATALOGUE, lambda a, w: questions.published(a, AGENCY)),
    "questions.waiting": (P.MANAGE_QUESTIONS, lambda a, w: questions.waiting(a)),
    "questions.queue": (P.MANAGE_QUESTIONS, lambda a, w: questions.queue(a)),
    "questions.answer": (P.ANSWER_AGENCY, lambda a, w: questions.answer(a, 1, "بله، هست.", business_now())),
    "questions.publish": (P.MANAGE_QUESTIONS, lambda a, w: questions.publish(a, 1, to_all=True)),
    "search.search": (P.SEE_CATALOGUE, lambda a, w: search.search(a, "سامانه", AGENCY)),
    "agencies.apply": (P.IMPORT, lambda a, w: agencies.apply(a, [])),
    "agencies.may": (P.IMPORT, lambda a, w: agencies.may(a)),
    "agencies.put_in_force": (P.IMPORT, lambda a, w: agencies.put_in_force(a, [NEW_AGENCY])),
    "agencies.take_out": (P.IMPORT, lambda a, w: agencies.take_out(a)),
    "agencies.undo": (P.IMPORT, lambda a, w: agencies.undo(a, {"new": [], "former": [], "groups": []})),
    "agency_weights.apply": (P.IMPORT, lambda a, w: agency_weights.apply(a, [])),
    "agency_weights.may": (P.IMPORT, lambda a, w: agency_weights.may(a)),
    "agency_weights.take_out": (P.IMPORT, lambda a, w: agency_weights.take_out(a)),
    "catalogue_sheet.may": (P.IMPORT, lambda a, w: catalogue_sheet.may(a)),
    "catalogue_sheet.put_in_force": (P.IMPORT, lambda a, w: catalogue_sheet.put_in_force(a, [])),
    "catalogue_sheet.take_out": (P.IMPORT, lambda a, w: catalogue_sheet.take_out(a)),
    "catalogue_sheet.undo": (P.IMPORT, lambda a, w: catalogue_sheet.undo(a, {"cycle": w.cycle.id, "rows": []})),
    "corrections.apply": (P.IMPORT, lambda a, w: corrections.apply(a, w.cycle, [], Comparison())),
    "specific_indicators.apply": (P.IMPORT, lambda a, w: specific_indicators.apply(a, [])),
    "specific_indicators.may": (P.IMPORT, lambda a, w: specific_indicators.may(a)),
    "specific_indicators.take_out": (P.IMPORT, lambda a, w: specific_indicators.take_out(a)),
    "agencies.search": (P.INVITE, lambda a, w: agencies.search(a, "دستگاه")),
    "approval.overview": (P.APPROVE_CASE, lambda a, w: approval.overview(a, AGENCY)),
    "approval.approve": (P.APPROVE_CASE, _approve),
    "approval.returnable": (P.APPROVE_CASE, lambda a, w: approval.returnable(a, AGENCY)),
    "approval.give_reason": (P.APPROVE_CASE, lambda a, w: approval.give_reason(a, 1, [1], "دلیل", business_now())),
    "approval.send_back": (P.APPROVE_CASE, _send_back),
    "agency_card.of_agency": (P.SEE_BOARD, lambda a, w: agency_card.of_agency(a, AGENCY)),
    "boards.axes": (P.SEE_BOARD, lambda a, w: boards.axes(a, w.cycle.id)),
    "boards.cases": (P.SEE_BOARD, lambda a, w: boards.cases(a, w.cycle.id, CaseView.ALL)),
    "boards.counts": (P.SEE_BOARD, lambda a, w: boards.counts(a, w.cycle.id)),
    "boards.groups": (P.SEE_BOARD, lambda a, w: boards.groups(a, w.cycle.id)),
    "digest.came_in": (P.SEE_BOARD, lambda a, w: digest.came_in(a, business_now())),
    "digest.of_day": (P.SEE_BOARD, lambda a, w: digest.of_day(a, business_now())),
    "digest.trouble": (P.SEE_BOARD, lambda a, w: digest.trouble(a, w.cycle.id)),
    "digest.waiting": (P.SEE_BOARD, lambda a, w: digest.waiting(a)),
    "last_entries.last_entries": (P.SEE_CASE, lambda a, w: last_entries.last_entries(a, AGENCY)),
    "troubles.files": (P.SEE_BOARD, lambda a, w: troubles.files(a, w.cycle.id)),
    "troubles.send_again": (P.MANAGE_CYCLE, lambda a, w: troubles.send_again(a)),
    "troubles.undelivered": (P.SEE_BOARD, lambda a, w: troubles.undelivered(a)),
    "troubles.unreachable": (P.SEE_BOARD, lambda a, w: troubles.unreachable(a)),
    "catalogue.apply": (P.IMPORT, lambda a, w: catalogue.apply(a, w.cycle.id, [])),
    "cycles.define": (P.MANAGE_CYCLE, lambda a, w: cycles.define(a, 1405)),
    "cycles.open_cycle": (P.MANAGE_CYCLE, lambda a, w: cycles.open_cycle(a, w.cycle.id, soon())),
    "cycles.move_deadline": (P.MANAGE_CYCLE, lambda a, w: cycles.move_deadline(a, w.cycle.id, soon(), 1)),
    "entries.view": (P.SEE_CASE, lambda a, w: entries.view(a, 1)),
    "entries.find": (P.SEE_CASE, lambda a, w: entries.find(a, AGENCY, "1001")),
    "entries.entries": (P.SEE_CASE, lambda a, w: entries.entries(a, AGENCY)),
    "entries.next_after": (P.SEE_CASE, _next_after),
    "evidence.receive": (
        P.ENTER_VALUES,
        lambda a, w: evidence.receive(a, AGENCY, 1, SENT, business_now(), 1000),
    ),
    "evidence.assign": (P.ENTER_VALUES, _assign),
    "evidence.unassigned": (P.ENTER_VALUES, lambda a, w: evidence.unassigned(a, AGENCY)),
    "evidence.visible": (P.SEE_CASE, _visible),
    "evidence.of_entry": (P.SEE_CASE, lambda a, w: evidence.of_entry(a, 1)),
    "evidence.assignable": (P.ENTER_VALUES, lambda a, w: evidence.assignable(a, 1, business_now())),
    "evidence_room.see": (P.SEE_CASE, _with_file(evidence_room.see)),
    "evidence_room.own": (P.ENTER_VALUES, _with_file(evidence_room.own)),
    "evidence_room.content": (P.SEE_CASE, _with_file(evidence_room.content)),
    "evidence_room.changeable": (P.ENTER_VALUES, _with_file(evidence_room.changeable, business_now())),
    "evidence_room.resendable": (P.ENTER_VALUES, _with_file(evidence_room.resendable, business_now())),
    "evidence_room.withdraw": (P.ENTER_VALUES, _with_file(evidence_room.withdraw, business_now())),
    "evidence_room.move": (P.ENTER_VALUES, _with_file(evidence_room.move, 1, business_now())),
    "evidence_room.send_again": (P.ENTER_VALUES, _with_file(evidence_room.send_again, SENT, business_now(), 1000)),
    "evidence_room.note_paper": (P.ENTER_VALUES, lambda a, w: evidence_room.note_paper(a, 1, SENT, business_now())),
    "evidence_room.lost": (P.SEE_CASE, lambda a, w: evidence_room.lost(a, AGENCY)),
    "guide.of_entry": (P.SEE_CASE, lambda a, w: guide.of_entry(a, 1)),
    "imports.compared": (P.IMPORT, _compared),
    "imports.last": (P.IMPORT, lambda a, w: imports.last(a, "agencies")),
    "imports.ready": (P.IMPORT, lambda a, w: imports.ready(a, 1)),
    "imports.to_fill_in": (P.IMPORT, lambda a, w: imports.to_fill_in(a, "levels")),
    "imports.take_out": (P.IMPORT, lambda a, w: imports.take_out(a, "agencies")),
    "imports.undo": (P.IMPORT, lambda a, w: imports.undo(a, 2, business_now())),
    "imports.undoable": (P.IMPORT, lambda a, w: imports.undoable(a, 2)),
    "imports.check_may": (P.IMPORT, lambda a, w: imports.check_may(a, "agencies")),
    "imports.receive": (P.IMPORT, lambda a, w: imports.receive(a, "agencies", SENT, 1000)),
    "imports.confirm": (P.IMPORT, lambda a, w: imports.confirm(a, 1, business_now())),
    "imports.cancel": (P.IMPORT, lambda a, w: imports.cancel(a, 1, business_now())),
    "invitations.invite": (P.INVITE, lambda a, w: invitations.invite(a, Role.LIAISON, "سارا", "09121112233", "A")),
    "outlook.of_agency": (P.SEE_CASE, lambda a, w: outlook.of_agency(a, AGENCY)),
    "people.withdraw": (P.INVITE, lambda a, w: people.withdraw(a, 2, Role.LIAISON, AGENCY)),
    "people.withdraw_by_phone": (P.INVITE, lambda a, w: people.withdraw_by_phone(a, "09120000001", Role.LIAISON)),
    "progress.axes": (P.SEE_CASE, lambda a, w: progress.axes(a, AGENCY)),
    "progress.of_agency": (P.SEE_CASE, lambda a, w: progress.of_agency(a, AGENCY)),
    "receipts.record": (P.ENTER_VALUES, _record),
    "cycle_copy.define_like": (P.MANAGE_CYCLE, lambda a, w: cycle_copy.define_like(a, 1405, w.cycle.id)),
    "cycle_settings.choose": (P.MANAGE_CYCLE, lambda a, w: cycle_settings.choose(a, w.cycle.id, "na_mode", 1)),
    "cycle_settings.write": (
        P.MANAGE_CYCLE,
        lambda a, w: cycle_settings.write(a, w.cycle.id, "upstream_title", "تسما"),
    ),
    "days_off.put": (P.MANAGE_CYCLE, lambda a, w: days_off.put(a, _day())),
    "days_off.choose_weekend": (P.MANAGE_CYCLE, lambda a, w: days_off.choose_weekend(a, frozenset({4}))),
    "timetable.build": (P.MANAGE_CYCLE, lambda a, w: timetable.build(a, w.cycle.id, soon().date())),
    "timetable.set_length": (P.MANAGE_CYCLE, lambda a, w: timetable.set_length(a, w.cycle.id, 1, 5)),
    "timetable.fix_last_day": (P.MANAGE_CYCLE, lambda a, w: timetable.fix_last_day(a, w.cycle.id, 1, late().date())),
    "timetable.release": (P.MANAGE_CYCLE, lambda a, w: timetable.release(a, w.cycle.id, 1)),
    "timetable.change_day": (P.MANAGE_CYCLE, lambda a, w: timetable.change_day(a, _day())),
    "timetable.change_weekend": (P.MANAGE_CYCLE, lambda a, w: timetable.change_weekend(a, frozenset({4}))),
    "invitations.replace": (P.INVITE, lambda a, w: invitations.replace(a, 2, "سارا", "09121112233")),
    "invitations.withdraw": (P.INVITE, lambda a, w: invitations.withdraw(a, 1)),
    "mass_invitations.invite_many": (P.INVITE, lambda a, w: mass_invitations.invite_many(a, [])),
    "mass_invitations.waiting": (P.INVITE, lambda a, w: mass_invitations.waiting(a)),
    "mass_invitations.reissue": (P.INVITE, lambda a, w: mass_invitations.reissue(a, 9)),
    "people.withdraw_grant": (P.INVITE, lambda a, w: people.withdraw_grant(a, 2)),
    "roster.overview": (P.INVITE, lambda a, w: roster.overview(a)),
    "roster.of_agency": (P.INVITE, lambda a, w: roster.of_agency(a, AGENCY)),
    "roster.of_staff": (P.INVITE, lambda a, w: roster.of_staff(a)),
    "roster.member": (P.INVITE, lambda a, w: roster.member(a, 2)),
    "roster.invitation": (P.INVITE, lambda a, w: roster.invitation(a, 1)),
    "registration.decide": (P.ADMIT, lambda a, w: registration.decide(a, 1, admit=True)),
    "self_assessment.give_value": (
        P.ENTER_VALUES,
        lambda a, w: self_assessment.give_value(a, 1, "50", business_now(), 1),
    ),
    "self_assessment.explain": (P.ENTER_VALUES, lambda a, w: self_assessment.explain(a, 1, "", business_now(), 1)),
    "self_assessment.enterable": (P.ENTER_VALUES, lambda a, w: self_assessment.enterable(a, 1, business_now())),
    "submission.check": (P.SEE_CASE, lambda a, w: submission.check(a, AGENCY)),
    "submission.send": (P.SEND_CASE, _send),
    "submission.withdraw": (P.WITHDRAW_CASE, lambda a, w: submission.withdraw(a, 1, business_now())),
}


# The few that the world of the sweep cannot let succeed: the rule that says no, after the permission was found.
SAY_NO: dict[str, str] = {}
SCENES: dict[str, Scene] = {}
for one in sweep.SLICES:
    CALLS |= one.CALLS
    SAY_NO |= one.SAY_NO
    SCENES |= one.SCENES


def _use_cases() -> set[str]:
    found = set()
    for module in pkgutil.walk_packages(services.__path__, "services."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.iscoroutinefunction):
            own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and next(iter(inspect.signature(function).parameters), None) == "actor":
                found.add(f"{module.name.rpartition('.')[2]}.{name}")
    return found


class Undone(Exception):
    """What an allowed call did is not kept: the next one finds the same world."""


def _reaches(actor: Actor, permission: Permission) -> bool:
    """What the table says, read independently of `access.allows`."""
    scopes = [(TABLE[permission].get(grant.role), grant.agency_id) for grant in actor.grants]
    return any(
        scope is Scope.EVERYTHING
        or (scope is Scope.OWN_AGENCY and on == AGENCY)
        or (scope is Scope.OWN_ASSIGNMENT and actor.person_id == APPRAISER)
        for scope, on in scopes
    )


def test_every_use_case_is_swept() -> None:
    assert _use_cases() == set(CALLS)


async def _somebody(name: str, number: int, *grants: Grant) -> Actor:
    person = await people.join(name, f"9891200000{number}", "bale", number, number)
    for one in grants:
        await people.grant(None, person.id, one.role, one.agency_id)
    return Actor(person.id, name, grants)


async def _everybody(world: World) -> list[Actor]:
    """Every role over the agency, over the other one, over none, over both; staff; the system itself."""
    head, liaison = Role.AGENCY_HEAD, Role.LIAISON
    return [
        *(world.staff, world.own, world.foreign, world.nobody, SYSTEM),
        await _somebody("معاون", 11, Grant(Role.DEPUTY)),
        await _somebody("مدیر", 12, Grant(head, AGENCY)),
        await _somebody("مدیر دیگری", 13, Grant(head, 2)),
        await _somebody("رابط هر دو", 14, Grant(liaison, 2), Grant(liaison, AGENCY)),
        await _somebody("مدیر دیگری و رابط", 15, Grant(head, 2), Grant(liaison, AGENCY)),
        await _somebody("ارزیاب", 16, Grant(Role.APPRAISER)),
        await _somebody("ارزیاب دیگری", 17, Grant(Role.APPRAISER)),
        await _somebody("عضو کمیته", 18, Grant(Role.COMMITTEE)),
        Actor(world.nobody.person_id, "liaison of nothing", (Grant(liaison, None),)),
        Actor(world.nobody.person_id, "head of nothing", (Grant(head, None),)),
    ]


async def test_every_use_case_by_everybody(world: World) -> None:
    await tx(question)
    everybody = await tx(lambda: _everybody(world))
    assert APPRAISER in [one.person_id for one in everybody if one.has(Role.APPRAISER)]
    wrong = []
    for name, (permission, call) in CALLS.items():
        may = [one for one in everybody if _reaches(one, permission)]
        # A call that is denied leaves nothing behind: all of them can be tried in the same world.
        for actors in [[one] for one in may] + [[one for one in everybody if one not in may]]:
            wanted = SAY_NO.get(name, "allowed") if actors[0] in may else "denied"
            said = await _try(name, call, actors, world)
            wrong += [(name, actor.name, one) for actor, one in zip(actors, said, strict=True) if one != wanted]
    assert not wrong, "\n".join(map(str, wrong))


async def _try(name: str, call: Call, actors: list[Actor], world: World) -> list[str]:
    """`allowed` only when the call went through; the code of the rule that said no; `denied`, without a trace."""
    said: list[str] = []

    async def run() -> None:
        said.clear()
        scene = SCENES.get(name) or scene_of(name)
        if scene is not None:
            await scene(actors[0])
        elif call in ON_A_FILE:
            await file()
        said.extend([await _said(call, actor, world) for actor in actors])
        raise Undone

    with contextlib.suppress(Undone):
        await tx(run)
    return said


async def _said(call: Call, actor: Actor, world: World) -> str:
    before = await _written()
    try:
        await call(actor, world)
    except Denied as denied:
        assert await _written() == before
        assert denied.event.act == "access.denied"
        return "denied"
    except Refused as refused:
        return refused.code
    return "allowed"


async def _written() -> int:
    """How many rows this connection has written or removed so far."""
    found = await sql.row("SELECT total_changes() AS n")
    assert found is not None
    return int(found["n"])


@pytest.mark.parametrize("permission", list(Permission))
def test_table_gives_nothing_to_nobody(permission: Permission) -> None:
    assert TABLE[permission]
    assert not access.allows(Actor(1, "nobody"), permission, AGENCY)


def test_liaison_never_reaches_over_the_own_agency() -> None:
    for scopes in TABLE.values():
        assert scopes.get(Role.LIAISON) in (None, Scope.OWN_AGENCY)
