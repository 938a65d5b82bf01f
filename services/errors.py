"""What a service says instead of doing something: a code and arguments, put into words elsewhere."""

from typing import Any


class Refused(Exception):
    """A rule says no. `code` names the sentence in the catalogue (`refused-…`), `args` fill it in."""

    def __init__(self, code: str, /, **args: Any) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = args
