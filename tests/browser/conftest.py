"""A real page on a free port: three small documents, a real build, an embedding model without torch."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import typst
from docx import Document as WordDocument
from made_run import two_runs
from page_server import LOTSEN, index
from playwright.sync_api import Browser, expect, sync_playwright
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from visit import Visit

HERE = Path(__file__).parent
DIMENSIONS = 64
# A busy machine draws slowly; what never comes fails all the same.
expect.set_options(timeout=30_000)
SECONDS_TO_START = 60

GUIDE = """
#set document(title: "Samverkansguiden")
#set page(paper: "a4", numbering: "1")
#set text(lang: "sv", hyphenate: true)
#set par(justify: true)
#set heading(numbering: "1.1")
= Pris
== Avgift
Ett universitet får ta ut en avgift upp till full kostnad när ett företag använder universitetets utrustning.
Avgiften ska vara marknadsmässig om konkurrensen annars kan snedvridas. Spara kalkylen, eftersom den är
beviset vid revision. Universitetet beslutar avgiften innan arbetet börjar,
och företaget får veta den i offerten.
#pagebreak()
= Avtal
== Underskrift
Arbetet börjar inte innan avtalet är undertecknat av den som har rätt att teckna för universitetet. En
forskare får normalt inte teckna avtal för universitetet. Registratorn registrerar avtalet och dess bilagor.
"""
VECURA = """---
title: Vecura
kind: infrastructure
language: sv
---

# Vecura

## Väg in

Vecura tillverkar celler och gener för kliniska prövningar. Företaget kommer in hos Vecura genom den
gemensamma ingången, som vägleder och bedömer projekt. Skriv en kort beskrivning av cellterapin:

1. Vilken cellterapi det gäller.
2. Hur långt arbetet har kommit.
3. Vad ni behöver av Vecura.
"""
AGREEMENT = (
    "Confidentiality",
    "A university must disclose public documents unless a provision on secrecy applies.",
)


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF, a Markdown file and a DOCX file."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "vecura.md").write_text(VECURA, encoding="utf-8")
    word = WordDocument()
    word.add_heading(AGREEMENT[0], level=1)
    word.add_paragraph(AGREEMENT[1])
    word.save(str(folder / "agreement.docx"))
    source = tmp_path_factory.mktemp("typst") / "guide.typ"
    source.write_text(GUIDE, encoding="utf-8")
    typst.compile(str(source), output=str(folder / "guide.pdf"))
    return folder


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static embedding model that knows the documents' words and nothing of their meaning."""
    folder = tmp_path_factory.mktemp("model")
    words = sorted({word.strip(".,:;()").lower() for word in f"{GUIDE} {VECURA} {AGREEMENT[1]}".split()})
    tokenizer = Tokenizer(
        WordLevel({word: number for number, word in enumerate(["[UNK]", *words])}, unk_token="[UNK]")  # noqa: S106
    )
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    table = np.random.default_rng(7).normal(size=(len(words) + 1, DIMENSIONS)).astype(np.float32)
    (folder / "0_StaticEmbedding").mkdir()
    tokenizer.save(str(folder / "0_StaticEmbedding" / "tokenizer.json"))
    save_file({"embedding.weight": table}, str(folder / "0_StaticEmbedding" / "model.safetensors"))
    modules = [
        {
            "idx": 0,
            "name": "0",
            "path": "0_StaticEmbedding",
            "type": "sentence_transformers.models.StaticEmbedding",
        }
    ]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def evaluations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs of a measurement with their reports."""
    return two_runs(tmp_path_factory.mktemp("evaluations"))


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory, model: Path, evaluations: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("LOTSEN_")},
        "LOTSEN_HOME": str(tmp_path_factory.mktemp("home")),
        "LOTSEN_EMBEDDING_MODEL": str(model),
        "LOTSEN_EVALS": str(evaluations),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


@pytest.fixture(scope="session")
def url(
    documents: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of the page, served by the command that a user gives."""
    index(documents, environment)
    yield from served([LOTSEN, "app", "--port"], environment, tmp_path_factory.mktemp("log"))


@pytest.fixture(scope="session")
def scripted_url(
    url: str, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of the page with the assistant of scripted_page.py, over the same build."""
    uvicorn = [sys.executable, "-m", "uvicorn", "scripted_page:application", "--app-dir", str(HERE), "--port"]
    yield from served(uvicorn, environment, tmp_path_factory.mktemp("log"))


def served(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[str]:
    """Address of a server, as long as the tests run; its port is the last word of the command."""
    port = free_port()
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen([*command, str(port)], env=environment, stdout=output, stderr=output)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(
        f"the page does not answer at {address}:\n{log.read_text(encoding='utf-8', errors='replace')}"
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # The shell is the same engine without a browser's own windows, which would be drawn beside every page.
    path = next(
        filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None
    )
    if path is None:
        pytest.fail(
            "no Chromium: run `apt-get install chromium-headless-shell` (.ci/run does)", pytrace=False
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, url: str) -> Iterator[Visit]:
    visit = Visit(chromium, url)
    yield visit
    visit.context.close()
