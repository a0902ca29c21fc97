"""The charts of notebook 04: how much of the wording was kept, and which verbs rose and fell."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import PercentFormatter

from yzcompare.showing.figures import GREY, PALE
from yzcompare.wording.changes import ChangeKind


def change_shares(ax: Axes, frame: pd.DataFrame) -> Axes:
    """Draw what became of the wording: a bar a row of `frame` (zh, a column a kind, total), as shares."""
    kinds = [kind for kind in CHANGE_COLOURS if kind in frame.columns and frame[kind].sum()]
    for row, values in enumerate(frame.to_dict("records")):
        left = 0.0
        for kind in kinds:
            width = values[kind] / values["total"] if values["total"] else 0.0
            hatch = "////" if kind is ChangeKind.NOT_PAIRED else ""
            ax.barh(
                row,
                width,
                0.66,
                left,
                color=CHANGE_COLOURS[kind],
                edgecolor="white",
                linewidth=0.5,
                hatch=hatch,
            )
            left += width
        ax.text(1.01, row, f"{values['total']:,}", va="center", color=GREY, fontsize=8.5)
    ax.set_yticks(range(len(frame)), list(frame["zh"]), fontsize=9)
    ax.invert_yaxis()
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    # The legend has four columns: long names are shortened.
    short = {ChangeKind.FIGURE_CHANGED: "figure", ChangeKind.MOVED_AND_REWORDED: "moved+reworded"}
    handles = [
        Patch(
            facecolor=CHANGE_COLOURS[k],
            label=f"{k.zh} {short.get(k, k.en)}",
            hatch="////" if k is ChangeKind.NOT_PAIRED else "",
            edgecolor="white",
        )
        for k in kinds
    ]
    ax.legend(handles=handles, ncols=4, loc="lower left", bbox_to_anchor=(0, 1.01), frameon=False, fontsize=8.5,
              handlelength=1.1, columnspacing=1.2, borderaxespad=0)  # fmt: skip
    return ax


def rates(ax: Axes, frame: pd.DataFrame, earlier: str, later: str) -> Axes:
    """Draw two rates of each word joined by a line; only differences beyond chance are in colour.

    `frame`: word, earlier, later, change ("rose", "fell" or empty), in the order of the rows.
    """
    colours = {"rose": "#0072b2", "fell": "#d55e00", "": "#9ca3af"}
    for row, values in enumerate(frame.itertuples()):
        colour = colours[values.change]
        ax.plot([values.earlier, values.later], [row, row], color=colour, linewidth=1.6, zorder=1)
        ax.scatter(values.earlier, row, s=24, facecolor="white", edgecolor=colour, zorder=2)
        ax.scatter(values.later, row, s=26, color=colour, zorder=3)
    ax.set_yticks(range(len(frame)), list(frame["word"]), fontsize=8.5)
    ax.invert_yaxis()
    ax.set_xlim(left=0)
    ax.grid(axis="x", color=PALE, linewidth=0.7)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(f"每万字 per 10,000 characters   ○ {earlier}   ● {later}")
    return ax


# What became of wording: what stays dark, what differs in warmer colours, what is not known hatched pale.
CHANGE_COLOURS = {
    ChangeKind.KEPT: "#1f4e79",
    ChangeKind.MOVED: "#5b9bd5",
    ChangeKind.REWORDED: "#e69f00",
    ChangeKind.MOVED_AND_REWORDED: "#f3cf7a",
    ChangeKind.FIGURE_CHANGED: "#d55e00",
    ChangeKind.ADDED: "#009e73",
    ChangeKind.NOT_PAIRED: "#e5e7eb",
}
