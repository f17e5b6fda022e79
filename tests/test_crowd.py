"""`python -m drills.crowd` counts each answer that is missing or another's."""

import asyncio
from collections.abc import Iterator

import pytest
from drills.conversations import DIFFERENT, QUESTIONS, conversations
from drills.crowd import HEADINGS, Reply, crowd, main, table
from drills.local_pages import Work, work_in
from drills.page_visit import Conversation, NoAnswer, Visit, conversation
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from answering.answer import Answer, Status
from app.ask.shown_answer import answer_html, question_html, small_print_html, streaming_html
from app.server.metrics import Metrics
from app.shell.texts import load_texts
from corpus.model import Language

TEXTS = load_texts(Language.SWEDISH)
QUESTION = 'Vad gäller "A & B" <här>?'
ANSWER = Answer(QUESTION, QUESTION, Language.SWEDISH, Status.ANSWERED, "Så här.", writer="extract/1")
ANSWER_HTML = answer_html(ANSWER, 1, TEXTS)
EXCHANGE = (question_html(QUESTION, 1, TEXTS), ANSWER_HTML, small_print_html(ANSWER, TEXTS))
SHOWN = Conversation((QUESTION,), (ANSWER_HTML,))


def drawn(*bodies: str) -> list[ForwardMsg]:
    messages = [ForwardMsg() for _ in bodies]
    for message, body in zip(messages, bodies, strict=True):
        message.delta.new_element.html.body = body
    return messages


def begun() -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.SetInParent()
    return message


def ended(status: "ForwardMsg.ScriptFinishedStatus") -> ForwardMsg:
    return ForwardMsg(script_finished=status)


def with_input(id: str) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.chat_input.id = id
    return message


class Socket:
    """Gives these messages, and keeps what is sent."""

    def __init__(self, *messages: ForwardMsg) -> None:
        self.sent: list[BackMsg] = []
        self._messages = iter(messages)

    async def send(self, message: bytes) -> None:
        self.sent.append(BackMsg.FromString(message))

    def __aiter__(self) -> "Socket":
        return self

    async def __anext__(self) -> bytes:
        for message in self._messages:
            return message.SerializeToString()
        raise StopAsyncIteration


async def asked(socket: Socket) -> Conversation:
    visit = Visit(socket)  # type: ignore[arg-type]
    await visit.open()
    return await visit.ask(QUESTION)


OPENED = (begun(), with_input("input-1"), ended(ForwardMsg.FINISHED_SUCCESSFULLY))
ANSWERING = (
    begun(),
    *drawn(question_html(QUESTION, 0, TEXTS), streaming_html("Så", TEXTS)),
    ended(ForwardMsg.FINISHED_EARLY_FOR_RERUN),
)


def test_a_question_is_typed_into_the_page_and_its_answer_is_what_the_last_run_draws() -> None:
    socket = Socket(*OPENED, *ANSWERING, begun(), *drawn(*EXCHANGE), ended(ForwardMsg.FINISHED_SUCCESSFULLY))
    assert asyncio.run(asked(socket)) == SHOWN
    [widget] = socket.sent[1].rerun_script.widget_states.widgets
    assert (widget.id, widget.chat_input_value.data) == ("input-1", QUESTION)


@pytest.mark.parametrize(
    "messages",
    [
        ANSWERING,
        (*ANSWERING, begun(), ended(ForwardMsg.FINISHED_SUCCESSFULLY)),
        (*ANSWERING, begun(), *drawn(EXCHANGE[0]), ended(ForwardMsg.FINISHED_SUCCESSFULLY)),
    ],
    ids=["closed", "nothing is drawn", "a question alone"],
)
def test_a_question_without_its_answer_is_told(messages: tuple[ForwardMsg, ...]) -> None:
    with pytest.raises(NoAnswer):
        asyncio.run(asked(Socket(*OPENED, *messages)))


def test_the_small_print_with_its_time_is_no_part_of_an_answer() -> None:
    assert conversation(drawn(*EXCHANGE)) == SHOWN


def replies(*shown: Conversation) -> list[Reply]:
    return [Reply(each, seconds) for seconds, each in enumerate(shown, 1)]


def test_what_is_missing_or_another_visitors_is_counted() -> None:
    first, second, third = (Conversation(("a", "b", "c")[:n], ("1", "2", "3")[:n]) for n in (1, 2, 3))
    other_answer = Conversation(("a", "b"), ("1", "x"))
    other_question = Conversation(("a", "x", "c"), ("1", "2", "3"))
    alone = [replies(first, second, third)]
    at_once = [
        replies(first, second, third),
        replies(first, other_answer, third),
        replies(first, second, other_question),
        replies(first),
        [],
    ]
    seen = crowd(alone, at_once, 5.0, [Work(6, 8.0, 6.0), Work(4, 2.0, 1.5)])
    row = dict(zip(HEADINGS, seen.row, strict=True))
    assert (row["sessions"], row["answers"]) == ("5", "10")
    assert (row["other than alone"], row["without an answer"]) == ("2", "5")
    assert (row["median, s"], row["95th percentile, s"], row["alone, s"]) == ("2.0", "3.0", "2.00")
    assert (row["questions a second"], row["answered by each"]) == ("2.00", "6 + 4")
    assert (row["processes"], row["share of reading"]) == ("2", "75%")
    assert table([seen]).splitlines()[2] == f"| {' | '.join(seen.row)} |"


def test_each_conversation_is_asked_whole_and_shares_no_question_with_another() -> None:
    different = conversations()
    assert [len(questions) for questions in different] == [QUESTIONS] * DIFFERENT
    assert len({question for questions in different for question in questions}) == QUESTIONS * DIFFERENT


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    now = [0.0]
    monkeypatch.setattr("prometheus_client.context_managers.default_timer", lambda: now[0])
    return now


def test_what_a_process_has_done_is_read_from_its_metrics(clock: list[float]) -> None:
    metrics = Metrics()
    assert work_in(metrics.text().decode()) == Work(0, 0.0, 0.0)
    with metrics.stage("answer"):
        clock[0] += 1
        with metrics.stage("read"):
            clock[0] += 3
    work = work_in(metrics.text().decode())
    assert work == Work(1, 4.0, 3.0)
    assert work.since(Work(1, 1.0, 1.0)) == Work(0, 3.0, 2.0)


def test_a_missing_nginx_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr("sys.argv", ["crowd", "--sessions", "4"])
    monkeypatch.setattr("deploy.programs.program", lambda name: None if name == "nginx" else name)
    assert main() == 1
    assert capsys.readouterr().err == "nginx is missing: apt-get install nginx-light\n"
