"""The alluvial chart: blocks of text in columns, bands between them.

Rosvall and Bergstrom 2010 drew the first of changing clusters; here a column is a document.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from numpy.typing import NDArray

from yzcompare.showing.figures import GREY, INK

GAP = 0.012
"""Space between two blocks, as a share of the column."""

BLOCK = 0.032
"""Width of a block, as a share of the distance between columns."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part or item: its column, label, size (characters) and colour."""

    id: str
    column: int
    label: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Band:
    """What leads from one block to another: characters at its beginning and at its end."""

    source: str
    target: str
    begins: float
    ends: float


def alluvial(ax: Axes, blocks: Sequence[Block], bands: Sequence[Band], columns: Sequence[str]) -> Axes:
    """Draw blocks in columns and bands between them; labels stand beside the blocks."""
    spans = _stack(blocks, len(columns))
    colours = {block.id: block.colour for block in blocks}
    place = {block.id: block.column for block in blocks}
    scale = {
        block.id: (spans[block.id][1] - spans[block.id][0]) / block.size for block in blocks if block.size
    }
    used: dict[tuple[str, str], float] = defaultdict(float)
    for band in sorted(bands, key=lambda b: (spans[b.source][0], spans[b.target][0])):
        start = spans[band.source][0] + used[band.source, "out"]
        end = spans[band.target][0] + used[band.target, "in"]
        out, into = band.begins * scale[band.source], band.ends * scale[band.target]
        used[band.source, "out"] += out
        used[band.target, "in"] += into
        x0, x1 = place[band.source] + BLOCK, place[band.target] - BLOCK
        ax.add_patch(_band(x0, x1, (start, start + out), (end, end + into), colours[band.source]))
    for block in blocks:
        low, high = spans[block.id]
        ax.add_patch(
            Rectangle((block.column - BLOCK, low), 2 * BLOCK, high - low, color=block.colour, linewidth=0)
        )
        last = block.column == len(columns) - 1
        x, side = (block.column + BLOCK + 0.015, "left") if last else (block.column - BLOCK - 0.015, "right")
        if not last and block.column > 0:
            x, side = block.column + BLOCK + 0.015, "left"
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.72, "pad": 0.4}
        ax.text(x, (low + high) / 2, block.label, ha=side, va="center", fontsize=7.6, color=INK, bbox=box)
    for column, name in enumerate(columns):
        ax.text(column, -0.012, name, ha="center", va="bottom", fontsize=10.5, color=GREY)
    ax.set_xlim(-0.62, len(columns) - 1 + 0.62)
    ax.set_ylim(1.01, -0.04)
    ax.axis("off")
    return ax


def _stack(blocks: Sequence[Block], columns: int) -> dict[str, tuple[float, float]]:
    """Lay the blocks of each column over each other from 0 to 1; the longest column has no more than the gaps."""
    by_column = [[block for block in blocks if block.column == n] for n in range(columns)]
    longest = max((sum(b.size for b in column) for column in by_column), default=0) or 1
    most = max(len(column) for column in by_column)
    room = 1 - GAP * (most - 1)
    spans = {}
    for column in by_column:
        used = sum(b.size for b in column) / longest * room
        gap = (1 - used) / (len(column) - 1) if len(column) > 1 else 0.0
        place = 0.0
        for block in column:
            height = block.size / longest * room
            spans[block.id] = place, place + height
            place += height + min(gap, 3 * GAP)
    return spans


def _band(
    x0: float, x1: float, start: tuple[float, float], end: tuple[float, float], colour: str
) -> PathPatch:
    middle = (x0 + x1) / 2
    points = [
        (x0, start[0]), (middle, start[0]), (middle, end[0]), (x1, end[0]),
        (x1, end[1]), (middle, end[1]), (middle, start[1]), (x0, start[1]), (x0, start[0]),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    return PathPatch(Path(np.array(points), codes), facecolor=colour, alpha=0.32, linewidth=0)


def shared_out(
    links: Mapping[tuple[str, str], int], sizes: Mapping[str, float]
) -> dict[tuple[str, str], tuple[float, float]]:
    """Share the size of every end out among its links by their strengths.

    >>> shared_out({("a", "x"): 2, ("a", "y"): 2}, {"a": 100, "x": 80, "y": 10})
    {('a', 'x'): (50.0, 80.0), ('a', 'y'): (50.0, 10.0)}
    """
    out: dict[str, int] = defaultdict(int)
    into: dict[str, int] = defaultdict(int)
    for (source, target), strength in links.items():
        out[source] += strength
        into[target] += strength
    return {
        (source, target): (sizes[source] * strength / out[source], sizes[target] * strength / into[target])
        for (source, target), strength in links.items()
    }


def score_matrix(
    ax: Axes, values: NDArray[np.float64], rows: list[str], columns: list[str], minimum: float
) -> Axes:
    """Draw scores from 0 to 1 as a heat map, those of `minimum` or more framed."""
    ax.imshow(values, cmap="Blues", vmin=0, vmax=1, aspect="auto", interpolation="nearest")
    for row, column in np.argwhere(values >= minimum):
        frame = Rectangle((column - 0.5, row - 0.5), 1, 1, fill=False, edgecolor=INK, linewidth=0.8)
        ax.add_patch(frame)
    ax.set_xticks(range(len(columns)), columns, rotation=90, fontsize=7.5)
    ax.set_yticks(range(len(rows)), rows, fontsize=7.5)
    ax.tick_params(length=0)
    ax.xaxis.tick_top()
    for side in ax.spines.values():
        side.set_visible(False)
    return ax
