"""Options and arguments that several commands have, in the same words everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from yzcompare import completing

Manifest = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="PATH",
        help="Manifest of the corpus, or its folder; else corpus.toml or data/corpus.toml here or above.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Processes that work at once; else one for each core, or for each place if there are fewer.",
    ),
]
Scheduler = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Dask scheduler whose workers do the work, as tcp://host:8786.",
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="File to write to; else it is shown.")
]
Json = Annotated[bool, typer.Option("--json", help="Tell the rows as JSON, for a script.")]
Earlier = Annotated[
    str,
    typer.Argument(
        metavar="EARLIER", help="Id of the earlier document.", autocompletion=completing.documents
    ),
]
Later = Annotated[
    str,
    typer.Argument(metavar="LATER", help="Id of the later document.", autocompletion=completing.documents),
]
