"""The catalogue is read with all its fields, and every fault is told in one line that says where."""

from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
from corpus.errors import CorpusError
from corpus.model import Document, Kind, Language, LegalArea, Owner, Role, Section, Stage
from corpus.section_entries import SectionEntry, described

ENTRY = """
[[document]]
id = "nda-sv"
title = "Sekretessavtal"
kind = "template"
language = "sv"
file = "templates/nda-sv.docx"
"""
TRANSLATION = ENTRY.replace("nda-sv", "nda-en").replace('"sv"', '"en"') + 'translation_of = "nda-sv"\n'


def write(folder: Path, text: str) -> Path:
    (folder / "catalogue.toml").write_text(text, encoding="utf-8")
    return folder


def fault(folder: Path, text: str) -> str:
    with pytest.raises(CorpusError) as error:
        read_catalogue(write(folder, text))
    message = str(error.value)
    assert "\n" not in message
    assert message.startswith("catalogue.toml: ")
    return message


def test_a_folder_without_a_catalogue_has_none(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path) is None


def test_every_field_becomes_metadata_of_the_document(tmp_path: Path) -> None:
    fields = """
    owners = ["state", "region"]
    areas = ["secrecy"]
    stage = "preparation"
    version = "1.0"
    valid_from = 2026-11-01
    review_by = 2027-06-30
    """
    catalogue = read_catalogue(write(tmp_path, ENTRY + fields + TRANSLATION))
    assert catalogue is not None
    swedish, english = catalogue.documents
    assert swedish.file == tmp_path.resolve() / "templates" / "nda-sv.docx"
    assert (swedish.kind, swedish.language) == (Kind.TEMPLATE, Language.SWEDISH)
    assert swedish.owners == (Owner.STATE, Owner.REGION)
    assert swedish.areas == (LegalArea.SECRECY,)
    assert swedish.stage is Stage.PREPARATION
    assert (swedish.version, swedish.valid_from, swedish.review_by) == (
        "1.0",
        date(2026, 11, 1),
        date(2027, 6, 30),
    )
    assert english.translation_of == "nda-sv"
    assert catalogue.document("nda-en") is english
    assert swedish.sections == ()


def test_a_file_that_does_not_exist_yet_harms_no_other_entry(tmp_path: Path) -> None:
    catalogue = read_catalogue(write(tmp_path, ENTRY))
    assert catalogue is not None
    assert not catalogue.documents[0].file.exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("template", "tempalte"), "'tempalte' is not one of guide, legal, template, infrastructure, other"),
        (('language = "sv"', ""), 'document "nda-sv": language: is missing'),
        (('title = "Sekretessavtal"', 'titel = "Sekretessavtal"'), "titel: is not a known field"),
        (('"nda-sv"\ntitle', '"nda/sv"\ntitle'), "id: 'nda/sv' may only hold letters, digits"),
        (('file = "templates/', 'file = "../templates/'), "must be a path below the catalogue's folder"),
        (('file = "templates/nda-sv.docx"', 'file = "/etc/passwd"'), "must be a path below"),
        (('file = "templates/nda-sv.docx"', "file = 'C:\\\\x.docx'"), "must be a path below"),
        (("templates/nda-sv.docx", "templates\\\\..\\\\..\\\\x.docx"), "must be a path below"),
    ],
)
def test_a_wrong_entry_is_named_with_its_field(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in ENTRY
    assert told in fault(tmp_path, ENTRY.replace(*change))


@pytest.mark.parametrize("value", ['"2026-11-01"', "20261101", "2026-11-01T10:00:00"])
def test_a_date_is_a_date_and_nothing_like_one(tmp_path: Path, value: str) -> None:
    assert "is not a date; write it as 2026-11-01" in fault(tmp_path, f"{ENTRY}valid_from = {value}\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENTRY + ENTRY, 'id "nda-sv" stands 2 times'),
        (ENTRY + ENTRY.replace("nda-sv", "b", 1), 'file "templates/nda-sv.docx" stands 2 times'),
        (ENTRY + 'translation_of = "nda"\n', 'translation_of: there is no document "nda"'),
        (ENTRY + 'replaces = "nda"\n', 'replaces: there is no document "nda"'),
        (ENTRY + 'replaces = "nda-sv"\n', "replaces points to itself"),
        (ENTRY + TRANSLATION.replace('"en"', '"sv"'), "which is in the same language"),
        (ENTRY + "valid_from = 2026-11-01\nreview_by = 2026-10-01\n", "review_by is before valid_from"),
        ("[[document]\n", "is not valid TOML"),
    ],
)
def test_entries_must_fit_together(tmp_path: Path, text: str, told: str) -> None:
    assert told in fault(tmp_path, text)


def test_many_faults_are_counted_not_listed(tmp_path: Path) -> None:
    assert fault(tmp_path, "[[document]]\n").endswith("; and 2 more")


def test_a_link_may_not_lead_out_of_the_corpus(tmp_path: Path) -> None:
    outside, corpus = tmp_path / "outside.docx", tmp_path / "corpus"
    outside.write_text("secret")
    (corpus / "templates").mkdir(parents=True)
    (corpus / "templates" / "nda-sv.docx").symlink_to(outside)
    assert "leads out of the corpus folder" in fault(corpus, ENTRY)


def test_a_link_that_leads_in_a_circle_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to(tmp_path / "templates")
    with pytest.raises(CorpusError, match="nda-sv"):
        read_catalogue(write(tmp_path, ENTRY))


def test_a_catalogue_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").write_bytes("# hjälp".encode("latin-1"))
    with pytest.raises(CorpusError, match="save it as UTF-8"):
        read_catalogue(tmp_path)


SECTION = '\n[[section]]\ndocuments = ["nda"]\nsections = ["2", "2.*"]\n'


def test_a_section_entry_says_what_some_sections_are(tmp_path: Path) -> None:
    catalogue = read_catalogue(write(tmp_path, ENTRY + SECTION + 'role = "clause"\nareas = []\n'))
    assert catalogue
    [document], [entry] = catalogue.documents, catalogue.sections
    fitting = [id for id in ("1", "2", "2.10", "20.1") if entry.fits(document, Section(id, (), None, ""))]
    assert fitting == ["2", "2.10"]
    assert (entry.role, entry.step, entry.areas) == (Role.CLAUSE, None, ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('role = "rules"', "'rules' is not one of"),
        ('step = "Steg 1"', "step"),
        ('kind = "legal"', "either its documents or their kind"),
    ],
)
def test_a_wrong_section_entry_is_told(tmp_path: Path, line: str, words: str) -> None:
    assert words in fault(tmp_path, f"{ENTRY}{SECTION}{line}\n")


def test_of_two_entries_the_later_one_holds_field_by_field() -> None:
    document = Document("nda-sv", "NDA", Kind.TEMPLATE, Language.SWEDISH, Path("x.docx"))
    section = Section("2.1", ("2 Sekretess",), None, "Text.")
    general = SectionEntry(("*",), kind=Kind.TEMPLATE, role=Role.RULE, step="A1")
    single = SectionEntry(("2.1",), documents=("nda-sv",), role=Role.MISTAKE)
    found = described(document, section, (general, single))
    assert (found.role, found.step) == (Role.MISTAKE, "A1")
    assert described(document, section, ()).role is Role.CLAUSE, (
        "where no entry fits, the words of headings hold"
    )
