"""The Ask page: a conversation, its answers and their sources."""
