"""Probabilities and their log-odds."""

import math

SUREST = 1e-4  # probabilities are kept this far from 0 and 1


def log_odds(probability: float) -> float:
    """Of a probability that is kept a little from 0 and 1."""
    bounded = min(max(probability, SUREST), 1 - SUREST)
    return math.log(bounded / (1 - bounded))


def probability(log_odds: float) -> float:
    """What has these log-odds, 0–1."""
    return 1 / (1 + math.exp(-log_odds))
