"""Which of the two languages a text is in, be it one word typed without å, ä and ö."""

import re

from corpus.model import Language
from corpus.word_list import listed

# Grammar weighs most: a Swedish question about a "material transfer agreement" is Swedish.
GRAMMAR_WEIGHT = 3.0
TOPIC_WEIGHT = 2.0
LETTER_WEIGHT = 1.0
SHAPE_WEIGHT = 0.5
# Longer texts are clear long before their end.
ENOUGH_CHARACTERS = 4000


# Without the words that both have ("i", "for", "man", "under", "all", "in", "has", "so").
_GRAMMAR = {
    Language.SWEDISH: listed(
        """
        och att det som en ett på pa är ar av för med till den har de inte om kan vi ni du han hon
        jag mig dig oss er men sig så var vad hur vem när nar där dar här varför varfor vilken
        vilket vilka vilkas eller från fran ska skall måste maste bör bor får finns vid efter mellan
        mot utan genom enligt också ocksa även aven bara blir bli blev vara varit kunna vill skulle
        borde gör gor göra gora gäller galler behöver behover behövs behovs min mitt mina din ditt
        dina sin sitt sina vår vårt vart våra ert era deras dess denna detta dessa någon nagon något
        nagot några nagra ingen inget inga alla allt mycket mer mest hos innan sedan då da nu redan
        redo heter ut upp ner över åt ju väl ej resp samt hej tack ja nej
        """
    ),
    Language.ENGLISH: listed(
        """
        the of and to is are was were be been being it its that this these those with from by on at
        an as or not but if we you he she they them their our your my mine his her us me who whom
        whose what when where why how which can could may might must shall should will would do does
        did doing done have had having there here than then about into through between before after
        during without within against also only any some each every both no yes need needs required
        require get gets make makes am i'm don't doesn't isn't aren't hello hi thanks thank please
        other such own same too very just while because until
        """
    ),
}
_TOPICS = {
    Language.SWEDISH: listed(
        """
        sekretess avtal pris priser prissättning upphandling samverkan samarbete samarbeta företag
        foretag bolag region regionen staten kommun kommunen universitet universitetet högskola
        lokal lokaler hyra hyr kostar kostnad kostnader avgift avgifter betala betalar forskning
        forskare utrustning laboratorium labb lag lagen rätt regler ansvar försäkring patent
        uppfinning lärarundantaget läkemedel lakemedel prov data personuppgifter bisyssla mutor jäv
        mall mallar kontakt handling offentlig allmän myndighet ägare äger ager uppdrag tjänst
        tjanst tjänster vård sjukhus statsstöd stöd moms skatt förberedelse utveckling genomförande
        steg vägledning guide infrastruktur infrastrukturen medicinteknik biobank etik prövning
        hjälp hjalp fråga fraga
        """
    )
    - {"patent", "data", "guide", "region", "biobank"},
    Language.ENGLISH: listed(
        """
        secrecy confidentiality agreement agreements contract contracts price prices pricing
        procurement collaboration collaborate cooperation company companies university hospital
        premises lease rent cost costs fee fees pay pays payment research researcher equipment
        laboratory lab law laws legal rights rules liability insurance invention inventions medicine
        medicines medical samples personal bribery conflict template templates contact document
        public authority owner owners owns commission service services healthcare aid tax vat
        preparation development execution step steps guidance infrastructure infrastructures ethics
        sample trial trials help question access use using small state municipal
        """
    ),
}
_LETTERS = {
    Language.SWEDISH: re.compile(r"[åäö]|lighet|tning|nings|skaps|princip(?!l)"),
    Language.ENGLISH: re.compile(r"th|wh|w|(?<!s)sh|q|ough|ea|oo|ious|'s\b"),
}
_SHAPES = {
    Language.SWEDISH: re.compile(
        r"(?:ning|ningen|ningar|ingar|heten?|heter|skap|skapet|erna|arna|orna|ande|ende|ansvar|avtalet?|lagen|"
        r"lig|ligt|liga|isk|iskt|iska|ar|ade|ats|erad|erat|ering|eras?|else|elsen|et|ens|ets|sk|nst|tjanst|kt|"
        r"principen|sysslor|sattning)$|"
        r"sj|fj|tj|gj|kn|kr|kv|hj|nj|lj|aa|kt|nings|hets|skaps|kning|hyres|k[aeiouy]"
    ),
    Language.ENGLISH: re.compile(
        r"(?:ness|ity|ice|ities|ment|ments|ous|ly|ed|ies|ful|less|ance|ence|ure|able|ible|ary|ory|ing|sion|"
        r"ship|ive|ate|ty|cy|gy|my|hy|ay|ey|es)$|ch(?!ef)|gh|ee|ou|ai|oa|au|c(?![khe])"
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# "FoU-tjänst" is Swedish by its last part, "OSL" and "NDA" tell nothing.
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,5}")


def detect_language(text: str, default: Language = Language.SWEDISH) -> Language:
    """The language of the text; `default` if nothing in it tells."""
    scores = dict.fromkeys(Language, 0.0)
    for word in _WORD.findall(text[:ENOUGH_CHARACTERS]):
        if _ABBREVIATION.fullmatch(word) and not text.isupper():
            continue
        for language in Language:
            scores[language] += _weight(word.lower().replace("’", "'"), language)
    ahead = scores[default] - scores[default.other]
    return default if ahead >= 0 else default.other


def _weight(word: str, language: Language) -> float:
    if word in _GRAMMAR[language]:
        return GRAMMAR_WEIGHT
    if word in _GRAMMAR[language.other]:
        return 0.0
    if word in _TOPICS[language]:
        return TOPIC_WEIGHT
    if word in _TOPICS[language.other]:
        return 0.0
    letters = LETTER_WEIGHT if _LETTERS[language].search(word) else 0.0
    return letters + (SHAPE_WEIGHT if _SHAPES[language].search(word) else 0.0)
