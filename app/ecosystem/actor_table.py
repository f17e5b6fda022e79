"""The actors as a table, and the facts of one of them (pure)."""

from collections.abc import Sequence
from datetime import date

from app.ecosystem.network import host_of
from app.ecosystem.state import Selection
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.ecosystem import Actor

OLD_AFTER = 2  # years after which a fact is to be looked up again


def table_html(actors: Sequence[Actor], selection: Selection, texts: Texts) -> Markup:
    """One row an actor."""
    return render(
        "ecosystem/actor_table.html.jinja",
        texts,
        actors=actors,
        selection=selection,
        offers_words=offers_words,
    )


def offers_words(actor: Actor, texts: Texts) -> str:
    """What it offers: in its own line where it has one, else by the kinds of offer."""
    return actor.offer_text(texts.language) or _kinds(actor, texts) or "–"


def facts_html(actor: Actor, texts: Texts, today: date) -> Markup:
    """What is known of an actor, with the page that it rests on."""
    return render(
        "ecosystem/actor_facts.html.jinja",
        texts,
        actor=actor,
        kinds=_kinds(actor, texts),
        host_of=host_of,
        is_old=is_old(actor.as_of, today),
        old_after=OLD_AFTER,
    )


def _kinds(actor: Actor, texts: Texts) -> str:
    return ", ".join(texts.say(f"ecosystem.offer.{offer.value}") for offer in actor.offers)


def is_old(as_of: str, today: date) -> bool:
    """Whether all of a year ("2024") or month ("2024-03") lies more than OLD_AFTER years back."""
    year, _, month = as_of.partition("-")
    return (int(year) + OLD_AFTER, int(month or 12)) < (today.year, today.month)
