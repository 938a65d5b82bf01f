"""Words and their arguments survive JSON with their types: messages.words."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.errors import WrongArguments
from messages.words import Words, dump_args, load_args, words

SCALARS = st.one_of(
    st.text(),
    st.integers(),
    st.booleans(),
    st.decimals(allow_nan=False),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=3, minutes=30))])),
    st.dates(),
)
ARGS = st.dictionaries(
    st.text(),
    st.recursive(
        SCALARS,
        lambda inner: st.one_of(
            st.lists(inner), st.builds(Words, st.text(), st.dictionaries(st.text(), inner, max_size=3))
        ),
        max_leaves=8,
    ),
    max_size=4,
)


def typed(value: Any) -> Any:
    """The value with its types, since 1 == True == Decimal(1)."""
    if isinstance(value, Words):
        return ("Words", value.message_id, typed(dict(value.args)))
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return (type(value).__name__, str(value))


@given(ARGS)
def test_arguments_come_back_as_they_were(args: dict[str, Any]) -> None:
    assert typed(load_args(dump_args(args))) == typed(args)


@given(st.text(), ARGS)
def test_words_come_back_as_they_were(message_id: str, args: dict[str, Any]) -> None:
    told = Words(message_id, args)
    assert typed(Words.from_json(told.to_json())) == typed(told)


def test_the_order_of_arguments_does_not_matter() -> None:
    assert dump_args({"a": 1, "b": 2}) == dump_args({"b": 2, "a": 1})


def test_kept_text_is_readable() -> None:
    assert dump_args({"day": date(2025, 3, 25), "score": Decimal("12.50"), "who": "رابط"}) == (
        '{"day":{"day":"2025-03-25"},"score":{"decimal":"12.50"},"who":"رابط"}'
    )


@pytest.mark.parametrize("value", [1.5, None, {"a": 1}, datetime(2025, 1, 1), b"x", [None]])
def test_what_cannot_be_kept_is_refused(value: object) -> None:
    with pytest.raises(WrongArguments):
        dump_args({"x": value})


def test_an_argument_may_be_named_like_the_parameter() -> None:
    assert words("greeting", message_id="x") == Words("greeting", {"message_id": "x"})
