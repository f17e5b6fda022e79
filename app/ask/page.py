"""Ask: a question, its answer and the passages that it rests on."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from answering.advise.compare import compare_owners
from app.ask import kept_conversation, own_conversations
from app.ask import state as conversation_state
from app.ask.admission import admitted
from app.ask.conversation_view import draw_exchange, question_buttons
from app.ask.own_conversations_view import draw_news, draw_own_conversations
from app.ask.shown_answer import question_html, queue_html, streaming_html
from app.ask.state import LONGEST_QUESTION, Exchange
from app.ask.tools_view import draw_tools
from app.ask.welcome import welcome_html
from app.server.question_id import identified
from app.shell import session
from app.shell.background import done_beside
from app.shell.data_files import ecosystem_or_none
from app.shell.frame import draw_problem, log_problem, problem_html
from app.shell.jinja import render
from app.shell.paragraph import paragraph_html
from app.shell.resources import load_services
from app.shell.texts import Texts, load_texts
from app.source.panel import draw_with_source
from corpus.errors import LotsenError

UNSENT = "unsent"
SHOWN_ON_A_PHONE = 3


def draw() -> None:
    """The page, from top to bottom."""
    texts = load_texts(session.language())
    conversation_state.settle()
    filled_in = conversation_state.take_linked_question(session.is_first_view())
    with st.bottom:
        _draw_input(texts, filled_in)
    notice = st.empty()
    if problem := kept_conversation.open_kept():
        st.html(problem_html(problem, texts))
    own_conversations.draw_storage()
    draw_news(texts)
    draw_with_source(lambda: _draw_conversation(texts), texts)
    # What the first question needs is loaded while the visitor reads; what is not there is said at once.
    try:
        services = load_services()
    except LotsenError as error:
        draw_problem(error, texts, notice)
        return
    if services.breaker.is_open:
        notice.html(paragraph_html(texts.say("ask.without_model"), role="status"))


def _draw_conversation(texts: Texts) -> None:
    with st.container(key="conversation"):
        exchanges, question = conversation_state.exchanges(), conversation_state.asked()
        is_empty = not exchanges and question is None
        draw_tools(texts, "" if is_empty else texts.say("ask.heading"))
        # Both places are emptied before anything slow: Streamlit leaves what was there until a run has ended.
        welcome, said, stopped = st.empty(), st.container(key="said"), st.empty()
        if is_empty:
            with welcome.container(key="welcome"):
                _draw_welcome(texts)
            draw_own_conversations(texts)
            return
        with said:
            for exchange in exchanges:
                draw_exchange(exchange, texts, is_newest=exchange is exchanges[-1])
                if conversation_state.is_being_compared(exchange):
                    _compare(exchange, stopped, texts)
            if question is not None:
                _answer(question, stopped, texts)
        draw_own_conversations(texts)


def _draw_welcome(texts: Texts) -> None:
    st.html(welcome_html(ecosystem_or_none(), texts))
    questions = texts.list("welcome.questions")
    question_buttons(questions[:SHOWN_ON_A_PHONE], "first-questions")
    question_buttons(questions[SHOWN_ON_A_PHONE:], "more-questions")


@identified()
def _answer(question: str, stopped: DeltaGenerator, texts: Texts) -> None:
    """Have the question answered, showing the words as they come; then draw the page anew with the answer."""
    with st.container(key="answering"):
        st.html(question_html(question, 0, texts))
        words = st.empty()
    _draw_stopped(stopped, texts)
    received: list[str] = []

    def show(text: str) -> None:
        received.append(text)
        words.html(streaming_html("".join(received), texts))

    def show_place(text: str) -> None:
        if place := turn.place:
            words.html(queue_html(place, texts))
        else:
            show(text)

    show("")
    earlier = () if conversation_state.is_alone() else conversation_state.history()
    wanted = session.wanted()
    conversation_state.begin()
    kept_conversation.keep_asked(question)
    try:
        assistant = load_services().assistant
        with admitted() as turn:
            answer = done_beside(
                lambda say: turn.take(lambda: assistant.ask(question, earlier, wanted, say)), show_place
            )
    except LotsenError as error:
        conversation_state.add(question, problem=log_problem(error))
    else:
        conversation_state.add(question, answer)
        kept_conversation.note_gap(answer)
    kept_conversation.keep_up()
    st.rerun()


@identified()
def _compare(exchange: Exchange, stopped: DeltaGenerator, texts: Texts) -> None:
    """Have the question answered for each ownership form; then draw the page anew with the answers."""
    with st.container(key="answering"):
        words = st.empty()
    _draw_stopped(stopped, texts)

    def show(_: str) -> None:
        if place := turn.place:
            words.html(queue_html(place, texts))
        else:
            words.html(paragraph_html(texts.say("compare.searching"), "lots-waiting"))

    earlier, wanted = conversation_state.history(before=exchange), session.wanted()
    conversation_state.begin()
    try:
        assistant = load_services().assistant
        with admitted() as turn:
            comparison = done_beside(
                lambda _: turn.take(lambda: compare_owners(assistant, exchange.question, earlier, wanted)),
                show,
            )
    except LotsenError as error:
        conversation_state.add_comparison(exchange, (), log_problem(error))
    else:
        problem = "" if comparison.cells else "compare.nothing"
        conversation_state.add_comparison(exchange, comparison.cells, problem)
    kept_conversation.keep_up()
    st.rerun()


def _draw_stopped(where: DeltaGenerator, texts: Texts) -> None:
    """Hidden by the style sheet as long as the page works: only a stopped answer shows it."""
    with where.container(key="stopped"):
        st.html(problem_html("problem.interrupted", texts))
        st.button(texts.say("ask.go_on"), key="after-stop")


def _draw_input(texts: Texts, filled_in: str) -> None:
    if unsent := st.session_state.pop(UNSENT, filled_in):
        st.session_state["question"] = unsent
    sentence = texts.say("ask.too_long", longest=LONGEST_QUESTION, number="{number}")
    shown = sentence.replace("{number}", str(len(unsent))) if len(unsent) > LONGEST_QUESTION else ""
    st.html(render("ask/too_long.html.jinja", longest=LONGEST_QUESTION, sentence=sentence, shown=shown))
    question = st.chat_input(texts.say("ask.placeholder"), key="question", submit_mode="stop")
    st.html(render("ask/standing.html.jinja", texts))
    if question and len(question) > LONGEST_QUESTION:
        st.session_state[UNSENT] = question
        st.rerun()
    if question:
        conversation_state.ask(question)


draw()
