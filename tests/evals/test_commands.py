"""The commands, from a small corpus to a gate: what they write, and how they end."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from answering import assistant
from answering.answer import Status
from corpus.model import Language
from evals.case_runner import CaseRunner
from evals.cases import Case
from evals.cli import main
from evals.gate import Gate, propose, read_gates
from evals.judge.verdict import read_judge
from evals.plain_texts import plain_document
from evals.record import Record
from evals.results import find_run, runs
from evals.run import read_records, read_settings
from evals.score import read_scores
from evals.scores import Measure
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.embed import DEFAULT_MODEL, load_embedder
from tests.answering.scripted_server import Sources, says, scripted
from tests.evals.judging_server import judging
from tests.evals.reading_by_words import ReadsByWords

Make = Callable[..., Case]
TEXT = "Avgiften för tjänsten är högst full kostnad enligt förordningen om forskningsinfrastruktur."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    (folder / "guide.md").write_text(TEXT, encoding="utf-8")
    document, passages = plain_document(
        "guide-sv", "9.3 Avgiften för tjänsten", Language.SWEDISH, folder / "guide.md", [("9.3", TEXT)]
    )
    build(Content((document,), passages), load_embedder(DEFAULT_MODEL), folder / "home")
    return folder / "home"


@pytest.fixture
def ask(home: Path, tmp_path: Path, case: Make, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """`lotsen-eval run` of two cases by a reader that counts words; further arguments as given."""
    monkeypatch.setattr(assistant, "shipped_reader", ReadsByWords)
    cases = [
        case(question="Vad är avgiften för tjänsten?", reference="Högst full kostnad."),
        case(id="b", question="Vem vann VM?", sections=frozenset(), key_facts=(), status=Status.NOT_FOUND),
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("".join(f"{each.to_json()}\n" for each in cases), encoding="utf-8")
    fixed = ["run", "--cases", str(file), "--home", str(home), "--results", str(tmp_path / "results")]
    return lambda *more: main([*fixed, *more])


def test_a_run_is_asked_scored_and_printed(ask: Callable[..., int], tmp_path: Path, capsys) -> None:
    assert ask("--name", "first") == 0
    printed = capsys.readouterr()
    folder = find_run(tmp_path / "results", "first")
    assert str(folder) in printed.out
    assert "missed refusals" in printed.out
    assert "2 of 2" in printed.err
    assert [record.case for record in read_records(folder)] == ["a", "b"]
    assert read_records(folder)[0].references == ("guide-sv#9.3/1",)
    settings = read_settings(folder)
    assert (settings.name, settings.writer) == ("first", "extract")
    assert len(settings.program) == 64
    measures, values = read_scores(folder)
    assert values["b"]["missed refusals"] == 0.0
    assert "ragas CHRFScore" in values["a"]
    assert any(each.name == "seconds: total, median" for each in measures)


def test_scoring_again_asks_nothing_and_says_the_same(
    ask: Callable[..., int], tmp_path: Path, capsys
) -> None:
    ask()
    folder = find_run(tmp_path / "results")
    before = (folder / "scores.json").read_bytes()
    assert main(["score", str(folder)]) == 0
    assert (folder / "scores.json").read_bytes() == before


def gates(tmp_path: Path, bound: str) -> str:
    file = tmp_path / "gates.toml"
    file.write_text(f'[[gate]]\nmeasure = "missed refusals"\n{bound}\n', encoding="utf-8")
    return str(file)


def test_a_gate_that_does_not_hold_is_exit_code_1(ask: Callable[..., int], tmp_path: Path, capsys) -> None:
    ask()
    rest = ["--results", str(tmp_path / "results"), "--gates"]
    capsys.readouterr()
    assert main(["gate", *rest, gates(tmp_path, "at_most = 0.0")]) == 0
    assert capsys.readouterr().out.startswith("pass")
    assert main(["gate", *rest, gates(tmp_path, "at_least = 0.5")]) == 1
    assert capsys.readouterr().out.startswith("FAIL")


def test_a_run_beside_itself_has_not_changed(ask: Callable[..., int], tmp_path: Path, capsys) -> None:
    ask()
    folder = str(find_run(tmp_path / "results"))
    capsys.readouterr()
    assert main(["compare", folder, folder]) == 0
    printed = capsys.readouterr().out
    assert "no difference seen" in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["score", "nothing"], "lotsen-eval run"),
        (["gate", "nothing"], "lotsen-eval run"),
        (["run", "--writer", "model", "--home", "x"], "--llm-url"),
        (["run", "--cases", "nowhere.jsonl"], "cannot be read"),
        (["score", "--judge-url", "https://user:pass@host/v1", "--judge-model", "m"], "https://host/v1"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], words: str, tmp_path: Path, capsys, ask: Callable[..., int]
) -> None:
    if "--judge-url" in arguments:
        ask()
    capsys.readouterr()
    assert main([*arguments, "--results", str(tmp_path / "results")]) == 1
    told = capsys.readouterr().err
    assert words in told
    assert "pass" not in told
    assert told.count("\n") == 1


def test_a_key_is_read_from_its_file_and_printed_nowhere(
    ask: Callable[..., int], tmp_path: Path, capsys
) -> None:
    ask()
    (tmp_path / "key").write_text("two words\n", encoding="utf-8")
    rest = [
        "--results",
        str(tmp_path / "results"),
        "--judge-url",
        "http://127.0.0.1:9/v1",
        "--judge-model",
        "m",
    ]
    assert main(["score", *rest, "--judge-key-file", str(tmp_path / "key")]) == 1
    told = capsys.readouterr().err
    assert "holds no key" in told
    assert "two words" not in told


def test_proposed_gates_hold_for_the_run_that_proposed_them(tmp_path: Path) -> None:
    found = [
        Measure("answered", "all", 0.9, 0.8517, 0.95, 100),
        Measure("missed refusals", "all", 0.1, 0.05, 0.1503, 100),
        Measure("seconds: total, median", "all", 0.2, 0.1, 0.3, 100),
        Measure("change: answered", "made=twin", 0.0, 0.0, 0.0, 100),
    ]
    wanted = [
        Gate("answered", at_least=0), Gate("missed refusals", at_most=1), Gate("words", at_most=1),
        Gate("seconds: total, median", at_most=1), Gate("change: answered", "made=twin", at_least=0),
    ]  # fmt: skip
    file = tmp_path / "gates.toml"
    file.write_text(propose(wanted, found), encoding="utf-8")
    answered, missed, seconds, change = read_gates(file)
    assert (answered.at_least, missed.at_most) == (0.851, 0.151)
    assert seconds.at_most == pytest.approx(3.0)  # another machine may be several times as slow
    assert change.at_least == pytest.approx(-0.037, abs=1e-3)  # none of a hundred changed (Wilson)
    assert "# words (all) ≤ 1: not measured" in file.read_text(encoding="utf-8")


def test_the_gates_of_the_project_can_be_read() -> None:
    found = read_gates()
    assert len({(gate.measure, gate.slice) for gate in found}) == len(found) >= 20


def test_a_language_model_writes_a_run_and_its_tokens_are_counted(
    ask: Callable[..., int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    def told(sources: Sources) -> str:
        return f"STATUS: complete\n{TEXT} [{next(iter(sources.values()))}]"

    with scripted(says(told)) as server:
        (tmp_path / "key").write_text("sk-secret\n", encoding="utf-8")
        where = ["--llm-url", server.url, "--llm-model", "tiny", "--llm-key-file", str(tmp_path / "key")]
        assert ask("--writer", "model", *where) == 0
    folder = find_run(tmp_path / "results")
    first = read_records(folder)[0]
    assert server.calls
    assert "tiny" in first.writer
    assert min(first.tokens) > 0
    assert read_scores(folder)[1]["a"]["tokens: sent"] == first.tokens[0]
    assert read_settings(folder).writer == "tiny"
    assert "sk-secret" not in "".join(file.read_text(encoding="utf-8") for file in folder.iterdir())


def test_a_judge_is_named_counted_and_printed(
    ask: Callable[..., int], tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    ask()
    with judging(lambda _: "no form at all") as server:
        where = ["--judge-url", server.url, "--judge-model", "judge-1", "--judge-times", "1"]
        assert main(["score", "--results", str(tmp_path / "results"), *where]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"judge Faithfulness +none −1", printed)
    folder = find_run(tmp_path / "results")
    judge = read_judge(folder)
    assert judge is not None
    assert judge.model == "judge-1"
    assert read_scores(folder)[1]["a"]["judge Faithfulness: unanswered"] == 1.0


def test_a_run_that_is_interrupted_goes_on(
    ask: Callable[..., int], tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    own = CaseRunner.ask

    def interrupted(runner: CaseRunner, case: Case) -> Record:
        if case.id == "b" and "b" not in asked:
            asked.append("b")
            raise KeyboardInterrupt
        asked.append(case.id)
        return own(runner, case)

    monkeypatch.setattr(CaseRunner, "ask", interrupted)
    assert ask("--name", "mine") == 130
    assert "goes on" in capsys.readouterr().err
    assert main(["score", "mine", "--results", str(tmp_path / "results")]) == 1
    assert "1 cases were not asked yet" in capsys.readouterr().err
    assert ask("--name", "mine") == 0
    assert asked == ["a", "b", "b"]
    assert len(runs(tmp_path / "results")) == 1
