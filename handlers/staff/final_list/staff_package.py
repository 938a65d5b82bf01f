"""Staff send the package to the national body: made, handed over, its letter and receipt noted, sent again (17b, c)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.places.final import Final, MakePackage, PackageFile, PackageLetter, PackageReceipt, Packages
from handlers.places.home import Home
from handlers.staff.final_list.final_words import countdown_line
from handlers.states import Finishing
from handlers.turn import Turn
from messages.jalali import local_date, parse_day
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services import access
from services.access import Permission, Role
from services.errors import Refused
from services.final_list import countdown, package
from services.final_list.package import SENDABLE, Made

router = Router(name="staff_package")
router.message.filter(Holds(Role.ADMIN, Role.DEPUTY))
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

MOST_SHOWN = 3
TO_PACKAGES = button("btn-back", Packages().pack())


@router.message(Command("package"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/package: the package and how far it is."""
    await show(turn, state)


@router.callback_query(Packages.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«بستهٔ ارسال»."""
    await show(turn, state)


async def show(turn: Turn, state: FSMContext) -> None:
    """The versions of the package, and the next thing about the newest."""
    await state.clear()
    found = await package.listed(turn.person)
    may = access.allows(turn.person, Permission.SEND_PACKAGE)
    newest = found[0] if found else None
    turn.card(
        words(
            "packages",
            legal=countdown_line(await countdown.of(turn.person)),
            list=[_line(one) for one in found[:MOST_SHOWN]] or words("packages-none"),
        ),
        keyboard(
            _next_thing(newest) if may and newest is not None else None,
            [
                button("btn-make-package", MakePackage().pack()) if may else None,
                button("btn-package-file", PackageFile(id=newest.package.id).pack())
                if newest is not None and newest.package.digest
                else None,
            ],
            button("btn-back", Final().pack()),
        ),
    )


def _next_thing(newest: Made) -> Button | None:
    one = newest.package
    if not one.digest or newest.one.state not in SENDABLE:
        return None
    if one.sent_at is None:
        return button("btn-package-letter", PackageLetter(id=one.id).pack())
    return None if one.receipt else button("btn-package-receipt", PackageReceipt(id=one.id).pack())


def _line(made: Made) -> Words:
    one = made.package
    note = words("package-line-provisional") if made.provisional else ""
    if not one.digest:
        return words("package-line-making", list=made.one.version, version=one.version)
    if one.sent_at is None:
        return words("package-line-made", list=made.one.version, version=one.version, at=one.made_at, note=note)
    return words(
        "package-line-sent",
        list=made.one.version,
        version=one.version,
        number=one.letter_number,
        day=one.letter_day,
        receipt=words("package-line-receipt", receipt=one.receipt) if one.receipt else "",
        note=note,
    )


@router.callback_query(MakePackage.filter())
async def make(_: CallbackQuery, callback_data: MakePackage, turn: Turn) -> None:
    """«ساخت بسته»: before the council's word it is provisional, which is confirmed once."""
    if not callback_data.asked and await package.provisional(turn.person):
        turn.card(
            words("confirm-provisional"),
            keyboard(
                button("btn-make-provisional", MakePackage(asked=1).pack()), button("btn-cancel", Packages().pack())
            ),
        )
        return
    made = await package.begin(turn.person, turn.acted_at)
    turn.say(
        words("package-begun", version=made.package.version, agencies=made.package.agencies),
        keyboard([button("btn-open-package", Packages().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(PackageFile.filter())
async def send_file(_: CallbackQuery, callback_data: PackageFile, turn: Turn) -> None:
    """The package once more: the same file."""
    made = await package.known(turn.person, callback_data.id)
    if not made.package.digest:
        raise Refused("package-being-made")
    turn.stored(
        made.name,
        made.package.digest,
        words("package-file", version=made.package.version, digest=made.package.digest),
        keyboard([button("btn-open-package", Packages().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(PackageLetter.filter())
async def ask_for_letter(_: CallbackQuery, callback_data: PackageLetter, turn: Turn, state: FSMContext) -> None:
    """«ثبت نامه»: the letter's number?"""
    made = await package.known(turn.person, callback_data.id)
    access.require(turn.person, Permission.SEND_PACKAGE)
    await state.set_state(Finishing.letter)
    await state.set_data({"package": made.package.id})
    turn.card(words("ask-package-letter", version=made.package.version), keyboard(TO_PACKAGES))


@router.message(StateFilter(Finishing.letter), F.text, NoCommand())
async def take_letter(message: Message, turn: Turn, state: FSMContext) -> None:
    """The letter's number, then its day, was typed."""
    data, typed = await state.get_data(), message.text or ""
    if "number" not in data:
        number = package.letter_number(typed)
        await state.update_data(number=number)
        turn.card(words("ask-package-letter-day", number=number), keyboard(TO_PACKAGES))
        return
    try:
        day = parse_day(typed, today=local_date(turn.now))
    except ValueError as error:
        raise Refused("bad-day", given=typed[:40]) from error
    made = await package.record_letter(turn.person, data["package"], data["number"], day, turn.acted_at)
    late = await countdown.of(turn.person)
    over = words("package-late", day=late.day) if late is not None and day > late.day else ""
    turn.say(words("package-sent", version=made.package.version, number=data["number"], day=day, late=over))
    await show(turn, state)


@router.callback_query(PackageReceipt.filter())
async def ask_for_receipt(_: CallbackQuery, callback_data: PackageReceipt, turn: Turn, state: FSMContext) -> None:
    """«ثبت رسید»: its number?"""
    made = await package.known(turn.person, callback_data.id)
    access.require(turn.person, Permission.SEND_PACKAGE)
    await state.set_state(Finishing.receipt)
    await state.set_data({"package": made.package.id})
    turn.card(words("ask-package-receipt", version=made.package.version), keyboard(TO_PACKAGES))


@router.message(StateFilter(Finishing.receipt), F.text, NoCommand())
async def take_receipt(message: Message, turn: Turn, state: FSMContext) -> None:
    """The number of the receipt was typed."""
    data = await state.get_data()
    made = await package.record_receipt(turn.person, data["package"], message.text or "")
    turn.say(words("package-received", version=made.package.version, receipt=made.package.receipt))
    await show(turn, state)
