"""Folders become documents and passages; a bad file becomes one line and harms nothing else."""

from datetime import date

import pytest
from conftest import PdfFile, docx_bytes, lines

from corpus.errors import CorpusError, UnreadableFile
from corpus.model import Kind, Language, Owner
from ingest import pipeline
from ingest.pipeline import Problem
from ingest.reader import read_file

CATALOGUE = """
[[document]]
id = "vecura-sv"
title = "Vecura"
kind = "infrastructure"
language = "sv"
file = "files/vecura.md"
owners = ["region"]
valid_from = 2026-11-01

[[document]]
id = "vecura-en"
title = "Vecura"
kind = "infrastructure"
language = "en"
file = "files/vecura-en.md"
translation_of = "vecura-sv"
"""


def ingest(folders, previous=None, on_progress=None, read=read_file):
    return pipeline.ingest(folders, previous or {}, on_progress or (lambda *_: None), read)


def write(folder, name, content="Text."):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def as_previous(ingested):
    return {
        document.id: (document, tuple(p for p in ingested.passages if p.document_id == document.id))
        for document in ingested.documents
    }


class CountingReader:
    """Reads, and remembers what."""

    def __init__(self):
        self.names = []

    def __call__(self, data, name, title):
        self.names.append(name)
        return read_file(data, name, title)


def test_every_format_of_a_folder_is_read(folder):
    write(folder, "a.pdf", PdfFile([lines("Priset är högst full kostnad.")], title="Prisguide").bytes())
    write(
        folder,
        "b.docx",
        docx_bytes(lambda document: document.add_heading("1 Parter", 1) and document.add_paragraph("Två.")),
    )
    write(folder, "c.html", "<h1>Kontakt</h1><p>Ring oss.</p>")
    write(folder, "sub/d.md", "# ANA Futura\n\n## Owner {#owner}\n\nThe state owns it.")
    write(folder, "e.txt", "En anteckning om avtal.")
    found = ingest([folder])
    assert not found.problems
    assert [(d.id, d.title, d.language, d.kind) for d in found.documents] == [
        ("a", "Prisguide", Language.SWEDISH, Kind.OTHER),
        ("b", "1 Parter", Language.SWEDISH, Kind.OTHER),
        ("c", "Kontakt", Language.SWEDISH, Kind.OTHER),
        ("e", "e", Language.SWEDISH, Kind.OTHER),
        ("sub/d", "ANA Futura", Language.ENGLISH, Kind.OTHER),
    ]
    assert [passage.id for passage in found.passages] == [
        "a#preamble/1",
        "b#1/1",
        "c#preamble/1",
        "e#preamble/1",
        "sub/d#owner/1",
    ]
    assert all(len(document.sha256) == 64 for document in found.documents)


def test_a_catalogue_says_which_documents_there_are_and_all_about_them(folder):
    write(folder, "catalogue.toml", CATALOGUE)
    write(folder, "files/vecura.md", "# Vecura\n\n## Ägare {#owner}\n\nRegionen äger Vecura.")
    write(folder, "files/uncatalogued.md", "Läses inte.")
    found = ingest([folder])
    (document,) = found.documents
    assert (document.id, document.owners, document.valid_from) == (
        "vecura-sv",
        (Owner.REGION,),
        date(2026, 11, 1),
    )
    assert document.sections[0].headings == ("Ägare",)
    (problem,) = found.problems
    assert problem.file == "files/vecura-en.md"
    assert "is missing" in problem.message


def test_a_wrong_catalogue_is_an_error_and_no_guess(folder):
    write(folder, "catalogue.toml", "[[document]]\nid = 1")
    with pytest.raises(CorpusError):
        ingest([folder])


def test_what_has_not_changed_is_not_read_again(folder):
    write(folder, "a.md", "# A\n\nEtt.")
    write(folder, "b.md", "# B\n\nTvå.")
    first = ingest([folder])
    write(folder, "b.md", "# B\n\nTre.")
    reader = CountingReader()
    second = ingest([folder], as_previous(first), read=reader)
    assert (reader.names, second.reused) == (["b.md"], 1)
    assert [passage.text for passage in second.passages] == ["Ett.", "Tre."]
    assert second.documents[0] == first.documents[0]


def test_new_metadata_make_a_document_be_read_anew(folder):
    write(folder, "catalogue.toml", CATALOGUE)
    write(folder, "files/vecura.md", "Text.")
    write(folder, "files/vecura-en.md", "Text.")
    first = ingest([folder])
    write(folder, "catalogue.toml", CATALOGUE.replace('"region"', '"state"'))
    second = ingest([folder], as_previous(first))
    assert second.reused == 1
    assert second.documents[0].owners == (Owner.STATE,)


def test_removed_files_disappear(folder):
    write(folder, "a.md")
    gone = write(folder, "b.md")
    first = ingest([folder])
    gone.unlink()
    second = ingest([folder], as_previous(first))
    assert [document.id for document in second.documents] == ["a"]
    assert {passage.document_id for passage in second.passages} == {"a"}


def test_two_files_of_one_name_keep_their_suffix_and_odd_names_become_ids(folder):
    for name in ("a.md", "a.txt", "Stöd #2 (ny).md"):
        write(folder, name)
    assert [document.id for document in ingest([folder]).documents] == ["Stöd-2-ny", "a.md", "a.txt"]


def test_the_same_id_in_two_folders_is_named(folder):
    write(folder, "one/a.md", "Första.")
    write(folder, "two/a.md", "Andra.")
    found = ingest([folder / "one", folder / "two"])
    assert [passage.text for passage in found.passages] == ["Första."]
    assert found.problems == (Problem("a.md", 'has the same id "a" as a.md; rename one of them'),)


def test_bad_files_get_a_line_each_and_the_good_one_is_read(folder):
    good = PdfFile([lines("En text som är lång nog för att läsas.")]).bytes()
    write(folder, "good.md", "Läs mig.")
    write(folder, "blank.pdf", b"")
    write(folder, "cut.pdf", good[: len(good) // 3])
    write(folder, "picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(50))
    write(folder, "scan.pdf", PdfFile([[]]).bytes())
    write(folder, "broken.docx", b"PK\x03\x04" + bytes(50))
    write(folder, "junk.txt", bytes(range(256)) * 8)
    (folder / "away.md").symlink_to(folder.parent / "nowhere")
    found = ingest([folder])
    assert [passage.text for passage in found.passages] == ["Läs mig."]
    assert [problem.file for problem in found.problems] == [
        "away.md", "blank.pdf", "broken.docx", "cut.pdf", "junk.txt", "picture.pdf", "scan.pdf",
    ]  # fmt: skip
    assert all(problem.message and "\n" not in problem.message for problem in found.problems)


def test_a_file_that_is_read_in_part_is_kept_and_named(folder):
    write(folder, "a.pdf", PdfFile([lines("Omslaget har text som kan läsas."), [], []]).bytes())
    found = ingest([folder])
    assert len(found.passages) == 1
    assert "2 of 3 pages hold no text" in found.problems[0].message


def test_a_file_that_vanishes_meanwhile_is_named(folder):
    write(folder, "a.md")
    write(folder, "b.md")

    def read(data, name, title):
        (folder / "b.md").unlink(missing_ok=True)
        return read_file(data, name, title)

    found = ingest([folder], read=read)
    assert ([document.id for document in found.documents], found.problems[0].file) == (["a"], "b.md")


def test_progress_counts_the_files(folder):
    write(folder, "a.md")
    write(folder, "b.md")
    seen = []
    ingest([folder], on_progress=lambda *step: seen.append(step))
    assert seen == [(0, 2, "a.md"), (1, 2, "b.md"), (2, 2, "")]


def test_front_matter_tells_title_kind_and_language_where_there_is_no_catalogue(folder):
    write(folder, "a.md", "---\ntitle: Vecura\nkind: infrastructure\nlanguage: en\n---\n\nText.")
    document = ingest([folder]).documents[0]
    assert (document.title, document.kind, document.language) == (
        "Vecura",
        Kind.INFRASTRUCTURE,
        Language.ENGLISH,
    )


def test_a_reader_that_refuses_refuses_that_file_only(folder):
    write(folder, "a.md")
    write(folder, "b.md")

    def read(data, name, title):
        if name == "a.md":
            raise UnreadableFile("takes too long")
        return read_file(data, name, title)

    found = ingest([folder], read=read)
    assert found.problems == (Problem("a.md", "takes too long"),)
    assert [document.id for document in found.documents] == ["b"]


def test_by_default_files_are_read_in_a_process_of_their_own(folder):
    write(folder, "a.md", "# Å\n\nText med åäö och § 5.")
    found = pipeline.ingest([folder])
    assert [passage.text for passage in found.passages] == ["Text med åäö och § 5."]
