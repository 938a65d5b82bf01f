"""Settings: from the environment, wrong ones answered with one clear sentence."""

import pytest

from bot.logs import redact, set_up_logs
from bot.settings import Settings, SettingsError, load_settings, require_a_messenger


@pytest.fixture(autouse=True)
def no_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("DATABASE_URL", "mysql://x", "must look like sqlite:///var/karnameh.db"),
        ("TIMEZONE", "Asia/Atlantis", "must be a time zone like Asia/Tehran"),
        ("HEALTH_PORT", "70000", "less than or equal to 65535"),
        ("TELEGRAM_RATE", "0", "greater than 0"),
        ("AUDIT_KEY", "abc", "must be 64 hexadecimal digits"),
        ("LOG_LEVEL", "LOUD", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ],
)
def test_a_wrong_setting_is_named_with_its_rule(monkeypatch, name: str, value: str, rule: str) -> None:
    monkeypatch.setenv(f"KARNAMEH_{name}", value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert str(refused.value).startswith(f"KARNAMEH_{name}: ")
    assert rule in str(refused.value)


def test_an_env_file_is_read(tmp_path) -> None:
    (tmp_path / ".env").write_text("KARNAMEH_BALE_TOKEN=77:abcdefghij\n")
    settings = load_settings()
    assert settings.bale_token.get_secret_value() == "77:abcdefghij"
    require_a_messenger(settings)


def test_without_a_token_nothing_can_be_served() -> None:
    with pytest.raises(SettingsError, match="KARNAMEH_TELEGRAM_TOKEN or KARNAMEH_BALE_TOKEN"):
        require_a_messenger(load_settings())


def test_secrets_do_not_show_in_the_settings_themselves() -> None:
    settings = Settings(_env_file=None, telegram_token="123456:very-secret-token")
    assert "very-secret" not in repr(settings)


def test_tokens_and_phones_are_taken_out_of_every_line() -> None:
    set_up_logs("INFO", "console", ["a-secret-of-the-settings"])
    line = "GET https://api.telegram.org/bot123456:AAbbCCddEEff/getMe for +989121234567, a-secret-of-the-settings"
    assert redact(line) == "GET https://api.telegram.org/[token]/getMe for [phone], [secret]"
