"""What a benchmark found: tables of rows, the machine it ran on, and both as Markdown."""

import math
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

PEERS = (
    *("yzcompare", "pandas", "matplotlib", "pyarrow", "duckdb", "distributed"),
    *("jieba", "rjieba", "recognizers-text-number-with-unit", "scikit-learn", "diff-match-patch", "collatex"),
)
"""Packages whose versions the results name."""

COUNTS = (160, 1_620, 16_200)
"""Reports of which the growth is measured: a part of the collection, all of it, ten times as many."""

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked for: a folder PLACE/YEAR.md or none, whether the largest sizes, the sizes of growth, and
    a folder for what growth makes of the largest, to be looked at afterwards."""

    reports: Path | None = None
    full: bool = False
    counts: tuple[int, ...] = COUNTS
    keep: Path | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below heads, with a sentence above them that says what was measured and at what size."""

    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    under: str = ""
    """What follows from the rows."""


def needs_reports(about: str) -> Table:
    """What stands in place of a table that needs the collection of reports.

    >>> needs_reports("Growth.").under
    'not measured: needs --reports'
    """
    return Table(about, (), (), "not measured: needs --reports")


def shown(value: Cell) -> str:
    """A value as a reader wants it: three digits that count, more only where they stand before the point.

    >>> shown(0.01234), shown(12.345), shown(1234567.8), shown(12), shown("wall")
    ('0.0123', '12.3', '1,234,568', '12', 'wall')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"{value:,}"
    if not math.isfinite(value):
        return "–"
    digits = 0 if abs(value) < 1e-12 else max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}"


def markdown(table: Table) -> str:
    """A table as Markdown; its last line ends without a break.

    >>> print(markdown(Table("Two texts.", ("step", "seconds"), (("read", 0.5),))))
    Two texts.
    <BLANKLINE>
    | step | seconds |
    |---|---|
    | read | 0.500 |
    """
    blocks = [table.about]
    if table.rows:
        lines = [table.heads, tuple("---" for _ in table.heads), *table.rows]
        drawn = ["| " + " | ".join(shown(cell).replace("|", "\\|") for cell in line) + " |" for line in lines]
        drawn[1] = drawn[1].replace(" ", "")
        blocks.append("\n".join(drawn))
    return "\n\n".join([*blocks, *filter(None, [table.under])])


def tell(tables: Sequence[Table]) -> None:
    """Print tables."""
    print("\n\n".join(map(markdown, tables)), flush=True)


def page(machine: str, sections: Sequence[tuple[str, Sequence[Table]]]) -> str:
    """The page of results: the machine, then each section with its title and tables.

    >>> print(page("Two cores.", [("Growth", [needs_reports("Of reports.")])]))
    # Results
    <BLANKLINE>
    Two cores.
    <BLANKLINE>
    ## Growth
    <BLANKLINE>
    Of reports.
    <BLANKLINE>
    not measured: needs --reports
    <BLANKLINE>
    """
    blocks = ["# Results", machine]
    for title, tables in sections:
        blocks += [f"## {title}", *map(markdown, tables)]
    return "\n\n".join(blocks) + "\n"


def machine() -> str:
    """Day, cores, memory, Python, and the versions of what is compared, in sentences."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = psutil.virtual_memory().total / 2**30
    load = psutil.getloadavg()[0]
    return (
        f"Made by `uv run --group bench python -m benchmarks` on {datetime.now(UTC):%Y-%m-%d}: {cores} cores, "
        f"{memory:.0f} GiB of memory, {platform.system()}, Python {platform.python_version()}. At its beginning "
        f"{load:.1f} other processes were at work. Versions: {', '.join(map(_versioned, PEERS))}."
    )


def _versioned(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} not installed"


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size that a cost grows with, by least squares on logarithms; not a number where it cannot be fitted.

    >>> round(exponent((2, 4, 8), (4, 16, 64)), 3), exponent((2,), (4,))
    (2.0, nan)
    """
    points = [
        (math.log(n), math.log(cost)) for n, cost in zip(sizes, costs, strict=True) if n > 0 and cost > 0
    ]
    middle = sum(x for x, _ in points) / max(1, len(points))
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * y for x, y in points) / spread if spread else math.nan
