"""The chart of notebook 02: where two copies differ, along the text."""

import pandas as pd
from matplotlib.axes import Axes

from yzcompare.showing.figures import GREY, INK, PALE


def variant_places(ax: Axes, variants: pd.DataFrame, length: int) -> Axes:
    """Draw where two copies differ: a row a kind, a tick a variant, along the base text.

    `variants`: start, kind (in the order of the rows wanted). `length`: characters of the base text.
    """
    kinds = list(dict.fromkeys(variants["kind"]))
    for row, kind in enumerate(kinds):
        places = variants.loc[variants["kind"] == kind, "start"]
        ax.vlines(places, row - 0.3, row + 0.3, color=INK, linewidth=1.3)
        ax.text(
            1.01,
            row,
            f"{len(places):,}",
            transform=ax.get_yaxis_transform(),
            va="center",
            color=GREY,
            fontsize=9,
        )
        ax.axhline(row, color=PALE, linewidth=0.8, zorder=0)
    ax.set_yticks(range(len(kinds)), kinds)
    ax.set_ylim(len(kinds) - 0.5, -0.5)
    ax.set_xlim(-length * 0.01, length * 1.01)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.set_xlabel("字 characters of the base text, from its beginning to its end")
    return ax
