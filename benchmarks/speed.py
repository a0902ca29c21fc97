"""How fast each step is, on the texts of the corpus, in one run: `python -m benchmarks.speed`.

Time of this process, the best of five runs; the characters are those of the clean texts.
"""

import time
from collections.abc import Callable

from yzcompare.comparing.alignment import align_all
from yzcompare.comparing.formulations import follow
from yzcompare.comparing.quantities.records import quantities
from yzcompare.comparing.shares import shares
from yzcompare.comparing.targets import keep_ledger
from yzcompare.comparing.themes import code_section
from yzcompare.corpus import load
from yzcompare.reading.reader import read_document

RUNS = 5


def best(step: Callable[[], object]) -> float:
    """Seconds of this process that a step takes, the least of several runs."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        step()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Time every step and print a table."""
    corpus = load()
    years = corpus.years
    length = sum(len(reading.text.text) for reading in years)
    steps: dict[str, Callable[[], object]] = {
        "read the texts": lambda: [read_document(reading.document) for reading in years],
        "code the clauses": lambda: [code_section(r, s) for r in years for s in r.sections],
        "read the numbers": lambda: [quantities(reading) for reading in years],
        "shares of the themes": lambda: [shares(reading, "whole") for reading in years],
        "link all pairs": lambda: align_all(years),
        "compare the numbers": lambda: keep_ledger(years, corpus.alignments),
        "follow formulations": lambda: follow(years, corpus.alignments),
    }
    print(f"{len(years)} texts, {length:,} characters; best of {RUNS} runs")
    for name, step in steps.items():
        seconds = best(step)
        print(f"{name:24} {seconds:7.3f} s {length / seconds:12,.0f} characters a second")


if __name__ == "__main__":
    main()
