"""The first view of the Ask page: for whom it is, who were pilots, and two ways to begin (pure)."""

from app.ask.pilots import pilots
from app.shell.escape import html_text
from app.shell.frame import title_html
from app.shell.links import PageName, about_address, actor_address, address, link_html
from app.shell.texts import Texts
from corpus.ecosystem import Ecosystem


def welcome_html(ecosystem: Ecosystem, texts: Texts) -> str:
    """Everything above the first questions."""
    title = title_html(PageName.ASK, texts.say("welcome.title"), texts.say("welcome.sentence"))
    five = address(PageName.WAY, texts.language, where="ask")
    about = link_html(about_address("", texts.language), texts.say("welcome.about"))
    return (
        f'<div class="lots-welcome"><p class="lots-for-whom">{html_text(texts.say("welcome.for_whom"))}</p>'
        f'{title}<p class="lots-starts"><a class="lots-turn" data-go href="{html_text(five)}">'
        f"{html_text(texts.say('welcome.five_questions'))}</a></p>{_pilots(ecosystem, texts)}"
        f'<p class="lots-meta">{html_text(texts.say("welcome.own_texts"))} {about}</p></div>'
    )


def _pilots(ecosystem: Ecosystem, texts: Texts) -> str:
    links = [
        link_html(actor_address(actor.id, texts.language), actor.name(texts.language))
        for actor in pilots(ecosystem)
    ]
    if not links:
        return ""
    return f'<p class="lots-meta">{html_text(texts.say("welcome.pilots"))} {" · ".join(links)}</p>'
