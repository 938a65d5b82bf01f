"""Results that were told, for journeys about objections: everything scored by one appraiser, the sheets sent."""

from datetime import datetime, timedelta

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from models.results import CaseResult
from services.access import Role
from services.results import making, standing, totals
from tests.house import House
from tests.journeys import after_lock
from tests.journeys.after_lock import ADMIN, DEPUTY, LIAISON, MEMBER, SECOND
from tests.talk import Talk

REASON = "سند دوم همان فهرست مصوب است و در امتیاز دیده نشده است."


async def told(ends: datetime | None = None) -> None:
    """Every case was sent its first sheet; one may object for five days, or until `ends`."""
    until = ends or business_now() + timedelta(days=5)

    async def work() -> None:
        for one in await CaseResult.all():
            result = await standing.of_case(one.case_id)
            await making.write(result, await totals.lines(one.case_id), window_ends_at=until)
        await sql.run("UPDATE case_result SET state = 'RELEASED', window_ends_at = ?", stored_time(until))
        await sql.run("UPDATE cycle SET state = 'PRELIM_ANNOUNCED'")

    await tx(work)


async def released(house: House, platform: str, *, measures: int = 3, points: str = "1") -> tuple[Talk, Talk]:
    """Two agencies with their sheets; a liaison of the first, and the appraiser who gave every score."""
    appraiser = await after_lock.appraisal(house, platform, measures=measures)
    await after_lock.score_all(points)
    await told()
    return await liaison(house, platform), appraiser


async def liaison(house: House, platform: str, number: str = LIAISON, agency: str = "A01") -> Talk:
    """A liaison of an agency."""
    return Talk(house, await house.joined(platform, Role.LIAISON, number, agency, name="مریم احمدی"))


async def admin(house: House, platform: str) -> Talk:
    """Staff."""
    return Talk(house, await house.joined(platform, Role.ADMIN, ADMIN, name="راهبر"))


async def deputy(house: House, platform: str) -> Talk:
    """The deputy."""
    return Talk(house, await house.joined(platform, Role.DEPUTY, DEPUTY, name="معاون"))


async def second(house: House, platform: str) -> Talk:
    """An appraiser who has given no score."""
    return await after_lock.at_desk(house, platform, SECOND, name="سارا نوری")


async def member(house: House, platform: str) -> Talk:
    """A member of the committee."""
    return Talk(house, await house.joined(platform, Role.COMMITTEE, MEMBER, name="عضو کمیته"))


async def file_one(talk: Talk, place: int = 0) -> str:
    """File an objection to the measure that lost most, or another of the list; returns what was answered."""
    await talk.send("/object")
    label = [one for one in talk.labels if ": " in one][place]
    await talk.press(label)
    await talk.press("ثبت اعتراض")
    await talk.send(REASON)
    return await talk.press("ثبت نهایی")
