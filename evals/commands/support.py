"""lotsen-eval support: how well the check of claims tells supported from unsupported ones."""

import sys

from evals.support_pairs import judge, read_pairs, table


def support() -> None:
    """How well the check of claims tells right ones from wrong ones."""
    sys.stdout.writelines(f"{line}\n" for line in table(judge(read_pairs())))
