"""Charts: a function takes a tidy frame, draws on the axes it is given and returns them."""

from collections.abc import Mapping

import matplotlib.patheffects as effects
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from yzcompare.reading.passages import Role
from yzcompare.showing.figures import GREY, INK, PALE

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
    handles = [Patch(facecolor=ROLE_COLOURS[role], label=role.shown) for role in used]
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
    ax: Axes, sections: pd.DataFrame, colours: dict[str, str], labels: Mapping[str, str]
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


# Tol's muted scheme (Colour Schemes, SRON technical note, 2021), the tasks darkest: they are most of a text.
ROLE_COLOURS = {
    Role.REVIEW: "#88ccee",
    Role.PROBLEMS: "#cc6677",
    Role.SITUATION: "#ddcc77",
    Role.GOALS: "#117733",
    Role.TASKS: "#332288",
    Role.SAFEGUARDS: "#aa4499",
    Role.CEREMONY: "#bbbbbb",
    Role.ANNEX: "#999933",
}
