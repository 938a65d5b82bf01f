"""Every message of the catalogues can be written, in every variant and on every platform."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from messages.catalogue import FOLDER, catalogue, variables
from messages.functions import FUNCTIONS
from messages.marks import strip
from messages.render import render
from messages.words import Words

NOW = datetime(2025, 4, 17, 9, tzinfo=UTC)
FILES = sorted(FOLDER.glob("*.ftl"))


class Uses(Visitor):
    """How each argument of a message is used: by which kind of function argument, by which choices."""

    def __init__(self) -> None:
        self.kinds: dict[str, set[str]] = {}
        self.keys: dict[str, list[Any]] = {}
        self.references: list[str] = []

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        for argument, kind in zip(node.arguments.positional, FUNCTIONS[node.id.name].takes, strict=True):
            if isinstance(argument, ast.VariableReference):
                self.kinds.setdefault(argument.id.name, set()).add(kind)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        assert isinstance(node.selector, ast.VariableReference)
        keys = self.keys.setdefault(node.selector.id.name, [])
        for variant in node.variants:
            key = variant.key
            keys.append(int(key.value) if isinstance(key, ast.NumberLiteral) else key.name)
            self.visit(variant.value)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.append(f"-{node.id.name}")


SAMPLES: dict[str, tuple[Any, ...]] = {
    "number": (3, Decimal("12.5"), 0),
    "whole": (3, 0),
    "day": (NOW,),
    "time": (NOW,),
    "text": ("نمونه", "a_b <c> & *d*"),
    "link": ("https://ble.ir/karnameh?start=a1",),
    "figure": ("12345", "12.50", 3, Decimal("12.5"), "نمونه"),
}
FITS = {
    frozenset({"number"}): "number",
    frozenset({"whole"}): "whole",
    frozenset({"number", "whole"}): "whole",
    frozenset({"day"}): "day",
    frozenset({"time"}): "time",
    frozenset({"day", "time"}): "time",
    frozenset({"text"}): "text",
    frozenset({"link"}): "link",
    frozenset({"figure"}): "figure",
}


def used(message_id: str, entries: dict[str, Any]) -> Uses:
    """How a message and all that it refers to use their arguments."""
    uses = Uses()
    seen: set[str] = set()
    waiting = [message_id]
    while waiting:
        if (key := waiting.pop()) not in seen:
            seen.add(key)
            uses.visit(entries[key].value)
            waiting.extend(uses.references)
    return uses


def samples(message_id: str, entries: dict[str, Any], needed: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Sets of arguments that show a message in all its variants."""
    uses = used(message_id, entries)
    values: dict[str, list[Any]] = {}
    for name in sorted(needed):
        kinds = frozenset(uses.kinds.get(name, ()))
        keys = uses.keys.get(name, [])
        if kinds:
            assert kinds in FITS, f"{message_id}: ${name} is used as {', '.join(sorted(kinds))}"
            values[name] = list(SAMPLES[FITS[kinds]])
            numeric = FITS[kinds] in {"number", "whole"}
            assert not numeric or all(isinstance(key, int) or key == "other" for key in keys), (
                f"{message_id}: ${name} is a number; choices are exact numbers and other"
            )
            values[name] += [key for key in keys if isinstance(key, int)] if numeric else []
        elif keys:
            values[name] = [key if key not in {"true", "false"} else key == "true" for key in keys]
            if any(isinstance(key, int) for key in keys):
                values[name] = [key if isinstance(key, int) else 7 for key in keys]
        else:
            values[name] = [*SAMPLES["text"], 5, "", ["یک", "دو"]]
    for at in range(max(map(len, values.values()), default=1)):
        yield {name: options[min(at, len(options) - 1)] for name, options in values.items()}


def all_entries() -> dict[str, Any]:
    """Every message and term of the application by its key."""
    found: dict[str, Any] = {}
    for path in FILES:
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Term):
                found[f"-{entry.id.name}"] = entry
            elif isinstance(entry, ast.Message):
                found[entry.id.name] = entry
    return found


def test_every_message_can_be_written_in_every_variant_on_every_platform() -> None:
    entries = all_entries()
    for message_id in sorted(catalogue().ids()):
        for args in samples(message_id, entries, variables(message_id)):
            shown = catalogue().text(message_id, args, now=NOW)
            if strip(shown).strip():
                for platform in ("telegram", "bale"):
                    assert len(render(platform, Words(message_id, args), now=NOW)) == 1


def test_labels_are_one_line() -> None:
    entries = all_entries()
    texts = [
        catalogue().text(key, args, now=NOW)
        for key in catalogue().ids()
        if key.startswith("btn-")
        for args in samples(key, entries, variables(key))
    ]
    assert [text for text in texts if "\n" in text] == []


def test_a_function_with_the_wrong_argument_is_found() -> None:
    source = "m = { NUM($x) } تا { DAY($x) }"
    entries = {entry.id.name: entry for entry in FluentParser().parse(source).body}
    with pytest.raises(AssertionError, match=r"\$x is used as day, number"):
        list(samples("m", entries, frozenset({"x"})))
