"""The guide as data: documents, their catalogue, and the types every other package speaks in."""
