"""How good it is, measured."""
