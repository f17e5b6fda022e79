"""Whether a line crosses a box of a drawing (pure)."""

Line = tuple[tuple[float, float], tuple[float, float]]
Box = tuple[float, float, float, float]  # left, top, width, height


def crosses(line: Line, box: Box) -> bool:
    """Whether a line passes through a box of left, top, width and height (Liang & Barsky 1984)."""
    (x, y), (end_x, end_y) = line
    left, top, width, height = box
    first, last = 0.0, 1.0
    for step, low, high in ((end_x - x, left - x, left + width - x), (end_y - y, top - y, top + height - y)):
        if step == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / step, high / step))
        first, last = max(first, near), min(last, far)
    return first <= last
