"""Words of a text as the answering parts compare them: folded, without grammar, by stem."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold as fold

# "24:5", "2009:400", "e-post", "GMP-enhet", "KI:s" and "§" are words; so is a number with its decimals.
_WORD = re.compile(r"\d+(?:[:.,/]\d+)*|[^\W\d_]+(?:[-'’:][^\W_]+)*|[^\W_]+(?:[-:][^\W_]+)*|§")


def listed(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


# Grammar and the words with which one asks: they say nothing of what it is about.
_GRAMMAR = listed(
    """
    och att det som en ett pa ar av for med till den har de inte om kan vi ni du han hon jag mig dig oss er
    men sig sa var vad hur vem vems nar dar varfor vilken vilket vilka eller fran ska skall skulle maste bor
    borde far fick finns fanns vid efter mellan mot utan genom enligt ocksa aven bara blir bli blev vara
    varit vill ville man mans kunna gor gora gjort galler galla behover behovs behova min mitt mina din ditt
    dina sin sitt sina vart ert era deras dess denna detta dessa dom dem nagon nagot nagra ingen inget inga
    alla allt mycket mer mest hos innan sedan da nu redan ut upp ner over at ju val resp samt hej tack ja
    nej ta tar tas ge ger ges fa fas sker ske heter kallas betyder innebar menas finna hitta anvander
    egentligen exakt ungefar ens liksom typ asa snalla garna kanske komma kommer kom nan nat nanstans
    nagonstans nagonting nanting funkar fungerar fungera tag tagit dels ihop racka racker genast inne vidare
    hellre bra bast saker sak saken grej grejer i a o aer va e ok okej hey hi hello pls please thanks alltsa
    saga sager sagt veta vet undrar fraga fragan the of and to is are was were be been being it its that
    this these those with from by on an as or not but if we you he she they them their our your my mine his
    her us me who whom whose what when where why how which can could may might must shall should will would
    do does did doing done have had having there here than then about into through between before after
    during without within against also only any some each every both no yes in so get gets got make makes am
    i'm don't doesn't isn't just while because until such own same too very other there's what's it's come
    comes go goes going work works somewhere anywhere someone somebody anyone something anything enough even
    ever still yet know tell say says mean means exactly actually really like give gives gave want wants
    need needs happens happen let lets folk manniska manniskor personer person jobb jobba jobbar jobbat
    tycker tror lite jatte sen senare igen vore kul verkligen faktiskt vanligtvis normalt oftast alltid
    aldrig bade vare dit hit tidigare hela halva andra annan annat people folks stuff guys gonna kinda
    normally usually always never again later perhaps maybe possible mojligt mojlighet behovt ordna ordnar
    fixa fixar sta star stod heta whole else instead
    mkt iaf ngn ngt ngra nagra sant san sana sadan sadant sadana dom typ asap pls plz u ur w wo thx btw imo
    gonna wanna gotta ppl bl osv etc fo ang iofs iom dvs mvh isf ist nm nog ba lr eller hander hande handa
    direkt genast straight immediately directly ganska lagom lite liten litet sma small little bit quite
    whats thats hows wheres whos theres youre were were're vore varit blivit deal onskar
    find finding out forst forsta first snyggt smidigt enkelt enkelt nice easily quick question
    skillnad skillnaden skillnader skiljer jamfor jamfora jamforelse difference differences differ
    differs compare compared
    """
)

_SUFFIXES = tuple(
    sorted(
        listed(
            """
        ningarna ningarnas ningens ningen ningar nings heterna heternas heten heter hets arnas ornas ernas
        arna orna erna ande andet ades ade aren are ares ets ens ar er or en et as es na s a e t n ad ats
        ations ation ings ing edly ed ies ly
        """
        ),
        key=len,
        reverse=True,
    )
)
# A stem shorter than this is no longer one word but many.
SHORTEST_STEM = 4
# A word inside another counts from this length: "avtal" in "nyttjandeavtal", not "pris" in "enterprise".
SHORTEST_PART = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its stem and its place in the text."""

    text: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[Word, ...]:
    """All words of the text."""
    return tuple(Word(m[0], stem(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))


@lru_cache(maxsize=16384)
def content_words(text: str) -> tuple[Word, ...]:
    """The words that say what the text is about."""
    return tuple(word for word in words(text) if not is_grammar(word.text) and word.text != "§")


def content_of(text: str) -> tuple[str, ...]:
    """The same as they are compared in meaning: small letters."""
    return tuple(word.text.lower() for word in content_words(text))


def stems(text: str) -> frozenset[str]:
    """Stems of all content words of the text."""
    return frozenset(word.stem for word in content_words(text))


def is_grammar(word: str) -> bool:
    """Whether the word only holds a sentence together; one letter does, a digit does not."""
    folded = fold(word)
    return folded in _GRAMMAR or (len(folded) == 1 and not folded.isdigit())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What is left of a word, Swedish or English, when its endings are taken off."""
    folded = fold(word)
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        folded = folded[:-1]
    if ":" in folded and not folded[0].isdigit():
        folded = folded.split(":")[0]
    if folded.endswith("'s"):
        folded = folded[:-2]
    if folded[:1].isdigit() or len(folded) <= SHORTEST_STEM:
        return folded
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= SHORTEST_STEM:
            return folded[: -len(suffix)]
    return folded


@lru_cache(maxsize=262144)
def same_word(one: str, other: str) -> float:
    """How far two stems are the same word: 1 the same, less for a part of a compound, 0 not at all."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_PART or short[0].isdigit():
        return 0.0
    if long.startswith(short):
        # What follows may be a forgotten ending ("kostn-ad") or a second part ("avtals-mall").
        return 0.9 if len(long) - len(short) <= 2 else 0.7
    return 0.8 if long.endswith(short) else 0.0


def same_content(one: str, other: str) -> float:
    """How much two texts say the same: shared stems over the smaller set, 0–1."""
    first = {word.stem for word in words(one) if len(fold(word.text)) > 2}
    second = {word.stem for word in words(other) if len(fold(word.text)) > 2}
    return len(first & second) / max(1, min(len(first), len(second)))
