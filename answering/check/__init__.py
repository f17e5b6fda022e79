"""Does what is said stand in the passages that are cited for it."""
