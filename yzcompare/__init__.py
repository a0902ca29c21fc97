"""yzcompare: compare Chinese government documents over the years.

A notebook needs `load`, what a `Corpus` offers, `yzcompare.tables`, and the rooms: `from yzcompare import targets`.
"""

from importlib import import_module
from importlib.metadata import version
from typing import Any

from yzcompare.corpus import Corpus, load
from yzcompare.errors import InputError
from yzcompare.reading.citation import Citation

__all__ = ["Citation", "Corpus", "InputError", "load", "tables"]


def __getattr__(name: str) -> Any:
    """The tables when they are asked for, as pandas takes seconds to load; and the version."""
    if name == "tables":
        return import_module("yzcompare.tables")
    if name == "__version__":
        return version("yzcompare")
    raise AttributeError(f"module 'yzcompare' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
