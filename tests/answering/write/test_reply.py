from collections.abc import Iterator

import pytest

from answering.answer import Status
from answering.write.reply import MOST_CHARACTERS, Sentence, read_reply
from corpus.model import Layout

ANSWER = [
    Status.ANSWERED,
    Sentence("Ett står här.", ("abc234",)),
    Sentence("Två står där.", ("abc234", "xyz567")),
]
PLAIN = "STATUS: complete\nEtt står här. [abc234]\nTvå står där. [abc234] [xyz567]\n"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 1000])
def test_a_reply_reads_the_same_however_it_is_cut_into_pieces(size: int) -> None:
    assert list(read_reply(PLAIN[at : at + size] for at in range(0, len(PLAIN), size))) == ANSWER


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.strip(),
        "**STATUS:** complete\n\nEtt står här. [abc234]\n\nTvå står där. [abc234, xyz567]",
        "```\n" + PLAIN + "```",
        "Här är svaret.\n" + PLAIN,
        "<think>Jag tror att\nSTATUS: none\npassar.</think>\n" + PLAIN,
        "Okay, so I think\n</think>\n" + PLAIN,
        "complete\nEtt står här [abc234].\nTvå står där [abc234][xyz567].",
        "status: COMPLETE\nEtt står här. [abc234] Två står där. [abc234] [xyz567]",
        "STATUS: complete\nEtt står\nhär. [abc234]\n**Två** står `där`. [abc234] [xyz567]",
        PLAIN + "STATUS: partial\nTre. [abc234]",
        "STATUS: complete\nEtt står\u200b här. [abc234]\nTvå står där. [abc234] [xyz567]",
    ],
)
def test_what_models_really_send_is_read(text: str) -> None:
    assert list(read_reply([text])) == ANSWER


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "Hej!", "Ett står här. [abc234]", "<think>STATUS: complete\nEtt. [a]", '{"status": "com'],
)
def test_without_a_verdict_nothing_is_read(text: str) -> None:
    assert list(read_reply([text])) == []


def test_each_sentence_comes_before_the_next_one_is_asked_for() -> None:
    asked: list[int] = []

    def pieces() -> Iterator[str]:
        for number, line in enumerate(PLAIN.splitlines(keepends=True)):
            asked.append(number)
            yield line

    read = read_reply(pieces())
    next(read)
    assert (next(read), asked) == (ANSWER[1], [0, 1])


def test_a_list_item_loses_its_mark_and_keeps_its_layout() -> None:
    text = "STATUS: partial\n- Ett. [a]\n2. Två. [b]\n2024 var ett år. [c]"
    assert list(read_reply([text]))[1:] == [
        Sentence("Ett.", ("a",), Layout.ITEM),
        Sentence("Två.", ("b",), Layout.ITEM),
        Sentence("2024 var ett år.", ("c",)),
    ]


def test_lines_that_are_no_prose_are_passed_over() -> None:
    text = 'STATUS: complete\n# Rubrik [a]\n{"text": "x", "sources": ["a"]}\n| a | [b] |\n```\nEtt. [a]'
    assert list(read_reply([text]))[1:] == [Sentence("Ett.", ("a",))]


def test_no_more_is_read_than_anybody_would() -> None:
    pulled = 0

    def pieces() -> Iterator[str]:
        nonlocal pulled
        yield "STATUS: complete\n"
        while True:
            pulled += 1
            yield "Ett. [a]\n"

    assert len(list(read_reply(pieces()))) <= MOST_CHARACTERS
    assert pulled <= MOST_CHARACTERS


def test_a_thought_without_end_costs_little() -> None:
    assert list(read_reply(["<think>", *["hm "] * 50_000])) == []
