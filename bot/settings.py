"""The settings of an installation: environment or `.env`, prefix `KARNAMEH_`; the table in docs/operating.md."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from models.database import UnknownDatabase, sqlite_path


class SettingsError(ValueError):
    """A setting is wrong or missing; the text says which and what to do."""


class Settings(BaseSettings):
    """One field a setting; the descriptions are printed into the operating guide."""

    model_config = SettingsConfigDict(env_prefix="KARNAMEH_", env_file=".env", extra="ignore", frozen=True)

    database_url: str = Field("sqlite:///var/karnameh.db", description="Where the database is.")
    data_dir: Path = Field(Path("var"), description="Evidence, audit key and lock; only this user may read it.")
    telegram_token: SecretStr = Field(SecretStr(""), description="Token of the Telegram bot; empty: no Telegram.")
    telegram_api: str = Field("https://api.telegram.org", description="Bot API address (a server of your own is fine).")
    telegram_proxy: str = Field("", description="HTTP proxy for Telegram, e.g. http://127.0.0.1:3128.")
    telegram_rate: float = Field(30, gt=0, description="Messages a second that Telegram permits.")
    bale_token: SecretStr = Field(SecretStr(""), description="Token of the Bale bot; empty: no Bale.")
    bale_api: str = Field("https://tapi.bale.ai", description="Bot API address of Bale.")
    bale_proxy: str = Field("", description="HTTP proxy for Bale.")
    bale_rate: float = Field(15, gt=0, description="Messages a second to Bale (it publishes no figure).")
    chat_interval: float = Field(
        1.0, ge=0, description="Seconds between two notices to one chat (replies do not wait)."
    )
    timezone: str = Field("Asia/Tehran", description="Time zone of the dates that people see and type.")
    tick_seconds: float = Field(20, gt=0, description="How often reminders and deadlines are looked at.")
    health_host: str = Field("127.0.0.1", description="Where /healthz, /readyz and /metrics listen.")
    health_port: int = Field(8081, ge=0, le=65535, description="Their port; 0 turns them off.")
    inbox_days: int = Field(14, ge=1, description="Days after which the bodies of finished updates are emptied.")
    audit_key: SecretStr = Field(
        SecretStr(""), description="Key of the audit trail in hex (64 digits); empty: the file audit.key."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["console", "json"] = Field("console", description="How it is written.")

    @field_validator("telegram_token", "bale_token")
    @classmethod
    def _a_token(cls, value: SecretStr) -> SecretStr:
        secret = value.get_secret_value()
        if secret and not re.fullmatch(r"\d{1,15}:\S{5,}", secret):
            raise ValueError("must look like 123456:AA…, as BotFather gave it")
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        try:
            sqlite_path(value)
        except UnknownDatabase as error:
            raise ValueError("must look like sqlite:///var/karnameh.db") from error
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("must be a time zone like Asia/Tehran") from error
        return value

    @field_validator("audit_key")
    @classmethod
    def _hex_key(cls, value: SecretStr) -> SecretStr:
        secret = value.get_secret_value()
        if secret and (len(secret) != 64 or set(secret.lower()) - set("0123456789abcdef")):
            raise ValueError("must be 64 hexadecimal digits, e.g. from: openssl rand -hex 32")
        return value

    @property
    def database_path(self) -> Path:
        """The file of the database."""
        return sqlite_path(self.database_url)

    def secrets(self) -> list[str]:
        """What must never stand in a log."""
        values = (self.telegram_token, self.bale_token, self.audit_key)
        return [secret for value in values if (secret := value.get_secret_value())]


def load_settings(**overrides: object) -> Settings:
    """The settings; raises `SettingsError` with one clear sentence naming the variable and the rule."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        rule = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"KARNAMEH_{name.upper()}: {rule}") from error


def require_a_messenger(settings: Settings) -> None:
    """Raise `SettingsError` when no bot token is set."""
    if not settings.telegram_token.get_secret_value() and not settings.bale_token.get_secret_value():
        raise SettingsError(
            "KARNAMEH_TELEGRAM_TOKEN or KARNAMEH_BALE_TOKEN is needed: the token that BotFather gave the bot"
        )
