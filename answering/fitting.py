"""Whether a statement is the sort of thing that is asked for: a time, an amount, a definition (pure)."""

import re

from answering.answer import Layout
from answering.question import Asked, Asks
from answering.statements import Statement
from answering.words import fold, same_word, words
from corpus.actors import mentions
from corpus.statutes import find_references

# A definition opens with the thing ("CIMED, Centrum för innovativ medicin, är …") and soon says that it is.
OPENING = 3
DEFINED_WITHIN = 12
SAME_SPELLING = 0.9
# A sentence on what it does or whose it is comes second to one on what it is.
WHAT_IT_DOES = 0.55
SAYS_SOMETHING_OF_IT = 0.4

_AMOUNT = re.compile(
    r"\d[\d\s.,]*\s*(?:kr(?:onor)?\b|sek\b|eur\b|euro|%|procent|per ?cent|miljon|million|tkr)|(?:sek|eur|"
    r"€)\s*\d|"
    r"\b(?:självkostnad\w*|full kostnad|marknads\w*|full cost|cost price|market|"
    r"(?:högst|upp till|at most|up to)(?!\s+\S+\s+(?:år|månad|veck|dag|year|month|week|day))|"
    r"gratis|free of charge)",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"\d[\d\s.,]*\s*(?:kr(?:onor)?\b|sek\b|eur\b|euro|miljon|million|tkr)|(?:sek|eur|€)\s*\d", re.IGNORECASE
)
_DURATION = re.compile(
    r"\b(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|femton|tjugo|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|flera)[\s–-]*(?:\d+\s*)?"
    r"(?:år|års|månad\w*|veck\w*|dag\w*|arbetsdag\w*|timm\w*|years?|months?|weeks?|days?|working days?|"
    r"hours?)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2} (?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[ck]t|nov|dec)\w*", re.IGNORECASE
)
_WHO = re.compile(
    r"\b(?:ert företag|er egen|your company|prefekt\w*|verksamhetschef\w*|chef\w*|jurist\w*|"
    r"forskar\w*|registrator\w*|styrelse\w*|"
    r"direktör\w*|företaget|"
    r"universitetet|regionen|bolaget|staten|lärare\w*|anställd\w*|arbetsgivar\w*|ansvar\w*|beslutar|äger|"
    r"head of|heads of|lawyer\w*|"
    r"researcher\w*|registr\w*|board|director|the company|the university|the region|teacher\w*|"
    r"employe\w*|manager\w*|decides?|owns?|responsib\w*)\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:får|måste|ska|kan|krävs|behöv\w*|förbjud\w*|tillåt\w*|aldrig|bara|endast|inte|ingen|inget|ja|"
    r"nej|gäller|may|must|can|cannot|"
    r"shall|should|need\w*|requir\w*|never|only|not|no|yes|appl\w+)\b",
    re.IGNORECASE,
)
# "X är en …", "X means …", "X offers …"; the first such verb decides. Where X is, and what it is subject to,
# is beside the matter.
_FIRST_VERB = re.compile(
    r"\b(?:(?P<beside>(?:är|is|are|was|var) (?:i|på|vid|in|on|at|inte|not|den vanlig\w*|"
    r"one of|en av|ett av|covered|open|öpp\w*|also|"
    r"också|ansvarig\w*|responsible|part|en del|one of the partners)\b|(?:was|were) \w+ed\b|lanserades|"
    r"invigdes|ligger|finns|omfattas|"
    r"hade|har(?! erbjudit)|had|has(?! offered)|får|may|"
    r"kan|can|ska|shall|must|måste|kräver|requires?|behöver|needs?)|"
    r"(?P<defines>innebär|betyder|avser|kallas|menas|gäller|tillhör|means?|refers|called|belongs|applies|"
    r"tillverkar|manufactures|erbjuder|erbjudit|offers?|offered|samlar|gathers|stödjer|supports?|ger|gives|provides|driver|runs|"
    r"granskar|reviews|förvarar|stores|finansierar|funds|hjälper|helps|arbetar|works|är|is|are|was|var))\b",
    re.IGNORECASE,
)
_ARTICLES = frozenset(["", "the", "det", "den"])
_WHETHER = re.compile(r"(?:om|whether|if)\b", re.IGNORECASE)
_IS_A = re.compile(r"(?:är|is|are|innebär|betyder|avser|menas|means?|refers)", re.IGNORECASE)
_IS = re.compile(
    r"\b(?:är|innebär|betyder|avser|kallas|gäller|is|are|means?|refers|called|applies)\b", re.IGNORECASE
)
INSTRUCTION = re.compile(
    r"^(?:\w+\s+){0,2}(?:börja|kontakta|skicka|skriv|beskriv|välj|ta|be|gör|fyll|kontrollera|läs|använd|"
    r"ange|bestäm|start|contact|send|write|"
    r"describe|choose|take|ask|do|fill|check|read|use|state|decide|begin|agree)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:ligger|finns|vid|på|campus|adress|sida|webb|https?|located|at|on|page|web|address)\b",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"^(?:använd|use)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:eftersom|därför|för att|skäl\w*|because|since|reason\w*|so that)\b", re.IGNORECASE
)
_DIFFERS = re.compile(r"\b(?:medan|skillnad\w*|däremot|men|while|whereas|differ\w*|but)\b", re.IGNORECASE)

_SIGNS = {
    Asks.AMOUNT: _AMOUNT,
    Asks.DURATION: _DURATION,
    Asks.DATE: _DATE,
    Asks.WHO: _WHO,
    Asks.WHETHER: _ALLOWED,
    Asks.WHAT: _IS,
    Asks.WHERE: _PLACE,
    Asks.TEMPLATE: _TEMPLATE,
    Asks.WHY: _REASON,
    Asks.DIFFERENCE: _DIFFERS,
}


def fits(statement: Statement, asked: Asked) -> float:
    """Whether the statement has the sort of thing that is asked for: a time, an amount, a yes or no."""
    if asked.asks is Asks.WHAT and asked.defined:
        return defines(statement.text, asked)
    if asked.asks is Asks.LAW:
        return 1.0 if find_references(statement.text) else 0.0
    if asked.asks is Asks.HOW:
        return (
            1.0
            if statement.is_step or INSTRUCTION.match(statement.text)
            else 0.4
            if statement.layout is Layout.ITEM
            else 0.2
        )
    sign = _SIGNS.get(asked.asks)
    if sign is None:
        return 0.5
    return 1.0 if sign.search(statement.text) else 0.0


def defines(text: str, asked: Asked) -> float:
    """Whether the sentence begins with the thing and its first verb says what it is, or at least does."""
    if not _opens_with(text, asked):
        return 0.0
    verb = _FIRST_VERB.search(" ".join(text.split()[:DEFINED_WITHIN]))
    if verb is None:
        return SAYS_SOMETHING_OF_IT
    if verb["defines"] is None:
        return 0.0
    return 1.0 if _IS_A.match(verb["defines"]) else WHAT_IT_DOES


def _opens_with(text: str, asked: Asked) -> bool:
    """Whether the thing that is asked about is what the sentence begins with."""
    if _WHETHER.match(text):
        return False
    opening, thing = words(text)[:OPENING], asked.defined or ""
    named = {mention.actor for mention in mentions(asked.text)}
    if named:
        # "The price at Vecura is …" is of the price.
        return any(
            mention.actor in named and fold(text[: mention.start].strip()) in _ARTICLES
            for mention in mentions(text)
        )
    return any(
        word.stem.startswith(thing) or same_word(thing, word.stem) >= SAME_SPELLING for word in opening
    )
