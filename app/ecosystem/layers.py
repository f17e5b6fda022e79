"""A graph drawn in columns: who stands left of whom, and in which order (pure).

Layers by longest path and order by barycentre, after Sugiyama, Tagawa & Toda 1981.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 12  # more change nothing in graphs of this size

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its column from the left, and its height as a share of the whole, 0 at the top."""

    column: int
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Every node's place.

    Args:
        routes: where an edge passes the columns between its ends, so that it crosses no name.
        tallest: how many nodes and passing edges the fullest column holds.
    """

    places: Mapping[str, Place]
    routes: Mapping[Edge, tuple[Place, ...]]
    columns: int
    tallest: int


def lay_out(edges: Sequence[Edge]) -> Layout:
    """The nodes of these edges; the same edges always give the same layout."""
    kept = _without_cycles(dict.fromkeys(edges))
    columns = _columns(kept)
    chains = {edge: _chain(edge, columns) for edge in kept}
    for chain in chains.values():
        columns |= {node: columns[chain[0]] + step for step, node in enumerate(chain[:-1])}
    layers = _ordered(columns, [pair for chain in chains.values() for pair in pairwise(chain)])
    places = {
        node: Place(column, (row + 0.5) / len(layer))
        for column, layer in enumerate(layers)
        for row, node in enumerate(layer)
    }
    routes = {edge: tuple(places[node] for node in chain[1:-1]) for edge, chain in chains.items()}
    real = {node: places[node] for edge in kept for node in edge}
    return Layout(real, routes, len(layers), max(map(len, layers), default=0))


def _chain(edge: Edge, columns: Mapping[str, int]) -> tuple[str, ...]:
    """The edge's ends, and between them a stand-in in every column that it passes."""
    origin, target = edge
    between = range(columns[origin] + 1, columns[target])
    return (origin, *(f"{origin} → {target} ({column})" for column in between), target)


def _without_cycles(edges: Iterable[Edge]) -> list[Edge]:
    """Edges that would close a circle are drawn, but decide nothing."""
    after: dict[str, set[str]] = defaultdict(set)
    kept: list[Edge] = []
    for origin, target in edges:
        if origin != target and not _reaches(target, origin, after):
            after[origin].add(target)
            kept.append((origin, target))
        else:
            kept += [(node, node) for node in (origin, target)]
    return kept


def _reaches(start: str, goal: str, after: Mapping[str, set[str]]) -> bool:
    waiting, seen = [start], set[str]()
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        if node not in seen:
            seen.add(node)
            waiting += after.get(node, ())
    return False


def _columns(edges: Sequence[Edge]) -> dict[str, int]:
    """Each node right of all that lead to it, and no further left of its followers than it must be."""
    nodes = dict.fromkeys(node for edge in edges for node in edge)
    real = [(origin, target) for origin, target in edges if origin != target]
    columns = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for origin, target in real:
            columns[target] = max(columns[target], columns[origin] + 1)
    for _ in nodes:
        for node in nodes:
            followers = [columns[target] for origin, target in real if origin == node]
            if followers:
                columns[node] = max(columns[node], min(followers) - 1)
    return columns


def _ordered(columns: Mapping[str, int], edges: Sequence[Edge]) -> list[list[str]]:
    """Columns whose nodes stand near those that they are tied to."""
    layers: list[list[str]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for node, column in columns.items():
        layers[column].append(node)
    tied: dict[str, list[str]] = defaultdict(list)
    for origin, target in edges:
        tied[origin].append(target)
        tied[target].append(origin)
    for sweep in range(SWEEPS):
        height = {node: (row + 0.5) / len(layer) for layer in layers for row, node in enumerate(layer)}
        for layer in layers if sweep % 2 else reversed(layers):
            layer.sort(key=lambda node: _middle([height[other] for other in tied[node]]))
            height |= {node: (row + 0.5) / len(layer) for row, node in enumerate(layer)}
    return layers


def _middle(heights: Sequence[float]) -> float:
    return sum(heights) / len(heights) if heights else 0.0
