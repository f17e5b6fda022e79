"""The ecosystem: actors on a map, in a network, in a table."""
