"""The parts that made the embedded model and the lexicon, on a few sentences."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from corpus.glossary import Glossary, Term
from corpus.model import Language
from retrieval.published import open_published
from retrieval.training.asked import TIMES_THE_SENTENCE, SearchQuestion, held_out, read_questions
from retrieval.training.asked import examples as asked_examples
from retrieval.training.cloze import cloze_pairs
from retrieval.training.lexicon import glossary_pairs, lexicon_of
from retrieval.training.pairs import Pair, read_pairs
from retrieval.training.tokenizer import train_tokenizer


def write(folder: Path, name: str, *rows: str) -> None:
    (folder / name).write_bytes(gzip.compress("\n".join(rows).encode()))


def test_pairs_are_read_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    write(tmp_path, "b.tsv.gz", "a  price\tett pris", "the fee\tavgiften")
    write(tmp_path, "a.tsv.gz", "the fee\tavgiften", "no tab here", "one\ttwo\tthree")
    assert read_pairs(tmp_path) == [Pair("the fee", "avgiften", "a"), Pair("a price", "ett pris", "b")]


@pytest.mark.parametrize(
    ("english", "swedish", "usable"),
    [
        ("the price", "priset", True),
        ("Stockholm", "Stockholm", True),
        ("this was never translated", "this was never translated", False),
        ("12345", "tolv", False),
        ("one", "ett två tre fyra fem sex sju", False),
        ("word " * 91, "ord " * 91, False),
        ("", "tomt", False),
    ],
)
def test_what_cannot_be_a_translation_is_left_out(tmp_path: Path, english, swedish, usable) -> None:
    write(tmp_path, "a.tsv.gz", f"{english}\t{swedish}")
    assert bool(read_pairs(tmp_path)) is usable


LONG = Pair(
    "The microscope stands in the cellar of the house. It is booked for one hour at a time by each group. "
    "Whoever comes late loses the hour that was booked.",
    "Mikroskopet står i källaren i huset och bokas. Det bokas en timme i taget av varje forskargrupp. "
    "Den som kommer sent förlorar timmen som bokats.",
    "x",
)


def test_a_cloze_piece_is_cut_out_of_what_surrounds_it() -> None:
    pairs = cloze_pairs([LONG, Pair("short", "kort", "x")], seed=0)
    assert len(pairs) == 4  # two languages, each with its own surroundings and the other language's text
    piece, rest = pairs[0]
    sentence = next(part for part in LONG.english.split(". ") if piece.split()[0] in part)
    assert set(piece.split()) <= set(LONG.english.split())
    assert len(rest) < len(LONG.english) - len(piece)
    assert sentence not in rest
    assert pairs[1] == (piece, LONG.swedish)


def test_the_same_seed_cuts_the_same_pieces() -> None:
    assert cloze_pairs([LONG] * 5, seed=1) == cloze_pairs([LONG] * 5, seed=1)
    assert cloze_pairs([LONG] * 5, seed=1) != cloze_pairs([LONG] * 5, seed=2)


def test_every_form_of_a_term_is_paired_with_every_other() -> None:
    pairs = glossary_pairs(Glossary((Term(("avtal", "kontrakt"), ("agreement", "contract")),)))
    assert {(pair.english, pair.swedish) for pair in pairs} == {
        ("agreement", "avtal"), ("agreement", "kontrakt"), ("contract", "avtal"), ("contract", "kontrakt"),
    }  # fmt: skip


def test_the_glossary_outweighs_other_sources_in_the_lexicon() -> None:
    pairs = [Pair("core facility", "kärnanläggning", "tatoeba")] * 3
    entries = lexicon_of([*pairs, Pair("core facility", "infrastruktur", "glossary")])
    best = max((e for e in entries if e.stem == "facil"), key=lambda entry: entry.probability)
    assert (best.word, best.language) == ("infrastruktur", Language.ENGLISH)


def test_the_tokenizer_keeps_swedish_letters_and_knows_frequent_words_whole() -> None:
    texts = ["Rådet får överlåta återstoden till forskaren", "the council may transfer the rest"] * 5
    tokenizer = train_tokenizer(texts, 200)
    assert tokenizer.encode("FORSKAREN får", add_special_tokens=False).tokens == ["forskaren", "får"]
    assert tokenizer.encode("far", add_special_tokens=False).tokens != ["får"]
    assert "[UNK]" in tokenizer.encode("中", add_special_tokens=False).tokens


WORDS = [("price", "pris"), ("owner", "ägare"), ("mouse", "mus"), ("law", "lag"), ("hour", "timme")]
SENTENCES = [
    (f"the {left[0]} of a {right[0]}", f"en {right[1]} och dess {left[1]}")
    for left in WORDS
    for right in WORDS
    if left != right
]


@pytest.fixture(scope="module")
def training():
    from retrieval.training.static_model import Corpus, Recipe, tokenize

    english, swedish = [list(side) for side in zip(*SENTENCES, strict=True)]
    tokenizer = train_tokenizer([*english * 3, *swedish * 3], 200)
    vectors = np.random.default_rng(0).normal(size=(len(SENTENCES), 8))
    target = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    ids = [tokenize(tokenizer, texts, 20) for texts in (english, swedish)]
    corpus = Corpus(ids[0], ids[1], target, (ids[0], ids[1]))
    recipe = Recipe(
        dimensions=8, epochs=40, batch=10, contrast_batch=10, cloze_batch=10, nested=(4,), learning_rate=0.05
    )
    return corpus, tokenizer.get_vocab_size(), recipe


def cosines(corpus, weights) -> np.ndarray:
    def embedded(side) -> np.ndarray:
        vectors = np.stack([weights[ids].mean(axis=0) for ids in side])
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    return embedded(corpus.english) @ embedded(corpus.swedish).T


@pytest.mark.model
def test_training_moves_twins_together_and_others_apart(training) -> None:
    from retrieval.training.static_model import train

    corpus, vocabulary, recipe = training
    epochs = [weights for _, weights in train(corpus, vocabulary, recipe)]
    first, last = cosines(corpus, epochs[0]), cosines(corpus, epochs[-1])
    assert len(epochs) == recipe.epochs
    assert epochs[-1].dtype == np.float32
    margin = [
        each.diagonal().mean() - (each.sum() - each.trace()) / (each.size - len(SENTENCES))
        for each in (first, last)
    ]
    assert margin[1] > margin[0] + 0.1


@pytest.mark.model
def test_a_seed_repeats_and_another_does_not(training) -> None:
    from dataclasses import replace

    from retrieval.training.static_model import train

    corpus, vocabulary, recipe = training
    short = replace(recipe, epochs=1)
    once, again, other = (
        next(weights for _, weights in train(corpus, vocabulary, each))
        for each in (short, short, replace(short, seed=1))
    )
    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)


@pytest.mark.model
def test_a_text_without_tokens_and_a_long_one_have_a_length() -> None:
    from retrieval.training.static_model import tokenize

    tokenizer = train_tokenizer(["ett ord"] * 5, 50)
    assert [len(ids) for ids in tokenize(tokenizer, ["", "ord " * 30], 10)] == [1, 10]


@pytest.mark.model
def test_principal_directions_keep_what_varies() -> None:
    from retrieval.training.static_model import principal_directions

    vectors = np.zeros((100, 5), dtype=np.float16)
    vectors[:, 2] = np.linspace(-1, 1, 100)
    vectors[:, 4] = np.linspace(1, -1, 100) ** 2 / 10
    directions = principal_directions(vectors, 1, seed=0)
    assert np.abs(directions[:, 0]).argmax() == 2


PRICE = SearchQuestion("guide#4", Language.ENGLISH, "What does it cost?", "The fee is")


@pytest.fixture
def build_of_fees(small_corpus, build_small, home):
    corpus = small_corpus.with_passage("guide-en", "4", "Nobody works for free. The fee is full cost.")
    build_small(corpus.with_passage("guide-sv", "4", "Ingen arbetar gratis. Avgiften är full kostnad."))
    return open_published(home)


def test_a_question_comes_with_its_sentence_its_passage_and_the_translation(build_of_fees) -> None:
    *sentences, passage, twin = sorted(
        (each.text for each in asked_examples([PRICE], build_of_fees)),
        key=lambda text: ("gratis" in text, "Nobody" in text),
    )
    assert sentences == ["Rubrik\nThe fee is full cost."] * TIMES_THE_SENTENCE
    assert passage.endswith("Nobody works for free. The fee is full cost.")
    assert twin.endswith("Ingen arbetar gratis. Avgiften är full kostnad.")


def test_a_section_that_is_gone_teaches_nothing(build_of_fees) -> None:
    gone = SearchQuestion("guide#5", Language.ENGLISH, "What does it cost?", "The fee is")
    assert list(asked_examples([gone], build_of_fees)) == []


def test_the_same_sections_are_held_out_every_time_whole() -> None:
    questions = [SearchQuestion(f"guide#{n // 2}", Language.SWEDISH, f"fråga {n}", "svar") for n in range(40)]
    out = held_out(questions, 0.25, seed=0)
    assert len(out) == 5
    assert out == held_out(questions[::-1], 0.25, seed=0)
    assert out != held_out(questions, 0.25, seed=1)
    assert held_out(questions, 0.0, seed=0) == frozenset()


def test_our_questions_are_in_both_languages_about_sections_of_our_documents() -> None:
    from corpus.catalogue import read_catalogue

    questions = read_questions()
    catalogue = read_catalogue(Path(__file__).parents[3] / "corpus")
    assert catalogue is not None
    documents = {document.id.rsplit("-", 1)[0] for document in catalogue.documents}
    assert {question.section.split("#")[0] for question in questions} <= documents
    swedish = sum(question.language is Language.SWEDISH for question in questions)
    assert 0.45 < swedish / len(questions) < 0.55


@pytest.fixture(scope="module")
def refined(training):
    """Weights of a first stage, and a function that gives those of the second for a recipe."""
    from retrieval.training.asked import Example
    from retrieval.training.refine import lessons, refine
    from retrieval.training.static_model import train

    corpus, vocabulary, recipe = training
    *_, (_, weights) = train(corpus, vocabulary, recipe)
    english, swedish = [list(side) for side in zip(*SENTENCES, strict=True)]
    tokenizer = train_tokenizer([*english * 3, *swedish * 3], 200)
    # What answers is never the twin, so that it is not near before.
    asked = [Example(english[n], swedish[-1 - n], str(n)) for n in range(8)]
    taught = lessons(tokenizer, asked, SENTENCES, SENTENCES, max_tokens=20)

    def of(recipe):
        *_, (_, loss, table) = refine(weights, taught, recipe)
        return loss, table

    return weights, taught, of


def alike(one: np.ndarray, ones, other: np.ndarray, others) -> float:
    """Mean cosine of the vectors that two tables give two aligned lists of token ids."""
    left, right = (
        np.stack([table[ids].mean(axis=0) for ids in texts])
        for table, texts in ((one, ones), (other, others))
    )
    lengths = np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1)
    return float(((left * right).sum(axis=1) / lengths).mean())


def ahead(table: np.ndarray, taught) -> float:
    """By how much nearer a question is to what answers it than to what answers the others; mean cosines."""
    questions, answers = (
        np.stack([table[ids].mean(axis=0) for ids in texts]) for texts in (taught.questions, taught.answers)
    )
    questions, answers = (each / np.linalg.norm(each, axis=1, keepdims=True) for each in (questions, answers))
    cosines = questions @ answers.T
    own = cosines.trace()
    return float(own / len(cosines) - (cosines.sum() - own) / (cosines.size - len(cosines)))


@pytest.mark.model
def test_refining_brings_questions_to_what_answers_them(refined) -> None:
    from retrieval.training.refine import Refining

    weights, taught, of = refined
    recipe = Refining(
        epochs=40, batch=8, rehearsed=10, learning_rate=0.02, nested=(4,), rehearsal_weight=0, anchor_weight=0
    )
    _, table = of(recipe)
    assert ahead(table, taught) > ahead(weights, taught) + 0.1


@pytest.mark.model
def test_refining_forgets_less_with_an_anchor(refined) -> None:
    from retrieval.training.refine import Refining

    weights, taught, of = refined
    free, held = (
        of(
            Refining(
                epochs=20,
                batch=8,
                rehearsed=10,
                learning_rate=0.02,
                nested=(4,),
                rehearsal_weight=0,
                anchor_weight=anchor,
            )
        )[1]
        for rehearsal, anchor in ((0, 0), (1, 10))
    )
    for texts in taught.pairs:
        assert alike(held, texts, weights, texts) > alike(free, texts, weights, texts)
