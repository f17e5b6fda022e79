"""What the browser's window is called: what is shown, its page, the service (pure)."""

from app.shell.links import PageName
from app.shell.texts import Texts


def window_title(name: PageName, texts: Texts, shown: str = "") -> str:
    """The title of a page, or of the step, document, actor or template `shown` on it."""
    if shown:
        return f"{shown} – {texts.say('page.name')}"
    if name is PageName.ASK:
        return texts.say("page.title")
    return f"{texts.say(f'navigation.{name.value}')} – {texts.say('page.name')}"


def page_of_path(path: str) -> PageName | None:
    """The page at a path, counted from where the service begins; None where there is none."""
    part = path.strip("/")
    if not part:
        return PageName.ASK
    return next((name for name in PageName if name is not PageName.ASK and name.value == part), None)
