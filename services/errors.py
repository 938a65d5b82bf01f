"""What a service says instead of doing something: a code and arguments, put into words elsewhere."""

from typing import Any


class Refused(Exception):
    """A rule says no. `code` names the sentence in the catalogue (`refused-…`), `args` fill it in.

    `entry_id` is the measure entry it is about, where there is one: the answer can lead back to it. `ends` is set where
    what the person was in the middle of is over with it, and the same cannot be tried again.
    """

    def __init__(self, code: str, /, *, entry_id: int | None = None, **args: Any) -> None:
        super().__init__(code)
        self.code = code
        self.entry_id = entry_id
        self.ends = False
        self.arguments = args
