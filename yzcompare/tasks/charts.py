"""The alluvial chart: the chapters of each document in a column, and bands between those that are linked.

Rosvall and Bergstrom 2010 drew the first of changing clusters; here a column is a document. Every box and
band has an id (`box-3`, `band-3-12`), by which the script of the pages lights the path of a chapter.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from yzcompare.showing.figures import GREY, INK, PALE, new_figure

LETTER = 7.0
"""Points of a label."""

LINE = 0.125
"""Inches of a line of a label."""

ROOM = 0.14
"""Inches above and below the lines of a label together."""

GAP = 0.06
"""Inches between two boxes."""

HEAD = 0.32
"""Inches for the names of the documents above the columns."""

LEAST_BAND = 0.28
"""Share of the width that the bands between two columns have at the least."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part or item of a document: the number of its column, its name, the colour of its field, its length."""

    column: int
    label: str
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class Band:
    """What leads from one box to another, by their numbers, with the share of each that is linked.

    `told` says that the title of the chart speaks of it.
    """

    source: int
    target: int
    begins: float
    ends: float
    told: bool = False


def wrapped(label: str, letters: int) -> str:
    """A name in lines of so many Chinese letters; two others take the room of one.

    >>> wrapped("（三）扩大对外开放，稳住外贸", 8)
    '（三）扩大对外开\\n放，稳住外贸'
    """
    lines, room = [""], 0.0
    for character in label:
        wide = 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.55
        if room + wide > letters and character not in "，、。；）”":
            lines.append("")
            room = 0.0
        lines[-1] += character
        room += wide
    return "\n".join(lines)


def alluvial(
    width: float, boxes: Sequence[Box], bands: Sequence[Band], heads: Sequence[str], columns: Sequence[int]
) -> Figure:
    """Draw some neighbouring columns of boxes, so many inches wide, with the bands between them."""
    across = width * (1 - LEAST_BAND * (len(columns) - 1) / len(columns)) / len(columns)
    letters = int((across - 0.22) * 72 / LETTER)
    names = {n: wrapped(box.label, letters) for n, box in enumerate(boxes) if box.column in columns}
    tall = {n: LINE * (name.count("\n") + 1) + ROOM for n, name in names.items()}
    by_column = [[n for n in names if boxes[n].column == column] for column in columns]
    height = HEAD + max(sum(tall[n] + GAP for n in column) for column in by_column)
    drawn = new_figure(width, height)
    # The boxes stand where they are put: in inches, from edge to edge.
    drawn.set_layout_engine("none")
    ax = drawn.add_axes((0, 0, 1, 1))
    step = (width - across) / max(1, len(columns) - 1)
    left, top = {}, {}
    for place, column in enumerate(by_column):
        below = HEAD
        for n in column:
            left[n], top[n] = place * step, below
            below += tall[n] + GAP
        ax.text(place * step, HEAD / 2, heads[columns[place]], va="center", fontsize=9.5, color=GREY)
    _bands(
        ax,
        [band for band in bands if band.source in names and band.target in names],
        boxes,
        left,
        top,
        tall,
        across,
    )
    for n, name in names.items():
        _box(ax, n, boxes[n], name, (left[n], top[n], across, tall[n]))
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.axis("off")
    return drawn


def _box(ax: Axes, number: int, box: Box, name: str, where: tuple[float, float, float, float]) -> None:
    x, y, width, height = where
    ground = Rectangle(
        (x, y), width, height, facecolor=box.colour, alpha=0.14, linewidth=0, gid=f"box-{number}"
    )
    ax.add_patch(ground)
    ax.add_patch(Rectangle((x, y), 0.07, height, facecolor=box.colour, linewidth=0))
    ax.text(
        x + 0.14,
        y + height / 2,
        name,
        va="center",
        fontsize=LETTER,
        color=INK,
        linespacing=1.25,
        gid=f"label-{number}",
    )


def _bands(
    ax: Axes,
    bands: Sequence[Band],
    boxes: Sequence[Box],
    left: Mapping[int, float],
    top: Mapping[int, float],
    tall: Mapping[int, float],
    across: float,
) -> None:
    """Draw bands, each as wide at either end as the share of the box that it links; those told of on top, in colour."""
    used: dict[tuple[int, str], float] = defaultdict(float)
    for band in sorted(bands, key=lambda b: (b.told, top[b.source], top[b.target])):
        out, into = band.begins * tall[band.source], band.ends * tall[band.target]
        start = top[band.source] + used[band.source, "out"]
        end = top[band.target] + used[band.target, "in"]
        used[band.source, "out"] += out
        used[band.target, "in"] += into
        x0, x1 = left[band.source] + across, left[band.target]
        colour = boxes[band.source].colour if band.told else PALE
        ax.add_patch(
            PathPatch(
                _path(x0, x1, (start, start + out), (end, end + into)),
                facecolor=colour,
                alpha=0.55 if band.told else 0.9,
                linewidth=0,
                gid=f"band-{band.source}-{band.target}",
            )
        )


def _path(x0: float, x1: float, start: tuple[float, float], end: tuple[float, float]) -> Path:
    middle = (x0 + x1) / 2
    points = [
        (x0, start[0]), (middle, start[0]), (middle, end[0]), (x1, end[0]),
        (x1, end[1]), (middle, end[1]), (middle, start[1]), (x0, start[1]), (x0, start[0]),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    return Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])


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
