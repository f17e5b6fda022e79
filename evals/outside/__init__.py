"""Questions and texts of other fields, some of them without the passage that answers."""
