"""Charts of targets: what was raised and lowered, how many promises carry a number, how firm they are."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import PercentFormatter

from yzcompare.showing.figures import GREY, INK, PALE
from yzcompare.showing.names import theme_colour

ROW = 0.27
"""Inches of a row of a dumbbell chart."""


def dumbbells(ax: Axes, frame: pd.DataFrame, colours: tuple[str, str], names: tuple[str, str]) -> Axes:
    """Draw pairs of numbers as dumbbells by relative change, grouped by theme.

    `frame`: theme, theme_name, label, relative (a share of the earlier value), told (both values in words),
    in the order of the rows. `colours` and `names` are those of the earlier and the later document.
    """
    ticks, labels, place = [], [], 0
    theme = ""
    for row in frame.itertuples():
        if row.theme != theme:
            theme = row.theme
            side = ax.get_yaxis_transform()
            colour = theme_colour(theme) if theme else GREY
            ax.plot(0.008, place, marker="s", color=colour, markersize=6, transform=side, clip_on=False)
            ax.text(
                0,
                place,
                f"{row.theme_name} ",
                transform=side,
                color=GREY,
                fontsize=8.5,
                va="center",
                ha="right",
            )
            place += 1
        ax.plot([0, row.relative], [place, place], color=GREY, linewidth=2.2, zorder=1)
        ax.scatter(0, place, s=46, color=colours[0], zorder=2, linewidth=0)
        ax.scatter(row.relative, place, s=46, color=colours[1], zorder=3, linewidth=0)
        left = row.relative < 0
        ax.annotate(
            row.told,
            (row.relative, place),
            xytext=(-7 if left else 7, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=8.5,
            color=INK,
        )
        ticks.append(place)
        labels.append(row.label)
        place += 1
    ax.axvline(0, color=PALE, linewidth=1, zorder=0)
    ax.set_yticks(ticks, labels, fontsize=9)
    ax.set_ylim(place - 0.4, -0.8)
    reach = max(0.4, frame["relative"].max()), min(-0.2, frame["relative"].min())
    span = reach[0] - reach[1]
    ax.set_xlim(reach[1] - 0.3 * span, reach[0] + 0.42 * span)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
    ax.set_xlabel(f"change of the number from {names[0]} to {names[1]}, as a share of the earlier one")
    _name_colours(ax, dict(zip(names, colours, strict=True)))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    return ax


def _name_colours(ax: Axes, colours: dict[str, str]) -> None:
    """Say above a chart which colour is whose."""
    dots = [
        Line2D([], [], marker="o", linestyle="", color=colour, label=name) for name, colour in colours.items()
    ]
    ax.legend(
        handles=dots,
        ncols=len(dots),
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        frameon=False,
        fontsize=9.5,
        handletextpad=0.1,
        columnspacing=1.2,
    )


def promises_by_theme(ax: Axes, frame: pd.DataFrame, colours: dict[str, str]) -> Axes:
    """Draw how many numbers each document promises in each theme: a row a theme, a dot a document.

    `frame`: theme_name, document, count, in the order of the rows.
    """
    rows = {name: n for n, name in enumerate(dict.fromkeys(frame["theme_name"]))}
    for name, row in rows.items():
        own = frame[frame["theme_name"] == name]
        ax.plot([own["count"].min(), own["count"].max()], [row, row], color=PALE, linewidth=2.5, zorder=1)
        for count, same in own.groupby("count"):
            # Documents with the same count stand beside each other, so that none hides another.
            for n, document in enumerate(same["document"]):
                shift = (n - (len(same) - 1) / 2) * 0.26
                ax.scatter(count, row + shift, s=40, color=colours[document], linewidth=0, zorder=2)
    ax.set_yticks(list(rows.values()), list(rows), fontsize=9)
    ax.set_ylim(len(rows) - 0.4, -0.8)
    ax.set_xlabel("numbers promised")
    ax.set_xlim(left=-0.6)
    documents = list(dict.fromkeys(frame["document"]))
    _name_colours(ax, {name: colours[name] for name in documents})
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    return ax


def numbered_shares(ax: Axes, frame: pd.DataFrame, colours: dict[str, str]) -> Axes:
    """Draw the share of task sentences with a promised number: a row a theme, a bar a document.

    `frame`: theme_name, document, share, numbered, sentences, in the order of the rows; where there are
    too few sentences to speak of a share (`thin`) the counts stand without a bar.
    """
    themes = list(dict.fromkeys(frame["theme_name"]))
    documents = list(dict.fromkeys(frame["document"]))
    height = 0.78 / len(documents)
    for row, theme in enumerate(themes):
        for n, document in enumerate(documents):
            own = frame[(frame["theme_name"] == theme) & (frame["document"] == document)]
            if own.empty:
                continue
            one = own.iloc[0]
            y = row + (n - (len(documents) - 1) / 2) * height
            length = 0.0 if one["thin"] else one["share"]
            ax.barh(y, length, height * 0.9, color=colours[document])
            ax.text(
                length + 0.008,
                y,
                f"{one['numbered']} of {one['sentences']}",
                va="center",
                fontsize=6.8,
                color=GREY,
            )
    ax.set_yticks(range(len(themes)), themes, fontsize=9)
    ax.set_ylim(len(themes) - 0.4, -0.7)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
    ax.set_xlim(0, min(1.0, frame.loc[~frame["thin"], "share"].max(skipna=True) * 1.15 + 0.05))
    ax.set_xlabel("share of the sentences on tasks that hold a promised number")
    _name_colours(ax, {name: colours[name] for name in documents})
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    return ax
