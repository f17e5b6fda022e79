"""lotsen-eval: measurements on the command line."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from answering.assistant import Assistant
from corpus.errors import LotsenError
from corpus.model import Language
from evals.answer_scores import score as score_answer
from evals.answer_scores import table as answer_table
from evals.collect import ask_all, read_expected
from evals.own_index import TUNED_ON, own_glossary, own_retriever, read_cases
from evals.peers.command import add_arguments as add_peer_arguments
from evals.peers.command import run as run_peers
from evals.question_sets import build_set, read_set
from evals.ragas_scores import citation_precision
from evals.retrieval_scores import Asked, Scores, measure, of_cases, of_set, parts_of, table
from evals.support_pairs import judge, read_pairs
from evals.support_pairs import table as support_table
from retrieval.embed import DEFAULT_MODEL, load_embedder
from retrieval.fuse import weights_for
from retrieval.lexicon import EMBEDDED_LEXICON, read_lexicon
from retrieval.retriever import NO_GLOSSARY, Retriever


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when measured, 1 with one line where that cannot be done, 2 on wrong usage."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.run is _retrieval and not given.sets and not given.cases:
        parser.error("name a set of questions, or --cases")
    try:
        given.run(given)
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _retrieval(given: argparse.Namespace) -> None:
    scores: list[Scores] = []
    for score in _scores(given):
        scores.append(score)
        _progress(f"{score.questions}: {score.part}")
    _progress("")
    if given.json:
        sys.stdout.write(json.dumps([asdict(score) for score in scores], indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in table(scores))


def _answers(given: argparse.Namespace) -> None:
    assistant = Assistant(own_retriever(given.home))
    scores = []
    for case, answer in ask_all(assistant, read_expected(given.split)):
        scores.append(score_answer(case, answer))
        _progress(f"{len(scores)}: {case.id}")
    _progress("")
    for language in Language:
        found = [score for score in scores if score.expected.language is language]
        precision, cases = citation_precision(found)
        sys.stdout.write(f"{language}, {given.split}: {len(found)} cases\n")
        sys.stdout.writelines(f"  {measure:32} {figure}\n" for measure, figure in answer_table(found))
        sys.stdout.write(f"  {'ragas IDBasedContextPrecision':32} {precision:.2f} over {cases}\n")
    wrong = ", ".join(score.expected.id for score in scores if not score.decided)
    sys.stdout.write(f"decided wrongly: {wrong or 'none'}\n")


def _support(given: argparse.Namespace) -> None:  # noqa: ARG001 (every command gets its arguments)
    sys.stdout.writelines(f"{line}\n" for line in support_table(judge(read_pairs())))


def _progress(text: str) -> None:
    """What is being done, on one line of the terminal, if there is one."""
    sys.stderr.write(f"\r\033[K{text}" if sys.stderr.isatty() else "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lotsen-eval", description=(__doc__ or "").split(": ")[1])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    retrieval = commands.add_parser(
        "retrieval", help="how well passages are found, every part of the search alone and together"
    )
    retrieval.set_defaults(run=_retrieval)
    retrieval.add_argument("sets", type=Path, nargs="*", metavar="SET.json", help="corpus, queries and qrels")
    retrieval.add_argument("--cases", action="store_true", help="the project's own questions, of --home")
    retrieval.add_argument("--model", default=DEFAULT_MODEL, help="embedding model for the sets")
    retrieval.add_argument("--json", action="store_true", help="machine-readable")
    answers = commands.add_parser(
        "answers", help="how good the answers to the project's own questions are, without a judge"
    )
    answers.set_defaults(run=_answers)
    peers = commands.add_parser("peers", help="other pipelines beside ours, on the same texts and questions")
    peers.set_defaults(run=lambda given: run_peers(given, _progress))
    add_peer_arguments(peers)
    support = commands.add_parser(
        "support", help="how well the check of claims tells supported from unsupported ones"
    )
    support.set_defaults(run=_support)
    for command in (retrieval, answers):
        command.add_argument(
            "--home", type=Path, default=Path(".lotsen"), help="an index of the corpus (.lotsen)"
        )
        command.add_argument(
            "--split", default=TUNED_ON, choices=(TUNED_ON, "report"), help="which of the cases"
        )
    return parser


def _scores(given: argparse.Namespace) -> Iterator[Scores]:
    for file in given.sets:
        questions = read_set(file)
        with tempfile.TemporaryDirectory() as folder:
            build_set(questions, load_embedder(given.model), Path(folder) / "home")
            yield from _each_part(questions.name, Path(folder) / "home", list(of_set(questions)))
    if given.cases:
        cases = read_cases(given.split)
        for language in Language:
            for across in (False, True):
                name = (
                    f"cases {language}, {f'answered in {language.other} only' if across else 'all documents'}"
                )
                yield from _each_part(name, given.home, list(of_cases(cases, language, across)))


def _each_part(name: str, home: Path, asked: Sequence[Asked]) -> Iterator[Scores]:
    glossary, lexicon = own_glossary(), read_lexicon(EMBEDDED_LEXICON)
    weights = weights_for(Retriever(home).build.manifest.model)
    for part in parts_of(weights):
        retriever = Retriever(
            home,
            glossary=glossary if part.expanded else NO_GLOSSARY,
            lexicon=lexicon if part.expanded else None,
            weights=part.weights,
        )
        yield measure(name, retriever, asked, part.name)
