"""The drawings of times: how long readers wait, and in which step (pure)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.model import Language
from evals.report.drawing import WIDTH, Drawing, box, line, picture, text, words
from evals.scores import ALL, Measure

# Upper bounds, each about twice the one before: waits differ by factors, not by seconds.
BOUNDS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
STEPS = ("total", "search", "write and check")
LEFT, TOP, HIGH = 64, 26, 170


def latency_drawing(seconds: Sequence[float], language: Language) -> Drawing:
    """How many questions took how long."""
    said = words(language)
    bins = _bins(seconds)
    most, wide = max(count for _, count in bins), (WIDTH - LEFT - 16) / len(bins)
    shapes = [line(LEFT, TOP + HIGH, WIDTH - 16, TOP + HIGH)]
    for number, (label, count) in enumerate(bins):
        x, high = LEFT + wide * number, HIGH * count / most
        shapes += [
            box(x + 4, TOP + HIGH - high, wide - 8, high, "one", 0.75),
            text(x + wide / 2, TOP + HIGH - high - 6, str(count), "middle"),
            text(x + wide / 2, TOP + HIGH + 20, label, "middle", "quiet"),
        ]
    shapes.append(text(LEFT + (WIDTH - LEFT) / 2, TOP + HIGH + 42, said["seconds"], "middle", "quiet"))
    rows = tuple((label, str(count)) for label, count in bins)
    title, about = said["latency_title"], said["latency_about"]
    svg = picture("latency", title, about, TOP + HIGH + 54, shapes)
    return Drawing("latency", title, about, svg, (said["seconds"], said["questions"]), rows)


def steps_drawing(measures: Mapping[tuple[str, str], Measure], language: Language) -> Drawing:
    """Median and 95th percentile of each step, as bars on one scale."""
    said = words(language)
    found = [
        (step, measures[f"seconds: {step}, median", ALL], measures[f"seconds: {step}, 95th percentile", ALL])
        for step in STEPS
        if (f"seconds: {step}, median", ALL) in measures
    ]
    left, step_high = 190, 66
    most = max(late.mean for _, _, late in found) or 1.0
    wide = WIDTH - left - 170
    shapes, rows = [], []
    for number, (step, middle, late) in enumerate(found):
        y, name = 10 + step_high * number, said[step.replace(" ", "_")]
        shapes.append(text(left - 14, y + 26, name, "end"))
        for offset, label, kind, measure in ((0, "median", "one", middle), (24, "percentile", "two", late)):
            shapes.append(box(left, y + offset, max(1.0, wide * measure.mean / most), 18, kind, 0.75))
            x = left + wide * measure.mean / most + 8
            shapes.append(text(x, y + offset + 14, f"{measure.mean:.2f} s, {said[label]}"))
        rows.append((name, f"{middle.mean:.3f}", f"{late.mean:.3f}"))
    title, about = said["steps_title"], said["steps_about"]
    svg = picture("steps", title, about, 10 + step_high * len(found), shapes)
    columns = (said["step"], f"{said['median']} (s)", f"{said['percentile']} (s)")
    return Drawing("steps", title, about, svg, columns, tuple(rows))


def _bins(seconds: Sequence[float]) -> list[tuple[str, int]]:
    """(between which seconds, how many), from the first that holds any to the last."""
    labels = [f"<{BOUNDS[0]:g}"]
    labels += [f"{low:g}–{high:g}" for low, high in pairwise(BOUNDS)]
    labels.append(f"≥{BOUNDS[-1]:g}")
    counts = [0] * len(labels)
    for value in seconds:
        counts[sum(value >= bound for bound in BOUNDS)] += 1
    held = [number for number, count in enumerate(counts) if count]
    return list(zip(labels, counts, strict=True))[held[0] : held[-1] + 1]
