"""The lexicon in force: the built-in lists, and what the corpus that is worked on adds to them.

A folder `lexicon` beside a manifest holds lists by the names of the built-in ones. `use` puts them in force,
when a corpus is loaded and whenever one is asked anything; what the process has derived from other lists is
forgotten then. Other processes (kernels, workers) load the corpus themselves.
"""

import functools
import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yzcompare.errors import InputError, nearest
from yzcompare.lexicon import FOLDER
from yzcompare.lexicon.adding import together
from yzcompare.lexicon.kinds import Kind
from yzcompare.toml import read_toml

NAME = "lexicon"
"""The folder beside a manifest that adds to the lists."""

LARGEST = 5_000_000
"""Bytes of one added list; the longest built-in one has 150,000."""

_ENDINGS = (".toml", ".csv", ".npz")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of a folder, with what is added to them, by the file's name, as TOML has it.

    Two that say the same are the same, wherever what is added lies.
    """

    folder: Path = FOLDER
    checksum: str = ""
    """SHA-256 of what is added; empty where nothing is."""
    added: Mapping[str, dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def alone(self) -> "Lexicon":
        """The same lists without what is added."""
        return Lexicon(self.folder)

    def where(self, name: str) -> str:
        """A list as an error names it: what the built-in lists say holds, so what is wrong was added."""
        return f"{NAME}/{name}" if name in self.added else name

    def read(self, kind: Kind[Any], name: str) -> Any:
        """A list of the folder, checked, with what is added to it.

        Raises InputError for the first thing a person has to mend.
        """
        there = read_toml(self.folder / name)
        content = kind.read(there, name)
        if name not in self.added:
            return content
        return kind.read(together(kind, there, self.added[name], self.where(name)), self.where(name))


BUILT_IN = Lexicon()
"""What the package brings."""

_now = [BUILT_IN]


def in_force() -> Lexicon:
    """The lexicon by which texts are read now."""
    return _now[0]


def use(lexicon: Lexicon) -> None:
    """Put a lexicon in force; what was derived from another one is forgotten."""
    if lexicon is _now[0]:
        return
    changed = lexicon != _now[0]
    _now[0] = lexicon
    if changed:
        for known in kept_values():
            known.cache_clear()


def forget(most: int) -> None:
    """Forget what functions of the package kept of more than `most` things: what texts of one place gave is of no use to the next."""
    for known in kept_values():
        if known.cache_info().currsize > most:
            known.cache_clear()


def kept_values() -> Iterator[Any]:
    """Every function of the package that keeps what it gave once (`functools.cache`), in the modules loaded so far.

    All are forgotten, not only those known to rest on a list: whoever writes one need not think of it.
    """
    package = __name__.partition(".")[0]
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == package:
            yield from (value for value in list(vars(module).values()) if isinstance(value, _KEPT))


_KEPT = type(functools.cache(in_force))


def lexicon_beside(manifest: Path) -> Lexicon:
    """The built-in lists with what the folder `lexicon` beside a manifest adds to them.

    Raises InputError for a file there that is no list, for one that nothing can be added to, and for one
    that cannot be read. Notes (README, any .md or .txt) and hidden files are passed over.
    """
    folder = manifest.parent / NAME
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        raise InputError(f"{folder}: is no folder", hint="make it a folder of lists, or take it away")
    # The built-in lists are no addition to themselves.
    if not folder.is_dir() or folder.samefile(FOLDER):
        return BUILT_IN
    added: dict[str, dict[str, Any]] = {}
    checksum = hashlib.sha256()
    try:
        files = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be read: {error.strerror}", hint="let it be read, or take it away"
        ) from None
    for path in files:
        if not _is_note(path.name):
            _check_name(path)
            content = read_toml(path)
            if content:
                added[path.name] = content
                checksum.update(f"{path.name}\0{content!r}\0".encode("utf-8", "surrogateescape"))
    return Lexicon(checksum=checksum.hexdigest(), added=added) if added else BUILT_IN


def _is_note(name: str) -> bool:
    """Whether a file is passed over; themes.toml.txt, as some editors save a list, is not.

    >>> _is_note("README"), _is_note("读我.md"), _is_note(".themes.toml.swp"), _is_note("themes.toml.txt")
    (True, True, True, False)
    """
    listed = name.lower()
    if listed.startswith((".", "readme")) or listed.endswith("~"):
        return True
    return listed.endswith((".md", ".txt")) and ".toml" not in listed


def _check_name(path: Path) -> None:
    """Raise InputError for a file that is not named as a list, or as one that nothing is added to."""
    where = f"{NAME}/{path.name}"
    lists = sorted(each.name for each in FOLDER.glob("*.toml"))
    if path.name in lists:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise InputError(
                f"{where}: has {path.stat().st_size:,} bytes", hint=f"write {LARGEST:,} or fewer"
            )
        return
    if path.suffix in _ENDINGS and (FOLDER / path.name).is_file():
        raise InputError(
            f"{where}: this list was counted over many reports, and nothing is added to it",
            hint="take the file out",
        )
    raise InputError(f"{where}: there is no list of this name", hint=nearest(path.name, lists))
