"""How fast each step is, on the texts of the corpus, beside peers that read less: `python -m benchmarks.speed`.

Time of this process, the best of three runs; the characters are those of the clean texts. Behind it, how
the time grows with texts that repeat one thing: a step that takes time in proportion takes four times as
long for four times the text.
"""

import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

import jieba

from benchmarks.results import Asked, Cell, Table, exponent, tell
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

TITLE = "Reading, numbers and fields, in characters a second"
RUNS = 3
FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[一二三四五六七八九十百千万亿零〇两]+")
"""A bare scan for numbers: digits, and Chinese ones, whatever they mean."""

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


def tables(asked: Asked) -> list[Table]:
    """Time every step, the peers, and texts that repeat one thing."""
    before = os.environ.get(cache.VARIABLE)
    os.environ[cache.VARIABLE] = os.devnull  # nothing is kept, so that every run makes it
    try:
        return [_steps(), _repeating()]
    finally:
        if before is None:
            del os.environ[cache.VARIABLE]
        else:
            os.environ[cache.VARIABLE] = before


def _steps() -> Table:
    corpus = load()
    years = corpus.years
    texts = [reading.text.text for reading in years]
    length = sum(map(len, texts))
    aligned = {pair: alignment_of(corpus, *pair) for pair in corpus.pairs}
    steps: dict[str, Callable[[], object]] = {
        "read the texts": lambda: [read_document(reading.document) for reading in years],
        "code the clauses": lambda: [code_section(r, s) for r in years for s in r.sections],
        "read the numbers": lambda: [quantities(reading) for reading in years],
        "shares of the themes": lambda: [shares(reading, "whole") for reading in years],
        "link all pairs": lambda: [align_documents(a, b) for a, b in combinations(years, 2)],
        "compare the numbers": lambda: comparisons_of(replace(corpus, memory={})),
        "follow formulations": lambda: follow(years, aligned),
        "jieba: cut into words": lambda: [list(jieba.cut(text)) for text in texts],
        "re: scan for numbers": lambda: [FIGURE.findall(text) for text in texts],
    }
    jieba.setLogLevel(60)
    jieba.initialize()
    rows: list[tuple[Cell, ...]] = []
    for name, step in steps.items():
        seconds = best(step)
        rows.append((name, seconds, length / seconds))
    about = (
        f"{len(years)} texts of the project's corpus, {length:,} characters; CPU time of one process, the best of {RUNS} runs. "
        "Recognizers-Text stands in the table of numbers below."
    )
    return Table(about, ("step", "seconds", "characters a second"), tuple(rows))


def _repeating() -> Table:
    rows: list[tuple[Cell, ...]] = []
    for repeated in REPEATED:
        short, long = (best(partial(endless, repeated, size), RUNS_EACH) for size in SIZES)
        rows.append((f"`{repeated.rstrip()}`", short, long, exponent(SIZES, (short, long))))
    about = f"Texts of {SIZES[0]:,} and {SIZES[1]:,} characters that repeat one thing: read, with numbers and phrases."
    return Table(about, ("repeated", *(f"seconds of {size:,}" for size in SIZES), "exponent"), tuple(rows))


if __name__ == "__main__":
    tell(tables(Asked()))
