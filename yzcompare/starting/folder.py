"""Making a folder to work in: what stands in it, and how it is written, all or nothing."""

from collections.abc import Mapping
from pathlib import Path

from yzcompare.errors import InputError, shown

TEMPLATES = Path(__file__).parent / "templates"
"""What every working folder begins with, as it is written."""

MANIFEST = "corpus.toml"
SOURCES = "sources"
CARRIED = (SOURCES, "corrections")
"""Folders of the example that go with its manifest."""

NAMED = 3
"""Names that a refusal gives of what lies in a folder."""


def begin(folder: Path, *, example: bool = False) -> Path:
    """Make a folder to work in; return its manifest.

    With `example` it holds the district's texts, byte for byte, and what is known of them. Raises InputError
    for a folder that holds anything, and OSError, which names the file, where something cannot be written;
    then nothing stays that was not there.
    """
    home = folder.expanduser().absolute()
    _check_free(home, folder)
    files = {**_templates(), **(_example() if example else {})}
    made: list[Path] = []
    try:
        _make(home, made)
        _make(home / SOURCES, made)
        for name, data in files.items():
            _make((home / name).parent, made)
            with (home / name).open("xb") as file:
                made.append(home / name)
                file.write(data)
    except BaseException:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise
    return home / MANIFEST


def _check_free(home: Path, named: Path) -> None:
    """Raise InputError for what is no folder, and for a folder that holds anything: nothing is written over."""
    if home.is_dir():
        held = sorted(path.name for path in home.iterdir())
        if held:
            names = ", ".join(held[:NAMED]) + (", …" if len(held) > NAMED else "")
            raise InputError(f"{named}: the folder holds {names}", hint="name a new or an empty folder")
    elif home.exists() or home.is_symlink():
        raise InputError(f"{shown(str(named))} is no folder", hint="name a new or an empty folder")


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are missing, and note them down."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _templates() -> Mapping[str, bytes]:
    """The files that every working folder begins with, by their names in it."""
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_bytes()
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def _example() -> Mapping[str, bytes]:
    """The files of the example, by their names in a working folder: its entries stand behind the explanations."""
    home = example_folder()
    entries = (home / MANIFEST).read_bytes()
    entries = entries[entries.index(b"[[document]]") :]
    carried = {
        path.relative_to(home).as_posix(): path.read_bytes()
        for name in CARRIED
        for path in sorted((home / name).rglob("*"))
        if path.is_file()
    }
    return {MANIFEST: (TEMPLATES / MANIFEST).read_bytes() + b"\n" + entries, **carried}


def example_folder() -> Path:
    """Where the district's texts are: inside the package, or in the data of a checkout."""
    inside = Path(__file__).resolve().parents[1] / "example"
    return inside if inside.is_dir() else inside.parents[1] / "data"
