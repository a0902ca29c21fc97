"""The command line: a thin face of the package's functions."""

import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yzcompare.corpus import load
from yzcompare.errors import InputError
from yzcompare.tables import FORMATS, export

app = typer.Typer(
    help="Compare Chinese government documents over the years. --debug shows the traceback of an error.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Manifest = Annotated[
    Path | None,
    typer.Option("--corpus", help="Manifest of the corpus (default: data/corpus.toml here or above)."),
]


@app.command()
def report(
    only: Annotated[
        list[str] | None, typer.Option(help="A notebook to run, by number or name; may be repeated.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("reports"),
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Set a notebook's parameter; may be repeated."),
    ] = None,
    corpus: Manifest = None,
) -> None:
    """Run the notebooks and leave HTML reports to open."""
    from yzcompare.reporting import suite  # notebooks and nbconvert take a second to import

    started = time.monotonic()
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Running the notebooks", total=None)

        def advance(page: suite.Page, total: int) -> None:
            bar.update(task, total=total, advance=1)
            state = f"[red]failed[/red] {page.failed.splitlines()[0]}" if page.failed else "done"
            bar.console.print(f"{page.name}: {state}", highlight=False)

        pages = suite.run(
            suite.find_notebooks(),
            out,
            only=only or (),
            settings=set_ or (),
            manifest=corpus,
            progress=advance,
        )
    failed = [page for page in pages if page.failed]
    console.print(
        f"{len(pages)} reports in {time.monotonic() - started:.0f} s: open {out / 'index.html'}",
        highlight=False,
        soft_wrap=True,
    )
    if failed:
        raise typer.Exit(1)


@app.command()
def tables(
    out: Annotated[Path, typer.Argument(help="Folder for the tables.")],
    form: Annotated[str, typer.Option("--format", help=" or ".join(FORMATS))] = "csv",
    corpus: Manifest = None,
) -> None:
    """Write every table as CSV, Parquet or one Excel workbook."""
    for path in export(load(corpus), out, form):
        typer.echo(path)


def main() -> None:
    """Run the command line: status 2 for wrong input, 1 for a run with failures.

    `--debug` may stand anywhere and shows the traceback of an error.
    """
    debug = "--debug" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--debug"]
    try:
        app()
    except InputError as error:
        if debug:
            raise
        print(f"yzcompare: {error}", file=sys.stderr)
        sys.exit(2)
    except Exception as error:
        if debug:
            raise
        kind = type(error).__name__
        print(
            f"yzcompare: a fault of the program: {kind}: {error} — run it with --debug and report it",
            file=sys.stderr,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
