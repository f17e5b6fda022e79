import pytest

from retrieval.training.word_alignment import align

# The example of every textbook: "house" meets "das" and "Haus", but "das" is met elsewhere too.
HOUSE = [["the", "house"], ["the", "book"], ["a", "book"]]
HAUS = [["das", "Haus"], ["das", "Buch"], ["ein", "Buch"]]


def learnt(sources, targets, weights=None) -> dict[tuple[str, str], float]:
    weights = [1.0] * len(sources) if weights is None else weights
    return {(each.source, each.target): each.probability for each in align(sources, targets, weights)}


def test_the_house_is_das_haus() -> None:
    found = learnt(HOUSE, HAUS)
    for english, german in (("the", "das"), ("house", "Haus"), ("book", "Buch"), ("a", "ein")):
        rivals = [value for (source, _), value in found.items() if source == english]
        assert found[english, german] == max(rivals)
        assert found[english, german] > 0.6
    assert found.get(("house", "das"), 0) < 0.3
    assert ("house", "Buch") not in found


def test_both_directions_must_believe_in_it() -> None:
    """ "of" stands in every English text, but each Swedish word is translated by a word of its own."""
    english = [["price", "of"], ["owner", "of"], ["place", "of"]]
    swedish = [["pris"], ["ägare"], ["plats"]]
    found = learnt(english, swedish)
    assert found["price", "pris"] > 1.5 * found.get(("of", "pris"), 0)


def test_a_heavier_text_wins() -> None:
    sources, targets = [["bank"], ["bank"]], [["bank"], ["strand"]]
    assert (
        learnt(sources, targets, [1, 9])["bank", "strand"]
        > learnt(sources, targets, [9, 1])["bank", "strand"]
    )


def test_a_single_pair_is_certain_but_for_the_discount() -> None:
    (only,) = align([["avtal"]], [["agreement"]], [1.0])
    assert only.probability == pytest.approx(1, abs=1e-6)
    # 1 / 1.05 is what the empty word leaves, less the discount of .02.
    assert only.count == pytest.approx(1 / 1.05 - 0.02, abs=1e-3)


def test_nothing_gives_nothing() -> None:
    assert align([], [], []) == []
    assert align([[], ["ord"]], [["word"], []], [1.0, 1.0]) == []


def test_sides_of_different_number_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        align([["a"]], [["b"], ["c"]], [1.0])
