"""A language model as judge of answers: asked, its verdicts kept, and its failures counted."""
