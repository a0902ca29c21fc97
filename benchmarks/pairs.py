"""Two reports of one place beside each other, measured on labels made by reading: tests/gold/pairs-*.csv.

    python -m benchmarks.pairs FOLDER [--split dev test fresh] [--misses]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project). One line a measure, over all
places of the splits: principal counterparts that are linked as principal, principal links that are right, targets
that both reports state with the right verdict and with a wrong one, pairs that must not be compared and are,
promises judged as a reader judges them and otherwise, and what is told of stretches that are gone, new or
still there in other words.
"""

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.collection import manifest
from benchmarks.labels import GOLD
from yzcompare import targets, tasks, wording
from yzcompare.corpus import Corpus, load
from yzcompare.numbers.records import Quantity
from yzcompare.reading.offsets import Received
from yzcompare.targets import Basis, Comparison

Row = dict[str, str]
NEAR = 4
"""Characters by which a label may miss the section it means."""

UNDECIDED = {"", "not comparable", "cannot tell"}


def labelled(name: str, splits: Sequence[str]) -> dict[tuple[str, str, str], list[Row]]:
    """The rows of a file of labels by place and years."""
    found: dict[tuple[str, str, str], list[Row]] = {}
    with (GOLD / f"pairs-{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["split"] in splits:
                found.setdefault((row["place"], row["earlier"], row["later"]), []).append(row)
    return found


def _section(corpus: Corpus, document: str, place: int) -> str:
    """The section that a label means: that which opens there, or the one it stands in."""
    sections = corpus[document].sections
    near = [s.id for s in sections if abs(s.start - place) <= NEAR]
    held = [s.id for s in sections if s.start <= place]
    return near[0] if near else held[-1]


def links(corpus: Corpus, rows: Sequence[Row]) -> Iterator[tuple[str, bool, str]]:
    """What is found of principal links, and which of those shown are right: measure, whether, in words."""
    earlier, later = corpus.pairs[0]
    principal = {
        (link.source, link.target)
        for link in tasks.alignment_of(corpus, earlier, later).links
        if link.strength == 2
    }
    accepted: set[tuple[str, str]] = set()
    sources, ends = set(), set()
    for row in rows:
        source = _section(corpus, earlier, int(row["earlier_start"]))
        sources.add(source)
        if row["later_start"]:
            key = source, _section(corpus, later, int(row["later_start"]))
            accepted.add(key)
            ends.add(key[1])
            if row["strength"] == "2" and not {"0", "1"} & set(row["accept"].split()):
                yield "links.principal", key in principal, f"{key}"
    for key in principal:
        if key[0] in sources and key[1] in ends:
            yield "links.precision", key in accepted, f"{key}"


def _joined(corpus: Corpus, basis: Basis, row: Row) -> list[Comparison]:
    """Comparisons that join a number of one labelled stretch with one of the other."""
    known: dict[str, Quantity] = {quantity.id: quantity for quantity in targets.quantities_of(corpus)}

    def inside(name: str, side: str) -> bool:
        quantity = known.get(name)
        start, end = int(row[f"{side}_start"]), int(row[f"{side}_end"])
        return (
            quantity is not None
            and quantity.document == row[side]
            and quantity.start < end
            and quantity.end > start
        )

    return [
        c
        for c in targets.comparisons_of(corpus)
        if c.basis is basis and inside(c.earlier, "earlier") and inside(c.later, "later")
    ]


def numbers(
    corpus: Corpus, stated: Sequence[Row], promised: Sequence[Row]
) -> Iterator[tuple[str, bool, str]]:
    """What is said of targets that both state, of pairs that must not be compared, and of promises."""
    for row in stated:
        right = set(row["verdict"].split("|"))
        found = {str(c.verdict) for c in _joined(corpus, Basis.TARGETS, row)} - UNDECIDED
        named = f"{row['earlier_start']} → {row['later_start']}: {row['verdict']}, {found or 'nothing'}"
        if right == {"not comparable"}:
            yield "traps.sprung", bool(found), named
        elif right - {"not comparable"}:
            yield "targets.right", bool(found & right), named
            yield "targets.wrong", bool(found) and not found & right and "not comparable" not in right, named
    for row in promised:
        if row["outcome"] in ("reached", "missed"):
            found = {str(c.outcome) for c in _joined(corpus, Basis.TARGET_AND_RESULT, row)} - UNDECIDED
            named = f"{row['earlier_start']} → {row['later_start']}: {row['outcome']}, {found or 'nothing'}"
            yield "outcomes.right", row["outcome"] in found, named
            yield "outcomes.wrong", bool(found) and row["outcome"] not in found, named


def absences(corpus: Corpus, rows: Sequence[Row]) -> Iterator[tuple[str, bool, str]]:
    """Which tasks and targets are told as gone or new, of those that are and of those still there in other words."""
    earlier, later = corpus.pairs[0]
    changes = wording.changes_of(corpus, earlier, later)
    known = {quantity.id: quantity for quantity in targets.quantities_of(corpus)}
    alone = {
        known[c.earlier].start
        for c in targets.comparisons_of(corpus)
        if c.verdict == "not repeated" and not c.outcome
    }
    for row in rows:
        start, end = Received(int(row["start"])), Received(int(row["end"]))
        said = corpus[row["document"]].source[start:end]
        if row["kind"] == "task":
            new = row["document"] == later
            spans = (
                (c.later_start, c.later_end, c.kind) if new else (c.earlier_start, c.earlier_end, c.kind)
                for c in changes
            )
            told = any(a < end and b > start and kind in ("added", "dropped") for a, b, kind in spans)
        elif row["kind"] == "target" and row["document"] == earlier:
            told = any(start <= place < end for place in alone)
        else:
            continue
        yield f"absences.{row['kind']} {row['claim']}, told", told, said


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", nargs="+", default=["dev", "test", "fresh"])
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    files = {name: labelled(name, options.split) for name in ("links", "targets", "outcomes", "absences")}
    counted: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for key in sorted({key for rows in files.values() for key in rows}):
        place, earlier, later = key
        with tempfile.TemporaryDirectory() as name:
            paths = [options.folder / place / f"{year}.md" for year in (earlier, later)]
            corpus = load(manifest(Path(name), place, paths))
            of = {name: rows.get(key, []) for name, rows in files.items()}
            measured = (
                *links(corpus, of["links"]),
                *numbers(corpus, of["targets"], of["outcomes"]),
                *absences(corpus, of["absences"]),
            )
        for measure, holds, said in measured:
            whole[measure] += 1
            counted[measure] += holds
            bad = measure.endswith((".wrong", ".sprung", "still there, told"))
            if options.misses and holds == bad:
                print(f"  - {place} {measure}: {said}")
    for measure in whole:
        print(f"{measure} {counted[measure] / whole[measure]:.3f} ({counted[measure]} of {whole[measure]})")


if __name__ == "__main__":
    main()
