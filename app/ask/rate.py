"""Rate: at most so many questions a minute of each who asks."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from time import monotonic

MINUTE = 60.0  # seconds
MOST_KNOWN = 10_000  # a crowd must not fill the memory: whoever asked longest ago is forgotten


class Rate:
    """A sliding window of a minute; threads share it.

    Args:
        most: questions in any minute.
    """

    def __init__(
        self, most: int, clock: Callable[[], float] = monotonic, most_known: int = MOST_KNOWN
    ) -> None:
        self._most = most
        self._clock = clock
        self._most_known = most_known
        self._lock = threading.Lock()
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, who: str) -> bool:
        """Whether one more is within the rate; only then it counts."""
        with self._lock:
            now = self._clock()
            asked = self._asked.setdefault(who, deque())
            self._asked.move_to_end(who)
            if len(self._asked) > self._most_known:
                self._asked.popitem(last=False)
            while asked and asked[0] <= now - MINUTE:
                asked.popleft()
            if len(asked) >= self._most:
                return False
            asked.append(now)
            return True
