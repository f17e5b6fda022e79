"""The words and signs by which a clause denies, allows, demands, narrows and depends, Swedish and English."""

import re

from corpus.word_list import listed

# All patterns meet folded text.
# Where one statement ends and the next begins. "…, som …" and lists go on.
VERBS = (
    r"(?:ar|har|far|ska|skall|kan|maste|bor|blir|galler|behover|kraver|is|are|has|have|may|can|cannot|shall|"
    r"must|should|applies|apply|needs?|requires?)"
)
JOINT = re.compile(
    r";|,\s+(?=(?:och|men|samt|utan|medan|sa|for|som|vilket|eftersom|and|but|while|whereas|so|which|because|"
    r"since|even though|although|trots att)\s)|\s(?=(?:men|medan|but|while|whereas|because|eftersom)\s)|:\s|"
    r"(?<=\w)\s[–—]\s"
    rf"|\s(?=(?:and|och)\s{VERBS}\b)|,\s+(?=(?:[a-z-]+\s){{1,3}}{VERBS}\b)"
)
FINITE = (
    r"(?:ar|har|far|ska|skall|kan|maste|inte|ej|vill|bor|blir|gar|star|tar|ger|kommer|saknas|finns|behovs|"
    r"kravs|hade|var|fick|det|ni|vi|man|den|de|du|hon|han|ingen|inget|nagon|nagot|\w{2,}(?:er|ar|as|es|ats|"
    r"its|ts|tts))\b"
)
CONDITION = re.compile(
    r"\b(?:if|unless|when|whenever|provided|as long as|as far as|to the extent|in so far as|except|until|"
    r"without|beyond|in case of|in the event|only (?:for|in|where|with)|on condition|nar|savida|forutsatt|"
    r"forutsattning|sa lange|i den man|i den utstrackning|vid|utover|ifall|utom|forutom|tills|utan|"
    r"bara (?:for|i|med)|endast (?:for|i|med)|beror pa|depends on)\b"
    rf"|^whether\b|^\W*om\b|(?<!oavsett )\bom (?=(?:[\w-]+ ){{0,4}}?{FINITE})"
)
# "avtal om", "lagen om", "besked om": about, not if.
ABOUT = re.compile(
    r"(?:lag|lagen|forordning\w*|avtal\w*|regel|regler\w*|beslut\w*|uppgift\w*|information\w*|fraga\w*|"
    r"fragor\w*|rad|besked|ansokan|hus|kunskap|direktiv\w*|samarbete\w*|bestammelse\w*|handla\w*|handlar|vet|"
    r"klausul\w*|rapport\w*|skriver|talar|overens|villkor\w*|krav\w*|ersattning\w*|omrade\w*|anmalan|"
    r"underrattelse\w*)\s*(?:\(?[\d:./]+\)?,?\s*)?$"
)
STOP = re.compile(r"[,;:.()]")
MODALS = {
    "may": r"far|fick|kan|kunde|may|can|cannot|could|might|mojlig\w*|tillat\w*|allowed|permitted|permits?|"
    r"ratt att|right to|entitled",
    "must": r"maste|kravs?|kraver|kravas|kravt\w*|behover|behovs|behovas|must|required|requires?|"
    r"(?:has|have) to|needs?|needed|obliged|skyldig\w*|plikt\w*|duty",
    "shall": r"ska|skall|shall|(?:is|are) to",
    "should": r"bor|borde|should|ought",
}
MODAL = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in MODALS.items()))
IMPERATIVE = re.compile(
    r"^\W*(?:alltid\s|always\s|never\s)?(?:skicka|spara|rakna|begar|be|fraga|kontakta|skriv|lamna|"
    r"kontrollera|valj|las|skydda|anvand|borja|ta|gor|visa|send|keep|ask|add|write|read|check|expect|contact|"
    r"bring|choose|use|do|start|put|take|let|agree)\b"
)
NOT = re.compile(
    r"\b(?:inte|ej|icke|ingen|inget|inga|aldrig|varken|utan|not|no|never|cannot|neither|nor|none|nothing|"
    r"without|\w+n't)\b(?!\s+(?:bara|endast|only|just)\b)"
)
ONLY = re.compile(
    r"(?<!inte )(?<!not )\b(?:bara|endast|enbart|ensamt?|uteslutande|only|solely|exclusively|alone)\b"
)
ALL = re.compile(
    r"\b(?:alla|allt|samtliga|varje|alltid|all|every|everyone|each|always|any|entirely|fully|"
    r"helt(?! eller)|oavsett|whoever)\b"
)
SOME = re.compile(
    r"\b(?:vissa|visst|viss|nagra|somliga|en del|flera|manga|de flesta|some|certain|several|many|"
    r"most)\s+(\w+(?:\s+\w+)?)"
)
HEDGE = re.compile(
    r"\b(?:normalt|vanligtvis|vanligen|oftast|ofta|ibland|i princip|huvudregel\w*|i regel|i vissa fall|"
    r"i allmanhet|troligen|sannolikt|formodligen|delvis|normally|usually|often|sometimes|probably|likely|"
    r"generally|in principle|talar for att|tyder pa att|suggests? that|as a (?:main )?rule|main rule|partly|"
    r"in (?:some|certain) cases|mostly|typically|limited extent|begransad omfattning|avses|intended|"
    r"planned)\b"
)
EVERY = re.compile(r"\b(?:alla|samtliga|varje|all|every|each)\s+(\w+(?:\s+\w+)?)")
# "an agreement that was made by …"; not "…, which", nor "says that".
NARROWING = re.compile(
    rf"(?<=\w )(?:som (?=(?:[\w-]+ ){{0,3}}?{FINITE})|vars |who |whose |"
    rf"(?<!says )(?<!means )(?<!so )that (?=\w+s? ))"
)
CONTRAST = re.compile(r"^\W*(?:men|but|while|whereas|medan)\b|\b(?:daremot|however)\b")
# Words that narrow what is said, whatever stands around them.
QUALIFIER = re.compile(
    r"\b(?:skriftlig\w*|written|in writing|uppsat\w*|vardslos\w*|oaktsam\w*|grov\w*|otillborlig\w*|"
    r"otillat\w*|obehorig\w*|synnerlig\w*|extraordinary|undue|improper|unauthori[sz]ed|intent\w*|"
    r"neglig\w*|gross)\b"
)
YES_NO = re.compile(r"^\s*(?:nej|no),\s")
# A verb may stand before its "not": "gäller inte".
VERB = re.compile(r"([a-z]{3,})\s+$")


# Words of references to law, which are compared by what they point to, and words that add nothing to "is".
LEGAL = listed(
    "remains remain fortsatt fortfarande kap § §§ chapter section sections article articles artikel "
    "artikeln enligt under kapitel ch nr no"
)
