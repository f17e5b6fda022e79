"""The numbers that Word counts by itself."""

from ingest.numbering import Level, Numbering

CONTRACT = {0: Level("decimal", "%1.", 1), 1: Level("decimal", "%1.%2", 1), 2: Level("lowerLetter", "%3)", 1)}


def test_levels_count_inside_each_other():
    numbering = Numbering({"1": CONTRACT})
    marks = [numbering.mark("1", depth) for depth in (0, 1, 1, 2, 2, 0, 1)]
    assert marks == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1"]


def test_lists_count_apart_and_from_where_they_start():
    numbering = Numbering({"1": {0: Level("upperRoman", "%1", 4)}, "2": {0: Level("bullet", "", 1)}})
    assert [numbering.mark("1", 0), numbering.mark("2", 0), numbering.mark("1", 0)] == ["IV", "•", "V"]


def test_an_unknown_list_has_bullets():
    assert Numbering({}).mark("9", 3) == "•"
