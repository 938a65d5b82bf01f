"""Whether a final list stands: then nothing may change what its figures rest on."""

from models.results import FinalList
from services.errors import Refused
from services.states import FinalListState


async def check_none(cycle_id: int) -> None:
    """Raise `Refused("final-stands")` while a final list of the cycle is being frozen or stands."""
    latest = await FinalList.filter(cycle_id=cycle_id).order_by("-version").first()
    if latest is not None and latest.state != FinalListState.REOPENED:
        raise Refused("final-stands", version=latest.version)
