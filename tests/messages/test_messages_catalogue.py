"""From a message id to a text, strictly: messages.catalogue and its compiler."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from messages.catalogue import Catalogue, catalogue, ids, text, variables
from messages.errors import BadCatalogue, MissingMessage, WrongArguments
from messages.marks import FSI, JOINER, LRI, PDI, RLI, RLM, strip
from messages.style import HTML
from messages.words import Words, words

NOW = datetime(2025, 4, 17, 5, 30, tzinfo=UTC)


def written(source: str, /, **args: Any) -> str:
    """The message `m` of a source."""
    return Catalogue.of(source).text("m", args, now=NOW)


def test_arguments_are_isolated_and_numbers_persian() -> None:
    shown = written("m = پروندهٔ «{ $name }» { $n } صفحه، { $d } امتیاز", name="a b", n=12, d=Decimal("2.50"))
    assert shown == f"پروندهٔ «{FSI}a b{PDI}» {FSI}۱۲{PDI} صفحه، {FSI}۲٫۵{PDI} امتیاز"


@pytest.mark.parametrize(
    ("call", "value", "shown"),
    [
        ("NUM($x)", 12500, "۱۲٬۵۰۰"),
        ("SCORE($x)", Decimal("24.50"), "۲۴٫۵"),
        ("PERCENT($x)", Decimal("87.5"), "۸۷٫۵٪"),
        ("DAY($x)", NOW, "پنجشنبه ۲۸ فروردین ۱۴۰۴"),
        ("DAY($x)", date(2025, 4, 17), "پنجشنبه ۲۸ فروردین ۱۴۰۴"),
        ("MOMENT($x)", NOW, "پنجشنبه ۲۸ فروردین ۱۴۰۴ ساعت ۹"),
        ("NEAR($x)", NOW, "امروز ساعت ۹"),
        ("LEFT($x)", NOW + timedelta(minutes=20), "۲۰ دقیقه دیگر"),
        ("DEADLINE($x)", NOW + timedelta(days=3), "تا یکشنبه ۳۱ فروردین ۱۴۰۴ ساعت ۹"),
        ("BAR($x, 10)", 5, "▓▓▓▓▓░░░░░"),
        ("BYTES($x)", 1_258_291, "۱٫۲ مگابایت"),
        ("PHONE($x)", "+989123456789", "۰۹۱۲۳۴۵۶۷۸۹"),
        ("CODE($x)", "G03-1", "G03-1"),
    ],
)
def test_functions(call: str, value: object, shown: str) -> None:
    assert strip(written(f"m = مقدار: {{ {call} }}", x=value)) == f"مقدار: {shown}"


def test_a_piece_of_ours_that_holds_only_brackets_and_another_piece_runs_right_to_left() -> None:
    book = Catalogue.of(
        'm = اداره{ $extra }\nextra = { " " }({ $parts })\npart = { NUM($n) } نزد دستگاه\n'
        "bare = { NUM($n) } — { NUM($n) }"
    )
    extra = Words("extra", {"parts": [Words("part", {"n": 1})]})
    assert book.text("m", {"extra": extra}, now=NOW) == (f"اداره{RLI}{RLM} ({RLI}{FSI}۱{PDI} نزد دستگاه{PDI}){PDI}")
    assert book.text("m", {"extra": Words("bare", {"n": 2})}, now=NOW).startswith(f"اداره{FSI}{RLM}")


def test_codes_and_phones_run_left_to_right_and_bars_take_the_lines_direction() -> None:
    assert written("m = سنجهٔ { CODE($c) }", c="G03-1") == f"سنجهٔ {LRI}G03-{JOINER}1{PDI}"
    assert written("m = تلفن { PHONE($p) }", p="09123456789") == f"تلفن {LRI}۰۹۱۲۳۴۵۶۷۸۹{PDI}"
    assert written("m = { BAR($a, $b) } مانده", a=1, b=2) == "▓▓▓▓▓░░░░░ مانده"


def test_a_code_to_be_copied_holds_no_marks() -> None:
    source = "m = کد: <code>{ $a }</code> یا <code>{ CODE($b) }</code>"
    shown = Catalogue.of(source).text("m", {"a": "12", "b": "34"}, now=NOW, style=HTML)
    assert shown == f"کد: {FSI}<code>12</code>{PDI} یا {FSI}<code>34</code>{PDI}"


def test_a_line_without_persian_of_its_own_still_runs_right_to_left() -> None:
    source = "m =\n    سطر نخست\n    { $a } / { $b }\n    { $c }"
    lines = written(source, a="x", b="y", c="scan (3).pdf").split("\n")
    assert lines[1:] == [f"{RLM}{FSI}x{PDI} / {FSI}y{PDI}", f"{RLM}{FSI}scan (3).pdf{PDI}"]


def test_a_message_that_is_one_argument_is_that_argument() -> None:
    assert written("m = { $x }", x="سطر\nhttps://example.ir") == "سطر\nhttps://example.ir"
    assert written("m = { CODE($x) }", x="/queue") == "/queue"


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        ({"a": "", "b": ""}, "آغاز\nپایان"),
        ({"a": "میان", "b": ""}, "آغاز\nمیان\nپایان"),
        ({"a": [], "b": "ب"}, "آغاز\nپایان\nب"),
        ({"a": ["یک", "", words("n", n=2)], "b": ""}, "آغاز\nیک\nعدد ۲\nپایان"),
    ],
)
def test_a_line_with_one_empty_argument_goes_away(args: dict[str, Any], shown: str) -> None:
    source = "m =\n    آغاز\n    { $a }\n    پایان\n    { $b }\nn = عدد { NUM($n) }"
    assert strip(written(source, **args)) == shown


def test_a_choice_that_says_nothing_takes_its_line_away() -> None:
    source = """
m =
    آغاز

    { $n ->
        [0] {""}
       *[other] مانده: { NUM($n) }
    }

    پایان
"""
    assert strip(written(source, n=0)) == "آغاز\n\nپایان"
    assert strip(written(source, n=3)) == "آغاز\n\nمانده: ۳\n\nپایان"


def test_an_empty_argument_within_a_line_leaves_the_line() -> None:
    assert written("m =\n    یک { $x }\n    دو", x="") == "یک \nدو"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "صفر"), (Decimal("1.5"), "یک‌ونیم"), (Decimal(0), "صفر"), (7, "دیگر"), ("draft", "پیش‌نویس")],
)
def test_choices_by_number_decimal_and_text(value: object, shown: str) -> None:
    source = "m = { $x ->\n [0] صفر\n [1.5] یک‌ونیم\n [draft] پیش‌نویس\n *[other] دیگر\n }"
    assert written(source, x=value) == shown


def test_choices_by_truth() -> None:
    source = "m = { $x ->\n [true] بله\n *[false] خیر\n }"
    assert (written(source, x=True), written(source, x=False)) == ("بله", "خیر")


def test_nested_words_and_lists_within_a_line() -> None:
    source = "m = برای { $who } و { $rest }\nrole = رابط { $agency }"
    shown = written(source, who=words("role", agency="راه"), rest=["الف", words("role", agency="آب")])
    assert strip(shown) == "برای رابط راه و الف، رابط آب"


def test_a_mistake_inside_nested_words_is_found() -> None:
    with pytest.raises(WrongArguments, match="role"):
        written("m = برای { $who }\nrole = رابط { $agency }", who=words("role"))
    with pytest.raises(MissingMessage, match="nobody"):
        written("m = برای { $who }", who=words("nobody"))


def test_arguments_longer_than_the_fluent_runtime_allows() -> None:
    assert len(written("m = متن: { $x }", x="ی" * 9000)) > 9000


def test_variables_follow_references() -> None:
    source = """
-house = کارنامهٔ { $year }
part = { $a } و { NUM($b) }
m = { -house } { part } { $c ->
    [one] { $d }
   *[other] { BAR($e, $f) }
}
"""
    assert Catalogue.of(source).variables("m") == {"year", "a", "b", "c", "d", "e", "f"}


def test_strictness() -> None:
    book = Catalogue.of("m = { $a } متن { $b }")
    with pytest.raises(MissingMessage):
        book.text("nothing", {}, now=NOW)
    with pytest.raises(MissingMessage):
        book.variables("nothing")
    with pytest.raises(WrongArguments, match="lacks b"):
        book.text("m", {"a": "x"}, now=NOW)
    with pytest.raises(WrongArguments, match="does not know c"):
        book.text("m", {"a": "x", "b": "y", "c": "z"}, now=NOW)


@pytest.mark.parametrize("value", [1.5, None, True, NOW, date(2025, 1, 1), b"x", {"a": 1}])
def test_values_that_need_a_function_or_are_no_arguments_are_refused(value: object) -> None:
    with pytest.raises(WrongArguments, match=r"\$x"):
        written("m = مقدار { $x }", x=value)


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ("NUM($x)", "12"),
        ("NUM($x)", 1.5),
        ("NUM($x)", True),
        ("NUM($x)", Decimal("NaN")),
        ("DAY($x)", "1404"),
        ("MOMENT($x)", datetime(2025, 1, 1)),
        ("NEAR($x)", date(2025, 1, 1)),
        ("BYTES($x)", Decimal(1)),
        ("BYTES($x)", -1),
        ("CODE($x)", 12),
    ],
)
def test_functions_refuse_what_is_not_theirs(call: str, value: object) -> None:
    with pytest.raises(WrongArguments):
        written(f"m = مقدار {{ {call} }}", x=value)


@pytest.mark.parametrize(
    "source",
    [
        "m = { $x",
        "m = { NOSUCH($x) }",
        "m = { NUM($x, $y) }",
        'm = { NUM($x, digits: "2") }',
        "m = { nobody }",
        "m = { -nobody }",
        "m = { n }\nn = { m }",
        "m = یک\nm = دو",
        "m = یک\n    .title = دو",
        '-t = یک\nm = { -t(case: "x") }',
        "m = { NUM($x) ->\n *[other] یک\n }",
    ],
)
def test_a_bad_catalogue_is_refused_when_loaded(source: str) -> None:
    with pytest.raises(BadCatalogue):
        Catalogue.of(source)


def test_the_applications_catalogue() -> None:
    assert catalogue() is catalogue()
    assert "btn-back" in ids()
    assert text("btn-back", {}, now=NOW) == "صفحهٔ قبل"
    assert variables("progress") == {"done", "total"}
    assert strip(text("progress", {"done": 31, "total": 50}, now=NOW)) == "▓▓▓▓▓▓░░░░ ۳۱ از ۵۰"
    assert Words("btn-home") == words("btn-home")
