"""The maps as HTML: a drawing, and over it links that become a list where there is no room (pure)."""

from collections.abc import Sequence
from dataclasses import replace

from app.ecosystem.map import (
    CAMPUS_HEIGHT,
    CAMPUS_WIDTH,
    NAMES_LEFT,
    NAMES_RIGHT,
    OVERVIEW_WIDTH,
    Named,
    campus_projection,
    campus_svg,
    data_address,
    overview,
    overview_svg,
    place_names,
)
from app.ecosystem.state import Selection, View
from app.ecosystem.wording import legend_html, signed_link
from app.shell.escape import html_text
from app.shell.links import PageName, address
from app.shell.texts import Texts
from corpus.ecosystem import Actor, Campus, Ecosystem
from corpus.region_map import CampusMap, RegionMap

# In a narrow window the names of Södertälje and Flemingsberg would meet: the western one stands below.
NEAR_WESTERN_EDGE = 0.4


def maps_html(map: RegionMap, ecosystem: Ecosystem, selection: Selection, texts: Texts) -> str:
    """The region beside what was chosen, else beside those who have no campus of it; then each campus."""
    actors = selection.actors(ecosystem)
    # A name on the map chooses its campus, so it tells how many are there whatever campus is chosen now.
    everywhere = replace(selection, campus=None).actors(ecosystem)
    by_campus = {campus: [actor for actor in actors if actor.campus is campus] for campus in Campus}
    mapped = {each.campus: each for each in map.campuses}
    unmapped = "".join(
        _names_html(texts.say(f"ecosystem.campus.{campus.value}"), here, selection, texts)
        for campus, here in by_campus.items()
        if here and campus not in mapped
    )
    found = _names_html(texts.say("ecosystem.found"), actors, selection, texts)
    beside = found if selection.is_narrowed else unmapped
    campuses = "".join(
        _campus_html(map, campus, by_campus[campus.campus], selection, texts)
        for campus in map.campuses
        if by_campus[campus.campus]
    )
    return (
        f'<p class="lots-note">{html_text(texts.say("ecosystem.schematic"))}</p>'
        f'<div class="lots-region"><div>{_overview_html(map, everywhere, selection, texts)}'
        f"{legend_html(texts)}</div><div>{beside}</div></div>{campuses}"
    )


def _overview_html(map: RegionMap, actors: Sequence[Actor], selection: Selection, texts: Texts) -> str:
    projection = overview(map)
    if projection is None:
        return ""
    drawing = data_address(overview_svg(map, projection, texts.language))
    pins = ""
    for campus in map.campuses:
        number = sum(actor.campus is campus.campus for actor in actors)
        x, y = projection.at(campus.at)
        pins += _pin(campus.campus, number, x / OVERVIEW_WIDTH, y / projection.height, selection, texts)
    ratio = f"{OVERVIEW_WIDTH} / {projection.height:.0f}"
    return (
        f'<h2 class="lots-part-title">{html_text(texts.say("ecosystem.map.region"))}</h2>'
        f'<div class="lots-map lots-overview" style="aspect-ratio: {ratio}">'
        f'<img src="{drawing}" alt="{html_text(texts.say("ecosystem.map.region_alt"))}">'
        f'<ul class="lots-pins" role="list">{pins}</ul></div>'
    )


def _pin(campus: Campus, number: int, x: float, y: float, selection: Selection, texts: Texts) -> str:
    name = texts.say(f"ecosystem.campus.{campus.value}")
    href = address(
        PageName.ECOSYSTEM,
        texts.language,
        **{**selection.parameters(), "view": "", "campus": campus.value},
    )
    label = html_text(f"{name}: {texts.count('ecosystem.number', number)}")
    current = ' aria-current="true"' if selection.campus is campus else ""
    # The further right the place, the further left of it the name begins: it never leaves the map.
    below = x < NEAR_WESTERN_EDGE
    style = f"left: {x:.2%}; top: {y:.2%}; transform: translate(-{x:.2%}, {35 if below else -135}%)"
    return (
        f'<li style="{style}"><a id="pin-{campus.value}" data-go href="{html_text(href)}" '
        f'aria-label="{label}"{current}>{html_text(name)} <span>{number}</span></a></li>'
    )


def _campus_html(
    map: RegionMap, campus: CampusMap, here: Sequence[Actor], selection: Selection, texts: Texts
) -> str:
    """A campus: enlarged, where it has a frame, and the names of those without a place on it."""
    name = texts.say(f"ecosystem.campus.{campus.campus.value}")
    projection = campus_projection(campus.frame) if campus.frame else None
    named = place_names(here, projection) if projection else ()
    if projection is None or not named:
        return _names_html(name, here, selection, texts)
    drawing = data_address(campus_svg(map, projection, named, texts.language))
    alt = html_text(texts.say("ecosystem.map.campus_alt", name=name))
    labels = "".join(_label(each, selection, texts) for each in named)
    located = {each.actor.id for each in named}
    others = [actor for actor in here if actor.id not in located]
    also = _name_list(others, selection, texts)
    also_heading = f'<h3 class="lots-label">{html_text(texts.say("ecosystem.map.also"))}</h3>'
    return (
        f'<h2 class="lots-part-title">{html_text(texts.say("ecosystem.map.campus", name=name))}</h2>'
        f'<div class="lots-map-room"><div class="lots-map lots-campus" '
        f'style="aspect-ratio: {CAMPUS_WIDTH} / {CAMPUS_HEIGHT}">'
        f'<img src="{drawing}" alt="{alt}"><ul role="list">{labels}</ul></div></div>'
        f"{also_heading + also if others else ''}"
    )


def _label(named: Named, selection: Selection, texts: Texts) -> str:
    side, edge = ("left", NAMES_LEFT) if named.is_left else ("right", NAMES_RIGHT)
    width = (edge if named.is_left else CAMPUS_WIDTH - edge) - 8
    style = f"{side}: 0; width: {width / CAMPUS_WIDTH:.2%}; top: {named.name_y / CAMPUS_HEIGHT:.2%}"
    return f'<li class="is-{side}" style="{style}">{signed_link(named.actor, selection, texts)}</li>'


def _names_html(heading: str, actors: Sequence[Actor], selection: Selection, texts: Texts) -> str:
    return f'<h2 class="lots-part-title">{html_text(heading)}</h2>' + _name_list(actors, selection, texts)


def _name_list(actors: Sequence[Actor], selection: Selection, texts: Texts) -> str:
    items = "".join(f"<li>{signed_link(actor, selection, texts)}</li>" for actor in actors)
    return f'<ul class="lots-names" role="list">{items}</ul>'


def views_html(selection: Selection, texts: Texts) -> str:
    """The ways of looking at the ecosystem, as links."""
    items = ""
    for view in View:
        parameters = {**selection.parameters(), "view": "" if view is View.MAP else view.value}
        href = address(PageName.ECOSYSTEM, texts.language, **parameters)
        current = ' aria-current="true"' if view is selection.view else ""
        items += (
            f'<li><a id="view-{view.value}" data-go href="{html_text(href)}"{current}>'
            f"{html_text(texts.say(f'ecosystem.view.{view.value}'))}</a></li>"
        )
    label = html_text(texts.say("ecosystem.views"))
    return f'<nav class="lots-views" aria-label="{label}"><ul role="list">{items}</ul></nav>'
