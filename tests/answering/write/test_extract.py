from corpus.model import Layout
from answering.write.extract import MOST_WORDS, ExtractiveWriter
from answering.question import read_question
from answering.vocabulary import Vocabulary
from answering.words import content_of
from corpus.model import Kind, Language
from retrieval.closeness import Closeness
from retrieval.embed import embedded_model
from retrieval.hit import Filter
from tests.answering.conftest import FakeLibrary, document

CLOSENESS = Closeness(embedded_model(), content_of)


def written(library: FakeLibrary, question: str, language: Language = Language.SWEDISH) -> list[str]:
    passages = (passage for id in library.documents for passage in library.passages_of(id))
    hits = library.search(question, 10, Filter(languages=(language,)))
    draft = ExtractiveWriter(Vocabulary(passages), CLOSENESS).write(read_question(question, language), hits)
    return [claim.text for claim in draft.claims]


def test_the_form_that_is_named_is_the_one_that_is_told(library: FakeLibrary) -> None:
    assert written(library, "Vad får regionen ta betalt?") == [
        "Regionen tar betalt med högst självkostnaden enligt 2 kap. 6 § kommunallagen."
    ]


def test_a_form_is_named_by_its_example_too(library: FakeLibrary) -> None:
    assert written(library, "Vad tar Vecura betalt?")[0].startswith("Regionen tar betalt med högst")
    assert written(library, "Vad tar KI betalt?")[0].startswith("KI tar betalt upp till full kostnad")


def test_without_a_form_each_form_has_its_sentence(library: FakeLibrary) -> None:
    claims = written(library, "Vad tar infrastrukturen betalt för pris?")
    assert [claim.split()[0] for claim in claims[-3:]] == ["KI", "Regionen", "Akademiska"]


def test_a_sentence_that_leans_brings_along_what_it_leans_on(library: FakeLibrary) -> None:
    claims = written(library, "Vad gör vi innan något hemligt skickas?")
    place = next(number for number, claim in enumerate(claims) if claim.startswith("Detta"))
    assert claims[place - 1] == "Kontakta infrastrukturen med en kort förfrågan."


def test_a_list_comes_with_what_leads_it_in_and_in_its_order(library: FakeLibrary) -> None:
    question = "Vad ska en behovsbeskrivning innehålla?"
    assert written(library, question) == [
        "Behovsbeskrivningen tar upp följande punkter:",
        "Problemet.",
        "Materialet.",
        "Tidplanen.",
    ]


def test_what_is_said_twice_is_told_once() -> None:
    library = FakeLibrary(
        document("a-sv", {"1": (("Pris",), "Priset för renrum är självkostnaden.")}),
        document("b-sv", {"1": (("Pris",), "Priset för renrum är självkostnaden enligt lag.")}),
    )
    assert len(written(library, "Vad är priset för renrum?")) == 1


def test_an_answer_stays_short() -> None:
    sentences = " ".join(
        f"Sekretess nummer {n} gäller alltid för avtal av slaget {n * 7} och andra." for n in range(60)
    )
    library = FakeLibrary(document("a-sv", {"1": (("Sekretess",), sentences)}))
    assert sum(len(claim.split()) for claim in written(library, "Vad gäller om sekretess?")) <= MOST_WORDS


def test_yes_and_no_are_told_only_to_the_question_that_the_heading_asks() -> None:
    text = "Nej, forskningsresultat får fritt publiceras enligt högskolelagen."
    heading = ("Kan vi förbjuda forskaren att publicera?",)
    library = FakeLibrary(document("a-sv", {"1": (heading, text)}))
    assert written(library, "Kan vi förbjuda forskaren att publicera?") == [text]
    bare = "Forskningsresultat får fritt publiceras enligt högskolelagen."
    assert written(library, "Får forskaren publicera resultat?") == [bare]
    assert written(library, "Måste vi förbjuda forskaren att publicera?") == [bare]


def test_a_clause_of_a_template_stands_beside_no_rule(library: FakeLibrary) -> None:
    clause = {"5": (("Sekretess",), "5.1 Sekretessen gäller i 99 år mellan parterna.")}
    library.documents["nda-long-sv"] = document("nda-long-sv", clause, kind=Kind.TEMPLATE)
    assert not any("99" in claim for claim in written(library, "Hur länge gäller sekretessen hos KI?"))
    assert any(
        "99" in claim for claim in written(library, "Vad säger klausulen om sekretessen mellan parterna?")
    )


def test_items_are_marked_as_items(library: FakeLibrary) -> None:
    passages = (passage for id in library.documents for passage in library.passages_of(id))
    question = "Vad ska en behovsbeskrivning innehålla?"
    hits = library.search(question, 10, Filter(languages=(Language.SWEDISH,)))
    draft = ExtractiveWriter(Vocabulary(passages), CLOSENESS).write(
        read_question(question, Language.SWEDISH), hits
    )
    assert [claim.layout for claim in draft.claims] == [Layout.SENTENCE, *[Layout.ITEM] * 3]


def test_an_answer_for_one_form_says_so_where_the_question_named_none() -> None:
    price = {"1": (("Pris",), "Priset hos regionen är självkostnaden enligt kommunallagen.")}
    library = FakeLibrary(document("a-sv", price))
    hits = library.search("Vad är priset?", 5)
    writer = ExtractiveWriter(Vocabulary(library.passages_of("a-sv")), CLOSENESS)
    draft = writer.write(read_question("Vad är priset?", Language.SWEDISH), hits)
    assert draft.introduction.startswith("Detta gäller hos en region")
    named = writer.write(read_question("Vad är priset hos regionen?", Language.SWEDISH), hits)
    assert named.introduction == ""


def test_forms_that_are_named_together_are_told_side_by_side(library: FakeLibrary) -> None:
    claims = written(library, "Vad är skillnaden mellan KI och regionen när de tar betalt?")
    assert [claim.split()[0] for claim in claims] == ["KI", "Regionen"]


def test_what_an_actor_is_comes_from_its_own_page_and_from_no_sentence_about_its_name() -> None:
    page = document(
        "vecura-sv",
        {
            "owner": (("Ägare",), "Vecura är en enhet för tillverkning av celler vid sjukhuset."),
            "name": (("Namn",), "Att Vecura och Vecura är samma namn är en slutsats av Vecura."),
        },
        kind=Kind.INFRASTRUCTURE,
    )
    guide = document("guide-sv", {"1": (("Pris",), "Priset hos Vecura är marknadsmässigt.")})
    first, *_ = written(FakeLibrary(guide, page), "Vad är Vecura?")
    assert first == "Vecura är en enhet för tillverkning av celler vid sjukhuset."
