"""What stands in the ecosystem's views for an actor, a relation, a page outside (pure)."""

from dataclasses import dataclass

from app.ecosystem.state import Selection
from app.shell.texts import Texts
from corpus.ecosystem import Actor, OwnerForm, Relation, SourceStatus

# A form is told by the shape of its sign and by words, never by colour alone.
SIGNS = {OwnerForm.STATE: "●", OwnerForm.REGION: "■", OwnerForm.COMPANY: "◆"}
OTHER_SIGN = "▲"


@dataclass(frozen=True, slots=True)
class ActorLink:
    """An actor's page and name, with its ownership form as a sign and in words."""

    href: str
    name: str
    sign: str
    owner: str


@dataclass(frozen=True, slots=True)
class OutsidePage:
    """A public page outside of ours, and the host that it is shown by."""

    href: str
    host: str


@dataclass(frozen=True, slots=True)
class Option:
    """One of the ways of looking at the same."""

    id: str
    href: str
    words: str
    is_current: bool


def actor_link(actor: Actor, selection: Selection, texts: Texts) -> ActorLink:
    """Opens the actor's page; the selection stays."""
    return ActorLink(
        selection.address(texts.language, actor=actor.id),
        actor.name(texts.language),
        SIGNS.get(actor.owner_form, OTHER_SIGN),
        texts.say(f"ecosystem.owner.{actor.owner_form.value}"),
    )


def outside_page(address: str) -> OutsidePage:
    """The page at this address."""
    return OutsidePage(address, address.split("//", 1)[-1].split("/", 1)[0].removeprefix("www."))


def relation_words(relation: Relation, texts: Texts) -> str:
    """What stands between the two names, with a mark on what is not confirmed at first hand."""
    words = texts.say(f"ecosystem.relation.{relation.kind.value}")
    if relation.status is SourceStatus.VERIFIED:
        return words
    return f"{words} ({texts.say(f'ecosystem.status.{relation.status.value}')})"


def legend(texts: Texts) -> tuple[tuple[str, str], ...]:
    """The signs with what they mean."""
    signs = ((mark, texts.say(f"ecosystem.owner.{form.value}")) for form, mark in SIGNS.items())
    return (*signs, (OTHER_SIGN, texts.say("ecosystem.owner_other")))
