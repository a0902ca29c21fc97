"""`yzcompare new`, `add` and `check`: a folder to work in, what is put there, what is doubtful with it."""

import json as json_text
import os
import shlex
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from yzcompare import terminal
from yzcompare.commands.options import Json, Manifest, Workers
from yzcompare.starting import begin


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


def collect(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder in which reports lie as PLACE/YEAR.*")
    ],
    workers: Workers = None,
    dry: Annotated[bool, typer.Option("--dry-run", help="Read everything, write nothing.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Tell what was added as JSON, for a script.")] = False,
) -> None:
    """Make a corpus of a folder with reports as PLACE/YEAR.*; run again, it adds what is new."""
    from yzcompare.adding import collecting  # what reads files takes a moment to import

    def progress(done: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done:,} of {of:,} files read", end="\n" if done == of else "", file=sys.stderr)

    found = collecting.collect(
        folder, workers or os.cpu_count() or 1, dry=dry, complain=terminal.tell, progress=progress
    )
    if json:
        told = {"manifest": str(found.manifest), "added": found.added, "held": found.held}
        print(json_text.dumps(told | {"failed": found.failed}, ensure_ascii=False, indent=2))
    else:
        added = f"{'would add' if dry else 'added'} {len(found.added):,}"
        print(f"{found.manifest}: {added}, {found.held:,} were there, {len(found.failed):,} left out")
    if found.failed:
        raise typer.Exit(1)


def check(json: Json = False, corpus: Manifest = None) -> None:
    """Tell what is wrong or doubtful with the texts of the corpus, worst first, each with what to do."""
    from yzcompare.checking import whole  # what draws takes a second to import

    terminal.end_with_the_reader()
    found = whole.check(corpus)
    print(whole.as_json(found) if json else whole.told(found))
    if any(each.grade == "fault" for each in found):
        raise typer.Exit(1)
