"""The drawings of recall, of what can be believed and of statuses, from plain figures (pure)."""

from collections.abc import Iterator, Mapping, Sequence

from answering.answer import Status
from corpus.model import Language
from evals.ranking import Share
from evals.reliability import Reliability
from evals.report.drawing import WIDTH, Drawing, box, legend, line, mark, picture, text, words
from evals.report.jinja import Markup
from evals.scores import ALL, Measure

DEPTHS = ("recall@1", "recall@3", "recall@5", "recall@10")
SERIES = (("one", ALL, "all"), ("two", "language=sv", "sv"), ("three", "language=en", "en"))
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
LEFT, TOP, SIDE = 64, 52, 240
RIGHT = 24
APART = 26  # between the series of one k


def percent(share: float) -> str:
    """ "84 %"."""
    return f"{100 * share:.0f} %"


def recall_drawing(measures: Mapping[tuple[str, str], Measure], language: Language) -> Drawing:
    """Recall at k, by language, with intervals."""
    said = words(language)
    series = [(kind, each, name) for kind, each, name in SERIES if (DEPTHS[0], each) in measures]
    room = (WIDTH - LEFT - RIGHT) / len(DEPTHS)
    shapes = list(_shares(LEFT, TOP, WIDTH - LEFT - RIGHT))
    rows = []
    for place, depth in enumerate(DEPTHS):
        middle = LEFT + room * (place + 0.5)
        k = depth.removeprefix("recall@")
        shapes.append(text(middle, TOP + SIDE + 20, k, "middle"))
        for number, (kind, each, name) in enumerate(series):
            found = measures[depth, each]
            x = middle + APART * (number - (len(series) - 1) / 2)
            shapes += _with_interval(x, found.mean, (found.low, found.high), kind)
            rows.append((k, said[name], *_cells(found.mean, (found.low, found.high), found.count)))
    shapes.append(
        text(LEFT + (WIDTH - LEFT - RIGHT) / 2, TOP + SIDE + 42, said["recall_axis"], "middle", "quiet")
    )
    shapes += legend([(kind, said[name]) for kind, _, name in series], LEFT + 6, 22)
    columns = (said["k"], said["language"], said["share"], said["interval"], said["count"])
    return _drawing("recall", said, TOP + SIDE + 56, shapes, columns, rows)


def relevance_drawing(found: Reliability, language: Language) -> Drawing:
    """What relevance was said of passages, beside how often it came true."""
    said = words(language)
    wide = SIDE + 120
    shapes = list(_shares(LEFT, TOP - 28, wide))
    base = TOP - 28 + SIDE
    shapes.append(line(LEFT, base, LEFT + wide, base - SIDE, "even"))
    rows = []
    for tenth in found.tenths:
        share = tenth.true.hits / tenth.true.of
        shapes += _with_interval(LEFT + wide * tenth.said, share, tenth.true.interval, "one", TOP - 28)
        rows.append((f"{tenth.said:.2f}", *_cells(share, tenth.true.interval, tenth.true.of)))
    shapes += [text(LEFT + wide * value, base + 20, f"{value:g}", "middle", "quiet") for value in TICKS]
    shapes.append(text(LEFT + wide / 2, base + 42, said["relevance_said"], "middle", "quiet"))
    columns = (said["relevance_said"], said["relevance_true"], said["interval"], said["count"])
    return _drawing("relevance", said, base + 56, shapes, columns, rows)


def support_drawing(shares: Sequence[tuple[str, str, Share]], language: Language) -> Drawing:
    """(precision or recall, all or a language, share) of the check of claims, a line each."""
    said = words(language)
    left, wide, step = 230, WIDTH - 230 - 70, 32
    shapes, rows = [], []
    for value in TICKS:
        x = left + wide * value
        shapes += [
            line(x, 8, x, 16 + step * len(shares)),
            text(x, 34 + step * len(shares), percent(value), "middle", "quiet"),
        ]
    for number, (measure, slice, share) in enumerate(shares):
        y = 26 + step * number
        low, high = share.interval
        value = share.hits / share.of if share.of else 0.0
        kind = next(kind for kind, _, name in SERIES if name == slice)
        shapes += [text(left - 14, y + 4, f"{said[measure]}, {said[slice]}", "end")]
        shapes += [
            line(left + wide * low, y, left + wide * high, y, f"reach {kind}"),
            mark(left + wide * value, y, kind),
        ]
        shapes.append(text(left + wide + 14, y + 4, percent(value)))
        rows.append((said[measure], said[slice], *_cells(value, (low, high), share.of)))
    columns = (said["measure"], said["language"], said["share"], said["interval"], said["count"])
    return _drawing("support", said, 46 + step * len(shares), shapes, columns, rows)


def status_drawing(counts: Mapping[tuple[Status, Status], int], language: Language) -> Drawing:
    """Expected × came, the darker the more of those expected."""
    said = words(language)
    left, top, wide, high = 130, 46, 96, 40
    expected = [status for status in Status if any(each is status for each, _ in counts)]
    shapes = [text(left + wide * len(Status) / 2, 16, said["came"], "middle", "quiet")]
    shapes += [
        text(left + wide * (n + 0.5), 36, said[status.value], "middle") for n, status in enumerate(Status)
    ]
    rows = []
    for row, wanted in enumerate(expected):
        y, all_of = top + high * row, sum(counts.get((wanted, status), 0) for status in Status)
        shapes.append(text(left - 12, y + high / 2 + 5, said[wanted.value], "end"))
        found = [counts.get((wanted, status), 0) for status in Status]
        for column, (status, count) in enumerate(zip(Status, found, strict=True)):
            x = left + wide * column
            # At most half covered: the figure on it stays readable in its usual colour.
            shapes += [
                box(x, y, wide, high, "cell full"),
                box(x, y, wide, high, "shade", 0.5 * count / all_of),
            ]
            if status is wanted:
                shapes.append(box(x + 2.5, y + 2.5, wide - 5, high - 5, "right"))
            shapes.append(text(x + wide / 2, y + high / 2 + 5, str(count) if count else "·", "middle"))
        rows.append((said[wanted.value], *map(str, found)))
    columns = (said["expected"], *(said[status.value] for status in Status))
    return _drawing("status", said, top + high * len(expected) + 8, shapes, columns, rows)


def _drawing(
    name: str,
    said: Mapping[str, str],
    height: float,
    shapes: Sequence[Markup],
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
) -> Drawing:
    title, about = said[f"{name}_title"], said[f"{name}_about"]
    return Drawing(name, title, about, picture(name, title, about, height, shapes), columns, tuple(rows))


def _shares(left: float, top: float, width: float) -> Iterator[Markup]:
    """Lines for the shares 0–1 over a height of SIDE."""
    for value in TICKS:
        y = top + SIDE * (1 - value)
        yield line(left, y, left + width, y)
        yield text(left - 8, y + 4, percent(value), "end", "quiet")


def _with_interval(
    x: float, share: float, interval: tuple[float, float], kind: str, top: float = TOP
) -> list[Markup]:
    low, high = interval
    up = [top + SIDE * (1 - value) for value in (low, high, share)]
    return [line(x, up[0], x, up[1], f"reach {kind}"), mark(x, up[2], kind)]


def _cells(share: float, interval: tuple[float, float], count: int) -> tuple[str, ...]:
    low, high = (100 * value for value in interval)
    return (percent(share), f"{low:.0f}–{high:.0f} %", str(count))
