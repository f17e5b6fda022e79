"""Who owns, hosts, funds and works with whom, as HTML: the network, and one actor among its own (pure)."""

from collections.abc import Iterable, Sequence

from app.ecosystem.layers import Layout, Place, lay_out
from app.ecosystem.map import data_address, svg
from app.ecosystem.state import Selection, Tie
from app.ecosystem.wording import actor_link, relation_words, sign, signed_link
from app.shell.escape import html_text
from app.shell.links import PageName, address
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


def network_html(ecosystem: Ecosystem, selection: Selection, texts: Texts) -> str:
    """The relations of the chosen sort, drawn in columns and told as a table."""
    relations = selection.relations(ecosystem)
    body = f'<p class="lots-note">{html_text(texts.say("ecosystem.no_relations"))}</p>'
    if relations:
        body = _drawing(ecosystem, relations, selection, texts) + relations_table(
            ecosystem, relations, selection, texts
        )
    return _ties_html(selection, texts) + body


def _ties_html(selection: Selection, texts: Texts) -> str:
    items = ""
    for tie in Tie:
        parameters = {**selection.parameters(), "tie": "" if tie is Tie.OWN else tie.value}
        href = html_text(address(PageName.ECOSYSTEM, texts.language, **parameters))
        current = ' aria-current="true"' if tie is selection.tie else ""
        words = html_text(texts.say(f"ecosystem.tie.{tie.value}"))
        items += f'<li><a id="tie-{tie.value}" data-go href="{href}"{current}>{words}</a></li>'
    label = html_text(texts.say("ecosystem.ties"))
    return f'<nav class="lots-views lots-ties" aria-label="{label}"><ul role="list">{items}</ul></nav>'


def _drawing(ecosystem: Ecosystem, relations: Sequence[Relation], selection: Selection, texts: Texts) -> str:
    edges = [
        (relation.target, relation.origin) if relation.kind in TURNED else (relation.origin, relation.target)
        for relation in relations
    ]
    layout = lay_out(edges)
    width = layout.columns * COLUMN
    height = max(layout.tallest, 2) * max(LOWEST_ROW, ROW_FOR_COLUMN * layout.columns)
    drawing = data_address(svg(width, height, 15, "".join(_edge(edge, layout, height) for edge in edges)))
    nodes = "".join(
        _node(actor, place, width, selection, texts)
        for id, place in sorted(layout.places.items(), key=lambda each: (each[1].column, each[1].height))
        if (actor := ecosystem.actor(id))
    )
    label = html_text(texts.say(f"ecosystem.tie.{selection.tie.value}"))
    narrowest, widest = width / 20, width / 13
    return (
        f'<div class="lots-net-room" tabindex="0" role="region" aria-label="{label}">'
        f'<div class="lots-net" style="aspect-ratio: {width} / {height}; '
        f'min-width: {narrowest:.0f}rem; max-width: {widest:.0f}rem">'
        f'<img src="{drawing}" alt=""><ul role="list">{nodes}</ul></div></div>'
    )


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


def _node(actor: Actor, place: Place, width: int, selection: Selection, texts: Texts) -> str:
    style = f"left: {_left(place) / width:.2%}; top: {place.height:.2%}; width: {NODE / width:.2%}"
    css = "" if selection.admits(actor) else ' class="is-beside"'
    return f'<li style="{style}"{css}>{signed_link(actor, selection, texts)}</li>'


def relations_table(
    ecosystem: Ecosystem, relations: Sequence[Relation], selection: Selection, texts: Texts
) -> str:
    """The same relations, one a row."""
    head = "".join(
        f'<th scope="col">{html_text(words)}</th>' for words in texts.list("ecosystem.relation_columns")
    )
    rows = "".join(_relation_row(ecosystem, relation, selection, texts) for relation in relations)
    label = html_text(texts.say("ecosystem.relation_table"))
    return (
        f'<h2 class="lots-part-title">{label}</h2><div class="lots-table" tabindex="0" role="region" '
        f'aria-label="{label}"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _relation_row(ecosystem: Ecosystem, relation: Relation, selection: Selection, texts: Texts) -> str:
    ends = [ecosystem.actor(relation.origin), ecosystem.actor(relation.target)]
    origin, target = (actor_link(actor, selection, texts) if actor else "" for actor in ends)
    return (
        f'<tr><th scope="row">{origin}</th><td>{html_text(relation_words(relation, texts))}</td>'
        f"<td>{target}</td><td>{source_link(relation.source, texts)}</td></tr>"
    )


def source_link(page: str, texts: Texts) -> str:
    """A public page, outside of ours: shown by its host, and given nothing of where the visitor came from."""
    host = page.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
    name = html_text(texts.say("ecosystem.outside", host=host))
    return (
        f'<a class="lots-link" href="{html_text(page)}" target="_blank" rel="noopener noreferrer" '
        f'aria-label="{name}">{html_text(host)}</a>'
    )


def around_html(actor: Actor, ecosystem: Ecosystem, selection: Selection, texts: Texts) -> str:
    """The actor in the middle, who acts on it to the left, whom it acts on to the right."""
    coming = _by_other(relation for relation in ecosystem.relations if relation.target == actor.id)
    going = _by_other(relation for relation in ecosystem.relations if relation.origin == actor.id)
    if not coming and not going:
        return f'<p class="lots-note">{html_text(texts.say("ecosystem.alone"))}</p>'
    left = "".join(
        _tied(ecosystem.actor(each[0].origin), each, True, selection, texts) for each in coming.values()
    )
    right = "".join(
        _tied(ecosystem.actor(each[0].target), each, False, selection, texts) for each in going.values()
    )
    name = html_text(actor.name(texts.language))
    return (
        '<div class="lots-around-room"><div class="lots-around">'
        f'<ul class="is-coming" role="list">{left}</ul>'
        f'<p class="lots-self"><span class="lots-sign" aria-hidden="true">{sign(actor)}</span>{name}</p>'
        f'<ul class="is-going" role="list">{right}</ul></div></div>'
    )


def _by_other(relations: Iterable[Relation]) -> dict[tuple[str, str], list[Relation]]:
    """Several relations between the same two stand on one line."""
    together: dict[tuple[str, str], list[Relation]] = {}
    for relation in relations:
        together.setdefault((relation.origin, relation.target), []).append(relation)
    return together


def _tied(
    other: Actor | None, relations: Sequence[Relation], is_coming: bool, selection: Selection, texts: Texts
) -> str:
    if other is None:
        return ""
    said = ", ".join(relation_words(relation, texts) for relation in relations)
    words = f'<span class="lots-tie"><span>{html_text(said)}</span></span>'
    link = f'<span class="lots-other">{signed_link(other, selection, texts)}</span>'
    return f"<li>{link}{words}</li>" if is_coming else f"<li>{words}{link}</li>"
