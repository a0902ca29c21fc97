"""One run at a time puts reports into a folder: a file beside the folder says which one it is.

The file holds the number of the process and the name of its machine. One whose process is gone, as that
of a run that was killed, is nobody's and is taken away. Of another machine's process (a shared drive, a
container) one cannot know: its file counts for a while.
"""

import contextlib
import json
import os
import platform
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from yzcompare.errors import InputError

LOCK = ".lock"
"""Ending of the file that says that a run is writing."""

PATIENCE = 600.0
"""Seconds that a run waits for another to be done; putting reports in place takes a moment, printing them a few minutes."""

PAUSE = 0.1
"""Seconds between two looks."""

BEGUN = 5.0
"""Seconds after which a file without a process in it was begun by a run that was killed."""

ELSEWHERE = 3_600.0
"""Seconds for which the file of another machine's process counts."""

_held: set[Path] = set()
"""Files of this process: its number may be that of an earlier one, in a container most of all."""


def lock_of(out: Path) -> Path:
    """The file that says that a run is writing into a folder.

    >>> lock_of(Path("reports")).name
    '.reports.lock'
    """
    return out.with_name(f".{out.name}{LOCK}")


@contextlib.contextmanager
def locked(out: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only run that writes into a folder; another one is waited for.

    Raises InputError where it is not done in time, and OSError where nothing can be written beside the folder.
    """
    lock = lock_of(out)
    until = time.monotonic() + patience
    while not _taken(lock):
        _clear_if_left(lock)
        if time.monotonic() > until:
            raise InputError(
                f"{out}: another run is writing there ({_holder(lock)})",
                hint=f"wait until it is done, or name another folder; if there is none, remove {lock}",
            )
        time.sleep(PAUSE)
    try:
        yield
    finally:
        _held.discard(lock)
        lock.unlink(missing_ok=True)


def _taken(lock: Path) -> bool:
    """Make the file, if none is there."""
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return False
    _held.add(lock)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"process": os.getpid(), "machine": platform.node()}, file)
    return True


def _said(lock: Path) -> tuple[int, str] | None:
    """Process and machine in the file; None where it says neither."""
    try:
        said = json.loads(lock.read_text(encoding="utf-8"))
        return int(said["process"]), str(said["machine"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _holder(lock: Path) -> str:
    said = _said(lock)
    return f"process {said[0]} on {said[1]}" if said else f"it has begun {lock.name}"


def _left(lock: Path, moved: Path | None = None) -> bool:
    """Whether the run that made the file, which may lie aside by now, is gone."""
    file = moved or lock
    try:
        age = time.time() - file.lstat().st_mtime
    except OSError:
        return False  # gone by itself
    said = _said(file)
    if said is None:
        return age > BEGUN
    process, machine = said
    if machine != platform.node():
        return age > ELSEWHERE
    if process == os.getpid():
        return lock not in _held
    return not psutil.pid_exists(process)


def _clear_if_left(lock: Path) -> None:
    """Take away the file of a run that is gone.

    Another run may do the same at this moment and have made its own already: so the file is moved aside
    first, looked at there, and put back where it turns out to be somebody's.
    """
    if not _left(lock):
        return
    aside = lock.with_name(f"{lock.name}-{secrets.token_hex(8)}")
    with contextlib.suppress(OSError):
        lock.rename(aside)
        if _left(lock, aside):
            aside.unlink()
        else:
            aside.rename(lock)
