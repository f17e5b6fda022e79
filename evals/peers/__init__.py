"""The same documents and questions through other pipelines, each in a file of its own."""
