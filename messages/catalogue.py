"""The catalogues: all messages of `fa/*.ftl`, and the strict way from a message id to a text."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from messages.compiler import Entry, compile_message, reference_key
from messages.errors import BadCatalogue, MissingMessage, WrongArguments
from messages.program import Program, Scope
from messages.style import PLAIN, Style

FOLDER = Path(__file__).parent / "fa"


class Catalogue:
    """Messages parsed and compiled once; whatever is wrong with them is raised when they are loaded."""

    def __init__(self, sources: Iterable[tuple[str, str]]) -> None:
        """Of (name, text) pairs; an id may be defined once in all of them."""
        entries: dict[str, Entry] = {}
        for name, source in sources:
            for entry in _parse(name, source):
                key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
                if key in entries:
                    raise BadCatalogue(f"{name}: {key} is defined a second time")
                entries[key] = entry
        messages = {key: entry for key, entry in entries.items() if isinstance(entry, ast.Message)}
        # First the variables: following references, they meet a circle before the compiler would.
        self._variables = {key: frozenset(_variables(key, entries, ())) for key in messages}
        self._programs: dict[bool, dict[str, Program]] = {
            html: {key: compile_message(entry, entries, html=html) for key, entry in messages.items()}
            for html in (False, True)
        }

    @classmethod
    def of(cls, source: str) -> "Catalogue":
        """A catalogue of one text."""
        return cls([("source", source)])

    def ids(self) -> frozenset[str]:
        """All message ids."""
        return frozenset(self._variables)

    def variables(self, message_id: str) -> frozenset[str]:
        """The arguments that a message needs, also through what it refers to."""
        try:
            return self._variables[message_id]
        except KeyError:
            raise MissingMessage(message_id) from None

    def text(
        self, message_id: str, args: Mapping[str, Any] | None = None, *, now: datetime, style: Style = PLAIN
    ) -> str:
        """The message in words.

        Raises MissingMessage, or WrongArguments when the arguments are not exactly those that it needs
        or one cannot be shown in the way the message wants.
        """
        given: Mapping[str, Any] = args if args is not None else {}
        needed = self._variables.get(message_id)
        if needed is None:
            raise MissingMessage(message_id)
        if needed != given.keys():
            raise WrongArguments(_difference(message_id, needed, given.keys()))
        scope = Scope(given, now, style, lambda words: self.text(words.message_id, words.args, now=now, style=style))
        try:
            return self._programs[style.html][message_id](scope)
        except WrongArguments as error:
            raise WrongArguments(f"{message_id}: {error}") from error


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The application's catalogue, read once."""
    files = sorted(FOLDER.glob("*.ftl"))
    return Catalogue((path.name, path.read_text(encoding="utf-8")) for path in files)


def text(message_id: str, args: Mapping[str, Any] | None = None, *, now: datetime, style: Style = PLAIN) -> str:
    """`Catalogue.text` of the application's catalogue."""
    return catalogue().text(message_id, args, now=now, style=style)


def variables(message_id: str) -> frozenset[str]:
    """The arguments that a message needs."""
    return catalogue().variables(message_id)


def ids() -> frozenset[str]:
    """All message ids."""
    return catalogue().ids()


def _parse(name: str, source: str) -> Iterable[Entry]:
    for entry in FluentParser(with_spans=False).parse(source).body:
        if isinstance(entry, ast.Junk):
            beginning = (entry.content or "").strip().splitlines()[:1]
            raise BadCatalogue(f"{name}: cannot be read at {beginning}")
        if isinstance(entry, ast.Message | ast.Term):
            yield entry


class _Names(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(reference_key(node))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.add(reference_key(node))


def _variables(key: str, entries: Mapping[str, Entry], above: tuple[str, ...]) -> set[str]:
    if key in above:
        raise BadCatalogue(f"{key} refers to itself")
    if key not in entries:
        raise BadCatalogue(f"{above[-1]} refers to {key}, which does not exist")
    names = _Names()
    names.visit(entries[key])
    found = set(names.variables)
    for reference in names.references:
        found |= _variables(reference, entries, (*above, key))
    return found


def _difference(message_id: str, needed: frozenset[str], given: Iterable[str]) -> str:
    missing, unknown = sorted(needed - set(given)), sorted(set(given) - needed)
    parts = [f"lacks {', '.join(missing)}"] if missing else []
    if unknown:
        parts.append(f"does not know {', '.join(unknown)}")
    return f"{message_id}: {'; '.join(parts)}"
