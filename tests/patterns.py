"""Every pattern of the program that meets a text from outside, with how it is asked; found in the source."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("answering", "app", "corpus", "ingest", "retrieval")
# These read what this project has written itself, on its makers' machines.
OWN_TEXTS = ("training/", "corpus/checks/", "corpus/typesetting/", "app/quality_", "app/server/page_shell.py")
ASKED = ("match", "fullmatch", "search", "sub", "split", "findall", "finditer")


@dataclass(frozen=True)
class Use:
    """A pattern and one method by which it is asked."""

    place: str
    pattern: re.Pattern[str]
    method: str

    def __call__(self, text: str) -> None:
        """Ask, and go through all that is found."""
        if self.method == "sub":
            self.pattern.sub("", text)
        elif self.method == "finditer":
            for _ in self.pattern.finditer(text):
                pass
        else:
            getattr(self.pattern, self.method)(text)


@cache
def uses() -> tuple[Use, ...]:
    """All of them, each once."""
    return tuple(_uses())


def _uses() -> Iterator[Use]:
    nodes = {file: list(ast.walk(ast.parse(file.read_text(encoding="utf-8")))) for file in _files()}
    anywhere = _methods_by_name(chain.from_iterable(nodes.values()))
    seen = set()
    for file, own in nodes.items():
        place = file.relative_to(ROOT).as_posix()
        here = _methods_by_name(own)
        # A page draws itself when it is imported; none has a pattern of its own.
        for name, pattern in _patterns_of(place) if _compiles(own) else ():
            asked = here if name.startswith("_") else anywhere
            for method in sorted(asked.get(name, {"finditer"})):
                if (pattern, method) not in seen:
                    seen.add((pattern, method))
                    yield Use(f"{place}: {name}", pattern, method)
        for line, method, words in _inline(own):
            yield Use(f"{place}: line {line}", re.compile(words), method)


def _compiles(nodes: Iterable[ast.AST]) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "compile" for node in nodes)


def _files() -> list[Path]:
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    return [
        file for file in files if not any(part in file.relative_to(ROOT).as_posix() for part in OWN_TEXTS)
    ]


def _methods_by_name(nodes: Iterable[ast.AST]) -> dict[str, set[str]]:
    """Name of a pattern → the methods called on it, wherever that is."""
    found: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in ASKED and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set()).add(node.attr)
    return found


def _patterns_of(place: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    module = importlib.import_module(place.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    for name, value in vars(module).items():
        yield from ((name, pattern) for pattern in _patterns_in(value))


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _patterns_in(each)
    elif isinstance(value, dict):
        yield from _patterns_in([*value, *value.values()])


def _inline(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str, str]]:
    """Line, method and words of `re.sub("…", …)` and its like."""
    for node in nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        words, of = node.args[0], node.func.value
        is_re = isinstance(of, ast.Name) and of.id == "re" and node.func.attr in ASKED
        if is_re and isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield node.lineno, node.func.attr, words.value
