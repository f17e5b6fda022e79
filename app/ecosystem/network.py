"""Who owns, hosts, funds and works with whom, as HTML: the network, and one actor among its own (pure)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from app.ecosystem.layers import Layout, Place, lay_out
from app.ecosystem.map import data_address
from app.ecosystem.state import Selection, Tie
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


@dataclass(frozen=True, slots=True)
class Drawing:
    """The lines as an image, and over it the actors, each with the CSS of its place."""

    image: str
    width: int
    height: int
    nodes: tuple[tuple[Actor, str], ...]


def network_html(ecosystem: Ecosystem, selection: Selection, texts: Texts) -> Markup:
    """The relations of the chosen sort, drawn in columns and told as a table."""
    relations = selection.relations(ecosystem)
    return render(
        "ecosystem/network.html.jinja",
        texts,
        ecosystem=ecosystem,
        selection=selection,
        ties=Tie,
        relations=relations,
        drawing=_drawing(ecosystem, relations, texts) if relations else None,
        host_of=host_of,
    )


def host_of(page: str) -> str:
    """The host of a public page, which it is shown by."""
    return page.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def around_html(actor: Actor, ecosystem: Ecosystem, selection: Selection, texts: Texts) -> Markup:
    """The actor in the middle, who acts on it to the left, whom it acts on to the right."""
    # Several relations between the same two stand on one line.
    coming, going = defaultdict[str, list[Relation]](list), defaultdict[str, list[Relation]](list)
    for relation in ecosystem.relations:
        if relation.target == actor.id:
            coming[relation.origin].append(relation)
        if relation.origin == actor.id:
            going[relation.target].append(relation)
    return render(
        "ecosystem/around.html.jinja",
        texts,
        actor=actor,
        selection=selection,
        coming=[(ecosystem.actor(id), relations) for id, relations in coming.items()],
        going=[(ecosystem.actor(id), relations) for id, relations in going.items()],
    )


def _drawing(ecosystem: Ecosystem, relations: Sequence[Relation], texts: Texts) -> Drawing:
    edges = [
        (relation.target, relation.origin) if relation.kind in TURNED else (relation.origin, relation.target)
        for relation in relations
    ]
    layout = lay_out(edges)
    width = layout.columns * COLUMN
    height = max(layout.tallest, 2) * max(LOWEST_ROW, ROW_FOR_COLUMN * layout.columns)
    drawing = render(
        "ecosystem/network.svg.jinja",
        texts,
        paths=[_path(edge, layout, height) for edge in edges],
        width=width,
        height=height,
        text_size=15,
    )
    nodes = tuple(
        (actor, f"left: {_left(place) / width:.2%}; top: {place.height:.2%}; width: {NODE / width:.2%}")
        for id, place in sorted(layout.places.items(), key=lambda each: (each[1].column, each[1].height))
        if (actor := ecosystem.actor(id))
    )
    return Drawing(data_address(drawing), width, height, nodes)


def _path(edge: tuple[str, str], layout: Layout, height: float) -> str:
    """From the right of the first name to the left of the second, with an arrow at its end."""
    start, end = layout.places[edge[0]], layout.places[edge[1]]
    if end.column <= start.column:
        return _path_back(start, end, height)
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
    return f"{path} m -7 -4 l 7 4 l -7 4"


def _path_back(start: Place, end: Place, height: float) -> str:
    """An edge that closes a circle: around the right of both names."""
    x1, y1, x2, y2 = _right(start), start.height * height, _right(end), end.height * height
    bend = COLUMN // 4
    curve = f"C {x1 + bend} {y1:.1f} {x2 + bend} {y2:.1f} {x2} {y2:.1f}"
    return f"M {x1} {y1:.1f} {curve} m 7 -4 l -7 4 l 7 4"


def _left(place: Place) -> int:
    return place.column * COLUMN + (COLUMN - NODE) // 2


def _right(place: Place) -> int:
    return _left(place) + NODE
