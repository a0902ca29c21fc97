"""What each step of `tables` takes, document by document, summed: reading, then every table of every room.

Tables share what is derived from texts, and the first that asks for it pays: the figure of a table is what
it takes beyond those before it, in the order in which they are made.
"""

import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.collection import Lines, some, write_manifest
from benchmarks.results import Cell, Table, exponent
from yzcompare import cache, rooms
from yzcompare.corpus import assembled, with_pairs
from yzcompare.described import Description, describe, read
from yzcompare.tables.columns import arrow, frame

SIZES = (20, 60, 180)
"""Documents whose steps are timed, in one process."""

GOAL = 1.05
SIZE = "characters"
"""What exponents are fitted to: reports differ in length."""

LEAST = 0.01
"""CPU seconds in the smallest collection below which an exponent would be of the clock, not of the step."""


def seconds(described: Description) -> dict[str, float]:
    """CPU seconds of this process for each step over all lines of a corpus, and the characters of its texts."""
    spent: dict[str, float] = defaultdict(float)
    for line in described.lines():
        begun = time.process_time()
        readings = {document.id: read(line, document) for document in line.documents}
        sources = {name: reading.source for name, reading in readings.items()}
        corpus = with_pairs(assembled(line, sources, readings), "neighbours")
        spent[SIZE] += sum(map(len, sources.values()))
        spent["reading"] += time.process_time() - begun
        for name, table in rooms.tables().items():
            begun = time.process_time()
            frame(arrow(name, table(corpus)))
            spent[name] += time.process_time() - begun
    return spent


def measured(held: Lines, sizes: tuple[int, ...] = SIZES) -> Table:
    """Time the steps of collections of several sizes and fit how each grows."""
    before = os.environ.get(cache.VARIABLE)
    os.environ[cache.VARIABLE] = os.devnull  # nothing is kept, so that every step is done
    try:
        with tempfile.TemporaryDirectory() as made:
            # A first line, of which nothing is counted: lists and models are read once in a process.
            seconds(describe(write_manifest(Path(made), some(held, 2, seed=0))))
            spent = [seconds(describe(write_manifest(Path(made), some(held, size)))) for size in sizes]
    finally:
        if before is None:
            del os.environ[cache.VARIABLE]
        else:
            os.environ[cache.VARIABLE] = before
    characters = [each.pop(SIZE) for each in spent]
    spent = [{**each, "all": sum(each.values())} for each in spent]
    rows: list[tuple[Cell, ...]] = []
    for name in spent[-1]:
        costs = [each[name] for each in spent]
        power = exponent(characters, costs) if costs[0] >= LEAST else float("nan")
        rows.append((name, *costs, 1000 * costs[-1] / sizes[-1], power))
    over = [str(row[0]) for row in rows if isinstance(row[-1], float) and row[-1] > GOAL]
    about = (
        f"CPU seconds of each step in one process, of {', '.join(map(str, sizes))} reports in whole places, pairs of neighbouring "
        "years, nothing kept on disk. A table's figure is what it takes beyond those before it; exponents are fitted to characters, none to "
        f"steps under {LEAST} seconds."
    )
    heads = ("step", *(f"{size:,}" for size in sizes), "ms a report", "exponent")
    under = f"Goal: exponents of at most {GOAL}: {'missed by ' + ', '.join(over) if over else 'reached'}."
    return Table(about, heads, tuple(rows), under)
