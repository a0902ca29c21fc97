"""What a person may edit without programming: TOML files beside this module."""

from importlib.resources import files
from pathlib import Path

from yzcompare.toml import read_toml


def lexicon_path(name: str) -> Path:
    """Path of a lexicon file.

    >>> lexicon_path("passages").name
    'passages.toml'
    """
    return Path(str(files(__package__) / f"{name}.toml"))


def lexicon(name: str) -> dict[str, object]:
    """Read a lexicon file by its name without ending.

    >>> sorted(lexicon("passages"))[:3]
    ['annex', 'ceremony', 'goals']
    """
    return read_toml(lexicon_path(name))
