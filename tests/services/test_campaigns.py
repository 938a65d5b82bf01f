"""The broadcast of the ranking: content, audience, once for all, cancelled, sent again to the failed alone (19)."""

import json
import re
from collections.abc import AsyncIterator

import pytest

from bot.notify import store_notices
from handlers.said import in_words
from messages.marks import strip
from messages.render import render
from messages.words import Words
from models import outbox, sql
from models.campaigns import Campaign
from models.clock import business_now
from models.gate import tx
from services import notices
from services.access import Actor, Denied, Grant, Role
from services.errors import Refused
from services.levels import campaign_content, campaign_report, campaign_sending, campaigns
from services.levels.campaign_audience import Audience
from services.levels.campaign_content import What
from services.levels.importing import LIST
from services.overview import troubles
from services.people import people
from tests.services.conftest import World
from tests.services.levels_scene import approved, proof, rows, signed


@pytest.fixture
async def ready(world: World) -> AsyncIterator[World]:
    """Levels are signed; notices are stored as the shell stores them."""
    await tx(signed)
    notices.connect(store_notices)
    yield world
    notices.connect(None)


async def _started(by: Actor) -> Campaign:
    draft = await tx(lambda: campaigns.begin(by, business_now()))
    seen = await tx(lambda: campaigns.preview(by, draft.id))
    return await tx(lambda: campaigns.start(by, draft.id, seen.campaign.version, proof(by.person_id), business_now()))


async def _sent_all() -> None:
    while await tx(campaign_sending.next_chunk):
        pass


async def _messages() -> list[tuple[int, str, int]]:
    found = await sql.rows("SELECT person_id, state, priority FROM outbox WHERE key LIKE 'campaign:%' ORDER BY id")
    return [(one["person_id"], one["state"], one["priority"]) for one in found]


def _code(no: pytest.ExceptionInfo[Refused]) -> str:
    return no.value.code


async def test_what_it_says_by_group_with_shared_ranks(world: World) -> None:
    await tx(lambda: approved("900", "900.5"))
    await tx(lambda: LIST.apply(world.staff, rows(("A", "GOOD", None), ("B", "WEAK", None))))
    cycle = (
        await campaigns.view(world.staff, (await tx(lambda: campaigns.begin(world.staff, business_now()))).id)
    ).cycle
    with pytest.raises(Refused) as no:
        await campaign_content.of_groups(cycle, What.FULL, [])
    assert _code(no) == "campaign-unsigned"
    await tx(lambda: sql.run("UPDATE level_record SET letter_number = '7', letter_day = '2025-05-05'"))
    shown = await campaign_content.of_groups(cycle, What.FULL, [])
    assert shown["letter"] == ["7", "2025-05-05"]
    (group,) = shown["groups"]
    assert group["first"] == [[1, "دستگاه B"], [2, "دستگاه A"]]
    assert (group["levels"]["GOOD"], group["levels"]["EXCELLENT"]) == (["دستگاه A"], [])
    await tx(lambda: sql.run("UPDATE case_result SET total = '900', general = '900'"))
    (group,) = (await campaign_content.of_groups(cycle, What.FIRST, ["G"]))["groups"]
    assert [rank for rank, _ in group["first"]] == [1, 1] and not group["levels"]
    assert not (await campaign_content.of_groups(cycle, What.LEVELS, []))["groups"][0]["first"]
    with pytest.raises(Refused) as no:
        await campaign_content.of_groups(cycle, What.FULL, ["none"])
    assert _code(no) == "campaign-no-levels"


def _parts(platform: str, of_group: int, groups: int) -> list[str]:
    """The broadcast of made-up groups, as it goes to a messenger."""
    titles = [f"اداره کل شمارهٔ {number} استان تهران" for number in range(of_group)]
    half = of_group // 2
    levels = {"EXCELLENT": titles[:half], "GOOD": titles[half:-1], "MEDIUM": [], "WEAK": titles[-1:]}
    first = [[rank, titles[rank]] for rank in (1, 2, 3)]
    shown = {
        "year": 1403,
        "sample": False,
        "letter": ["12", "2025-05-05"],
        "groups": [
            {"title": f"گروه {number}", "count": of_group, "first": first, "levels": levels} for number in range(groups)
        ],
    }
    told = in_words(campaign_content.args_of(shown))
    return [strip(one["text"]) for one in render(platform, Words("campaign-levels", told), now=business_now())]


@pytest.mark.parametrize("platform", ["telegram", "bale"])
@pytest.mark.parametrize(("of_group", "groups"), [(12, 9), (200, 2)])
def test_a_long_ranking_is_cut_between_groups_each_part_under_its_group(
    platform: str, of_group: int, groups: int
) -> None:
    parts = _parts(platform, of_group, groups)
    assert len(parts) > 1
    assert all(re.match(r"(<b>)?گروه \d+", part) for part in parts[1:])
    whole = "\n".join(parts)
    assert whole.count("ضعیف (۱)") == groups and whole.count("شمارهٔ 7 ") == groups


async def _with_audience(world: World, draft: Campaign, who: Audience) -> Campaign:
    return await tx(lambda: campaigns.choose(world.staff, draft.id, draft.version, who=who))


async def _previewed(world: World, draft: Campaign) -> campaigns.Preview:
    return await tx(lambda: campaigns.preview(world.staff, draft.id))


async def test_whom_it_reaches_by_person_agency_and_messenger(ready: World) -> None:
    async def more() -> None:
        await people.join("رابط", "989120000002", "telegram", 2, 2)  # the same person on a second messenger
        await sql.run("UPDATE account SET unreachable_at = last_used_at WHERE person_id = ?", ready.foreign.person_id)

    await tx(more)
    draft = await tx(lambda: campaigns.begin(ready.staff, business_now()))
    seen = await tx(lambda: campaigns.preview(ready.staff, draft.id))
    draft, reach = seen.campaign, seen.reach
    assert (reach.people, reach.agencies, reach.platforms, reach.unreachable) == (2, 2, {"telegram": 1}, 1)
    for who, count in ((Audience.HEADS, 0), (Audience.LIAISONS, 2), (Audience.EVERYBODY, 3)):
        draft = await _with_audience(ready, draft, who)
        if not count:
            with pytest.raises(Refused) as no:
                await _previewed(ready, draft)
            assert _code(no) == "campaign-nobody"
            continue
        seen = await _previewed(ready, draft)
        draft = seen.campaign
        assert seen.reach.people == count


async def test_it_needs_a_code_the_version_that_was_seen_and_is_one_at_a_time(ready: World) -> None:
    draft = await tx(lambda: campaigns.begin(ready.staff, business_now()))
    seen = (await tx(lambda: campaigns.preview(ready.staff, draft.id))).campaign
    now, good = business_now(), proof(ready.staff.person_id)
    for version, given, code in (
        (seen.version, None, "second-factor-needed"),
        (seen.version, proof(ready.own.person_id), "second-factor-needed"),
        (seen.version - 1, good, "campaign-changed"),
    ):
        with pytest.raises(Refused) as no:
            await tx(lambda v=version, g=given: campaigns.start(ready.staff, draft.id, v, g, now))  # type: ignore[misc]
        assert _code(no) == code
    with pytest.raises(Denied):
        await tx(lambda: campaigns.start(ready.own, draft.id, seen.version, proof(ready.own.person_id), now))
    await tx(lambda: sql.run("UPDATE level_record SET level = 'EXCELLENT' WHERE id = 1"))
    with pytest.raises(Refused) as no:
        await tx(lambda: campaigns.start(ready.staff, draft.id, seen.version, good, now))
    assert _code(no) == "campaign-changed"
    seen = (await tx(lambda: campaigns.preview(ready.staff, draft.id))).campaign
    await tx(lambda: campaigns.start(ready.staff, draft.id, seen.version, good, now))
    with pytest.raises(Refused) as no:  # a second press on «ارسال»
        await tx(lambda: campaigns.start(ready.staff, draft.id, seen.version, good, now))
    assert _code(no) == "campaign-begun"
    for again in (lambda: campaigns.begin(ready.staff, now), lambda: LIST.may(ready.staff)):
        with pytest.raises(Refused) as no:
            await tx(again)
        assert _code(no) == "campaign-running"
    await _sent_all()
    assert [person for person, _, _ in await _messages()] == [ready.own.person_id, ready.foreign.person_id]


async def test_each_gets_it_once_behind_everything_else(ready: World) -> None:
    campaign = await _started(ready.staff)
    await _sent_all()
    await _sent_all()
    found = await _messages()
    assert found == [(ready.own.person_id, "new", outbox.BROADCAST), (ready.foreign.person_id, "new", outbox.BROADCAST)]
    kept = await sql.row("SELECT args, payload FROM outbox WHERE priority = 3")
    assert kept is not None and kept["args"] == "{}" and "دستگاه A" in kept["payload"]
    assert (await campaigns.view(ready.staff, campaign.id)).state == "RUNNING"
    await tx(lambda: sql.run("UPDATE outbox SET state = 'sent' WHERE priority = 3"))
    await _sent_all()
    assert (await campaigns.view(ready.staff, campaign.id)).state == "DONE"
    cards = await sql.rows("SELECT method, message FROM outbox WHERE card_id IS NOT NULL ORDER BY id")
    assert [(one["method"], one["message"]) for one in cards] == [
        ("sendMessage", "campaign-going-out"),
        ("editMessageText", "campaign-done"),
    ]


async def test_a_cut_in_the_middle_goes_on_where_it_was(ready: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign_sending, "CHUNK", 1)
    await _started(ready.staff)
    assert await tx(campaign_sending.next_chunk)

    async def cut() -> None:
        await campaign_sending.next_chunk()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await tx(cut)
    assert len(await _messages()) == 1
    await _sent_all()
    assert [person for person, _, _ in await _messages()] == [ready.own.person_id, ready.foreign.person_id]


async def test_cancelled_what_waits_is_not_sent(ready: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign_sending, "CHUNK", 1)
    campaign = await _started(ready.staff)
    await tx(campaign_sending.next_chunk)
    _, count = await tx(lambda: campaigns.cancel(ready.staff, campaign.id))
    assert count == 1 and not await campaign_sending.any_due()
    (card,) = await sql.rows("SELECT message, args FROM outbox WHERE card_id IS NOT NULL")
    assert card["message"] == "campaign-cut-off" and json.loads(card["args"])["cancelled"] == 2
    await _sent_all()
    assert [state for _, state, _ in await _messages()] == ["cancelled"]
    assert (await campaign_report.progress(ready.staff, campaign.id)).counts["cancelled"] == 2
    for act, code in ((campaigns.cancel, "campaign-over"), (campaigns.resend, "campaign-not-over")):
        with pytest.raises(Refused) as no:
            await tx(lambda act=act: act(ready.staff, campaign.id))  # type: ignore[misc]
        assert _code(no) == code


async def test_the_failed_alone_get_it_again_elsewhere_where_they_can(ready: World) -> None:
    async def silent_third() -> None:
        third = await people.join("بی‌پیام", "989120000009", "bale", 9, 9)
        await people.grant(None, third.id, Role.AGENCY_HEAD, 1)
        await sql.run("DELETE FROM account WHERE person_id = ?", third.id)

    await tx(silent_third)
    campaign = await _started(ready.staff)
    await _sent_all()
    await tx(
        lambda: sql.run(
            "UPDATE outbox SET state = CASE WHEN person_id = ? THEN 'sent' ELSE 'blocked' END WHERE priority = 3",
            ready.own.person_id,
        )
    )
    await _sent_all()
    counts = (await campaign_report.progress(ready.staff, campaign.id)).counts
    assert (counts["sent"], counts["blocked"], counts["none"]) == (1, 1, 1)
    calls = await campaign_report.recipients(ready.staff, campaign.id, campaign_report.NOT_REACHED)
    assert {(one.phone, one.state) for one in calls} == {("989120000003", "blocked"), ("989120000009", "none")}

    async def elsewhere() -> None:
        await people.join("بی‌پیام", "989120000009", "telegram", 9, 9)

    await tx(elsewhere)
    assert await tx(lambda: campaigns.resend(ready.staff, campaign.id)) == 2
    with pytest.raises(Refused) as no:
        await tx(lambda: campaigns.resend(ready.staff, campaign.id))
    assert _code(no) == "campaign-not-over"
    await _sent_all()
    assert [(state, person) for person, state, _ in await _messages()] == [
        ("sent", ready.own.person_id),
        ("new", ready.foreign.person_id),
        ("new", 5),
    ]
    await tx(lambda: sql.run("UPDATE outbox SET state = 'sent' WHERE priority = 3"))
    await _sent_all()
    with pytest.raises(Refused) as no:
        await tx(lambda: campaigns.resend(ready.staff, campaign.id))
    assert _code(no) == "campaign-nothing-failed"


async def test_who_has_no_role_any_more_gets_nothing(ready: World) -> None:
    campaign = await _started(ready.staff)
    person = ready.foreign.person_id
    assert person is not None
    await tx(lambda: people.withdraw(ready.staff, person, Role.LIAISON, 2))
    await _sent_all()
    assert [one for one, _, _ in await _messages()] == [ready.own.person_id]
    assert (await campaign_report.progress(ready.staff, campaign.id)).counts["none"] == 1


async def test_groups_are_chosen_and_the_last_stays(ready: World) -> None:
    deputy = Actor(ready.staff.person_id, "معاون", (Grant(Role.DEPUTY),))
    draft = await tx(lambda: campaigns.begin(deputy, business_now()))
    (group,) = await campaigns.groups(deputy, draft.id)
    assert group.chosen
    with pytest.raises(Refused) as no:
        await tx(lambda: campaigns.choose(deputy, draft.id, draft.version, group_id=group.id))
    assert _code(no) == "campaign-last-group"
    again = await tx(lambda: campaigns.begin(deputy, business_now()))
    assert again.id == draft.id
    changed = await tx(lambda: campaigns.choose(deputy, draft.id, draft.version, what=What.LEVELS, own=True))
    assert (changed.content["what"], changed.audience["own"], changed.version) == ("levels", True, draft.version + 1)
    with pytest.raises(Refused) as no:
        await tx(lambda: campaigns.choose(deputy, draft.id, draft.version, what=What.FULL))
    assert _code(no) == "campaign-changed"


async def test_recipients_that_nobody_counted_get_nothing_and_one_of_two_roles_gets_it_once(ready: World) -> None:
    person = ready.own.person_id
    assert person is not None
    for role, agency in ((Role.AGENCY_HEAD, 1), (Role.LIAISON, 2)):
        await tx(lambda role=role, agency=agency: people.grant(None, person, role, agency))  # type: ignore[misc]
    draft = await tx(lambda: campaigns.begin(ready.staff, business_now()))
    seen = (await tx(lambda: campaigns.preview(ready.staff, draft.id))).campaign

    async def one_more() -> None:
        third = await people.join("تازه‌وارد", "989120000009", "bale", 9, 9)
        await people.grant(None, third.id, Role.AGENCY_HEAD, 1)

    await tx(one_more)
    good = proof(ready.staff.person_id)
    with pytest.raises(Refused) as no:
        await tx(lambda: campaigns.start(ready.staff, draft.id, seen.version, good, business_now()))
    assert _code(no) == "campaign-changed"
    again = await tx(lambda: campaigns.preview(ready.staff, draft.id))
    assert (again.reach.people, again.campaign.version) == (3, seen.version + 1)
    await tx(lambda: campaigns.start(ready.staff, draft.id, again.campaign.version, good, business_now()))
    await _sent_all()
    assert [one for one, _, _ in await _messages()] == [person, ready.foreign.person_id, 5]


async def test_what_is_not_true_any_more_is_not_sent_again(ready: World) -> None:
    campaign = await _started(ready.staff)
    await _sent_all()
    await tx(lambda: sql.run("UPDATE outbox SET state = 'blocked' WHERE priority = 3"))
    await _sent_all()
    await tx(lambda: LIST.apply(ready.staff, rows(("A", "EXCELLENT", "1010"), ("B", "WEAK", None))))
    for _ in range(2):  # without its letter, then with it
        with pytest.raises(Refused) as no:
            await tx(lambda: campaigns.resend(ready.staff, campaign.id))
        assert _code(no) == "campaign-outdated"
        await tx(lambda: sql.run("UPDATE level_record SET letter_number = '7', letter_day = '2025-05-05'"))


async def test_a_broadcast_that_was_cut_off_goes_to_nobody_else_and_is_named_before_the_next(ready: World) -> None:
    campaign = await _started(ready.staff)
    await _sent_all()
    await tx(lambda: sql.run("UPDATE outbox SET state = 'unknown' WHERE priority = 3 AND person_id = 2"))
    await tx(lambda: sql.run("UPDATE outbox SET state = 'blocked' WHERE priority = 3 AND person_id = 3"))
    await tx(lambda: campaigns.cancel(ready.staff, campaign.id))
    assert await troubles.undelivered(ready.staff) == ([], 0)
    with pytest.raises(Refused) as no:
        await tx(lambda: troubles.send_again(ready.staff))
    assert _code(no) == "nothing-to-resend"
    draft = await tx(lambda: campaigns.begin(ready.staff, business_now()))
    assert (await tx(lambda: campaigns.preview(ready.staff, draft.id))).before == campaign.started_at


async def test_two_messengers_that_refused_get_it_again_on_one(ready: World) -> None:
    campaign = await _started(ready.staff)
    await _sent_all()
    refused = "UPDATE outbox SET state = CASE WHEN person_id = 2 THEN 'blocked' ELSE 'sent' END WHERE priority = 3"
    await tx(lambda: sql.run(refused))
    await _sent_all()
    await tx(lambda: people.join("رابط", "989120000002", "telegram", 2, 2))
    await tx(lambda: sql.run("UPDATE account SET unreachable_at = last_used_at WHERE person_id = 2"))
    await tx(lambda: sql.run("UPDATE account SET unreachable_at = NULL WHERE platform = 'telegram'"))
    assert await tx(lambda: campaigns.resend(ready.staff, campaign.id)) == 1
    await _sent_all()
    await tx(lambda: sql.run(refused))
    await _sent_all()
    assert await tx(lambda: campaigns.resend(ready.staff, campaign.id)) == 1
    found = await sql.rows("SELECT platform, state FROM outbox WHERE priority = 3 AND person_id = 2 ORDER BY id")
    assert [(one["platform"], one["state"]) for one in found] == [("bale", "blocked"), ("telegram", "new")]
