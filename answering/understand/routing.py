"""What a message is, before anything is searched: small talk, an attack, too vague, or a question (pure)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from answering.texts import topic_of
from answering.understand.disguises import readings
from answering.words import content_words, fold, words
from corpus.actors import mentions
from corpus.word_list import listed


class Route(StrEnum):
    """What to do with a message."""

    SEARCH = "search"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ABOUT = "about"
    RULES = "rules"
    INSULT = "insult"
    VAGUE = "vague"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Routed:
    """A route, and the topic of a vague message if it has one."""

    route: Route
    topic: str | None = None


# All patterns meet folded text (lower case, å ä → a, ö → o).
_GREETING = re.compile(
    r"(hej|hejsan|hallo|halla|tja|tjena|tjenare|god (morgon|dag|kvall|middag)|goddag|hi|hello|hey|"
    r"good (morning|day|evening|afternoon)|hi there|hello there|hej pa dig|hejhej|hur mar du|hur ar laget|"
    r"laget|how are you( doing| today)?)"
)
_THANKS = re.compile(
    r"((stort |tusen )?tack( sa mycket| for hjalpen| for svaret| for det)?|toppen|bra|super|perfekt|jattebra|"
    r"tackar|thanks?( you)?( so much| very much| a lot| for (the|your) (help|answer))?|great|perfect|cheers|"
    r"ok|okej|okay|okey|bra svar|good answer|no thanks|nej tack)"
)
_GOODBYE = re.compile(
    r"(hej ?da|adjo|vi ses|ha det( sa)? bra|ha en bra dag|goodbye|bye( bye)?|see you|have a (nice|good) day)"
)
_ABOUT = re.compile(
    r"^(vad|what).{0,4} (ar|is) (det har|detta|this|samverkanslotsen|lotsen|lots|du|you)"
    r"( for (nagot|nat|en sida|en tjanst|en bot|sida))?\W*$|"
    r"^(vem|who) (ar|are|is) (du|you|this|det har)\W*$|"
    r"\b(vem|vilka|who) (har )?(gjort|byggt|skapat|made|built|created|runs|ligger bakom|is behind|star bakom|"
    r"developed|driver) (det har|den har|dig|this|you|detta|tjansten|samverkanslotsen|lotsen)\b|"
    r"^(vad kan du( hjalpa (mig|till) med|svara pa|gora)?|what can you (do|help( me)?( with)?|answer)|"
    r"hur funkar du|hur fungerar (du|det har|tjansten|lotsen)|how do you work|how does this work|"
    r"what do you do|vad gor du)\W*$|"
    r"^(ar|are|is) (du|you|this|det har) (en |a |an )?(robot|bot|ai|manniska|human|person|chatgpt|gpt|real|"
    r"riktig person|chatbot)\b|"
    r"\b(vilken|which|what) (ai|sprakmodell|modell|language model|model|llm) (anvander|ar|do|are|is) "
    r"(du|you)|^(kan (jag|man) lita pa (dig|svaren|det har|lotsen)|can i trust (you|this|the answers))\W*$"
)
# The kinds of order to a machine, in a question or planted in a document.
_RULES = re.compile(
    # to leave its instructions or its documents
    r"\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,30}\b(?:instruction\w*|rules?|prompts?|"
    r"guidelines|above|previous|training)\b|"
    r"\b(?:ignorera|strunta i|glom|bortse fran|hoppa over|kringga)\b.{0,30}\b(?:instruktion\w*|regler\w*|"
    r"prompt\w*|ovanstaende|tidigare|dina)\b|\bglom (?:allt|bort) (?:du|det|alla|som|vad)\b|"
    r"(?:^|[.!,:;] ?|\b(?:please|snalla|och|and|now|nu) )(?:glom|strunta i|ignorera|forget|ignore|disregard) "
    r"(?:all |alla )?(?:guiden|dokumenten|kallorna|(?:the )?(?:guide|documents|sources))\b|"
    # to change them, or to take new ones
    r"\b(?:andra|byt|uppdatera|stang av|ta bort|change|update|disable|turn off|remove|drop) (?:all )?"
    r"(?:dina|din|ditt|your|safety) ?(?:\w+ )?(?:regler\w*|instruktion\w*|sparrar\w*|begransning\w*|rules|"
    r"restrictions|filters?|limits|checks)\b|"
    r"\b(?:nya|new) (?:system )?(?:instruktion\w*|instructions|regler|rules) (?:fran|for dig|from|for you)\b|"
    # to tell them, or what it keeps secret
    r"\b(?:system|hidden|initial|dold\w*)[ -]?(?:prompt|meddelande|message|instruction|instruktion)\w*|"
    r"\b(?:visa|skriv ut|beratta|upprepa|avsloja|ge mig|vilka|vad|what|show|print|reveal|repeat|output|"
    r"tell me|give me|leak)\b.{0,30}\b(?:din|dina|your|ditt) (?:\w+ )?(?:prompt\w*|instruktion\w*|"
    r"instruction\w*|regler|rules|system\w*|variab\w*|api.?key|api.?nyckel|losenord|password)\b|"
    r"\b(?:repeat|upprepa|print|skriv ut)\b.{0,25}\b(?:above|ovan|ovanfor|verbatim|ordagrant)\b|"
    # to be somebody else
    r"\b(?:you are now|from now on you|du ar nu|fran och med nu ar du|spela rollen|roleplay|role-play|"
    r"lat(?:sas|tsas)(?: som| att| vara)|pretend (?:to be|you))\b|"
    r"(?:^|[.!?,:] ?|\b(?:please|you must|you should|du ska|du maste|can you|kan du) )(?:act as|agera som)\b|"
    r"\b(?:jailbreak|developer mode|utvecklarlage|dan mode|do anything now|god mode)\b|"
    # headers by which the turns of a conversation with a machine are told apart
    r"(?:^|\n)[^\w\n]*(?:system|assistant|developer) ?:|"
    r"[\"']role[\"'] ?: ?[\"'](?:system|assistant|developer)|"
    r"<\|?(?:im_start|im_end|system|endoftext)|\[/?inst\]"
)
_INSULTS = re.compile(
    r"\b(idiot\w*|dum|dumma|dumskalle|korkad\w*|vardelos\w*|skit\w*|javla\w*|javel|fan|helvete\w*|fitta|kuk|"
    r"hora|bajs\w*|sug|suger|knull\w*|stupid|dumb|useless|shit(?:s|ty|tier|ting|heads?|holes?|show)?|crap|"
    r"fuck\w*|bullshit|moron|suck(?:s|ers?|ing)?|asshole|bitch|retard(?:s|ed)?|worthless|hate|hatar)\b"
)
_HELP = re.compile(
    r"(jag |vi |i |we )?(behover|need|vill ha|want)( lite| some| din| your)? (hjalp|help)|"
    r"(kan|can|could) (du|ni|you)( please)? (hjalpa|help)( mig| oss| me| us)?|"
    r"(jag|vi|i|we) (har|have) (en|nagra|a|some) (fraga|fragor|questions?)|"
    r"(far|kan) jag fraga( en sak| nagot)?|can i ask( you)?( something| a question)?|"
    r"hur (funkar|fungerar|gor|gar) (det|man|vi|jag)( till)?|how does (it|that) work|"
    r"what (do|should) (i|we) do now|beratta( mer)?|tell me( more)?"
)


# Words that ask, and say nothing of what is asked about: "is that allowed?", "hur länge?".
_NOTHING_SAID = listed(
    """
    tillatet tillaten ok okej okay lange lang langt mojligt mojlig gar funkar fungerar galler behovs kravs
    racker andra annan annat samma resten far kan maste borde gora gor tar blir stammer sant ratt lagligt
    allowed long possible works work apply applies need needed required enough other one ones same rest do
    does permitted true right correct legal must should start fast soon hander sen betyder innebar menas mer
    undrar sak vet kanske happens mean means else really
    """
)


# "Pris?" and "vad kostar det?" are no questions; "vad är ett avtal?" is one.
_DEFINES = re.compile(r"(?:vad|what) (?:ar|is|are)\b")
# What no guide should help with, in whichever words of this field it is asked.
_MISUSE = re.compile(
    r"\b(?:phish\w*|natfiske\w*|malware|ransomware|keylogger\w*|virus som|computer virus|"
    r"utan att (?:aka fast|bli upptackt\w*)|without (?:getting|being) (?:caught|found out|noticed)|"
    r"hemadress\w*|home address\w*|private address\w*)\b"
)


def route_talk(text: str) -> Routed:
    """Whether the message needs no search at all, whatever was said before it."""
    folded = _plain(text)
    if not words(text):
        return Routed(Route.VAGUE)
    if is_order_to_machine(text) or _MISUSE.search(folded):
        return Routed(Route.RULES)
    if _ABOUT.search(folded):
        return Routed(Route.ABOUT)
    if _is_insult(text, folded):
        return Routed(Route.INSULT)
    for route, pattern in ((Route.GREETING, _GREETING), (Route.THANKS, _THANKS), (Route.GOODBYE, _GOODBYE)):
        if _made_of(pattern, folded):
            return Routed(route)
    return Routed(Route.SEARCH)


@lru_cache(maxsize=16384)
def is_order_to_machine(text: str) -> bool:
    """Whether the text tries to change the rules, or asks for them, in a question or in a document."""
    return any(_RULES.search(reading) for reading in readings(text))


def route_vague(text: str) -> Routed:
    """Whether a question, made to stand alone, says too little to be searched for."""
    folded = _plain(text)
    if _HELP.fullmatch(folded):
        return Routed(Route.VAGUE, "help")
    said = content_words(text)
    if not mentions(text) and said and all(fold(word.text) in _NOTHING_SAID for word in said):
        return Routed(Route.VAGUE)
    if not any(re.search(r"[^\W\d_]|\d:\d", word.text) for word in said):
        return Routed(Route.VAGUE)
    if mentions(text) or len(said) > 1:
        return Routed(Route.SEARCH)
    topic = None if _DEFINES.match(folded) else topic_of(fold(said[0].text))
    return Routed(Route.VAGUE, topic) if topic else Routed(Route.SEARCH)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s'-]", " ", fold(text))).strip()


def _made_of(pattern: re.Pattern[str], folded: str) -> bool:
    """Whether the whole message is one to three such phrases ("hej hej", "ok tack")."""
    return (
        re.fullmatch(
            rf"(?:{pattern.pattern})(?: (?:{pattern.pattern}|lotsen|du|there|all|alla)){{0,2}}", folded
        )
        is not None
    )


def _is_insult(text: str, folded: str) -> bool:
    """Swearing alone; a question asked with an oath in it is still a question."""
    if not _INSULTS.search(folded):
        return False
    rest = [word for word in content_words(_INSULTS.sub(" ", fold(text))) if fold(word.text) not in _FILLERS]
    return len(rest) < 2


_FILLERS = listed(
    "bot robot assistent assistant svar svaret answer jobb stick hall kaften shut off this thing skiten"
)
