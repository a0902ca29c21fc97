"""Count how often the genre writes a formulation: makes warmth.csv in yzcompare/lexicon.

    python -m benchmarks.making.warmth FOLDER

FOLDER holds reports as FOLDER/PLACE/YEAR.md. The shipped table was counted on 2026-11-28 over 1,619
reports of 190 places, 1999 to 2026; the reports themselves are not part of the project. What the package
takes for a formulation in enough places, and every line of policy of lexicon/formulations.toml, is counted in
all reports, wherever its characters stand, by the plan period of the report.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from yzcompare.formulations.candidates import candidates
from yzcompare.formulations.occurrences import PER, place_names
from yzcompare.genre.phrases import PERIODS, fold, patterns, period
from yzcompare.lexicon import FOLDER
from yzcompare.reading.cleaning import clean
from yzcompare.reading.manifest import Document
from yzcompare.reading.sources import read_source

LEAST_PLACES = 10
"""Places that must write a formulation: what fewer write has no usual rate."""


def cleaned(path: Path) -> str:
    """The clean text of a report."""
    document = Document(f"{path.parent.name}-{path.stem}", int(path.stem), path.stem, "work report", path)
    return clean(read_source(document)).text


def found(path: Path) -> tuple[str, set[str]]:
    """The place of a report and the formulations found in it."""
    text = cleaned(path)
    return path.parent.name, {
        fold(text[c.start : c.end]) for c in candidates(text, place_names(path.parent.name))
    }


def counted(path: Path, by_opening: Mapping[str, list[str]]) -> tuple[int, int, Counter[str]]:
    """Year, characters, and how often each phrase stands in a report; `by_opening` has them by two characters."""
    text = fold(cleaned(path))
    counts: Counter[str] = Counter()
    for at in range(len(text) - 1):
        for phrase in by_opening.get(text[at : at + 2], ()):
            counts[phrase] += text.startswith(phrase, at)
    return int(path.stem), len(text), +counts


def usual(paths: list[Path]) -> tuple[dict[str, Counter[int]], Counter[int]]:
    """Occurrences of every widespread formulation by period, and the characters of each period."""
    places: dict[str, set[str]] = defaultdict(set)
    with ProcessPoolExecutor() as hands:
        for place, phrases in hands.map(found, paths, chunksize=8):
            for phrase in phrases:
                places[phrase].add(place)
        by_opening: dict[str, list[str]] = defaultdict(list)
        widespread = {phrase for phrase, of in places.items() if len(of) >= LEAST_PLACES and len(phrase) > 1}
        for phrase in widespread.union(patterns().lines):
            by_opening[phrase[:2]].append(phrase)
        characters: Counter[int] = Counter()
        uses: dict[str, Counter[int]] = defaultdict(Counter)
        for year, length, counts in hands.map(
            partial(counted, by_opening=dict(by_opening)), paths, chunksize=8
        ):
            characters[period(year)] += length
            for phrase, count in counts.items():
                uses[phrase][period(year)] += count
    return uses, characters


def main(arguments: Iterable[str]) -> None:
    """Count and write the table."""
    uses, characters = usual(sorted(Path(next(iter(arguments))).glob("*/*.md")))
    with (FOLDER / "warmth.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["phrase", *(f"from_{year}" for year in PERIODS)])
        for phrase in sorted(uses):
            rates = (PER * uses[phrase][number] / characters[number] for number in range(len(PERIODS)))
            writer.writerow([phrase, *(f"{rate:.3f}" for rate in rates)])
    print(f"{len(uses)} formulations; characters by period: {dict(sorted(characters.items()))}")


if __name__ == "__main__":
    main(sys.argv[1:])
