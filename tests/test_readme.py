"""README and commands agree: what the README shows exists, and what exists is in the README."""

import re
from pathlib import Path
from typing import Any

from typer.main import get_command

from app.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKE_TARGETS = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def commands() -> dict[str, set[str]]:
    """Options by command; a group has those of its commands."""
    group = get_command(app)
    return {name: options(command) for name, command in group.commands.items()}  # type: ignore[attr-defined]


def options(command: Any) -> set[str]:
    own = {option for parameter in command.params for option in parameter.opts}
    return own.union(*(options(each) for each in getattr(command, "commands", {}).values()))


def test_every_make_target_in_the_readme_exists_and_the_other_way_round() -> None:
    assert set(re.findall(r"\bmake ([a-z]+)(?=`|\s+#)", README)) == MAKE_TARGETS - {"help"}


def test_every_command_is_in_the_readme() -> None:
    assert set(re.findall(r"\blotsen ([a-z]+)", README)) == set(commands())


def test_every_option_in_the_readme_exists() -> None:
    known = commands()
    for line in re.findall(r"^\s*(?:\$ )?lotsen .*$", README, re.M):
        name = line.split("lotsen ", 1)[1].split()[0]
        for option in re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", line.split("#")[0]):
            assert option in known[name], f"{line!r}: {name} has no {option}"


def test_files_named_in_the_readme_exist() -> None:
    for path in re.findall(
        r"\]\((?!https?:)([^)#]+)\)|`((?:app|corpus|docs|evals|ingest|retrieval|answering)/[\w./-]+)`", README
    ):
        name = next(part for part in path if part)
        assert (ROOT / name).exists(), name
