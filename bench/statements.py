"""The statement budget: how many SQL statements one update costs, from the inbox to the last mark."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from tortoise.connection import get_connections

from models.sqlite import Client
from samples import agencies as sample_agencies
from services.access import Role
from simulator import Phone
from tests.house import House

AGENCY = sample_agencies()[0].code
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
# In this order: each act finds what the one before it left.
ACTS: dict[str, Callable[[Phone], object]] = {
    "a measure opened (press)": lambda phone: phone.press("شروع از"),
    "a first value": lambda phone: phone.send("12.5"),
    "a value": lambda phone: phone.send("13"),
    "a file, fetched and stored": lambda phone: phone.upload("سند.pdf", PDF),
    "home": lambda phone: phone.send("/start"),
}


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement that reaches SQLite meanwhile, BEGIN and COMMIT too; the sealer's own are left out."""
    client = cast(Client, get_connections().get("default"))
    assert client._writer is not None
    assert client._connection is not None
    plain: list[sqlite3.Connection] = [client._writer._conn, client._connection._conn]
    seen: list[str] = []
    for connection in plain:
        connection.set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        for connection in plain:
            connection.set_trace_callback(None)
        seen[:] = _without_sealer(seen)


def _without_sealer(seen: list[str]) -> list[str]:
    kept: list[str] = []
    transaction: list[str] = []
    for one in seen:
        transaction.append(one)
        if one in ("COMMIT", "ROLLBACK") or transaction[0] != "BEGIN IMMEDIATE":
            if not any("audit_seal" in line for line in transaction):
                kept += transaction
            transaction = []
    return kept + transaction


async def by_kind(folder: Path) -> dict[str, list[str]]:
    """The statements of one update of each kind that has no other beside it to share a transaction with."""
    house = House(folder)
    await house.open()
    try:
        await house.sample_cycle(measures=6, agencies_count=2)
        phone = await house.joined("telegram", Role.LIAISON, "+989121234567", AGENCY)
        found: dict[str, list[str]] = {}
        for name, act in ACTS.items():
            with statements() as found[name]:
                act(phone)
                await house.settled()
        return found
    finally:
        await house.close()
