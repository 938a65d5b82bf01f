"""The messengers of an installation, as its settings name them."""

from bot.platforms.client import BALE, TELEGRAM, Messenger
from bot.settings import Settings


def messengers_of(settings: Settings) -> dict[str, Messenger]:
    """The messengers whose tokens are set, by platform."""
    made = {}
    if token := settings.telegram_token.get_secret_value():
        made[TELEGRAM] = Messenger(
            TELEGRAM, token, settings.telegram_api, settings.telegram_rate, settings.telegram_proxy
        )
    if token := settings.bale_token.get_secret_value():
        made[BALE] = Messenger(BALE, token, settings.bale_api, settings.bale_rate, settings.bale_proxy)
    return made
