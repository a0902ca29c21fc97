"""Worker processes: they end when the one that started them does, and leave nothing behind."""

import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path

PATIENCE = 5.0
"""Seconds that an ended worker is waited for."""


def workers(count: int, scratch: Path, unfinished: Path, *, start: str | None = None) -> ProcessPoolExecutor:
    """A pool of worker processes whose temporary files all lie in `scratch`.

    `start` is how a process begins (`multiprocessing.get_context`), else as the system does.

    Where the process that started them is killed, they end within a moment and remove `scratch` and
    what is `unfinished`.
    """
    context = multiprocessing.get_context(start)
    return ProcessPoolExecutor(count, context, initializer=_begin, initargs=(scratch, unfinished))


def end(pool: ProcessPoolExecutor) -> None:
    """End the workers of a pool at once, and all that waits in it."""
    running = multiprocessing.active_children()
    for worker in running:
        worker.terminate()
    for worker in running:
        worker.join(PATIENCE)
    pool.shutdown(wait=False, cancel_futures=True)


def _begin(scratch: Path, unfinished: Path) -> None:
    """Leave Ctrl-C to the process that started this one, and end at once when that one ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    os.environ["TMPDIR"] = str(scratch)
    tempfile.tempdir = None
    threading.Thread(target=_watch, args=(scratch, unfinished), daemon=True).start()


def _watch(scratch: Path, unfinished: Path) -> None:
    """Wait for the end of the process that started this one, then end; kernels end with their worker."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    wait([parent.sentinel])
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.rmtree(unfinished, ignore_errors=True)
    os._exit(1)
