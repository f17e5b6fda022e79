"""Does a sentence lean on the one before it (pure)."""

import re

# Openings that point to the sentence before. "Det som …", "Den som …", "Det finns …" stand by themselves.
_LEANING = re.compile(
    r"(?:(?:detta|det här|denna|dessa|de här|den här|samma|sådan\w*|då|där|därför|därefter|därmed|"
    r"dessutom|men|dock|däremot|annars|"
    r"i så fall|i stället|istället|även|också|likaså|följden|skälet|undantaget|tvärtom|sedan|båda|bägge|"
    r"han|hon|hen)\b(?! (?:som|där|när|parterna|parter)\b)|"
    r"(?:den|de|dem)\s+(?:är|har|får|ska|kan|gäller|ger|måste|behöver|bör|innehåller|omfattar|skyddar|"
    r"kräver|används|blir|visar|hjälper)\b|"
    r"det\s+(?:gäller|ger|skyddar|betyder|innebär|hjälper|räcker|gör|kan|får|ska|måste)\b|"
    r"(?:this|these|those|it(?! depends)|they|he|she|such|therefore|however|otherwise|then|also|but|moreover|"
    r"furthermore|instead|in that case|"
    r"the same|thus|hence|both|so|likewise|that)\b(?! (?:who|which|that is why|parties|is why)\b))",
    re.IGNORECASE,
)  # fmt: skip
# "… är alltså regional", "… får inte heller": a conclusion or one more, of which the first stands before it.
_CONCLUDING = re.compile(
    r"(?:[\w:’'-]+[\s,]+){1,9}(?:alltså|därför(?! att)|därmed|heller|således|therefore|thus|hence)\b",
    re.IGNORECASE,
)


def leans(text: str) -> bool:
    """Whether it begins by pointing to the sentence before it, or concludes from it."""
    return (_LEANING.match(text) or _CONCLUDING.match(text)) is not None
