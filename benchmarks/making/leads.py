"""Count what short sentences that lead a paragraph are made of: makes leads.csv in yzcompare/lexicon.

    python -m benchmarks.making.leads FOLDER

FOLDER holds reports as FOLDER/PLACE/YEAR.md. The shipped table was counted on 2026-11-28 over 1,620
reports of 190 places, 1999 to 2026; the reports themselves are not part of the project. A paragraph of a
topic's length counts whose first sentence is short: that sentence is a lead, the short ones behind it are
bodies. yzcompare/reading/naming.py tells what is counted of each.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from yzcompare.lexicon import FOLDER
from yzcompare.reading.cleaning import clean
from yzcompare.reading.headings import prose
from yzcompare.reading.manifest import Document
from yzcompare.reading.naming import short, traits
from yzcompare.reading.numbering import marker, spoken
from yzcompare.reading.sentences import sentences
from yzcompare.reading.sources import read_source

LEAST = 20
"""Sentences: a trait of fewer is left out."""

TOPIC = range(80, 400)
"""Characters of a paragraph that is one topic."""


def paragraphs(folder: Path) -> Iterator[list[str]]:
    """Sentences of every paragraph of a topic's length, without a number, that a short sentence leads."""
    for path in sorted(folder.glob("*/*.md")):
        document = Document(f"{path.parent.name}-{path.stem}", int(path.stem), path.stem, "work report", path)
        for line in clean(read_source(document)).text.split("\n"):
            if len(line) in TOPIC and marker(line) is None and spoken(line) is None:
                said = [line[span.start : span.end] for span in sentences(line)]
                if len(said) > 2 and short(said[0]) and not prose(said[0][:-1]):
                    yield said


def main() -> None:
    """Count and write the table."""
    leads, bodies = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for first, *others in paragraphs(Path(sys.argv[1])):
        leads.update([("all", "all"), *traits(first[:-1])])
        for other in filter(short, others):
            bodies.update([("all", "all"), *traits(other[:-1])])
    rows = sorted(trait for trait in {*leads, *bodies} if leads[trait] + bodies[trait] >= LEAST)
    with (FOLDER / "leads.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "item", "leads", "bodies"])
        writer.writerows((*trait, leads[trait], bodies[trait]) for trait in rows)
    print(f"{leads['all', 'all']} leads, {bodies['all', 'all']} sentences of bodies, {len(rows)} traits")


if __name__ == "__main__":
    main()
