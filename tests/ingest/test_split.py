"""Passages: along headings, of a readable length, never through an item, and with ids that last."""

import re
from itertools import pairwise
from pathlib import Path

from corpus.model import Document, Kind, Language, PageStart, Section
from ingest.split import MAX_TABLE_WORDS, MAX_WORDS, MIN_WORDS, split


def document(*sections):
    return Document("guide-sv", "Guiden", Kind.GUIDE, Language.SWEDISH, Path("guide.pdf"), sections=sections)


def section(text, id="2.3", pages=()):
    return Section(id, ("2 Avtal", "2.3 Pris"), 7, text, pages)


def words(count, word="ord"):
    return " ".join([word] * count)


def sentences(count, length=10):
    return " ".join(f"Mening {number} {words(length - 3)} slut." for number in range(count))


def count(text):
    return len(re.findall(r"\w\S*", text))


def test_a_short_section_is_one_passage_with_all_that_is_known():
    (passage,) = split(document(section("Priset är fullt.")))
    assert passage.id == "guide-sv#2.3/1"
    assert passage.section_id == "2.3"
    assert (passage.headings, passage.page, passage.text) == (("2 Avtal", "2.3 Pris"), 7, "Priset är fullt.")


def test_a_passage_never_spans_two_headings():
    passages = split(document(section("Kort.", "1"), section("Också kort.", "2")))
    assert [passage.id for passage in passages] == ["guide-sv#1/1", "guide-sv#2/1"]


def test_every_passage_lies_where_it_says_and_nothing_is_lost():
    text = "\n\n".join(
        [sentences(9), "Ni ska:", "- " + words(40) + "\n- " + words(60), sentences(30), words(300)]
    )
    source = section(text)
    passages = split(document(source))
    assert len(passages) > 3
    assert all(source.text[passage.start : passage.end] == passage.text for passage in passages)
    assert all(before.end <= after.start for before, after in pairwise(passages))
    assert "".join("".join(passage.text.split()) for passage in passages) == "".join(text.split())


def test_long_sections_are_cut_to_lengths_that_can_be_read():
    passages = split(document(section("\n\n".join(sentences(7) for _ in range(12)))))
    assert all(MIN_WORDS <= count(passage.text) <= MAX_WORDS for passage in passages)


def test_a_paragraph_that_is_too_long_is_cut_between_sentences():
    passages = split(document(section(sentences(60))))
    assert len(passages) > 2
    assert all(passage.text.startswith("Mening") and passage.text.endswith("slut.") for passage in passages)


def test_list_items_are_never_cut_however_long():
    items = [f"- Punkt {number}. {sentences(8)}" for number in range(6)] + [f"- Lång. {sentences(40)}"]
    passages = split(document(section("\n".join(items))))
    assert len(passages) > 2
    found = [line for passage in passages for line in passage.text.split("\n")]
    assert found == items


def test_numbered_paragraphs_are_never_cut():
    clauses = [f"{number}.1 Parterna. {sentences(12)}" for number in range(1, 6)] + [
        f"6.1 Lång. {sentences(40)}"
    ]
    passages = split(document(section("\n\n".join(clauses))))
    assert [part for passage in passages for part in passage.text.split("\n\n")] == clauses


def test_a_lead_stays_with_its_list():
    text = f"{sentences(15)}\n\nFöretaget ska göra detta:\n\n" + "\n".join(f"- {words(30)}" for _ in range(5))
    passages = split(document(section(text)))
    assert not any(passage.text.endswith("detta:") for passage in passages)


def test_a_table_stays_whole_with_its_header():
    rows = ["| Form | Pris |"] + [f"| {words(9)} | {words(9)} |" for _ in range(18)]
    assert count(" ".join(rows)) < MAX_TABLE_WORDS
    passages = split(document(section(sentences(20) + "\n\n" + "\n".join(rows) + "\n\n" + sentences(20))))
    with_rows = [passage for passage in passages if "|" in passage.text]
    assert len(with_rows) == 1
    assert "\n".join(rows) in with_rows[0].text


def test_a_table_longer_than_any_reader_wants_is_cut_between_rows():
    rows = ["| Form | Pris |"] + [f"| {words(9)} | {words(9)} |" for _ in range(100)]
    passages = split(document(section("\n".join(rows))))
    assert len(passages) > 1
    assert [line for passage in passages for line in passage.text.split("\n")] == rows


def test_ids_outlast_a_corrected_typo():
    text = "\n\n".join(sentences(8) for _ in range(6))
    before = split(document(section(text)))
    after = split(document(section(text.replace("Mening 3", "Meningen 3", 1))))
    assert [passage.id for passage in before] == [passage.id for passage in after]
    assert before != after


def test_the_page_is_that_of_the_passage_and_not_of_the_section():
    first, second = sentences(20), sentences(21)
    text = f"{first}\n\n{second}"
    passages = split(document(section(text, pages=(PageStart(len(first) + 2, 8),))))
    assert [(passage.start, passage.page) for passage in passages] == [(0, 7), (len(first) + 2, 8)]


def test_a_line_without_end_is_cut_all_the_same():
    text = "x" * 50_000 + " " + words(5000)
    passages = split(document(section(text)))
    assert max(len(passage.text) for passage in passages) <= 3000
    assert "".join("".join(passage.text.split()) for passage in passages) == "".join(text.split())
