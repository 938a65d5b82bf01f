"""The code and the catalogues agree: every message that is asked for exists and gets exactly its arguments,
none is dead, and no Persian is written outside messages/."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.commands import COMMANDS
from documents.problems import FILE_REFUSALS, SHEET_PROBLEMS
from messages.catalogue import FOLDER, Catalogue, catalogue
from messages.profiles import PROFILES
from services.access import Role
from services.catalogue.scoring import NotApplicable
from services.lists import imports
from services.year.cycle_settings import SETTINGS
from services.year.days_off import WEEKENDS, DayKind
from services.year.working_days import YEAR_STEPS, DoubtKind

ROOT = Path(__file__).parents[2]
SPEAKING = ("handlers", "services", "scheduler", "bot")
NO_WORDS = ("bot", "handlers", "services", "models", "scheduler", "documents")

# An id made of a prefix and something known only at run time: what that can be, with the arguments it brings.
# problem-… and refused-… are gathered from the code as well (RowProblem, Refused).
Family = Mapping[str, Iterable[str]]
FAMILIES: dict[str, Family] = {
    "role-": {role.value: () for role in Role},
    "sheet-": dict.fromkeys(imports.KINDS, ()),
    "platform-": dict.fromkeys(PROFILES, ()),
    "command-": dict.fromkeys(COMMANDS, ()),
    "file-": {**FILE_REFUSALS, "unreachable": ()},
    "problem-": SHEET_PROBLEMS,
    "refused-": {},
    "step-title-": dict.fromkeys((code for code, _ in YEAR_STEPS), ()),
    "doubt-": dict.fromkeys(DoubtKind, ("step", "day")),
    "confirm-day-": dict.fromkeys(DayKind, ("day", "title", "list")),
    "weekend-": dict.fromkeys(map(str, range(len(WEEKENDS))), ()),
    "set-title-": dict.fromkeys(SETTINGS, ()),
    "set-about-": dict.fromkeys(SETTINGS, ()),
    "set-yes-": {name: () for name, one in SETTINGS.items() if one.choices and isinstance(one.choices[0], bool)},
    "set-no-": {name: () for name, one in SETTINGS.items() if one.choices and isinstance(one.choices[0], bool)},
    "na-rule-": dict.fromkeys(NotApplicable, ()),
}
# Calls that only pass on what came from elsewhere, where it is checked.
PASSED_ON = {
    ("bot/notify.py", "notice.message"),
    ("bot/notify.py", "label"),
    ("handlers/said.py", "value.message"),
    ("handlers/turn.py", "button.label"),
}
# What the syntax allows and the logic does not: (file, id).
NEVER = {("handlers/lost.py", "doing-measure")}  # its plain form: a stranger is never at a measure
# Persian in code that is no sentence: (file, why).
TABLES = {
    "models/text.py": "tables of letters that keyboards confuse",
    "models/articles.py": "words by which official letters number their parts",
    "handlers/appraiser/arguments.py": "words that people write around numbers",
}


class Unknown(Exception):
    """The test cannot tell which message a call asks for."""


@dataclass(frozen=True)
class Use:
    """A place that asks for a message; `names` None: its arguments are known only at run time."""

    where: str
    message_id: str
    names: frozenset[str] | None


class Module:
    """The uses of messages in one file."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.tree = ast.parse(source)
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.uses: list[Use] = []
        self.problems: dict[str, frozenset[str]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                self._call(node)

    def _call(self, call: ast.Call) -> None:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        given = call.args
        if name in ("words", "button") and given:
            self._use(call, given[0], _keywords(call))
        elif name in ("Words", "Said", "text") and given:
            self._use(call, given[0], self._keys(given[1] if len(given) > 1 else None, call))
        elif name in ("Button", "ReplyButton") and given and not _makes_words(given[0]):
            self._use(call, given[0], frozenset())
        elif name == "Notice":
            self._notice(call)
        elif (name == "Refused" and given) or self._is_refusing_init(call):
            names = _keywords(call)  # `entry_id` is Refused's own: where the answer leads, no argument of its words
            self._use(call, given[0], names and names - {"entry_id"}, prefix="refused-")
        elif name == "RowProblem" and len(given) > 2 and isinstance(given[2], ast.Constant):
            names = self._keys(given[3] if len(given) > 3 else None, call) or frozenset()
            self.problems[str(given[2].value)] = names

    def _notice(self, call: ast.Call) -> None:
        by_name = {one.arg: one.value for one in call.keywords if one.arg}
        given = dict(zip(("key", "person_id", "message", "args", "buttons"), call.args, strict=False)) | by_name
        self._use(call, given["message"], self._keys(given.get("args"), call))
        for label in self._labels(given.get("buttons"), call):
            self._use(call, label, frozenset())

    def _labels(self, buttons: ast.expr | None, at: ast.AST) -> Iterator[ast.expr]:
        if buttons is None:
            return
        for value in self._values(buttons, at):
            if not isinstance(value, ast.Tuple | ast.List):
                raise Unknown(self._where(at, value))
            for pair in value.elts:
                assert isinstance(pair, ast.Tuple)
                yield pair.elts[0]

    def _is_refusing_init(self, call: ast.Call) -> bool:
        if not (isinstance(call.func, ast.Attribute) and call.func.attr == "__init__" and call.args):
            return False
        node: ast.AST = call
        while node in self.parents and not isinstance(node, ast.ClassDef):
            node = self.parents[node]
        return isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id == "Refused" for base in node.bases
        )

    def _use(self, call: ast.Call, message: ast.expr, names: frozenset[str] | None, *, prefix: str = "") -> None:
        if (self.path, ast.unparse(message)) in PASSED_ON:
            return
        for message_id in sorted(self._narrowed(self._resolve(message, call), message, call)):
            if (self.path, message_id) in NEVER and not names:
                continue
            self.uses.append(Use(f"{self.path}:{call.lineno}", prefix + message_id, names))

    def _where(self, at: ast.AST, what: ast.expr) -> str:
        return f"{self.path}:{getattr(at, 'lineno', 0)}: {ast.unparse(what)}"

    # What an expression can be.

    def _resolve(self, value: ast.expr, at: ast.AST) -> set[str]:
        """The ids that an expression can be; one made with an f-string ends in «*»."""
        found: set[str] = set()
        for one in self._values(value, at):
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                found.add(one.value)
            elif isinstance(one, ast.JoinedStr) and len(one.values) == 2:
                beginning, rest = one.values
                if not (isinstance(beginning, ast.Constant) and isinstance(rest, ast.FormattedValue)):
                    raise Unknown(self._where(at, one))
                found.add(f"{beginning.value}*")
            elif not (isinstance(one, ast.Constant) and one.value is None):
                raise Unknown(self._where(at, one))
        return found

    def _values(self, value: ast.expr, at: ast.AST) -> Iterator[ast.expr]:
        if isinstance(value, ast.IfExp):
            yield from self._values(value.body, at)
            yield from self._values(value.orelse, at)
        elif isinstance(value, ast.Name):
            yield from self._of_name(value, at)
        elif isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name):
            yield from self._of_table(value.value, at)
        elif (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Attribute)
            and value.func.attr == "get"
            and isinstance(value.func.value, ast.Name)
        ):
            yield from self._of_table(value.func.value, at)
            for default in value.args[1:]:
                yield from self._values(default, at)
        else:
            yield value

    def _of_table(self, name: ast.Name, at: ast.AST) -> Iterator[ast.expr]:
        for table in self._of_name(name, at):
            if not isinstance(table, ast.Dict):
                raise Unknown(self._where(at, name))
            for value in table.values:
                yield from self._values(value, at)

    def _of_name(self, name: ast.Name, at: ast.AST) -> Iterator[ast.expr]:
        scope: ast.AST | None = at
        while scope is not None:
            scope = self.parents.get(scope)
            if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
                continue
            assigned = list(_assigned(scope, name.id))
            if assigned:
                for value in assigned:
                    yield from self._values(value, value)
                return
            if not isinstance(scope, ast.Module) and name.id in (parameters := _parameters(scope)):
                yield from self._handed_over(scope.name, name.id, parameters.index(name.id))
                return
        raise Unknown(self._where(at, name))

    def _handed_over(self, function: str, name: str, place: int) -> Iterator[ast.expr]:
        """What the callers in this file give a parameter."""
        calls = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        ]
        if not calls:
            raise Unknown(f"{self.path}: {name} of {function}")
        for call in calls:
            for value in [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg == name)]:
                yield from self._values(value, call)

    def _keys(self, args: ast.expr | None, at: ast.AST) -> frozenset[str] | None:
        """The names in a mapping of arguments, None where they are known only at run time."""
        if args is None:
            return frozenset()
        names: set[str] = set()
        values = list(self._values(args, at))
        if isinstance(args, ast.Name) and len(values) > 1:  # set several times: the last time before the call
            earlier = [one for one in values if one.lineno <= getattr(at, "lineno", 0)]
            values = [max(earlier, key=lambda one: one.lineno)] if earlier else values
        for value in values:
            if not isinstance(value, ast.Dict):
                return None
            for key, item in zip(value.keys, value.values, strict=True):
                if key is None:
                    inner = self._keys(item, at)
                    if inner is None:
                        return None
                    names |= inner
                elif isinstance(key, ast.Constant):
                    names.add(str(key.value))
                else:
                    return None
        return frozenset(names)

    # Which of them a call can still mean where it stands.

    def _narrowed(self, ids: set[str], message: ast.expr, call: ast.AST) -> set[str]:
        if not isinstance(message, ast.Name):
            return ids
        below: ast.AST = call
        while (above := self.parents.get(below)) is not None:
            if isinstance(above, ast.If):
                equal, whole = _compared(above.test, message.id)
                if below in above.body and equal:
                    ids = ids & equal
                elif below in above.orelse and whole:
                    ids = ids - equal
            for before in _before(above, below):
                equal, whole = _compared(before.test, message.id)
                if whole and isinstance(before.body[-1], ast.Return | ast.Raise):
                    ids = ids - equal
            if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef):
                return ids
            below = above
        return ids


def _compared(test: ast.expr, name: str) -> tuple[set[str], bool]:
    """The texts that a condition compares a name with, and whether that is the whole condition."""
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
    found = {
        str(part.comparators[0].value)
        for part in parts
        if isinstance(part, ast.Compare)
        and isinstance(part.ops[0], ast.Eq)
        and isinstance(part.left, ast.Name)
        and part.left.id == name
        and isinstance(part.comparators[0], ast.Constant)
    }
    return found, bool(found) and len(parts) == 1


def _before(above: ast.AST, below: ast.AST) -> Iterator[ast.If]:
    for body in (getattr(above, "body", None), getattr(above, "orelse", None)):
        if isinstance(body, list) and below in body:
            yield from (one for one in body[: body.index(below)] if isinstance(one, ast.If))


def _keywords(call: ast.Call) -> frozenset[str] | None:
    names = [one.arg for one in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _makes_words(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("words", "Words")


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    return [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]


def _assigned(scope: ast.AST, name: str) -> Iterator[ast.expr]:
    """What a name is set to in a scope itself, not in the functions within it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if isinstance(node, ast.Assign):
            yield from (node.value for one in node.targets if isinstance(one, ast.Name) and one.id == name)
        elif (
            isinstance(node, ast.AnnAssign | ast.NamedExpr)
            and isinstance(node.target, ast.Name)
            and node.target.id == name
            and node.value is not None
        ):
            yield node.value
        waiting.extend(ast.iter_child_nodes(node))


# The findings.


def uses_in(modules: Iterable[Module]) -> tuple[list[Use], dict[str, Family]]:
    """All uses, and the families with what the code adds to them."""
    modules = list(modules)
    uses = [use for module in modules for use in module.uses]
    problems = {code: names for module in modules for code, names in module.problems.items()}
    refused = {
        use.message_id.removeprefix("refused-"): use.names or ()
        for use in uses
        if use.message_id.startswith("refused-") and not use.message_id.endswith("*")
    }
    families = dict(FAMILIES)
    families["problem-"] = {**FAMILIES["problem-"], **problems}
    families["refused-"] = refused
    return uses, families


def members(uses: Iterable[Use], families: Mapping[str, Family]) -> Iterator[Use]:
    """The uses with each family opened: one use for every member."""
    for use in uses:
        if not use.message_id.endswith("*"):
            yield use
            continue
        prefix = use.message_id[:-1]
        for name, brings in families.get(prefix, {"?": ()}).items():
            names = use.names if use.names is not None else frozenset(brings)
            yield Use(use.where, prefix + name, names)


def disagreements(uses: Iterable[Use], families: Mapping[str, Family], book: Catalogue) -> list[str]:
    """Messages that do not exist, or do not get exactly their arguments."""
    found = []
    for use in members(uses, families):
        if use.message_id not in book.ids():
            found.append(f"{use.where}: there is no {use.message_id}")
        elif use.names is not None and use.names != book.variables(use.message_id):
            given, needed = sorted(use.names), sorted(book.variables(use.message_id))
            found.append(f"{use.where}: {use.message_id} needs {needed}, gets {given}")
    return found


class _References(Visitor):  # type: ignore[misc]
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.found.add(node.id.name)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802
        self.found.add(f"-{node.id.name}")


def dead(uses: Iterable[Use], families: Mapping[str, Family], source: str, waiting: set[str]) -> set[str]:
    """Messages and terms that no code asks for, not even through another message."""
    refers: dict[str, set[str]] = {}
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ftl.Message | ftl.Term):
            visitor = _References()
            visitor.visit(entry.value)
            refers[f"-{entry.id.name}" if isinstance(entry, ftl.Term) else entry.id.name] = visitor.found
    left = [use.message_id for use in members(uses, families)] + sorted(waiting)
    alive: set[str] = set()
    while left:
        if (key := left.pop()) not in alive:
            alive.add(key)
            left.extend(refers.get(key, ()))
    return refers.keys() - alive


def persian(source: str) -> list[str]:
    """Texts in code with Persian letters, docstrings and single characters apart."""
    tree = ast.parse(source)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in told
        and len(node.value) > 1
        and any("\u0600" <= letter <= "\u06ff" and letter.isalpha() for letter in node.value)
    ]


def _files(folders: Iterable[str]) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def _modules() -> list[Module]:
    return [Module(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in _files(SPEAKING)]


# The house as it is.


def test_every_message_exists_and_gets_exactly_its_arguments() -> None:
    uses, families = uses_in(_modules())
    assert len(uses) > 100
    assert disagreements(uses, families, catalogue()) == []


def test_no_message_is_dead() -> None:
    uses, families = uses_in(_modules())
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.ftl")))
    assert dead(uses, families, source, set()) == set()


@pytest.mark.parametrize("path", _files(NO_WORDS), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_persian_outside_messages(path: Path) -> None:
    if str(path.relative_to(ROOT)) not in TABLES:
        assert persian(path.read_text(encoding="utf-8")) == []


def test_the_tables_are_needed() -> None:
    assert [path for path in TABLES if not persian((ROOT / path).read_text(encoding="utf-8"))] == []


# The rules find what is wrong.

BOOK = """
-term = سلام
m = { $x } است
n = نه
role-admin = راهبر
role-liaison = رابط
role-deputy = معاون
role-agency_head = مدیر
role-appraiser = ارزیاب
role-committee = کمیته
refused-no = { $x } نه
problem-bad = { $x } بد
"""
GOOD = (
    'words("m", x=1)',
    'button("m", "data", x=1)',
    'words("m", **given)',
    'words("n" if a else "n")',
    'words(f"role-{role}")',
    'Notice(key, 1, "m", {"x": 1}, (("n", "home"),))',
    'raise Refused("no", x=1)',
    'Words("m", {"x": 1})',
    'ReplyButton("n")',
    'T = {1: "n"}\ndef f():\n    words(T[1])\n    words(T.get(2, "n"))',
    'def f(a):\n    n = "m" if a else "n"\n    if n == "m":\n        return words(n, x=1)\n    return words(n)',
    'def g(name):\n    return words(name)\ng("n")',
    'def f():\n    args = {"x": 1}\n    Notice(key, 1, message="m", args={**args}, buttons=(("n", "home"),))',
    'def f():\n    args = {"x": 1}\n    Notice(key, 1, "m", args)\n    args = {"y": 1}',
    'class Denied(Refused):\n    def __init__(self):\n        super().__init__("no", x=1)',
    'RowProblem(1, "a", "bad", {"x": 1})\nwords(f"problem-{code}", **args)',
)
BAD = (
    'words("absent")',
    'words("m")',
    'words("m", x=1, y=2)',
    'words("m", y=1)',
    'button("n", "data", x=1)',
    'words("n" if a else "m")',
    'words(f"role-{role}", x=1)',
    'words(f"strange-{role}")',
    'Notice(key, 1, "m", {"y": 1})',
    'Notice(key, 1, "n", {}, (("absent", "home"),))',
    'def f():\n    buttons = (("m", "home"),)\n    Notice(key, 1, "n", {}, buttons)',
    'raise Refused("other")',
    'raise Refused("no")',
    'Words("m", {})',
    'ReplyButton("m")',
    'Button("absent", data="x")',
    'T = {1: "m"}\ndef f():\n    words(T[1])',
    'def f(a):\n    name = "m" if a else "n"\n    return words(name)',
    'def g(name):\n    return words(name)\ng("m")',
    'class Denied(Refused):\n    def __init__(self):\n        super().__init__("other")',
    'RowProblem(1, "a", "worse")\nwords(f"problem-{code}", **args)',
)


def _judged(source: str) -> list[str]:
    uses, families = uses_in([Module("x.py", source)])
    problems = {code: names for code, names in families["problem-"].items() if code not in SHEET_PROBLEMS}
    return disagreements(uses, families | {"problem-": problems}, Catalogue.of(BOOK))


@pytest.mark.parametrize("source", GOOD)
def test_good_calls_are_left_alone(source: str) -> None:
    assert _judged(source) == []


@pytest.mark.parametrize("source", BAD)
def test_bad_calls_are_found(source: str) -> None:
    assert _judged(source) != []


@pytest.mark.parametrize("source", ["words(a.b)", "def f(name):\n    words(name)", "words(x)", 'words(f"{a}-b")'])
def test_a_message_that_cannot_be_told_is_found(source: str) -> None:
    with pytest.raises(Unknown):
        Module("x.py", source)


def test_the_dead_are_found() -> None:
    uses, families = uses_in([Module("x.py", 'words("a")')])
    source = "a = { b } و { -t }\nb = ب\nc = ج\nd = { e }\ne = ه\n-t = ت\n-u = ث"
    assert dead(uses, families, source, {"c"}) == {"d", "e", "-u"}


def test_persian_in_code_is_found() -> None:
    assert persian('say("سلام")') == ["1: سلام"]
    assert persian('say(f"عدد {n}")') != []
    assert persian('"""سلام"""\nx = 1  # سلام\n\n\ndef f():\n    """سلام"""\n    return ("ی", "، ", "۱۲", "a")') == []
