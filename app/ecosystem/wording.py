"""What the parts of the ecosystem are called, and the signs of the ownership forms (pure)."""

from app.ecosystem.state import Selection
from app.shell.escape import html_text
from app.shell.links import PageName, address
from app.shell.texts import Texts
from corpus.ecosystem import Actor, OwnerForm, Relation, SourceStatus

# A form is told by the shape of its sign and by words, never by colour alone.
SIGNS = {OwnerForm.STATE: "●", OwnerForm.REGION: "■", OwnerForm.COMPANY: "◆"}
OTHER_SIGN = "▲"


def sign(actor: Actor) -> str:
    """The sign of its ownership form."""
    return SIGNS.get(actor.owner_form, OTHER_SIGN)


def owner_words(actor: Actor, texts: Texts) -> str:
    """Who owns it."""
    return texts.say(f"ecosystem.owner.{actor.owner_form.value}")


def relation_words(relation: Relation, texts: Texts) -> str:
    """What stands between the two names, with a mark on what is not confirmed at first hand."""
    words = texts.say(f"ecosystem.relation.{relation.kind.value}")
    if relation.status is SourceStatus.VERIFIED:
        return words
    return f"{words} ({texts.say(f'ecosystem.status.{relation.status.value}')})"


def actor_link(actor: Actor, selection: Selection, texts: Texts, css: str = "lots-link") -> str:
    """Opens the actor's page; the selection stays."""
    href = address(PageName.ECOSYSTEM, texts.language, actor=actor.id, **selection.parameters())
    return (
        f'<a class="{css}" data-go="page" href="{html_text(href)}">'
        f"{html_text(actor.name(texts.language))}</a>"
    )


def signed_link(actor: Actor, selection: Selection, texts: Texts) -> str:
    """The same with the sign of its ownership form, in words for who does not see it."""
    return (
        f'<span class="lots-sign" aria-hidden="true">{sign(actor)}</span>'
        f"{actor_link(actor, selection, texts)}"
        f'<span class="lots-hidden">, {html_text(owner_words(actor, texts))}</span>'
    )


def legend_html(texts: Texts) -> str:
    """What the signs mean."""
    signs = [*((mark, texts.say(f"ecosystem.owner.{form.value}")) for form, mark in SIGNS.items())]
    signs.append((OTHER_SIGN, texts.say("ecosystem.owner_other")))
    items = "".join(
        f'<li><span class="lots-sign" aria-hidden="true">{mark}</span>{html_text(words)}</li>'
        for mark, words in signs
    )
    heading = html_text(texts.say("ecosystem.legend"))
    return f'<p class="lots-hidden">{heading}</p><ul class="lots-legend" role="list">{items}</ul>'
