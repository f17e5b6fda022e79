import numpy as np

from corpus.model import Language
from retrieval.keyword_index import KeywordIndex
from retrieval.terms import Wording
from retrieval.word_order import WordOrder

SV, EN = Language.SWEDISH, Language.ENGLISH


def test_pairs_are_found_in_order_and_inside_one_text() -> None:
    order = WordOrder.build([[1, 2, 3], [3, 2, 1], [2], [], [1, 9, 2]])
    pairs = [((1,), (2,)), ((2,), (3,)), ((1,), ())]
    assert order.side_by_side(pairs, np.array([0, 1, 2, 3, 4])).tolist() == [
        [True, True, False],
        [False, False, False],
        [False, False, False],
        [False, False, False],
        [False, False, False],
    ]


def test_the_end_of_a_text_is_no_neighbour_of_the_next_ones_beginning() -> None:
    order = WordOrder.build([[5, 1], [2, 5]])
    assert not order.side_by_side([((1,), (2,))], np.array([0, 1])).any()


def test_only_the_rows_asked_for_are_looked_at_in_their_order() -> None:
    order = WordOrder.build([[1, 2], [7, 7], [1, 2]])
    assert order.side_by_side([((1,), (2,))], np.array([1, 2])).tolist() == [[False], [True]]
    assert order.side_by_side([((1,), (2,))], np.array([], dtype=np.int64)).shape == (0, 1)


def test_it_comes_back_from_disk_as_it_was(tmp_path) -> None:
    WordOrder.build([[1, 2], [3]]).save(tmp_path / "order")
    loaded = WordOrder.load(tmp_path / "order")
    assert loaded.side_by_side([((1,), (2,))], np.array([0, 1])).tolist() == [[True], [False]]


def test_passages_with_the_same_words_are_told_apart_by_their_neighbours() -> None:
    index = KeywordIndex.build(
        [
            Wording("Statligt bolag säljer tjänster till universitet.", SV),
            Wording("Bolag säljer till statligt universitet tjänster.", SV),
            Wording("Ingenting.", SV),
        ]
    )
    shares = index.pairs(Wording("Vad säljer statliga universitet?", SV), np.array([0, 1, 2]))
    # "till" is a stop word: in the second stand both "säljer statligt" and "statligt universitet".
    assert shares.tolist() == [0.0, 1.0, 0.0]
    assert shares.dtype == np.float32


def test_all_neighbours_found_is_one_and_a_single_word_has_none() -> None:
    index = KeywordIndex.build([Wording("The clean room is open.", EN), Wording("A room.", EN)])
    rows = np.array([0, 1])
    assert index.pairs(Wording("clean rooms", EN), rows).tolist() == [1.0, 0.0]
    assert not index.pairs(Wording("rooms", EN), rows).any()


def test_a_question_without_diacritics_has_the_same_neighbours() -> None:
    index = KeywordIndex.build([Wording("företagets lån löper", SV)])
    assert index.pairs(Wording("foretagets lan", SV), np.array([0])).tolist() == [1.0]
