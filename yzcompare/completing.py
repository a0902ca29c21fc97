"""What a shell completes behind a command: ids of documents, fields, places, notebooks.

Only the manifest and the lists are read, never a text: a key that is pressed must not take seconds. A corpus
that cannot be read completes nothing, and says nothing: the command itself will.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import typer

from yzcompare.corpus import find_manifest, named_manifest
from yzcompare.errors import InputError
from yzcompare.lexicon import lists
from yzcompare.lexicon.extension import lexicon_beside
from yzcompare.reading.manifest import read_manifest

T = TypeVar("T")

Found = list[tuple[str, str]]
"""What may be written, each with what it is."""


def documents(ctx: typer.Context, incomplete: str) -> Found:
    """Documents that are compared: their ids with their titles."""
    held = _quietly(lambda: read_manifest(_manifest(ctx)).documents)
    return _beginning(incomplete, ((each.id, each.title) for each in held if not each.witness_of))


def places(ctx: typer.Context, incomplete: str) -> Found:
    """Places of the corpus."""
    held = _quietly(lambda: read_manifest(_manifest(ctx)).documents)
    return _beginning(incomplete, ((place, "") for place in dict.fromkeys(each.place for each in held)))


def fields(ctx: typer.Context, incomplete: str) -> Found:
    """Fields: their ids with their names in both languages, those that the corpus adds too."""
    known = _quietly(lambda: tuple(lists.themes(lexicon_beside(_manifest(ctx))).items()))
    known = known or tuple(lists.themes().items())
    return _beginning(incomplete, [*((key, f"{each.zh} {each.en}") for key, each in known), ("all", "")])


def _manifest(ctx: typer.Context) -> Path:
    """The manifest that the command will read, as far as it is written."""
    named = ctx.params.get("corpus")
    return named_manifest(Path(named)) if named else find_manifest()


def _quietly(read: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """What is read, or nothing where it cannot be."""
    try:
        return read()
    except (InputError, OSError):
        return ()


def _beginning(incomplete: str, known: Iterable[tuple[str, str]]) -> Found:
    """Those that go on as what was written begins.

    >>> _beginning("20", [("2014", "a"), ("plan", "b")])
    [('2014', 'a')]
    """
    return [(name, told) for name, told in known if name and name.startswith(incomplete)]
