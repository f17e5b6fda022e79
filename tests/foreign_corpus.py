"""A small folder of another field: the papers of a municipal library, in four formats."""

import io
from pathlib import Path

import docx

HOURS = """<html lang="sv"><head><title>Öppettider</title></head><body><main>
<h1>Öppettider</h1>
<p>Biblioteket vid torget är öppet sex dagar i veckan.</p>
<h2>Vardagar och helger</h2>
<table><caption>Gäller från september</caption>
<tr><td>Måndag till fredag</td><td>9–19</td></tr><tr><td>Lördag</td><td>10–15</td></tr></table>
<h2>Avgifter per kommun</h2>
<table><tr><td></td><th>Invånare</th><th>Gäst</th></tr>
<tr><th>Lånekort</th><td>gratis</td><td>50 kronor</td></tr>
<tr><td></td><td>ersätts för 20</td><td></td></tr></table>
<figure><figcaption>Karta över entrén</figcaption></figure>
<h2>Kontakt</h2><ul><li>Telefon: 08-123 45</li><li>Besök<ul><li>Torget 1</li></ul></li></ul>
</main></body></html>"""
LOANS = """# Låna och lämna

Här står hur lån går till.

## Hur länge får jag ha en bok?

Lånetiden är fyra veckor. En bok som någon annan väntar på lånas ut i två.

## Så går det till

Checklista vid första lånet:

- [ ] Ta med legitimation.
- Har du läst reglerna?

Gör sedan så här:

1. Visa kortet.
2. Skanna boken.

## Ordlista

- Fjärrlån: lån från ett annat bibliotek
- Reservation: kö till en bok

## Vanliga misstag

Att lämna boken i fel låda gör att lånet står kvar.

## Källor

- https://bibliotek.example/regler
"""
NOTICE = """Bokbussen

Bokbussen stannar vid skolan varje tisdag

- Hållplats Norr 14.00
- Hållplats Söder 15.30
"""
TABLE = (("Rum", "Platser", "Pris"), ("Sagorummet", "12", "gratis"), ("Salen", "80", "400 kronor"))
CATALOGUE = """
[[document]]
id = "loans-sv"
title = "Låna och lämna"
kind = "guide"
language = "sv"
file = "loans.md"

[[document]]
id = "rooms-sv"
title = "Boka rum"
kind = "other"
language = "sv"
file = "rooms.docx"

[[section]]
documents = ["loans"]
sections = ["hur-lange-*", "sa-gar-*"]
role = "step"
areas = ["liability"]

[[section]]
documents = ["loans"]
sections = ["hur-lange-*"]
step = "A1"

[[section]]
documents = ["loans"]
sections = ["sa-gar-*"]
step = "A2"

[[section]]
kind = "other"
sections = ["*"]
role = "definition"
"""


def write_library(folder: Path, with_catalogue: bool = False) -> Path:
    """The folder, written."""
    (folder / "hours.html").write_text(HOURS, encoding="utf-8")
    (folder / "loans.md").write_text(LOANS, encoding="utf-8")
    (folder / "bus.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "rooms.docx").write_bytes(_rooms())
    if with_catalogue:
        (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    return folder


def _rooms() -> bytes:
    document = docx.Document()
    document.add_heading("Boka rum", 1)
    document.add_paragraph("Föreningar bokar rum hos bibliotekarien.")
    document.add_heading("Rum och priser", 2)
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for row, words in zip(table.rows, TABLE, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_heading("Städning", 2)
    document.add_paragraph("Ställ tillbaka stolarna", style="List Number")
    document.add_paragraph("Lås dörren", style="List Number")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
