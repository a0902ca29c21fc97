"""Charts of targets: what was lowered and raised, and how much of what is promised carries a number."""

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from yzcompare.showing.figures import GREY, INK, PALE, Look
from yzcompare.targets.verdicts import Verdict

COLOURS = {Verdict.LOWERED: "#d55e00", Verdict.RAISED: "#0072b2"}
"""Colour of a number that went down, and of one that went up."""

ROW = {False: 0.27, True: 0.46}
"""Inches of a row, on a wide page and on a telephone, where the name stands above its bar."""

FARTHEST = 1.5
"""Share of the earlier number beyond which a bar is cut; its figures tell the rest."""

SHADES = LinearSegmentedColormap.from_list("shares", ["#dcebf5", "#0072b2"])
"""From a small share to a large one."""

FULL = 0.6
"""Share from which a cell has the fullest colour."""

DARK = 0.55
"""Part of the fullest colour from which what stands on it is white."""


def moves(ax: Axes, frame: pd.DataFrame, look: Look) -> Axes:
    """Draw numbers that were lowered and raised as bars from where they stood, with both figures.

    `frame`: label, relative (a share of the earlier number), told (both figures), verdict; in the order of the rows.
    """
    thick, lower = (0.28, 0.2) if look.narrow else (0.6, 0.0)
    for place, row in enumerate(frame.itertuples()):
        far = max(-1.0, min(FARTHEST, row.relative))
        ax.barh(place + lower, far, thick, color=COLOURS[row.verdict], linewidth=0)
        if look.narrow:
            ax.text(-1.0, place - 0.2, look(row.label), fontsize=9, va="center", ha="left", color=INK)
        # On a telephone the figures of what fell stand on the right, too, where there is room.
        side = -1 if far < 0 and not look.narrow else 1
        ax.annotate(
            row.told + (" …" if row.relative > FARTHEST else ""),
            (max(far, 0.0) if look.narrow else far, place + lower),
            xytext=(5 * side, 0),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
            va="center",
            fontsize=9,
            color=INK,
        )
        # Names stand between the bars, where a line through all of them would cross them.
        ax.plot([0, 0], [place + lower - thick * 0.6, place + lower + thick * 0.6], color=GREY, linewidth=1)
    labels = [] if look.narrow else [look(label) for label in frame["label"]]
    ax.set_yticks(range(len(labels)), labels, fontsize=9)
    ax.set_ylim(len(frame) - 0.4, -0.7)
    ax.set_xlim(*((-1.02, 4.0) if look.narrow else (-1.45, FARTHEST + 0.75)))
    ticks = [-1, 0, 1] if look.narrow else [-1, -0.5, 0, 0.5, 1, 1.5]
    ax.set_xticks(ticks, [f"{100 * tick:+.0f} %".replace("-", "−") if tick else "0" for tick in ticks])
    ax.tick_params(axis="x", labelsize=8.5)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    return ax


def heat(ax: Axes, frame: pd.DataFrame, look: Look) -> Axes:
    """Draw a share by field and document as cells, the darker the larger, each with its share.

    `frame`: field, document, share, numbered, sentences, thin (too few sentences to speak of a share), held
    (whether the document is held whole); in the order of the rows.
    """
    fields, documents = list(dict.fromkeys(frame["field"])), list(dict.fromkeys(frame["document"]))
    for row in frame.itertuples():
        x, y = documents.index(row.document), fields.index(row.field)
        if row.sentences == 0:
            hatch = None if row.held else "////"
            ax.add_patch(
                Rectangle(
                    (x - 0.48, y - 0.46), 0.96, 0.92, fill=False, hatch=hatch, edgecolor=PALE, linewidth=0
                )
            )
            continue
        depth = 0.0 if row.thin else min(1.0, row.share / FULL)
        face = PALE if row.thin else SHADES(depth)
        ax.add_patch(Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, facecolor=face, linewidth=0))
        ink = INK if row.thin else "#ffffff" if depth > DARK else "#111827"
        told = f"{row.numbered}/{row.sentences}" if row.thin else f"{row.share:.0%}".replace("%", " %")
        ax.text(x, y, told, ha="center", va="center", fontsize=9, color=ink)
    names = [_wrapped(look(field), 16 if look.narrow else 40) for field in fields]
    ax.set_yticks(range(len(fields)), names, fontsize=8.5 if look.narrow else 9.5)
    ax.set_xticks(range(len(documents)), documents, fontsize=9.5)
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, len(documents) - 0.5)
    ax.set_ylim(len(fields) - 0.5, -0.5)
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width)) if text.isascii() else text
