"""What all pages share: frame, menu, links, session, words, escaping."""
