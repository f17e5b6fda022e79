"""The schematic map of the region: water, railway and places, drawn by hand from approximate coordinates."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, model_validator

from corpus.data_file import Entry, read_toml
from corpus.ecosystem import Campus

MAP_FILE = "map.toml"


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the world a map shows, in degrees."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline: of water, of an island in it, or a line of the railway.

    Args:
        label: where the name is written; None leaves it out.
    """

    name_sv: str
    name_en: str
    points: tuple[Point, ...]
    label: Point | None = None


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A well-known place, for orientation."""

    name_sv: str
    name_en: str
    at: Point


@dataclass(frozen=True, slots=True)
class CampusMap:
    """Where a campus lies, and the frame of its enlarged map."""

    campus: Campus
    at: Point
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class RegionMap:
    """The whole map; without a frame there is none."""

    frame: Frame | None = None
    water: tuple[Shape, ...] = ()
    land: tuple[Shape, ...] = ()
    railway: tuple[Shape, ...] = ()
    places: tuple[MapPlace, ...] = ()
    campuses: tuple[CampusMap, ...] = ()


class _FrameEntry(Entry):
    south: float = Field(ge=-90, le=90)
    west: float = Field(ge=-180, le=180)
    north: float = Field(ge=-90, le=90)
    east: float = Field(ge=-180, le=180)

    @model_validator(mode="after")
    def _has_an_area(self) -> "_FrameEntry":
        if self.south >= self.north or self.west >= self.east:
            raise ValueError("south must be below north, and west below east")
        return self


class _ShapeEntry(Entry):
    name_sv: str = ""
    name_en: str = ""
    points: tuple[tuple[float, float], ...] = Field(min_length=2)
    label: tuple[float, float] | None = None


class _PlaceEntry(Entry):
    name_sv: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    at: tuple[float, float]


class _CampusEntry(Entry):
    campus: Campus
    at: tuple[float, float]
    frame: _FrameEntry | None = None


class _MapFile(Entry):
    frame: _FrameEntry
    water: tuple[_ShapeEntry, ...] = ()
    land: tuple[_ShapeEntry, ...] = ()
    railway: tuple[_ShapeEntry, ...] = ()
    place: tuple[_PlaceEntry, ...] = ()
    campus: tuple[_CampusEntry, ...] = ()


def read_map(path: Path) -> RegionMap:
    """The map in a TOML file; every point is [latitude, longitude]. Raises CorpusError."""
    entries = read_toml(path, _MapFile)
    return RegionMap(
        _frame(entries.frame),
        tuple(_shape(entry) for entry in entries.water),
        tuple(_shape(entry) for entry in entries.land),
        tuple(_shape(entry) for entry in entries.railway),
        tuple(MapPlace(entry.name_sv, entry.name_en, Point(*entry.at)) for entry in entries.place),
        tuple(CampusMap(entry.campus, Point(*entry.at), _frame(entry.frame)) for entry in entries.campus),
    )


def _frame(entry: _FrameEntry | None) -> Frame | None:
    return Frame(entry.south, entry.west, entry.north, entry.east) if entry else None


def _shape(entry: _ShapeEntry) -> Shape:
    points = tuple(Point(*point) for point in entry.points)
    return Shape(entry.name_sv, entry.name_en, points, Point(*entry.label) if entry.label else None)
