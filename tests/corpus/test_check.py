"""The check of a corpus says what is missing, and is silent on a corpus in order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
from corpus.check import check
from corpus.model import Document, Section

TODAY = date(2026, 11, 21)
CATALOGUE = """
[[document]]
id = "nda-sv"
title = "Sekretessavtal"
kind = "template"
language = "sv"
file = "documents/nda-sv.md"
version = "1.0"
valid_from = 2026-11-01
review_by = 2027-06-30

[[document]]
id = "nda-en"
title = "Non-disclosure agreement"
kind = "template"
language = "en"
file = "documents/nda-en.md"
version = "1.0"
valid_from = 2026-11-01
review_by = 2027-06-30
translation_of = "nda-sv"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    for language in ("sv", "en"):
        (tmp_path / "documents" / f"nda-{language}.md").write_text("text")
    (tmp_path / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def edit(corpus: Path, old: str, new: str) -> None:
    path = corpus / "catalogue.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def findings(corpus: Path, *read: Document) -> list[str]:
    return [str(finding) for finding in check(corpus, read, TODAY)]


def documents(corpus: Path, swedish: dict[str, str], english: dict[str, str]) -> tuple[Document, ...]:
    """The two documents as read, with these sections (id → text)."""
    catalogue = read_catalogue(corpus)
    assert catalogue is not None
    return tuple(
        replace(document, sections=tuple(Section(id, (id,), None, text) for id, text in sections.items()))
        for document, sections in zip(catalogue.documents, (swedish, english), strict=True)
    )


def test_a_corpus_in_order_has_no_findings(corpus: Path) -> None:
    assert findings(corpus, *documents(corpus, {"1": "Ett."}, {"1": "One."})) == []


def test_a_folder_without_a_catalogue_is_told_what_to_read(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path)
    assert finding.startswith("catalogue: catalogue.toml: is missing")
    assert "docs/corpus.md" in finding


def test_a_broken_catalogue_is_one_finding(corpus: Path) -> None:
    edit(corpus, '"template"', '"templet"')
    (finding,) = findings(corpus)
    assert finding.startswith("catalogue: catalogue.toml: document \"nda-sv\": kind: 'templet' is not one of")


@pytest.mark.parametrize("field", ["version", "valid_from", "review_by"])
def test_a_field_that_tells_freshness_is_asked_for(corpus: Path, field: str) -> None:
    line = next(line for line in CATALOGUE.splitlines() if line.startswith(field))
    path = corpus / "catalogue.toml"
    path.write_text(CATALOGUE.replace(line, ""), encoding="utf-8")
    assert [finding for finding in findings(corpus) if f"has no {field}" in finding] == [
        f"catalogue: {id}: has no {field}; readers are shown how fresh it is" for id in ("nda-sv", "nda-en")
    ]


def test_a_missing_an_empty_and_an_unreadable_file_are_told(corpus: Path) -> None:
    (corpus / "documents" / "nda-sv.md").unlink()
    (corpus / "documents" / "nda-en.md").write_text("")
    assert findings(corpus) == [
        "files: nda-sv: its file nda-sv.md does not exist",
        "files: nda-en: its file nda-en.md is empty",
    ]
    edit(corpus, "nda-sv.md", "nda-sv.odt")
    (corpus / "documents" / "nda-sv.odt").write_text("x")
    assert "nda-sv.odt is of a kind that is not read" in findings(corpus)[0]


def test_a_file_without_an_entry_is_told(corpus: Path) -> None:
    (corpus / "documents" / "guide.pdf").write_text("x")
    (corpus / "documents" / ".hidden.md").write_text("x")
    assert findings(corpus) == [
        "catalogue: documents/guide.pdf: stands beside the documents but has no entry in catalogue.toml"
    ]


def test_dates_are_compared_with_the_day_given(corpus: Path) -> None:
    late = [str(finding) for finding in check(corpus, today=date(2027, 7, 1))]
    assert "dates: nda-sv: was to be reviewed by 2027-06-30; review it" in late
    early = [str(finding) for finding in check(corpus, today=date(2026, 10, 1))]
    assert "dates: nda-sv: is valid only from 2026-11-01" in early
    assert check(corpus) == []


def test_a_document_without_translation_is_told_in_a_bilingual_corpus(corpus: Path) -> None:
    edit(corpus, 'translation_of = "nda-sv"', "")
    assert findings(corpus) == [
        "twins: nda-sv: has no translation into en (translation_of)",
        "twins: nda-en: has no translation into sv (translation_of)",
    ]


def test_a_corpus_in_one_language_needs_no_translations(corpus: Path) -> None:
    (corpus / "catalogue.toml").write_text(CATALOGUE.rsplit("[[document]]", 1)[0], encoding="utf-8")
    (corpus / "documents" / "nda-en.md").unlink()
    assert findings(corpus) == []


def test_twins_of_different_version_are_told(corpus: Path) -> None:
    edit(corpus, 'version = "1.0"', 'version = "1.1"')
    assert findings(corpus) == ["twins: nda-en: its version is not that of nda-sv"]


def test_a_section_without_its_twin_is_told_from_both_sides(corpus: Path) -> None:
    read = documents(corpus, {"1": "Ett.", "2": "Två."}, {"1": "One.", "3": "Three."})
    assert findings(corpus, *read) == [
        "twins: nda-sv: sections 2 are not in nda-en",
        "twins: nda-en: sections 3 are not in nda-sv",
    ]


def test_a_reference_that_is_not_in_the_list_is_told_once_with_its_section(corpus: Path) -> None:
    (corpus / "references.toml").write_text('[[act]]\nsfs = "2009:400"\nsections = ["24:5"]\n')
    text = "OSL 24:5 finns. 24 kap. 9 § OSL finns inte, sade OSL 24:9."
    read = documents(corpus, {"1": text}, {"1": "OSL 24:5."})
    assert findings(corpus, *read) == [
        "references: nda-sv 1: cites OSL 24:9, a place that the reference list does not have"
    ]


def test_an_act_that_was_not_checked_must_be_marked_so_where_it_is_cited(corpus: Path) -> None:
    (corpus / "references.toml").write_text('[[act]]\nsfs = "2022:1390"\nlabel = "U"\n')
    read = documents(
        corpus, {"1": "Idébanken regleras i 2022:1390 (att kontrollera)."}, {"1": "See Ordinance 2022:1390."}
    )
    assert findings(corpus, *read) == [
        "references: nda-en 1: cites 2022:1390, which is not checked, without saying so"
    ]


def test_broken_data_files_are_findings_and_stop_nothing(corpus: Path) -> None:
    (corpus / "glossary.csv").write_text("x\n")
    (corpus / "ecosystem.toml").write_text("[[actor]]\n")
    (corpus / "references.toml").write_text("act = 1\n")
    topics = [finding.split(": ")[:2] for finding in findings(corpus)]
    assert topics == [["data", "glossary.csv"], ["data", "ecosystem.toml"], ["references", "references.toml"]]


def test_an_actor_whose_page_is_not_in_the_catalogue_is_told(corpus: Path) -> None:
    (corpus / "ecosystem.toml").write_text(
        '[[actor]]\nid = "a"\nname_sv = "A"\nname_en = "A"\ntype = "fund"\nowner_form = "state"\n'
        'campus = "none"\ndocument = "cimed"\nsource = "https://example.org"\nas_of = "2024"\n'
    )
    assert findings(corpus) == [
        f'data: ecosystem.toml: actor "a": there is no document "cimed-{language}" in the catalogue'
        for language in ("en", "sv")
    ]


TEMPLATES = """
[template.nda]
owners = []
fields = ["company_name"]

[field.company_name]
type = "text"
label_sv = "Företagets namn"
label_en = "Company name"
"""


def test_a_placeholder_that_is_not_a_field_is_told_and_a_field_that_is_not_there(corpus: Path) -> None:
    (corpus / "templates.toml").write_text(TEMPLATES, encoding="utf-8")
    read = documents(corpus, {"1": "{{ company_name }}, {{company_nmae}}"}, {"1": "The company."})
    assert findings(corpus, *read) == [
        "placeholders: nda-sv: {{ company_nmae }} is not in its list of fields",
        "placeholders: nda-en: the field company_name is listed but not in the document",
    ]


def test_a_template_that_the_list_does_not_have_is_told(corpus: Path) -> None:
    (corpus / "templates.toml").write_text(
        TEMPLATES.replace("template.nda", "template.mta"), encoding="utf-8"
    )
    read = documents(corpus, {"1": "Ett."}, {"1": "One."})
    assert findings(corpus, *read) == [
        f"placeholders: nda-{language}: there is no [template.nda] in the list of templates"
        for language in ("sv", "en")
    ]


def test_a_template_whose_stage_differs_from_its_catalogue_entry_is_told(corpus: Path) -> None:
    listed = TEMPLATES.replace("owners = []", 'owners = []\nstage = "preparation"')
    (corpus / "templates.toml").write_text(listed, encoding="utf-8")
    read = documents(corpus, {"1": "{{ company_name }}"}, {"1": "{{ company_name }}"})
    assert all("are not those of its template" in finding for finding in findings(corpus, *read))
    assert len(findings(corpus, *read)) == 2
