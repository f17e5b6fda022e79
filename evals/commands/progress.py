"""What is being done, on standard error, so that standard output stays what was asked for."""

import sys

# Where no terminal redraws a line, only every so many steps get one.
EVERY = 100


def say(text: str) -> None:
    """On one line of the terminal, if there is one; "" clears it."""
    sys.stderr.write(f"\r\033[K{text}" if sys.stderr.isatty() else "")
    sys.stderr.flush()


def count(done: int, total: int, what: str) -> None:
    """The same; in a log a line now and then."""
    if sys.stderr.isatty():
        say(f"{done} of {total}: {what}" if done < total else "")
    elif done % EVERY == 0 or done == total:
        sys.stderr.write(f"{done} of {total}\n")
