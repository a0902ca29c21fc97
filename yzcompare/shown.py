"""What a person sees of an object: a line in a terminal, a small piece of HTML in a notebook.

A class says itself in one line (`__repr__`); how it looks in a notebook is known to
`yzcompare.publishing.faces` alone, which is loaded when one is shown.
"""

from importlib import import_module


class Shown:
    """Base of what a notebook shows: the one place at which data meets its face."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        # Drawing takes seconds to load, and data alone needs none; nor does it know of rooms and pages.
        return str(import_module("yzcompare.publishing.faces").face(self))


def shortened(text: str, longest: int) -> str:
    """A text cut to a number of characters.

    >>> shortened("加快解放碑中央商务区高端集聚发展", 13)
    '加快解放碑中央商务区高端…'
    """
    return text if len(text) <= longest else text[: longest - 1] + "…"


QUOTED = 40
"""Characters of a quotation in a line."""


def quoted(text: str) -> str:
    """A quotation as a line shows it: between quotation marks, short, on one line.

    >>> quoted("加快\\n发展")
    '“加快 发展”'
    """
    return f"“{shortened(' '.join(text.split()), QUOTED)}”"
