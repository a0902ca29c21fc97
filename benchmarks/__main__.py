"""All that is fast, slow and large about the project, measured in one run on one machine.

    uv run --group bench python -m benchmarks [--reports FOLDER] [--only growth,peers] [--full]

Prints each section as it is measured and writes benchmarks/RESULTS.md, which holds what is measured so far,
so that a run that is stopped leaves something. FOLDER holds reports as FOLDER/PLACE/YEAR.md; they are not
part of the project, and sections that need them say so. With `--only` a file is written where `--out` names one.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks import results
from benchmarks.results import COUNTS, Asked, Table
from yzcompare.writing import whole

SECTIONS = {
    "report": ("whole_report",),
    "tables": ("whole_tables",),
    "speed": ("speed", "quantities_peers"),
    "peers": ("links_peers", "diff_peers"),
    "growth": ("growth",),
    "workers": ("hands",),
}
"""The sections, each by the modules that measure it; the first gives its title."""

OUT = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    """Measure what is asked, print it and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, help="reports as FOLDER/PLACE/YEAR.md")
    parser.add_argument("--only", default="", help=f"sections, joined by commas, of: {', '.join(SECTIONS)}")
    parser.add_argument("--full", action="store_true", help="a hundred times the reports, too: takes days")
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS, help="reports of growth")
    parser.add_argument("--out", type=Path, help="file to write; without --only benchmarks/RESULTS.md")
    parser.add_argument("--keep", type=Path, help="folder that keeps what growth makes of its largest size")
    given = parser.parse_args()
    chosen = [name.strip() for name in given.only.split(",") if name.strip()] or list(SECTIONS)
    for name in chosen:
        if name not in SECTIONS:
            parser.error(f"there is no section {name!r}; known are: {', '.join(SECTIONS)}")
    if given.reports and not any(given.reports.glob("*/*.md")):
        parser.error(f"{given.reports}: holds no reports as PLACE/YEAR.md")
    asked = Asked(given.reports, given.full, tuple(given.counts), given.keep)
    out = given.out or (None if given.only else OUT)
    measure(chosen, asked, out)


def measure(chosen: Sequence[str], asked: Asked, out: Path | None) -> None:
    """Measure sections one after the other; the file, if any, holds those that are done."""
    machine = results.machine()
    print(f"# Results\n\n{machine}", flush=True)
    done: list[tuple[str, Sequence[Table]]] = []
    for name in chosen:
        modules = [import_module(f"benchmarks.{module}") for module in SECTIONS[name]]
        steps: list[Callable[[Asked], list[Table]]] = [module.tables for module in modules]
        title = str(modules[0].TITLE)
        print(f"\n## {title}\n", flush=True)
        begun = time.monotonic()
        tables = [table for step in steps for table in step(asked)]
        tables.append(Table(f"Measured in {(time.monotonic() - begun) / 60:.1f} minutes.", ()))
        results.tell(tables)
        done.append((title, tables))
        if out:
            with whole(out) as file:
                file.write(results.page(machine, done).encode())


if __name__ == "__main__":
    main()
