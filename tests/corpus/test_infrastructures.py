"""The pages on the infrastructures: same sections in both languages, ownership said outright, no persons."""

import re
from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
from corpus.ecosystem import OwnerForm
from corpus.model import Document, Kind, Language

CORPUS = Path(__file__).parents[2] / "corpus"
SECTIONS = ["owner", "place", "offer", "access", "way-in", "relations", "sources"]
FRONT_MATTER = ["id", "title", "language", "owner", "campus", "as_of", "way_in"]
UNCERTAIN = {Language.SWEDISH: "(att kontrollera)", Language.ENGLISH: "(to be verified)"}


def pages() -> list[Document]:
    catalogue = read_catalogue(CORPUS)
    assert catalogue is not None
    return [document for document in catalogue.documents if document.kind is Kind.INFRASTRUCTURE]


PAGES = pytest.mark.parametrize("page", pages(), ids=lambda page: page.id)


def front_matter(page: Document) -> dict[str, str]:
    block = page.file.read_text(encoding="utf-8").split("---\n")[1]
    return {key: value.strip('" ') for key, _, value in (line.partition(": ") for line in block.splitlines())}


def body(page: Document) -> str:
    return page.file.read_text(encoding="utf-8").split("---\n", 2)[2]


@PAGES
def test_front_matter_agrees_with_the_catalogue(page: Document) -> None:
    fields = front_matter(page)
    assert list(fields) == FRONT_MATTER
    assert (fields["id"], fields["title"], fields["language"]) == (page.id, page.title, page.language)
    assert fields["owner"] in list(OwnerForm)
    assert re.fullmatch(r"\d{4}(-\d{2})?", fields["as_of"])
    assert fields["way_in"].startswith("https://")


# Owners have pages with more: what their form means in each field of law.
OWNERS = {"karolinska-institutet", "region-stockholm", "karolinska-university-hospital", "akademiska-hus"}
OF_OWNERS = ("secrecy", "procurement", "agreements", "inventions")


@PAGES
def test_it_has_the_seven_sections_in_order(page: Document) -> None:
    found = re.findall(r"^## .*\{#([\w-]+)\}$", body(page), re.MULTILINE)
    if page.id.rsplit("-", 1)[0] in OWNERS:
        assert set(found) == {*SECTIONS, *OF_OWNERS}
        found = [section for section in found if section in SECTIONS]
    assert found == SECTIONS


@PAGES
def test_it_names_no_person_and_no_mailbox(page: Document) -> None:
    assert "@" not in body(page)
    assert not re.search(r"\b0\d{1,3}[- ]\d{5,}|\+46", body(page))


# The assistant quotes single sentences, so none may begin by pointing back.
POINTING = {
    Language.SWEDISH: re.compile(r"(?:^|[.!?] )(?:Den|Det|De|Där|Dessa|Denna|Detta) (?!som\b)\w+", re.M),
    Language.ENGLISH: re.compile(r"(?:^|[.!?] )(?:It|They|This|These|There|He|She) \w+", re.M),
}


@PAGES
def test_its_sentences_stand_alone(page: Document) -> None:
    assert POINTING[page.language].findall(body(page)) == []


def test_the_two_languages_say_the_same_number_of_things() -> None:
    texts = {page.id: body(page) for page in pages()}
    for page in pages():
        if page.translation_of:
            swedish, english = texts[page.translation_of], texts[page.id]
            assert len(swedish.split("\n\n")) == len(english.split("\n\n")), page.id
            count = swedish.count(UNCERTAIN[Language.SWEDISH]), english.count(UNCERTAIN[Language.ENGLISH])
            assert count[0] == count[1], page.id
