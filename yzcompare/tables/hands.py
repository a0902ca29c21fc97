"""Who does the work: this process, processes of this machine, or the workers of a Dask cluster.

Each is a `concurrent.futures.Executor`; `Hands` says how one is begun, again where it broke, and how one
hears that nobody is left.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yzcompare.errors import InputError
from yzcompare.workers import end, workers

SUMS = "OPENBLAS_NUM_THREADS"
"""Environment variable that says how many threads numpy adds up with; processes begun later are told."""

PATIENCE = 60.0
"""Seconds for which a cluster may be without workers, and a scheduler may take to answer."""


class HandsGoneError(RuntimeError):
    """Nobody is left to do the work; what was done stays."""


@dataclass(frozen=True, slots=True)
class Hands:
    """An executor to begin with, how many tasks it does at once, and a look at whether anybody is left.

    `look` raises HandsGoneError.
    """

    begin: Callable[[], Executor]
    count: int
    look: Callable[[], None] = lambda: None


class Here(Executor):
    """Does each task in this process, when it is handed in.

    >>> Here().submit(pow, 2, 3).result()
    8
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do a task and return its result as a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


HERE = Hands(Here, 1)
"""This process alone."""


def of_machine() -> int:
    """How many processes this machine can run at once, by the cores that this one may use.

    >>> of_machine() >= 1
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def processes(count: int) -> Iterator[Hands]:
    """So many processes of this machine; they end with the block, and with the process that began them."""
    begun: list[Any] = []
    with tempfile.TemporaryDirectory(prefix="yzcompare-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)

        def begin() -> Executor:
            # Each process has a core; threads of their own for sums would wait for each other.
            os.environ.setdefault(SUMS, "1")
            # A copy of this process would hold its threads' locks; a fresh one begins clean.
            begun.append(workers(count, scratch, scratch / "none", start="spawn"))
            executor: Executor = begun[-1]
            return executor

        try:
            yield Hands(begin, count)
        finally:
            for pool in begun:
                end(pool)


@contextmanager
def cluster(address: str) -> Iterator[Hands]:
    """The workers of the Dask cluster whose scheduler is at an address (tcp://host:8786).

    Raises InputError where Dask is not installed, or no scheduler answers, or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise InputError(
            "--scheduler needs Dask, which is not installed", hint="pip install 'yzcompare[dask]'"
        ) from None
    try:
        client = Client(address, timeout=PATIENCE / 4, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(
            f"no Dask scheduler answers at {address}: {reason}",
            hint="start one with: dask scheduler, and name the address that it prints",
        ) from None
    try:
        if not _threads(client):
            hint = f"start some with: dask worker {address} --nthreads 1"
            raise InputError(f"the Dask scheduler at {address} has no workers", hint=hint)
        yield Hands(client.get_executor, _threads(client), _watch(client, address))
    finally:
        client.close(timeout=PATIENCE / 12)


def _threads(client: Any) -> int:
    """How many tasks the workers of a cluster do at once."""
    return sum(client.nthreads().values())


def _watch(client: Any, address: str) -> Callable[[], None]:
    """A look at a cluster: it is gone where its scheduler is, or where it was without workers for too long."""
    seen = [time.monotonic(), 0.0]

    def look() -> None:
        now = time.monotonic()
        if client.status not in ("running", "connecting"):
            raise HandsGoneError(f"the Dask scheduler at {address} is gone")
        if now - seen[1] < 1:
            return
        seen[1] = now
        if client.status == "running":
            try:
                if _threads(client):
                    seen[0] = now
            except Exception:  # whatever a connection that breaks at this moment raises, the next look tells
                pass
        if now - seen[0] > PATIENCE:
            raise HandsGoneError(f"the Dask scheduler at {address} is gone, or has no workers any more")

    return look
