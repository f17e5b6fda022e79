"""What can be wrong with a corpus, one kind of fault a file."""
