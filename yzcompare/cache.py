"""What was derived once, kept on disk for this user alone.

Derived objects are kept as pickles: they are graphs of our own classes that share parts, and reading
them back must cost less than making them anew. A pickle can run code when it is read, so nothing is
read that another user could have put there: the folder belongs to the user and is closed to all
others (mode 700), and every file is signed (HMAC-SHA256, RFC 2104) with a key that was made in that
folder. What is damaged, unsigned or signed with another key is made anew.
"""

import contextlib
import functools
import hashlib
import hmac
import os
import pickle
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextvars import ContextVar
from itertools import accumulate
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

VARIABLE = "YZCOMPARE_CACHE"
"""Environment variable that names another folder for the cache."""

MOST_BYTES = 500_000_000
"""Bytes kept; what was unused the longest goes."""

ABANDONED = 3600.0
"""Seconds after which a file that was begun and not finished is nobody's."""

ENDING = ".kept"
SCRATCH = ".unfinished-"
KEY = "key"
KEY_BYTES = 32
_SIGNATURE = hashlib.sha256().digest_size

_rests: ContextVar[bool] = ContextVar("rests", default=False)

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path:
    """Folder of the cache: $YZCOMPARE_CACHE, or where the system keeps caches."""
    named = os.environ.get(VARIABLE)
    return Path(named).absolute() if named else user_cache_path("yzcompare")


@contextlib.contextmanager
def resting() -> Iterator[None]:
    """Keep nothing and recall nothing for a while: for more texts than the cache can hold."""
    before = _rests.set(True)
    try:
        yield
    finally:
        _rests.reset(before)


def private_folder() -> Path | None:
    """The cache's folder, made where it is missing; None where it is not the user's alone, or rests.

    A folder that only others may read is closed to them. One that others may write to, that belongs
    to somebody else or that is a link is not used at all: what lies in it may be anybody's.
    """
    if _rests.get():
        return None
    folder = cache_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            return None
        if os.name == "posix":
            if found.st_uid != os.geteuid() or found.st_mode & _OTHERS_WRITE:
                return None
            if stat.S_IMODE(found.st_mode) != 0o700:
                folder.chmod(0o700)
    except OSError:
        return None
    return folder


def refusal() -> str:
    """Why the cache's folder is not used, in a sentence for its user; empty where it is, or cannot be, made."""
    folder = cache_folder()
    if private_folder() is not None or not folder.exists():
        return ""
    return (
        f"the cache {folder} is not used: it is not a folder of your own that others cannot write to; "
        f"remove it or name another in {VARIABLE}"
    )


def recall(name: str, kind: type) -> Any:
    """The object of class `kind` kept under a name; None where there is none that can be trusted."""
    content = _content(name)
    if content is None:
        return None
    try:
        value = pickle.loads(content)
    except Exception:  # one of our own that another version of a library wrote may fail in any way
        return None
    with contextlib.suppress(OSError):
        os.utime(cache_folder() / f"{name}{ENDING}")
    return value if isinstance(value, kind) else None


def holds(name: str) -> bool:
    """Whether something that can be trusted is kept under a name."""
    return _content(name) is not None


def _content(name: str) -> bytes | None:
    """What is kept under a name, its signature checked."""
    folder = private_folder()
    if folder is None:
        return None
    try:
        signed, key = (folder / f"{name}{ENDING}").read_bytes(), _key(folder)
    except OSError:
        return None
    signature, content = signed[:_SIGNATURE], signed[_SIGNATURE:]
    return content if hmac.compare_digest(signature, _sign(key, name, content)) else None


def keep(name: str, value: Any) -> bool:
    """Keep an object under a name; False where it could not be kept, which only costs time."""
    folder = private_folder()
    if folder is None:
        return False
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    scratch: Path | None = None
    try:
        key = _key(folder)
        handle, named = tempfile.mkstemp(prefix=SCRATCH, dir=folder)
        scratch = Path(named)
        with os.fdopen(handle, "wb") as file:
            file.write(_sign(key, name, content) + content)
        scratch.replace(folder / f"{name}{ENDING}")
    except OSError:
        if scratch is not None:
            with contextlib.suppress(OSError):
                scratch.unlink(missing_ok=True)
        return False
    clear_once(folder)
    return True


@functools.cache
def clear_once(folder: Path) -> None:
    """Clear a folder once in the life of a process: looking through it takes longer than keeping one more thing."""
    _clear(folder)


def _sign(key: bytes, name: str, content: bytes) -> bytes:
    """The signature of a content under its name, so that one cannot be passed off as another."""
    return hmac.digest(key, name.encode() + b"\0" + content, "sha256")


def _key(folder: Path) -> bytes:
    """The key of a private folder, made by whoever comes first.

    It is linked into place whole: of two that make it at once, one wins and both read the same.
    """
    path = folder / KEY
    for _ in range(2):
        with contextlib.suppress(FileNotFoundError):
            key = path.read_bytes()
            if len(key) == KEY_BYTES:
                return key
            path.unlink()
        handle, named = tempfile.mkstemp(prefix=SCRATCH, dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(KEY_BYTES))
            with contextlib.suppress(FileExistsError):
                os.link(named, path)
        finally:
            Path(named).unlink(missing_ok=True)
    return path.read_bytes()


def _clear(folder: Path) -> None:
    """Remove what has been unused the longest, and what ended runs and earlier versions left."""
    with contextlib.suppress(OSError):
        kept = {path: path.stat() for path in folder.glob(f"*{ENDING}")}
        newest = max((found.st_mtime for found in kept.values()), default=0.0)
        by_use = sorted(kept, key=lambda path: -kept[path].st_mtime)
        room = accumulate(kept[path].st_size for path in by_use)
        unused = [path for path, taken in zip(by_use, room, strict=True) if taken > MOST_BYTES]
        litter = [path for path in folder.glob(f"{SCRATCH}*") if path.stat().st_mtime < newest - ABANDONED]
        for old in (*unused, *litter, *folder.glob("*.pickle")):
            old.unlink(missing_ok=True)
