"""What a page adds to a text is taken away, and nothing else."""

import pytest

from ingest.clean import HARD_HYPHEN, SOFT_HYPHEN, clean_text, furniture, join_lines, one_line, words_of


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("forsk-", "ningen pågår", "forskningen pågår"),
        ("FoU-", "tjänst", "FoU-tjänst"),
        ("läkemedels-", "och vårdfrågor", "läkemedels- och vårdfrågor"),
        ("research-", "or development", "research- or development"),
        ("ATMP-", "prövning", "ATMP-prövning"),
        ("självkostnads" + SOFT_HYPHEN, "principen", "självkostnadsprincipen"),
        ("core" + HARD_HYPHEN, "facilitet", "core-facilitet"),
        ("kvalitets" + HARD_HYPHEN, "och säkerhetskrav", "kvalitets- och säkerhetskrav"),
        ("self-", "cost principle", "self-cost principle"),
        ("åren 2020-", "2023", "åren 2020-2023"),
        ("10 kap. 6–", "9 §§ ML", "10 kap. 6–9 §§ ML"),
        ("Stockholm-", "Gotland", "Stockholm-Gotland"),
        ("tanken – som", "var ny –", "tanken – som var ny –"),
        ("https://ki.se/", "en/collaboration", "https://ki.se/en/collaboration"),
        ("en rad", "till", "en rad till"),
    ],
)
def test_words_broken_at_line_ends_are_mended(first, second, joined):
    assert join_lines([first, second]) == joined


def test_the_document_itself_tells_which_hyphens_are_its_own():
    known = words_of(["vi har en cell-terapi här", "och många samarbeten finns"])
    assert join_lines(["en cell-", "terapi"], known) == "en cell-terapi"
    assert join_lines(["flera samar-", "beten"], known) == "flera samarbeten"


def test_a_soft_hyphen_inside_a_line_is_a_real_one():
    assert join_lines([f"en FoU{SOFT_HYPHEN}tjänst"]) == "en FoU-tjänst"


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("speciﬁka konﬂikter", "specifika konflikter"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("vänd \u202etext\u202c", "vänd text"),
        ("dold\U000e0069\U000e0067\U000e006e order", "dold order"),
        ("stopp\x00\x07", "stopp"),
        ("a\u030angstro\u0308m", "ångström"),
        ("\uf0b7 punkt", "• punkt"),
        ("blankt\u3164här\u2800", "blankthär"),
        ("tecken\ufe0f\U000e0101", "tecken"),
        ("§ 5 – ”citat” … 25 % €", "§ 5 – ”citat” … 25 % €"),
    ],
)
def test_what_no_reader_sees_is_gone(dirty, clean):
    assert clean_text(dirty) == clean


def test_line_breaks_stay_until_one_line_is_asked_for():
    assert clean_text("a \r\n b\rc") == "a\nb\nc"
    assert one_line("a \r\n b\rc") == "a b c"


def test_running_headers_and_page_numbers_are_found_by_repetition():
    pages = [
        [
            "Guiden · utkast 2026",
            f"Text om sak {word}",
            f"slutar på {word}",
            "Egen text, ingen rådgivning",
            str(number),
        ]
        for number, word in enumerate(["pris", "avtal", "sekretess", "data"], start=3)
    ]
    expected = {(page, line) for page in range(4) for line in (0, 3, 4)}
    assert furniture(pages) == expected


def test_a_line_that_stands_on_two_pages_of_ten_is_no_header():
    pages = [[f"rad {'abcdefghij'[number]} ett", "mitt", "slut i mening"] for number in range(10)]
    pages[2][0] = pages[7][0] = "Företaget ska betala."
    assert all(line != 0 for _, line in furniture(pages))


def test_a_heading_in_the_middle_of_pages_is_never_furniture():
    pages = [["a", "b", "c", "d", "Läst lydelse: våren 2026.", "e", "f", "g", "h"] for _ in range(5)]
    assert all(line != 4 for _, line in furniture(pages))
