"""Staff record the council's resolution: number, day, attendance, file, what it returns; returned agencies (17a)."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import papers
from handlers.events import Event, on_event
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.final import (
    Council,
    CouncilApprove,
    CouncilFile,
    CouncilKeep,
    CouncilPart,
    CouncilReturn,
    CouncilReturnCase,
    Final,
    RecheckMeasures,
    ReturnedCase,
    ReturnedCases,
    SettleReturned,
)
from handlers.places.home import Home
from handlers.sent import sent_file
from handlers.states import Finishing
from handlers.turn import Turn
from messages.jalali import local_date, parse_day
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from services import access
from services.access import Permission, Role
from services.errors import Refused
from services.final_list import confirming, council, countdown, returned_items
from services.final_list.council import Draft

router = Router(name="staff_council")
router.message.filter(Holds(Role.ADMIN, Role.DEPUTY))
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

A_PAGE = 5
ASK = {"number": "ask-resolution-number", "day": "ask-resolution-day", "attendance": "ask-resolution-attendance"}
NEXT = {"number": "day", "day": "attendance"}
TO_COUNCIL = button("btn-back", Council().pack())


@router.callback_query(Council.filter())
async def show(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«مصوبهٔ شورا»: the one that is being recorded, or those in force."""
    await state.clear()
    if access.allows(turn.person, Permission.RECORD_COUNCIL):
        begun = await council.begun(turn.person)
        if begun is not None:
            await show_draft(turn, await council.draft(turn.person, begun.id))
            return
    found = await council.in_force(turn.person)
    lines: list[Words | str] = [words("resolution-line", number=one.number, day=one.day) for one in found[:3]]
    turn.card(
        words("council", list=lines or words("council-none")),
        keyboard(
            button("btn-record-resolution", CouncilPart(name="number").pack())
            if access.allows(turn.person, Permission.RECORD_COUNCIL)
            else None,
            button("btn-resolution-file", CouncilFile(id=found[0].id).pack()) if found else None,
            button("btn-back", Final().pack()),
        ),
    )


async def show_draft(turn: Turn, found: Draft) -> None:
    """A resolution that is being recorded: its parts, what it returns, what it lacks."""
    one = found.resolution
    file: Words | str = words("resolution-no-file")
    if one.file_name:
        name = "draft-file" if one.file_sha256 else "draft-file-coming"
        file = words(name, name=one.file_name)
    late = await countdown.of(turn.person)
    turn.card(
        words(
            "resolution-draft",
            number=one.number,
            day=one.day,
            attendance=shortened(one.attendance, 80) if one.attendance else words("resolution-no-attendance"),
            file=file,
            version=found.one.version,
            agencies=found.one.agencies,
            returned=[words("resolution-returns", agency=shortened(item.agency, 40)) for item in found.items[:3]],
            late=words("resolution-late", day=late.day) if late is not None and one.day > late.day else "",
        ),
        keyboard(
            button("btn-approve-resolution", CouncilApprove(id=one.id).pack()) if not found.lacking else None,
            [
                button("btn-resolution-set-file", CouncilPart(name="file", id=one.id).pack()),
                button("btn-resolution-attendance", CouncilPart(name="attendance", id=one.id).pack()),
            ],
            [
                button("btn-resolution-number", CouncilPart(name="number", id=one.id).pack()),
                button("btn-resolution-day", CouncilPart(name="day", id=one.id).pack()),
            ],
            button("btn-resolution-return", CouncilReturn(id=one.id).pack()),
            *(
                button("btn-resolution-keep", CouncilKeep(id=one.id, item=item.id).pack(), agency=_short(item.agency))
                for item in found.items[:2]
            ),
            button("btn-back", Final().pack()),
        ),
    )


def _short(agency: str) -> str:
    return shortened(agency, 24)


@router.callback_query(CouncilPart.filter())
async def ask_for_part(_: CallbackQuery, callback_data: CouncilPart, turn: Turn, state: FSMContext) -> None:
    """A part of the resolution is to be given."""
    if callback_data.name == "file":
        found = await council.draft(turn.person, callback_data.id)
        await state.set_state(Finishing.council_file)
        await state.set_data({"resolution": found.resolution.id})
        turn.card(words("ask-resolution-file", number=found.resolution.number), keyboard(TO_COUNCIL))
        return
    part = callback_data.name if callback_data.name in ASK else "number"
    access.require(turn.person, Permission.RECORD_COUNCIL)
    await _ask(turn, state, callback_data.id, part)


async def _ask(turn: Turn, state: FSMContext, resolution_id: int, part: str, *, on: bool = False) -> None:
    await state.set_state(Finishing.council_part)
    await state.set_data({"resolution": resolution_id, "part": part, "on": on or not resolution_id})
    turn.card(words(ASK[part]), keyboard(TO_COUNCIL))


@router.message(StateFilter(Finishing.council_part), F.text, NoCommand())
async def take_part(message: Message, turn: Turn, state: FSMContext) -> None:
    """Number, day or attendance was typed: kept at once; the first time the next one is asked for."""
    data, typed = await state.get_data(), message.text or ""
    part, resolution_id = data["part"], data["resolution"]
    if part == "number":
        found = await council.begin(turn.person, typed, turn.acted_at, resolution_id)
    elif part == "day":
        try:
            day = parse_day(typed, today=local_date(turn.now))
        except ValueError as error:
            raise Refused("bad-day", given=typed[:40]) from error
        found = await council.describe(turn.person, resolution_id, day=day)
    else:
        found = await council.describe(turn.person, resolution_id, attendance=typed)
    if data["on"] and part in NEXT:
        await _ask(turn, state, found.resolution.id, NEXT[part], on=True)
        return
    await state.clear()
    if data["on"]:
        await state.set_state(Finishing.council_file)
        await state.set_data({"resolution": found.resolution.id})
        turn.card(words("ask-resolution-file", number=found.resolution.number), keyboard(TO_COUNCIL))
        return
    await show_draft(turn, found)


@router.message(StateFilter(Finishing.council_file), F.document | F.photo)
async def take_file(message: Message, turn: Turn, state: FSMContext) -> None:
    """The resolution's file or its picture came: its bytes are fetched beside the conversation."""
    data = await state.get_data()
    sent = sent_file(message, turn.platform)
    found = await council.receive_file(turn.person, data["resolution"], sent, turn.download_limit)
    turn.say(words("paper-coming", name=found.resolution.file_name))


@on_event("resolution-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of a resolution's file are safe, were refused for what they are, or never came."""
    what = await papers.settle(event, council.PAPER)
    if turn.actor is None or not access.allows(turn.actor, Permission.RECORD_COUNCIL):
        return
    try:
        found = await council.draft(turn.person, event["subject"])
    except Refused:  # its list was opened again meanwhile: the file stays with it
        turn.say(what, keyboard([button("btn-open-final", Final().pack()), button("btn-home", Home().pack())]))
        return
    turn.say(what)
    await show_draft(turn, found)


@router.callback_query(CouncilReturn.filter())
async def choose_agency(_: CallbackQuery, callback_data: CouncilReturn, turn: Turn) -> None:
    """«برگشت دستگاه»: which one does the council return?"""
    found = await council.draft(turn.person, callback_data.id)
    placed = await confirming.placed(turn.person)
    page, pages = page_of(callback_data.page, len(placed), A_PAGE)
    number = found.resolution.id
    turn.card(
        words("council-return-which", page=page + 1, pages=pages),
        keyboard(
            *(
                button(
                    "btn-agency",
                    CouncilReturnCase(id=number, case=one.case_id).pack(),
                    code=one.code,
                    title=shortened(one.title, 36),
                )
                for one in placed[page * A_PAGE : (page + 1) * A_PAGE]
            ),
            turning(page, pages, lambda to: CouncilReturn(id=number, page=to).pack()),
            TO_COUNCIL,
        ),
    )


@router.callback_query(CouncilReturnCase.filter())
async def ask_why(_: CallbackQuery, callback_data: CouncilReturnCase, turn: Turn, state: FSMContext) -> None:
    """The agency was chosen: for which reason?"""
    placed = {one.case_id: one for one in await confirming.placed(turn.person)}
    if callback_data.case not in placed:
        raise Refused("final-changed")
    await state.set_state(Finishing.council_reason)
    await state.set_data({"resolution": callback_data.id, "case": callback_data.case})
    turn.card(words("ask-council-reason", agency=placed[callback_data.case].title), keyboard(TO_COUNCIL))


@router.message(StateFilter(Finishing.council_reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The council's reason was typed."""
    data = await state.get_data()
    found = await council.return_item(turn.person, data["resolution"], data["case"], message.text or "", turn.acted_at)
    await state.clear()
    await show_draft(turn, found)


@router.callback_query(CouncilKeep.filter())
async def keep(_: CallbackQuery, callback_data: CouncilKeep, turn: Turn) -> None:
    """The agency is not returned after all."""
    await show_draft(turn, await council.keep_item(turn.person, callback_data.id, callback_data.item))


@router.callback_query(CouncilApprove.filter())
async def approve(_: CallbackQuery, callback_data: CouncilApprove, turn: Turn, state: FSMContext) -> None:
    """«ثبت مصوبه»: what would happen; then it is in force. Something else by now is asked anew."""
    found = await council.draft(turn.person, callback_data.id)
    if not callback_data.asked or callback_data.count != len(found.items):
        sure = CouncilApprove(id=callback_data.id, asked=1, count=len(found.items)).pack()
        keys = keyboard(button("btn-approve-now", sure), button("btn-cancel", Council().pack()))
        if found.items:
            turn.card(words("confirm-resolution-returns", count=len(found.items)), keys)
        else:
            turn.card(words("confirm-resolution", agencies=found.one.agencies), keys)
        return
    found = await council.approve(turn.person, callback_data.id, turn.acted_at)
    await state.clear()
    number = found.resolution.number
    if found.items:
        turn.say(words("resolution-returned", number=number, count=len(found.items)), _after(returns=True))
    else:
        turn.say(words("resolution-approved", number=number, agencies=found.one.agencies), _after(returns=False))


def _after(*, returns: bool) -> Keyboard:
    way = button("btn-final-returned", ReturnedCases().pack()) if returns else button("btn-open-final", Final().pack())
    return keyboard([way, button("btn-home", Home().pack())])


@router.callback_query(CouncilFile.filter())
async def send_file(_: CallbackQuery, callback_data: CouncilFile, turn: Turn) -> None:
    """The file of a resolution in force."""
    one = next((found for found in await council.in_force(turn.person) if found.id == callback_data.id), None)
    if one is None or one.file_sha256 is None:
        raise Refused("resolution-in-force")
    turn.stored(
        one.file_name,
        one.file_sha256,
        words("resolution-file", number=one.number),
        keyboard([TO_COUNCIL, button("btn-home", Home().pack())]),
    )


@router.callback_query(ReturnedCases.filter())
async def show_returned(_: CallbackQuery, callback_data: ReturnedCases, turn: Turn, state: FSMContext) -> None:
    """The returned agencies that are not settled."""
    await state.clear()
    items = await returned_items.listed(turn.person)
    page, pages = page_of(callback_data.page, len(items), A_PAGE)
    turn.card(
        words("returned-cases", count=len(items), page=page + 1, pages=pages) if items else words("returned-none"),
        keyboard(
            *(
                button("btn-returned-case", ReturnedCase(id=one.id).pack(), agency=shortened(one.agency, 36))
                for one in items[page * A_PAGE : (page + 1) * A_PAGE]
            ),
            turning(page, pages, lambda to: ReturnedCases(page=to).pack()),
            button("btn-back", Final().pack()),
        ),
    )


@router.callback_query(ReturnedCase.filter())
async def show_one_returned(_: CallbackQuery, callback_data: ReturnedCase, turn: Turn, state: FSMContext) -> None:
    """One returned agency: why, and what can be done."""
    await state.clear()
    await _show_item(turn, callback_data.id)


async def _show_item(turn: Turn, item_id: int) -> None:
    one = await returned_items.one(turn.person, item_id)
    may = access.allows(turn.person, Permission.FREEZE_RESULTS)
    turn.card(
        words(
            "returned-case",
            agency=one.agency,
            by=words("returned-by-council", number=one.resolution) if one.resolution else words("returned-by-deputy"),
            at=one.returned_at,
            reason=one.reason,
            open=words("returned-open", count=one.open_measures) if one.open_measures else "",
        ),
        keyboard(
            button("btn-recheck-measures", RecheckMeasures(id=one.id).pack()) if may else None,
            button("btn-settle-returned", SettleReturned(id=one.id).pack()) if may and not one.open_measures else None,
            button("btn-back", ReturnedCases().pack()),
        ),
    )


@router.callback_query(RecheckMeasures.filter())
async def ask_for_measures(_: CallbackQuery, callback_data: RecheckMeasures, turn: Turn, state: FSMContext) -> None:
    """«بازبینی سنجه‌ها»: which ones?"""
    one = await returned_items.one(turn.person, callback_data.id)
    await state.set_state(Finishing.measures)
    await state.set_data({"item": one.id})
    turn.card(
        words("ask-recheck-measures", agency=one.agency),
        keyboard(button("btn-back", ReturnedCase(id=one.id).pack())),
    )


@router.message(StateFilter(Finishing.measures), F.text, NoCommand())
async def take_measures(message: Message, turn: Turn, state: FSMContext) -> None:
    """The numbers were typed: those measures wait for their appraisers again."""
    data = await state.get_data()
    count = await returned_items.recheck(turn.person, data["item"], message.text or "")
    await state.clear()
    turn.say(words("measures-rechecked", count=count))
    await _show_item(turn, data["item"])


@router.callback_query(SettleReturned.filter())
async def settle(_: CallbackQuery, callback_data: SettleReturned, turn: Turn) -> None:
    """«رسیدگی شد»: the agency hinders no more."""
    one = await returned_items.settle(turn.person, callback_data.id, turn.acted_at)
    turn.say(
        words("returned-settled", agency=one.agency),
        keyboard([button("btn-open-final", Final().pack()), button("btn-home", Home().pack())]),
    )
