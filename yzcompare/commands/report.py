"""`yzcompare report`: the pages."""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from yzcompare import completing, terminal
from yzcompare.commands.answers import READING, note
from yzcompare.commands.options import Manifest
from yzcompare.corpus import load, with_pairs


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
        note(noted)
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
