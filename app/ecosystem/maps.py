"""The maps: drawings, and over them links that become a list where there is no room (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.ecosystem import Actor, Campus, Ecosystem
from corpus.model import Language
from corpus.region_map import CampusMap, RegionMap

# In a narrow window the names of Södertälje and Flemingsberg would meet: the western one stands below.
NEAR_WESTERN_EDGE = 0.4


@dataclass(frozen=True, slots=True)
class Overview:
    """The map of the region as an image; the campuses on it, how many are there, the CSS of their places."""

    image: str
    ratio: str
    pins: tuple[tuple[Campus, int, str], ...]


@dataclass(frozen=True, slots=True)
class Enlarged:
    """A campus: the names on its map, where it has one, and the actors without a place on it."""

    name: str
    others: Sequence[Actor]
    image: str = ""
    named: tuple[Named, ...] = ()


def maps_html(map: RegionMap, ecosystem: Ecosystem, selection: Selection, texts: Texts) -> Markup:
    """The region beside what was chosen, else beside those who have no campus of it; then each campus."""
    actors = selection.actors(ecosystem)
    # A name on the map chooses its campus, so it tells how many are there whatever campus is chosen now.
    everywhere = replace(selection, campus=None).actors(ecosystem)
    by_campus = {campus: [actor for actor in actors if actor.campus is campus] for campus in Campus}
    mapped = {each.campus for each in map.campuses}
    unmapped = {
        texts.say(f"ecosystem.campus.{campus.value}"): here
        for campus, here in by_campus.items()
        if here and campus not in mapped
    }
    campuses = [
        _enlarged(map, campus, by_campus[campus.campus], texts)
        for campus in map.campuses
        if by_campus[campus.campus]
    ]
    return render(
        "ecosystem/maps.html.jinja",
        texts,
        selection=selection,
        views=View,
        overview=_overview(map, everywhere, texts.language),
        lists={texts.say("ecosystem.found"): actors} if selection.is_narrowed else unmapped,
        campuses=campuses,
        campus_ratio=f"{CAMPUS_WIDTH} / {CAMPUS_HEIGHT}",
        label_style=_label_style,
    )


def _overview(map: RegionMap, actors: Sequence[Actor], language: Language) -> Overview | None:
    projection = overview(map)
    if projection is None:
        return None
    pins = []
    for each in map.campuses:
        number = sum(actor.campus is each.campus for actor in actors)
        x, y = projection.at(each.at)
        pins.append((each.campus, number, _pin_style(x / OVERVIEW_WIDTH, y / projection.height)))
    image = data_address(overview_svg(map, projection, language))
    return Overview(image, f"{OVERVIEW_WIDTH} / {projection.height:.0f}", tuple(pins))


def _pin_style(x: float, y: float) -> str:
    # The further right the place, the further left of it the name begins: it never leaves the map.
    down = 35 if x < NEAR_WESTERN_EDGE else -135
    return f"left: {x:.2%}; top: {y:.2%}; transform: translate(-{x:.2%}, {down}%)"


def _enlarged(map: RegionMap, campus: CampusMap, here: Sequence[Actor], texts: Texts) -> Enlarged:
    name = texts.say(f"ecosystem.campus.{campus.campus.value}")
    projection = campus_projection(campus.frame) if campus.frame else None
    named = place_names(here, projection) if projection else ()
    if projection is None or not named:
        return Enlarged(name, here)
    located = {each.actor.id for each in named}
    others = [actor for actor in here if actor.id not in located]
    return Enlarged(name, others, data_address(campus_svg(map, projection, named, texts.language)), named)


def _label_style(named: Named) -> str:
    side, width = ("left", NAMES_LEFT) if named.is_left else ("right", CAMPUS_WIDTH - NAMES_RIGHT)
    top = named.name_y / CAMPUS_HEIGHT
    return f"{side}: 0; width: {(width - 8) / CAMPUS_WIDTH:.2%}; top: {top:.2%}"
