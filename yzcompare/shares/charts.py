"""Charts of themes and words: a function takes a tidy frame, draws on the axes it is given and returns them.

Marks tell what a document is, in grey too: a filled dot is a whole document, an open one a fragment, a
square another genre.
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator, PercentFormatter

from yzcompare.messages import say
from yzcompare.showing.figures import GREY, PALE, Look

DARK = 0.55
"""Part of the greatest value from which a cell's figure is white."""


NAMED = 6
"""Documents that have their names below a panel."""

ON_PALE = "#111827"
"""Colour of a figure in a pale cell, which is as pale on a dark page."""


def shares_over_time(ax: Axes, frame: pd.DataFrame, colour: str, top: float) -> Axes:
    """Draw a theme's share in each document with its interval.

    `frame`: document, share, low, high, whole, apart (another genre), in the order of the years; documents
    without text in the scope are hatched (share is missing). `top` is the end of the axis.
    """
    placed = frame.assign(at=range(len(frame)))
    for at in placed.loc[placed["share"].isna(), "at"]:
        ax.bar(at, top, 0.7, facecolor="none", edgecolor=GREY, hatch="////", linewidth=0)
    known = placed.dropna(subset="share")
    ax.vlines(known["at"], known["low"], known["high"], color=colour, linewidth=2.2, alpha=0.45)
    for (whole, apart), alike in known.groupby(["whole", "apart"], sort=False):
        face, shape = colour if whole else "white", "s" if apart else "o"
        ax.scatter(
            alike["at"], alike["share"], s=30, marker=shape, facecolor=face, edgecolor=colour,
            linewidth=1.4, zorder=3,
        )  # fmt: skip
    # Of many documents every second or third is named, the newest always.
    step = -(-len(frame) // NAMED)
    named = list(range(len(frame) - 1, -1, -step))
    ax.set_xticks(named, [frame["document"].iloc[at] for at in named], fontsize=7.5)
    ax.set_xlim(-0.6, len(frame) - 0.4)
    ax.set_ylim(0, top)
    ax.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.tick_params(axis="y", labelsize=7.5, length=0)
    ax.tick_params(axis="x", length=0)
    ax.grid(axis="y", color=PALE, linewidth=0.7)
    ax.set_axisbelow(True)
    ax.spines["left"].set_visible(False)
    return ax


def mark_legend(frame: pd.DataFrame, look: Look) -> list[Line2D]:
    """Handles that say what the marks of `shares_over_time` mean, those that occur in the frame."""
    kinds = [
        (True, False, say("whole text")),
        (False, False, say("parts only")),
        (True, True, say("another kind of document")),
        (False, True, say("parts of another kind of document")),
    ]
    held = {(bool(whole), bool(apart)) for whole, apart in zip(frame["whole"], frame["apart"], strict=True)}
    return [
        Line2D(
            [], [], linestyle="", marker="s" if apart else "o", markersize=6, markeredgecolor=GREY,
            markerfacecolor=GREY if whole else "white", label=look(label),
        )
        for whole, apart, label in kinds
        if (whole, apart) in held
    ]  # fmt: skip


def share_heat(
    ax: Axes, values: pd.DataFrame, rows: Sequence[str], names: Sequence[str], size: float
) -> Axes:
    """Draw shares as a heat map with their figures: a row a theme, a column a document.

    `rows` and `names` label the rows and the columns in letters of a `size`; what is missing is hatched.
    """
    known = values.to_numpy(dtype=float)
    most = float(pd.DataFrame(known).max().max())
    ax.imshow(known, cmap="Blues", vmin=0, vmax=most, aspect="auto", interpolation="nearest")
    for row in range(known.shape[0]):
        for column in range(known.shape[1]):
            value = known[row, column]
            if pd.isna(value):
                ax.bar(column, 1, 1, row - 0.5, facecolor="none", edgecolor=GREY, hatch="////", linewidth=0)
                continue
            colour = "white" if value > DARK * most else ON_PALE
            ax.text(column, row, f"{100 * value:.1f}", ha="center", va="center", fontsize=size, color=colour)
    ax.set_xticks(range(len(names)), list(names), fontsize=size)
    ax.set_yticks(range(len(values)), list(rows), fontsize=size)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax
