"""A hundred thousand short documents, simulated, and their tables.

    uv run --group bench python -m benchmarks.many FOLDER [--documents 100000] [--workers 2] [--seed 1]

Each document has a few hundred characters: sentences of the project's own texts, shuffled, below the two
headings that a report has. Some ten years make a place of an invented name. They are written into FOLDER,
which must be empty or missing; then `yzcompare tables` runs over them, and once more where nothing is left to do.
`forecast` says what a hundred thousand real reports take, from what one was measured to take.
"""

import argparse
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.collection import Lines, name, write_manifest
from benchmarks.results import Cell, Table, machine, shown, tell
from benchmarks.running import yzcompare
from yzcompare.corpus import load

DOCUMENTS = 100_000
YEARS = range(2014, 2024)
SENTENCES = (4, 9)
"""Sentences below each heading, at the least and at the most."""

CORES = 32
"""Cores of a small cluster, for which the time is told beside that of two."""

_SENTENCE = re.compile(r"[^。\n]{12,70}。")


@dataclass(frozen=True, slots=True)
class OfOne:
    """What one document was measured to take: CPU seconds, kilobytes of tables, and the largest process of its run."""

    documents: int
    """Over so many documents it was measured."""
    cpu: float
    kilobytes: float
    memory: float


def forecast(one: OfOne, documents: int = DOCUMENTS) -> str:
    """What many documents take, from what one takes, in a paragraph.

    >>> forecast(OfOne(1_620, 0.72, 150.0, 700.0))[:112]
    '100,000 reports take 20.0 hours of CPU time (0.720 seconds a report, measured on 1,620): 10.0 hours on two cores'
    """
    hours = documents * one.cpu / 3600
    return (
        f"{documents:,} reports take {shown(hours)} hours of CPU time ({shown(one.cpu)} seconds a report, measured on "
        f"{one.documents:,}): {shown(hours / 2)} hours on two cores, {shown(hours / CORES)} hours on {CORES} workers of a Dask "
        "cluster, if none has to wait; a place is the least that a worker takes, so no run is shorter than its longest line. "
        f"Their tables take {shown(documents * one.kilobytes / 1e6)} GB as Parquet ({shown(one.kilobytes)} kB a report). The "
        f"largest process took {shown(one.memory)} MiB. A table is made from the documents of one place alone and needs no join; only "
        "notebook 08 asks across places, and DuckDB joins for it what it reads from the files."
    )


def sentences(texts: Sequence[str]) -> list[str]:
    """The sentences of texts that can stand alone, each once, in order.

    >>> sentences(["一、工作\\n今年城镇新增就业3万人，登记失业率在4%以内。好。\\n"])
    ['今年城镇新增就业3万人，登记失业率在4%以内。']
    """
    return list(dict.fromkeys(found for text in texts for found in _SENTENCE.findall(text)))


def document(known: Sequence[str], year: int, chance: random.Random) -> str:
    """A short report of shuffled sentences.

    >>> print(document(["甲。", "乙。"] * 5, 2014, random.Random(1))[:25])
    # 2014年政府工作报告
    <BLANKLINE>
    一、2013年工作回
    """
    past, coming = ("".join(chance.sample(known, chance.randint(*SENTENCES))) for _ in range(2))
    return (
        f"# {year}年政府工作报告\n\n一、{year - 1}年工作回顾\n\n{past}\n\n二、{year}年工作安排\n\n{coming}\n"
    )


def simulated(folder: Path, known: Sequence[str], count: int, seed: int) -> Lines:
    """Write so many short documents into a folder as PLACE/YEAR.md; return them by place and year."""
    made: Lines = {}
    for number in range(count):
        at, year = number // len(YEARS), YEARS[number % len(YEARS)]
        path = folder / name(at) / f"{year}.md"
        if year == YEARS[0]:
            path.parent.mkdir(parents=True)
        path.write_text(document(known, year, random.Random(f"{seed} {number}")), encoding="utf-8")
        made.setdefault(name(at), {})[year] = path
    return made


def measured(folder: Path, count: int, workers: int, seed: int) -> Table:
    """Simulate, make all tables twice, and say what it took."""
    known = sentences([reading.source for reading in load().years])
    begun = time.monotonic()
    held = simulated(folder / "reports", known, count, seed)
    made = time.monotonic() - begun
    options = ("--format", "parquet", "--pairs", "neighbours", "--workers", str(workers))
    corpus = ("--corpus", write_manifest(folder, held))
    rows: list[tuple[Cell, ...]] = []
    for run in ("all", "again, nothing to do"):
        cost = yzcompare("tables", folder / "tables", *options, *corpus, cache=folder / "cache")
        rows.append((run, cost.wall, cost.cpu, 1000 * cost.cpu / count, cost.memory))
    sizes = [p.stat().st_size for p in (folder / "tables").rglob("*") if p.is_file()]
    characters = sum(p.stat().st_size for y in held.values() for p in y.values()) / 3 / count
    about = (
        f"{count:,} simulated documents of {len(held):,} places, about {characters:.0f} characters each (written in "
        f"{made:.0f} seconds); all tables, pairs of neighbouring years, {workers} processes."
    )
    under = f"On disk: {sum(sizes) / 1e6:,.0f} MB in {len(sizes):,} files, {sum(sizes) / 1e3 / count:.1f} kB a document."
    heads = ("run", "seconds", "CPU seconds", "ms a document", "largest process MiB")
    return Table(about, heads, tuple(rows), under)


def main() -> None:
    """Simulate, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder}: is not empty; name a new folder")
    given.folder.mkdir(parents=True, exist_ok=True)
    print(machine() + "\n", flush=True)
    tell([measured(given.folder, given.documents, given.workers, given.seed)])


if __name__ == "__main__":
    main()
