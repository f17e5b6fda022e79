"""A conversation as a document that a company brings to its first meeting."""
