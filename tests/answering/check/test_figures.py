import pytest

from answering.check.figures import currencies, figures, missing_figures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 546 202 kronor", "1,546,202 SEK"),
        ("0,5 %", "0.5 per cent"),
        ("fem år", "5 år"),
        ("five years", "5 years"),
        ("tjugotre steg", "23 steg"),
        ("1,5 miljoner kronor", "SEK 1 500 000"),
        ("1 juli 2025", "2025-07-01"),
        ("July 1, 2025", "den 1 juli 2025"),
        ("en till tre veckor", "1–3 veckor"),
        ("202100-2973", "2021002973"),
        ("grind G4", "Grind g4"),
        ("omkring 20", "about twenty"),
    ],
)
def test_one_figure_in_two_spellings_is_the_same(one: str, other: str) -> None:
    assert missing_figures(one, other) == missing_figures(other, one) == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("10 år", "20 år"),
        ("10 dagar", "10 månader"),
        ("10 arbetsdagar", "10 dagar"),
        ("högst 10 år", "minst 10 år"),
        ("10 år", "högst 10 år"),
        ("20", "omkring 20"),
        ("EUR 300 000", "SEK 300 000"),
        ("1 juli 2025", "1 juni 2025"),
        ("G6", "G4"),
        ("två veckor", "tre veckor"),
        ("bolag 202100-2974", "bolag 202100-2973"),
    ],
)
def test_another_value_unit_or_bound_is_missing(claim: str, evidence: str) -> None:
    assert missing_figures(claim, evidence)


def test_the_year_and_the_month_of_a_date_are_true_of_it() -> None:
    assert missing_figures("juli 2025", "den 1 juli 2025") == ()
    assert missing_figures("den 1 juli 2025", "juli 2025") == ("2025-07-01",)


def test_articles_and_places_in_law_are_no_figures() -> None:
    assert [f for f in figures("En part enligt 24 kap. 5 § OSL") if not f.is_article] == []


def test_both_ends_of_a_range_have_its_unit() -> None:
    assert [(f.value, f.unit) for f in figures("two to six weeks")] == [("2", "week"), ("6", "week")]


def test_currencies_are_named_with_and_without_sums() -> None:
    assert currencies("i kronor, högst EUR 5") == {"sek", "eur"}
