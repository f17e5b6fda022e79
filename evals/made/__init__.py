"""Cases made by a program from the documents and from other cases: no model, the same ones every time."""
