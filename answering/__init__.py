"""A question and its hits become a checked answer."""
