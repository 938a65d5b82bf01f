"""An entry on its appraiser's desk, with all that its card shows (12b)."""

from dataclasses import dataclass

from services.access import Actor
from services.appraisal import deciding, desk, evidence
from services.appraisal.deciding import Proposal
from services.appraisal.desk import AppraisalView
from services.appraisal.evidence import Evidence
from services.errors import Refused
from services.letters import questions
from services.letters.questions import QuestionView


@dataclass(frozen=True, slots=True)
class Card:
    """What the card of an entry shows. `barred` is why nothing can be decided now (the code of the refusal);
    `questions` are those of its agency, the newest first."""

    view: AppraisalView
    files: list[Evidence]
    proposal: Proposal | None
    barred: Refused | None
    questions: list[QuestionView]


async def card(actor: Actor, appraisal_id: int) -> Card:
    """One of the actor's own appraisals as its card shows it (12b).

    Raises `Refused`: unknown-entry, conflict-declared; `Denied` for another's.
    """
    one, files = await evidence.of_own(actor, appraisal_id)
    barred: Refused | None = None
    try:
        await deciding.decidable(actor, appraisal_id)
    except Refused as refusal:
        barred = refusal
    return Card(one, files, deciding.proposal(one), barred, await questions.about_entry(one.entry.id))


async def by_number(actor: Actor, number: int) -> Card:
    """The same by the number of the entry. Raises as `card` does."""
    found = await desk.find(actor, number)
    return await card(actor, found.id)
