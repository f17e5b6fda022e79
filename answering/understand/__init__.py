"""A message → a question that stands alone, or what else it is."""
