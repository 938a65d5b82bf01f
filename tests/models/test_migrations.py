"""Migrations on a populated database: what they keep, what is refused, and kills in the middle."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from models import migrate as migrating
from models.migrate import FOLDER, MigrationRefused, is_current, migrate
from tests.faults.knobs import say

ROOT = Path(__file__).parents[2]
AGENCIES = 40
REMAKE = """
CREATE TABLE agency_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code VARCHAR(32) NOT NULL UNIQUE,
    title VARCHAR(500) NOT NULL,
    group_id INT NOT NULL REFERENCES agency_group (id) ON DELETE RESTRICT
);
INSERT INTO agency_new (id, code, title, group_id) SELECT id, code, title, group_id FROM agency;
DROP TABLE agency;
ALTER TABLE agency_new RENAME TO agency;
CREATE INDEX idx_agency_group_i_5c3d1a ON agency (group_id);
"""


def _folder(tmp_path: Path, sql: str) -> Path:
    """The migrations of the product and one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    count = len(list(FOLDER.glob("*.sqlite.sql")))
    (folder / f"{count + 1:04}_next.sqlite.sql").write_text(sql, encoding="utf-8")
    return folder


@pytest.fixture
def populated(tmp_path: Path) -> Path:
    """Agencies with children that refer to them."""
    path = tmp_path / "karnameh.db"
    migrate(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("INSERT INTO agency_group (code, title) VALUES ('G', 'گروه')")
        database.execute(
            "INSERT INTO cycle (year, state, deadline_version, is_sample, last_entry_number) "
            "VALUES (1403, 'DRAFT', 0, 1, 0)"
        )
        for number in range(AGENCIES):
            database.execute("INSERT INTO agency (code, title, group_id) VALUES (?, 'دستگاه', 1)", (f"A{number}",))
            database.execute(
                "INSERT INTO agency_case (state, agency_id, cycle_id) VALUES ('OPEN', ?, 1)", (number + 1,)
            )
        database.commit()
    return path


def _content(path: Path) -> tuple[list[str], dict[str, list[tuple[object, ...]]]]:
    with closing(sqlite3.connect(path)) as database:
        schema = [sql for (sql,) in database.execute("SELECT sql FROM sqlite_master ORDER BY name") if sql]
        tables = [one for (one,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
        return schema, {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}


def test_a_remake_keeps_rows_uniques_and_indexes(populated: Path, tmp_path: Path) -> None:
    before = _content(populated)[1]
    assert [one.name for one in migrate(populated, _folder(tmp_path, REMAKE))] == ["next"]
    after = _content(populated)[1]
    for table in ("agency", "agency_case", "agency_group", "cycle"):
        assert after[table] == before[table]
    with closing(sqlite3.connect(populated)) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute("PRAGMA foreign_keys=ON")
        database.execute("DELETE FROM agency WHERE id = 1")
    with closing(sqlite3.connect(populated)) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO agency (code, title, group_id) VALUES ('A1', 'x', 1)")
    assert migrate(populated, tmp_path / "migrations") == []


def test_a_backup_is_made_before(populated: Path, tmp_path: Path) -> None:
    before = _content(populated)
    folder = _folder(tmp_path, REMAKE)
    migrate(populated, folder)
    number = len(list(folder.glob("*.sql")))
    copy = populated.with_name(f"{populated.name}.before-{number:04}")
    assert _content(copy) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


REFUSED = {
    "forgets an index": (REMAKE.replace("CREATE INDEX idx_agency_group_i_5c3d1a ON agency (group_id);", ""), "index"),
    "forgets a unique": (REMAKE.replace("NOT NULL UNIQUE", "NOT NULL"), "unique index"),
    "forgets a column": (REMAKE.replace("    title VARCHAR(500) NOT NULL,\n", "").replace("title, ", ""), "column"),
    "forgets a reference": (REMAKE.replace("REFERENCES agency_group (id) ON DELETE RESTRICT", ""), "reference"),
    "lets a reference delete": (REMAKE.replace("ON DELETE RESTRICT", "ON DELETE CASCADE"), "reference"),
    "loses rows": (REMAKE.replace("FROM agency;", "FROM agency WHERE id > 3;"), "references|rows"),
    "breaks references": (REMAKE.replace("SELECT id, code", "SELECT id + 1000, code"), "references"),
    "drops a table": ("DROP TABLE entry_request;", "drops table"),
    "empties a table": ("DELETE FROM agency_case;", "rows"),
    "ends the transaction itself": ("COMMIT;\nDROP TABLE entry_request;\nBEGIN;", "transaction"),
    "is not finished": ("CREATE TABLE half (", "not finished"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_loses_something_is_refused(populated: Path, tmp_path: Path, what: str) -> None:
    before, (sql, said) = _content(populated), REFUSED[what]
    with pytest.raises(MigrationRefused, match=said):
        migrate(populated, _folder(tmp_path, sql))
    assert _content(populated) == before
    assert not is_current(populated, tmp_path / "migrations")


def test_an_applied_file_must_not_change(populated: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path, REMAKE)
    migrate(populated, folder)
    last = sorted(folder.glob("*.sql"))[-1]
    last.write_text(last.read_text() + "-- a second thought\n")
    with pytest.raises(MigrationRefused, match="was changed after"):
        migrate(populated, folder)


def test_without_keys_off_a_remake_deletes_children(populated: Path) -> None:
    """Why references are RESTRICT and switched off for a remake: with CASCADE, dropping the parent empties them."""
    with closing(sqlite3.connect(populated, isolation_level=None)) as database:
        (schema,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'agency_case'").fetchone()
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("DROP TABLE agency_case")
        database.execute(schema.replace("RESTRICT", "CASCADE"))
        database.execute("INSERT INTO agency_case (state, agency_id, cycle_id) SELECT 'OPEN', id, 1 FROM agency")
        database.execute("PRAGMA foreign_keys=ON")
        database.executescript(f"BEGIN; {REMAKE} COMMIT;")
        assert database.execute("SELECT count(*) FROM agency_case").fetchone()[0] == 0
        assert database.execute("SELECT count(*) FROM agency").fetchone()[0] == AGENCIES


def test_without_the_comparison_an_index_is_lost(
    populated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "_check_shape", lambda *_: None)
    migrate(populated, _folder(tmp_path, REFUSED["forgets a unique"][0]))
    with closing(sqlite3.connect(populated)) as database:
        database.execute("INSERT INTO agency (code, title, group_id) VALUES ('A1', 'x', 1)")  # twice the same code


FIRST = "0001_house.sqlite.sql"
TIME = "2025-04-17 09:00:00+00:00"
EARLIER_ROWS = {
    "agency_group": {"id": 1, "code": "G", "title": "گروه"},
    "agency": {"id": 1, "code": "A", "title": "دستگاه", "group_id": 1},
    "person": {"id": 1, "name": "رابط", "phone": "989120000001", "joined_at": TIME},
    "cycle": {
        "id": 1, "year": 1403, "state": "SELF_ASSESSMENT_OPEN", "deadline_at": TIME, "deadline_version": 2,
        "is_sample": 0, "last_entry_number": 1001,
    },
    "axis": {"id": 1, "cycle_id": 1, "code": "X", "title": "محور", "max_score": "100", "position": 1},
    "indicator": {"id": 1, "axis_id": 1, "code": "G01", "title": "شاخص", "max_score": "100", "position": 1},
    "measure": {
        "id": 1, "indicator_id": 1, "code": "G01-1", "title": "سنجه", "weight": "100", "kind": "ratio", "method": "روش",
        "target": "100", "evidence": "[]", "agency_upload": 1, "na_allowed": 0, "position": 1,
    },
    "agency_case": {"id": 1, "cycle_id": 1, "agency_id": 1, "state": "IN_PROGRESS"},
    "measure_entry": {
        "id": 1, "case_id": 1, "measure_id": 1, "cycle_id": 1, "number": 1001, "state": "SELF_SCORED", "version": 4,
    },
    "evidence_file": {
        "id": 1, "case_id": 1, "entry_id": 1, "person_id": 1, "state": "UPLOADED", "name": "گزارش.pdf", "mime": "x/y",
        "size": 12, "sha256": "ab", "platform": "bale", "chat_id": 7, "message_id": 8, "file_id": "f", "sent_at": TIME,
    },
    "receipt": {
        "id": 1, "code": "C-1", "entry_id": 1, "value_id": 2, "person_id": 1, "acted_at": TIME, "file_count": 1,
        "digest": "d",
    },
}  # fmt: skip
VALUE = {"entry_id": 1, "source": "self", "person_id": 1, "acted_at": TIME, "reason": ""}
VALUES = [
    VALUE | {"id": 1, "amount": "70.000000", "score": "16.333333", "superseded_at": TIME},
    VALUE | {"id": 2, "amount": "87.500000", "score": "20.416667", "superseded_at": None},
]


def _insert(database: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join("?" * len(row))
    database.execute(f'INSERT INTO "{table}" ({", ".join(row)}) VALUES ({marks})', list(row.values()))


def test_rows_of_the_first_version_are_kept_by_the_second(tmp_path: Path) -> None:
    """A cycle that people are at work in: every row, value and score is there afterwards, as it was."""
    path, first = tmp_path / "karnameh.db", tmp_path / "first"
    first.mkdir()
    shutil.copy(FOLDER / FIRST, first)
    migrate(path, first)
    earlier = [(table, row) for table, row in EARLIER_ROWS.items() if table != "receipt"]
    earlier += [("value", row) for row in VALUES] + [("receipt", EARLIER_ROWS["receipt"])]
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys=ON")
        for table, row in earlier:
            _insert(database, table, row)
        database.commit()
    assert "self_assessment" in [one.name for one in migrate(path)]
    _content(path)  # whole, and every reference leads somewhere
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        for table, row in earlier:
            kept = dict(database.execute(f'SELECT * FROM "{table}" WHERE id = ?', (row["id"],)).fetchone())
            assert {name: kept[name] for name in row} == row, table
        for table in {table for table, _ in earlier}:
            count = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
            assert count == sum(name == table for name, _ in earlier), table
        cycle = dict(database.execute("SELECT * FROM cycle").fetchone())
        assert (cycle["head_approves"], cycle["drafts_count"], cycle["grace_days"]) == (1, 1, 3)
        # A score that is not known yet has a place now.
        _insert(database, "value", VALUES[1] | {"id": 3, "score": None})


KILLING = """
import os, signal, sqlite3, sys
from pathlib import Path
left = int(sys.argv[3])
def counted():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
class Connection(sqlite3.Connection):
    def execute(self, *args):
        counted()
        found = super().execute(*args)
        counted()
        return found
plain = sqlite3.connect
sqlite3.connect = lambda *args, **kwargs: plain(*args, factory=Connection, **kwargs)
from models.migrate import migrate
migrate(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.deep
def test_killed_anywhere_the_database_is_whole(populated: Path, tmp_path: Path) -> None:
    """Twenty kills spread from the first statement to the last commit."""
    folder, before = _folder(tmp_path, REMAKE), _content(populated)[1]
    kills, nth = 0, 1
    while kills < 20 and nth < 1000:
        path = tmp_path / f"copy-{nth}.db"
        shutil.copy(populated, path)
        arguments = [sys.executable, "-c", KILLING, str(path), str(folder), str(nth)]
        ended = subprocess.run(arguments, cwd=ROOT, check=False, capture_output=True)
        if ended.returncode == 0:
            break
        assert ended.returncode == -9, ended.stderr.decode()
        kills += 1
        after = _content(path)[1]
        assert {name: after[name] for name in ("agency", "agency_case")} == {
            name: before[name] for name in ("agency", "agency_case")
        }
        migrate(path, folder)
        assert is_current(path, folder)
        assert _content(path)[1]["agency_case"] == before["agency_case"]
        nth += 2 if nth < 8 else 23
    assert kills >= 15
    say(f"migration killed at {kills} points: whole each time, and run again to the end")
