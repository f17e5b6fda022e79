"""The command line beside the questions: terminal, batches, operation."""
