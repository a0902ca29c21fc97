"""The chart of notebook 06: words that are typical of a document."""

import pandas as pd
from matplotlib.axes import Axes

from yzcompare.showing.figures import GREY, INK, PALE

MORE = "#0072b2"
"""Colour of what a document says more often than the others."""

EDGE = 0.02
"""Part of the axis between a bar and its words."""


def word_bars(ax: Axes, frame: pd.DataFrame, reach: float, rows: int) -> Axes:
    """Draw words by how far they stand out: a bar a row of `frame` (word, z, count), with room for `rows`.

    The axis goes to `reach` on either side. Words used less than elsewhere go to the left and are pale.
    """
    gap = EDGE * reach
    for row, values in enumerate(frame.itertuples()):
        less = values.z < 0
        side = -1 if less else 1
        ends, begins = ("right", "left") if less else ("left", "right")
        ax.barh(
            row, values.z, 0.62, color=PALE if less else MORE, edgecolor=GREY if less else MORE, linewidth=0.6
        )
        ax.text(values.z + side * gap, row, f"{values.count:,}", va="center", ha=ends, fontsize=8, color=GREY)
        ax.text(-side * gap, row, values.word, va="center", ha=begins, fontsize=9, color=INK)
    ax.set_yticks([])
    ax.set_xticks([])
    ax.set_ylim(rows - 0.4, -0.6)
    ax.set_xlim(-reach, reach)
    ax.plot([0, 0], [-0.5, len(frame) - 0.5], color=GREY, linewidth=0.8)
    for name in ("left", "bottom"):
        ax.spines[name].set_visible(False)
    return ax
