"""A home in one file, and back: builds, originals and the store."""
