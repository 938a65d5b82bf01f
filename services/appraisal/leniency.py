"""Who gives more, who gives less: an appraiser's shares of the cap against peers on the same measures (12f).

Each score is compared with the median that others gave for the same measure; the median of these differences says
whether somebody tends to give more or less. It says nothing about who is right: agencies differ, and whoever got the
good ones gives more.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from models import sql
from services import access
from services.access import Actor, Permission
from services.appraisal.appraisers import ACTIVE
from services.appraisal.desk import PRELIMINARY

# More agencies than this: so many of them stand for all, always the same ones.
SAMPLE = 150
# With fewer scores, own or others' of the same measures, nothing is said.
ENOUGH = 10
# A measure is an outlier when so many scores of it differ by so much of the cap.
OUTLIER_SCORES, OUTLIER_SHARE = 3, 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """One appraiser: medians of given ÷ cap, own and peers' on the same measures, of so many scores; `difference`
    above zero gives more. Without enough data all three are None."""

    person_id: int
    name: str
    scores: int
    peers: int
    own: float | None
    others: float | None
    difference: float | None


@dataclass(frozen=True, slots=True)
class Outlier:
    """A measure for which somebody gives much more, or less, than the others."""

    code: str
    title: str
    scores: int
    peers: int
    own: float
    others: float


@dataclass(frozen=True, slots=True)
class Leniency:
    """All appraisers, whoever gives most first, those without enough data last; from so many agencies of all."""

    lines: tuple[Line, ...]
    agencies: int
    of: int


# By measure and person: the shares of the cap that they gave.
Given = Mapping[int, Mapping[int, Sequence[float]]]


def differences(given: Given, person_id: int) -> tuple[list[float], list[float], int]:
    """The person's shares of measures that others scored too, each beside the others' median; how many others'."""
    own: list[float] = []
    others: list[float] = []
    peers = 0
    for by_person in given.values():
        mine = by_person.get(person_id, ())
        theirs = [share for person, shares in by_person.items() if person != person_id for share in shares]
        if not mine or not theirs:
            continue
        middle = median(theirs)
        peers += len(theirs)
        own += mine
        others += [middle] * len(mine)
    return own, others, peers


def line(given: Given, person_id: int, name: str) -> Line:
    """What can be said of one appraiser."""
    own, others, peers = differences(given, person_id)
    if len(own) < ENOUGH or peers < ENOUGH:
        return Line(person_id, name, len(own), peers, None, None, None)
    difference = median(mine - theirs for mine, theirs in zip(own, others, strict=True))
    return Line(person_id, name, len(own), peers, median(own), median(others), difference)


async def of_appraisers(actor: Actor, cycle_id: int) -> Leniency:
    """Every appraiser who scored, or may. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    given, agencies, of = await _given(cycle_id)
    scorers = {person for by_person in given.values() for person in by_person}
    names = await sql.rows(
        f"SELECT id, name FROM person WHERE id IN ({ACTIVE}) OR id IN ({sql.marks(len(scorers))}) ORDER BY id",  # noqa: S608 - question marks
        *scorers,
    )
    found = [line(given, one["id"], one["name"]) for one in names]
    found.sort(key=lambda one: (one.difference is None, -(one.difference or 0), one.name))
    return Leniency(tuple(found), agencies, of)


async def outliers(actor: Actor, cycle_id: int, person_id: int) -> tuple[Line, list[Outlier]]:
    """One appraiser, and the measures in which they differ most from the others. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    given, _, _ = await _given(cycle_id)
    person = await sql.row("SELECT name FROM person WHERE id = ?", person_id)
    found: dict[int, tuple[int, int, float, float]] = {}
    for measure, by_person in given.items():
        mine = by_person.get(person_id, ())
        theirs = [share for person, shares in by_person.items() if person != person_id for share in shares]
        if len(mine) < OUTLIER_SCORES or len(theirs) < OUTLIER_SCORES:
            continue
        own, others = median(mine), median(theirs)
        if abs(own - others) >= OUTLIER_SHARE:
            found[measure] = len(mine), len(theirs), own, others
    names = await sql.rows(
        f"SELECT id, code, title FROM measure WHERE id IN ({sql.marks(len(found))})",  # noqa: S608 - question marks
        *found,
    )
    lines = [Outlier(one["code"], one["title"], *found[one["id"]]) for one in names]
    lines.sort(key=lambda one: -abs(one.own - one.others))
    return line(given, person_id, person["name"] if person else ""), lines


async def _given(cycle_id: int) -> tuple[Given, int, int]:
    """The shares that were given, by measure and person; of how many agencies, and of how many in all.

    The agencies of a sample are spread over all by a fixed rule, so that the same page says the same twice.
    """
    of = await sql.row("SELECT count(*) AS n FROM case_result WHERE cycle_id = ?", cycle_id)
    found = await sql.rows(
        "SELECT v.person_id, e.measure_id, v.achievement FROM ("
        "SELECT case_id FROM case_result WHERE cycle_id = ? ORDER BY (case_id * 7919) % 104729 LIMIT ?) s "
        "JOIN appraisal p ON p.case_id = s.case_id JOIN measure_entry e ON e.id = p.entry_id "
        "JOIN value v ON v.entry_id = p.entry_id AND v.source = ? AND v.superseded_at IS NULL "
        "WHERE v.person_id IS NOT NULL AND v.achievement IS NOT NULL",
        cycle_id,
        SAMPLE,
        PRELIMINARY,
    )
    given: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        given[one["measure_id"]][one["person_id"]].append(float(one["achievement"]))
    total = of["n"] if of else 0
    return given, min(total, SAMPLE), total
