import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.model import Document, Kind, Language, Passage
from evals.cases import Case
from evals.cli import main
from evals.question_sets import build_set, id_in_set, read_set
from evals.retrieval_scores import measure, of_cases, of_set, parts_of, situations, table
from retrieval.embed import load_embedder
from retrieval.fuse import WEIGHTS
from retrieval.hit import Filter, Hit
from retrieval.retriever import Retriever

SV, EN = Language.SWEDISH, Language.ENGLISH
SET = {
    "lang": "sv",
    "corpus": {
        "a/1": "Avgiften för mikroskopet är 300 kronor per timme.",
        "b": "Sekretessavtalet gäller i fem år.",
        "c": "Renrummet bokas på webbplatsen.",
    },
    "queries": {"q1": "Vad kostar mikroskopet?", "q2": "Hur länge gäller sekretessavtal?", "q3": "Oanvänd"},
    "qrels": {"q1": ["a/1"], "q2": {"b": 1, "c": 0}},
}


@pytest.fixture
def set_file(tmp_path: Path) -> Path:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(SET), encoding="utf-8")
    return file


def hit(id: str, section: str, language: Language = SV) -> Hit:
    document = Document(id, "", Kind.GUIDE, language, Path("x"))
    return Hit(Passage(f"{id}#{section}/1", id, (), None, 0, 1, "x", language), document, 0.5)


def test_a_set_is_read_with_lists_or_grades_and_a_grade_of_0_is_no_answer(set_file: Path) -> None:
    questions = read_set(set_file)
    assert (questions.name, questions.language, len(questions.texts)) == ("small", SV, 3)
    assert [(each.text, set(each.answers)) for each in questions.questions] == [
        ("Vad kostar mikroskopet?", {"a/1"}),
        ("Hur länge gäller sekretessavtal?", {"b"}),
    ]


def test_in_a_set_across_languages_the_passages_have_the_second(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(json.dumps({**SET, "lang": "sv>en"}), encoding="utf-8")
    assert read_set(file).language is EN


BAD = [
    {},
    [],
    *({**SET, **bad} for bad in ({"lang": "xx"}, {"qrels": {"q": ["b"]}}, {"qrels": {}}, {"corpus": []})),
]


@pytest.mark.parametrize("content", ["", *map(json.dumps, BAD)])
def test_what_is_no_set_is_one_clear_line(tmp_path: Path, content: str, capsys) -> None:
    file = tmp_path / "bad.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"bad\.json"):
        read_set(file)
    assert main(["retrieval", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_set_is_indexed_and_its_ids_come_back(set_file: Path, tmp_path: Path) -> None:
    questions = read_set(set_file)
    build_set(questions, load_embedder("bilingual"), tmp_path / "home")
    hits = Retriever(tmp_path / "home").search("mikroskopet", 3)
    assert id_in_set(hits[0].passage) == "a/1"


def test_scores_of_questions_whose_answers_are_known(set_file: Path) -> None:
    class Fixed:
        """Answers the first question at once and the second at the third place."""

        def search(self, question: str, top_k: int, filter: Filter) -> list[Hit]:
            order = ["a/1", "b", "c"] if "kostar" in question else ["a/1", "c", "b"]
            return [hit("set", id) for id in order]

    scores = measure("small", Fixed(), list(of_set(read_set(set_file))), "all")
    assert scores.count == 2
    assert scores.ndcg.mean == pytest.approx((1 + 0.5) / 2)
    assert scores.recall.mean == 1
    assert "0.750 [0.500–1.000]" in "\n".join(table([scores]))


@pytest.fixture
def cases(case: Callable[..., Case]) -> list[Case]:
    return [
        case(id="one", language=SV, sections=frozenset({"guide#9.3", "legal#3"})),
        case(id="two", language=EN, sections=frozenset({"guide#1"})),
        case(id="three", language=SV, sections=frozenset()),
    ]


def test_a_case_counts_each_section_once(cases: list[Case]) -> None:
    (asked,) = of_cases(cases, SV, across=False)
    hits = [hit("guide-sv", "1"), hit("guide-sv", "9.3.1"), hit("guide-sv", "9.3"), hit("legal-en", "3.2")]
    assert asked.gains(hits) == [0, 1, 0, 1]
    assert asked.answers == 2
    assert asked.filter == Filter(languages=(SV,))


def test_across_languages_only_the_other_language_is_searched(cases: list[Case]) -> None:
    (asked,) = of_cases(cases, EN, across=True)
    assert asked.filter == Filter(languages=(SV,))


def test_a_situation_is_told_in_more_than_twenty_words(case: Callable[..., Case]) -> None:
    asked = [case(id=str(count), question="ord " * count) for count in (20, 21)]
    assert situations(asked) == asked[1:]


def test_the_parts_are_the_weights_taken_apart() -> None:
    parts = {part.name: part for part in parts_of(WEIGHTS)}
    assert parts["all"].weights == WEIGHTS
    assert parts["all but lexicon"].weights == WEIGHTS
    assert parts["all"].expanded
    assert not parts["all but lexicon"].expanded
    vectors = parts["vectors"].weights
    assert (vectors.stems, vectors.grams, vectors.pairs, vectors.own_language) == (0, 0, 0, 0)
    keyword = parts["keyword (both)"].weights
    assert (keyword.swedish, keyword.english, keyword.across, keyword.pairs) == (0, 0, 0, 0)


def test_the_command_prints_every_part(set_file: Path, capsys) -> None:
    assert main(["retrieval", str(set_file)]) == 0
    printed = capsys.readouterr().out
    assert all(part.name in printed for part in parts_of(WEIGHTS))
    assert "small: 2 questions" in printed


def test_json_holds_the_same(set_file: Path, capsys) -> None:
    assert main(["retrieval", str(set_file), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert [score["part"] for score in scores] == [part.name for part in parts_of(WEIGHTS)]
    assert scores[-1]["count"] == 2
    assert 0 <= scores[-1]["ndcg"]["low"] <= scores[-1]["ndcg"]["mean"] <= scores[-1]["ndcg"]["high"] <= 1


def test_without_an_index_the_cases_cannot_be_asked(tmp_path: Path, capsys) -> None:
    assert main(["retrieval", "--cases", "--home", str(tmp_path)]) == 1
    assert "run `lotsen ingest` first" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["retrieval"], ["retrieval", "--nonsense"], ["peers", "--peer", "nobody"]]
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert main(arguments) == 2
