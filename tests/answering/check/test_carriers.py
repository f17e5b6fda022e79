from answering.check.carriers import carriers, is_cell

TABLE = "| Fråga | Region | Bolag |\n| Högsta pris | självkostnad | marknadspris |"


def texts(evidence: str, around: str = "") -> list[str]:
    return [carrier.text for carrier in carriers(evidence, around)]


def test_a_cell_stands_under_its_head_and_beside_its_label() -> None:
    assert "Region: Högsta pris: självkostnad" in texts(TABLE)
    assert "Bolag: Högsta pris: självkostnad" not in texts(TABLE)


def test_a_table_that_goes_on_has_its_head_from_above() -> None:
    head, row = TABLE.split("\n")
    assert "Region: Högsta pris: självkostnad" in texts(row, head)
    assert is_cell("Region: Högsta pris: självkostnad", row, head)
    assert not is_cell("Bolag: Högsta pris: självkostnad", row, head)


def test_a_mistake_carries_nothing() -> None:
    assert texts("- Missförstånd: regionen får ta vinst. Rätt: regionen tar självkostnad.") == [
        "Rätt: regionen tar självkostnad."
    ]
    assert texts("- Att regionen tar vinst: lagen tillåter högst självkostnad.", "Vanliga misstag") == [
        "lagen tillåter högst självkostnad."
    ]


def test_an_answer_in_a_decision_tree_holds_for_its_question() -> None:
    assert texts("Är det offentliga medel? Nej: inget statsstöd.")[-1].startswith(
        "if not Är det offentliga medel"
    )


def test_items_have_what_leads_them_in() -> None:
    led = carriers("Hos regionen gäller:\n\n- självkostnad\n- likabehandling")
    assert [carrier.context for carrier in led if carrier.text == "självkostnad"] == ["Hos regionen gäller:"]
