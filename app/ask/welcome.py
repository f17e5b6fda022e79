"""The first view of the Ask page: for whom it is, who were pilots, and two ways to begin (pure)."""

from app.ask.pilots import pilots
from app.shell.frame import title_html
from app.shell.jinja import Markup, render
from app.shell.links import PageName
from app.shell.texts import Texts
from corpus.ecosystem import Ecosystem


def welcome_html(ecosystem: Ecosystem, texts: Texts) -> Markup:
    """Everything above the first questions."""
    title = title_html(PageName.ASK, texts.say("welcome.title"), texts.say("welcome.sentence"))
    return render("ask/welcome.html.jinja", texts, title=title, pilots=pilots(ecosystem))
