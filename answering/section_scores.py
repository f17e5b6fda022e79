"""How well a passage answers as a whole: heading, words, rank, kind of document (pure)."""

import re
from collections import Counter
from collections.abc import Sequence

from answering.concepts import concepts, concepts_of
from answering.question import Asked, Asks, asked_for
from answering.sentence_scores import matches, share
from answering.vocabulary import Term
from answering.words import Word, content_words, fold, listed, same_word
from corpus.actors import is_about, mentions
from corpus.model import Document, Kind, Passage
from corpus.owners import owner_mentions, owners_named
from retrieval.hit import Hit

# The parts of a score add up to one.
BY_RANK = 0.3
BY_WORDS = 0.35
BY_HEADING = 0.35
# A heading that is itself such a question is what the reader looks for.
QUESTION_HEADING = 1.12
# A heading asks the same if it has half of the question's words and hardly one of its own.
HALF_OF_IT = 0.5
ALL_OF_IT = 0.9
SAME_WORD = 0.7
# Another word for the same thing in the heading.
ANOTHER_WORD = 0.8
# The heading above the last says less.
PARENT = 0.5

# A clause of a template is a proposal, not a rule; it answers only those who ask for wording.
CLAUSE = 0.55
TEMPLATE_INTRODUCTION = 0.7
RIGHT_TEMPLATE = 1.15
OTHER_TEMPLATE = 0.85
# Which template to use is said by the templates.
NO_TEMPLATE = 0.8
# The page of an infrastructure where none was asked for, and where another one was.
ANY_INFRASTRUCTURE = 0.6
OTHER_INFRASTRUCTURE = 0.4
NAMED_INFRASTRUCTURE = 1.1
# What an infrastructure is, is told by its own page.
PAGE_OF_IT = 1.25
# A passage that names neither the actor that is asked about nor its ownership form.
NOBODY_NAMED = 0.55
FORM_NAMED = 0.8
# Its heading asks for the same sort of thing ("hur länge", "vem"), or for another sort.
SAME_SORT = 1.1
OTHER_SORT = 0.9
# A heading that asks for another sort of thing may still be the question in other words.
OTHER_SORT_OF_QUESTION = 0.5
# A section about another ownership form, and one about the form that was asked for.
OTHER_OWNER = 0.35
NAMED_OWNER = 1.08
# Sections about the text itself, and those that tell what is wrong before what is right.
ABOUT_THE_TEXT = 0.4
MISTAKES = 0.75
BESIDE_THE_MATTER = 0.8

_MAY = listed("far kan can may could is ar")
_MUST = listed("maste ska behover bor must should need do does")
_FORM_WORDS = listed("agt bolag myndighet karolinska owned authority state")
_WORDING = re.compile(r"\b(mall\w*|klausul\w*|formuler\w*|avtalstext\w*|template\w*|clause\w*|wording)\b")
_WHICH = re.compile(r"\b(?:vilken|vilket|vilka|which|what (?:kind|sort|template|form|agreement|contract))\b")
_ABOUT_THE_TEXT = re.compile(
    r"\b(kallor|sources|lasanvisning|om texten|om guiden|about the text|about the guide|"
    r"vilken fraga som besvaras|which question|hanvisningar och datum|"
    r"references and dates|var ni kan lasa|where you can read|ar och inte ar|is and is not|"
    r"vem guiden ar till|who the guide|nar mallen inte racker|mallen inte racker|"
    r"template is not enough)\b"
)
_BESIDE_THE_MATTER = re.compile(r"\b(samband med|relations to|andra aktorer|other actors)\b")
_MISTAKES = re.compile(r"\b(misstag\w*|missforstand|fallgrop\w*|mistakes?|misunderstandings?|pitfalls?)\b")


def heading_of(hit: Hit) -> str:
    """The heading that the passage stands under; the document's title where it has none."""
    return hit.passage.headings[-1] if hit.passage.headings else hit.document.title


def whole_text(hit: Hit) -> str:
    """The passage with all that stands above it."""
    return f"{' '.join(hit.passage.headings)} {hit.document.title} {hit.passage.text}"


def section_score(hit: Hit, asked: Asked, terms: Sequence[Term], best_hit: float) -> float:
    """How well the hit's passage answers the question, about 0–1."""
    heading = heading_of(hit)
    body = share(matches(whole_text(hit), terms), terms)
    # Every template says under the same heading when it is used; its words decide.
    introduces = (
        asked.asks is Asks.TEMPLATE
        and hit.document.kind is Kind.TEMPLATE
        and not is_clause(hit.document, hit.passage)
    )
    total = (
        BY_RANK * (hit.score / best_hit if best_hit else 0.0)
        + BY_WORDS * body
        + BY_HEADING * (body if introduces else heading_match(hit, terms))
    )
    if heading.endswith("?"):
        sort = asked_for(fold(_bare(heading)))
        open_ended = {sort, asked.asks} & {Asks.HOW, Asks.WHAT, Asks.OTHER}
        total *= QUESTION_HEADING * (SAME_SORT if sort is asked.asks else 1.0 if open_ended else OTHER_SORT)
    return total * _prior(hit, asked, fold(heading))


def answers_by_heading(hit: Hit, asked: Asked, terms: Sequence[Term]) -> float:
    """How far the passage stands under a question that is the one asked, 0–1."""
    heading = hit.passage.headings[-1] if hit.passage.headings else ""
    if not heading.endswith("?"):
        return 0.0
    sort = asked_for(fold(_bare(heading)))
    same = max(0.0, (heading_match(hit, terms) - HALF_OF_IT) / (1 - HALF_OF_IT))
    return same * (1.0 if sort is asked.asks else OTHER_SORT_OF_QUESTION)


def heading_match(hit: Hit, terms: Sequence[Term]) -> float:
    """How far the heading and the question have the same words, both ways (F measure), 0–1."""
    recall, precision = _overlap(hit, terms)
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def asks_the_same(hit: Hit, asked: Asked, terms: Sequence[Term]) -> bool:
    """Whether the heading is the question in other words, so that "Ja" and "Nej" to one answer the other.

    "Får forskaren publicera?" and "Kan vi förbjuda forskaren att publicera?" share most words and no answer.
    """
    if not hit.passage.headings or not hit.passage.headings[-1].endswith("?"):
        return False
    recall, precision = _overlap(hit, terms)
    same_verb = _modal(_bare(hit.passage.headings[-1])) == _modal(asked.text)
    return asked.asks is Asks.WHETHER and same_verb and precision >= ALL_OF_IT and recall >= HALF_OF_IT


def _overlap(hit: Hit, terms: Sequence[Term]) -> tuple[float, float]:
    """The share of the question's terms in the headings, and of the last heading's words in the question."""
    headings = [heading for heading in hit.passage.headings if not is_form(heading)] or [hit.document.title]
    # Whom a question is about is weighed apart; here only the matter counts.
    matter = [term for term in terms if not (term.is_specific and term.owner)] or list(terms)
    own = matches(headings[-1], matter)
    parent = matches(" ".join(headings[:-1]) + " " + hit.document.title, matter)
    recall = share([max(one, PARENT * over) for one, over in zip(own, parent, strict=True)], matter)
    names = [(mention.start, mention.end) for mention in owner_mentions(headings[-1])]
    said = [
        word
        for word in content_words(re.sub(r"\(.*?\)|^[\d.]+", lambda cut: " " * len(cut[0]), headings[-1]))
        if not any(start <= word.start < end for start, end in names)
    ]
    return recall, _precision(said, terms) if said else recall


def _precision(said: Sequence[Word], terms: Sequence[Term]) -> float:
    """The share of the heading's words in the question, each word of which stands for one of them."""
    asked_stems = [spelling for term in terms for spelling in term.spellings]
    same = [any(same_word(word.stem, stem) >= SAME_WORD for stem in asked_stems) for word in said]
    groups = Counter(group for term in terms for group in term.concepts)
    had = 0.0
    for word, is_same in sorted(zip(said, same, strict=True), key=lambda pair: not pair[1]):
        free = [group for group in concepts_of(word.text) if groups[group] > 0]
        had += 1.0 if is_same else ANOTHER_WORD if free else 0.0
        groups.subtract(concepts_of(word.text))
    return had / len(said)


def _modal(question: str) -> str:
    """What a yes-or-no question begins with: may, must, or something else."""
    first = fold(question).split(maxsplit=1)[0] if question.strip() else ""
    return "may" if first in _MAY else "must" if first in _MUST else "other"


def _fits_as_template(hit: Hit, asked: Asked) -> float:
    """Whether the template is the one for what the question speaks of; nothing where none is known for it."""
    groups = {group for term in asked.terms for group in concepts_of(term.text)}
    wanted = [concept.template for concept in concepts() if concept.template and concept.name in groups]
    if not wanted:
        return 1.0
    return RIGHT_TEMPLATE if hit.document.id.startswith(tuple(wanted)) else OTHER_TEMPLATE


def asks_for_wording(asked: Asked) -> bool:
    """Whether the question is about a template or how to word something."""
    return asked.asks is Asks.TEMPLATE or _WORDING.search(fold(asked.text)) is not None


def asks_which(asked: Asked) -> bool:
    """Whether the question is which template to take, and not what stands in it."""
    return asked.asks is Asks.TEMPLATE and _WHICH.search(fold(asked.text)) is not None


def is_clause(document: Document, passage: Passage) -> bool:
    """Whether the passage is wording proposed by a template, and not its introduction (section 0)."""
    return document.kind is Kind.TEMPLATE and not passage.section_id.startswith("0")


def is_form(heading: str) -> bool:
    """Whether a heading is nothing but an ownership form with its examples."""
    names = [(mention.start, mention.end) for mention in owner_mentions(heading)]
    names += [(mention.start, mention.end) for mention in mentions(heading)]
    rest = [
        word for word in content_words(heading) if not any(start <= word.start < end for start, end in names)
    ]
    return bool(names) and not [
        word for word in rest if not word.text[0].isdigit() and fold(word.text) not in _FORM_WORDS
    ]


def _bare(heading: str) -> str:
    return re.sub(r"^[\d.]+\s+", "", heading)


def _prior(hit: Hit, asked: Asked, heading: str) -> float:
    factor = 1.0
    if asked.asks is Asks.TEMPLATE:
        factor *= _fits_as_template(hit, asked) if hit.document.kind is Kind.TEMPLATE else NO_TEMPLATE
    elif hit.document.kind is Kind.TEMPLATE and not asks_for_wording(asked):
        factor *= CLAUSE if is_clause(hit.document, hit.passage) else TEMPLATE_INTRODUCTION
    if hit.document.kind is Kind.INFRASTRUCTURE:
        named = [mention.actor for mention in mentions(asked.text)]
        about = any(is_about(hit.document, actor) for actor in named)
        if asked.defined:
            factor *= PAGE_OF_IT if about else 1.0
        factor *= NAMED_INFRASTRUCTURE if about else OTHER_INFRASTRUCTURE if named else ANY_INFRASTRUCTURE
    if _BESIDE_THE_MATTER.search(heading):
        factor *= BESIDE_THE_MATTER
    factor *= _names(hit, asked)
    owners = owners_named(hit.passage.headings[-1]) if hit.passage.headings else ()
    if asked.owners and owners:
        factor *= NAMED_OWNER if set(owners) & set(asked.owners) else OTHER_OWNER
    if _ABOUT_THE_TEXT.search(heading):
        factor *= ABOUT_THE_TEXT
    return factor * (MISTAKES if _MISTAKES.search(heading) else 1.0)


def _names(hit: Hit, asked: Asked) -> float:
    """Whether the passage speaks of the actors that the question names, or of their form."""
    wanted = {mention.actor for mention in mentions(asked.text)}
    if not wanted:
        return 1.0
    text = "\n".join((hit.document.title, *hit.passage.headings, hit.passage.text))
    if wanted & {mention.actor for mention in mentions(text)}:
        return 1.0
    return (
        FORM_NAMED
        if set(owners_named(text)) & {actor.owner for actor in wanted if actor.owner}
        else NOBODY_NAMED
    )
