"""Which files are meant: those named, and those in folders named, in the order of their names."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from yzcompare.errors import InputError

MOST = 5_000
"""Files in the folders named: a home folder named by mistake would not end."""


def gather(named: Iterable[Path]) -> list[Path]:
    """Files named, and files in folders named, each once; hidden ones in folders are passed over.

    Links to folders are not followed, so none leads round. Raises InputError for what is not there, a
    folder that holds no file, or one with more files than can be meant.
    """
    found: dict[str, Path] = {}
    for path in named:
        inside = list(_inside(path)) if path.is_dir() else [path]
        if not inside:
            raise InputError(f"{path}: holds no file", hint="name the files, or a folder with files in it")
        for each in inside:
            if not each.is_file():
                raise _no_file(each)
            found.setdefault(os.path.realpath(each), each)
        if len(found) > MOST:
            raise InputError(f"{path}: holds more than {MOST:,} files", hint="name a smaller folder")
    return list(found.values())


def _no_file(path: Path) -> InputError:
    if path.is_symlink():
        return InputError(f"{path}: is a link that leads nowhere", hint="name the file itself")
    if path.exists():
        return InputError(f"{path}: is no file", hint="name a file with the text of a document")
    return InputError(
        f"{path}: no such file", hint="check the path; a name with spaces stands in quotation marks"
    )


def _inside(folder: Path) -> Iterator[Path]:
    """Files in a folder and the folders in it, but for hidden ones."""
    for home, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(home) / name
            # Word leaves ~$report.docx beside a document that is open.
            if not name.startswith((".", "~$")) and path.is_file():
                yield path
