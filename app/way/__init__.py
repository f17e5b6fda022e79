"""The way: the steps of the guide."""
