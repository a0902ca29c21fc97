"""Charts: a function takes a tidy frame, draws on the axes it is given and returns them."""

import matplotlib.patheffects as effects
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from yzcompare.reporting.style import (
    CHANGE_COLOURS,
    GREY,
    INK,
    KIND_COLOURS,
    PALE,
    ROLE_COLOURS,
    ROLE_NAMES,
)

BAR = 0.56
"""Height of a bar, in rows."""


def held_parts(ax: Axes, passages: pd.DataFrame, documents: pd.DataFrame, unknown: float) -> Axes:
    """Draw each document as a bar to scale, divided by what its passages do.

    `passages`: document, role, chars, in the order of the text. `documents`: id, label, cut
    (where it lacks something: front, end, or empty). There a hatched field of `unknown` characters
    stands: its true length is not known.
    """
    for row, document in enumerate(documents.itertuples()):
        left = 0.0
        if document.cut == "front":
            _unheld(ax, row, left, unknown, "未存\nnot held")
            left = unknown
        begin = left
        for part in passages[passages["document"] == document.id].itertuples():
            ax.barh(
                row, part.chars, BAR, left, color=ROLE_COLOURS[part.role], edgecolor="white", linewidth=0.6
            )
            left += part.chars
        length = left - begin
        if document.cut == "end":
            _unheld(ax, row, left, unknown, "不全？\nlooks cut")
            left += unknown
        # A distance on paper: one in characters would be as long as the whole of a short text.
        ax.annotate(
            f"{length:,.0f}",
            (left, row),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            color=GREY,
            fontsize=9,
        )
    ax.set_yticks(range(len(documents)), list(documents["label"]))
    ax.invert_yaxis()
    ax.set_xlabel("字 characters of clean text")
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    used = [role for role in ROLE_COLOURS if role in set(passages["role"])]
    handles = [Patch(facecolor=ROLE_COLOURS[role], label=ROLE_NAMES[role]) for role in used]
    ax.legend(
        handles=handles,
        ncols=4,
        loc="lower left",
        bbox_to_anchor=(0, 1.02),
        frameon=False,
        fontsize=9,
        handlelength=1.1,
        columnspacing=1.4,
        borderaxespad=0,
    )
    return ax


def _unheld(ax: Axes, row: int, left: float, width: float, told: str) -> None:
    """A hatched field for a part of unknown length."""
    ax.barh(row, width, BAR, left, facecolor="white", edgecolor=GREY, hatch="////", linewidth=0.8)
    ax.text(
        left + width / 2,
        row,
        told,
        ha="center",
        va="center",
        fontsize=8.5,
        linespacing=1.1,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
    )


def section_lengths(
    ax: Axes, sections: pd.DataFrame, colours: dict[str, str], labels: dict[str, str]
) -> Axes:
    """Draw every section with text of its own as a dot by its length, a row a document; name the longest.

    `sections`: document, heading, chars; `labels` names the rows, in order.
    """
    for row, (document, label) in enumerate(labels.items()):
        own = sections[sections["document"] == document].sort_values("chars").reset_index(drop=True)
        ax.text(-0.01, row, label, transform=ax.get_yaxis_transform(), ha="right", va="center")
        if own.empty:
            continue
        # Dots are spread over the row in a fixed pattern, so that equal lengths stay apart.
        offsets = [((n * 7) % 5 - 2) * 0.07 for n in range(len(own))]
        ax.scatter(
            own["chars"], [row + o for o in offsets], s=26, color=colours[document], alpha=0.65, linewidth=0
        )
        median = own["chars"].median()
        ax.plot([median, median], [row - 0.3, row + 0.3], color=INK, linewidth=1.6)
        ax.text(median, row - 0.36, f"中位 median {median:,.0f}", ha="center", va="bottom", fontsize=8.5)
        longest = own.iloc[-1]
        text = ax.text(
            longest["chars"], row + 0.26, longest["heading"], ha="right", va="top", fontsize=8.5, color=INK
        )
        text.set_path_effects([effects.withStroke(linewidth=2.5, foreground="white")])
        ax.axhline(row, color=PALE, linewidth=0.8, zorder=0)
    ax.set_yticks([])
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_xlim(0, sections["chars"].max() * 1.05)
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.set_xlabel("字 characters of the section's own text")
    return ax


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


def change_shares(ax: Axes, frame: pd.DataFrame) -> Axes:
    """Draw what became of the wording: a bar a row of `frame` (zh, a column a kind, total), as shares."""
    kinds = [kind for kind in CHANGE_COLOURS if kind in frame.columns and frame[kind].sum()]
    for row, values in enumerate(frame.to_dict("records")):
        left = 0.0
        for kind in kinds:
            width = values[kind] / values["total"] if values["total"] else 0.0
            hatch = "////" if kind == "not paired" else ""
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
    names = {
        "not paired": "未配对 not paired",
        "kept": "保留 kept",
        "reworded": "改写 reworded",
        "added": "新增 added",
    }
    names |= {
        "figure changed": "改数 figure",
        "moved": "移位 moved",
        "moved and reworded": "移位并改写 moved+reworded",
    }
    handles = [
        Patch(
            facecolor=CHANGE_COLOURS[k],
            label=names[k],
            hatch="////" if k == "not paired" else "",
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


def swimlanes(
    ax: Axes, frame: pd.DataFrame, documents: list[str], arrows: list[tuple[str, str]], kinds: dict[str, str]
) -> Axes:
    """Draw lives as lanes: a dot where a document holds a formulation, a dashed ring where none can tell.

    `frame`: formulation, label, kind, document, state ("held", "not held", "cannot tell"), rate, a row
    a formulation and document, formulations in the order of the lanes. `arrows` join formulations.
    """
    lane = {name: n for n, name in enumerate(dict.fromkeys(frame["formulation"]))}
    column = {name: n for n, name in enumerate(documents)}
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    for row in frame.itertuples():
        x, y = column[row.document], lane[row.formulation]
        if row.state == "held":
            first.setdefault(row.formulation, x)
            last[row.formulation] = max(x, last.get(row.formulation, x))
            area = 22 + 26 * min(row.rate, 8)
            ax.scatter(x, y, s=area, color=KIND_COLOURS[row.kind], linewidth=0, zorder=3)
        elif row.state == "cannot tell":
            ax.scatter(x, y, s=34, facecolor="white", edgecolor=GREY, linestyle=":", linewidth=0.9, zorder=3)
    for name, y in lane.items():
        ax.plot([0, len(documents) - 1], [y, y], color=PALE, linewidth=0.6, zorder=0)
        if name in first:
            ax.plot([first[name], last[name]], [y, y], color=GREY, linewidth=1.4, zorder=1)
    for source, target in arrows:
        tip = {"arrowstyle": "-|>", "color": "#b45309", "linewidth": 1.1, "shrinkA": 5, "shrinkB": 5}
        start, end = (last[source], lane[source]), (first[target], lane[target])
        ax.annotate("", xy=end, xytext=start, arrowprops=tip | {"connectionstyle": "arc3,rad=0.12"}, zorder=4)
    labels = frame.drop_duplicates("formulation")["label"]
    ax.set_yticks(range(len(lane)), list(labels), fontsize=8.5)
    ax.set_xticks(range(len(documents)), documents, fontsize=10)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_ylim(len(lane) - 0.4, -0.6)
    ax.set_xlim(-0.25, len(documents) - 0.75)
    for side in ax.spines.values():
        side.set_visible(False)
    used = [kind for kind in kinds if kind in set(frame["kind"])]
    handles = [Patch(facecolor=KIND_COLOURS[kind], label=kinds[kind]) for kind in used]
    ax.legend(
        handles=handles, ncols=4, loc="upper left", bbox_to_anchor=(0, -0.005), frameon=False, fontsize=8.5
    )
    return ax
