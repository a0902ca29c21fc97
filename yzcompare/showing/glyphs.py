"""The font of the charts and what it can write: it lacks some characters, and a reader must see where one stood.

Words of a report go into charts as they are: no mathematics between two `$`, no characters that turn
the line round, and a mark for what the font has no glyph for.
"""

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import Formatter

FONT = "Noto Sans SC"

GETA = "〓"
"""Stands for a character that the font lacks, as printers set it for a type that was missing."""

LONGEST = 92
"""Width of a line of a chart, a Chinese character counting two; more does not fit on any chart."""

LONGEST_TICK = 40
"""Width of a label on an axis: it takes its room from the chart."""


@cache
def font_file() -> Path:
    """Path of the font in the wheel that carries it; registers it with matplotlib."""
    path = Path(str(files("zhplot") / "fonts" / "NotoSansSC-Regular.ttf"))
    font_manager.fontManager.addfont(str(path))
    return path


@cache
def _known() -> frozenset[int]:
    return frozenset(font_manager.get_font(font_file()).get_charmap())


def drawable(text: str, longest: int = LONGEST) -> str:
    """Text as the chart's font can write it: what it lacks becomes 〓, what has no form is left out.

    Lines are cut to the width `longest`.

    >>> drawable("重修𠮷祥里😀")
    '重修〓祥里〓'
    >>> drawable("美\\u202e元\\ufe0f")
    '美元'
    """
    return "\n".join(_cut("".join(map(_drawn, line)), longest) for line in text.split("\n"))


def _drawn(character: str) -> str:
    if _formless(character):
        return ""
    return character if ord(character) in _known() else GETA


def _formless(character: str) -> bool:
    """Whether a character only steers how others are shown: joiners, turns of the line, variants."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")


def _cut(line: str, longest: int) -> str:
    widths = [2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line]
    if sum(widths) <= longest:
        return line
    kept = sum(width < longest for width in accumulate(widths))
    return line[:kept] + "…"


def undrawn(figure: Figure) -> str:
    """Characters of a figure's texts that 〓 stands for in the picture, each once.

    >>> figure = Figure()
    >>> written = figure.text(0, 0, "𠮷祥里")
    >>> undrawn(figure)
    '𠮷'
    """
    written = "".join(text.get_text() for text in figure.findobj(Text))
    return "".join(c for c in dict.fromkeys(written) if c != "\n" and _drawn(c) == GETA != c)


def write_plainly(figure: Figure) -> None:
    """Make every text of a figure one that can be drawn as it stands, the labels of its axes included."""
    for text in figure.findobj(Text):
        text.set_parse_math(False)
        text.set_text(drawable(text.get_text()))
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            # Labels of ticks are written anew with every drawing.
            axis.set_major_formatter(_Plainly(axis.get_major_formatter()))


class _Plainly(Formatter):
    """Labels of ticks as another formatter writes them, made drawable."""

    def __init__(self, inner: Formatter) -> None:
        self._inner = inner

    def set_axis(self, axis: Any) -> None:
        super().set_axis(axis)
        self._inner.set_axis(axis)

    def __call__(self, x: float, pos: int | None = None) -> str:
        return drawable(self._inner(x, pos), LONGEST_TICK)

    def format_ticks(self, values: list[float]) -> list[str]:
        return [drawable(label, LONGEST_TICK) for label in self._inner.format_ticks(values)]

    def set_locs(self, locs: list[float]) -> None:
        self._inner.set_locs(locs)

    def get_offset(self) -> str:
        return drawable(self._inner.get_offset())
