"""Reports spoilt at random and read: does anything crash, and does what must hold hold?

    python -m benchmarks.fuzz --reports FOLDER [--count 5000] [--seed 1] [--workers 1]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project); they are spoilt in
memory. Case number N is made by chance N alone: `--seed N --count 1` repeats it. Prints the number of
cases, what failed by its kind with the seeds, and the slowest case.
"""

import argparse
import random
import time
import traceback
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.mutations import mutate
from benchmarks.properties import check_pair, check_reading
from yzcompare.errors import InputError
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading, read_text

WINDOW = (1500, 4000)
"""Characters of a report that a case takes, at the least and at the most."""

WHOLE = 0.01
"""Share of cases that take a whole report."""

SHOWN = 5
"""Seeds that are printed for a kind of failure."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: its seconds, and the kind of failure (empty for none) with its trace."""

    seed: int
    seconds: float
    failure: str = ""
    trace: str = ""


@cache
def reports(folder: Path) -> dict[str, tuple[Path, ...]]:
    """Reports of a folder by place, in order."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*/*.md")):
        found[path.parent.name].append(path)
    return {place: tuple(paths) for place, paths in found.items()}


def excerpt(rng: random.Random, path: Path) -> str:
    """A report, or mostly a window of it."""
    text = path.read_text(encoding="utf-8")
    if rng.random() < WHOLE:
        return text
    start = rng.randrange(max(1, len(text) - WINDOW[0]))
    return text[start : start + rng.randint(*WINDOW)]


def read(year: int, place: str, text: str) -> Reading | None:
    """Read a text; None for one that is refused, which is an answer too."""
    document = Document(str(year), year, "报告", "work report", Path(f"{year}.md"), place=place)
    try:
        return read_text(document, text)
    except InputError:
        return None


def attempt(folder: Path, seed: int) -> Outcome:
    """Spoil a report, read it, and set it beside another one of its place."""
    rng = random.Random(seed)
    place = rng.choice(list(reports(folder)))
    path, other = rng.choice(reports(folder)[place]), rng.choice(reports(folder)[place])
    spoilt, beside = mutate(rng, excerpt(rng, path)), excerpt(rng, other)
    begun = time.process_time()
    try:
        first, second = read(2020, place, spoilt), read(2021, place, beside)
        if first is not None:
            check_reading(first)
        if first is not None and second is not None:
            check_pair(first, second) if rng.random() < 0.5 else check_pair(second, first)
    except Exception as error:  # any failure is what is looked for
        at = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} in {Path(at.filename).name}:{at.name}: {str(error)[:60]}"
        return Outcome(seed, time.process_time() - begun, kind, traceback.format_exc())
    return Outcome(seed, time.process_time() - begun)


def main() -> None:
    """Try the cases and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1, help="seed of the first case; the next have the next")
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    if not reports(asked.reports):
        parser.error(f"{asked.reports} holds no reports as PLACE/YEAR.md")
    seeds = range(asked.seed, asked.seed + asked.count)
    if asked.workers > 1:
        with ProcessPoolExecutor(asked.workers) as pool:
            outcomes = list(pool.map(attempt, [asked.reports] * len(seeds), seeds, chunksize=20))
    else:
        outcomes = [attempt(asked.reports, seed) for seed in seeds]
    tell(outcomes)


def tell(outcomes: list[Outcome]) -> None:
    """Print how many cases there were, the failures by kind, and the slowest."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.failure:
            kinds[outcome.failure].append(outcome)
    print(f"{len(outcomes)} cases, {sum(map(len, kinds.values()))} failed")
    for kind, failed in sorted(kinds.items(), key=lambda item: -len(item[1])):
        seeds = ", ".join(str(outcome.seed) for outcome in failed[:SHOWN])
        print(f"\n{len(failed)} times {kind}\n  seeds {seeds}\n{failed[0].trace}")
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    print(f"slowest: seed {slowest.seed}, {slowest.seconds:.2f} s of this process")


if __name__ == "__main__":
    main()
