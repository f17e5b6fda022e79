"""Sentences of Swedish and English text, and their places."""

from itertools import pairwise

import pytest

from corpus.sentences import is_list_item, is_table_row, split_sentences


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Enligt 24 kap. 5 § OSL gäller sekretess hos universitetet.",
        "Det följer av 10 kap. 2 § 1 st. OSL och art. 6 GDPR.",
        "Stöd ges av t.ex. Vinnova, bl.a. Region Stockholm m.fl. aktörer.",
        "Stöd ges av t. ex. Vinnova.",
        "Se prop. 2020/21:5 s. 12 och NJA 2020 s. 5.",
        "Mötet hålls den 5. 3. 2024 kl. 10.00 i sal 3.2.",
        "Priset är 1.250,50 kr per timme.",
        "Reglerna finns i §§ 5–7 samt ev. Skatteverkets råd.",
        "Forskaren A. B. Svensson leder den s.k. ANA-gruppen.",
        "See No. 5 of the list, e.g. Annex A, i.e. The Hague text.",
        "The U.S. Food and Drug Administration decided on 5 Sept. 2024.",
        "Han väntade … men fick inget svar.",
        "”Får vi komma?” frågade bolaget.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det kostar 5 st. Leverans sker.", ["Det kostar 5 st.", "Leverans sker."]),
        ("Avtal, mallar m.m. Detta ingår.", ["Avtal, mallar m.m.", "Detta ingår."]),
        ("Lagen är från 2009. Den gäller.", ["Lagen är från 2009.", "Den gäller."]),
        ("Det var 2024. 12 företag kom.", ["Det var 2024.", "12 företag kom."]),
        ("Välj plan B. Det går bra.", ["Välj plan B.", "Det går bra."]),
        ("No. KI may not.", ["No.", "KI may not."]),
        ("See part No. IV of it.", ["See part No. IV of it."]),
        ("The answer is no. Companies pay.", ["The answer is no.", "Companies pay."]),
        ("Vad gäller? Mer än så! Slut.", ["Vad gäller?", "Mer än så!", "Slut."]),
        ('She said "yes." Then (at last.) It ended... So it did.',
         ['She said "yes."', "Then (at last.)", "It ended...", "So it did."]),
        ("Läs på www.ki.se. Fråga sedan.", ["Läs på www.ki.se.", "Fråga sedan."]),
        ("Det gäller. [2] Nästa sak [3]. Sist.", ["Det gäller. [2]", "Nästa sak [3].", "Sist."]),
    ],
)  # fmt: skip
def test_sentences_are_parted(text, expected):
    assert sentences(text) == expected


def test_list_items_and_table_rows_are_units_of_their_own():
    text = "Företaget ska\n- ansöka. Sedan vänta.\n- betala\n1. Ett\n2. Två\n\n"
    text += "| Form. Stat | Pris |\n| a | b |\nSlut."
    assert sentences(text) == [
        "Företaget ska",
        "- ansöka.",
        "Sedan vänta.",
        "- betala",
        "1. Ett",
        "2. Två",
        "| Form. Stat | Pris |",
        "| a | b |",
        "Slut.",
    ]


def test_a_line_break_inside_a_paragraph_is_a_space():
    assert sentences("En mening\növer två rader. En till.") == ["En mening\növer två rader.", "En till."]


def test_every_sentence_lies_where_it_says():
    text = "  Första.  Andra “mening”!\n\n\n- Punkt (tre). \t\n| a | b |\n  Sist … "
    found = split_sentences(text)
    assert len(found) == 5
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_nothing_gives_nothing():
    assert split_sentences("") == split_sentences(" \n\n ") == ()


def test_lines_are_known_by_their_beginning():
    assert all(map(is_list_item, ["- a", "• a", "12. a", "2.3.1) a", "b) a", "(iv) a"]))
    assert not any(map(is_list_item, ["-a", "2009 års lag", "a b", "2.3 Pris", "Kap. 3"]))
    assert is_table_row("| a | b |")
    assert not is_table_row("a | b")


def test_an_act_by_its_initials_or_a_section_with_a_letter_ends_a_sentence() -> None:
    for text in (
        "Priset är högst självkostnaden enligt 2 kap. 6 § KL. Regionen får inte ta ut vinst.",
        "The award is invalid under LOU 20:13 a. An illegal award ends.",
    ):
        first, second = split_sentences(text)
        assert first.text + " " + second.text == text
