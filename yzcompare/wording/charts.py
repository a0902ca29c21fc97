"""The charts of notebook 04: how much of the wording was kept, and which verbs rose and fell."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import PercentFormatter

from yzcompare.messages import Message, say
from yzcompare.showing.figures import GREY, INK, PALE, Look, new_figure
from yzcompare.wording.changes import ChangeKind

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

RISEN, FALLEN = "#0072b2", "#d55e00"

_SAME = (ChangeKind.KEPT, ChangeKind.MOVED)
_OTHER = (ChangeKind.REWORDED, ChangeKind.MOVED_AND_REWORDED, ChangeKind.FIGURE_CHANGED)


def _groups() -> tuple[tuple[Message, tuple[ChangeKind, ...], str], ...]:
    """What the chart tells apart: the kinds of change of each bar, and its colour."""
    return (
        (say("same words"), _SAME, CHANGE_COLOURS[ChangeKind.KEPT]),
        (say("other words or figures"), _OTHER, CHANGE_COLOURS[ChangeKind.REWORDED]),
        (say("searched for, not found"), (ChangeKind.ADDED,), CHANGE_COLOURS[ChangeKind.ADDED]),
        (say("nothing like it found here"), (ChangeKind.NOT_PAIRED,), "none"),
    )


def change_shares(look: Look, frame: pd.DataFrame) -> Figure:
    """Draw what became of the wording: a bar a row of `frame` (field, a column a kind, total), as shares."""
    groups = [
        (name, frame[[kind for kind in kinds if kind in frame]].sum(axis=1) / frame["total"], colour)
        for name, kinds, colour in _groups()
    ]
    groups = [group for group in groups if group[1].sum()]
    lines = len(groups) if look.narrow else 1
    drawn = new_figure(look.width, 0.7 + 0.24 * lines + 0.3 * len(frame))
    ax = drawn.add_subplot()
    left = pd.Series(0.0, index=frame.index)
    for _, width, colour in groups:
        hatched = colour == "none"
        ax.barh(
            range(len(frame)),
            width,
            0.66,
            left,
            color=colour,
            edgecolor=PALE if hatched else "none",
            linewidth=0.5,
            hatch="////" if hatched else "",
        )
        left = left + width
    alike = (groups[0][2], CHANGE_COLOURS[ChangeKind.REWORDED])
    paired = sum(width for _, width, colour in groups if colour in alike)
    for row, value in enumerate(paired):
        ax.text(1.012, row, f"{value:.0%}", va="center", fontsize=8.5, color=INK)
    ax.set_yticks(range(len(frame)), [look(name) for name in frame["field"]], fontsize=8.5)
    ax.invert_yaxis()
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set_xticks([0, 0.5, 1])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    handles = [
        Patch(
            facecolor=colour,
            label=look(name),
            hatch="////" if colour == "none" else "",
            edgecolor=GREY if colour == "none" else "none",
        )
        for name, _, colour in groups
    ]
    drawn.legend(
        handles=handles,
        ncols=1 if look.narrow else len(groups),
        loc="outside upper left",
        frameon=False,
        fontsize=8.5,
        handlelength=1.1,
        columnspacing=1.2,
        borderaxespad=0,
    )
    return drawn


def rates(look: Look, frame: pd.DataFrame, documents: Sequence[str]) -> Figure:
    """Draw two rates of each word joined by a line; only differences beyond chance are in colour.

    `frame`: word, en, earlier, later, change ("rose", "fell" or empty), in the order of the rows.
    """
    colours = {"rose": RISEN, "fell": FALLEN, "": "#9ca3af"}
    drawn = new_figure(look.width, 1.0 + 0.26 * len(frame))
    ax = drawn.add_subplot()
    for row, values in enumerate(frame.itertuples()):
        colour = colours[values.change]
        ax.plot([values.earlier, values.later], [row, row], color=colour, linewidth=1.6, zorder=1)
        ax.scatter(values.earlier, row, s=24, facecolor="#ffffff", edgecolor=colour, zorder=2, clip_on=False)
        ax.scatter(values.later, row, s=26, color=colour, zorder=3, clip_on=False)
    words = [
        f"{each.word} {each.en}" if look.language == "en" and not look.narrow else each.word
        for each in frame.itertuples()
    ]
    ax.set_yticks(range(len(frame)), words, fontsize=8.5)
    ax.invert_yaxis()
    ax.set_xlim(left=0)
    ax.grid(axis="x", color=PALE, linewidth=0.7)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_title(f"○ {documents[0]}   ● {documents[1]}", fontsize=9, color=GREY)
    ax.set_xlabel(look(say("uses in 10,000 characters")), fontsize=9)
    return drawn
