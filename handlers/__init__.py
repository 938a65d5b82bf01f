"""The conversations, one room per journey: parse what a person sent, call one service, answer through the turn."""
