"""The chart of notebook 04: the formulations as lanes through the documents."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from yzcompare.formulations.kinds import FormulationKind
from yzcompare.formulations.lives import Standing
from yzcompare.showing.figures import GREY, PALE


def swimlanes(ax: Axes, frame: pd.DataFrame, documents: list[str], arrows: list[tuple[str, str]]) -> Axes:
    """Draw lives as lanes: a dot where a document holds a formulation, a small one where it stands inside a longer
    wording, a dashed ring where none can tell.

    `frame`: formulation, label, kind, document, state (a `Standing`), rate, a row a formulation and document, formulations in the order of the lanes. `arrows` join formulations.
    """
    lane = {name: n for n, name in enumerate(dict.fromkeys(frame["formulation"]))}
    column = {name: n for n, name in enumerate(documents)}
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    for row in frame.itertuples():
        x, y = column[row.document], lane[row.formulation]
        if row.state == Standing.HELD:
            first.setdefault(row.formulation, x)
            last[row.formulation] = max(x, last.get(row.formulation, x))
            area = 22 + 26 * min(row.rate, 8)
            ax.scatter(x, y, s=area, color=KIND_COLOURS[row.kind], linewidth=0, zorder=3)
        elif row.state == Standing.PART:
            ax.scatter(x, y, s=12, color=GREY, linewidth=0, zorder=3)
        elif row.state == Standing.CANNOT_TELL:
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
    used = [kind for kind in FormulationKind if kind in set(frame["kind"])]
    handles = [Patch(facecolor=KIND_COLOURS[kind], label=kind.shown) for kind in used]
    ax.legend(
        handles=handles, ncols=4, loc="upper left", bbox_to_anchor=(0, -0.005), frameon=False, fontsize=8.5
    )
    return ax


KIND_COLOURS = {
    FormulationKind.SLOGAN: "#0072b2",
    FormulationKind.POSITIONING: "#009e73",
    FormulationKind.PROGRAMME: "#cc79a7",
    FormulationKind.BRAND: "#e69f00",
}
