"""Count how far a figure usually moves from one report to the next: makes usual_changes.csv in yzcompare/lexicon.

    python -m benchmarks.making.usual_changes FOLDER

FOLDER holds reports as FOLDER/PLACE/YEAR.md; those before 2013 are left out, for the country grew otherwise
then. The shipped table was counted on 2026-11-28 over 1,333 reports of 187 places, 2013 to 2026; the reports themselves are not part of the project. Reports of a place
that lie a year or two apart are compared as the package compares them, but for what only linked sections
tell. A percentage moves by points, any other figure by the logarithm of its ratio, both for a year.
"""

import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from statistics import quantiles

from benchmarks.collection import manifest
from yzcompare import load
from yzcompare.corpus import Corpus
from yzcompare.errors import InputError
from yzcompare.lexicon import FOLDER
from yzcompare.targets.comparisons import Comparison, compare
from yzcompare.targets.ledger import identities_of, stated_of
from yzcompare.targets.usual import Kind, kind_of, moved

LEAST = {"indicator": 15, "family": 40}
"""Pairs that a row rests on; of fewer nothing is usual."""

FIRST = 2013
"""Year of the oldest report that is counted."""

APART = 2
"""Years that two reports may lie apart."""

COLUMNS = ("of", "item", "measure", "basis", "pairs", "low", "lower", "middle", "upper", "high")


def moves(folder: Path) -> list[tuple[Kind, float]]:
    """How far each figure of a place's reports moved in a year, with its kind."""
    paths = sorted(path for path in folder.glob("*.md") if int(path.stem) >= FIRST)
    with tempfile.TemporaryDirectory() as made:
        try:
            corpus = load(manifest(Path(made), folder.name, paths))
        except InputError:  # no report of those years
            return []
        identities = identities_of(corpus)
        return [
            (kind_of(identities[c.later], c.basis), move)
            for c in _comparisons(corpus, [path.stem for path in paths])
            if c.verdict.judged and (move := moved(c)) is not None
        ]


def _comparisons(corpus: Corpus, names: Sequence[str]) -> Iterator[Comparison]:
    for name in names:
        yield from compare(stated_of(corpus, name), stated_of(corpus, name), frozenset())
    for one, two in pairwise(names):
        if corpus[two].document.year - corpus[one].document.year <= APART:
            yield from compare(stated_of(corpus, one), stated_of(corpus, two), frozenset())


def rows(found: Iterable[tuple[Kind, float]]) -> Iterator[tuple[object, ...]]:
    """The rows of the table: each kind of which there are enough, with its quantiles."""
    by_kind: dict[Kind, list[float]] = defaultdict(list)
    for kind, move in found:
        by_kind[kind].append(move)
    for kind, seen in sorted(by_kind.items()):
        if len(seen) >= LEAST[kind.of]:
            each = quantiles(seen, n=20, method="inclusive")
            shown = (f"{each[place]:.3f}" for place in (1, 4, 9, 14, 17))
            yield (kind.of, kind.item, kind.measure, kind.basis, len(seen), *shown)


def main(arguments: Iterable[str]) -> None:
    """Count and write the table."""
    places = sorted(path for path in Path(next(iter(arguments))).iterdir() if path.is_dir())
    with ProcessPoolExecutor() as hands:
        found = [each for of_place in hands.map(moves, places) for each in of_place]
    with (FOLDER / "usual_changes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(found))
    print(f"{len(found)} comparisons of {len(places)} places")


if __name__ == "__main__":
    main(sys.argv[1:])
