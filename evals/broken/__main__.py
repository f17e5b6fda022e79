"""python -m evals.broken: every measure of the assistant as it is, and of the assistant broken on purpose."""

import argparse
import sys
from pathlib import Path

from answering.assistant import Assistant
from answering.reader.reader import shipped_reader
from corpus.errors import LotsenError
from evals.broken.sensitivity import sensitivity, table
from evals.case_files import read_cases
from evals.commands.progress import say
from evals.commands.run import open_index
from evals.made.chosen import evenly_chosen
from evals.results import RESULTS

CASES = 120


def main() -> int:
    """Print a table; exit code 1 if a fault moved nothing that it ought to move."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.broken", description=(__doc__ or "").split(": ")[1]
    )
    parser.add_argument("--home", type=Path, help="an index of the corpus; without it one is built")
    parser.add_argument("--cases", type=int, default=CASES, help=f"how many ({CASES})")
    given = parser.parse_args()
    try:
        library = open_index(given.home, RESULTS)
        # Half of them ask for a yes or no: a fault in few of them would not be seen.
        cases = evenly_chosen(
            read_cases(), given.cases, lambda case: case.id, lambda case: str(case.verdict is not None)
        )
        found = sensitivity(cases, library, shipped_reader(), Assistant, say)
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    if unmeasured := found.unmeasured():
        sys.stdout.write(f"\nno case has: {', '.join(unmeasured)}\n")
    unseen = found.unseen()
    sys.stdout.write(f"\nnot seen: {', '.join(unseen) or 'nothing'}\n")
    return 1 if unseen else 0


if __name__ == "__main__":
    raise SystemExit(main())
