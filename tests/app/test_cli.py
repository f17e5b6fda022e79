"""The command line's contract: what it prints, and with which exit code."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fakes import HashingEmbedder

from answering.answer import Answer, Citation, Claim, Status, Support, Turn
from app import cli
from corpus.errors import IndexUnavailable, QuestionError
from corpus.model import Document, Kind, Language, Owner, Passage
from retrieval.hit import Filter, Hit

DOCUMENT = Document("guide-sv", "Guiden", Kind.GUIDE, Language.SWEDISH, Path("guide.pdf"))
PASSAGE = Passage(
    "guide-sv#2/1", "guide-sv", ("2 Pris",), 3, 0, 20, "Priset är\x1b[31m fast.", Language.SWEDISH
)

Run = Callable[..., tuple[int, str, str]]


class FakeAssistant:
    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Turn, ...], Filter]] = []

    def ask(self, question: str, history: Sequence[Turn] = (), filter: Filter = Filter()) -> Answer:
        self.asked.append((question, tuple(history), filter))
        if len(question) > 100:
            raise QuestionError("the question is too long; shorten it to 100 characters.")
        return Answer(
            question,
            question,
            Language.SWEDISH,
            Status.ANSWERED,
            PASSAGE.text,
            claims=(Claim(PASSAGE.text, (1,), Support.VERBATIM),),
            citations=(Citation(1, PASSAGE, DOCUMENT, PASSAGE.text, 0, 20),),
            writer="fake",
        )


class FakeRetriever:
    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        return [Hit(PASSAGE, DOCUMENT, 0.5)][:top_k]


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    fake = FakeAssistant()
    monkeypatch.setattr(cli, "open_retriever", lambda settings: FakeRetriever())
    monkeypatch.setattr(cli, "build_assistant", lambda retriever, settings: fake)
    return fake


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["lotsen", *arguments])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capsys.readouterr()

    return run


def test_an_answer_as_json_has_every_field_of_the_contract(run: Run, assistant: FakeAssistant) -> None:
    code, out, _ = run("ask", "Vad kostar det?", "--json", "--owner", "state", "--kind", "guide")
    answer = json.loads(out)
    assert code == 0
    assert set(answer) >= {
        *("id", "question", "standalone_question", "language", "status", "text", "claims", "citations"),
        *("suggestions", "writer", "seconds"),
    }
    assert set(answer["citations"][0]) >= {
        *("number", "document_id", "title", "kind", "headings", "page", "quote", "language"),
        *("valid_from", "review_by"),
    }
    assert answer["claims"] == [{"text": PASSAGE.text, "citations": [1], "support": "verbatim"}]
    assert assistant.asked[0][2] == Filter(owners=(Owner.STATE,), kinds=(Kind.GUIDE,))


def test_an_answer_as_text_shows_its_source_and_cannot_steer_the_terminal(
    run: Run, assistant: FakeAssistant
) -> None:
    code, out, _ = run("ask", "Vad kostar det?")
    assert code == 0
    assert "[1] Guiden › 2 Pris, p. 3, sv" in out
    assert "\x1b" not in out


def test_ownership_forms_are_compared_side_by_side(run: Run, assistant: FakeAssistant) -> None:
    code, out, _ = run("ask", "Vad får KI ta betalt?", "--compare-owners")
    assert code == 0
    assert [question for question, _, _ in assistant.asked][1:] == [
        "Vad får en statlig myndighet ta betalt?",
        "Vad får en region ta betalt?",
        "Vad får ett statligt bolag ta betalt?",
    ]
    assert out.count("p. 3, sv") == 3
    code, out, _ = run("ask", "Vad får KI ta betalt?", "--compare-owners", "--json")
    assert code == 0
    assert list(json.loads(out)["by_owner"]) == ["state", "region", "company"]


def test_a_batch_prints_one_object_a_line_with_ids_and_history(
    run: Run, assistant: FakeAssistant, tmp_path: Path
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text(
        '{"id": "a", "question": "Ett?"}\n'
        '{"id": "b", "question": "Två?", "history": [{"question": "Ett?"}]}\n',
        encoding="utf-8",
    )
    code, out, _ = run("ask", "--batch", str(file))
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(line["id"], line["question"]) for line in lines] == [("a", "Ett?"), ("b", "Två?")]
    assert assistant.asked[1][1] == (Turn("Ett?"),)


def test_a_question_of_a_batch_that_cannot_be_taken_is_refused_and_the_rest_answered(
    run: Run, assistant: FakeAssistant, tmp_path: Path
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text(json.dumps({"id": "a", "question": "x" * 200}) + '\n{"id": "b", "question": "Två?"}\n')
    code, out, _ = run("ask", "--batch", str(file))
    first, second = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert (first["id"], first["status"]) == ("a", "refused")
    assert "too long" in first["text"]
    assert (second["id"], second["status"]) == ("b", "answered")


def test_nothing_of_a_batch_is_answered_if_a_line_is_broken(
    run: Run, assistant: FakeAssistant, tmp_path: Path
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": "a", "question": "Ett?"}\nbroken\n')
    code, out, err = run("ask", "--batch", str(file))
    assert (code, out) == (1, "")
    assert "line 2" in err
    assert assistant.asked == []


def test_hits_as_json_and_in_batches(run: Run, assistant: FakeAssistant, tmp_path: Path) -> None:
    code, out, _ = run("search", "pris", "-k", "1", "--json")
    (hit,) = json.loads(out)
    assert code == 0
    assert set(hit) >= {"passage_id", "document_id", "title", "kind", "headings", "page", "text", "score"}
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": "a", "question": "pris"}\n')
    code, out, _ = run("search", "--batch", str(file))
    assert code == 0
    assert json.loads(out) == {"id": "a", "hits": [hit]}


def test_a_users_error_is_one_line_and_exit_code_1(
    run: Run, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(settings: object) -> None:
        raise IndexUnavailable("there is no index yet: run `lotsen ingest` first")

    monkeypatch.setattr(cli, "open_retriever", nothing)
    assert run("ask", "Vad?") == (1, "", "lotsen: there is no index yet: run `lotsen ingest` first\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "Vad?", "--batch", "file.jsonl"),
        ("ask", "Vad?", "--owner", "nobody"),
        ("ask", "Vad?", "--owner", "state", "--compare-owners"),
        ("search", "Vad?", "-k", "0"),
        ("unknown",),
        ("status", "--unknown"),
        ("app", "--port", "0"),
    ],
)
def test_wrong_usage_is_exit_code_2(run: Run, assistant: FakeAssistant, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_a_real_line_from_folder_to_answer(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any fake but the embedder: ingest, status and search of a folder of one's own."""

    monkeypatch.setattr("app.wiring.load_embedder", lambda name, download=False: HashingEmbedder())
    documents, home = tmp_path / "documents", tmp_path / "home"
    documents.mkdir()
    (documents / "pris.md").write_text(
        "# Pris\n\nAvgiften för renrummet tas ut per timme.\n", encoding="utf-8"
    )
    (documents / "tom.pdf").write_bytes(b"")
    code, _, err = run("ingest", str(documents), "--home", str(home))
    assert code == 0
    assert "skipped tom.pdf" in err
    code, out, _ = run("search", "avgift renrum", "--json", "--home", str(home))
    assert code == 0
    assert json.loads(out)[0]["passage_id"].startswith("pris#")
    code, out, err = run("status", "--json", "--home", str(home))
    assert (code, err) == (0, "")
    assert (json.loads(out)["documents"], json.loads(out)["changed"]) == (1, [])
    code, _, err = run("ingest", str(documents), "--home", str(home), "--strict")
    assert code == 1
    assert "tom.pdf" in err


def test_help_says_what_stands_in_brackets(run: Run) -> None:
    code, out, _ = run("status", "--help")
    assert code == 0
    assert "[default: .lotsen, or LOTSEN_HOME]" in " ".join(out.split())
