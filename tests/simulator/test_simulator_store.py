"""The world comes back after a restart, also when the simulator had no time to say goodbye."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from simulator import Simulator, store
from simulator.params import Params
from simulator.sending import send_message


def bot_says(sim: Simulator, platform: str, **fields: Any) -> None:
    send_message(sim.messengers[platform], Params(fields))


async def test_restart(tmp_path: Path) -> None:
    sim = Simulator(store=tmp_path)
    await sim.start()
    sim.move_clock(days=30)
    phone = sim.person("bale", name="مریم احمدی", phone="+98912")
    group = sim.group("telegram", "گروه", [sim.person("telegram", name="علی")])
    phone.upload("گزارش.pdf", b"%PDF")
    keys = {"inline_keyboard": [[{"text": "برو", "callback_data": "x"}]]}
    bot_says(sim, "bale", chat_id=phone.id, text="سلام", reply_markup=keys)
    bot_says(sim, "bale", chat_id=phone.id, text="کلید", reply_markup={"keyboard": [["الف"]]})
    query = phone.press("برو")
    now, before = sim.now, phone.messages
    await sim.stop()

    again = Simulator(store=tmp_path)
    back = again.phone("bale", phone.id)
    assert [m.raw for m in back.messages] == [m.raw for m in before]
    assert back.messages[0].document == ("گزارش.pdf", b"%PDF")
    assert (back.keyboard, back.spinning) == ([["الف"]], [query["callback_query"]["id"]])
    assert again.messengers["telegram"].chats[group.id].api == group.api
    assert abs((again.now - now).total_seconds()) < 5
    pending = [update for _, update in again.messengers["bale"].updates.pending]
    assert [u["update_id"] for u in pending] == [0, 1]
    assert back.send("باز آمدم")["update_id"] == 2
    assert again.person("bale").id != phone.id
    bot_says(again, "bale", chat_id=phone.id, text="خوش آمدید")
    assert (await back.wait("خوش")).message_id > before[-1].message_id


async def test_saved_while_running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PAUSE", 0.05)
    sim = Simulator(store=tmp_path)
    await sim.start()
    phone = sim.person("bale", name="مریم")
    phone.send("سلام")
    await asyncio.sleep(0.2)
    world = json.loads((tmp_path / "world.json").read_text(encoding="utf-8"))
    assert world["messengers"]["bale"]["people"][0]["name"] == "مریم"
    assert not (tmp_path / "world.part").exists()
    await sim.stop()


async def test_other_tokens_keep_the_chats(tmp_path: Path) -> None:
    """A store of two messengers serves a simulator of one."""
    sim = Simulator(store=tmp_path)
    await sim.start()
    sim.person("bale", name="مریم").send("سلام")
    await sim.stop()
    one = Simulator(store=tmp_path, tokens={"bale": "5:X"})
    assert len(one.messengers["bale"].people) == 1
