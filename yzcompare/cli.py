"""The command line: a thin face of the package's functions."""

import shlex
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from yzcompare import cache, completing, tasks, terminal, wording
from yzcompare import targets as numbers
from yzcompare.corpus import Corpus, load, with_pairs
from yzcompare.errors import InputError, told
from yzcompare.starting import begin
from yzcompare.writing import write_named

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer(
    help="Compare Chinese government documents over the years.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Boxes cut long names in a narrow terminal, and are no characters of a plain one.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DEBUG = "--debug"
READING = "Reading the corpus"

Manifest = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="PATH",
        help="Manifest of the corpus, or its folder; else corpus.toml or data/corpus.toml here or above.",
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


def _examples(*commands: str) -> str:
    """The end of a command's help: lines that can be run as they stand."""
    return "\b\nExamples:\n" + "\n".join(f"  yzcompare {command}" for command in commands)


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


@app.command(
    short_help="Make the pages.",
    epilog=_examples("report", "report --only 03 --lang zh", "report --brief ecology --out brief"),
)
def report(
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A notebook to run, by number or name; may be repeated."),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the reports.")] = Path("reports"),
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Set a notebook's parameter; may be repeated."),
    ] = None,
    brief: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD|all",
            help="A field to make a one-page brief of; may be repeated.",
            autocompletion=completing.fields,
        ),
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
            metavar="NAME",
            help="A place to make pages of, in a corpus of several; may be repeated.",
            autocompletion=completing.places,
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
        float,
        typer.Option(
            metavar="SECONDS", help="Seconds that a cell of a notebook may take; 0 is the default of 1800."
        ),
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


@app.command(short_help="Make a folder to work in.", epilog=_examples("new work", "new district --example"))
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
    there = "" if folder.absolute() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    print(f"{folder} is ready; next: {there}yzcompare {'report' if example else 'add FILE…'}")


@app.command(
    short_help="Add documents to the corpus.",
    epilog=_examples("add 2025.pdf 2026.docx", "add downloads --yes"),
)
def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Files to add, or folders of them: PDF, Word, web pages, texts."),
    ],
    year: Annotated[
        int,
        typer.Option(
            metavar="YEAR", show_default=False, help="The year of the documents; else the texts tell it."
        ),
    ] = 0,
    place: Annotated[
        str, typer.Option(metavar="NAME", help="Whose documents they are; else the texts tell it.")
    ] = "",
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="The title of the document; else one that describes it.")
    ] = "",
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
        elif not added.failed:
            print("nothing was added")
    if added.failed:
        raise typer.Exit(1 if added.documents else 2)


@app.command(
    short_help="Tell what is doubtful with the corpus.",
    epilog=_examples("check", "check --json --corpus work"),
)
def check(json: Json = False, corpus: Manifest = None) -> None:
    """Tell what is wrong or doubtful with the texts of the corpus, worst first, each with what to do."""
    from yzcompare.checking import whole  # what draws takes a second to import

    terminal.end_with_the_reader()
    found = whole.check(corpus)
    print(whole.as_json(found) if json else whole.told(found))
    if any(each.grade == "fault" for each in found):
        raise typer.Exit(1)


@app.command(short_help="Write every table.", epilog=_examples("tables out", "tables out --format xlsx"))
def tables(
    out: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the tables.")],
    form: Annotated[
        str, typer.Option("--format", metavar="csv|parquet|xlsx", help="Kind of the files.")
    ] = "csv",
    pairs: Annotated[
        str,
        typer.Option(
            metavar="all|neighbours|2014:2025,...",
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


@app.command(
    short_help="Show which sections belong together.",
    epilog=_examples("align 2024 2025", "align 2024 2025 --format csv --out links.csv"),
)
def align(
    earlier: Earlier,
    later: Later,
    minimum: Annotated[float, typer.Option(metavar="SCORE", help="Lowest score shown, from 0 to 1.")] = 0.0,
    form: Annotated[
        str, typer.Option("--format", metavar="text|csv", help="How links are written.")
    ] = "text",
    json: Json = False,
    out: Out = None,
    corpus: Manifest = None,
) -> None:
    """Show which sections of two documents deal with the same task, and what has no counterpart."""
    terminal.end_with_the_reader()
    from yzcompare.sheets import csv_bytes  # pandas takes a second to import

    if not 0 <= minimum <= 1:
        raise InputError(f"--minimum {minimum} is no score", hint="write a number from 0 to 1")
    _check_format(form, ("text", "csv"), json, out)
    loaded = _loaded(corpus)
    pair = tasks.alignment_of(loaded, earlier, later)
    frame = tasks.headed_links(loaded, pair, minimum)
    if json:
        _hand_on_rows(frame, out)
        return
    if form == "csv":
        _hand_on(csv_bytes(frame), out)
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


@app.command(
    short_help="Show how the wording changed.",
    epilog=_examples("diff 2024 2025", "diff 2024 2025 --format html --out diff.html"),
)
def diff(
    earlier: Earlier,
    later: Later,
    section: Annotated[
        str, typer.Option(metavar="WORDS", help="Words of a heading; keeps the tasks that have them.")
    ] = "",
    form: Annotated[str, typer.Option("--format", metavar="text|html", help="How it is written.")] = "text",
    json: Json = False,
    out: Out = None,
    corpus: Manifest = None,
) -> None:
    """Show how the wording of the linked sections of two documents changed."""
    terminal.end_with_the_reader()
    _check_format(form, ("text", "html"), json, out)
    loaded = _loaded(corpus)
    found = wording.diff_of(loaded, earlier, later, section)
    if json:
        from yzcompare.tables import between  # pandas takes a second to import

        sections = {each.id for task in found.tasks for each in (task.later, *task.earlier)}
        rows = between(loaded, "changes", earlier, later)
        of_tasks = rows["earlier_section"].isin(sections) | rows["later_section"].isin(sections)
        _hand_on_rows(rows[of_tasks] if section else rows, out)
        return
    if not found.tasks:
        print(
            f"No linked section of {earlier} and {later} has {section!r} in its heading: nothing stands side by side."
        )
        return
    if form == "html":
        _hand_on(wording.diff_page(found).encode(), out)
        return
    terminal.show(wording.diff_styled(found), wording.diff_plain(found))


@app.command(
    short_help="Show what became of the targets.",
    epilog=_examples("targets 2014 2025", "targets 2024 2025 --json"),
)
def targets(
    earlier: Earlier,
    later: Later,
    indicator: Annotated[
        str, typer.Option(metavar="WORD", help="A word in the name of the indicators shown.")
    ] = "",
    json: Json = False,
    out: Out = None,
    corpus: Manifest = None,
) -> None:
    """Show what became of the targets of one document in a later one."""
    terminal.end_with_the_reader()
    _check_format("text", ("text",), json, out)
    loaded = _loaded(corpus)
    if json:
        from yzcompare.tables import between  # pandas takes a second to import

        rows = between(loaded, "comparisons", earlier, later)
        _hand_on_rows(rows[rows["indicator"].str.contains(indicator, regex=False)], out)
        return
    tasks.alignment_of(loaded, earlier, later)
    chosen = numbers.choose(loaded, [earlier, later], "", indicator)
    print(*numbers.summary(chosen), sep="\n")
    lines = numbers.told_in_lines(chosen)
    if not lines:
        print(numbers.none_told(chosen))
    for line in lines:
        print(f"  {line}")


def _check_format(form: str, known: tuple[str, ...], json: bool, out: Path | None) -> None:
    """Check how a result is asked for before it is made: what is shown on a terminal goes into no file."""
    if form not in known:
        raise InputError(f"there is no format {form!r}", hint="known are: " + ", ".join(known))
    if json and form != "text":
        raise InputError(f"--json and --format {form} are two formats", hint="take one of them out")
    if out is not None and form == "text" and not json:
        others = [*(f"--format {each}" for each in known if each != "text"), "--json"]
        raise InputError("--out is for what is no text", hint=f"add {' or '.join(others)}, or write > FILE")


def _hand_on(data: bytes, out: Path | None) -> None:
    """Write a result into the file named, and say so, or to standard output."""
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        write_named(out.expanduser(), data)
        print(out)


def _hand_on_rows(frame: "pd.DataFrame", out: Path | None) -> None:
    """Write the rows of a table as JSON."""
    from yzcompare.sheets import json_bytes  # pandas takes a second to import

    _hand_on(json_bytes(frame), out)


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
