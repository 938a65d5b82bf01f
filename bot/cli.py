"""The command line `karnameh`. Heavy parts are imported by the command that needs them."""

import asyncio
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.settings import Settings, SettingsError, load_settings, require_a_messenger

if TYPE_CHECKING:
    from collections.abc import Coroutine

app = typer.Typer(
    help="Karnameh: the yearly performance appraisal of a province's agencies, in Bale and Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
audit_commands = typer.Typer(help="The audit trail.", no_args_is_help=True)
app.add_typer(audit_commands, name="audit")

USAGE = 2
# Written out: the rules are loaded only by the commands that need them.
ROLES = "admin, deputy, appraiser, committee, liaison or agency_head."
T = TypeVar("T")


class DemoPlace(StrEnum):
    """How far the demo's year has come; `bot.demo_data.PLACES`."""

    SELF_ASSESSMENT = "self-assessment"
    APPRAISAL = "appraisal"
    RESULTS = "results"
    FINAL = "final"
    LEVELS = "levels"


def main() -> None:
    """The entry point: what is wrong with settings or the database is one sentence and exit code 2."""
    from models.database import DatabaseInUse
    from models.migrate import MigrationRefused

    try:
        app()
    except SettingsError as error:
        _stop(str(error))
    except DatabaseInUse as error:
        _stop(f"another Karnameh already works on the data folder {error}; stop it first")
    except MigrationRefused as error:
        _stop(f"the database was left as it was: {error}")


def _stop(sentence: str) -> None:
    print(f"karnameh: {sentence}", file=sys.stderr)
    sys.exit(USAGE)


def _ready() -> Settings:
    """The settings, with logs set up."""
    from bot.logs import set_up_logs

    settings = load_settings()
    set_up_logs(settings.log_level, settings.log_format, settings.secrets())
    return settings


def _run(work: "Coroutine[object, object, None]") -> None:
    try:
        asyncio.run(work)
    except KeyboardInterrupt:
        sys.exit(130)


def _result(work: "Coroutine[object, object, T]") -> T:
    return asyncio.run(work)


@app.command()
def serve() -> None:
    """Run the bots until SIGTERM or Ctrl-C."""
    from bot.maintenance import require_current

    settings = _ready()
    require_a_messenger(settings)
    require_current(settings)
    from bot.serving import serve_until_stopped  # the heavy part, when nothing stands in its way

    _run(serve_until_stopped(settings))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the web chat.")] = 8080,
    folder: Annotated[Path, typer.Option(help="Where the demo lives.")] = Path("var/demo"),
    fresh: Annotated[bool, typer.Option(help="Begin anew.")] = False,
    at: Annotated[DemoPlace, typer.Option(help="How far the year has come when the demo is made.")] = DemoPlace.RESULTS,
) -> None:
    """Try everything in a browser: simulator, bots and a sample cycle, without any account."""
    from bot.demo import run_demo

    _run(run_demo(folder, port, fresh=fresh, place=at.value))


@app.command()
def simulator(
    port: Annotated[int, typer.Option(help="Port of the Bot API and the web chat.")] = 8080,
    folder: Annotated[Path | None, typer.Option(help="Keep the world here over a restart.")] = None,
) -> None:
    """Run only the simulator: a local Bot API server with a web chat, on loopback."""
    from bot.serving import run_simulator

    _run(run_simulator(port, folder))


@app.command()
def migrate() -> None:
    """Bring the database up to date (with a backup first)."""
    from bot.maintenance import migrate_database

    settings = _ready()
    applied = migrate_database(settings)
    print("\n".join(f"applied {one.number:04} {one.name}" for one in applied) or "the database is up to date")


@app.command()
def invite(
    role: Annotated[str, typer.Argument(help=ROLES)],
    phone: Annotated[str, typer.Option(prompt="Mobile number of the person", help="Their mobile number.")],
    agency: Annotated[str | None, typer.Option(help="Code of the agency (for a liaison or head).")] = None,
    name: Annotated[str, typer.Option(help="The person's name; without it, what the role is called.")] = "",
) -> None:
    """Invite a person: prints a link and a typed code, once."""
    from bot.maintenance import print_invitation

    _run(print_invitation(_ready(), role, phone, agency, name))


@app.command()
def withdraw(
    role: Annotated[str, typer.Argument(help=ROLES)],
    phone: Annotated[str, typer.Option(prompt="Mobile number of the person", help="Their mobile number.")],
) -> None:
    """Take a role back at once, and close the person's open invitations to it."""
    from bot.maintenance import withdraw_role

    print(f"{_result(withdraw_role(_ready(), role, phone))} withdrawn")


@app.command("import")
def import_sheet(
    kind: Annotated[str, typer.Argument(help="agencies or catalogue.")],
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The XLSX or CSV sheet.")],
    year: Annotated[int | None, typer.Option(help="Define the cycle of this year if there is none.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Put it in force without asking.")] = False,
) -> None:
    """Import a sheet: preview with errors by row and column, then a question."""
    from bot.importing import import_from_file

    def confirm() -> bool:
        return yes or typer.confirm("Put them in force?")

    _run(import_from_file(_ready(), kind, file.name, file.read_bytes(), year, confirm))


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="Folder for the copy; made if need be.")]) -> None:
    """Copy database and evidence consistently while Karnameh runs."""
    from bot.maintenance import back_up

    database, files = back_up(_ready(), to)
    print(f"{database} and {files} evidence files")


@audit_commands.command("verify")
def audit_verify(
    head: Annotated[str | None, typer.Option(help="A head that was written down earlier.")] = None,
) -> None:
    """Prove that the audit trail is whole, against the head outside the database."""
    from bot.maintenance import verify_audit

    _run(verify_audit(_ready(), head))


@app.command()
def doctor() -> None:
    """Look at settings, database, tokens, disk, clock and stuck rows; say what to do."""
    from bot.doctor import examine

    _run(examine(_ready()))
