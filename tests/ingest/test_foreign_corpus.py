"""Another field's papers: nothing is silently lost, and roles are right with a catalogue and without one."""

import re
from pathlib import Path

import pytest
from foreign_corpus import CATALOGUE, write_library

from corpus.check import check
from corpus.model import Form, LegalArea, Role, Statement
from ingest import pipeline
from ingest.pipeline import Ingested
from ingest.reader import read_file


def ingested(folder: Path, previous: Ingested | None = None) -> Ingested:
    before = previous.documents if previous else ()
    passages = previous.passages if previous else ()
    known = {each.id: (each, tuple(one for one in passages if one.document_id == each.id)) for each in before}
    return pipeline.ingest([folder], known, read=read_file)


@pytest.fixture
def library(tmp_path: Path) -> Ingested:
    return ingested(write_library(tmp_path))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def said(read: Ingested, place: str) -> list[Statement]:
    """What is said in the section `document#section`."""
    passages = [each for each in read.passages if each.id.startswith(f"{place}/")]
    assert passages, f"no passage of {place}"
    return [statement for passage in passages for statement in passage.statements]


@pytest.mark.parametrize("with_catalogue", [False, True])
def test_every_word_of_every_block_stands_in_a_statement_or_in_a_header(
    tmp_path: Path, with_catalogue: bool
) -> None:
    read = ingested(write_library(tmp_path, with_catalogue))
    assert not read.problems
    for document in read.documents:
        for section in document.sections:
            told: dict[int, set[str]] = {}
            for each in said(read, f"{document.id}#{section.id}"):
                told.setdefault(each.block, set()).update(words(each.text))
            for number, block in enumerate(section.blocks):
                mark = r"^(?:- (?:\[ \] )?|\d+\. )"
                of_block = words(re.sub(mark, "", section.text[block.start : block.end]))
                if block.form is not Form.HEADER:
                    assert of_block <= told.get(number, set()), section.text[block.start : block.end]


def test_every_statement_is_carried_by_its_span(library: Ingested) -> None:
    for passage in library.passages:
        for each in passage.statements:
            carried = words(passage.text[each.start : each.end])
            heads = {
                word for block in library.documents for one in block.sections for word in words(one.text)
            }
            assert carried & words(each.text)
            assert words(each.text) <= carried | heads


@pytest.mark.parametrize(
    ("place", "roles"),
    [
        ("loans#hur-lange-far-jag-ha-en-bok", {Role.ANSWER}),
        ("loans#ordlista", {Role.DEFINITION}),
        ("loans#vanliga-misstag", {Role.MISTAKE}),
        ("loans#kallor", {Role.SOURCES}),
        ("loans#preamble", {Role.RULE}),
        ("hours#kontakt", {Role.WAY_IN}),
        ("hours#vardagar-och-helger", {Role.RULE, Role.CAPTION}),
        ("rooms#rum-och-priser", {Role.RULE}),
        ("rooms#stadning", {Role.STEP}),
        ("bus#preamble", {Role.RULE}),
        ("loans#sa-gar-det-till", {Role.CHECKLIST, Role.STEP, Role.RULE}),
    ],
)
def test_roles_by_the_words_of_headings(library: Ingested, place: str, roles: set[Role]) -> None:
    assert {statement.role for statement in said(library, place)} == roles


def test_a_table_without_heads_of_columns_keeps_its_first_row(library: Ingested) -> None:
    texts = [each.text for each in said(library, "hours#vardagar-och-helger")]
    assert texts == ["Gäller från september", "Måndag till fredag: 9–19", "Lördag: 10–15"]


def test_a_row_without_a_label_is_told_by_its_columns(library: Ingested) -> None:
    texts = [each.text for each in said(library, "hours#avgifter-per-kommun")]
    assert "Lånekort: Invånare: gratis; Gäst: 50 kronor" in texts
    assert "ersätts för 20" in texts


def test_an_item_inside_an_item_stands_one_level_deeper(library: Ingested) -> None:
    hours = next(document for document in library.documents if document.id == "hours")
    section = hours.section("kontakt")
    assert section
    assert [(section.text[one.start : one.end], one.level) for one in section.blocks] == [
        ("- Telefon: 08-123 45", 0),
        ("- Besök", 0),
        ("- Torget 1", 1),
    ]


def test_the_catalogue_goes_before_the_words(tmp_path: Path) -> None:
    read = ingested(write_library(tmp_path, with_catalogue=True))
    sections = {f"{each.id}#{one.id}": one for each in read.documents for one in each.sections}
    first = sections["loans-sv#hur-lange-far-jag-ha-en-bok"]
    assert (first.role, first.step, first.areas) == (Role.STEP, "A1", (LegalArea.LIABILITY,))
    assert sections["loans-sv#kallor"].role is Role.SOURCES, "what no entry settles, the words do"
    assert {each.role for each in said(read, "rooms-sv#rum-och-priser")} == {Role.DEFINITION}


def test_a_document_is_read_again_when_only_its_section_entries_changed(tmp_path: Path) -> None:
    before = ingested(write_library(tmp_path, with_catalogue=True))
    assert ingested(tmp_path, before).reused == 2
    changed = CATALOGUE.replace('role = "definition"', 'role = "clause"')
    (tmp_path / "catalogue.toml").write_text(changed, encoding="utf-8")
    after = ingested(tmp_path, before)
    assert after.reused == 1
    assert {each.role for each in said(after, "rooms-sv#rum-och-priser")} == {Role.CLAUSE}


def test_the_check_names_an_entry_that_fits_no_section(tmp_path: Path) -> None:
    write_library(tmp_path, with_catalogue=True)
    read = ingested(tmp_path).documents
    assert not [one for one in check(tmp_path, read) if "fits no section" in one.message]
    with (tmp_path / "catalogue.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[section]]\ndocuments = ["loans", "lost"]\nsections = ["ordlista"]\nrole = "definition"\n'
        )
    [finding] = [one for one in check(tmp_path, read) if "fits no section" in one.message]
    assert '"ordlista" of lost' in finding.message
