"""What was read → a draft: statements as they stand, or a language model's sentences."""
