"""Passages → the statements that an answer can be made of: sentences, list items, table cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answering.answer import Layout
from answering.routing import is_order_to_machine
from corpus.model import Owner
from corpus.owners import owners_named
from corpus.sentences import Sentence, is_list_item, is_table_row, split_sentences
from retrieval.hit import Hit

# A list item is taken whole up to this many words, a longer one sentence by sentence.
LONGEST_ITEM = 45
# What stands before the first heading: a cover's titles are no statements, sentences there are.
PREAMBLE = "preamble"
# A list of sources says where something stands, and states nothing itself.
_SOURCES = re.compile(r"(?:[\d.]+\s+)?(?:källor|sources)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!:;][)”\"']*\s*$")

_LIST_MARK = re.compile(
    r"^\s*(?:[-*+•▪◦‣–]|\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-zåäö][.)]|\([a-zåäö\d]{1,4}\))\s+"
)
_STEP_MARK = re.compile(r"^\s*\d{1,2}[.)]\s")
# Openings that point to the sentence before. "Det som …", "Den som …", "Det finns …" stand by themselves.
_LEANING = re.compile(
    r"(?:(?:detta|det här|denna|dessa|de här|den här|samma|sådan\w*|då|där|därför|därefter|därmed|"
    r"dessutom|men|dock|däremot|annars|"
    r"i så fall|i stället|istället|även|också|likaså|följden|skälet|undantaget|tvärtom|sedan|båda|bägge|"
    r"han|hon|hen)\b(?! (?:som|där|när|parterna|parter)\b)|"
    r"(?:den|de|dem)\s+(?:är|har|får|ska|kan|gäller|ger|måste|behöver|bör|innehåller|omfattar|skyddar|"
    r"kräver|används|blir|visar|hjälper)\b|"
    r"det\s+(?:gäller|ger|skyddar|betyder|innebär|beror|hjälper|räcker|gör|kan|får|ska|måste)\b|"
    r"(?:this|these|those|it|they|he|she|such|therefore|however|otherwise|then|also|but|moreover|"
    r"furthermore|instead|in that case|"
    r"the same|thus|hence|both|so|likewise|that)\b(?! (?:who|which|that is why|parties|is why)\b))",
    re.IGNORECASE,
)  # fmt: skip
_YES_OR_NO = re.compile(r"(?:ja|nej|jo|yes|no)[,.]\s+", re.IGNORECASE)
# "… är alltså regional": a conclusion, of which the grounds stand before it.
_CONCLUDING = re.compile(
    r"(?:[\w:’'-]+[\s,]+){1,9}(?:alltså|därför(?! att)|därmed|således|therefore|thus|hence)\b", re.IGNORECASE
)
# Lines about the document itself, and the holes of a form: true, and never an answer.
_NO_STATEMENT = re.compile(
    r"^(?:läst lydelse|lydelse som lästs|wording read|text read|version read|as read|källa|källor|source|"
    r"sources)\b|\{\{|\}\}|\[\s*\]|_{3,}|^https?://\S+$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^([^:.]{3,110}):\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the documents say, ready to stand in an answer.

    Args:
        text: as it is shown: without a list mark; a table cell with its row and column headings before it.
        start, end: span in the passage's text that carries it.
        place: its number among the statements of its passage.
        paragraph: number of the block it stands in.
        owners: the ownership forms that it is about; empty where it holds for all.
        context: what is written above it: headings, the words that lead a list in.
        leans: whether it begins by pointing to the statement before it.
        is_step: whether it is an item of a numbered list.
        is_labelled: whether its ownership form stands in a heading, a label or a column.
        lead_in: of a list item, the words that lead its list in; `is_lead_in` marks those words themselves.
    """

    text: str
    hit: Hit
    start: int
    end: int
    place: int
    paragraph: int
    owners: tuple[Owner, ...]
    context: str
    layout: Layout = Layout.SENTENCE
    leans: bool = False
    is_step: bool = False
    is_lead_in: bool = False
    lead_in: str = ""
    is_labelled: bool = False

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells it from all others."""
        return self.hit.passage.id, self.start, self.text


def leans(text: str) -> bool:
    """Whether it begins by pointing to the sentence before it, or concludes from it."""
    return (_LEANING.match(text) or _CONCLUDING.match(text)) is not None


def without_yes_or_no(statement: Statement) -> Statement:
    """The statement without the "Ja," or "Nej," that answers its heading and maybe not the question."""
    match = _YES_OR_NO.match(statement.text)
    if not match:
        return statement
    rest = statement.text[match.end() :]
    # The span starts where the words start; line breaks make the text shorter than its span, never longer.
    raw = _YES_OR_NO.match(statement.hit.passage.text[statement.start : statement.end])
    start = statement.start + (raw.end() if raw else 0)
    return replace(statement, text=rest[:1].upper() + rest[1:], start=start)


def statements(hits: Sequence[Hit]) -> list[Statement]:
    """All statements of the hits' passages, in order."""
    return [statement for hit in hits for statement in _of_passage(hit)]


def _of_passage(hit: Hit) -> Iterator[Statement]:
    if _SOURCES.match(hit.passage.headings[-1] if hit.passage.headings else ""):
        return
    text = hit.passage.text
    heading = " ".join(hit.passage.headings)
    standing = _one(owners_named(hit.passage.headings[-1] if hit.passage.headings else "")) or _one(
        hit.document.owners
    )
    paragraph, lead_in, label_owner, header, place, last_end = 0, "", standing, _header_above(hit), 0, 0
    for unit in _units(text):
        new_block = "\n" in text[last_end : unit.start] and not is_list_item(unit.text)
        if re.search(r"\n\s*\n", text[last_end : unit.start]):
            paragraph, label_owner = paragraph + 1, standing
        last_end = unit.end
        if is_table_row(unit.text):
            cells = _cells(unit.text)
            if not header or _is_rule(unit.text):
                header = header or cells
                continue
            for made in _of_row(hit, unit, cells, header, place, paragraph, heading):
                yield made
                place += 1
            continue
        header = () if new_block else header
        item = is_list_item(unit.text)
        mark = _LIST_MARK.match(unit.text)
        start = unit.start + (mark.end() if mark else 0)
        said = text[start : unit.end]
        lead_in = lead_in if item else (said if said.endswith(":") else "")
        label = _LABEL.match(said)
        if label and (owner := _one(owners_named(label[1]))):
            label_owner = owner
        if label and _says_enough(said[label.end() :], _one(owners_named(label[1]))):
            start, said = start + label.end(), said[label.end() :]
        # A question in a document is no answer, nor is an order to whoever answers, or a line of the cover.
        on_cover = hit.passage.section_id == PREAMBLE and not item and not _SENTENCE_END.search(said)
        if (
            not said
            or said.endswith("?")
            or _NO_STATEMENT.search(said)
            or is_order_to_machine(said)
            or on_cover
        ):
            continue
        own = owners_named(said)
        yield Statement(
            text=" ".join(said.split()),
            hit=hit,
            start=start,
            end=unit.end,
            place=place,
            paragraph=paragraph,
            owners=own or ((label_owner,) if label_owner else ()),
            context=f"{heading} {lead_in if item else ''} {label[1] if label else ''}".strip(),
            layout=Layout.ITEM if item else Layout.SENTENCE,
            leans=leans(said),
            is_step=_STEP_MARK.match(unit.text) is not None,
            is_lead_in=said.endswith(":"),
            lead_in=lead_in if item else "",
            is_labelled=label_owner is not None,
        )
        place += 1


def _says_enough(rest: str, owner: Owner | None) -> bool:
    """Whether a sentence can do without its label: "Fallgrop: Skicka …", "Region: Regionen får …"."""
    named = owners_named(rest[: rest.find(".") + 1] or rest)
    return rest[:1].isupper() and not (owner and owner not in named)


def _units(text: str) -> Iterator[Sentence]:
    """Sentences, but list items whole."""
    waiting: Sentence | None = None
    for sentence in split_sentences(text):
        if waiting:
            same_line = "\n" not in text[waiting.end : sentence.start]
            joined = text[waiting.start : sentence.end]
            if same_line and len(joined.split()) <= LONGEST_ITEM:
                waiting = Sentence(joined, waiting.start, sentence.end)
                continue
            yield waiting
            waiting = None
        if is_list_item(sentence.text):
            waiting = sentence
        else:
            yield sentence
    if waiting:
        yield waiting


def _of_row(
    hit: Hit,
    row: Sentence,
    cells: tuple[str, ...],
    header: tuple[str, ...],
    place: int,
    paragraph: int,
    heading: str,
) -> Iterator[Statement]:
    """One statement a column where the columns are ownership forms, otherwise the row as one."""
    if not any(cells) or not cells[0]:
        return
    columns = list(zip(header, cells, strict=False))[1:]
    owners = [_one(owners_named(head)) for head, _ in columns]
    label = cells[0]
    if sum(owner is not None for owner in owners) >= 2:
        parts: list[tuple[str, tuple[Owner, ...]]] = [
            (f"{head}: {label}{' ' if label[-1] in '?!.:' else ': '}{cell}", (owner,) if owner else ())
            for (head, cell), owner in zip(columns, owners, strict=True)
            if cell
        ]
    else:
        said = "; ".join(
            f"{head}: {cell}" if len(columns) > 1 and head else cell for head, cell in columns if cell
        )
        # The row's own words decide what it is about.
        parts = [(f"{label}: {said}" if said else label, tuple(owners_named(f"{label} {said}")))]
    for number, (text, about) in enumerate(parts):
        if _NO_STATEMENT.search(text) or is_order_to_machine(text):
            continue
        yield Statement(
            text=text, hit=hit, start=row.start, end=row.end, place=place + number, paragraph=paragraph,
            owners=about, context=f"{heading} {header[0]}", layout=Layout.ITEM, is_labelled=len(about) == 1,
        )  # fmt: skip


def _cells(row: str) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in row.strip().strip("|").split("|"))


def _is_rule(row: str) -> bool:
    return re.fullmatch(r"[\s|:-]+", row) is not None


def _header_above(hit: Hit) -> tuple[str, ...]:
    """The header of a table that began in an earlier passage of the section."""
    section = hit.document.section(hit.passage.section_id)
    if not section or not hit.passage.start or not is_table_row(hit.passage.text.split("\n", 1)[0]):
        return ()
    header: tuple[str, ...] = ()
    for line in section.text[: hit.passage.start].splitlines():
        if not is_table_row(line):
            header = ()
        elif not header:
            header = _cells(line)
    return header


def _one(owners: Sequence[Owner]) -> Owner | None:
    return owners[0] if len(owners) == 1 else None
