"""The glossary is read form by form, and a row that is not right is named."""

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.glossary import Term, read_glossary

HEADER = "swedish,english,note\n"
OURS = Path(__file__).parents[2] / "corpus" / "glossary.csv"


def write(folder: Path, text: str) -> Path:
    path = folder / "glossary.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_forms_are_parted_by_semicolons_and_stripped(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + "sekretessavtal; NDA ;;NDA,non-disclosure agreement;NDA,\n\n")
    assert read_glossary(path).terms == (
        Term(("sekretessavtal", "NDA"), ("non-disclosure agreement", "NDA"), ""),
    )


def test_a_form_with_a_comma_stands_in_quotes(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + '"hyra, lokal",rent,JB 12\n')
    assert read_glossary(path).terms == (Term(("hyra, lokal",), ("rent",), "JB 12"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("svenska,english,note\n", "the first row must be swedish,english,note"),
        ("", "the first row must be"),
        (HEADER + "lots,pilot\n", "row 2 has 2 cells, not 3"),
        (HEADER + "lots,pilot,\n,navigator,\n", "row 3 needs at least one Swedish and one English form"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CorpusError, match=f"glossary.csv: {told}"):
        read_glossary(write(tmp_path, text))


def test_a_glossary_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        read_glossary(tmp_path / "glossary.csv")


def english_of(swedish: str) -> set[str]:
    terms = read_glossary(OURS).terms
    return {form for term in terms if swedish in term.swedish for form in term.english}


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("SMF", "SME"),
        ("tystnadsavtal", "non-disclosure agreement"),
        ("hemligt", "secrecy"),
        ("KI", "Karolinska Institutet"),
        ("AWL", "A Working Lab"),
        ("självkostnadsprincipen", "cost principle"),
        ("PUB-avtal", "data processing agreement"),
        ("labbet", "laboratory"),
        ("LOU", "Public Procurement Act"),
    ],
)
def test_what_people_type_leads_to_the_english_term(swedish: str, english: str) -> None:
    assert english in english_of(swedish)


def test_no_abbreviation_of_ours_is_an_everyday_word() -> None:
    # "AV" (Arbetsmiljöverket) would be found in every Swedish sentence.
    everyday = {"av", "um", "i", "om", "och", "the", "a", "is", "it", "or"}
    forms = {form.lower() for term in read_glossary(OURS).terms for form in (*term.swedish, *term.english)}
    assert not forms & everyday - {"it"}
