"""Words that stand in every text and so find nothing, Swedish and English."""

from corpus.word_list import listed

# One set for both languages: a question whose language was guessed wrong must not search for "och" or "the".
# What tells one question from another in this guide stays out of it ("after", "before", "utan", "mot").
SWEDISH = listed(
    """
    alla allt att av blev bli blir blivit bör de dem den denna deras dess dessa det detta dig din dina
    dit ditt du där då efter ej en er era ert ett finns från för får ha hade han hans har hela hen henne
    hennes hon honom hos hur här i icke in inom inte ja jag ju kan kunde kunna man med mellan men mig min
    mina mitt mot mycket måste ni nu när någon något några och om oss på samma sedan sig sin sina sitt
    själv ska skall skulle så sådan sådana sådant till under upp ut utan vad var vara varför varit varje
    vars vart vem vems vi vid vilka vilkas vilken vilket vill våra vårt vår väl än är åt över även också
    """
)
ENGLISH = listed(
    """
    a about above after again against all am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has have
    having he her here hers him his how i if in into is it its just may me more most must my no nor not
    of off on once only or other our ours out over own same shall she should so some such than that the
    their theirs them then there these they this those through to too under until up us very was we were
    what when where which while who whom why will with would you your yours
    """
)
STOP_WORDS = SWEDISH | ENGLISH
