"""The opened passage: its page as an image or its section as text."""
