"""How the reader was made; README.md says how to make it again."""
