"""One file for each command of lotsen-eval: `add` says what it takes, and which function does it."""
