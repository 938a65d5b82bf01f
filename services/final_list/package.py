"""The package to the national body: one file in versions, made in the background, its letter, receipt (17b)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models import audit, sql
from models.clock import business_now, day_of
from models.cycle import Cycle
from models.objections import Resolution
from models.results import FinalList, Package
from models.text import plain
from services import access, ticking
from services.access import SYSTEM, Actor, Permission
from services.appraisal.desk import AFTER_OBJECTION, FINAL, PRELIMINARY
from services.case.entries import OWN_MAX, as_decimal
from services.case.self_assessment import SELF, STEWARD
from services.catalogue import scoring
from services.errors import Refused
from services.final_list import canonical, confirming, freezing
from services.final_list.council import COUNCIL
from services.final_list.keeping import Contents
from services.notices import Notice, post
from services.states import FROZEN_RESULTS, EntryState, FinalListState, in_sql

SENDABLE = (FinalListState.CONFIRMED, FinalListState.APPROVED)
LONGEST_NUMBER, LONGEST_RECEIPT = 64, 300
SELECTED = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A version of the package; `digest` empty while it is being made, `provisional`: asked for before the council
    approved."""

    package: Package
    one: FinalList
    provisional: bool

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"karnameh-{self.one.cycle.year}-{self.one.version}-{self.package.version}.zip"


async def begin(actor: Actor, acted_at: datetime) -> Made:
    """Begin to make the next version of the package; who asked gets it when it is ready.

    Before the council approved it is provisional (a meeting after the legal date). Raises `Refused`:
    final-not-confirmed, package-being-made.
    """
    access.require(actor, Permission.SEND_PACKAGE)
    one = await _sendable()
    latest = await Package.filter(final_list_id=one.id).order_by("-version").first()
    if latest is not None and not latest.digest:
        raise Refused("package-being-made")
    counted = await sql.row(
        f"SELECT count(*) AS n FROM measure_entry e JOIN case_result r ON r.case_id = e.case_id "  # noqa: S608 - constants only
        f"WHERE r.cycle_id = ? AND r.state IN {in_sql(FROZEN_RESULTS)}",
        one.cycle_id,
    )
    made = await Package.create(
        final_list_id=one.id,
        version=latest.version + 1 if latest is not None else 1,
        made_at=acted_at,
        person_id=actor.person_id,
        agencies=one.agencies,
        measures=counted["n"] if counted is not None else 0,
        digest="",
    )
    details = {"list": one.id, "version": made.version}
    await audit.record([audit.Event(actor.person_id, "package.begun", f"package:{made.id}", details)])
    ticking.soon()
    return await _made(made, one)


async def provisional(actor: Actor) -> bool:
    """Whether a package that were made now would be provisional: the council has not approved the list.

    Raises `Refused("final-not-confirmed")`; `Denied` for who may not.
    """
    access.require(actor, Permission.SEND_PACKAGE)
    return (await _sendable()).state == FinalListState.CONFIRMED


async def _sendable() -> FinalList:
    cycle = await Cycle.all().order_by("-year").first()
    latest = await freezing.newest(cycle.id) if cycle is not None else None
    if latest is None or latest.state not in SENDABLE:
        raise Refused("final-not-confirmed")
    return await freezing.known(latest.id)


async def _made(package: Package, one: FinalList) -> Made:
    approved = (
        one.state == FinalListState.APPROVED
        and await Resolution.filter(cycle_id=one.cycle_id, body=COUNCIL, in_force_at__isnull=False)
        .order_by("-id")
        .first()
    )
    before = bool(approved and approved.in_force_at and package.made_at < approved.in_force_at)
    return Made(package, one, before or one.state == FinalListState.CONFIRMED)


async def listed(actor: Actor) -> list[Made]:
    """The packages of the current cycle, the newest first. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await Cycle.all().order_by("-year").first()
    found = (
        await Package.filter(final_list__cycle_id=cycle.id).order_by("-id").select_related("final_list__cycle")
        if cycle is not None
        else []
    )
    return [await _made(one, one.final_list) for one in found]


async def known(actor: Actor, package_id: int) -> Made:
    """One package that was made. Raises `Refused("unknown-package")`, `Denied`."""
    access.require(actor, Permission.SEE_BOARD)
    found = await Package.get_or_none(id=package_id).select_related("final_list__cycle")
    if found is None:
        raise Refused("unknown-package")
    return await _made(found, found.final_list)


async def record_letter(actor: Actor, package_id: int, number: str, day: date, acted_at: datetime) -> Made:
    """Note the letter with which a package went out: it counts as sent.

    Raises `Refused`: unknown-package, package-being-made, package-outdated (its list was opened again, or a newer
    version was made), bad-package-letter, package-day-ahead.
    """
    access.require(actor, Permission.SEND_PACKAGE)
    made = await _ready(actor, package_id)
    given = letter_number(number)
    if day > day_of(business_now()):
        raise Refused("package-day-ahead", day=day)
    await Package.filter(id=package_id).update(letter_number=given, letter_day=day, sent_at=acted_at)
    details = {"number": given, "day": day, "sha256": made.package.digest}
    await audit.record([audit.Event(actor.person_id, "package.sent", f"package:{package_id}", details)])
    return await known(actor, package_id)


def letter_number(typed: str) -> str:
    """The number of a letter as it was typed. Raises `Refused("bad-package-letter")`."""
    given = plain(typed).replace("\n", " ")
    if not any(letter.isdigit() for letter in given) or len(given) > LONGEST_NUMBER:
        raise Refused("bad-package-letter", given=given[:40])
    return given


async def record_receipt(actor: Actor, package_id: int, receipt: str) -> Made:
    """Note what the national body answered: the number of its receipt.

    Raises `Refused`: unknown-package, package-not-sent, bad-package-receipt.
    """
    access.require(actor, Permission.SEND_PACKAGE)
    made = await known(actor, package_id)
    if made.package.sent_at is None:
        raise Refused("package-not-sent")
    given = plain(receipt).replace("\n", " ")
    if not 1 <= len(given) <= LONGEST_RECEIPT:
        raise Refused("bad-package-receipt", most=LONGEST_RECEIPT)
    await Package.filter(id=package_id).update(receipt=given)
    await audit.record([audit.Event(actor.person_id, "package.receipt", f"package:{package_id}", {"receipt": given})])
    return await known(actor, package_id)


async def _ready(actor: Actor, package_id: int) -> Made:
    made = await known(actor, package_id)
    if not made.package.digest:
        raise Refused("package-being-made")
    newer = await Package.filter(final_list_id=made.one.id, version__gt=made.package.version).exists()
    if made.one.state not in SENDABLE or newer:
        raise Refused("package-outdated")
    return made


async def waiting() -> Package | None:
    """The package that is to be made next (a reading look, outside the gate)."""
    return (
        await Package.filter(digest="", final_list__state__in=list(SENDABLE))
        .order_by("id")
        .select_related("final_list__cycle")
        .first()
    )


async def contents(package: Package) -> Contents | None:
    """What goes into a package, read from the tables: the canonical text, and the same figures with their words.

    None when the tables do not give the text that was frozen any more.
    """
    one = package.final_list
    data = await freezing.text_of(one)
    if canonical.digest(data) != one.digest:
        return None
    placed = await confirming.placed(SYSTEM)
    measures = [line for agency in placed for line in await _measures(agency)]
    return Contents(
        head={
            "year": one.cycle.year,
            "list_version": one.version,
            "package_version": package.version,
            "list_sha256": one.digest,
            "provisional": (await _made(package, one)).provisional,
            "agencies": len(placed),
            "measures": len(measures),
            "made_on": day_of(package.made_at).isoformat(),
        },
        canonical=data,
        agencies=[_agency(line) for line in placed],
        measures=measures,
        selected=[_agency(line) for line in placed if line.place <= SELECTED],
    )


def _agency(one: confirming.Placed) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": one.title,
        "group": one.group,
        "place": one.place,
        "general": one.general,
        "specific": one.specific,
        "total": one.total,
    }


def _standing(source: str) -> str:
    return (
        f"(SELECT v.score FROM value v WHERE v.entry_id = e.id AND v.source = '{source}' "  # noqa: S608 - constants only
        "AND v.superseded_at IS NULL)"
    )


_MEASURES = (
    f"SELECT m.code, m.title, i.title AS indicator, x.title AS axis, m.weight, e.state, {OWN_MAX} AS own_max, "  # noqa: S608 - constants only
    f"coalesce({_standing(SELF)}, {_standing(STEWARD)}) AS own, {_standing(PRELIMINARY)} AS preliminary, "
    f"{_standing(AFTER_OBJECTION)} AS after_objection, {_standing(FINAL)} AS final "
    "FROM measure_entry e JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
    "JOIN axis x ON x.id = i.axis_id JOIN agency_case c ON c.id = e.case_id JOIN cycle y ON y.id = c.cycle_id "
    "WHERE e.case_id = ? ORDER BY e.number"
)


async def _measures(agency: confirming.Placed) -> Sequence[Mapping[str, Any]]:
    lines = []
    for one in await sql.rows(_MEASURES, agency.case_id):
        own_max = as_decimal(one["own_max"])
        lines.append(
            {
                "agency_code": agency.code,
                "agency": agency.title,
                "axis": one["axis"],
                "indicator": one["indicator"],
                "code": one["code"],
                "title": one["title"],
                "cap": scoring.cap(own_max, as_decimal(one["weight"]) or scoring.ZERO) if own_max is not None else None,
                "own": as_decimal(one["own"]),
                "preliminary": as_decimal(one["preliminary"]),
                "after_objection": as_decimal(one["after_objection"]),
                "final": as_decimal(one["final"]),
                "applies": one["state"] != EntryState.NA_ACCEPTED,
            }
        )
    return lines


async def was_made(package_id: int, digest: str) -> None:
    """The file of a package is safe in the store: who asked gets it."""
    if not await Package.filter(id=package_id, digest="").update(digest=digest):
        return
    made = await known(SYSTEM, package_id)
    details = {"sha256": digest, "agencies": made.package.agencies, "measures": made.package.measures}
    await audit.record([audit.Event(None, "package.made", f"package:{package_id}", details)])
    if made.package.person_id is None:
        return
    told = {
        "year": made.one.cycle.year,
        "version": made.package.version,
        "agencies": made.package.agencies,
        "measures": made.package.measures,
        "digest": digest,
    }
    name = "package-made-provisional" if made.provisional else "package-made"
    await post(
        [
            Notice(
                f"package:{package_id}:made",
                made.package.person_id,
                name,
                told,
                (("btn-package-letter", f"package-letter:{package_id}"), ("btn-open-package", "packages")),
                document=(made.name, digest),
            )
        ]
    )


async def unmakeable(package_id: int) -> None:
    """The tables do not give what was frozen: the package is not made, and who asked for it hears why."""
    package = await Package.get(id=package_id)
    await Package.filter(id=package_id, digest="").delete()
    await audit.record([audit.Event(None, "package.mismatch", f"final_list:{package.final_list_id}", {})])
    if package.person_id is not None:
        await post(
            [Notice(f"package:{package_id}:mismatch", package.person_id, "package-mismatch", {}, _OPEN, important=True)]
        )


_OPEN = (("btn-open-final", "final"),)
