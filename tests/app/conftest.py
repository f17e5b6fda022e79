"""What the tests of the page share: two small documents, and fakes of the parts behind the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import typst
from made_sections import made_section
from outside_names import refuse_names
from starlette.testclient import TestClient

from answering.answer import (
    Answer,
    Citation,
    Claim,
    Layout,
    Status,
    Suggestion,
    SuggestionKind,
    Support,
    Turn,
)
from app.store.engine import Place as StorePlace
from app.store.store import Store
from corpus.model import Document, Kind, Language, Owner, PageStart, Passage
from retrieval.hit import Filter, Hit

ANY = Filter()
PRICE = """Ett lärosäte får ta ut avgifter upp till full kostnadstäckning när ett företag använder dess \
forskningsinfrastruktur. Om konkurrensen annars kan snedvridas ska avgiften vara marknadsmässig.

- Räkna fram full kostnad innan offerten lämnas.
- Jämför med marknadspriset för samma slags tjänst."""
WAY_IN = """Så kommer ni in:

1. Skriv en kort beskrivning utan hemligheter.
2. Boka ett första möte.

| Ägarform | Regel |
| Regional | självkostnad |"""
TYPST = """
#set page(paper: "a4", footer: [Samverkansguiden, projektets egen text])
#set text(lang: "sv", hyphenate: true)
#set par(justify: true)
= 2.3 Pris
{first}

#v(22cm)
{second}

{third}
#pagebreak()
= 2.4 Avtal
Arbetet börjar inte innan avtalet är undertecknat.
"""


@dataclass(frozen=True, slots=True)
class Documents:
    """A PDF about price and a Markdown file about Vecura, each with one passage."""

    guide: Document
    vecura: Document
    price: Passage
    way_in: Passage


@pytest.fixture(scope="session")
def guide_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages; the passage about price begins on the first and ends on the second."""
    folder = tmp_path_factory.mktemp("guide")
    paragraph, first, second = PRICE.replace("\n\n", "\n").split("\n")
    source = TYPST.format(first=paragraph, second=first, third=second)
    (folder / "guide.typ").write_text(source, encoding="utf-8")
    typst.compile(str(folder / "guide.typ"), output=str(folder / "guide.pdf"))
    return folder / "guide.pdf"


@pytest.fixture
def documents(guide_pdf: Path, tmp_path: Path) -> Documents:
    second_page = PageStart(PRICE.index("- Jämför"), 2)
    guide = Document(
        "guide-sv",
        "Samverkansguiden",
        Kind.GUIDE,
        Language.SWEDISH,
        guide_pdf,
        valid_from=date(2026, 11, 1),
        sections=(made_section("2.3", ("2 Utveckling", "2.3 Pris"), 1, PRICE, pages=(second_page,)),),
        page_labels=("1", "2", "3"),
    )
    vecura = Document(
        "vecura-sv",
        "Vecura",
        Kind.INFRASTRUCTURE,
        Language.SWEDISH,
        tmp_path / "vecura.md",
        owners=(Owner.REGION,),
        review_by=date(2020, 1, 1),
        sections=(
            made_section("vag-in", ("Väg in",), None, WAY_IN),
            made_section("lokaler", ("Lokaler",), None, "Lokalerna är små."),
        ),
    )
    return Documents(
        guide, vecura, whole_section(guide, "guide-sv#2.3/1"), whole_section(vecura, "vecura-sv#vag-in/1")
    )


def whole_section(document: Document, id: str) -> Passage:
    section = document.sections[0]
    return Passage(
        id,
        document.id,
        section.headings,
        section.page,
        0,
        len(section.text),
        section.text,
        document.language,
    )


def cite(number: int, passage: Passage, document: Document, quote: str) -> Citation:
    start = passage.text.index(quote)
    return Citation(number, passage, document, quote, start, start + len(quote))


@pytest.fixture
def answer(documents: Documents) -> Answer:
    """A sentence in the PDF's words, a list item in other words, and everything that leads on."""
    sentence = "Om konkurrensen annars kan snedvridas ska avgiften vara marknadsmässig."
    item = "Boka ett första möte."
    return Answer(
        "Vad kostar det?",
        "Vad kostar det hos Vecura?",
        Language.SWEDISH,
        Status.ANSWERED,
        "",
        (
            Claim(sentence, (1,), Support.VERBATIM),
            Claim("Boka sedan ett möte.", (2,), Support.SUPPORTED, Layout.ITEM),
        ),
        (
            cite(1, documents.price, documents.guide, sentence),
            cite(2, documents.way_in, documents.vecura, item),
        ),
        (
            Suggestion(SuggestionKind.STEP, "Nästa steg i guiden: Avtal", documents.price),
            Suggestion(SuggestionKind.QUESTION, "Vem äger resultaten?"),
        ),
        0.42,
        "extract/1",
        ("Vecura skulle ha granskats senast 2020-01-01.",),
    )


class FakeRetriever:
    """The two documents, and nothing to search with."""

    def __init__(self, documents: Documents) -> None:
        self.documents = {document.id: document for document in (documents.guide, documents.vecura)}
        self._passages = {passage.id: passage for passage in (documents.price, documents.way_in)}

    def search(self, question: str, top_k: int, filter: Filter = ANY) -> list[Hit]:
        return []

    def passage(self, id: str) -> Passage | None:
        return self._passages.get(id)


@dataclass
class FakeAssistant:
    """Gives the same answer to everything and remembers what it was asked."""

    answer: Answer
    error: Exception | None = None
    asked: list[tuple[str, tuple[Turn, ...], Filter]] = field(default_factory=list)

    def prepare(self) -> None:
        """Nothing to learn."""

    def fits(self, words: str, hits: Sequence[Hit]) -> bool:
        """Everything but "pannkakor"."""
        if self.error:
            raise self.error
        return "pannkakor" not in words

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        filter: Filter = ANY,
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        self.asked.append((question, tuple(history), filter))
        if self.error:
            raise self.error
        for claim in self.answer.claims if on_text else ():
            on_text(claim.text)  # type: ignore[misc]
        return self.answer


@pytest.fixture
def retriever(documents: Documents) -> FakeRetriever:
    return FakeRetriever(documents)


@pytest.fixture
def assistant(answer: Answer) -> FakeAssistant:
    return FakeAssistant(answer)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(StorePlace(tmp_path / "store.sqlite3", None), keep_days=30)


class ServedPage(TestClient):
    """The page as it is served, without a socket of the system's."""

    looked_up_at_start: tuple[object, ...] = ()


@pytest.fixture(scope="session")
def client() -> Iterator[ServedPage]:
    """One for all: Streamlit starts once in a process."""
    from app.server.asgi import app

    served = ServedPage(app)
    with pytest.MonkeyPatch.context() as patch:
        looked_up = refuse_names(patch)
        served.__enter__()
        served.looked_up_at_start = tuple(looked_up)
    yield served
    served.__exit__()


@pytest.fixture(scope="session")
def _packages_searched_once() -> Iterator[None]:
    """Each AppTest reads what every installed package says of itself; that takes longer than a page."""
    from streamlit.components.v2 import manifest_scanner

    once = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture
def _page_services(
    _packages_searched_once: None,
    retriever: FakeRetriever,
    assistant: FakeAssistant,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """The page draws from the fakes."""
    import streamlit as st

    monkeypatch.setattr("app.wiring.open_retriever", lambda settings: retriever)
    monkeypatch.setattr("app.wiring.build_assistant", lambda retriever, settings, *_: assistant)
    monkeypatch.setattr("app.wiring.open_store", lambda settings: store)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()
