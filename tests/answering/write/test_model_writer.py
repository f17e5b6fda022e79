from collections.abc import Iterator
from itertools import count

import pytest

from answering.answer import Status
from answering.write.draft import Draft
from answering.write.model_writer import MOST_CLAIMS, MOST_WORDS, ModelWriter
from corpus.errors import ModelUnavailable
from corpus.model import Language
from retrieval.hit import Hit
from tests.answering.conftest import FakeLibrary

ASKED = "Hur länge gäller sekretessen?"


class FakeModel:
    """Sends these pieces; an error among them is raised."""

    name = "fake"

    def __init__(self, *pieces: str | ModelUnavailable) -> None:
        self.pieces = pieces

    def stream(self, system: str, user: str, seconds: float | None = None) -> Iterator[str]:
        for piece in self.pieces:
            if isinstance(piece, ModelUnavailable):
                raise piece
            yield piece


def drafts(library: FakeLibrary, *pieces: str | ModelUnavailable) -> Iterator[Draft]:
    """Drafts of a reply; the tokens are t0, t1, …, the last of them the example's."""
    guide = library.documents["guide-sv"]
    hits = [Hit(passage, guide, 1.0) for passage in library.passages_of("guide-sv")]
    numbers = count()
    return ModelWriter(FakeModel(*pieces), lambda: f"t{next(numbers)}").write(ASKED, Language.SWEDISH, hits)


def told(draft: Draft) -> list[str]:
    return [claim.text for claim in draft.claims]


def test_the_draft_grows_by_one_claim_at_a_time(library: FakeLibrary) -> None:
    grown = [told(draft) for draft in drafts(library, "STATUS: complete\nEtt. [t0]\n", "Två. [t1]")]
    assert grown == [["Ett."], ["Ett.", "Två."]]


def test_the_models_verdict_is_the_status_of_the_draft(library: FakeLibrary) -> None:
    for verdict, status in (("complete", Status.ANSWERED), ("partial", Status.PARTIAL)):
        assert [one.status for one in drafts(library, f"STATUS: {verdict}\nEtt. [t0]")] == [status]
    assert list(drafts(library, "STATUS: none\nEtt. [t0]")) == [Draft(Status.NOT_FOUND)]


@pytest.mark.parametrize("line", ["Ett.", "Ett. [t99]", "Ett. [t5]", "Ett. [guide-sv#1/1]"])
def test_without_a_known_token_there_is_no_claim(library: FakeLibrary, line: str) -> None:
    assert list(drafts(library, f"STATUS: complete\n{line}")) == [Draft(Status.ANSWERED)]


def test_sentences_that_share_their_tokens_are_claims_of_their_own(library: FakeLibrary) -> None:
    (draft,) = drafts(library, "STATUS: complete\nDet ena gäller. Det andra gäller inte. [t0][t1]")
    assert told(draft) == ["Det ena gäller.", "Det andra gäller inte."]
    assert {len(claim.marks) for claim in draft.claims} == {2}


def test_what_was_said_is_not_said_again(library: FakeLibrary) -> None:
    *_, last = drafts(library, "STATUS: complete\nEtt. [t0]\nEtt. [t1]\nTvå. [t0]")
    assert told(last) == ["Ett.", "Två."]


def test_a_draft_is_no_longer_than_one_reads(library: FakeLibrary) -> None:
    *_, last = drafts(
        library, "STATUS: complete\n", *(f"Mening nummer {n} av många. [t0]\n" for n in range(500))
    )
    assert len(last.claims) <= MOST_CLAIMS
    *_, last = drafts(
        library, "STATUS: complete\n", *(f"Mening {n} {'ord ' * 60}. [t0]\n" for n in range(500))
    )
    assert len(" ".join(told(last)).split()) <= MOST_WORDS


def test_a_reply_in_another_form_is_no_reply(library: FakeLibrary) -> None:
    with pytest.raises(ModelUnavailable, match="does not keep to the form"):
        list(drafts(library, "Ett. [t0]"))


def test_a_break_comes_after_what_was_whole(library: FakeLibrary) -> None:
    read = drafts(library, "STATUS: complete\nEtt. [t0]\nTv", ModelUnavailable("broke off"))
    assert told(next(read)) == ["Ett."]
    with pytest.raises(ModelUnavailable, match="broke off"):
        next(read)


def test_the_name_tells_model_and_prompts() -> None:
    assert ModelWriter(FakeModel()).name == "fake/prompt-1"
