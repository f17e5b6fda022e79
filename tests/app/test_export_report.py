"""An exported conversation, before it is written in a format: what it says and in which order."""

from dataclasses import replace
from datetime import date

from answering.answer import Answer, Claim, Status, Suggestion, SuggestionKind, Support
from app.exports.compose import compose
from app.exports.report import BlockKind, Run
from app.shell.texts import load_texts
from app.store.records import KeptTurn
from corpus.model import Language, Layout, Owner

TODAY = date(2026, 11, 21)
SWEDISH = load_texts(Language.SWEDISH)


def report(*said: KeptTurn, language: Language = Language.SWEDISH):
    return compose(said, language, TODAY)


def test_claims_keep_their_layout_their_marks_and_their_sources(answer: Answer) -> None:
    [chapter] = report(KeptTurn("Vad kostar det?", answer)).chapters
    [part] = chapter.parts
    assert [block.kind for block in part.blocks] == [BlockKind.PARAGRAPH, BlockKind.BULLET]
    assert part.blocks[0].runs == (
        Run("Om konkurrensen annars kan snedvridas ska avgiften vara marknadsmässig.", (1,), ""),
    )
    assert part.blocks[1].runs == (Run("Boka sedan ett möte.", (2,), "≈"),)
    assert part.notes == answer.notes


def test_a_mark_is_explained_only_where_it_is_used(answer: Answer) -> None:
    assert report(KeptTurn("?", answer)).legend == (f"≈ {SWEDISH.say('support.supported.title')}",)
    verbatim = replace(answer, claims=answer.claims[:1])
    assert report(KeptTurn("?", verbatim)).legend == ()


def test_sources_are_numbered_once_through_the_whole_conversation(answer: Answer) -> None:
    first, second = answer.citations
    other = replace(
        answer,
        claims=(Claim("En annan mening.", (1, 2), Support.VERBATIM),),
        citations=(replace(second, number=1), replace(first, number=2, start=0, end=5, quote="Ett l")),
    )
    found = report(KeptTurn("A", answer), KeptTurn("B", other))
    assert [source.number for source in found.sources] == [1, 2, 3]
    assert found.chapters[1].parts[0].blocks[0].runs[0].sources == (2, 3)
    assert found.sources[2].quote == "Ett l"


def test_a_source_is_given_in_full_and_says_when_it_is_out_of_date(answer: Answer) -> None:
    guide, vecura = report(KeptTurn("?", answer)).sources
    assert (guide.title, guide.path) == ("Samverkansguiden", "2 Utveckling › 2.3 Pris")
    assert guide.facts == "Guide · gäller från 2026-11-01 · sida 1"
    assert guide.quote.startswith("Om konkurrensen annars")
    assert guide.overdue == ""
    assert vecura.overdue == SWEDISH.say("source.overdue")
    assert "ses över senast 2020-01-01" in vecura.facts


def test_a_comparison_gives_the_answer_for_each_form_and_not_the_plain_one(answer: Answer) -> None:
    region = replace(answer, claims=(Claim("Regionen får inte ta vinst.", (2,), Support.VERBATIM),))
    said = KeptTurn("Vad kostar det?", answer, ((Owner.STATE, answer), (Owner.REGION, region)))
    [chapter] = report(said).chapters
    assert [part.heading for part in chapter.parts] == ["Statlig", "Regional"]
    assert chapter.parts[1].blocks[0].runs[0].text == "Regionen får inte ta vinst."


def test_what_the_documents_leave_open_is_listed_for_the_meeting(answer: Answer) -> None:
    not_found = Answer("Bygglov?", "Bygglov?", Language.SWEDISH, Status.NOT_FOUND, "Dokumenten säger inget.")
    clarify = replace(not_found, status=Status.CLARIFY)
    found = report(
        KeptTurn("Pris?", answer),
        KeptTurn("Bygglov?", not_found),
        KeptTurn("Avbruten?"),
        KeptTurn("Vad?", clarify),
    )
    open_questions = next(each for each in found.sections if each.heading == SWEDISH.say("export.open"))
    assert [words for words, _ in open_questions.items] == ["Bygglov?", "Avbruten?"]
    assert found.chapters[1].parts[0].status == SWEDISH.say("status.not_found")
    assert found.chapters[2].parts[0].status == SWEDISH.say("export.no_answer")


def test_ways_onward_are_listed_once_and_questions_are_not(answer: Answer) -> None:
    found = report(KeptTurn("A", answer), KeptTurn("B", answer))
    [onward] = found.sections
    assert onward.heading == SWEDISH.say("suggestion.next")
    assert onward.items == (("Nästa steg i guiden: Avtal", Language.SWEDISH),)
    bare = replace(answer, suggestions=(Suggestion(SuggestionKind.QUESTION, "Vem äger resultaten?"),))
    assert report(KeptTurn("A", bare)).sections == ()


def test_the_frame_is_in_the_pages_language_and_an_answer_in_its_own(answer: Answer) -> None:
    found = report(KeptTurn("Vad kostar det?", answer), language=Language.ENGLISH)
    assert found.title == load_texts(Language.ENGLISH).say("export.title")
    assert "not legal advice" in found.standing
    assert found.chapters[0].parts[0].language is Language.SWEDISH
    assert found.sources[0].language is Language.SWEDISH


def test_steps_are_numbered_and_what_a_table_row_says_is_an_item(answer: Answer) -> None:
    layouts = (Layout.STEP, Layout.STEP, Layout.ROW)
    claims = tuple(Claim("Boka ett möte.", (1,), Support.VERBATIM, layout) for layout in layouts)
    blocks = report(KeptTurn("?", replace(answer, claims=claims))).chapters[0].parts[0].blocks
    assert [(block.kind, block.marker) for block in blocks] == [
        (BlockKind.NUMBERED, "1."),
        (BlockKind.NUMBERED, "2."),
        (BlockKind.BULLET, ""),
    ]


def test_signs_that_hide_or_turn_text_are_left_out() -> None:
    [chapter] = report(KeptTurn("a\u202eb\x00c\ufffed")).chapters
    assert chapter.question == "abcd"
