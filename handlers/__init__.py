"""The conversations, one room per journey: parse what a person sent, call one service, answer through the turn."""

from handlers.late_types import install

install()
