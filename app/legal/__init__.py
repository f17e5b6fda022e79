"""The legal desk: areas by ownership form, references, review."""
