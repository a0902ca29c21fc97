"""`yzcompare align`, `diff` and `targets`: what was compared, in the terminal."""

import sys
from typing import Annotated

import typer
from rich.markup import escape

from yzcompare import targets as numbers
from yzcompare import tasks, terminal, wording
from yzcompare.commands.answers import check_format, hand_on, hand_on_rows, loaded
from yzcompare.commands.options import Earlier, Json, Later, Manifest, Out
from yzcompare.errors import InputError


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
    check_format(form, ("text", "csv"), json, out)
    held = loaded(corpus)
    pair = tasks.alignment_of(held, earlier, later)
    frame = tasks.headed_links(held, pair, minimum)
    if json:
        hand_on_rows(frame, out)
        return
    if form == "csv":
        hand_on(csv_bytes(frame), out)
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
                listing = "; ".join(f"{held.sections[u.section].title} ({u.section})" for u in named)
                console.print(f"{document}, {state}: {listing}", markup=False)
    if pair.note:
        console.print(f"What limits the comparison: {pair.note}.", markup=False)


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
    check_format(form, ("text", "html"), json, out)
    held = loaded(corpus)
    found = wording.diff_of(held, earlier, later, section)
    if json:
        from yzcompare.tables import between  # pandas takes a second to import

        sections = {each.id for task in found.tasks for each in (task.later, *task.earlier)}
        rows = between(held, "changes", earlier, later)
        of_tasks = rows["earlier_section"].isin(sections) | rows["later_section"].isin(sections)
        hand_on_rows(rows[of_tasks] if section else rows, out)
        return
    if not found.tasks:
        print(
            f"No linked section of {earlier} and {later} has {section!r} in its heading: nothing stands side by side."
        )
        return
    if form == "html":
        hand_on(wording.diff_page(found).encode(), out)
        return
    terminal.show(wording.diff_styled(found), wording.diff_plain(found))


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
    check_format("text", ("text",), json, out)
    held = loaded(corpus)
    if json:
        from yzcompare.tables import between  # pandas takes a second to import

        rows = between(held, "comparisons", earlier, later)
        hand_on_rows(rows[rows["indicator"].str.contains(indicator, regex=False)], out)
        return
    tasks.alignment_of(held, earlier, later)
    chosen = numbers.choose(held, [earlier, later], "", indicator)
    print(*numbers.summary(chosen), sep="\n")
    lines = numbers.told_in_lines(chosen)
    if not lines:
        print(numbers.none_told(chosen))
    for line in lines:
        print(f"  {line}")
