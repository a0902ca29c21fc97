"""The command line: a thin face of the package's functions."""

import signal
import sys
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yzcompare.comparing.alignment import STATES
from yzcompare.corpus import load
from yzcompare.errors import InputError
from yzcompare.sheets import csv_bytes
from yzcompare.tables import FORMATS, export
from yzcompare.writing import write_named

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
    brief: Annotated[
        list[str] | None,
        typer.Option(metavar="THEME|all", help="A theme to make a one-page brief of; may be repeated."),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="OLD", help="Reports of an earlier run, or an executed notebook: mark what changed since."
        ),
    ] = None,
    zip_: Annotated[
        bool, typer.Option("--zip", help="Pack pages, source texts and tables into one archive, too.")
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Print every page to a PDF too (needs Chromium).")
    ] = False,
    corpus: Manifest = None,
) -> None:
    """Run the notebooks and leave HTML reports to open."""
    from yzcompare.reporting import suite  # notebooks and nbconvert take a second to import
    from yzcompare.reporting.index import Page
    from yzcompare.reporting.pdf import find_chromium, print_page
    from yzcompare.reporting.publishing import write_archive

    started = time.monotonic()
    chromium = find_chromium() if pdf else None
    plan = suite.prepare(
        suite.find_notebooks(),
        out,
        only=only or (),
        settings=set_ or (),
        briefs=brief or (),
        manifest=corpus,
        against=against,
    )
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    _note(plan.notes)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Running the notebooks", total=len(plan.runs))

        def advance(page: Page, total: int) -> None:
            bar.update(task, advance=1)
            state = f"failed: {page.failed.splitlines()[0]}" if page.failed else "done"
            console.print(f"{page.name}: {state}", markup=False)

        try:
            pages = suite.run(plan, progress=advance)
        except KeyboardInterrupt:
            bar.stop()
            _interrupted()
    if chromium is not None:
        for name in ("index", *(page.name for page in pages)):
            print_page(chromium, out / f"{name}.html", out / f"{name}.pdf")
            console.print(f"{name}.pdf: done", markup=False)
    failed = [page for page in pages if page.failed]
    seconds = time.monotonic() - started
    count = "1 report" if len(pages) == 1 else f"{len(pages)} reports"
    told = f", {len(failed)} of them failed" if failed else ""
    archive = (
        write_archive(plan.corpus, [path.stem for path in suite.choose(plan.folder, ())], out) if zip_ else ""
    )
    sent = f"; send {archive}" if zip_ else ""
    console.print(f"{count} in {seconds:.0f} s{told}: open {out / 'index.html'}{sent}", markup=False)
    if failed:
        raise typer.Exit(1)


@app.command()
def tables(
    out: Annotated[Path, typer.Argument(help="Folder for the tables.")],
    form: Annotated[str, typer.Option("--format", help=" or ".join(FORMATS))] = "csv",
    corpus: Manifest = None,
) -> None:
    """Write every table as CSV, Parquet or one Excel workbook."""
    loaded = load(corpus)
    _note(loaded.notes)
    for path in export(loaded, out, form):
        typer.echo(path)


@app.command()
def align(
    earlier: Annotated[str, typer.Argument(help="Id of the earlier document.")],
    later: Annotated[str, typer.Argument(help="Id of the later document.")],
    minimum: Annotated[float, typer.Option(help="Lowest score shown, from 0 to 1.")] = 0.0,
    csv: Annotated[Path | None, typer.Option(help="Write the links to this CSV file instead.")] = None,
    corpus: Manifest = None,
) -> None:
    """Show which sections of two documents deal with the same task, and what has no counterpart."""
    from yzcompare.reporting.sections import links_frame

    if not 0 <= minimum <= 1:
        raise InputError(f"--minimum {minimum} is no score", hint="write a number from 0 to 1")
    loaded = load(corpus)
    _note(loaded.notes)
    pair = loaded.alignment(earlier, later)
    frame = links_frame(loaded, pair, minimum)
    if csv is not None:
        write_named(csv, csv_bytes(frame))
        typer.echo(csv)
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{len(frame)} links from {earlier} to {later}, the strongest first")
    for score, strength, relation, source, at, target, there, why in frame[
        ["score", "strength", "relation", earlier, "place", later, "its place", "reasons"]
    ].itertuples(index=False):
        console.print(
            f"[bold]{score}[/bold] {strength}, {relation}: {escape(source)} ({at}) → {escape(target)} ({there})"
        )
        console.print(f"     {why}", markup=False, style="dim")
    for state in STATES:
        for document in (earlier, later):
            named = [u for u in pair.unlinked if (u.state, u.document) == (state, document)]
            if named:
                listing = "; ".join(f"{loaded.sections[u.section].title} ({u.section})" for u in named)
                console.print(f"{document}, {state}: {listing}", markup=False)
    if pair.note:
        console.print(f"What limits the comparison: {pair.note}.", markup=False)


@app.command()
def diff(
    earlier: Annotated[str, typer.Argument(help="Id of the earlier document.")],
    later: Annotated[str, typer.Argument(help="Id of the later document.")],
    section: Annotated[str, typer.Option(help="Words of a heading; keeps the tasks that have them.")] = "",
    html: Annotated[Path | None, typer.Option(help="Write a page instead.")] = None,
    corpus: Manifest = None,
) -> None:
    """Show how the wording of the linked sections of two documents changed."""
    from yzcompare.reporting.diffs import page, plain, terminal

    loaded = load(corpus)
    _note(loaded.notes)
    found = loaded.diff(earlier, later, section)
    if not found.tasks:
        typer.echo(
            f"No linked section of {earlier} and {later} has {section!r} in its heading: nothing stands side by side."
        )
        return
    if html is not None:
        write_named(html, page(found).encode())
        typer.echo(html)
        return
    console = Console(highlight=False)
    if console.is_terminal:
        with console.pager(styles=True):
            console.print(terminal(found))
    else:
        typer.echo(plain(found))


@app.command()
def targets(
    earlier: Annotated[str, typer.Argument(help="Id of the earlier document.")],
    later: Annotated[str, typer.Argument(help="Id of the later document.")],
    indicator: Annotated[str, typer.Option(help="A word in the name of the indicators shown, as 就业.")] = "",
    corpus: Manifest = None,
) -> None:
    """Show what became of the targets of one document in a later one."""
    from yzcompare.reporting.targets import choose, findings, told_in_lines

    loaded = load(corpus)
    _note(loaded.notes)
    loaded.alignment(earlier, later)
    chosen = choose(loaded, [earlier, later], "", indicator)
    for line in findings(chosen):
        typer.echo(line)
    lines = told_in_lines(chosen)
    if not lines:
        typer.echo(f"No target of {earlier} or {later} has {indicator!r} in its indicator's name.")
    for line in lines:
        typer.echo(f"  {line}")


def _note(notes: Iterable[str]) -> None:
    """Say what the user should know before the result."""
    for note in notes:
        typer.echo(f"note: {note}", err=True)


def main() -> None:
    """Run the command line: status 2 for wrong input, 1 for a run with failures.

    `--debug` may stand anywhere and shows the traceback of an error.
    """
    debug = "--debug" in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != "--debug"]
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        app()
    except InputError as error:
        _tell(str(error), debug)
        sys.exit(2)
    except KeyboardInterrupt:
        _interrupted()
    except OSError as error:
        _tell(f"{error.filename}: {error.strerror} — name another file or folder", debug)
        sys.exit(2)
    except Exception as error:
        _tell(
            f"a fault of the program: {type(error).__name__}: {error} — run it with --debug and report it",
            debug,
        )
        sys.exit(1)


def _interrupted() -> NoReturn:
    """Leave after Ctrl-C."""
    _tell("interrupted; the reports of earlier runs are unchanged")
    sys.exit(130)


def _tell(message: str, debug: bool = False) -> None:
    """Say in one line what went wrong; the traceback comes first where it is asked for."""
    if debug:
        traceback.print_exc()
    print(f"yzcompare: {message}", file=sys.stderr)


if __name__ == "__main__":
    main()
