"""The library: documents and the search in them."""
