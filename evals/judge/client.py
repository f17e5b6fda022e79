"""A judge on an OpenAI-compatible server, as ragas wants one: time limits, its cost counted."""

import json
from dataclasses import dataclass
from typing import Any

import httpx
import instructor.core as instructor
import openai

from corpus.errors import ModelUnavailable
from evals.measures.ragas_loading import ragas_module
from evals.model_server import ModelServer

# A connection that is refused stays refused; whatever else fails is counted, not tried again and again.
RETRIES = 0
LONGEST_REPLY = 4096  # tokens: statements of a long answer, each with a reason
NO_KEY = "none"
# What a useless reply ends in: no JSON, another form than the one asked for, none in time.
UNUSABLE = (openai.OpenAIError, instructor.InstructorError, ValueError, TypeError, TimeoutError)


@dataclass
class Spent:
    """What the judge has cost so far; tokens as the server says."""

    calls: int = 0
    sent: int = 0
    received: int = 0
    seconds: float = 0.0


class JudgeClient:
    """Holds the connection; to be closed in the loop that used it."""

    def __init__(self, server: ModelServer) -> None:
        self.spent = Spent()
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(server.seconds, connect=min(5.0, server.seconds)),
            event_hooks={"response": [self._count]},
            follow_redirects=False,
        )
        client = openai.AsyncOpenAI(
            api_key=server.key or NO_KEY, base_url=server.url, max_retries=RETRIES, http_client=self._http
        )
        factory = ragas_module("ragas.llms").llm_factory
        self.llm = factory(server.model, provider="openai", client=client, max_tokens=LONGEST_REPLY)

    async def close(self) -> None:
        """No reply is waited for any more."""
        await self._http.aclose()

    async def _count(self, response: httpx.Response) -> None:
        await response.aread()
        self.spent.calls += 1
        self.spent.seconds += response.elapsed.total_seconds()
        try:
            usage: Any = json.loads(response.content).get("usage") or {}
            self.spent.sent += int(usage.get("prompt_tokens") or 0)
            self.spent.received += int(usage.get("completion_tokens") or 0)
        except (ValueError, AttributeError, TypeError):
            return  # no reply of the protocol; whoever reads it will say so


def raise_if_away(error: BaseException, server: ModelServer) -> None:
    """A judge that cannot be reached or lets nobody in will not judge the next answer either.

    Raises:
        ModelUnavailable: this is why the error came.
    """
    for each in _causes(error):
        if isinstance(each, openai.APIConnectionError) and not isinstance(each, openai.APITimeoutError):
            raise ModelUnavailable("the judge does not answer: is its server running, is --judge-url right?")
        if isinstance(each, openai.AuthenticationError | openai.PermissionDeniedError):
            raise ModelUnavailable("the judge's server does not accept the key of --judge-key-file.")
        if isinstance(each, openai.NotFoundError):
            raise ModelUnavailable(f"the judge's server has no model {server.model!r} at --judge-url.")


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        attempts = getattr(error, "failed_attempts", None) or ()
        found += [each.exception for each in attempts if isinstance(each.exception, BaseException)]
        error = error.__cause__ or error.__context__
    return found
