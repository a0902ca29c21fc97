"""Earlier runs of a notebook: found, read, and told at the top of a page as what changed since."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from yzcompare.errors import InputError
from yzcompare.messages import COMMA, Message, say, say_n, together
from yzcompare.publishing.notebooks import assigned, notes_of, read_notebook
from yzcompare.publishing.parameters import told
from yzcompare.publishing.parts import Part, parts_of
from yzcompare.publishing.since.results import Difference, compare
from yzcompare.showing.html import Html, attribute

EXECUTED = "executed"
"""Folder within a folder of reports that holds the executed notebooks."""

_KINDS: dict[str, Callable[[int], Message]] = {
    "figure": lambda n: say_n("{n} figure", "{n} figures", n),
    "chart": lambda n: say_n("{n} chart", "{n} charts", n),
    "table row": lambda n: say_n("{n} table row", "{n} table rows", n),
    "table column": lambda n: say_n("{n} table column", "{n} table columns", n),
    "table": lambda n: say_n("{n} table", "{n} tables", n),
    "sentence": lambda n: say_n("{n} sentence", "{n} sentences", n),
    "quotation": lambda n: say_n("{n} quotation", "{n} quotations", n),
    "result": lambda n: say_n("{n} result", "{n} results", n),
}
"""What is counted, in the order in which it is told."""

_STATES: dict[str, Callable[[Message], Message]] = {
    "changed": lambda things: say("{things} changed", things=things),
    "added": lambda things: say("{things} added", things=things),
    "gone": lambda things: say("{things} gone", things=things),
}


@dataclass(frozen=True, slots=True)
class Run:
    """An earlier run of a notebook: its parts, its date (empty where unknown), corpus and parameters."""

    parts: tuple[Part, ...]
    date: str
    checksum: str
    parameters: str


def check(path: Path, names: Collection[str]) -> None:
    """See that there is an earlier run to compare the pages `names` with: an executed notebook, or a folder of them.

    Every notebook that will be compared with is read: what is wrong with it is told before a notebook runs.
    Raises InputError where there is none, or one that cannot be used.
    """
    files = sorted(set(_inside(path))) if path.is_dir() else [path]
    if not files:
        raise InputError(
            f"{path}: holds no executed notebooks",
            hint="name an earlier folder of reports or an executed notebook",
        )
    found = [find_run(path, name) for name in names] if path.is_dir() else [read_run(path)]
    if not any(found) or not {file.stem for file in files} & set(names):
        raise InputError(f"{path}: no earlier run of these pages", hint=f"they are called {', '.join(names)}")


def find_run(path: Path, name: str) -> Run | None:
    """The earlier run of the notebook `name` in a folder of reports, or that of a file; None where there is none.

    Raises InputError for a file that is no executed notebook.
    """
    if not path.is_dir():
        return read_run(path)
    found = [file for file in _inside(path) if file.stem == name]
    return read_run(found[0]) if found else None


def _inside(path: Path) -> Iterator[Path]:
    for folder in (path / EXECUTED, path):
        yield from sorted(folder.glob("*.ipynb"))


def read_run(file: Path) -> Run:
    """Read an executed notebook.

    Raises InputError for what is no notebook, or one without results.
    """
    notebook = read_notebook(file)
    notes = notes_of(notebook, file)
    if not notes and not any(cell.get("outputs") for cell in notebook.cells):
        raise InputError(
            f"{file}: holds no results", hint="name one from a folder of reports, under executed/"
        )
    parameters = notes["parameters"] if "parameters" in notes else told(assigned(notebook, name=file))
    parts, _ = parts_of(notebook)
    return Run(tuple(parts), notes.get("date", ""), notes.get("checksum", ""), parameters)


def counted(differences: Sequence[Difference]) -> Message:
    """Differences in words, by kind.

    >>> counted([Difference("figure", "changed"), Difference("figure", "changed"), Difference("table row", "added")])
    '2 figures changed, 1 table row added'
    """
    totals = Counter(differences)
    told_ = [
        state(things(number))
        for kind, things in _KINDS.items()
        for name, state in _STATES.items()
        if (number := totals[Difference(kind, name)])
    ]
    return together(told_, between=COMMA)


def changes_since(
    run: Run | None, parts: Sequence[Part], checksum: str, parameters: str
) -> tuple[list[Part], str]:
    """Mark in the parts of a page what changed since an earlier run; return them and a summary as HTML.

    `checksum` and `parameters` are those of the later run; `run` is None where there is no earlier one.
    """
    if run is None:
        return list(parts), _section([say("The earlier reports do not hold this page: nothing is marked.")])
    if _keyed(parts) and not _keyed(run.parts):
        return list(parts), _section(
            [
                say(
                    "The earlier results carry no keys, for an older version or another tool made them: nothing is marked."
                )
            ]
        )
    comparison = compare(run.parts, parts)
    marked = _numbered(comparison.parts)
    differences = [each for found in comparison.differences for each in found]
    when = say("Since the run of {date}", date=run.date) if run.date else say("Since the earlier run")
    what = counted(differences) if differences else say("nothing changed")
    lines: list[object] = [Html("<strong>{}</strong>{}").format(when, say(": {what}.", what=what))]
    where = _where(marked, comparison.differences)
    if where:
        lines.append(say("Where: {places}.", places=Html(" · ").join(where)))
    if run.parameters != parameters:
        lines.append(say("Parameters then: {parameters}.", parameters=run.parameters or say("none")))
    if run.checksum and checksum:
        same = run.checksum == checksum
        lines.append(
            say("The corpus is the same.")
            if same
            else say("The corpus then: {checksum}.", checksum=run.checksum)
        )
    return marked, _section(lines)


def _keyed(parts: Sequence[Part]) -> bool:
    return any(" data-key=" in part.html for part in parts)


def _section(lines: Sequence[object]) -> Html:
    told_ = Html().join(Html("<p>{}</p>").format(line) for line in lines)
    label = attribute("aria-label", say("What changed since the earlier run"))
    return Html('<section class="since"{}>{}</section>').format(label, told_)


def _numbered(parts: Sequence[Part]) -> list[Part]:
    """Parts with an id at the first mark of each that has one: since-1, since-2, …"""
    number, numbered = 0, []
    for part in parts:
        html, found = re.subn(r'class="since', f'id="since-{number + 1}" class="since', part.html, count=1)
        number += found
        numbered.append(replace(part, html=html))
    return numbered


def _where(parts: Sequence[Part], differences: Sequence[Sequence[Difference]]) -> list[Html]:
    """Links to the first mark under every heading, each with the number of differences there."""
    places: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for part, found in zip(parts, differences, strict=True):
        anchor = re.search(r'id="(since-\d+)"', part.html)
        if found and anchor:
            name = part.section.text if part.section else say("Top")
            places.setdefault(name, anchor[1])
            counts[name] += len(found)
    return [
        Html('<a href="#{}">{}</a> ({:,})').format(anchor, name, counts[name])
        for name, anchor in places.items()
    ]
