"""How the cost grows with the reports of one place, and what a report costs beside empty notebooks.

    python -m benchmarks.growth --reports FOLDER [--place 上海市] [--counts 2 4 8 17]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project). For each number of
reports, the newest ones: CPU seconds of `tables` and of `report` from an empty cache, the size of that
cache, and the peak memory of the largest process; then the exponents of growth, fitted over all counts
(least squares on logarithms). Behind it, on the corpus of the project: `report` with a warm cache beside
as many notebooks that import pandas and matplotlib and draw one chart, run and exported in the same way.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from yzcompare.cache import VARIABLE
from yzcompare.corpus import find_manifest
from yzcompare.publishing.plans import PATTERN, own_notebooks

COUNTS = (2, 4, 8, 17)
EMPTY = "import pandas as pd\nimport matplotlib.pyplot as plt\npd.Series([1, 2, 3]).plot()\nplt.show()"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one number of reports costs: CPU seconds, megabytes on disk, megabytes in memory."""

    reports: int
    tables: float
    report: float
    cache: float
    memory: float


def run(arguments: Sequence[str], cache: Path) -> tuple[float, float]:
    """CPU seconds of a command and all its processes, and the peak memory of the largest one in megabytes."""
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE); "
        "sys.stderr.buffer.write(done.stderr) if done.returncode else None; used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    command = [sys.executable, "-c", code, sys.executable, "-m", "yzcompare.cli", *arguments]
    done = subprocess.run(
        command, env={**os.environ, VARIABLE: str(cache)}, capture_output=True, text=True, check=True
    )
    if done.stderr:
        raise SystemExit(done.stderr)
    seconds, kilobytes = map(float, done.stdout.split())
    return seconds, kilobytes / 1024


def manifest(folder: Path, place: str, paths: Sequence[Path]) -> Path:
    """Write a manifest of some reports of a place."""
    entries = [
        f'[[document]]\nid = "{path.stem}"\nyear = {path.stem}\nplace = "{place}"\ntitle = "{path.stem}年政府工作报告"\n'
        f'genre = "work report"\nsource = "{path.resolve()}"\nperiod = "{path.stem}"\nreviews = "{int(path.stem) - 1}"\n'
        for path in paths
    ]
    written = folder / "corpus.toml"
    written.write_text("\n".join(entries), encoding="utf-8")
    return written


def cost(place: str, paths: Sequence[Path]) -> Cost:
    """Measure one number of reports in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = str(manifest(folder, place, paths))
        tables, memory = run(["tables", str(folder / "tables"), "--corpus", corpus], folder / "first")
        kept = sum(path.stat().st_size for path in (folder / "first").iterdir()) / 1e6
        report, most = run(
            ["report", "--out", str(folder / "reports"), "--corpus", corpus], folder / "second"
        )
        return Cost(len(paths), tables, report, kept, max(memory, most))


def exponent(costs: Sequence[Cost], field: str) -> float:
    """The power of the number of reports that a cost grows with.

    >>> round(exponent([Cost(n, n**2, n, n, 1.0) for n in (2, 4, 8)], "tables"), 3)
    2.0
    """
    x = [math.log(each.reports) for each in costs]
    y = [math.log(getattr(each, field)) for each in costs]
    middle = sum(x) / len(x)
    return sum((a - middle) * b for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def warm_report() -> tuple[float, float]:
    """CPU seconds of a report with a warm cache, and of as many notebooks that draw one chart."""
    notebooks = sorted(own_notebooks().glob(PATTERN))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "notebooks").mkdir()
        tags = {"tags": ["parameters"]}
        cells = [("x = 1", tags), (EMPTY, {})]
        content = {
            "cells": [
                {"cell_type": "code", "id": f"c{n}", "metadata": about, "source": source, "outputs": [], "execution_count": None}
                for n, (source, about) in enumerate(cells)
            ],
            "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }  # fmt: skip
        for path in notebooks:
            (folder / "notebooks" / path.name).write_text(json.dumps(content), encoding="utf-8")
        corpus = str(find_manifest())
        run(["report", "--out", str(folder / "first"), "--corpus", corpus], folder / "cache")
        warm, _ = run(["report", "--out", str(folder / "again"), "--corpus", corpus], folder / "cache")
        options = [
            "--notebooks",
            str(folder / "notebooks"),
            "--out",
            str(folder / "bare"),
            "--corpus",
            corpus,
        ]
        bare, _ = run(["report", *options], folder / "cache")
        return warm, bare


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--place", default="上海市")
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS)
    asked = parser.parse_args()
    paths = sorted((asked.reports / asked.place).glob("*.md"))
    costs = [cost(asked.place, paths[-count:]) for count in asked.counts]
    print(f"{'reports':>8} {'tables s':>9} {'report s':>9} {'cache MB':>9} {'memory MB':>10}")
    for each in costs:
        count, *values = astuple(each)
        print(f"{count:>8} " + " ".join(f"{value:>9.1f}" for value in values))
    fitted = {name: exponent(costs, name) for name in ("tables", "report", "cache", "memory")}
    print("exponent " + ", ".join(f"{name} {value:.2f}" for name, value in fitted.items()))
    warm, bare = warm_report()
    print(
        f"report, warm cache: {warm:.1f} s; as many notebooks with one chart: {bare:.1f} s; {warm / bare:.2f} times"
    )


if __name__ == "__main__":
    main()
