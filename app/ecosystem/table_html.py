"""The actors as a table, and the facts of one of them (pure)."""

from collections.abc import Sequence
from datetime import date

from app.ecosystem.network_html import source_link
from app.ecosystem.state import Selection
from app.ecosystem.wording import actor_link, owner_words
from app.shell.escape import html_text
from app.shell.texts import Texts
from corpus.ecosystem import Actor

OLD_AFTER = 2  # years after which a fact is to be looked up again


def table_html(actors: Sequence[Actor], selection: Selection, texts: Texts) -> str:
    """One row an actor."""
    head = "".join(f'<th scope="col">{html_text(words)}</th>' for words in texts.list("ecosystem.columns"))
    rows = "".join(_row(actor, selection, texts) for actor in actors)
    label = html_text(texts.say("ecosystem.table"))
    return (
        f'<div class="lots-table" tabindex="0" role="region" aria-label="{label}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(actor: Actor, selection: Selection, texts: Texts) -> str:
    cells = (
        texts.say(f"ecosystem.type.{actor.type.value}"),
        owner_words(actor, texts),
        texts.say(f"ecosystem.campus.{actor.campus.value}"),
        offers_words(actor, texts),
    )
    rest = "".join(f"<td>{html_text(words)}</td>" for words in cells)
    return f'<tr><th scope="row">{actor_link(actor, selection, texts)}</th>{rest}</tr>'


def offers_words(actor: Actor, texts: Texts) -> str:
    """What it offers: in its own line where it has one, else by the kinds of offer."""
    kinds = ", ".join(texts.say(f"ecosystem.offer.{offer.value}") for offer in actor.offers)
    return actor.offer_text(texts.language) or kinds or "–"


def facts_html(actor: Actor, texts: Texts, today: date) -> str:
    """What is known of an actor, with the page that it rests on."""
    kinds = ", ".join(texts.say(f"ecosystem.offer.{offer.value}") for offer in actor.offers)
    facts = [
        ("type", html_text(texts.say(f"ecosystem.type.{actor.type.value}"))),
        ("owner", html_text(owner_words(actor, texts))),
        ("campus", html_text(texts.say(f"ecosystem.campus.{actor.campus.value}"))),
        ("offers", html_text(kinds)),
        ("way_in", source_link(actor.way_in, texts) if actor.way_in else ""),
        ("source", source_link(actor.source, texts)),
        ("as_of", html_text(actor.as_of) + _warning(actor, texts, today)),
    ]
    rows = "".join(
        f"<div><dt>{html_text(texts.say(f'ecosystem.fact.{name}'))}</dt><dd>{value}</dd></div>"
        for name, value in facts
        if value
    )
    return f'<dl class="lots-facts">{rows}</dl>'


def _warning(actor: Actor, texts: Texts, today: date) -> str:
    if not is_old(actor.as_of, today):
        return ""
    words = html_text(texts.say("ecosystem.old", years=OLD_AFTER))
    return f' <span class="lots-overdue">{words}</span>'


def is_old(as_of: str, today: date) -> bool:
    """Whether all of a year ("2024") or month ("2024-03") lies more than OLD_AFTER years back."""
    year, _, month = as_of.partition("-")
    return (int(year) + OLD_AFTER, int(month or 12)) < (today.year, today.month)
