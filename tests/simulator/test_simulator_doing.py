"""Every update that people can cause is read by python-telegram-bot, on both messengers."""

from typing import Any

import pytest
from simulator_reader import PLATFORMS, read_update, unknown_fields

from simulator import Phone, Simulator

# Fields of an old API version that Bale still sends and python-telegram-bot no longer knows.
OLD_ON_BALE = {".message.forward_from", ".message.forward_date"}


def every_act(sim: Simulator, phone: Phone) -> dict[str, Any]:
    """Do everything a person can do and return the updates by name."""
    other = sim.person(phone.messenger.name, name="علی نوری", phone="+989350000000", username="ali")
    group = sim.group(phone.messenger.name, "کارگروه", [phone, other])
    start = phone.start("abc")
    acts = {
        "start": start,
        "text": phone.send("سلام https://example.com"),
        "document": phone.upload("گزارش.pdf", b"%PDF", caption="۱۲۳۴"),
        "photo": phone.upload("a.png", b"\x89PNG\r\n\x1a\n", as_photo=True),
        "forwarded": phone.upload("b.pdf", b"x", forwarded_from=other),
        "forwarded hidden": phone.upload("c.pdf", b"x", forwarded_from="کسی"),
        "contact": phone.share_contact(),
        "foreign contact": phone.share_contact("+989350000000"),
        "location": phone.location(),
        "edit": phone.edit(start["message"]["message_id"], "ویرایش"),
        "group text": phone.send_in(group, "درود"),
    }
    for i, update in enumerate(phone.album([("1.pdf", b"1"), ("2.pdf", b"2")], caption="دو")):
        acts[f"album {i}"] = update
    return acts


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_every_act_is_read(sim: Simulator, platform: str) -> None:
    phone = sim.person(platform, name="مریم احمدی", phone="+989121234567", username="maryam")
    for name, update in every_act(sim, phone).items():
        parsed = read_update(update)
        unknown = set(unknown_fields(parsed)) - (OLD_ON_BALE if platform == "bale" else set())
        assert not unknown, (name, unknown)
        assert parsed.effective_user is not None
        assert parsed.effective_user.id == phone.id
        assert parsed.effective_message is not None


async def test_what_is_only_complete_on_telegram(sim: Simulator) -> None:
    phone = sim.person("telegram", name="مریم")
    phone.start()
    sent = [phone.sticker(), phone.voice(), phone.press_data("x", 1), phone.press_data("x", 999)]
    sent += [update for update in (phone.block(), phone.unblock()) if update]
    assert len(sent) == 6
    for update in sent:
        assert unknown_fields(read_update(update)) == []
    assert read_update(sent[4]).my_chat_member.new_chat_member.status == "kicked"
    assert read_update(sent[3]).callback_query.message.date.timestamp() == 0


async def test_what_bale_leaves_out_breaks_the_reader(sim: Simulator) -> None:
    """Sticker, voice and callback lack fields that python-telegram-bot requires, as documented."""
    phone = sim.person("bale", name="مریم")
    phone.start()
    updates = {
        "is_animated": phone.sticker(),
        "duration": phone.voice(),
        "chat_instance": phone.press_data("x", 1),
    }
    for missing, update in updates.items():
        with pytest.raises(TypeError, match=missing):
            read_update(update)
    # With those fields put in, the rest is read: nothing else is amiss.
    updates["is_animated"]["message"]["sticker"].update(is_animated=False, is_video=False)
    updates["duration"]["message"]["voice"].update(duration=1)
    updates["chat_instance"]["callback_query"].update(chat_instance="1")
    for update in updates.values():
        assert unknown_fields(read_update(update)) == []
    assert phone.block() is None
    assert phone.unblock() is None


async def test_ids(sim: Simulator) -> None:
    telegram, bale = sim.person("telegram"), sim.person("bale")
    assert 2**31 < bale.id < 2**52
    assert 2**32 < telegram.id < 2**52
    assert bale.start()["update_id"] == 0
    assert telegram.start()["update_id"] > 0
    other = sim.person("bale")
    assert other.start()["message"]["message_id"] == 1, "Bale counts message ids per chat"
    assert sim.person("telegram").start()["message"]["message_id"] == 2, "Telegram counts them per bot"


async def test_contact_user_id_can_be_missing(sim: Simulator) -> None:
    phone = sim.person("bale", phone="+98912")
    assert phone.share_contact()["message"]["contact"]["user_id"] == phone.id
    assert "user_id" not in phone.share_contact(user_id=None)["message"]["contact"]
    assert "user_id" not in phone.share_contact("+98935")["message"]["contact"]


async def test_writing_takes_the_block_away(sim: Simulator) -> None:
    phone = sim.person("telegram")
    phone.block()
    phone.send("برگشتم")
    assert not phone.person.blocked
    kinds = [next(k for k in u if k != "update_id") for _, u in phone.messenger.updates.pending]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]


async def test_only_own_messages_are_edited(sim: Simulator) -> None:
    phone = sim.person("telegram")
    with pytest.raises(LookupError):
        phone.edit(77, "x")
    with pytest.raises(ValueError, match="empty"):
        phone.send("  ")
