"""The folder that reports are written into: whose it is, and how a whole new one takes its place.

A run makes its files in a folder of its own beside the one asked for, and puts that in its place by
renaming: readers and interrupted runs meet the old reports or the new ones, never both. A mark in the
folder lists what a run wrote, so that the next one can tell its own files from the user's. Those are
carried over, and one that is in the way of a new page is kept under another name. Two runs never put
theirs in place at once (`locks`).
"""

import contextlib
import errno
import json
import os
import re
import shutil
import signal
import stat
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PureWindowsPath
from typing import Any

from yzcompare.errors import InputError
from yzcompare.locks import locked

MARK = ".yzcompare.json"
"""File that says that a folder is written by this program, and what in it is."""

UNFINISHED = ".unfinished-"
REPLACED = ".replaced-"
DISPLACED = ".yours"
"""Ending that a user's file gets where a new page takes its name."""

_RANDOM = re.compile(r"[.](?:unfinished|replaced)-[a-z0-9_]{8}$")
"""How a name ends that `tempfile` made for us."""

ABANDONED = 86_400.0
"""Seconds after which what an ended run left unfinished is cleared away."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a run left in a folder: the corpus's checksum, its files, and what each page says of itself."""

    checksum: str = ""
    files: tuple[str, ...] = ()
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)


def made_in(folder: Path) -> Made | None:
    """What an earlier run left in a folder, by its mark; None where there is none that is sound.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     made_in(Path(name)), mark(Path(name), Made("c0ffee", ("index.html",))), made_in(Path(name)).files
    (None, None, ('index.html',))
    """
    try:
        said = json.loads((folder / MARK).read_text(encoding="utf-8"))
        checksum, files, pages = (said[key] for key in ("checksum", "files", "pages"))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(files, list) or not isinstance(pages, dict):
        return None
    made = Made(checksum, tuple(files), pages)
    return made if _is_sound(made) else None


def _is_sound(made: Made) -> bool:
    """Whether a mark says what one of ours does: it may be damaged, or made by somebody else.

    >>> _is_sound(Made("c", ("tables/a.csv",), {"01-documents": {"title": "Documents"}}))
    True
    >>> _is_sound(Made("c", ("../a.csv",))), _is_sound(Made("c", (), {"../../a": {}}))
    (False, False)
    """
    texts = [made.checksum, *(text for page in made.pages.values() for text in _texts(page))]
    if not all(isinstance(text, str) for text in (*texts, *made.files, *made.pages)):
        return False
    names = [*made.files, *(page if "/" not in page else ".." for page in made.pages)]
    return all(_stays_inside(name) for name in names)


def _texts(page: Any) -> list[Any]:
    """What a page says of itself, which must be texts."""
    return [*page, *page.values()] if isinstance(page, dict) else [None]


def _stays_inside(name: str) -> bool:
    """Whether a name in a mark is of something in its folder, on any system."""
    path = PureWindowsPath(name)  # it knows both / and \\, and drives
    return bool(path.parts) and not path.anchor and ".." not in path.parts and "\0" not in name


def mark(folder: Path, made: Made) -> None:
    """Leave the mark in a folder."""
    about = {"about": "This folder is written by yzcompare; a new run replaces the files listed here."}
    text = json.dumps({**about, **asdict(made)}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MARK).write_text(f"{text}\n", encoding="utf-8")


def claim(out: Path, *, kept_apart: tuple[Path, ...] = (), force: bool = False) -> Path:
    """Check that reports may be written into a folder, and return its whole path; nothing is written yet.

    It must be missing, empty or marked as ours; `force` lets a folder of other files be taken, which
    stay. `kept_apart` are folders that must not lie in it, as that of the corpus. Raises InputError.
    """
    out = _whole(out)
    home = Path.home() if os.environ.get("HOME") else None
    here = Path.cwd().resolve()
    for place, what in (
        (here, "the current folder"),
        (home, "your home folder"),
        *((k, "the corpus or the program") for k in kept_apart),
    ):
        if place is not None and place.resolve().is_relative_to(out):
            raise InputError(
                f"{out} holds {what}", hint="name a folder of its own for the reports: --out reports"
            )
    recover(out)
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: is not a folder", hint="name another folder with --out")
    if out.is_dir():
        foreign = made_in(out) is None and any(_entries(out))
        if foreign and not force:
            raise InputError(
                f"{out} holds files that no report put there",
                hint="name another folder with --out, or add --force: they stay, and one whose name a new page takes is kept as NAME.yours",
            )
        if os.path.ismount(out):
            raise InputError(
                f"{out} is a mounted volume and cannot be replaced whole",
                hint=f"name a folder in it: --out {out / 'reports'}",
            )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with staging(out):
            pass
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise InputError(
                f"{out}: the name is too long: reports are made beside the folder under a longer one",
                hint="name a folder with a shorter name: --out reports",
            ) from None
        raise InputError(
            f"{out}: cannot write beside it: {error.strerror or error}",
            hint="name a folder with --out whose parent you may write to",
        ) from None
    return out


def _whole(out: Path) -> Path:
    if not str(out).strip():
        raise InputError("--out names no folder", hint="write --out reports")
    try:
        return out.expanduser().resolve()
    except (OSError, RuntimeError) as error:
        raise InputError(f"{out}: no such place: {error}", hint="name another folder with --out") from None


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder; what unfinished runs of earlier versions left does not count."""
    try:
        return [path for path in folder.iterdir() if path.name != MARK]
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be read: {error.strerror}", hint="name another folder with --out"
        ) from None


@contextlib.contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder beside `out` in which new reports are made; it is gone afterwards unless it was published."""
    folder = Path(tempfile.mkdtemp(prefix=_beside(out, UNFINISHED), dir=out.parent))
    try:
        mark(folder, Made())  # what a run leaves when it is killed is known as ours by it
        yield folder
    finally:
        remove(folder)


def seal(folder: Path, made: Made) -> None:
    """Leave the mark in a folder that is done, with all files in it as ours."""
    files = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / MARK
    )
    mark(folder, Made(made.checksum, tuple(files), made.pages))


def publish(folder: Path, out: Path, made: Made) -> None:
    """Put a folder of new reports in the place of `out`, and carry over what there is the user's.

    Signals wait until it is done. Who calls it has locked `out`.
    """
    seal(folder, made)
    # A folder that its user closed to others stays closed.
    folder.chmod(stat.S_IMODE(out.stat().st_mode) if out.is_dir() else 0o777 & ~_umask())
    with _undisturbed():
        if not out.is_dir():
            folder.rename(out)
            return
        if made_in(out) is None:
            mark(out, Made())  # what is replaced must be known as ours, whenever the run ends
        old = Path(tempfile.mkdtemp(prefix=_beside(out, REPLACED), dir=out.parent))
        out.rename(old)
        folder.rename(out)
        _finish(old, out)


def recover(out: Path) -> None:
    """Finish what a run that was killed while it published had begun, and clear away what others left.

    Raises InputError where another run is publishing all the time, OSError where nothing can be moved.
    """
    if _begun(out, REPLACED):
        with locked(out):
            for old in _begun(out, REPLACED):
                _finish_or_put_back(old, out)
    for left in _begun(out, UNFINISHED):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > ABANDONED:
                remove(left)


def _finish_or_put_back(old: Path, out: Path) -> None:
    if made_in(old) is None:
        old.rmdir()  # the run was killed before it moved anything there, or when it had removed all
    elif out.exists():
        _finish(old, out)
    else:
        old.rename(out)


def _begun(out: Path, what: str) -> list[Path]:
    """Folders that earlier runs left beside `out`: those with our mark, and those with our name and nothing in them."""
    found = sorted(out.parent.glob(f"{_escaped(_beside(out, what))}*"))
    return [path for path in found if path.is_dir() and not path.is_symlink() and _is_ours(path)]


def _is_ours(folder: Path) -> bool:
    if made_in(folder) is not None:
        return True
    with contextlib.suppress(OSError):
        return bool(_RANDOM.search(folder.name)) and not any(folder.iterdir())
    return False


def remove(folder: Path) -> None:
    """Remove a folder of ours; its mark goes last, so that what a killed run leaves of it is known as ours."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != MARK:
                with contextlib.suppress(OSError):
                    path.unlink()
        if [path.name for path in folder.iterdir()] == [MARK]:
            (folder / MARK).unlink()
        folder.rmdir()


def _beside(out: Path, what: str) -> str:
    return f".{out.name}{what}"


def _escaped(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _finish(old: Path, out: Path) -> None:
    """Carry the user's files from the replaced folder into the new one; remove the rest.

    Where one cannot be moved (a mounted volume, a folder closed to writing), the others are, and the
    replaced folder stays until a later run can.
    """
    before = made_in(old)
    ours = set(before.files) if before is not None else set()
    if _carry(old, out, old, {*ours, MARK}):
        remove(old)


def _carry(folder: Path, target: Path, root: Path, ours: set[str]) -> bool:
    """Move what is not ours from one folder into another; whether all of it could be moved."""
    all_moved = True
    for path in sorted(folder.iterdir()):
        if path.relative_to(root).as_posix() in ours:
            continue
        there = target / path.name
        try:
            if path.is_dir() and not path.is_symlink() and (there.is_dir() or _holds_ours(path, root, ours)):
                all_moved &= _carry_into(path, there, root, ours)
                continue
            while there.exists() or there.is_symlink():
                there = there.with_name(f"{there.name}{DISPLACED}")
            path.rename(there)
        except OSError:
            all_moved = False
    return all_moved


def _carry_into(path: Path, there: Path, root: Path, ours: set[str]) -> bool:
    """Move what is the user's out of one of our folders into the one of its name, made for it where it is missing."""
    made = not there.is_dir()
    there.mkdir(exist_ok=True)
    moved = _carry(path, there, root, ours)
    if made and not any(there.iterdir()):
        there.rmdir()
    return moved


def _holds_ours(folder: Path, root: Path, ours: set[str]) -> bool:
    inside = f"{folder.relative_to(root).as_posix()}/"
    return any(name.startswith(inside) for name in ours)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C and the like wait; what is done here takes a moment, and is then whole."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    try:
        before = {
            getattr(signal, name): signal.signal(getattr(signal, name), signal.SIG_IGN) for name in names
        }
    except ValueError:  # not the main thread, which alone hears signals
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
