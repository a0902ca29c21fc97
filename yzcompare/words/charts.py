"""The chart of notebook 06: words that are typical of a document."""

import pandas as pd
from matplotlib.axes import Axes

from yzcompare.showing.figures import GREY


def word_bars(ax: Axes, frame: pd.DataFrame, colour: str, reach: float, rows: int) -> Axes:
    """Draw words by how far they stand out: a bar a row of `frame` (word, z, count), with room for `rows`.

    The axis goes to `reach` on either side. Words used less than elsewhere go to the left and are hatched.
    """
    for row, values in enumerate(frame.itertuples()):
        less = values.z < 0
        ax.barh(row, values.z, 0.62, color="white" if less else colour, edgecolor=colour, linewidth=0.8,
                hatch="////" if less else "")  # fmt: skip
        ax.text(values.z + (-0.1 if less else 0.1), row, f"{values.count:,}", va="center", fontsize=7.5, color=GREY,
                ha="right" if less else "left")  # fmt: skip
        ax.text(
            0.1 if less else -0.1, row, values.word, va="center", ha="left" if less else "right", fontsize=8.5
        )
    ax.set_yticks([])
    ax.set_ylim(rows - 0.4, -0.6)
    ax.set_xlim(-reach, reach)
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.tick_params(axis="x", labelsize=7.5)
    ax.spines["left"].set_visible(False)
    return ax
