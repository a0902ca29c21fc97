"""The command line: a thin face of the package's functions."""

import shlex
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from yzcompare import cache, tasks, terminal, wording
from yzcompare import targets as numbers
from yzcompare.corpus import Corpus, load, with_pairs
from yzcompare.errors import InputError, told
from yzcompare.starting import begin
from yzcompare.writing import write_named

app = typer.Typer(
    help="Compare Chinese government documents over the years.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DEBUG = "--debug"
STANDARD_OUTPUT = Path("-")
READING = "Reading the corpus"

Manifest = Annotated[
    Path | None,
    typer.Option("--corpus", help="Manifest of the corpus (default: data/corpus.toml here or above)."),
]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"yzcompare {version('yzcompare')}")
        raise typer.Exit


@app.callback()
def everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
    debug: Annotated[
        bool, typer.Option(DEBUG, help="Show the traceback of an error; may stand anywhere.")
    ] = False,
) -> None:
    """Compare Chinese government documents over the years."""


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
            metavar="OLD|none",
            help="Reports of an earlier run, or an executed notebook: mark what changed since; else those that lie in the folder.",
        ),
    ] = None,
    zip_: Annotated[
        bool, typer.Option("--zip", help="Pack pages, source texts and tables into one archive, too.")
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Print every page to a PDF too (needs Chromium).")
    ] = False,
    notebooks: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of notebooks to run instead of the project's own."),
    ] = None,
    place: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A place to make pages of, in a corpus of several; may be repeated."
        ),
    ] = None,
    lang: Annotated[
        str,
        typer.Option("--lang", metavar="zh|en", help="Pages in one language; else in both, with a switch."),
    ] = "",
    compare: Annotated[
        list[str] | None,
        typer.Option(
            metavar="2014:2025|all",
            help="Two documents to set side by side, besides neighbouring ones; may be repeated.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write into a folder that holds other files; they stay.")
    ] = False,
    time_limit: Annotated[
        float, typer.Option(help="Seconds that a cell of a notebook may take; 0 is the default of 1800.")
    ] = 0,
    corpus: Manifest = None,
) -> None:
    """Run the notebooks and leave HTML reports to open."""
    from yzcompare.publishing import places, plans, suite  # notebooks and nbconvert take a second to import
    from yzcompare.publishing.archive import ARCHIVE
    from yzcompare.publishing.index import Page

    started = time.monotonic()
    console = terminal.console(sys.stderr)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(READING, total=None)
        options: dict[str, Any] = {
            "only": only or (),
            "settings": set_ or (),
            "briefs": brief or (),
            "against": against,
            "lang": lang,
            "force": force,
            "limit": time_limit,
            "pdf": pdf,
            "archive": zip_,
            "progress": lambda step: _step(bar, task, step),
        }
        folder, whole = plans.find_notebooks(notebooks), load(corpus, progress=options["progress"])
        options["compare"] = with_pairs(whole, ",".join(compare)).asked if compare else ()
        run: Callable[..., list[Page]]
        if len(whole.places) > 1:
            several = places.prepare(whole, folder, out, place or (), **options)
            noted, total, run = several.notes, several.runs, partial(places.run, several)
        else:
            for name in place or ():
                whole.at(name)
            plan = plans.prepare(folder, out, manifest=corpus, **options)
            noted, total, run = plan.notes, len(plan.runs), partial(suite.run, plan)
        _note(noted)
        bar.update(task, description="Running the notebooks", total=total, completed=0)

        def advance(page: Page, total: int) -> None:
            bar.update(task, advance=1)
            state = f"failed: {page.failed.splitlines()[0]}" if page.failed else "done"
            console.print(f"{page.name}: {state}", markup=False)

        try:
            pages = run(progress=advance)
        except terminal.Interrupted as signal:
            bar.stop()
            terminal.tell("interrupted; the reports of earlier runs are unchanged")
            raise typer.Exit(signal.status) from None
        except suite.RunError as error:
            bar.stop()
            terminal.tell(f"{error}; the reports of earlier runs are unchanged")
            raise typer.Exit(1) from None
    failed = [page for page in pages if page.failed]
    seconds = time.monotonic() - started
    count = "1 report" if len(pages) == 1 else f"{len(pages)} reports"
    also = f", {len(failed)} of them failed" if failed else ""
    sent = f"; send {out / ARCHIVE}" if zip_ else ""
    console.print(f"{count} in {seconds:.0f} s{also}: open {out / 'index.html'}{sent}", markup=False)
    if failed:
        raise typer.Exit(1)


def _step(bar: Progress, task: TaskID, step: str) -> None:
    """Say what is done while a corpus is read: each step in place on a terminal, one line elsewhere."""
    if not bar.console.is_terminal and bar.tasks[task].description == READING:
        bar.console.print("Reading the corpus and comparing its documents …")
    bar.update(task, description=step)


def _loaded(manifest: Path | None) -> Corpus:
    """Read the corpus, saying what is done where that takes a while, and then what the user should know of it."""
    columns = TextColumn("{task.description}"), TimeElapsedColumn()
    console = terminal.console(sys.stderr)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(READING, total=None)
        loaded = load(manifest, progress=lambda step: bar.update(task, description=step))
    from yzcompare.rooms import notes  # what draws takes a second to import

    _note((*notes(loaded), *filter(None, [cache.refusal()])))
    return loaded


@app.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make; it may be there, empty.")
    ],
    example: Annotated[
        bool, typer.Option("--example", help="Put five texts of Chongqing's Yuzhong District into it.")
    ] = False,
) -> None:
    """Make a folder to work in: a manifest, corrections by hand, words to add, and what is where."""
    begin(folder, example=example)
    then = "yzcompare report" if example else "yzcompare add FILE…"
    print(f"{folder} is ready; next: cd {shlex.quote(str(folder))} && {then}")


@app.command()
def add(
    files: Annotated[
        list[Path], typer.Argument(help="Files to add, or folders of them: PDF, Word, web pages, texts.")
    ],
    year: Annotated[int, typer.Option(help="The year of the documents; else the texts tell it.")] = 0,
    place: Annotated[str, typer.Option(help="Whose documents they are; else the texts tell it.")] = "",
    title: Annotated[str, typer.Option(help="The title of the document; else one that describes it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Take what is proposed without asking.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Tell what was added as JSON, for a script.")] = False,
    corpus: Manifest = None,
) -> None:
    """Add documents to the corpus: PDF, Word, web pages or texts, shown and asked before anything is written."""
    from yzcompare.adding import command  # what reads files takes a moment to import
    from yzcompare.adding.proposals import Named

    complain = partial(print, file=sys.stderr)
    say = complain if json else print
    named = Named(year, place, title)
    added = command.add(files, command.manifest_for(corpus), named, yes=yes, say=say, complain=terminal.tell)
    if json:
        print(command.as_json(added))
    else:
        for name, proposal in added.documents:
            print(f"added {name}: {proposal.title}")
        if added.documents:
            print(f"{added.manifest} describes them; next: yzcompare check, or yzcompare report")
    if added.failed:
        raise typer.Exit(1 if added.documents else 2)


@app.command()
def tables(
    out: Annotated[Path, typer.Argument(help="Folder for the tables.")],
    form: Annotated[str, typer.Option("--format", help="csv, parquet or xlsx")] = "csv",
    pairs: Annotated[
        str,
        typer.Option(
            metavar="all|neighbours|2014:2025,…",
            help="Pairs of documents to compare; else all of a place with up to six documents, or neighbours.",
        ),
    ] = "",
    corpus: Manifest = None,
) -> None:
    """Write every table as CSV, Parquet or one Excel workbook."""
    loaded = _loaded(corpus)
    from yzcompare.tables import export  # pandas takes a second to import

    for path in export(with_pairs(loaded, pairs) if pairs else loaded, out.expanduser(), form):
        print(path)


@app.command()
def align(
    earlier: Annotated[str, typer.Argument(help="Id of the earlier document.")],
    later: Annotated[str, typer.Argument(help="Id of the later document.")],
    minimum: Annotated[float, typer.Option(help="Lowest score shown, from 0 to 1.")] = 0.0,
    csv: Annotated[
        Path | None, typer.Option(help="Write the links to this CSV file instead; - is standard output.")
    ] = None,
    corpus: Manifest = None,
) -> None:
    """Show which sections of two documents deal with the same task, and what has no counterpart."""
    terminal.end_with_the_reader()
    from yzcompare.sheets import csv_bytes  # pandas takes a second to import

    if not 0 <= minimum <= 1:
        raise InputError(f"--minimum {minimum} is no score", hint="write a number from 0 to 1")
    loaded = _loaded(corpus)
    pair = tasks.alignment_of(loaded, earlier, later)
    frame = tasks.headed_links(loaded, pair, minimum)
    if csv == STANDARD_OUTPUT:
        sys.stdout.buffer.write(csv_bytes(frame))
        return
    if csv is not None:
        write_named(csv.expanduser(), csv_bytes(frame))
        print(csv)
        return
    console = terminal.console(sys.stdout)
    console.print(f"{len(frame)} links from {earlier} to {later}, the strongest first")
    for source, at, target, there, score, strength, sure, relation, why in frame.itertuples(index=False):
        console.print(
            f"[bold]{score}[/bold] {strength}, {sure}, {relation}: {escape(source)} ({at}) → {escape(target)} ({there})"
        )
        console.print(f"     {why}", markup=False, style="dim")
    for state in tasks.STATES:
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
    terminal.end_with_the_reader()

    loaded = _loaded(corpus)
    found = wording.diff_of(loaded, earlier, later, section)
    if not found.tasks:
        print(
            f"No linked section of {earlier} and {later} has {section!r} in its heading: nothing stands side by side."
        )
        return
    if html is not None:
        write_named(html.expanduser(), wording.diff_page(found).encode())
        print(html)
        return
    terminal.show(wording.diff_styled(found), wording.diff_plain(found))


@app.command()
def targets(
    earlier: Annotated[str, typer.Argument(help="Id of the earlier document.")],
    later: Annotated[str, typer.Argument(help="Id of the later document.")],
    indicator: Annotated[str, typer.Option(help="A word in the name of the indicators shown, as 就业.")] = "",
    corpus: Manifest = None,
) -> None:
    """Show what became of the targets of one document in a later one."""
    terminal.end_with_the_reader()

    loaded = _loaded(corpus)
    tasks.alignment_of(loaded, earlier, later)
    chosen = numbers.choose(loaded, [earlier, later], "", indicator)
    print(*numbers.summary(chosen), sep="\n")
    lines = numbers.told_in_lines(chosen)
    if not lines:
        print(numbers.none_told(chosen))
    for line in lines:
        print(f"  {line}")


def _note(notes: Iterable[str]) -> None:
    """Say what the user should know before the result."""
    for note in notes:
        print(f"note: {note}", file=sys.stderr)


def main() -> None:
    """Run the command line: status 2 for wrong input, 1 for a run with failures.

    `--debug` may stand anywhere and shows the traceback of an error.
    """
    debug = DEBUG in sys.argv
    sys.argv = [argument for argument in sys.argv if argument != DEBUG]
    terminal.begin()
    try:
        app()
    except InputError as error:
        terminal.tell(str(error), debug)
        sys.exit(2)
    except terminal.Interrupted as signal:
        terminal.tell("interrupted")
        sys.exit(signal.status)
    except OSError as error:
        terminal.tell(told(error, "the files of this run"), debug)
        sys.exit(2)
    except Exception as error:
        terminal.tell(
            f"a fault of the program: {type(error).__name__}: {error} — run it with {DEBUG} and report it",
            debug,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
