"""Choosing, laying out and placing the actors, without a page."""

import re
from datetime import date
from itertools import pairwise, product
from pathlib import Path

import pytest

import corpus
from app.ecosystem.actor_table import is_old
from app.ecosystem.layers import lay_out
from app.ecosystem.line_crossing import crosses
from app.ecosystem.map import (
    CAMPUS_HEIGHT,
    CAMPUS_TEXT,
    campus_projection,
    campus_svg,
    overview,
    overview_svg,
    place_names,
)
from app.ecosystem.network import TURNED
from app.ecosystem.state import LONGEST_NAME, TIES, Selection, Tie, View, read_selection
from app.way.model import ANYWHERE, fitting
from corpus.ecosystem import Campus, Ecosystem, Offer, RelationKind
from corpus.ecosystem_file import read_ecosystem
from corpus.model import Language
from corpus.region_map import Point, RegionMap, read_map
from corpus.way import NEED, PLACE, read_way

DATA = Path(corpus.__file__).parent


@pytest.fixture(scope="module")
def ecosystem() -> Ecosystem:
    return read_ecosystem(DATA / "ecosystem.toml")


@pytest.fixture(scope="module")
def region() -> RegionMap:
    return read_map(DATA / "map.toml")


def test_an_address_and_a_selection_say_the_same() -> None:
    parameters = {"view": "network", "campus": "solna", "type": "building", "need": "research", "tie": "host"}
    assert read_selection(parameters).parameters() == parameters
    assert read_selection({}) == Selection()
    assert not any(Selection().parameters().values())


@pytest.mark.parametrize("value", ["<script>", "nowhere", "", "SOLNA"])
def test_what_makes_no_sense_in_an_address_narrows_nothing(value: str) -> None:
    assert read_selection(dict.fromkeys(("view", "campus", "type", "need", "tie"), value)) == Selection()


def test_a_selection_admits_only_what_is_all_of_it(ecosystem: Ecosystem) -> None:
    chosen = Selection(campus=Campus.FLEMINGSBERG, need=Offer.GMP).actors(ecosystem)
    assert "vecura" in {actor.id for actor in chosen}
    assert all(actor.campus is Campus.FLEMINGSBERG and Offer.GMP in actor.offers for actor in chosen)


@pytest.mark.parametrize(
    ("name", "ids"),
    [("vecura", {"vecura"}), ("KAROLINSKA inst", {"karolinska-institutet"}), ("xyzzy", set())],
)
def test_a_name_finds_whoever_is_called_so_however_it_is_typed(
    ecosystem: Ecosystem, name: str, ids: set[str]
) -> None:
    selection = read_selection({"name": f"  {name} "})
    assert selection.is_narrowed
    assert selection.parameters()["name"] == name
    found = {actor.id for actor in selection.actors(ecosystem)}
    assert ids <= found
    assert bool(found) is bool(ids)
    assert len(read_selection({"name": "x" * 999}).name) == LONGEST_NAME


@pytest.mark.parametrize(
    ("as_of", "today", "old"),
    [
        ("2024", date(2026, 12, 31), False),
        ("2024", date(2027, 1, 1), True),
        ("2024-03", date(2026, 3, 31), False),
        ("2024-03", date(2026, 4, 1), True),
    ],
)
def test_a_fact_is_old_when_all_of_its_time_is_two_years_back(as_of: str, today: date, old: bool) -> None:
    assert is_old(as_of, today) is old


def test_a_line_through_a_box_crosses_it_and_one_beside_it_does_not() -> None:
    box = (10.0, 10.0, 20.0, 5.0)
    assert crosses(((0, 0), (40, 30)), box)
    assert crosses(((15, 0), (15, 30)), box)
    assert not crosses(((0, 0), (40, 5)), box)
    assert not crosses(((0, 20), (40, 20)), box)
    assert not crosses(((0, 0), (8, 8)), box)


def test_no_line_to_a_name_crosses_the_name_of_a_station(ecosystem: Ecosystem, region: RegionMap) -> None:
    """The drawing is read: the words of every station, and every line."""
    read: list[str] = []
    for campus, language in product((each for each in region.campuses if each.frame), Language):
        projection = campus_projection(campus.frame)
        here = [actor for actor in ecosystem.actors if actor.campus is campus.campus]
        drawing = campus_svg(region, projection, place_names(here, projection), language)
        words = re.findall(r'<text class="town" x="([\d.]+)" y="([\d.]+)">([^<]+)', drawing)
        paths = re.findall(r'class="lead" d="M ([^"]+)"', drawing)
        points = [[tuple(map(float, at.split())) for at in path.split(" L ")] for path in paths]
        lines = [line for path in points for line in pairwise(path)]
        for x, y, name in words:
            box = (float(x), float(y) - CAMPUS_TEXT, 7.5 * len(name), CAMPUS_TEXT)
            assert not [line for line in lines if crosses(line, box)], (campus.campus, name)
            read.append(name)
    assert read


def test_every_kind_of_relation_belongs_to_one_tie_and_no_relation_is_lost(ecosystem: Ecosystem) -> None:
    assert set(TIES) == set(RelationKind)
    shown = [relation for tie in Tie for relation in Selection(tie=tie).relations(ecosystem)]
    assert sorted(map(repr, shown)) == sorted(map(repr, ecosystem.relations))


def test_a_relation_is_shown_when_one_of_its_ends_is_chosen(ecosystem: Ecosystem) -> None:
    shown = Selection(View.NETWORK, campus=Campus.FLEMINGSBERG, tie=Tie.FUND).relations(ecosystem)
    assert ("region-stockholm", "cimed") in {(each.origin, each.target) for each in shown}
    assert all(relation.target != "sodertalje-science-park" for relation in shown)


def test_columns_run_from_the_first_cause_to_the_last_effect() -> None:
    layout = lay_out([("state", "ki"), ("ki", "holding"), ("holding", "park"), ("state", "kth")])
    columns = {node: place.column for node, place in layout.places.items()}
    assert columns == {"state": 0, "ki": 1, "holding": 2, "park": 3, "kth": 1}


def test_lines_that_need_not_cross_do_not() -> None:
    layout = lay_out([("a", "y"), ("b", "x"), ("c", "z")])
    height = {node: place.height for node, place in layout.places.items()}
    order = sorted("abc", key=height.__getitem__)
    assert ["yxz"["abc".index(node)] for node in order] == sorted("xyz", key=height.__getitem__)


@pytest.mark.parametrize(
    "edges", [[], [("a", "a")], [("a", "b"), ("b", "a")], [("a", "b"), ("b", "c"), ("c", "a")]]
)
def test_circles_end_and_every_node_has_a_place(edges: list[tuple[str, str]]) -> None:
    layout = lay_out(edges)
    assert set(layout.places) == {node for edge in edges for node in edge}


def test_a_line_that_passes_a_column_has_a_place_of_its_own_in_it() -> None:
    layout = lay_out([("a", "b"), ("b", "c"), ("a", "c"), ("a", "x")])
    (passing,) = layout.routes["a", "c"]
    assert passing.column == 1
    assert passing.height not in {layout.places[node].height for node in "bx"}
    assert layout.routes["a", "b"] == ()
    assert set(layout.places) == set("abcx")


@pytest.mark.parametrize("tie", Tie)
def test_our_network_is_laid_out_without_two_names_on_one_spot(ecosystem: Ecosystem, tie: Tie) -> None:
    edges = [
        (each.target, each.origin) if each.kind in TURNED else (each.origin, each.target)
        for each in Selection(tie=tie).relations(ecosystem)
    ]
    layout = lay_out(edges)
    passing = [place for route in layout.routes.values() for place in route]
    spots = [(place.column, place.height) for place in (*layout.places.values(), *passing)]
    assert len(set(spots)) == len(spots)
    assert layout == lay_out(edges)
    assert layout.columns <= 6
    assert layout.tallest <= 16, "a column that is fuller cannot be read"


def test_every_combination_of_need_and_place_fits_somebody_or_says_who_does_elsewhere(
    ecosystem: Ecosystem,
) -> None:
    way = read_way(DATA / "way.toml")
    need, place = way.question(NEED), way.question(PLACE)
    assert need
    assert place
    for wanted, where in product(need.options, place.options):
        fit = fitting(ecosystem, wanted.id, where.id)
        assert fit.actors or fit.elsewhere, f"{wanted.id} in {where.id}"
        assert not (fit.actors and fit.elsewhere)
        assert all(Offer(wanted.id) in actor.offers for actor in (*fit.actors, *fit.elsewhere))
        allowed = set(Campus) if where.id == ANYWHERE else {Campus(where.id), Campus.NONE}
        assert {actor.campus for actor in fit.actors} <= allowed


def test_actors_with_a_page_of_their_own_come_first(ecosystem: Ecosystem) -> None:
    documented = [bool(actor.document) for actor in fitting(ecosystem, "gmp", ANYWHERE).actors]
    assert documented == sorted(documented, reverse=True)
    assert documented[0]


def test_nothing_fits_in_an_empty_ecosystem() -> None:
    fit = fitting(Ecosystem(), "gmp", "solna")
    assert not fit.actors
    assert not fit.elsewhere


def test_every_point_of_the_map_lies_on_it(region: RegionMap) -> None:
    frame = region.frame
    assert frame
    shapes = (*region.water, *region.land, *region.railway)
    for point in [
        *(point for shape in shapes for point in shape.points),
        *(each.at for each in region.campuses),
    ]:
        assert frame.south <= point.latitude <= frame.north, point
        assert frame.west <= point.longitude <= frame.east, point


def test_the_map_keeps_directions_and_distances(region: RegionMap) -> None:
    projection = overview(region)
    assert projection
    (fx, fy), (sx, sy), (tx, ty) = (
        projection.at(each.at)
        for name in ("flemingsberg", "solna", "sodertalje")
        for each in region.campuses
        if each.campus == name
    )
    assert tx < fx < sx
    assert sy < fy < ty
    # About 15 km from Flemingsberg to Solna and 18 to Södertälje, as the crow flies.
    near, far = ((fx - sx) ** 2 + (fy - sy) ** 2) ** 0.5, ((fx - tx) ** 2 + (fy - ty) ** 2) ** 0.5
    assert far / near == pytest.approx(17.8 / 15.2, rel=0.05)


def test_all_actors_with_coordinates_lie_on_their_campus_map(ecosystem: Ecosystem, region: RegionMap) -> None:
    for campus in region.campuses:
        for actor in ecosystem.actors:
            if actor.campus is not campus.campus or campus.frame is None or actor.latitude is None:
                continue
            assert campus.frame.south < actor.latitude < campus.frame.north, actor.id
            assert campus.frame.west < (actor.longitude or 0) < campus.frame.east, actor.id


def test_names_stand_apart_and_their_lines_do_not_cross_more_than_they_must(
    ecosystem: Ecosystem, region: RegionMap
) -> None:
    for campus in region.campuses:
        if campus.frame is None:
            continue
        named = place_names(
            [actor for actor in ecosystem.actors if actor.campus is campus.campus],
            campus_projection(campus.frame),
        )
        for is_left in (True, False):
            column = [each for each in named if each.is_left is is_left]
            assert all(after.name_y - before.name_y > 40 for before, after in pairwise(column))
            assert [each.y for each in column] == sorted(each.y for each in column)
            assert all(0 < each.name_y < CAMPUS_HEIGHT for each in column)


def test_a_hostile_place_name_stays_text_in_the_drawing(region: RegionMap) -> None:
    from dataclasses import replace

    from corpus.region_map import MapPlace

    place = MapPlace("<script>alert(1)</script>", "x", Point(59.3, 18.0))
    projection = overview(region)
    assert projection
    drawing = overview_svg(replace(region, places=(place,)), projection, Language.SWEDISH)
    assert "<script>" not in drawing
    assert "&lt;script&gt;" in drawing
