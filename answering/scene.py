"""Which words of a question only set the scene: "… when we buy GMP manufacturing" (pure)."""

import re

from answering.words import content_words, fold
from corpus.actors import mentions

# What the main clause must have of its own, or the scene is what is asked about.
OWN_WORDS = 1

_SUBJECT = (
    r"(?:vi|man|ni|jag|du|de|dom|det|den|en|ett|nagon|nan|vart|var|var|foretaget|forskaren|parterna|we|you|i|they|"
    r"it|a|an|the|our|someone|one|two|three|tva|tre|flera|several)\b"
)
# "Om" and "if" may also mean whether: then what follows is what is asked.
_TRAILING = re.compile(
    rf"(?<!\bbestammer) (?<!\bvet )(?<!\bavgor )(?<!\bveta )(?<!\bdecides )(?<!\bknow )(?<!\bask )"
    rf"(?<!\bhander )(?<!\bhappens )(?:om|nar|ifall|medan|eftersom|innan|if|when|because|since|while|before) "
    rf"(?!(?:det galler|it comes to|it concerns)\b)(?={_SUBJECT})"
)
# What is given as a reason ("because KI is a company, …") may be wrong and is no mere scene.
_LEADING = re.compile(r"^(?:och |men |and |but |hej |hi )*(?:om|nar|ifall|if|when) [^,?.]{3,160}, ")


def scene(text: str) -> tuple[int, int]:
    """The span of the clause that says in which situation the question is asked; (0, 0) where none does."""
    folded = fold(text)
    if match := _LEADING.match(folded):
        return (match.start(), match.end()) if _asks(folded[match.end() :]) else (0, 0)
    match = _TRAILING.search(folded)
    if not match or not _asks(folded[: match.start()]):
        return 0, 0
    stop = folded.find("?", match.end())
    return match.start(), stop if stop >= 0 else len(folded)


def _asks(clause: str) -> bool:
    """Whether the clause has a matter of its own and not only someone's name."""
    named = [(mention.start, mention.end) for mention in mentions(clause)]
    own = [
        word for word in content_words(clause) if not any(start <= word.start < end for start, end in named)
    ]
    return len(own) >= OWN_WORDS
