"""What a question asks for: its kind, its terms, the ownership forms it names."""

import re
from dataclasses import dataclass
from enum import StrEnum

from answering.things import Thing, things_asked
from answering.words import Word, content_words, fold, listed, stem
from corpus.actors import mentions
from corpus.model import Language, Owner
from corpus.owners import owner_mentions, owners_named


class Asks(StrEnum):
    """What sort of answer is wanted."""

    AMOUNT = "amount"
    DURATION = "duration"
    DATE = "date"
    WHO = "who"
    WHERE = "where"
    TEMPLATE = "template"
    LAW = "law"
    WHETHER = "whether"
    WHAT = "what"
    HOW = "how"
    WHY = "why"
    DIFFERENCE = "difference"
    OTHER = "other"


# The first that fits decides; texts are folded before.
_KINDS = {
    Asks.DIFFERENCE: re.compile(r"\b(?:skillnad\w*|skiljer|difference\w*|differs?|jamfor\w*|compare\w*)\b"),
    Asks.LAW: re.compile(
        r"\b(?:vilken|vilket|vilka|which|what)\s+(?:\w+\s+)?(?:paragraf\w*|lag(?:rum\w*|en|ar)?|bestammelse\w*|"
        r"section\w*|law|laws|act|statute\w*|provision\w*|kapitel|chapter|article|artikel)\b"
    ),
    Asks.TEMPLATE: re.compile(
        r"\b(?:mall|mallen|mallar|mallarna|avtalsmall\w*|blankett\w*|formular\w*|templates?|forms?|checklist\w*)\b|"
        r"\b(?:vilket|vilka|vad for(?: slags| sorts)?|which|what(?: kind of| sort of)?) "
        r"(?:\w+ )?(?:avtal|kontrakt|agreements?|contracts?)\b"
    ),
    Asks.DURATION: re.compile(
        r"\b(?:hur lang\w*|hur snabbt|hur manga (?:ar|veckor|manader|dagar)|hur mycket tid|ledtid\w*|"
        r"how long|"
        r"how many (?:years|weeks|months|days)|how fast|how soon|how quickly)\b"
    ),
    Asks.AMOUNT: re.compile(
        r"\b(?:hur (?:mycket|mkt)|hur dyrt|vad (?:far det )?kosta\w*|ta(?:r|ga)? (?:\w+ ){0,3}betalt|"
        r"maxpris\w*|"
        r"hogsta pris\w*|"
        r"hur (?:bestams|satts) priset|vad blir (?:priset|det)|pris(?:et|er|lista)?|how much|"
        r"how expensive|how many|"
        r"what (?:does|do|did|will|would|is|are|may|can|must) .{0,40}"
        r"\b(?:cost|costs|charge|price|fee|fees|pay)|"
        r"how is the (?:price|fee)|hur manga)\b"
    ),
    Asks.DATE: re.compile(
        r"^(?:och |and |men |but )?(?:nar|when|vilket datum|fran och med nar|since when|sedan nar)\b|"
        r"\b(?:sista dag\w*|deadline)\b"
    ),
    Asks.WHO: re.compile(r"\b(?:vem|vems|vilka personer|who|whom|whose)\b"),
    Asks.WHERE: re.compile(r"^(?:och |and |men |but )?(?:var|vart|where)\b"),
    Asks.WHY: re.compile(r"\b(?:varfor|why)\b"),
    Asks.HOW: re.compile(r"\b(?:hur|how|steg\w*|steps?|process\w*)\b"),
    Asks.WHETHER: re.compile(
        r"^(?:och |and |men |but |nej |so |sa )?(?:far|kan|maste|ska|behover|bor|ar|har|galler|gar|blir|"
        r"skyddar|raknas|racker|can|may|must|should|do|does|is|are|will|am|has|have|need)\b|"
        r"\b(?:ar det (?:ok|tillatet|lagligt)|is it (?:ok|allowed|legal)|are we allowed)\b"
    ),
    Asks.WHAT: re.compile(r"\b(?:vad|what|vilk\w+|which)\b"),
}

# Words that ask for a figure and nothing else: then a principle is no full answer.
_EXACT = re.compile(
    r"\b(per (?:batch\w*|timme|dag|manad|ar|prov|hour|day|month|year|sample|m2|kvadratmeter|person|"
    r"korning|run|bank|bench|plats)|"
    r"i (?:kronor|sek|euro)|in (?:sek|kronor|euros?|dollars?)|hur manga kronor|exakt\w* (?:pris|kost\w*|"
    r"belopp)|exact (?:price|cost|fee)\w*|"
    r"prislista\w*|price list\w*|timpris\w*|hourly (?:rate|price)|manadshyra\w*|manadsavgift\w*|"
    r"kronor (?:i|per|om) (?:manaden|manad|aret|timmen|dagen)|"
    r"manadslon\w*|timlon\w*|(?:ars|grund|ingangs)?lon(?:en)?|salar(?:y|ies)|wages?|"
    r"kronor|kostar en (?:timme|dag|vecka|manad)|"
    r"monthly (?:rent|fee)|timtaxa\w*|vad kostade|what did .{2,60} cost|how much did .{2,60} cost)\b"
)
_ADDRESS = re.compile(
    r"\b(telefon(?!samtal)\w*|tel ?nr|mobil(?:nummer\w*|nr)|mobile number|"
    r"mejladress\w*|mailadress\w*|e-?postadress\w*|"
    r"e-?mail address\w*|email of|e-mail of|phone(?! calls?\b)|telephone(?! calls?\b)|"
    r"phone number\w*|"
    r"whom? (?:do|should|can|could) (?:i|we) (?:call|ring|phone)|"
    r"(?:vem|vart|vilka) (?:\w+ ){0,3}ring(?:a|er))\b"
)
_DEFINED = re.compile(
    r"(?:vad|what|vem|who)\s+(?:är|ar|is|are|innebär|innebar|betyder|menas med|does|gör|gor|erbjuder)\s+"
    r"(?!det\b|it\b|"
    r"som\b)(?P<thing>.+?)(?:\s+(?:mean|do|offer)(?: for \w+)?|\s+för något|\s+för nåt)?"
    r"(?:\s+(?:och|and)\s+(?:vad|hur|vem|what|how|who)\b.*)?\W*$",
    re.IGNORECASE,
)
# "What is required for …", "what is the limit of …": no thing whose meaning is asked for.
_NO_THING = re.compile(
    r"\b(?:for|av|hos|vid|i|med|fran|mellan|pa|of|at|in|with|from|between|on|required|needed|allowed|tillatet|viktigt|important)\b"
)
MOST_TERMS = 40
# A name of four words is still one thing.
LONGEST_THING = 4
# "Kan vi få veta hur många …": whether it can be known, not the number itself.
_COUNTED = re.compile(
    r"^(?:\W*(?:och|men|and|but|so|ok|hej|hi)\b)*\W*(?:hur många|hur manga|how many)\s+(\w+)", re.IGNORECASE
)
# What a figure can be missing for: the words that only serve to ask for it.
MEASURES = listed(
    """
    sek kronor kr kronan euro euros eur dollar dollars exakt exact mycket much many manga lang lange langt
    snabbt long fast soon quickly tid time ar year years veckor weeks manader months dagar days
    """
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that stands alone, and what can be read off it.

    Args:
        terms: its words that say what it is about, each once.
        wants_figure: whether only an amount answers it.
        counted: stem of the thing whose number is asked for ("hur många anställda"), if one is.
        defined: stem of what a question "what is …?" asks the meaning of.
        things: sorts of thing without which nothing answers it: a rate, a person, opening hours.
        wants_address: whether only an e-mail address or a telephone number answers it.
    """

    text: str
    language: Language
    asks: Asks
    terms: tuple[Word, ...]
    owners: tuple[Owner, ...]
    wants_figure: bool = False
    counted: str | None = None
    wants_address: bool = False
    defined: str | None = None
    things: tuple[Thing, ...] = ()


def read_question(text: str, language: Language) -> Asked:
    """The question with what it asks for."""
    folded = fold(text).strip()
    return Asked(
        text=text,
        language=language,
        asks=asked_for(folded),
        terms=_terms(text),
        owners=owners_named(text),
        wants_figure=_EXACT.search(folded) is not None,
        counted=_counted(text),
        wants_address=_ADDRESS.search(folded) is not None,
        defined=_defined(text) if asked_for(folded) is Asks.WHAT else None,
        things=things_asked(folded),
    )


def _defined(text: str) -> str | None:
    match = _DEFINED.match(text.strip())
    if not match or (_NO_THING.search(fold(match["thing"])) and not mentions(match["thing"])):
        return None
    said = content_words(match["thing"])
    return said[0].stem if 0 < len(said) <= LONGEST_THING else None


def _counted(text: str) -> str | None:
    match = _COUNTED.search(text)
    # "Hur många år": a duration, not a number of things.
    return stem(match[1]) if match and fold(match[1]) not in MEASURES else None


def asked_for(folded: str) -> Asks:
    """The kind of answer wanted by a folded question."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(folded)), Asks.OTHER)


# Addresses, tags and commands are no words of a question.
_MARKUP = re.compile(
    r"\w+://\S+|<[^<>]{1,200}>|\\\w+(?:\{[^{}]{0,200}\})*|\{[{%].{0,200}?[%}]\}|`[^`]{0,200}`"
)


def _terms(text: str) -> tuple[Word, ...]:
    """Ownership forms are no terms: they say for whom, and `owners` has them."""
    text = _MARKUP.sub(lambda found: " " * len(found[0]), text)
    actors = [(mention.start, mention.end) for mention in mentions(text)]
    forms = [(mention.start, mention.end) for mention in owner_mentions(text)]
    kept: dict[str, Word] = {}
    for word in content_words(text):
        is_actor = any(start <= word.start < end for start, end in actors)
        is_form = any(start <= word.start < end for start, end in forms) and not is_actor
        if fold(word.text) not in MEASURES and not is_form:
            kept.setdefault(word.stem, word)
    found = tuple(kept.values())
    # A long story has its question at one of its ends; all its words together would ask for nothing.
    return found if len(found) <= MOST_TERMS else found[: MOST_TERMS // 2] + found[-MOST_TERMS // 2 :]
