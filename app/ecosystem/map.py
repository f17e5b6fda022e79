"""Degrees → places on the drawn maps, and the maps as SVG (pure)."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from app.ecosystem.line_crossing import Line, crosses
from app.shell.jinja import Markup, render
from app.shell.texts import load_texts
from corpus.ecosystem import Actor
from corpus.model import Language
from corpus.region_map import Frame, MapPlace, Point, RegionMap, Shape

METRES_PER_DEGREE = 111_320
OVERVIEW_WIDTH = 1000
OVERVIEW_TEXT, CAMPUS_TEXT = 25, 15  # in units of the drawing; the overview is shown about half as large
# An enlarged map: the map itself in the middle, names to its left and right.
CAMPUS_WIDTH, CAMPUS_HEIGHT = 1000, 400
MAP_LEFT, MAP_RIGHT = 290, 710
NAMES_LEFT, NAMES_RIGHT = 255, 745
WIDTH_OF_A_LETTER = 0.56  # of the text's size, on the average, and a little more to be on the safe side


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees onto a box at (left, top); a degree of longitude is as short as it is in the frame's middle."""

    frame: Frame
    left: float
    top: float
    width: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return cos(radians((self.frame.south + self.frame.north) / 2))

    @property
    def unit(self) -> float:
        """Length of a degree of latitude in the drawing."""
        return self.width / ((self.frame.east - self.frame.west) * self.squeeze)

    @property
    def height(self) -> float:
        """Height of the box."""
        return (self.frame.north - self.frame.south) * self.unit

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point lies in the drawing."""
        x = self.left + (point.longitude - self.frame.west) * self.squeeze * self.unit
        return x, self.top + (self.frame.north - point.latitude) * self.unit

    def points(self, shape: Shape) -> str:
        """The points of an outline as SVG writes them."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.at, shape.points))

    def length(self, metres: float) -> float:
        """So many metres in the drawing."""
        return metres / METRES_PER_DEGREE * self.unit


@dataclass(frozen=True, slots=True)
class Named:
    """An actor on an enlarged map: where it lies, and where its name stands."""

    actor: Actor
    x: float
    y: float
    is_left: bool
    name_y: float


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name on a map: where it stands, and the place that it belongs to."""

    name: str
    x: float
    y: float
    at: tuple[float, float] = (0.0, 0.0)
    anchor: str = ""


def overview(map: RegionMap) -> Projection | None:
    """The projection of the map of the region."""
    return Projection(map.frame, 0, 0.0, OVERVIEW_WIDTH) if map.frame else None


def campus_projection(frame: Frame) -> Projection:
    """The projection of an enlarged map, in the middle of its drawing."""
    flat = Projection(frame, MAP_LEFT, 0, MAP_RIGHT - MAP_LEFT)
    return Projection(frame, MAP_LEFT, (CAMPUS_HEIGHT - flat.height) / 2, MAP_RIGHT - MAP_LEFT)


def place_names(actors: Iterable[Actor], projection: Projection) -> tuple[Named, ...]:
    """Names of the western half to the left, the others to the right, from north to south, evenly spaced."""
    located = [
        (actor, *projection.at(Point(actor.latitude, actor.longitude)))
        for actor in actors
        if actor.latitude is not None and actor.longitude is not None
    ]
    from_west = sorted(located, key=lambda each: (each[1], each[2], each[0].id))
    half = (len(from_west) + 1) // 2
    return (*_column(from_west[:half], True), *_column(from_west[half:], False))


def _column(located: Sequence[tuple[Actor, float, float]], is_left: bool) -> Iterable[Named]:
    # From north to south; of those equally far north the outermost first, so that lines do not cross.
    outward = 1 if is_left else -1
    ordered = sorted(located, key=lambda each: (each[2], outward * each[1], each[0].id))
    for row, (actor, x, y) in enumerate(ordered):
        yield Named(actor, x, y, is_left, (row + 0.5) * CAMPUS_HEIGHT / len(ordered))


def overview_svg(map: RegionMap, projection: Projection, language: Language) -> Markup:
    """Water, islands, railway and towns."""
    return render(
        "ecosystem/map_overview.svg.jinja",
        load_texts(language),
        map=map,
        projection=projection,
        towns=[_town(each, projection, language) for each in map.places if "station" not in each.name_en],
        waters=[
            MapLabel(_name(each, language), *projection.at(each.label)) for each in map.water if each.label
        ],
        width=OVERVIEW_WIDTH,
        height=projection.height,
        text_size=OVERVIEW_TEXT,
    )


def campus_svg(map: RegionMap, projection: Projection, named: Sequence[Named], language: Language) -> Markup:
    """The enlarged map with a sign for each actor and a line to its name."""
    leads = [_lead_points(each) for each in named]
    lines = [line for points in leads for line in pairwise(points)]
    stations = [place for place in map.places if _is_inside(place.at, projection.frame)]
    return render(
        "ecosystem/map_campus.svg.jinja",
        load_texts(language),
        map=map,
        projection=projection,
        stations=[_station(place, projection, language, lines) for place in stations],
        leads=[" L ".join(f"{x:.1f} {y:.1f}" for x, y in points) for points in leads],
        named=named,
        width=CAMPUS_WIDTH,
        height=CAMPUS_HEIGHT,
        text_size=CAMPUS_TEXT,
    )


def data_address(drawing: str) -> str:
    """The drawing as an address that an image can have: nothing in it can run or fetch."""
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode("ascii")


def _is_inside(point: Point, frame: Frame) -> bool:
    return frame.south < point.latitude < frame.north and frame.west < point.longitude < frame.east


def _name(place: MapPlace | Shape, language: Language) -> str:
    return place.name_sv if language is Language.SWEDISH else place.name_en


def _town(place: MapPlace, projection: Projection, language: Language) -> MapLabel:
    x, y = projection.at(place.at)
    # To the left of a place near the right edge, else the name would be cut off.
    is_right = x > projection.left + projection.width * 0.7
    anchor, right, down = ("end", -9, 5) if is_right else ("start", 6, 24)
    return MapLabel(_name(place, language), x + right, y + down, (x, y), anchor)


def _station(place: MapPlace, projection: Projection, language: Language, lines: Sequence[Line]) -> MapLabel:
    """A place with its name on the side of it that no line crosses, or the fewest."""
    x, y = projection.at(place.at)
    name = _name(place, language)
    left, width = projection.left, CAMPUS_TEXT * WIDTH_OF_A_LETTER * len(name)
    boxes = [(x + right, y + down - CAMPUS_TEXT, width, CAMPUS_TEXT + 3.0) for right, down in _sides(width)]
    inside = [box for box in boxes if left < box[0] and box[0] + width < left + projection.width]
    best = min(inside or boxes, key=lambda box: sum(crosses(line, box) for line in lines))
    return MapLabel(name, best[0], best[1] + CAMPUS_TEXT, (x, y))


def _sides(width: float) -> Iterable[tuple[float, float]]:
    """Where a name may begin, from its place: to the right of it and to the left, below, beside and above."""
    return [
        (right, down) for right in (8.0, -8.0 - width, -width / 2) for down in (5.0, 20.0, -9.0, 34.0, -24.0)
    ]


def _lead_points(named: Named) -> tuple[tuple[float, float], ...]:
    """From its name, across the gap beside the map, to its sign."""
    edge = NAMES_LEFT if named.is_left else NAMES_RIGHT
    turn = MAP_LEFT - 12 if named.is_left else MAP_RIGHT + 12
    return (edge, named.name_y), (turn, named.name_y), (named.x, named.y)
