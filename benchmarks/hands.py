"""One worker and two: processes of this machine, and the workers of a Dask cluster on it."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.collection import lines, some, write_manifest
from benchmarks.results import Asked, Cell, Table, needs_reports
from benchmarks.running import Cost, yzcompare
from yzcompare.cache import VARIABLE

TITLE = "One worker and two"
REPORTS = 80
GOAL = 1.7
PATIENCE = 60.0
"""Seconds in which a cluster must stand."""


def tables(asked: Asked) -> list[Table]:
    """Measure one and two local processes, and one and two Dask workers."""
    count = min(REPORTS, min(asked.counts))
    about = (
        f"`yzcompare tables --format parquet --pairs neighbours` of {count} reports in whole places, empty cache. A Dask worker has "
        "one thread (`dask worker --nthreads 1`); scheduler and workers are on this machine, and run before the clock starts. "
        "CPU seconds and memory of Dask are those of the command alone, without scheduler and workers."
    )
    if asked.reports is None:
        return [needs_reports(about)]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        manifest = write_manifest(folder, some(lines(asked.reports), count))
        rows: list[tuple[Cell, ...]] = []
        for kind in ("processes", "Dask workers"):
            costs = [_made(folder, manifest, kind, number) for number in (1, 2)]
            rows += [
                (kind, number, cost.wall, cost.cpu, cost.memory, costs[0].wall / cost.wall)
                for number, cost in enumerate(costs, 1)
            ]
    heads = ("by", "number", "seconds", "CPU seconds", "largest process MiB", "times one")
    missed = [str(row[0]) for row in rows if row[1] == 2 and float(row[-1]) < GOAL]
    under = (
        f"Goal: two at least {GOAL} times one: {'missed by ' + ', '.join(missed) if missed else 'reached'}."
    )
    return [Table(about, heads, tuple(rows), under)]


def _made(folder: Path, manifest: Path, kind: str, number: int) -> Cost:
    """Write the tables by so many processes or workers, into a folder of their own."""
    out, cache = folder / f"{kind} {number}", folder / f"cache of {kind} {number}"
    options = ("--format", "parquet", "--pairs", "neighbours", "--corpus", manifest)
    if kind == "processes":
        return yzcompare("tables", out, *options, "--workers", str(number), cache=cache)
    with cluster(number, cache) as address:
        return yzcompare("tables", out, *options, "--scheduler", address, cache=cache)


@contextlib.contextmanager
def cluster(workers: int, cache: Path) -> Iterator[str]:
    """A Dask scheduler and so many workers on this machine; gives the scheduler's address, and ends them behind the block.

    Raises SystemExit where it does not stand in time.
    """
    from distributed import Client

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made, contextlib.ExitStack() as begun:
        known = Path(made) / "scheduler.json"
        common = ("--host", "127.0.0.1", "--no-dashboard")
        begun.enter_context(
            _process("scheduler", "--port", "0", "--scheduler-file", known, *common, cache=cache)
        )
        until = time.monotonic() + PATIENCE
        while not known.exists() and time.monotonic() < until:
            time.sleep(0.1)
        for number in range(workers):
            options = (
                "--scheduler-file",
                known,
                "--nthreads",
                "1",
                "--local-directory",
                Path(made) / str(number),
            )
            begun.enter_context(_process("worker", *options, *common, cache=cache))
        try:
            with Client(scheduler_file=str(known), timeout=PATIENCE, set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=PATIENCE)
                address = str(client.scheduler.address)
        except (OSError, TimeoutError) as error:
            raise SystemExit(
                f"the Dask cluster does not stand after {PATIENCE:.0f} seconds: {error}"
            ) from None
        yield address


@contextlib.contextmanager
def _process(*arguments: str | Path, cache: Path) -> Iterator[None]:
    """A process of Dask, ended behind the block together with those that it began."""
    begun = subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, arguments)],
        env={**os.environ, VARIABLE: str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        below = psutil.Process(begun.pid).children(recursive=True) if begun.poll() is None else []
        begun.terminate()
        try:
            begun.wait(10)
        except subprocess.TimeoutExpired:
            begun.kill()
            begun.wait()
        for left in below:
            with contextlib.suppress(psutil.NoSuchProcess):
                left.kill()
