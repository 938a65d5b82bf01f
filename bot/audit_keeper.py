"""The installation's key and the audit trail's head: both outside the database."""

import os
import secrets
from pathlib import Path

from bot.settings import Settings, SettingsError
from models import audit
from models.gate import tx
from models.migrate import holds_rows
from services import second_factor


def take_key(settings: Settings) -> None:
    """Use the key of the settings, or that of the data folder (made at the first start, readable by its owner).

    It seals the audit trail, and the secrets of the second factor are made from it.
    """
    given = settings.audit_key.get_secret_value()
    if given:
        _use(bytes.fromhex(given))
        return
    path = settings.data_dir / "audit.key"
    if not path.exists():
        if holds_rows(settings.database_path, "audit_event"):
            raise SettingsError(f"{path} is missing: nothing can be added to this trail without its key; restore it")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    _use(bytes.fromhex(path.read_text().strip()))


def _use(key: bytes) -> None:
    audit.use_key(key)
    second_factor.use_key(key)


def head_path(settings: Settings) -> Path:
    """Where the head of the chain is written down outside the database."""
    return settings.data_dir / "audit.head"


async def seal(settings: Settings) -> None:
    """Seal what is not sealed yet and write down the new head."""
    head = await tx(audit.seal)
    if head is not None:
        path = head_path(settings)
        partial = path.with_suffix(".partial")
        with partial.open("w") as file:
            file.write(head + "\n")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
