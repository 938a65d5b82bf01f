"""The statement budget: what one update may cost in SQL, so that a handler that reads twice is noticed."""

from pathlib import Path

from bench.statements import by_kind

# With BEGIN and COMMIT, which updates that wait together share; docs/performance.md has the table.
BUDGET = {
    "a measure opened (press)": 22,
    "a first value": 27,
    "a value": 27,
    "a file, fetched and stored": 60,
    "home": 24,
}


async def test_no_kind_of_update_exceeds_its_budget(tmp_path: Path) -> None:
    found = await by_kind(tmp_path)
    assert found.keys() == BUDGET.keys()
    over = {name: seen for name, seen in found.items() if len(seen) > BUDGET[name]}
    assert not over, {name: (len(seen), BUDGET[name], seen) for name, seen in over.items()}
