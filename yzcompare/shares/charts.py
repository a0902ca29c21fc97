"""Charts of themes and words: a function takes a tidy frame, draws on the axes it is given and returns them.

Marks tell what a document is, in grey too: a filled dot is a whole document, an open one a fragment, a
square another genre.
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator, PercentFormatter

from yzcompare.showing.figures import GREY, INK, PALE
from yzcompare.showing.names import theme_colour

LABEL_GAP = 0.027
"""Distance that two labels at the edge of a slope chart keep, as a part of its height."""

DARK = 0.55
"""Part of the greatest value from which a cell's figure is white."""


def shares_over_time(ax: Axes, frame: pd.DataFrame, colour: str, top: float) -> Axes:
    """Draw a theme's share in each document with its interval.

    `frame`: document, share, low, high, whole, apart (another genre), in the order of the years; documents
    without text in the scope are hatched (share is missing). `top` is the end of the axis.
    """
    for at, row in enumerate(frame.itertuples()):
        if pd.isna(row.share):
            ax.bar(at, top, 0.7, facecolor="white", edgecolor=PALE, hatch="////", linewidth=0)
            continue
        ax.vlines(at, row.low, row.high, color=colour, linewidth=2.2, alpha=0.45)
        face = colour if row.whole else "white"
        shape = "s" if row.apart else "o"
        ax.scatter(
            at, row.share, s=30, marker=shape, facecolor=face, edgecolor=colour, linewidth=1.4, zorder=3
        )
    ax.set_xticks(range(len(frame)), list(frame["document"]), fontsize=7.5)
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


def mark_legend(frame: pd.DataFrame) -> list[Line2D]:
    """Handles that say what the marks of `shares_over_time` mean, those that occur in the frame."""
    kinds = [
        (True, False, "整篇 whole"),
        (False, False, "残篇 fragment"),
        (True, True, "另一文体 another genre"),
        (False, True, "另一文体残篇 fragment of another genre"),
    ]
    held = {(bool(whole), bool(apart)) for whole, apart in zip(frame["whole"], frame["apart"], strict=True)}
    return [
        Line2D(
            [], [], linestyle="", marker="s" if apart else "o", markersize=6, markeredgecolor=GREY,
            markerfacecolor=GREY if whole else "white", label=label,
        )
        for whole, apart, label in kinds
        if (whole, apart) in held
    ]  # fmt: skip


def share_heat(ax: Axes, values: pd.DataFrame, names: Sequence[str]) -> Axes:
    """Draw shares as a heat map with their figures: a row a theme, a column a document.

    `names` label the columns; what is missing is hatched.
    """
    known = values.to_numpy(dtype=float)
    most = float(pd.DataFrame(known).max().max())
    ax.imshow(known, cmap="Blues", vmin=0, vmax=most, aspect="auto", interpolation="nearest")
    for row in range(known.shape[0]):
        for column in range(known.shape[1]):
            value = known[row, column]
            if pd.isna(value):
                ax.bar(column, 1, 1, row - 0.5, facecolor="white", edgecolor=GREY, hatch="////", linewidth=0)
                continue
            colour = "white" if value > DARK * most else INK
            ax.text(column, row, f"{100 * value:.1f}", ha="center", va="center", fontsize=8.5, color=colour)
    ax.set_xticks(range(len(names)), list(names), fontsize=9)
    ax.set_yticks(range(len(values)), list(values.index), fontsize=9)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax


def slopes(ax: Axes, frame: pd.DataFrame, earlier: str, later: str) -> Axes:
    """Draw shares of two documents joined by lines; only what moved is in colour, and solid.

    `frame`: theme, name, earlier, later, beyond.
    """
    top = float(frame[["earlier", "later"]].max().max())
    left, right = (spread(list(frame[column]), LABEL_GAP * top) for column in ("earlier", "later"))
    for n, row in enumerate(frame.itertuples()):
        colour = theme_colour(row.theme) if row.beyond else "#9ca3af"
        size = 9.5 if row.beyond else 8.5
        style = "-" if row.beyond else (0, (4, 2))
        ax.plot([0, 1], [row.earlier, row.later], color=colour, linewidth=2.6 if row.beyond else 1, linestyle=style,
                zorder=3 if row.beyond else 1)  # fmt: skip
        ax.scatter([0, 1], [row.earlier, row.later], s=20, color=colour, zorder=4 if row.beyond else 2)
        for x, value, at, side in ((0, row.earlier, left[n], "right"), (1, row.later, right[n], "left")):
            edge = -0.09 if x == 0 else 1.09
            ax.plot([x, edge], [value, at], color=PALE, linewidth=0.7, zorder=0)
            words = f"{row.name} {value:.1%}" if x == 0 else f"{value:.1%} {row.name}"
            shade = INK if row.beyond else "#4b5563"
            ax.text(
                edge + (-0.01 if x == 0 else 0.01),
                at,
                words,
                ha=side,
                va="center",
                fontsize=size,
                color=shade,
            )
    ax.set_xlim(-0.62, 1.62)
    ax.set_ylim(min(0.0, *left, *right) - 0.03 * top, max(top, *left, *right) + 0.03 * top)
    ax.set_xticks([0, 1], [earlier, later], fontsize=10)
    ax.xaxis.tick_top()
    ax.set_yticks([])
    ax.tick_params(length=0)
    for x in (0, 1):
        ax.axvline(x, color=PALE, linewidth=0.8, zorder=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax


def spread(values: list[float], gap: float) -> list[float]:
    """Heights for labels, at least `gap` apart and as near to their values as that allows.

    Labels that touch share the displacement (pool adjacent violators, Barlow and others 1972).

    >>> [round(at, 3) for at in spread([0.05, 0.02, 0.022], 0.01)]
    [0.05, 0.016, 0.026]
    """
    order = sorted(range(len(values)), key=lambda n: values[n])
    blocks: list[list[float]] = []
    for rank, n in enumerate(order):
        blocks.append([values[n] - rank * gap])
        while len(blocks) > 1 and sum(blocks[-2]) / len(blocks[-2]) > sum(blocks[-1]) / len(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    level = [sum(block) / len(block) for block in blocks for _ in block]
    at = list(values)
    for rank, n in enumerate(order):
        at[n] = level[rank] + rank * gap
    return at
