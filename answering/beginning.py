"""How to begin, asked in so many words and in no others, is the question of the first contact (pure)."""

import re
from dataclasses import replace

from answering.conversation import StandAlone
from answering.texts import text
from answering.words import fold

# "… a collaboration with an infrastructure" says no more.
_WITH_ANY = r"(?: (?:with|med) (?:an? |the |en )?(?:research |forsknings)?infra(?:structure|struktur)\w*)?"
_ANY = rf"(?: (?:a |ett |en )?(?:collaborat\w+|cooperat\w+|working|samarbet[ae]|samverkan?){_WITH_ANY})?"
_HOW_TO_BEGIN = re.compile(
    r"(?:hej|hi|hello|ok|okay|so|sa|men|but|och|and|,|!|\s)*"
    r"(?:"
    r"(?:hur|var|vart) (?:ska|kan|bor|borde) (?:(?:vi|jag|man) )?"
    rf"(?:(?:borja|starta|inleda){_ANY}|komma i ?gang)"
    rf"|(?:hur|var|vart) (?:(?:borjar|startar|inleder) (?:vi|jag|man){_ANY}|kommer (?:vi|jag|man) i ?gang)"
    r"|vad (?:ar|blir) (?:det )?(?:allra )?forsta steget|vad (?:ska|bor) (?:vi|jag|man) gora forst"
    r"|vad gor (?:vi|jag|man) forst"
    rf"|hur (?:tar|far) (?:vi|jag|man) (?:den )?(?:en )?forsta kontakten?{_WITH_ANY}"
    rf"|how (?:do|can|should) (?:we|i|you|one) (?:make|take) (?:the |a )?first contact{_WITH_ANY}"
    rf"|(?:how|where) (?:do|can|could|should) (?:we|i|you|one) (?:(?:start|begin){_ANY}|get started)"
    rf"|(?:how|where) to (?:(?:start|begin){_ANY}|get started)"
    r"|what(?:'s| is| would be) (?:the |our )?(?:very )?first step|what (?:do|should) (?:we|i) do first"
    r")\W*"
)


def beginning(alone: StandAlone) -> StandAlone:
    """The question of the first contact where nothing else is asked; any other question as it is."""
    if not _HOW_TO_BEGIN.fullmatch(fold(alone.text).strip()):
        return alone
    return replace(alone, text=text("begin", alone.source))
