"""References to law, as people and authors write them, in one canonical form."""

import pytest

from corpus.statutes import Reference, find_references


def canonical(text: str) -> str:
    return ", ".join(reference.canonical for reference in find_references(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSL 24:5", "OSL 24:5"),
        ("24 kap. 5 § OSL", "OSL 24:5"),
        ("24 kap. 5 § offentlighets- och sekretesslagen (2009:400)", "OSL 24:5"),
        ("offentlighets- och sekretesslagen (2009:400), OSL, 24 kap. 5 och 6 §§", "OSL 24:5, OSL 24:6"),
        ("24 kap. 5 och 6 §§", "24:5, 24:6"),
        ("chapter 24, section 5", "24:5"),
        (
            "Chapter 24, Sections 5 and 6 of the Public Access to Information and Secrecy Act",
            "OSL 24:5, OSL 24:6",
        ),
        ("2022:1378 3 §", "2022:1378 3"),
        ("3 § förordningen (2022:1378) om avgifter", "2022:1378 3"),
        ("section 3 of Ordinance 2022:1378", "2022:1378 3"),
        ("Ordinance 2022:1378, section 3", "2022:1378 3"),
        ("art. 28 GDPR", "GDPR 28"),
        ("GDPR art. 4–6, 9", "GDPR 4, GDPR 5, GDPR 6, GDPR 9"),
        ("artikel 28(3) i dataskyddsförordningen", "GDPR 28"),
        ("Article 28(3) of Regulation (EU) 2016/679", "GDPR 28"),
        ("GDPR 28 and MDR 62", "GDPR 28, MDR 62"),
        ("MDR 2017/745 art. 5(5)", "MDR 5"),
        ("OSL 24:5 (collaboration), 31:12 (assignment), 31:16", "OSL 24:5, OSL 31:12, OSL 31:16"),
        ("OSL 24:5, 31:12 och 31:16", "OSL 24:5, OSL 31:12, OSL 31:16"),
        ("TF 2 kap. 3, 4, 8, 9, 10, 12 §§", "TF 2:3, TF 2:4, TF 2:8, TF 2:9, TF 2:10, TF 2:12"),
        ("TF 1949:105 2 kap. 2 §", "TF 2:2"),
        ("FHL 26 a §", "FHL 26a"),
        ("26 a § lagen om företagshemligheter", "FHL 26a"),
        ("section 26 a of the Trade Secrets Act", "FHL 26a"),
        ("AML 3:7 d–e", "AML 3:7d, AML 3:7e"),
        ("AML 3 kap. 7 d–e §§", "AML 3:7d, AML 3:7e"),
        ("LOU 19 a:2", "LOU 19a:2"),
        ("19 a kap. 2 § LOU", "LOU 19a:2"),
        ("LOU 6:30–33", "LOU 6:30, LOU 6:31, LOU 6:32, LOU 6:33"),
        ("KL 2:6 a region may not charge", "KL 2:6"),
        ("under KL 2:6–2:8", "KL 2:6, KL 2:7, KL 2:8"),
        ("KL 13 kap.", "KL 13 kap."),
        ("KL 13:1, 13:5, 13:8", "KL 13:1, KL 13:5, KL 13:8"),
        ("JB 12:57–60", "JB 12:57, JB 12:58, JB 12:59, JB 12:60"),
        ("12 kap. 58 b § jordabalken", "JB 12:58b"),
        ("BrB 10:5 a–b", "BrB 10:5a, BrB 10:5b"),
        ("Biobankslagen 5 kap. 1–3 §§", "2023:38 5:1, 2023:38 5:2, 2023:38 5:3"),
        ("1949:345 3–6 §§", "1949:345 3, 1949:345 4, 1949:345 5, 1949:345 6"),
        ("1949:345 1 § 2 st.", "1949:345 1"),
        ("SFS 2023:38", "2023:38"),
        ("2 kap. 3 § och 6 § KL", "KL 2:3, KL 2:6"),
        ("OSL 31 kap. 12 §. Det gäller 20 år.", "OSL 31:12"),
        ("2003:460 4 a–b §§", "2003:460 4a, 2003:460 4b"),
        ("GBER art. 28(2)(c)", "GBER 28"),
        ("GBER 651/2014 art. 2(91)", "GBER 2"),
        ("TFEU 107(1), 108(3)", "TFEU 107, TFEU 108"),
        ("förordning (EU) 2023/2831", "2023/2831"),
        ("Regulation (EC) 1394/2007, art. 5", "1394/2007 5"),
        ("OSL 10:27 får inte användas för 31:12", "OSL 10:27, OSL 31:12"),
        ("3 § ", "3"),
        ("KL (2017:725) 2 kap. 8 §", "KL 2:8"),
        ("högskolelagen (1992:1434) 1 kap. 3 a §", "HL 1:3a"),
        ("HL 1:6", "HL 1:6"),
        ("chapter 2, section 6 of the Local Government Act (KL)", "KL 2:6"),
        ("kommunallagens 2 kap. 6 §", "KL 2:6"),
        ("OSL 30 kap. 23 § och 30 kap. 27 §", "OSL 30:23, OSL 30:27"),
        ("4 kap. 3 § lagen (2022:818)", "2022:818 4:3"),
        ("förordning 2022:1378 2 § och OSL 24:5", "2022:1378 2, OSL 24:5"),
        ("OSL 5:1–2", "OSL 5:1, OSL 5:2"),
        ("Vad säger 24 kap 5 § OSL?", "OSL 24:5"),
        ("vad innebär osl 24:5", "OSL 24:5"),
        ("SFS 2025:1281", "2025:1281"),
        ("PDL 2:4 and 5:7", "PDL 2:4, PDL 5:7"),
        ("sections 9, 11 and 12 of Act 2008:286", "2008:286 9, 2008:286 11, 2008:286 12"),
        ("2008:286 12 §", "2008:286 12"),
        ("section 7 of chapter 2 of the Local Government Act", "KL 2:7"),
        ("AML 3:2, 3:2 a, 3:3", "AML 3:2, AML 3:2a, AML 3:3"),
        ("3 kap. 2, 2 a och 3 §§ AML", "AML 3:2, AML 3:2a, AML 3:3"),
        ("| KL 2:6 | cost principle | 2:8 ", "KL 2:6, KL 2:8"),
        ("OSL 24:5 gäller vid samverkan och 31 kap. 12 § vid uppdrag", "OSL 24:5, OSL 31:12"),
        (
            "sekretess enligt 24 kap. 5 § och 31 kap. 12 och 16 §§ offentlighets- och sekretesslagen",
            "OSL 24:5, OSL 31:12, OSL 31:16",
        ),
        ("kl 2:6", "KL 2:6"),
        ("Under chapter 31, section 12 of OSL and chapter 2, section 6 of KL", "OSL 31:12, KL 2:6"),
        ("(OSL 24 kap. 5 § respektive 31 kap. 12 §)", "OSL 24:5, OSL 31:12"),
        ("OSL 24:5/31:12", "OSL 24:5, OSL 31:12"),
        ("SEK 700 000 (LOU 19 a:2)", "LOU 19a:2"),
        ("12 kap. 57–60 §§ JB", "JB 12:57, JB 12:58, JB 12:59, JB 12:60"),
        ("(förordning 2022:1378, 2 §)", "2022:1378 2"),
        ("§ 5 i OSL", "OSL 5"),
        ("AML 3:7 g och 3:12", "AML 3:7g, AML 3:12"),
        ("i 3 kap. 27 § konkurrenslagen och i 1 kap. 5 § LOU", "KonkL 3:27, LOU 1:5"),
        ("Lagen (2021:600) 2 kap. 3 §", "2021:600 2:3"),
        ("Act 2021:600, chapter 2, section 3", "2021:600 2:3"),
        ("Ethical Review Act (2003:460), sections 3–4", "2003:460 3, 2003:460 4"),
        ("artiklarna 26 och 28 i GDPR", "GDPR 26, GDPR 28"),
        ("article 26a GBER", "GBER 26a"),
        ("betala tillbaka inom 30 dagar, se 5 §", "5"),
        ("Lag 2013:388 2–4 §§", "2013:388 2, 2013:388 3, 2013:388 4"),
        ("förordning (EU) 2017/745, artikel 62 och 82", "MDR 62, MDR 82"),
        ("See chapter 4, section 5 of this guide", "4:5"),
        ("ML 4:4–5", "ML 4:4, ML 4:5"),
        ("OSL 6:7–8", "OSL 6:7, OSL 6:8"),
        ("(KL 13 kap.)", "KL 13 kap."),
        ("2018:218 6:2", "2018:218 6:2"),
        ("SFS 2022:1378, 1 §", "2022:1378 1"),
        ("TF 2:12, and a document that the authority makes", "TF 2:12"),
        ("OSL 24:5 for at most 10 years", "OSL 24:5"),
        ("BrB 10:5 c gives prison", "BrB 10:5c"),
        ("FHL section 26 a makes it a crime", "FHL 26a"),
        ("artikel 28.2 c GBER", "GBER 28"),
        ("2 § 2022:1378: kriterier", "2022:1378 2"),
        ("1 § andra stycket lagen (1949:345)", "1949:345 1"),
        ("2 kap. 4 § 7 PDL", "PDL 2:4"),
        (
            "purposes are in Article 53 and prohibited uses in Article 54 of Regulation (EU) 2025/327",
            "EHDS 53, EHDS 54",
        ),
        (
            "vid samarbete enligt 24 kap. 5 § och vid uppdrag enligt 31 kap. 12 § sekretesslagen (OSL)",
            "OSL 24:5, OSL 31:12",
        ),
        ("OSL gäller, men artikel 9 GDPR också", "GDPR 9"),
        ("2 kap. 4 och 9 §§ tryckfrihetsförordningen", "TF 2:4, TF 2:9"),
    ],
)
def test_every_way_of_writing_has_one_canonical_form(text: str, expected: str) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mötet börjar kl. 10:30.",
        "kl. 10:30 enligt OSL",
        "See section 4 of the guide.",
        "section 2.3",
        "Prop. 2006/07:91",
        "RÅ 2003 ref. 98",
        "1 januari 2026",
        "2 000 kronor",
        "kl 10:30",
        "kap. 5",
        "OSL",
        "De betalar 5 000 kronor enligt OSL",
        "version 24:5",
        "chapter 4 of the guide",
        "AFS 2011:2",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert find_references(text) == ()


def test_a_reference_knows_its_parts_and_its_place() -> None:
    text = "Sekretess gäller. Det följer av 19 a kap. 2 § LOU för köp."
    (reference,) = find_references(text)
    assert reference == Reference("LOU", "19a", "2", reference.start, reference.end)
    assert text[reference.start : reference.end] == "19 a kap. 2 §"


def test_an_act_is_carried_through_a_sentence_but_not_into_the_next() -> None:
    assert canonical("OSL 24:5 gäller i tio år och 31 kap. 12 § likaså.") == "OSL 24:5, OSL 31:12"
    assert canonical("OSL gäller. Se även 31 kap. 12 § om uppdrag.") == "31:12"


def test_articles_belong_to_european_acts_and_sections_to_swedish_ones() -> None:
    text = "GDPR gäller, och sekretess enligt 21 kap. 7 § OSL prövas mot artikel 9."
    assert canonical(text) == "OSL 21:7, GDPR 9"


def test_a_range_that_is_a_misprint_stays_two_sections() -> None:
    assert canonical("KL 2:5–600") == "KL 2:5, KL 2:600"


def test_an_amount_after_a_reference_is_not_a_section() -> None:
    assert canonical("OSL chapter 25, section 1, 70 years") == "OSL 25:1"
    assert canonical("GDPR artikel 33, 72 timmar") == "GDPR 33"
    assert canonical("OSL 24:5, 10 years") == "OSL 24:5"


def test_table_cells_are_read_with_the_act_of_their_row() -> None:
    assert canonical("| KL 2:6 | at most cost | 2:8 |") == "KL 2:6, KL 2:8"


def test_hostile_text_is_read_in_reasonable_time() -> None:
    # A pattern that backtracks without end would hang here.
    assert find_references("OSL 1" + ", 1" * 5_000) == ()
    assert find_references("2 kap. " + "1 a–" * 5_000) == ()
    assert len(find_references("OSL 24:5 " * 1_000)) == 1_000
