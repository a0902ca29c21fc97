"""Writing one file whole: it appears under its name only when all of it is on the disk.

What is written stands beside the target under a name that nobody can guess, and is renamed over it at the
end. On any error the old file stays and the new one goes; what a killed run leaves behind is cleared
away by a later one that writes into the same folder.
"""

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

ABANDONED = 3600.0
"""Seconds after which a file that was not finished is taken to be left by a run that was killed."""

_SCRATCH = ".unfinished-yzcompare-"
_OURS = re.compile(re.escape(_SCRATCH) + "[0-9a-f]{32}")
_EXCLUSIVE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_STREAMS = re.compile(r"/(?:dev/(?!shm/)|proc/)")


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file for bytes that takes the place of `path` when the block ends without an error.

    A new file may be read by whom the umask lets, a replaced one by whom could read it before. A symbolic
    link in the place of `path` is replaced, never followed. Raises OSError, which names `path`, where the
    folder is missing, the disk is full, or a file stands there that may not be written to.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole(Path(folder) / "links.csv") as file:
    ...         written = file.write("渝中".encode())
    ...     [(each.name, each.read_text(encoding="utf-8")) for each in Path(folder).iterdir()]
    [('links.csv', '渝中')]
    """
    scratch = path.parent / f"{_SCRATCH}{secrets.token_hex(16)}"
    with _blaming(path, scratch):
        mode = _mode_to_keep(path)
        clear_abandoned(path.parent)
        descriptor = os.open(scratch, _EXCLUSIVE, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                if mode is not None:
                    scratch.chmod(mode)
                yield file
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)


def write_named(path: Path, data: bytes) -> None:
    """Write to the place that a user named: a file whole, a pipe or a device (/dev/stdout) as it stands.

    Raises OSError, which names `path`.
    """
    if _is_stream(path):
        with _blaming(path, path), _open_stream(path) as stream:
            stream.write(data)
    else:
        with whole(path) as file:
            file.write(data)


def clear_abandoned(folder: Path) -> None:
    """Remove what runs that were killed left in a folder: files of our name, owner and making, an hour old.

    Never anything else, a folder or a link of that name included.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as inside:
        for entry in inside:
            if not _OURS.fullmatch(entry.name) or not entry.is_file(follow_symlinks=False):
                continue
            known = entry.stat(follow_symlinks=False)
            mine = not hasattr(os, "geteuid") or known.st_uid == os.geteuid()
            if mine and time.time() - known.st_mtime > ABANDONED:
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()


def _mode_to_keep(path: Path) -> int | None:
    """Permissions of the file that is to be replaced; None where none stands there.

    A file that its owner made read-only is one to keep: renaming would not ask.
    """
    try:
        known = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(known.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(known.st_mode):
        return None
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file that stands there may not be written to", str(path))
    return stat.S_IMODE(known.st_mode) & 0o777


def _is_stream(path: Path) -> bool:
    """Whether a path names a pipe or device, which nothing may be renamed over."""
    if _STREAMS.match(str(path.absolute())):  # what stands there are links to files, pipes and terminals
        return True
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)


def _open_stream(path: Path) -> BinaryIO:
    """Open a pipe or device; standard output is written on where it stands, not from its beginning."""
    with contextlib.suppress(OSError):
        if os.path.samestat(path.stat(), os.fstat(1)):
            return os.fdopen(os.dup(1), "wb")
    return path.open("wb")


@contextlib.contextmanager
def _blaming(path: Path, scratch: Path) -> Iterator[None]:
    """Let an error of the system name the file that was meant, not the one beside it or none at all."""
    try:
        yield
    except OSError as error:
        if error.errno and error.filename in (None, str(scratch)):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
