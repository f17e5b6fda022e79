import numpy as np
import pytest

from corpus.model import Language
from evals.calibration import Example, by_source, examples_of_set, fit, main
from evals.question_sets import QuestionSet, SetQuestion
from retrieval.relevance import Field, features


def test_the_fit_finds_the_curve_that_made_the_labels() -> None:
    truth = np.array([-4.0, 6.0, -2.0, 0.5])
    draw = np.random.default_rng(0)
    examples = []
    for _ in range(8000):
        values = features(draw.random(), Field(draw.random(), int(draw.integers(1, 9))))
        probability = 1 / (1 + np.exp(-truth @ values))
        examples.append(Example(values, bool(draw.random() < probability), "example"))
    assert fit(examples) == pytest.approx(truth, abs=0.4)


def test_each_source_is_looked_at_by_itself() -> None:
    examples = [Example((1.0, 0.5, 0.0, 1.0), number < 1, "cases") for number in range(4)]
    examples += [Example((1.0, 0.5, 0.0, 1.0), True, "set")]
    cases, other = by_source(examples, np.array([-1.0986, 0.0, 0.0, 0.0]))
    assert (cases.source, cases.hits, round(cases.brier, 4)) == ("cases", 4, 0.1875)
    assert (other.source, other.hits, round(other.brier, 4)) == ("set", 1, 0.5625)


def test_every_other_question_of_a_set_has_lost_its_answer() -> None:
    words = ["mikroskop", "sekretess", "upphandling", "renrum"]
    texts = tuple((str(number), f"Här står allt om {word}.") for number, word in enumerate(words))
    questions = tuple(SetQuestion(word, frozenset({str(number)})) for number, word in enumerate(words))
    examples = examples_of_set(QuestionSet("small", Language.SWEDISH, texts, questions), "bilingual")
    assert sum(example.answers for example in examples) == 2
    assert {example.source for example in examples} == {"small"}
    assert all(len(example.features) == 4 for example in examples)


def test_without_a_home_it_says_how_it_is_used(capsys, tmp_path) -> None:
    with pytest.raises(SystemExit) as raised:
        main([])
    assert raised.value.code == 2
    assert main([str(tmp_path)]) == 1
    assert "lotsen ingest" in capsys.readouterr().err
