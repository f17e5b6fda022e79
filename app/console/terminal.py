"""Answers, hits and progress as text in a terminal."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from answering.advise.compare import Comparison
from answering.answer import Answer, Citation
from answering.plain_text import plain_text
from app.console.index_status import IndexStatus
from app.shell.texts import load_texts
from app.source.document_facts import page_label
from app.wiring import Indexed, OnProgress
from retrieval.hit import Hit

# What is said about the work goes to standard error, what was asked for to standard output.
_ABOUT = Console(stderr=True, highlight=False)


def print_json(value: object) -> None:
    """One JSON value, readable."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_answer(answer: Answer) -> None:
    """The answer, then its sources, then what to do next."""
    print(_plain(plain_text(answer)))
    if answer.citations:
        print()
        for citation in answer.citations:
            print(_plain(f"[{citation.number}] {_place(citation)}"))
    if answer.suggestions:
        print()
        for suggestion in answer.suggestions:
            print(_plain(f"→ {suggestion.text}"))


def print_comparison(comparison: Comparison) -> None:
    """The answer for each ownership form under its name."""
    if not comparison.cells:
        print_answer(comparison.plain)
        return
    texts = load_texts(comparison.plain.language)
    print(_plain(comparison.plain.standalone_question))
    for owner, answer in comparison.cells:
        print(f"\n== {texts.say(f'owner.{owner.value}')} ==\n")
        print_answer(answer)


def print_hits(hits: Sequence[Hit]) -> None:
    """Score, place and text of each hit."""
    for number, hit in enumerate(hits, start=1):
        place = " › ".join((hit.document.title, *hit.passage.headings))
        page = f", p. {page_label(hit.document, hit.passage.page)}" if hit.passage.page else ""
        print(_plain(f"{number}. {hit.score:.2f}  {place}{page}  ({hit.passage.id})"))
        print(_plain(f"   {' '.join(hit.passage.text.split())}"))


def print_status(status: IndexStatus) -> None:
    """What is indexed and what is out of date."""
    for name, value in status.to_json().items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        print(_plain(f"{name}: {shown if shown not in ('', None) else '–'}"))


def print_text(text: str) -> None:
    """A file's content as it is, for `> file`."""
    sys.stdout.write(text)


def print_lines(lines: Sequence[str]) -> None:
    """Each on a line of its own."""
    for line in lines:
        print(_plain(line))


def print_indexed(indexed: Indexed) -> None:
    """What was read, what could not be, and how long it took."""
    for problem in indexed.problems:
        _ABOUT.print(
            Text(_plain(f"skipped {problem.file}: {problem.message}"), style="yellow"), soft_wrap=True
        )
    _ABOUT.print(Text(indexed.summary()), soft_wrap=True)


@contextmanager
def progress() -> Iterator[OnProgress]:
    """A bar for each step of the work; a plain line for each where no terminal listens."""
    if not _ABOUT.is_terminal:
        yield _step_lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_ABOUT, transient=True) as bars:
        tasks = {}

        def advance(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield advance


def _step_lines() -> Callable[[str, int, int], None]:
    seen: set[str] = set()

    def announce(step: str, done: int, total: int) -> None:  # noqa: ARG001 # the signature of a progress listener
        if step not in seen:
            seen.add(step)
            print(f"{step}: {total}", file=sys.stderr, flush=True)

    return announce


def _place(citation: Citation) -> str:
    document = citation.document
    parts = [" › ".join((document.title, *citation.passage.headings))]
    if citation.passage.page:
        parts.append(f"p. {page_label(document, citation.passage.page)}")
    parts.append(citation.passage.language.value)
    if document.valid_from:
        parts.append(document.valid_from.isoformat())
    return ", ".join(parts)


def _plain(text: str) -> str:
    """Without control characters: a document must not be able to steer the terminal."""
    return "".join(sign if sign == "\n" or sign.isprintable() else " " for sign in text)
