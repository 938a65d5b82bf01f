"""The command line, as an operator uses it: every command on a folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import ROLES
from bot.sheets import sheet_kind_of
from documents.sheet_out import export
from samples import agencies, catalogue
from services.access import Role

pytestmark = pytest.mark.deep

RUN = [sys.executable, "-c", "from bot.cli import main; main()"]
ROOT = Path(__file__).parents[2]


def karnameh(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("KARNAMEH_")}
    env |= {
        "KARNAMEH_DATA_DIR": str(folder),
        "KARNAMEH_DATABASE_URL": f"sqlite:///{folder / 'k.db'}",
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    return subprocess.run([*RUN, *words], cwd=folder, env=env, capture_output=True, text=True, timeout=120)


def test_a_wrong_setting_ends_with_one_sentence_and_exit_2(tmp_path: Path) -> None:
    done = karnameh(tmp_path, "serve", KARNAMEH_TIMEZONE="Mars/Olympus")
    assert (done.returncode, done.stderr) == (2, "karnameh: KARNAMEH_TIMEZONE: must be a time zone like Asia/Tehran\n")


def test_serving_without_a_database_says_what_to_run(tmp_path: Path) -> None:
    done = karnameh(tmp_path, "serve", KARNAMEH_BALE_TOKEN="1:abcdefghijkl")
    assert done.returncode == 2
    assert done.stderr.endswith("is not up to date; run: karnameh migrate\n")


def test_the_help_names_every_role_that_can_be_invited() -> None:
    for role in Role:
        assert role.value in ROLES.replace(",", "").rstrip(".").split()


def test_an_operators_first_day(tmp_path: Path) -> None:
    assert karnameh(tmp_path, "migrate").stdout == (
        "applied 0001 house\napplied 0002 self_assessment\napplied 0003 results\napplied 0004 committee_vote\n"
    )
    assert karnameh(tmp_path, "migrate").stdout == "the database is up to date\n"

    rows = [
        {"code": one.code, "title": one.title, "group_code": one.group_code, "group_title": one.group_title}
        for one in agencies()
    ]
    sheet = tmp_path / "agencies.xlsx"
    sheet.write_bytes(export(sheet_kind_of("agencies"), [{**rows[0], "code": None}]))
    wrong = karnameh(tmp_path, "import", "agencies", str(sheet), "--yes")
    assert wrong.returncode == 1
    assert wrong.stderr == "1 problems; nothing was imported\n"
    sheet.write_bytes(export(sheet_kind_of("agencies"), rows))
    assert karnameh(tmp_path, "import", "agencies", str(sheet), "--yes").stdout == "64 rows, no problems\ndone\n"
    book = tmp_path / "catalogue.xlsx"
    book.write_bytes(export(sheet_kind_of("catalogue"), [row.as_sheet_values() for row in catalogue()]))
    done = karnameh(tmp_path, "import", "catalogue", str(book), "--year", "1403", "--yes")
    assert done.stdout == "50 rows, no problems\ndone\n"

    invited = karnameh(tmp_path, "invite", "admin", "--phone", "09121234567", "--name", "زهرا رضایی")
    assert "or send the bot:  /start " in invited.stdout
    assert "(only with the phone +989121234567)" in invited.stdout
    refused = karnameh(tmp_path, "invite", "liaison", "--phone", "09121234567", "--name", "زهرا", "--agency", "NONE")
    assert (refused.returncode, refused.stderr) == (2, "karnameh: no agency has this code\n")

    copied = karnameh(tmp_path, "backup", str(tmp_path / "copy"))
    assert copied.stdout.endswith("and 0 evidence files\n")
    assert (tmp_path / "copy" / "k.db").stat().st_mode & 0o777 == 0o600

    whole = karnameh(tmp_path, "audit", "verify")
    assert whole.stdout.startswith("whole: ")
    lost = karnameh(tmp_path, "audit", "verify", "--head", "0" * 63 + "1")
    assert (lost.returncode, lost.stderr.startswith("NOT WHOLE: ")) == (1, True)

    examined = karnameh(tmp_path, "doctor")
    assert examined.returncode == 1  # no token is set
    assert "!!  settings: no bot token" in examined.stdout
    assert "ok  database: up to date and whole" in examined.stdout


@pytest.mark.parametrize("words", [["invite", "pope", "--phone", "09121234567"], ["import", "poems", "x.xlsx"]])
def test_an_unknown_role_or_kind_is_named(tmp_path: Path, words: list[str]) -> None:
    karnameh(tmp_path, "migrate")
    (tmp_path / "x.xlsx").write_bytes(b"")
    done = karnameh(tmp_path, *words)
    assert done.returncode == 2
    assert "one of: " in done.stderr
    assert json.dumps(done.stdout) == '""'


def test_people_are_not_imported_where_nobody_is_handed_their_links(tmp_path: Path) -> None:
    karnameh(tmp_path, "migrate")
    (tmp_path / "x.xlsx").write_bytes(b"")
    done = karnameh(tmp_path, "import", "people", "x.xlsx", "--yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "karnameh: people are imported in the chat of the bot: it hands out their links and codes\n"
