"""The commands of whoever runs it: backup, restore, another store, a person's texts, the audit log."""

import os
import pwd
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.console import terminal
from app.settings import Settings
from app.store.archive.backup import back_up
from app.store.archive.restore import restore as restore_home
from app.store.copying import copy_store
from app.store.engine import place_at
from app.store.person import Written, counted, erase_written, find_written
from app.wiring import open_store, store_place

SHORTEST_TEXT = 3  # characters: less stands in nearly everything that is kept

store_app = typer.Typer(help="Work on the store of conversations and feedback.", no_args_is_help=True)
person_app = typer.Typer(
    help="What a person wrote: find it for access, erase it on request.", no_args_is_help=True
)

Home = Annotated[
    Path | None, typer.Option(help="Where the index is kept [default: .lotsen, or LOTSEN_HOME].")
]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="A name, or other words that they wrote.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write.")], home: Home = None
) -> None:
    """Write builds, originals and the store into one file, while pages run."""
    settings = Settings.from_env().with_home(home)
    contents = back_up(settings.home, store_place(settings), file.absolute())
    left_out = [f"left out: {reason}" for reason in contents.left_out]
    terminal.print_lines([*left_out, f"{file} has {contents.summary()}."])


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to restore.")], home: Home = None
) -> None:
    """Make the home what the archive says, once all of it has been checked."""
    settings = Settings.from_env().with_home(home)
    restored = restore_home(file.absolute(), settings.home, store_place(settings))
    lines = [f"Restored {restored.contents.summary()} of {restored.contents.made_at}."]
    if restored.before:
        lines.append(f"What was there before is in {restored.before}: delete it when it is not needed.")
    terminal.print_lines(lines)


@store_app.command("copy")
def copy(
    to: Annotated[str, typer.Option(help="sqlite:///file or postgresql://user:password@host/database.")],
    home: Home = None,
) -> None:
    """Copy what is kept into another store; again copies only what is new."""
    settings = Settings.from_env().with_home(home)
    copied = copy_store(store_place(settings), place_at(to))
    terminal.print_lines(
        [f"{each.table}: {each.copied} copied, {each.there} already there" for each in copied]
    )


@person_app.command("find")
def find(text: Text, as_json: AsJson = False, home: Home = None) -> None:
    """List what is kept that holds this text."""
    settings = Settings.from_env().with_home(home)
    found = find_written(store_place(settings), _long_enough(text), account(), datetime.now(UTC))
    if as_json:
        terminal.print_json([_record(each) for each in found])
        return
    terminal.print_lines(
        [f"{each.day} {each.kind.value} {each.id}: {' | '.join(each.words)}" for each in found]
    )
    terminal.print_lines([f"Found: {counted(found)}."])


@person_app.command("erase")
def erase(
    text: Text,
    yes: Annotated[bool, typer.Option("--yes", help="Really delete it.")] = False,
    home: Home = None,
) -> None:
    """Delete every conversation, mark and question that holds this text."""
    if not yes:
        raise typer.BadParameter("what is erased is gone: look with `lotsen person find`, then add --yes")
    settings = Settings.from_env().with_home(home)
    erased = erase_written(store_place(settings), _long_enough(text), account(), datetime.now(UTC))
    terminal.print_lines([f"Erased: {counted(erased)}."])


def audit(as_json: AsJson = False, home: Home = None) -> None:
    """List who opened or asked for what visitors wrote, newest first."""
    lines = open_store(Settings.from_env().with_home(home)).audit()
    if as_json:
        terminal.print_json([{"at": line.at, "who": line.who, "what": line.what} for line in lines])
    else:
        terminal.print_lines([f"{line.at} {line.who}: {line.what}" for line in lines] or ["Nothing yet."])


def account() -> str:
    """The account of this machine under which the command runs."""
    try:
        name = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container may run under a number that has no name
        name = str(os.getuid())
    return f"account {name}"


def _long_enough(text: str) -> str:
    if len(" ".join(text.split())) < SHORTEST_TEXT:
        raise typer.BadParameter(
            f"write at least {SHORTEST_TEXT} characters: fewer stand in nearly everything"
        )
    return text


def _record(each: Written) -> dict[str, object]:
    return {"kind": each.kind.value, "id": each.id, "day": each.day.isoformat(), "words": list(each.words)}
