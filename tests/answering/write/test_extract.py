from answering.reader.reading import NO_VERDICT, Reading
from answering.write.extract import MOST_STATEMENTS, MOST_WORDS, ExtractiveWriter
from corpus.model import Kind, Language, Layout, Passage, Role, Statement
from retrieval.hit import Filter, Hit
from tests.answering.conftest import DECISION, FakeLibrary, FakeReader, document


def written(library: FakeLibrary, question: str, language: Language = Language.SWEDISH) -> list[str]:
    readings = FakeReader().read(question, library.search(question, 10, Filter(languages=(language,))))
    draft = ExtractiveWriter(DECISION.statement).write(question, readings)
    return [claim.text for claim in draft.claims]


def test_the_form_that_is_named_is_the_one_that_is_told(library: FakeLibrary) -> None:
    told = written(library, "Vad får regionen ta betalt?")
    assert any("högst självkostnaden" in claim for claim in told)
    assert not any("full kostnad" in claim for claim in told)


def test_a_form_is_named_by_its_example_too(library: FakeLibrary) -> None:
    told = written(library, "Vad tar KI betalt?")
    assert any("full kostnad" in claim for claim in told)
    assert not any("självkostnaden" in claim for claim in told)


def test_a_sentence_that_leans_brings_along_what_it_leans_on(library: FakeLibrary) -> None:
    claims = written(library, "Vad gör vi innan något hemligt skickas?")
    place = next(number for number, claim in enumerate(claims) if claim.startswith("Detta"))
    assert claims[place - 1] == "Kontakta infrastrukturen med en kort förfrågan."


def test_one_more_that_is_denied_comes_after_the_first() -> None:
    said = "Regionen får inte ta ut för högt pris. Regionen får inte heller driva gym i vinstsyfte."
    library = FakeLibrary(document("a-sv", {"1": (("Regionen",), said)}))
    assert written(library, "Får gym drivas i vinstsyfte?") == [
        "Regionen får inte ta ut för högt pris.",
        "Regionen får inte heller driva gym i vinstsyfte.",
    ]


def test_a_list_comes_with_what_leads_it_in_and_in_its_order(library: FakeLibrary) -> None:
    question = "Vad ska en behovsbeskrivning innehålla?"
    assert written(library, question) == [
        "Behovsbeskrivningen tar upp följande punkter:",
        "Problemet.",
        "Materialet.",
        "Tidplanen.",
    ]


def test_where_no_form_is_asked_for_each_has_its_place() -> None:
    one_form = " ".join(
        f"Priset för renrum vid KI {said}."
        for said in (
            "beslutar prefekten varje vår efter förslag",
            "omfattar också lokalens städning och vakter",
            "faktureras månadsvis med trettio dagars frist",
            "höjdes senast när energin hade blivit dyrare",
        )
    )
    library = FakeLibrary(
        document("a-sv", {"1": (("Pris",), one_form)}),
        document("b-sv", {"1": (("Pris",), "Priset för renrum hos Region Stockholm är självkostnaden.")}),
    )
    told = written(library, "Vad är priset för renrum?")
    assert "Priset för renrum hos Region Stockholm är självkostnaden." in told
    assert len(told) == MOST_STATEMENTS


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
    told = written(library, "Vad gäller om sekretess?")
    assert sum(len(claim.split()) for claim in told) <= MOST_WORDS
    assert len(told) <= MOST_STATEMENTS


def test_the_section_that_answers_most_surely_comes_first() -> None:
    library = FakeLibrary(
        document("a-sv", {"1": (("Annat",), "Renrum finns.")}),
        document(
            "b-sv", {"1": (("Pris för renrum",), "Priset för renrum är självkostnaden. Renrum hyrs ut.")}
        ),
    )
    assert written(library, "Vad är priset för renrum?")[0] == "Priset för renrum är självkostnaden."


def test_what_answers_most_directly_comes_before_what_stands_above_it() -> None:
    said = "Renrum finns i huset. Pris för renrum: självkostnaden för renrum. Renrum hyrs ut till företag."
    library = FakeLibrary(document("b-sv", {"1": (("Renrum",), said)}))
    first, *rest = written(library, "Vad är pris för renrum: självkostnaden?")
    assert first.startswith("Pris för renrum")
    assert rest == sorted(rest, key=said.index)


def test_what_states_nothing_is_never_an_answer() -> None:
    """A question, a blank to be filled in and an address are words of the document, and no statements."""
    text = "Vad är priset för renrum?\n\nPriset för renrum är {{ price }}.\n\nhttps://renrum.example/pris"
    library = FakeLibrary(document("a-sv", {"1": (("Priset för renrum",), text)}, kind=Kind.TEMPLATE))
    assert written(library, "Vad är priset för renrum?") == []


def test_items_and_sentences_keep_their_layout(library: FakeLibrary) -> None:
    readings = FakeReader().read(
        "Vad ska en behovsbeskrivning innehålla?",
        library.search("behovsbeskrivning innehålla", 1, Filter(languages=(Language.SWEDISH,))),
    )
    draft = ExtractiveWriter(DECISION.statement).write("Vad ska en behovsbeskrivning innehålla?", readings)
    assert [claim.layout for claim in draft.claims] == [Layout.SENTENCE, *[Layout.STEP] * 3]


def test_the_surest_statement_is_told_even_where_none_is_sure(library: FakeLibrary) -> None:
    readings = FakeReader().read("Vad gäller alla lärare?", library.search("lärare uppfinningar", 1))
    assert len(ExtractiveWriter(0.99).write("Vad gäller alls?", readings).claims) == 1


def entry(*said: tuple[str, float]) -> Reading:
    """An entry under a question, its sentences read so."""
    text = " ".join(sentence for sentence, _ in said)
    starts = [text.index(sentence) for sentence, _ in said]
    statements = tuple(
        Statement(sentence, start, start + len(sentence), role=Role.ANSWER)
        for (sentence, _), start in zip(said, starts, strict=True)
    )
    passage = Passage(
        "guide-sv#9.1.1/1", "guide-sv", ("Får vi hyra?",), None, 0, len(text), text, Language.SWEDISH,
        role=Role.ANSWER, statements=statements,
    )  # fmt: skip
    owner = document("guide-sv", {"9.1.1": (("Får vi hyra?",), text)})
    read = tuple((statement, sure) for statement, (_, sure) in zip(statements, said, strict=True))
    return Reading(Hit(passage, owner, 0.5), 0.9, read, (NO_VERDICT,) * len(said))


def test_what_stands_under_a_question_is_told_as_one_where_it_answers() -> None:
    told = ExtractiveWriter(0.3).write(
        "Går det att hyra?", [entry(("KI får hyra ut.", 0.95), ("Fråga KI.", 0.36))]
    )
    assert [claim.text for claim in told.claims] == ["KI får hyra ut.", "Fråga KI."]


def test_of_an_entry_that_hardly_answers_the_surest_is_told_alone() -> None:
    told = ExtractiveWriter(0.3).write(
        "Går det att hyra?", [entry(("KI får hyra ut.", 0.95), ("Fråga KI.", 0.3))]
    )
    assert [claim.text for claim in told.claims] == ["KI får hyra ut."]


def test_that_it_depends_is_told_of_the_question_that_it_stands_under() -> None:
    read = [entry(("Det beror på vem som äger.", 0.9), ("KI får hyra ut.", 0.4))]
    same, other = (
        [claim.text for claim in ExtractiveWriter(0.3).write(asked, read).claims]
        for asked in ("Får vi hyra?", "När stänger labbet på kvällen?")
    )
    assert same == ["Det beror på vem som äger.", "KI får hyra ut."]
    assert other == ["KI får hyra ut."]


def test_a_long_entry_is_not_told_whole() -> None:
    long = " ".join(["ord"] * MOST_WORDS) + "."
    told = ExtractiveWriter(0.3).write("Går det att hyra?", [entry(("KI får hyra ut.", 0.9), (long, 0.1))])
    assert [claim.text for claim in told.claims] == ["KI får hyra ut."]
