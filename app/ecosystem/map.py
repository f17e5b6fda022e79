"""Degrees → places on the drawn maps, and the maps as SVG (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from app.ecosystem.drawing import svg
from app.ecosystem.line_crossing import Line, crosses
from app.shell.escape import html_text
from corpus.ecosystem import Actor, OwnerForm
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


@dataclass(frozen=True, slots=True)
class Named:
    """An actor on an enlarged map: where it lies, and where its name stands."""

    actor: Actor
    x: float
    y: float
    is_left: bool
    name_y: float


def overview(map: RegionMap) -> Projection | None:
    """The projection of the map of the region."""
    return Projection(map.frame, 0, 0, OVERVIEW_WIDTH) if map.frame else None


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


def overview_svg(map: RegionMap, projection: Projection, language: Language) -> str:
    """Water, islands, railway and towns."""
    parts = [_box(projection)]
    parts += [_area(shape, projection, "water") for shape in map.water]
    parts += [_area(shape, projection, "land") for shape in map.land]
    parts += [_line(shape, projection) for shape in map.railway]
    parts += [_town(place, projection, language) for place in map.places if "station" not in place.name_en]
    parts += [_water_name(shape, projection, language) for shape in map.water if shape.label]
    parts += [_dot(projection.at(campus.at), 9) for campus in map.campuses]
    parts.append(_scale(projection, 10_000, 30, projection.height - 25))
    body = f'<g class="far">{"".join(parts)}</g>'
    return svg(OVERVIEW_WIDTH, projection.height, OVERVIEW_TEXT, body)


def campus_svg(map: RegionMap, projection: Projection, named: Sequence[Named], language: Language) -> str:
    """The enlarged map with a sign for each actor and a line to its name."""
    box = (
        f'<clipPath id="c"><rect x="{MAP_LEFT}" y="{projection.top:.1f}" '
        f'width="{projection.width}" height="{projection.height:.1f}" rx="8"/></clipPath>'
    )
    inside = _box(projection) + "".join(_area(shape, projection, "water") for shape in map.water)
    stations = [place for place in map.places if _is_inside(place.at, projection.frame)]
    # Between stations the railway is drawn too straight to be shown where it passes none.
    inside += "".join(_line(shape, projection) for shape in map.railway if stations)
    lines = [line for each in named for line in pairwise(_lead_points(each))]
    inside += "".join(_station(place, projection, language, lines) for place in stations)
    leads = "".join(_lead(each) for each in named)
    signs = "".join(_sign(each) for each in named)
    scale = _scale(projection, 200, MAP_LEFT + 14, projection.top + projection.height - 14)
    return svg(
        CAMPUS_WIDTH,
        CAMPUS_HEIGHT,
        CAMPUS_TEXT,
        f'{box}<g clip-path="url(#c)">{inside}</g>{leads}{signs}{scale}',
    )


def _is_inside(point: Point, frame: Frame) -> bool:
    return frame.south < point.latitude < frame.north and frame.west < point.longitude < frame.east


def _box(projection: Projection) -> str:
    return (
        f'<rect class="land" x="{projection.left}" y="{projection.top:.1f}" '
        f'width="{projection.width}" height="{projection.height:.1f}"/>'
    )


def _points(shape: Shape, projection: Projection) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in map(projection.at, shape.points))


def _area(shape: Shape, projection: Projection, css: str) -> str:
    return f'<polygon class="{css}" points="{_points(shape, projection)}"/>'


def _line(shape: Shape, projection: Projection) -> str:
    return f'<polyline class="rail" points="{_points(shape, projection)}"/>'


def _town(place: MapPlace, projection: Projection, language: Language) -> str:
    x, y = projection.at(place.at)
    name = place.name_sv if language is Language.SWEDISH else place.name_en
    # To the left of a place near the right edge, else the name would be cut off.
    is_right = x > projection.left + projection.width * 0.7
    anchor, right, down = ("end", -9, 5) if is_right else ("start", 6, 24)
    words = f'x="{x + right:.1f}" y="{y + down:.1f}" text-anchor="{anchor}">{html_text(name)}'
    return f'{_dot((x, y), 4)}<text class="town" {words}</text>'


def _station(place: MapPlace, projection: Projection, language: Language, lines: Sequence[Line]) -> str:
    """A place with its name on the side of it that no line crosses, or the fewest."""
    x, y = projection.at(place.at)
    name = place.name_sv if language is Language.SWEDISH else place.name_en
    left, width = projection.left, CAMPUS_TEXT * WIDTH_OF_A_LETTER * len(name)
    boxes = [(x + right, y + down - CAMPUS_TEXT, width, CAMPUS_TEXT + 3.0) for right, down in _sides(width)]
    inside = [box for box in boxes if left < box[0] and box[0] + width < left + projection.width]
    best = min(inside or boxes, key=lambda box: sum(crosses(line, box) for line in lines))
    words = f'x="{best[0]:.1f}" y="{best[1] + CAMPUS_TEXT:.1f}">{html_text(name)}'
    return f'{_dot((x, y), 4)}<text class="town" {words}</text>'


def _sides(width: float) -> Iterable[tuple[float, float]]:
    """Where a name may begin, from its place: to the right of it and to the left, below, beside and above."""
    return [
        (right, down) for right in (8.0, -8.0 - width, -width / 2) for down in (5.0, 20.0, -9.0, 34.0, -24.0)
    ]


def _dot(at: tuple[float, float], radius: int) -> str:
    return f'<circle class="dot" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius}"/>'


def _water_name(shape: Shape, projection: Projection, language: Language) -> str:
    x, y = projection.at(shape.label) if shape.label else (0.0, 0.0)
    name = shape.name_sv if language is Language.SWEDISH else shape.name_en
    return f'<text class="wet" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{html_text(name)}</text>'


def _scale(projection: Projection, metres: int, x: float, y: float) -> str:
    length = metres / METRES_PER_DEGREE * projection.unit
    right, top = projection.left + projection.width - 12, projection.top + 30
    north = f'<text x="{right}" y="{top:.1f}" text-anchor="end">N ↑</text>'
    words = f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
    return (
        f'<path class="edge" stroke-width="2" d="M {x} {y - 6:.1f} v 6 h {length:.1f} v -6"/>'
        f'<text x="{x + length + 8:.1f}" y="{y:.1f}">{words}</text>{north}'
    )


def _lead(named: Named) -> str:
    points = " L ".join(f"{x:.1f} {y:.1f}" for x, y in _lead_points(named))
    return f'<path class="lead" d="M {points}"/>'


def _lead_points(named: Named) -> tuple[tuple[float, float], ...]:
    """From its name, across the gap beside the map, to its sign."""
    edge = NAMES_LEFT if named.is_left else NAMES_RIGHT
    turn = MAP_LEFT - 12 if named.is_left else MAP_RIGHT + 12
    return (edge, named.name_y), (turn, named.name_y), (named.x, named.y)


def _sign(named: Named) -> str:
    x, y = named.x, named.y
    match named.actor.owner_form:
        case OwnerForm.STATE:
            return f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="7"/>'
        case OwnerForm.REGION:
            return f'<rect class="dot" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12"/>'
        case OwnerForm.COMPANY:
            return f'<path class="dot" d="M {x:.1f} {y - 8:.1f} l 8 8 l -8 8 l -8 -8 z"/>'
        case _:
            return f'<path class="dot" d="M {x:.1f} {y - 8:.1f} l 8 14 h -16 z"/>'
