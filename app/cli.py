"""lotsen: the command line. Exit code 0 on success, 1 with one line on a user's error, 2 on wrong usage."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from answering.advise.compare import compare_owners
from answering.answer import Answer, Status
from answering.answer_json import answer_to_json, comparison_to_json
from answering.assistant import Assistant
from app.console import operator_commands as keeping_commands
from app.console import terminal
from app.console.batch import BatchQuestion, read_batch
from app.console.index_status import index_status
from app.legal.gaps import gap_groups
from app.legal.gaps_csv import gap_line, gap_record, gaps_csv
from app.settings import Settings, WriterName
from app.wiring import build_assistant, build_index, open_retriever, open_store, read_documents
from corpus.check import check
from corpus.errors import LotsenError, QuestionError
from corpus.language import detect_language
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter
from retrieval.hit_json import hit_to_json
from retrieval.published import open_published

app = typer.Typer(
    help="Answers questions about working with research infrastructures, every sentence with its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # it would take "[default: …]" in a help text for markup
)

corpus_app = typer.Typer(help="Work on the documents that are read.", no_args_is_help=True)
app.add_typer(corpus_app, name="corpus")
app.add_typer(keeping_commands.store_app, name="store")
app.add_typer(keeping_commands.person_app, name="person")
for command in (keeping_commands.backup, keeping_commands.restore, keeping_commands.audit):
    app.command()(command)

DEFAULT_PORT = 8501
DEFAULT_TOP_K = 5

Home = Annotated[
    Path | None, typer.Option(help="Where the index is kept [default: .lotsen, or LOTSEN_HOME].")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Batch = Annotated[Path | None, typer.Option(help="A JSON Lines file with id, question and optional history.")]
OwnerOption = Annotated[list[Owner] | None, typer.Option(help="Only documents about this ownership form.")]
KindOption = Annotated[list[Kind] | None, typer.Option(help="Only documents of this kind.")]
WriterOption = Annotated[
    WriterName | None,
    typer.Option(help="Who writes [default: model if one is set, else extract]."),
]
LanguageOption = Annotated[Language | None, typer.Option(help="Only documents in this language.")]


@app.command("app")
def open_app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the page.")] = DEFAULT_PORT,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    home: Home = None,
) -> None:
    """Open the web page; where no index opens, one is built beside it."""
    from app.server.serve import serve  # imports Streamlit, which no other command needs

    serve(_settings(home), host, port)


@app.command()
def ingest(
    folders: Annotated[list[Path] | None, typer.Argument(metavar="FOLDER", help="Folders to read.")] = None,
    home: Home = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read and embed everything anew.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="A file that cannot be read is an error.")] = False,
) -> None:
    """Read the project's corpus, or any folders of PDF, DOCX, HTML, Markdown and text, into the index."""
    settings = _settings(home)
    _ingest(settings, folders or [settings.corpus], rebuild, strict)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in Swedish or English.")] = None,
    batch: Batch = None,
    as_json: Json = False,
    owner: OwnerOption = None,
    kind: KindOption = None,
    language: LanguageOption = None,
    by_owner: Annotated[
        bool, typer.Option("--compare-owners", help="Answer for each ownership form, side by side.")
    ] = False,
    writer: WriterOption = None,
    home: Home = None,
) -> None:
    """Answer a question, every sentence with its source."""
    _one_of(question, batch)
    if by_owner and (batch or owner):
        raise typer.BadParameter("--compare-owners takes one QUESTION, and no --owner")
    settings = _settings(home).with_writer(writer)
    questions = read_batch(batch) if batch else None
    assistant = build_assistant(open_retriever(settings), settings)
    filter = _filter(owner, kind, language)
    if by_owner:
        compared = compare_owners(assistant, question or "", filter=filter)
        if as_json:
            terminal.print_json(comparison_to_json(compared))
        else:
            terminal.print_comparison(compared)
        return
    if questions is None:
        answer = assistant.ask(question or "", filter=filter)
        terminal.print_json(answer_to_json(answer)) if as_json else terminal.print_answer(answer)
        return
    for each in questions:
        _print_line(answer_to_json(_answer_or_refusal(assistant, each, filter), each.id))


@app.command()
def search(
    question: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    top_k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many hits.")] = DEFAULT_TOP_K,
    batch: Batch = None,
    as_json: Json = False,
    owner: OwnerOption = None,
    kind: KindOption = None,
    language: LanguageOption = None,
    home: Home = None,
) -> None:
    """Find the passages nearest to a question."""
    _one_of(question, batch)
    settings = _settings(home)
    questions = read_batch(batch) if batch else None
    retriever = open_retriever(settings)
    filter = _filter(owner, kind, language)
    if questions is None:
        hits = retriever.search(question or "", top_k, filter)
        terminal.print_json([hit_to_json(hit) for hit in hits]) if as_json else terminal.print_hits(hits)
        return
    for each in questions:
        hits = retriever.search(each.question, top_k, filter)
        _print_line({"id": each.id, "hits": [hit_to_json(hit) for hit in hits]})


@app.command()
def status(as_json: Json = False, home: Home = None) -> None:
    """Say what is indexed, with which model, and what is out of date."""
    settings = _settings(home)
    found = index_status(open_published(settings.home), settings.corpus, date.today())
    terminal.print_json(found.to_json()) if as_json else terminal.print_status(found)


@app.command()
def gaps(
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    home: Home = None,
) -> None:
    """List what the guide lacks: questions without an answer and answers marked as bad."""
    if as_json and as_csv:
        raise typer.BadParameter("choose --json or --csv")
    store = open_store(_settings(home))
    groups = gap_groups(store.gaps(), store.feedback())
    if as_csv:
        terminal.print_text(gaps_csv(groups))
    elif as_json:
        terminal.print_json([gap_record(group) for group in groups])
    else:
        terminal.print_lines([gap_line(group) for group in groups] or ["Nothing has been gathered yet."])


@corpus_app.command("check")
def check_corpus(
    folder: Annotated[Path | None, typer.Argument(help="The corpus [default: the project's].")] = None,
) -> None:
    """Say what is missing or wrong in a corpus; exit code 1 if anything is."""
    folder = folder or Settings.from_env().corpus
    with terminal.progress() as on_progress:
        ingested = read_documents([folder], on_progress)
    lines = [f"{problem.file}: {problem.message}" for problem in ingested.problems]
    lines += [str(finding) for finding in check(folder, ingested.documents, date.today())]
    terminal.print_lines(
        lines or [f"{folder}: {len(ingested.documents)} documents, nothing missing or wrong."]
    )
    if lines:
        raise typer.Exit(1)


def main() -> None:
    """Run the command; a user's error is one line and exit code 1."""
    try:
        app()
    except LotsenError as error:
        print(f"lotsen: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, as with `| head`


def _settings(home: Path | None) -> Settings:
    return Settings.from_env().with_home(home)


def _one_of(question: str | None, batch: Path | None) -> None:
    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a QUESTION or --batch FILE")


def _filter(owner: list[Owner] | None, kind: list[Kind] | None, language: Language | None) -> Filter:
    return Filter(tuple(owner or ()), tuple(kind or ()), (language,) if language else ())


def _answer_or_refusal(assistant: Assistant, each: BatchQuestion, filter: Filter) -> Answer:
    """One question that cannot be taken does not cost the others their answers."""
    try:
        return assistant.ask(each.question, each.history, filter)
    except QuestionError as error:
        language = detect_language(each.question)
        return Answer(each.question, each.question, language, Status.REFUSED, str(error))


def _ingest(settings: Settings, folders: list[Path], rebuild: bool, strict: bool) -> None:
    with terminal.progress() as on_progress:
        indexed = build_index(settings, folders, rebuild, strict, on_progress)
    terminal.print_indexed(indexed)


def _print_line(record: dict[str, object]) -> None:
    print(json.dumps(record, ensure_ascii=False), flush=True)
