"""How fast each step is, on the texts of the corpus, in one run: `python -m benchmarks.speed`.

Time of this process, the best of five runs; the characters are those of the clean texts. Behind it, how
the time grows with texts that repeat one thing: a step that takes time in proportion takes four times as
long for four times the text.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

from yzcompare import cache
from yzcompare.corpus import load
from yzcompare.formulations.lives import follow
from yzcompare.formulations.occurrences import find
from yzcompare.numbers.records import quantities
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_document, read_text
from yzcompare.shares.measure import shares
from yzcompare.targets.ledger import comparisons_of
from yzcompare.tasks.alignment import align_documents, alignment_of
from yzcompare.themes.coding import code_section

RUNS = 5

RUNS_EACH = 2
"""Runs of a text that repeats one thing."""

SIZES = (5_000, 20_000)
"""Characters of the texts that repeat one thing."""

REPEATED = (
    *("、", "一、", "稳增长、促改革、", "“一网”", "核心区", "建设"),
    *(
        "1%",
        "3至5至",
        "1个、2个、",
        "1个企业、",
        "新增就业3万人，",
        "2013年3个、",
        "翻两番",
        "7",
        "1,234,567,",
    ),
    *("  ", "　x", "<!--", "**好。**", "（", "“", "《", "我们清醒地看到，好。", "（一）加强治理。\n"),
)
"""What lists, figures, marks and furniture look like when they do not end."""


def best(step: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of this process that a step takes, the least of several runs."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        step()
        times.append(time.process_time() - begun)
    return min(times)


def endless(repeated: str, size: int) -> None:
    """Read a text in which one thing is repeated, its numbers and its phrases."""
    body = (repeated * size)[:size]
    source = f"一、2013年工作回顾\n增长11%，{body}\n二、2014年主要工作\n（一）办好民生实事。改造老旧小区。\n"
    document = Document("a", 2014, "报告", "work report", Path("a.txt"), place="重庆市渝中区")
    reading = read_text(document, source)
    quantities(reading)
    find(reading)


def main() -> None:
    """Time every step and print a table."""
    os.environ[cache.VARIABLE] = os.devnull  # nothing is kept, so that every run makes it
    corpus = load()
    years = corpus.years
    length = sum(len(reading.text.text) for reading in years)
    aligned = {pair: alignment_of(corpus, *pair) for pair in corpus.pairs}
    steps: dict[str, Callable[[], object]] = {
        "read the texts": lambda: [read_document(reading.document) for reading in years],
        "code the clauses": lambda: [code_section(r, s) for r in years for s in r.sections],
        "read the numbers": lambda: [quantities(reading) for reading in years],
        "shares of the themes": lambda: [shares(reading, "whole") for reading in years],
        "link all pairs": lambda: [align_documents(a, b) for a, b in combinations(years, 2)],
        "compare the numbers": lambda: comparisons_of(replace(corpus, memory={})),
        "follow formulations": lambda: follow(years, aligned),
    }
    print(f"{len(years)} texts, {length:,} characters; best of {RUNS} runs")
    for name, step in steps.items():
        seconds = best(step)
        print(f"{name:24} {seconds:7.3f} s {length / seconds:12,.0f} characters a second")
    print(f"\n{'repeated':24} {SIZES[0]:,} and {SIZES[1]:,} characters read, with numbers and phrases")
    for repeated in REPEATED:
        short, long = (best(partial(endless, repeated, size), RUNS_EACH) for size in SIZES)
        print(f"{repeated!r:24} {short:7.3f} s {long:7.3f} s   x {long / short:4.1f}")


if __name__ == "__main__":
    main()
