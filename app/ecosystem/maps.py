"""The maps: drawings, and over them links that become a list where there is no room (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.ecosystem.drawing import data_address
from app.ecosystem.map import (
    CAMPUS_HEIGHT,
    CAMPUS_WIDTH,
    NAMES_LEFT,
    NAMES_RIGHT,
    OVERVIEW_WIDTH,
    Named,
    campus_projection,
    campus_svg,
    overview,
    overview_svg,
    place_names,
)
from app.ecosystem.state import Selection, View
from app.ecosystem.wording import ActorLink, Option, actor_link, legend
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.ecosystem import Actor, Campus, Ecosystem
from corpus.region_map import CampusMap, RegionMap

# In a narrow window the names of Södertälje and Flemingsberg would meet: the western one stands below.
NEAR_WESTERN_EDGE = 0.4


@dataclass(frozen=True, slots=True)
class Pin:
    """A campus on the map of the region: it chooses that campus."""

    campus: Campus
    name: str
    href: str
    count: int
    style: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The map of the region as an image, and what stands over it."""

    image: str
    ratio: str
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside an enlarged map."""

    link: ActorLink
    side: str
    style: str


@dataclass(frozen=True, slots=True)
class ActorList:
    """Actors under a heading; where there is a map of the place, those that have no label on it."""

    name: str
    links: list[ActorLink]
    image: str = ""
    labels: tuple[Label, ...] = ()


def maps_html(map: RegionMap, ecosystem: Ecosystem, selection: Selection, texts: Texts) -> Markup:
    """The region beside what was chosen, else beside those who have no campus of it; then each campus."""
    actors = selection.actors(ecosystem)
    # A name on the map chooses its campus, so it tells how many are there whatever campus is chosen now.
    everywhere = replace(selection, campus=None).actors(ecosystem)
    by_campus = {campus: [actor for actor in actors if actor.campus is campus] for campus in Campus}
    mapped = {each.campus for each in map.campuses}
    if selection.is_narrowed:
        beside = [_actor_list(texts.say("ecosystem.found"), actors, selection, texts)]
    else:
        beside = [
            _actor_list(texts.say(f"ecosystem.campus.{campus.value}"), here, selection, texts)
            for campus, here in by_campus.items()
            if here and campus not in mapped
        ]
    campuses = [
        _campus(map, campus, by_campus[campus.campus], selection, texts)
        for campus in map.campuses
        if by_campus[campus.campus]
    ]
    return render(
        "ecosystem/maps.html.jinja",
        texts,
        overview=_overview(map, everywhere, selection, texts),
        legend=legend(texts),
        beside=beside,
        campuses=campuses,
        campus_ratio=f"{CAMPUS_WIDTH} / {CAMPUS_HEIGHT}",
    )


def _actor_list(name: str, actors: Sequence[Actor], selection: Selection, texts: Texts) -> ActorList:
    return ActorList(name, [actor_link(actor, selection, texts) for actor in actors])


def _overview(map: RegionMap, actors: Sequence[Actor], selection: Selection, texts: Texts) -> Overview | None:
    projection = overview(map)
    if projection is None:
        return None
    pins = []
    for each in map.campuses:
        x, y = projection.at(each.at)
        count = sum(actor.campus is each.campus for actor in actors)
        pins.append(
            Pin(
                each.campus,
                texts.say(f"ecosystem.campus.{each.campus.value}"),
                replace(selection, view=View.MAP, campus=each.campus).address(texts.language),
                count,
                _pin_style(x / OVERVIEW_WIDTH, y / projection.height),
                selection.campus is each.campus,
            )
        )
    image = data_address(overview_svg(map, projection, texts.language))
    return Overview(image, f"{OVERVIEW_WIDTH} / {projection.height:.0f}", tuple(pins))


def _pin_style(x: float, y: float) -> str:
    # The further right the place, the further left of it the name begins: it never leaves the map.
    down = 35 if x < NEAR_WESTERN_EDGE else -135
    return f"left: {x:.2%}; top: {y:.2%}; transform: translate(-{x:.2%}, {down}%)"


def _campus(
    map: RegionMap, campus: CampusMap, here: Sequence[Actor], selection: Selection, texts: Texts
) -> ActorList:
    """A campus: enlarged, where it has a frame, and the names of those without a place on it."""
    name = texts.say(f"ecosystem.campus.{campus.campus.value}")
    projection = campus_projection(campus.frame) if campus.frame else None
    named = place_names(here, projection) if projection else ()
    located = {each.actor.id for each in named}
    others = _actor_list(name, [actor for actor in here if actor.id not in located], selection, texts)
    if projection is None or not named:
        return others
    return replace(
        others,
        image=data_address(campus_svg(map, projection, named, texts.language)),
        labels=tuple(_label(each, selection, texts) for each in named),
    )


def _label(named: Named, selection: Selection, texts: Texts) -> Label:
    side, edge = ("left", NAMES_LEFT) if named.is_left else ("right", NAMES_RIGHT)
    width = (edge if named.is_left else CAMPUS_WIDTH - edge) - 8
    style = f"{side}: 0; width: {width / CAMPUS_WIDTH:.2%}; top: {named.name_y / CAMPUS_HEIGHT:.2%}"
    return Label(actor_link(named.actor, selection, texts), side, style)


def view_options(selection: Selection, texts: Texts) -> list[Option]:
    """The ways of looking at the ecosystem."""
    return [
        Option(
            f"view-{view.value}",
            replace(selection, view=view).address(texts.language),
            texts.say(f"ecosystem.view.{view.value}"),
            view is selection.view,
        )
        for view in View
    ]
