"""A local Bot API server for Telegram and Bale with people, a clock, faults and a web chat."""

from simulator.app import Simulator
from simulator.faults import Fault, Faults
from simulator.limits import Limits
from simulator.phone import Phone
from simulator.seen import Message, NotSeen

__all__ = ["Fault", "Faults", "Limits", "Message", "NotSeen", "Phone", "Simulator"]
