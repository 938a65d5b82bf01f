"""Both messengers: what a test does with `platform` holds on each."""

import pytest


@pytest.fixture(params=["telegram", pytest.param("bale", marks=pytest.mark.slow)])
def platform(request: pytest.FixtureRequest) -> str:
    """The messenger that the person of the test uses."""
    return str(request.param)
