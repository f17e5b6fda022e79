"""Who owns, hosts, funds and works with whom, as HTML: the network, and one actor among its own (pure)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.ecosystem.drawing import data_address, svg
from app.ecosystem.layers import Layout, Place, lay_out
from app.ecosystem.state import Selection, Tie
from app.ecosystem.wording import ActorLink, Option, OutsidePage, actor_link, outside_page, relation_words
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.ecosystem import Actor, Ecosystem, Relation, RelationKind

# Read from the part to the whole, or from the guest to the host: drawn the other way round.
TURNED = {
    RelationKind.PART_OF,
    RelationKind.TENANT_OF,
    RelationKind.LOCATED_IN,
    RelationKind.MEMBER_OF,
    RelationKind.PILOT_OF,
    RelationKind.CUSTOMER_OF,
}
COLUMN, NODE = 300, 200  # width of a column of the drawing, and of a name in it
LOWEST_ROW, ROW_FOR_COLUMN = 52, 15  # the more columns, the smaller the drawing is shown
LINE_WIDTH = 1.6


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the drawing; it is pale where its actor is not among those looked at."""

    link: ActorLink
    style: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines as an image, and the names that lie over it."""

    image: str
    width: int
    height: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation in the table; an end that is no actor of ours is None."""

    origin: ActorLink | None
    words: str
    target: ActorLink | None
    source: OutsidePage


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An actor next to another one, and what joins them."""

    link: ActorLink
    words: str


def network_html(ecosystem: Ecosystem, selection: Selection, texts: Texts) -> Markup:
    """The relations of the chosen sort, drawn in columns and told as a table."""
    relations = selection.relations(ecosystem)
    return render(
        "ecosystem/network.html.jinja",
        texts,
        ties=[_tie_option(tie, selection, texts) for tie in Tie],
        tie=selection.tie,
        drawing=_drawing(ecosystem, relations, selection, texts) if relations else None,
        rows=[_relation_row(ecosystem, relation, selection, texts) for relation in relations],
    )


def _tie_option(tie: Tie, selection: Selection, texts: Texts) -> Option:
    href = replace(selection, tie=tie).address(texts.language)
    return Option(f"tie-{tie.value}", href, texts.say(f"ecosystem.tie.{tie.value}"), tie is selection.tie)


def _drawing(
    ecosystem: Ecosystem, relations: Sequence[Relation], selection: Selection, texts: Texts
) -> Drawing:
    edges = [
        (relation.target, relation.origin) if relation.kind in TURNED else (relation.origin, relation.target)
        for relation in relations
    ]
    layout = lay_out(edges)
    width = layout.columns * COLUMN
    height = max(layout.tallest, 2) * max(LOWEST_ROW, ROW_FOR_COLUMN * layout.columns)
    image = data_address(svg(width, height, 15, "".join(_edge(edge, layout, height) for edge in edges)))
    nodes = tuple(
        Node(actor_link(actor, selection, texts), _node_style(place, width), selection.admits(actor))
        for id, place in sorted(layout.places.items(), key=lambda each: (each[1].column, each[1].height))
        if (actor := ecosystem.actor(id))
    )
    return Drawing(image, width, height, nodes)


def _node_style(place: Place, width: int) -> str:
    return f"left: {_left(place) / width:.2%}; top: {place.height:.2%}; width: {NODE / width:.2%}"


def _relation_row(
    ecosystem: Ecosystem, relation: Relation, selection: Selection, texts: Texts
) -> RelationRow:
    ends = [ecosystem.actor(relation.origin), ecosystem.actor(relation.target)]
    origin, target = (actor_link(actor, selection, texts) if actor else None for actor in ends)
    return RelationRow(origin, relation_words(relation, texts), target, outside_page(relation.source))


def _edge(edge: tuple[str, str], layout: Layout, height: float) -> str:
    """From the right of the first name to the left of the second, with an arrow at its end."""
    start, end = layout.places[edge[0]], layout.places[edge[1]]
    if end.column <= start.column:
        return _edge_back(start, end, height)
    x, y = _right(start), start.height * height
    path = f"M {x} {y:.1f}"
    for place in (*layout.routes.get(edge, ()), end):
        next_x, next_y = _left(place), place.height * height
        middle = (x + next_x) / 2
        path += f" C {middle:.0f} {y:.1f} {middle:.0f} {next_y:.1f} {next_x} {next_y:.1f}"
        x, y = next_x, next_y
        if place is not end:
            x = _right(place)
            path += f" H {x}"
    return f'<path class="edge" stroke-width="{LINE_WIDTH}" d="{path} m -7 -4 l 7 4 l -7 4"/>'


def _edge_back(start: Place, end: Place, height: float) -> str:
    """An edge that closes a circle: around the right of both names."""
    x1, y1, x2, y2 = _right(start), start.height * height, _right(end), end.height * height
    bend = COLUMN // 4
    path = f"M {x1} {y1:.1f} C {x1 + bend} {y1:.1f} {x2 + bend} {y2:.1f} {x2} {y2:.1f}"
    return f'<path class="edge" stroke-width="{LINE_WIDTH}" d="{path} m 7 -4 l -7 4 l 7 4"/>'


def _left(place: Place) -> int:
    return place.column * COLUMN + (COLUMN - NODE) // 2


def _right(place: Place) -> int:
    return _left(place) + NODE


def around_html(actor: Actor, ecosystem: Ecosystem, selection: Selection, texts: Texts) -> Markup:
    """The actor in the middle, who acts on it to the left, whom it acts on to the right."""
    coming, going = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for relation in ecosystem.relations:
        words = relation_words(relation, texts)
        if relation.target == actor.id:
            coming[relation.origin].append(words)
        if relation.origin == actor.id:
            going[relation.target].append(words)

    def neighbours(joined: Mapping[str, Sequence[str]]) -> list[Neighbour]:
        """Several relations between the same two stand on one line."""
        others = ((ecosystem.actor(id), ", ".join(words)) for id, words in joined.items())
        return [Neighbour(actor_link(other, selection, texts), words) for other, words in others if other]

    return render(
        "ecosystem/around.html.jinja",
        texts,
        actor=actor_link(actor, selection, texts),
        is_alone=not coming and not going,
        coming=neighbours(coming),
        going=neighbours(going),
    )
