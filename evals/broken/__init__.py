"""The assistant broken on purpose: whether the measures see it."""
