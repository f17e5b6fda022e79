"""What several commands of lotsen-eval take."""

from pathlib import Path
from typing import Annotated

import typer

Results = Annotated[Path, typer.Option(help="Where runs and other results are kept.")]
NewHome = Annotated[Path | None, typer.Option(help="An index of the corpus; without it one is built.")]
Home = Annotated[Path, typer.Option(help="An index of the corpus.")]
Run = Annotated[str, typer.Argument(metavar="RUN", help="Folder or name (the newest run).")]
Gates = Annotated[Path, typer.Option(metavar="FILE", help="Thresholds (gates.toml).", show_default=False)]
HeldOut = Annotated[bool, typer.Option("--held-out", help="Show cases only to be counted, too.")]
Json = Annotated[bool, typer.Option("--json", help="Machine-readable.")]
Sets = Annotated[list[Path] | None, typer.Argument(metavar="SET.json", help="Corpus, queries and qrels.")]
Cases = Annotated[bool, typer.Option("--cases", help="The project's own questions, of --home.")]

JudgeUrl = Annotated[
    str | None, typer.Option(metavar="URL", help="OpenAI-compatible server of a model that judges answers.")
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The model's name there.")]
KeyFile = Annotated[Path | None, typer.Option(metavar="FILE", help="A file with its key, if any.")]
Seconds = Annotated[float, typer.Option(metavar="N", help="For a reply.")]
JudgeTimes = Annotated[int, typer.Option(metavar="N", help="How often each answer is judged.")]

HOME = Path(".lotsen")
JUDGE_TIMES = 3
