"""The templates and their forms."""
