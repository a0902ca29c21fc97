"""Two runs of one notebook compared cell by cell: what a page says now that it did not say then."""

import re
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from rapidfuzz import fuzz, process

from yzcompare.errors import InputError
from yzcompare.publishing.notebooks import assigned, notes_of, read_notebook
from yzcompare.publishing.parameters import told
from yzcompare.publishing.parts import Part, parts_of
from yzcompare.publishing.since.results import mark
from yzcompare.publishing.since.sentences import SHOWN, Difference
from yzcompare.publishing.since.sequences import opcodes
from yzcompare.showing.html import escape

EXECUTED = "executed"
"""Folder within a folder of reports that holds the executed notebooks."""

ALIKE = 60.0
"""Per cent of a cell's source that two cells share from which they are one cell that was edited."""

_UNSEEN = re.compile(r"<(style|svg)\b.*?</\1>", re.S)
_ORDER = ("figure", "table row", "table column", "table", "sentence", "result")
_STATES = ("changed", "added", "gone", "moved")


@dataclass(frozen=True, slots=True)
class Run:
    """An earlier run of a notebook: its parts, its date (empty where unknown), corpus and parameters."""

    parts: tuple[Part, ...]
    date: str
    checksum: str
    parameters: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The parts of the later run with their marks, and what differs in each."""

    parts: tuple[Part, ...]
    differences: tuple[tuple[Difference, ...], ...]


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


def compare(earlier: Sequence[Part], later: Sequence[Part]) -> Comparison:
    """Compare two runs part by part and mark in the later one what changed.

    Parts belong together that have the same source, in the order in which difflib finds them, then
    wherever they stand (a moved cell), then those whose source was edited.
    """
    partners, moved = _pairs(earlier, later)
    parts, differences = [], []
    gone = sorted(set(range(len(earlier))) - set(partners.values()))
    for number, part in enumerate(later):
        found: list[Difference] = []
        html = part.html
        if number in partners:
            html, found = mark(earlier[partners[number]].html, part.html)
            if number in moved:
                html = f'<p><b class="since">moved</b></p>{html}'
                found = [Difference("result", "moved"), *found]
        elif html.strip():
            html = f'<div class="since"><b class="since">new</b>{html}</div>'
            found = [Difference("result" if part.kind == "code" else "sentence", "added")]
        parts.append(replace(part, html=html))
        differences.append(tuple(found))
    for number in gone:
        _put_gone(earlier, number, partners, parts, differences)
    return Comparison(tuple(parts), tuple(differences))


def _pairs(earlier: Sequence[Part], later: Sequence[Part]) -> tuple[dict[int, int], set[int]]:
    """For each later part its earlier one, and which later ones have moved."""
    keys = [[(part.kind, part.source) for part in side] for side in (earlier, later)]
    partners: dict[int, int] = {}
    for tag, a, b, c, _ in opcodes(*keys):
        if tag == "equal":
            partners.update({c + step: a + step for step in range(b - a)})
    taken, moved = set(partners.values()), set()
    waiting: dict[tuple[str, str], deque[int]] = {}
    for number, key in enumerate(keys[0]):
        if number not in taken:
            waiting.setdefault(key, deque()).append(number)
    for number, key in enumerate(keys[1]):
        if number not in partners and waiting.get(key):
            partners[number] = waiting[key].popleft()
            moved.add(number)
    taken, others = set(partners.values()), dict[str, dict[int, str]]()
    for number, (kind, source) in enumerate(keys[0]):
        if number not in taken:
            others.setdefault(kind, {})[number] = source
    for number, (kind, source) in enumerate(keys[1]):
        if number not in partners:
            best = process.extractOne(source, others.get(kind, {}), scorer=fuzz.ratio, score_cutoff=ALIKE)
            if best:
                partners[number] = best[2]
                del others[kind][best[2]]
    return partners, moved


def _put_gone(
    earlier: Sequence[Part],
    number: int,
    partners: dict[int, int],
    parts: list[Part],
    differences: list[tuple[Difference, ...]],
) -> None:
    """Note a part that is no longer there behind the part that it stood behind."""
    bare = _UNSEEN.sub(" ", earlier[number].html)
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())
    if not words or not parts:
        return
    before = [late for late, early in partners.items() if early < number]
    place = max(before, default=0)
    told_ = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    mark_ = (
        f'<p class="since gone"><b class="since gone">gone</b> <del class="since">{escape(told_)}</del></p>'
    )
    parts[place] = replace(parts[place], html=parts[place].html + mark_)
    kind = "result" if earlier[number].kind == "code" else "sentence"
    differences[place] = (*differences[place], Difference(kind, "gone"))


def counted(differences: Sequence[Difference]) -> str:
    """Differences in words, by kind.

    >>> counted([Difference("figure", "changed"), Difference("figure", "changed"), Difference("table row", "added")])
    '2 figures changed, 1 table row added'
    """
    totals = Counter(differences)
    told_ = []
    for kind in _ORDER:
        for state in _STATES:
            number = totals[Difference(kind, state)]
            if number:
                told_.append(f"{number:,} {kind}{'s' if number > 1 else ''} {state}")
    return ", ".join(told_)


def changes_since(
    run: Run | None, parts: Sequence[Part], checksum: str, parameters: str
) -> tuple[list[Part], str]:
    """Mark in the parts of a page what changed since an earlier run; return them and a summary as HTML.

    `checksum` and `parameters` are those of the later run; `run` is None where there is no earlier one.
    """
    if run is None:
        return list(parts), _section(["The earlier reports do not hold this page: nothing is marked."])
    comparison = compare(run.parts, parts)
    marked = _numbered(comparison.parts)
    differences = [each for found in comparison.differences for each in found]
    when = f"Since the run of {run.date}" if run.date else "Since the earlier run"
    lines = [f"<strong>{escape(when)}</strong>: {counted(differences) or 'nothing changed'}."]
    where = _where(marked, comparison.differences)
    if where:
        lines.append(f"Where: {' · '.join(where)}.")
    if run.parameters != parameters:
        lines.append(f"Parameters then: {escape(run.parameters or 'none')}.")
    if run.checksum and checksum:
        same = run.checksum == checksum
        lines.append("The corpus is the same." if same else f"The corpus then: {escape(run.checksum)}.")
    return marked, _section(lines)


def _section(lines: Sequence[str]) -> str:
    told_ = "".join(f"<p>{line}</p>" for line in lines)
    return f'<section class="since" aria-label="What changed since the earlier run">{told_}</section>'


def _numbered(parts: Sequence[Part]) -> list[Part]:
    """Parts with an id at the first mark of each that has one: since-1, since-2, …"""
    number, numbered = 0, []
    for part in parts:
        html, found = re.subn(r'class="since', f'id="since-{number + 1}" class="since', part.html, count=1)
        number += found
        numbered.append(replace(part, html=html))
    return numbered


def _where(parts: Sequence[Part], differences: Sequence[Sequence[Difference]]) -> list[str]:
    """Links to the first mark under every heading, each with the number of differences there."""
    places: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for part, found in zip(parts, differences, strict=True):
        anchor = re.search(r'id="(since-\d+)"', part.html)
        if found and anchor:
            name = part.section.text if part.section else "Top"
            places.setdefault(name, anchor[1])
            counts[name] += len(found)
    return [f'<a href="#{anchor}">{escape(name)}</a> ({counts[name]:,})' for name, anchor in places.items()]
