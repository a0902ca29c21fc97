"""`yzcompare tables` on the project's own corpus, beside the bare import of what it needs."""

import tempfile
from pathlib import Path

from benchmarks.results import Asked, Table
from benchmarks.running import Cost, run, yzcompare
from yzcompare.corpus import find_manifest

TITLE = "All tables, beside the bare import"
GOAL = 2
RUNS = 3
IMPORT = "import pandas, pyarrow.parquet; import yzcompare.tables, yzcompare.rooms; yzcompare.rooms.tables()"
"""What the command loads before it has anything to do."""


def tables(asked: Asked) -> list[Table]:
    """Measure `tables` with an empty cache, with a full one, and where all is there; and the import."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)

        def write(cache: str, out: str) -> Cost:
            options = ("--format", "parquet", "--workers", "1", "--corpus", find_manifest())
            return yzcompare("tables", folder / out, *options, cache=folder / cache)

        run(["-c", IMPORT])  # files of the packages are in the system's memory from here on
        costs = {
            "import": [run(["-c", IMPORT]) for _ in range(RUNS)],
            "tables, cache empty": [write(f"cache{n}", f"cold{n}") for n in range(RUNS)],
            "tables, cache full": [write("cache0", f"warm{n}") for n in range(RUNS)],
            "tables, nothing to do": [write("cache0", "warm0") for _ in range(RUNS)],
        }
    best = {name: min(each, key=lambda cost: cost.wall) for name, each in costs.items()}
    floor = best["import"]
    rows = tuple(
        (name, cost.wall, cost.cpu, cost.wall / floor.wall, cost.memory) for name, cost in best.items()
    )
    about = f"`yzcompare tables --format parquet` on the project's own corpus, one process; the best of {RUNS} runs each."
    heads = ("run", "seconds", "CPU seconds", "times the import", "largest process MiB")
    met = "reached" if best["tables, cache empty"].wall / floor.wall <= GOAL else "missed"
    return [Table(about, heads, rows, f"Goal with an empty cache: at most {GOAL} times the import: {met}.")]
