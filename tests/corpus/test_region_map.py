"""The map file: ours can be read, and a wrong one is refused in one line."""

from pathlib import Path

import pytest

import corpus
from corpus.ecosystem import Campus
from corpus.errors import CorpusError
from corpus.region_map import read_map

FRAME = "frame = { south = 59.1, west = 17.5, north = 59.4, east = 18.2 }\n"


def written(folder: Path, text: str) -> Path:
    (folder / "map.toml").write_text(text, encoding="utf-8")
    return folder / "map.toml"


def test_our_map_enlarges_the_two_campuses() -> None:
    map = read_map(Path(corpus.__file__).parent / "map.toml")
    assert [each.campus for each in map.campuses if each.frame] == [Campus.FLEMINGSBERG, Campus.SOLNA]
    assert map.water
    assert map.railway


def test_a_frame_alone_is_a_map(tmp_path: Path) -> None:
    map = read_map(written(tmp_path, FRAME))
    assert map.frame
    assert map.frame.north == 59.4
    assert not map.places


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "frame"),
        (FRAME.replace("59.4", "58.0"), "south must be below north"),
        (FRAME + "[[water]]\npoints = [[59.2, 17.6]]\n", "water"),
        (FRAME + "[[water]]\npoints = [[59.2], [59.3, 17.6]]\n", "water"),
        (FRAME + '[[campus]]\ncampus = "atlantis"\nat = [59.2, 17.6]\n', "atlantis"),
    ],
)
def test_a_wrong_map_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message) as caught:
        read_map(written(tmp_path, text))
    assert "\n" not in str(caught.value)
