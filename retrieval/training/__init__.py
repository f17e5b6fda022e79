"""How the embedded model and the lexicon were made."""
