"""Turns the syntax tree of a Fluent message into a program that writes it quickly.

The tree is fluent.syntax's; the runtime of that project is not used, for it refuses arguments longer than
2,500 characters, cannot select on Decimals, and cannot tell the catalogue's markup from an argument's.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from fluent.syntax import ast

from messages.digits import fa
from messages.errors import BadCatalogue, WrongArguments
from messages.functions import FUNCTIONS
from messages.marks import FSI, PDI, RLM, isolate, line
from messages.program import Line, Part, Program, Scope, joined, merged, plain, variable, wrapped
from messages.style import escape_html

_TAG = re.compile(r"(</?(?:b|code)>)")
_RTL = re.compile("[\u0590-\u08ff]")


Entry = ast.Message | ast.Term


def compile_message(entry: Entry, entries: Mapping[str, Entry], *, html: bool) -> Program:
    """The program of a message; `entries` holds all messages by id and all terms by «-id»."""
    if entry.value is None or entry.attributes:
        raise BadCatalogue(f"{entry.id.name}: a message is one text, without attributes")
    try:
        return _Compiler(entries, html).message(entry.value.elements)
    except BadCatalogue as error:
        raise BadCatalogue(f"{entry.id.name}: {error}") from None
    except RecursionError:
        raise BadCatalogue(f"{entry.id.name}: refers to itself") from None


class _Compiler:
    def __init__(self, entries: Mapping[str, Entry], html: bool) -> None:
        self.entries, self.html = entries, html

    def message(self, elements: list[Any]) -> Program:
        if len(elements) == 1 and isinstance(elements[0], ast.Placeable):
            # The whole message is one argument, a label or a person's own text: no marks around it.
            expression = _unwrap(elements[0])
            if isinstance(expression, ast.VariableReference):
                return variable(expression.id.name, lambda text: text)
            if isinstance(expression, ast.FunctionReference):
                return plain(self.call(expression)[0])
        return self.pattern(elements, edges=True, paragraph=True)

    def pattern(self, elements: list[Any], *, edges: bool, paragraph: bool) -> Program:
        """`edges`: the first and last line are lines of the message too; `paragraph`: every line is."""
        rows: list[list[Any]] = [[]]
        for element in elements:
            if isinstance(element, ast.Placeable):
                rows[-1].append(_unwrap(element))
                continue
            first, *rest = (element.value or "").split("\n")
            rows[-1].append(first)
            rows.extend([part] for part in rest)
        last = len(rows) - 1
        lines: list[Line] = []
        for at, row in enumerate(rows):
            own = edges or 0 < at < last
            held = [part for part in row if not isinstance(part, str)]
            if own and len(held) == 1 and not "".join(part for part in row if isinstance(part, str)).strip():
                lines.append(((self.part(held[0], alone=True),), True))
            else:
                lines.append((self.row(row, paragraph=paragraph and own), False))
        return joined(lines)

    def row(self, row: list[Any], *, paragraph: bool) -> tuple[Part, ...]:
        row = [part for part in row if part != ""]
        parts: list[Part] = []
        strong = False
        for at, piece in enumerate(row):
            if isinstance(piece, str):
                parts.append(piece)
                strong = strong or bool(_RTL.search(piece))
                continue
            inside_code = (
                0 < at < len(row) - 1
                and isinstance(row[at - 1], str)
                and row[at - 1].endswith("<code>")
                and isinstance(row[at + 1], str)
                and row[at + 1].startswith("</code>")
            )
            if inside_code and isinstance(piece, ast.VariableReference | ast.FunctionReference):
                # A tap copies what is inside the tag: the isolating marks belong outside it.
                parts[-1] = str(parts[-1]).removesuffix("<code>") + f"{FSI}<code>"
                row[at + 1] = f"</code>{PDI}" + row[at + 1].removeprefix("</code>")
                parts.append(self.bare(piece))
                continue
            # What stands inside an isolate does not give the line its direction.
            foreign = isinstance(piece, ast.VariableReference | ast.FunctionReference | ast.NumberLiteral)
            blank = isinstance(piece, ast.StringLiteral) and not _RTL.search(piece.value)
            strong = strong or not (foreign or blank)
            parts.append(self.part(piece, alone=False))
        if paragraph and parts and not strong and any(callable(part) for part in parts):
            parts.insert(0, RLM)
        return merged(self.literal(part) if isinstance(part, str) else part for part in parts)

    def literal(self, text: str) -> str:
        pieces = _TAG.split(text)
        if not self.html:
            return "".join(pieces[::2])
        return "".join(piece if at % 2 else escape_html(piece) for at, piece in enumerate(pieces))

    def part(self, piece: Any, *, alone: bool) -> Part:
        if isinstance(piece, ast.StringLiteral):
            return self.literal(str(piece.parse()["value"]))
        if isinstance(piece, ast.NumberLiteral):
            return fa(_number_literal(piece))
        if isinstance(piece, ast.VariableReference):
            return variable(piece.id.name, line if alone else isolate, alone=alone)
        if isinstance(piece, ast.FunctionReference):
            run, marks = self.call(piece)
            if marks:
                return (lambda scope: RLM + run(scope)) if alone else run
            return wrapped(run, line if alone else isolate)
        if isinstance(piece, ast.MessageReference | ast.TermReference):
            return self.pattern(self.reference(piece), edges=alone, paragraph=alone)
        if isinstance(piece, ast.SelectExpression):
            return self.select(piece, alone=alone)
        raise BadCatalogue(f"{type(piece).__name__} is not used in this house")

    def bare(self, piece: Any) -> Part:
        if isinstance(piece, ast.VariableReference):
            return variable(piece.id.name, lambda text: text)
        return plain(self.call(piece)[0])

    def reference(self, piece: Any) -> list[Any]:
        name = reference_key(piece)
        if piece.attribute or (isinstance(piece, ast.TermReference) and piece.arguments):
            raise BadCatalogue(f"{name}: references have neither attributes nor arguments here")
        found = self.entries.get(name)
        if found is None or found.value is None:
            raise BadCatalogue(f"refers to {name}, which does not exist")
        return list(found.value.elements)

    def select(self, piece: ast.SelectExpression, *, alone: bool) -> Program:
        if not isinstance(piece.selector, ast.VariableReference):
            raise BadCatalogue("a choice is made on an argument only")
        name = piece.selector.id.name
        texts: dict[str, Program] = {}
        numbers: dict[int | Decimal, Program] = {}
        other: Program | None = None
        for variant in piece.variants:
            program = self.pattern(variant.value.elements, edges=alone, paragraph=alone)
            if isinstance(variant.key, ast.NumberLiteral):
                numbers[_number_literal(variant.key)] = program
            else:
                texts[variant.key.name] = program
            if variant.default:
                other = program
        assert other is not None, "the parser demands a default variant"
        default = other

        def choose(scope: Scope) -> str:
            value = scope.args[name]
            if isinstance(value, bool):
                return texts.get("true" if value else "false", default)(scope)
            if isinstance(value, str):
                return texts.get(value, default)(scope)
            if isinstance(value, int | Decimal):
                return numbers.get(value, default)(scope)
            raise WrongArguments(f"${name}: cannot choose by {type(value).__name__}")

        return choose

    def call(self, piece: ast.FunctionReference) -> tuple[Program, bool]:
        name = piece.id.name
        function = FUNCTIONS.get(name)
        if function is None:
            raise BadCatalogue(f"there is no function {name}")
        given = piece.arguments.positional
        if len(given) != len(function.takes) or piece.arguments.named:
            raise BadCatalogue(f"{name} takes {len(function.takes)} arguments: {', '.join(function.takes)}")
        run = function.call
        if len(given) == 1 and isinstance(given[0], ast.VariableReference):
            only = given[0].id.name

            def one(scope: Scope) -> str:
                value = scope.args[only]
                if isinstance(value, str):
                    value = scope.style.guard(value)
                try:
                    return run(scope.now, value)
                except ValueError as error:
                    raise WrongArguments(f"{name}(${only}): {error}") from error

            return one, function.marks
        values = [_value(argument) for argument in given]

        def several(scope: Scope) -> str:
            try:
                return run(scope.now, *(value(scope) for value in values))
            except ValueError as error:
                raise WrongArguments(f"{name}: {error}") from error

        return several, function.marks


def _unwrap(placeable: ast.Placeable) -> Any:
    expression: Any = placeable.expression
    while isinstance(expression, ast.Placeable):
        expression = expression.expression
    return expression


def _number_literal(piece: ast.NumberLiteral) -> int | Decimal:
    return Decimal(piece.value) if "." in piece.value else int(piece.value)


def reference_key(piece: ast.MessageReference | ast.TermReference) -> str:
    """The key of what is referred to among the entries: terms begin with «-»."""
    return f"-{piece.id.name}" if isinstance(piece, ast.TermReference) else piece.id.name


def _value(piece: Any) -> Callable[[Scope], Any]:
    if isinstance(piece, ast.VariableReference):
        name = piece.id.name

        def look(scope: Scope) -> Any:
            value = scope.args[name]
            return scope.style.guard(value) if isinstance(value, str) else value

        return look
    if isinstance(piece, ast.NumberLiteral):
        number = _number_literal(piece)
        return lambda _: number
    if isinstance(piece, ast.StringLiteral):
        text = str(piece.parse()["value"])
        return lambda scope: scope.style.guard(text)
    raise BadCatalogue("a function is given arguments, texts or numbers only")
