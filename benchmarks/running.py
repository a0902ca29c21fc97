"""Commands run and measured: seconds on the clock, CPU seconds of all their processes, memory of the largest one."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from yzcompare.cache import VARIABLE

_MEASURES = """
import resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
wall = time.perf_counter() - begun
sys.stderr.buffer.write(done.stderr[-4000:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)
"""
"""A process of its own, so that what other commands used does not count: it hears of all that its command waited for."""

PACKAGE = ("-m", "yzcompare.cli")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds on the clock, CPU seconds of all its processes, mebibytes of the largest."""

    wall: float
    cpu: float
    memory: float


def run(
    arguments: Sequence[str | Path], cache: Path | None = None, settings: Mapping[str, str] | None = None
) -> Cost:
    """Run Python with these arguments, with a cache of its own where one is named.

    `settings` are further variables of its environment. Raises SystemExit with what the command said where it failed.

    >>> run(["-c", "pass"]).wall > 0
    True
    """
    own = {VARIABLE: str(cache)} if cache else {}
    done = subprocess.run(
        [sys.executable, "-c", _MEASURES, sys.executable, *map(str, arguments)],
        env={**os.environ, **own, **(settings or {})},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, arguments))}: {done.stderr.strip() or done.returncode}")
    wall, cpu, kilobytes = map(float, done.stdout.split())
    return Cost(wall, cpu, kilobytes / 1024)


def yzcompare(*arguments: str | Path, cache: Path | None = None) -> Cost:
    """Run a command of the package."""
    return run([*PACKAGE, *arguments], cache)
