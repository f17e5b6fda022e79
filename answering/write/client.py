"""A language model on any OpenAI-compatible server, through LlamaIndex's client: text as it comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

import httpx
import openai
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike

from answering.write.awaiting import Limits, within
from corpus.errors import ModelUnavailable, SettingsError
from corpus.word_list import listed

# The client tells servers the operating system, the Python version and whatever OPENAI_* variables say.
# Only what the protocol needs is sent.
_HEADERS = listed(
    "accept accept-encoding authorization connection content-length content-type host user-agent"
)
# The client insists on a key; without one of ours the header is taken off again.
_NO_KEY = "none"
# Enough for the prompt that is sent; a client that knows it cuts nothing.
_CONTEXT_WINDOW = 8192
_MOST_TOKENS = 1500  # of a reply, thoughts included
_BUSY = 429
_FINISHED = "stop"
# What reading something that is no reply can end in: invalid JSON, fields of other types or not there.
_GARBLED = (ValueError, TypeError, AttributeError, LookupError, RuntimeError)


class _Passing(ModelUnavailable):
    """A failure that a second try may mend: busy, restarting, not reached."""


@dataclass(frozen=True, slots=True)
class _Call:
    """One request on a connection of its own, so that stopping it stops no other."""

    client: httpx.Client
    llm: OpenAILike


class LanguageModel:
    """A model by the address of its server and its name there.

    Args:
        url: up to and including "/v1", or whatever stands there in its place.
        key: sent to this server and shown nowhere.
    """

    def __init__(self, url: str, name: str, key: str | None = None, limits: Limits = Limits()) -> None:
        self.name = name
        self._url = url
        self._key = key
        self._limits = limits
        self._open().client.close()  # a model that the client does not know how to call fails here

    def __repr__(self) -> str:
        return f"LanguageModel({self._url!r}, {self.name!r})"

    def stream(self, system: str, user: str, seconds: float | None = None) -> Iterator[str]:
        """The model's text in pieces, empty ones where it only thinks; tried twice at most.

        Raises:
            ModelUnavailable: it does not answer, refuses, is too slow, or breaks off.
        """
        messages = (ChatMessage(role=MessageRole.SYSTEM, content=system), ChatMessage(content=user))
        deadline = monotonic() + (seconds or self._limits.total)
        try:
            yield from self._once(messages, deadline)
        except _Passing:
            # Nothing has come yet, so nothing comes twice.
            sleep(max(0.0, min(self._limits.pause, deadline - monotonic())))
            yield from self._once(messages, deadline)

    def _once(self, messages: Sequence[ChatMessage], deadline: float) -> Iterator[str]:
        call = self._open()
        return within(self._limits, deadline, lambda: self._read(call, messages), call.client.close)

    def _open(self) -> _Call:
        # The client retries by itself, and LlamaIndex around it; both are off, so that two tries are two.
        client = httpx.Client(event_hooks={"request": [self._only_what_is_needed]}, follow_redirects=False)
        timeout = httpx.Timeout(self._limits.longest_silence, connect=self._limits.connect)
        api = openai.OpenAI(
            api_key=self._key or _NO_KEY,
            base_url=self._url,
            timeout=timeout,
            max_retries=0,
            http_client=client,
        )
        settings: dict[str, Any] = {
            "model": self.name,
            "api_base": self._url,
            "api_key": self._key or _NO_KEY,
            "openai_client": api,
            "is_chat_model": True,
            "context_window": _CONTEXT_WINDOW,
            "temperature": 0.0,
            # Else a small model may go on for ever.
            "max_tokens": _MOST_TOKENS,
            "max_retries": 0,
        }
        try:
            llm = OpenAILike(**settings)
        except ValueError as error:
            client.close()
            raise SettingsError(
                f"LOTSEN_LLM_MODEL is {self.name!r}, which knows no chat completions; name another."
            ) from error
        return _Call(client, llm)

    def _only_what_is_needed(self, request: httpx.Request) -> None:
        for name in list(request.headers):
            if name not in _HEADERS or (name == "authorization" and not self._key):
                del request.headers[name]

    def _read(self, call: _Call, messages: Sequence[ChatMessage]) -> Iterator[str]:
        begun, finish = False, None
        try:
            for reply in call.llm.stream_chat(messages):
                begun = True
                finish = _finish_of(reply.raw) or finish
                yield reply.delta or ""
        except openai.APIStatusError as error:
            raise _refused(error.status_code, self._url, self.name) from error
        except (openai.APITimeoutError, httpx.TimeoutException) as error:
            raise ModelUnavailable(f"{self._url} took too long to answer: is the model loaded?") from error
        except (openai.APIConnectionError, httpx.HTTPError, OSError) as error:
            kind = ModelUnavailable if begun else _Passing
            raise kind(f"{self._url} does not answer: is it running, is LOTSEN_LLM_URL right?") from error
        except (openai.OpenAIError, *_GARBLED) as error:
            raise ModelUnavailable(f"{self._url} sends what is no chat completion: is it /v1?") from error
        finally:
            call.client.close()
        if finish != _FINISHED:
            raise ModelUnavailable(f"{self._url} broke off in the middle ({finish or 'no end'})")


def _finish_of(raw: Any) -> str | None:
    choices = getattr(raw, "choices", None)
    return getattr(choices[0], "finish_reason", None) if choices else None


def _refused(code: int, url: str, name: str) -> ModelUnavailable:
    """What to do about an HTTP status; the server's own words may repeat the key and are not told."""
    if code in {401, 403}:
        return ModelUnavailable(f"{url} refuses the key (HTTP {code}): set LOTSEN_LLM_KEY")
    if code == 404:
        return ModelUnavailable(
            f"{url} has no model {name!r} there (HTTP 404): check LOTSEN_LLM_MODEL and URL"
        )
    if code == _BUSY or code >= 500:
        return _Passing(f"{url} is too busy or failing (HTTP {code}): try later")
    return ModelUnavailable(f"{url} refuses the request (HTTP {code}): see what its manual asks for")
