"""How sure the shares of themes are: coverage on simulated documents, the coding's error, steadiness.

    python -m benchmarks.shares             prints the tables and writes yzcompare/lexicon/coding.csv
    python -m benchmarks.shares FOLDER      prints how much two years of one place differ besides

FOLDER holds reports as FOLDER/PLACE/YEAR.md; they are not part of the project.

A simulated document has the sections, sentences and clauses of a real one, with their lengths; its themes
are drawn from known shares and hang together. A section takes a theme, a sentence takes its section's
theme or another, a clause its sentence's or another; each alone is drawn from the known shares.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from statistics import NormalDist

import numpy as np

from benchmarks.comparing import primary_theme, sections_by_label
from benchmarks.labels import read_labels
from yzcompare.corpus import Corpus, load
from yzcompare.lexicon import FOLDER
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.scopes import text_of
from yzcompare.reading.sources import read_source
from yzcompare.shares.measure import (
    LEVEL,
    Sample,
    Vector,
    effective,
    intervals,
    item_of,
    room,
    sample,
)
from yzcompare.themes.coding import CodedClause
from yzcompare.themes.lexicon import theme_lexicon

SEED = 20250101
REPEATS = 400
"""Simulated documents after each real one."""

SENTENCE_KEEPS, CLAUSE_KEEPS = 0.91, 0.74
"""How often a sentence has its section's theme and a clause its sentence's, as in the four real
documents: two clauses of a sentence agree 0.55 beyond chance, two of a section 0.46."""

ITEM_KEEPS = 0.69
"""How often a section has its item's theme, where items are drawn too: two sections of an item agree 0.22
beyond chance."""

SPREAD = 1.3
"""Parameter of the Dirichlet distribution that known shares are drawn from: many small, a few large."""

BANDS = ((0.10, 1.01), (0.02, 0.10), (0.0, 0.02))

Hits = dict[tuple[float, float], list[bool]]


def simulated(
    reading: Reading, taken: Sample, known: Vector, generator: np.random.Generator, items: bool = False
) -> Sample:
    """A document like a real one with themes drawn anew; with `items`, whole items hang together too."""
    names = list(theme_lexicon().themes)

    def drawn() -> str:
        return names[generator.choice(len(names), p=known)]

    text = reading.text.text
    made = []
    for _, sections in groupby(taken, lambda clauses: _item(reading, clauses) if items else clauses[0].start):
        item = drawn()
        for clauses in sections:
            theme = item if not items or generator.random() < ITEM_KEEPS else drawn()
            coded = []
            for sentence in _sentences(text, clauses):
                said = theme if generator.random() < SENTENCE_KEEPS else drawn()
                coded += [
                    replace(c, theme=said if generator.random() < CLAUSE_KEEPS else drawn()) for c in sentence
                ]
            made.append(tuple(coded))
    return tuple(made)


def _item(reading: Reading, clauses: tuple[CodedClause, ...]) -> str:
    section = reading.section_at(reading.text.origins[clauses[0].start])
    assert section is not None
    return item_of(reading, section)


def _sentences(text: str, clauses: tuple[CodedClause, ...]) -> Iterator[list[CodedClause]]:
    number = 0
    numbers = []
    for clause in clauses:
        numbers.append(number)
        number += text[clause.start : clause.end].rstrip("”’》）」』").endswith(("。", "！", "？", "\n"))
    for _, group in groupby(zip(numbers, clauses, strict=True), key=lambda pair: pair[0]):
        yield [clause for _, clause in group]


def coverage(
    corpus: Corpus, repeats: int, items: bool = False
) -> dict[tuple[float, float], tuple[int, float, float]]:
    """For each band of known shares: the number of intervals, how many of them hold the share, their width."""
    generator = np.random.default_rng(SEED)
    held: dict[tuple[float, float], list[tuple[bool, float]]] = defaultdict(list)
    for reading in corpus.years:
        taken = sample(reading, "tasks")
        for _ in range(repeats):
            known = generator.dirichlet(np.full(len(theme_lexicon().themes), SPREAD))
            made = simulated(reading, taken, known, generator, items)
            columns = room(made).sum(axis=0)
            low, high = intervals(columns / columns.sum(), effective(made))
            for share, a, b in zip(known, low, high, strict=True):
                band = next(band for band in BANDS if band[0] <= share < band[1])
                held[band].append((a <= share <= b, b - a))
    return {
        band: (len(found), sum(hit for hit, _ in found) / len(found), sum(w for _, w in found) / len(found))
        for band, found in sorted(held.items(), reverse=True)
    }


def coding_errors(corpus: Corpus) -> list[dict[str, object]]:
    """The coding's error by theme over all labelled sections: rows of lexicon/coding.csv."""
    named = sections_by_label(corpus)
    labels = [
        (named[x["section"]], {x["a"].split("|")[0], x["b"].split("|")[0]}) for x in read_labels("themes")
    ]
    labels += [
        (corpus.sections[x["section"]], {x["themes"].split("|")[0]}) for x in read_labels("own-themes")
    ]
    rows: dict[str, list[int]] = {theme: [0, 0, 0] for theme in theme_lexicon().themes}
    total: dict[str, float] = defaultdict(float)
    off: dict[tuple[str, str], float] = defaultdict(float)
    for section, said in labels:
        found = primary_theme(corpus, section)
        length = len(corpus[section.document].text.slice(section.start, section.own_end))
        for theme in said:
            rows[theme][0] += 1
            off[section.document, theme] -= length / len(said)
        rows[found][1] += 1
        rows[found][2] += found in said
        off[section.document, found] += length
        total[section.document] += length
    return [
        {
            "theme": theme,
            "labelled": labelled,
            "coded": coded,
            "right": right,
            "points": round(
                100 * float(np.sqrt(np.mean([(off[d, theme] / n) ** 2 for d, n in total.items()]))), 2
            ),
        }
        for theme, (labelled, coded, right) in rows.items()
    ]


def write_coding(rows: list[dict[str, object]]) -> None:
    """Write lexicon/coding.csv."""
    with (FOLDER / "coding.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_reports(folder: Path) -> dict[tuple[str, int], tuple[Vector, float]]:
    """Shares of the tasks of every report, with their effective size, by place and year."""
    found = {}
    for path in sorted(folder.glob("*/*.md")):
        document = Document(f"{path.parent.name}-{path.stem}", int(path.stem), path.stem, "work report", path)
        reading = read_text(document, read_source(document))
        taken = sample(reading, "tasks")
        if len(text_of(reading, "tasks")) >= 2_000 and len(taken) > 1:
            columns = room(taken).sum(axis=0)
            found[path.parent.name, document.year] = (columns / columns.sum(), effective(taken))
    return found


def distances(reports: dict[tuple[str, int], tuple[Vector, float]], years: int) -> Vector:
    """Differences between two reports of a place so many years apart, in standard errors of their own."""
    apart = []
    for (place, year), (before, size) in reports.items():
        if (place, year + years) in reports:
            after, other = reports[place, year + years]
            first, second = (before * size + 0.5) / (size + 1), (after * other + 0.5) / (other + 1)
            variance = first * (1 - first) / (size + 2) + second * (1 - second) / (other + 2)
            apart.append(np.abs(second - first) / np.sqrt(variance))
    return np.array(apart)


def print_distances(reports: dict[tuple[str, int], tuple[Vector, float]]) -> None:
    """Print by how much effective sizes must grow, and how many pairs then have a theme that moved."""
    beyond = NormalDist().inv_cdf(1 - (1 - LEVEL) / 2 / len(theme_lexicon().themes))
    most = distances(reports, 1).max(axis=1)
    steady = (beyond / float(np.quantile(most, LEVEL))) ** 2
    print(
        f"{len(reports)} reports, {len(most)} pairs of consecutive ones: effective sizes are {steady:.2f} times as large"
    )
    for years in (1, 2, 4, 8, 12):
        moved = distances(reports, years) * np.sqrt(steady) > beyond
        print(f"  {years} years apart: {len(moved)} pairs, {np.mean(moved.any(axis=1)):.2f} with a theme that moved, "
              f"{np.mean(moved.sum(axis=1)):.2f} themes a pair")  # fmt: skip


def main() -> None:
    """Print and write."""
    if len(sys.argv) > 1:
        print_distances(read_reports(Path(sys.argv[1])))
        return
    corpus = load()
    for items in (False, True):
        print("items drawn anew as wholes" if items else "sections drawn anew")
        for (low, high), (number, hit, width) in coverage(corpus, REPEATS, items).items():
            print(
                f"  shares {low:.0%} to {min(high, 1):.0%}: {number} intervals, {hit:.3f} hold the share, mean width {width:.3f}"
            )
    rows = coding_errors(corpus)
    write_coding(rows)
    for row in rows:
        print(*row.values())


if __name__ == "__main__":
    main()
