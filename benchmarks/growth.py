"""How time and memory of `yzcompare tables` grow with the reports: some, all, ten and a hundred times as many."""

import tempfile
from pathlib import Path

from benchmarks import steps
from benchmarks.collection import Lines, enlarged, lines, some, write_manifest
from benchmarks.many import DOCUMENTS, OfOne, forecast
from benchmarks.results import Asked, Cell, Table, exponent, needs_reports
from benchmarks.running import Cost, yzcompare

TITLE = "Growth"
WORKERS = 2
GOAL_SECONDS, GOAL_REPORTS, GOAL_MEMORY = 600, 1_620, 1_024
LINE = (3, 6, 12, 24)
"""Reports of one place, of which the longest line gives the newest."""


def tables(asked: Asked) -> list[Table]:
    """Measure the collection in several sizes, one line in several lengths, and every step."""
    about = (
        f"`yzcompare tables --format parquet --workers {WORKERS} --pairs neighbours` with an empty cache. More reports than the "
        "collection holds are made by mixing paragraphs of real ones (`benchmarks/collection.py`)."
    )
    if asked.reports is None:
        return [needs_reports(about)]
    held = lines(asked.reports)
    return [*_collections(held, asked, about), _one_line(held), steps.measured(held)]


def _collections(held: Lines, asked: Asked, about: str) -> list[Table]:
    """Collections of whole places; of the largest, what lies on the disk, and what still more would take."""
    total = sum(map(len, held.values()))
    counts = (*asked.counts, *((100 * total,) if asked.full else ()))
    rows: list[tuple[Cell, ...]] = []
    costs: list[tuple[int, Cost]] = []
    for count in counts:
        with tempfile.TemporaryDirectory() as made:
            folder = asked.keep if asked.keep and count == max(counts) else Path(made)
            folder.mkdir(parents=True, exist_ok=True)
            chosen = some(enlarged(held, max(1, round(count / total)), folder / "made"), count)
            count = sum(map(len, chosen.values()))
            cost = made_tables(folder, chosen)
            costs.append((count, cost))
            sizes = {each.name: size_of(each) / count / 1e3 for each in (folder / "tables").iterdir()}
            disk = sum(sizes.values())
            rows.append((count, len(chosen), cost.wall, cost.cpu, cost.cpu / count, cost.memory, disk))
    heads = (
        "reports",
        "places",
        "seconds",
        "CPU seconds",
        "a report",
        "largest process MiB",
        "kB on disk a report",
    )
    largest = sorted(sizes.items(), key=lambda each: -each[1])
    said = f"What lies on the disk of {count:,} reports, table by table."
    return [
        Table(about, heads, tuple(rows), _judged(costs)),
        Table(said, ("table", "kB a report"), tuple(largest)),
        Table(
            f"**What {DOCUMENTS:,} reports take.** "
            + forecast(OfOne(count, cost.cpu / count, disk, cost.memory)),
            (),
        ),
    ]


def _judged(costs: list[tuple[int, Cost]]) -> str:
    """The exponents, and the goals of time and memory."""
    sizes = [count for count, _ in costs]
    fitted = {
        name: exponent(sizes, [getattr(cost, field) for _, cost in costs])
        for name, field in (("seconds", "wall"), ("CPU seconds", "cpu"), ("memory", "memory"))
    }
    said = [f"Exponents: {', '.join(f'{name} {value:.2f}' for name, value in fitted.items())}."]
    for count, cost in costs:
        if abs(count - GOAL_REPORTS) <= GOAL_REPORTS // 100:
            met = "reached" if cost.wall < GOAL_SECONDS else "missed"
            said.append(f"Goal of {GOAL_SECONDS} seconds for {GOAL_REPORTS:,} reports: {met}.")
    most = max(cost.memory for _, cost in costs)
    met = "reached" if most < GOAL_MEMORY else "missed"
    said.append(f"Goal of {GOAL_MEMORY:,} MiB in each process: {met}.")
    return " ".join(said)


def _one_line(held: Lines) -> Table:
    """The longest line in several lengths."""
    place = max(sorted(held), key=lambda each: len(held[each]))
    years = sorted(held[place])
    rows: list[tuple[Cell, ...]] = []
    counts = sorted({min(count, len(years)) for count in LINE})
    for count in counts:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            cost = made_tables(folder, {place: {year: held[place][year] for year in years[-count:]}}, 1)
            rows.append((count, cost.wall, cost.cpu, cost.memory))
    powers = [exponent(counts, [float(row[at]) for row in rows]) for at in (1, 2, 3)]
    rows.append(("exponent", *powers))
    about = (
        "One place: the newest reports of the longest line, one process, empty cache. The start of the command is in it, "
        "which flattens the exponents; a task or phrase is followed through all years of a line."
    )
    return Table(about, ("reports", "seconds", "CPU seconds", "largest process MiB"), tuple(rows))


def made_tables(folder: Path, held: Lines, workers: int = WORKERS) -> Cost:
    """Write the tables of reports into FOLDER/tables, from an empty cache."""
    manifest = write_manifest(folder, held)
    options = (
        "--format",
        "parquet",
        "--workers",
        str(workers),
        "--pairs",
        "neighbours",
        "--corpus",
        manifest,
    )
    return yzcompare("tables", folder / "tables", *options, cache=folder / "cache")


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder and below it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
