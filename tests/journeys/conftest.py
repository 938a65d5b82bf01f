"""Both messengers: what a test does with `platform` holds on each; the fast suite asks one of them."""

import pytest


@pytest.fixture(params=[pytest.param("telegram", marks=pytest.mark.deep), "bale"])
def platform(request: pytest.FixtureRequest) -> str:
    """The messenger that the person of the test uses."""
    return str(request.param)
