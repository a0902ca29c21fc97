"""Charts between places: a function takes what was counted, draws on the axes it is given and returns them."""

from collections.abc import Mapping, Sequence
from statistics import median

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator, PercentFormatter

from yzcompare.lexicon import lists
from yzcompare.messages import Message, both, say
from yzcompare.places.levels import Level
from yzcompare.showing.figures import GREY, INK, PALE, Look

REGIONS = {"east": "#2563eb", "centre": "#d97706", "west": "#059669", "north-east": "#9333ea", "": GREY}
"""One colour for a region on every chart."""

LEVELS = {
    Level.CENTRE: INK,
    Level.PROVINCE: "#0f766e",
    Level.PREFECTURE: "#b45309",
    Level.COUNTY: "#7c3aed",
    Level.UNKNOWN: GREY,
}
"""One colour for a level on every chart."""

OWN, ELSEWHERE = "#0e7490", "#c2410c"
"""Colours of what stands in a place's own last report, and in those of other places."""


def region_name(region: str) -> Message:
    """What a region is called."""
    known = lists.places().region.get(region)
    return both(known.zh, known.en) if known else say("no region")


def stacks(values: Sequence[float], step: float) -> list[float]:
    """How far above or below its row each value's dot stands, so that equal ones do not hide each other.

    >>> stacks([6.0, 6.0, 6.5, 6.0], 0.1)
    [0.0, 0.1, 0.0, -0.1]
    """
    seen: dict[float, int] = {}
    placed = []
    for value in values:
        number = seen.get(value, 0)
        seen[value] = number + 1
        placed.append(step * ((number + 1) // 2) * (1 if number % 2 else -1) + 0.0)
    return placed


def strip(ax: Axes, rows: Sequence[tuple[str, Sequence[tuple[float, str]]]], unit: str, size: float) -> Axes:
    """Draw a row of dots for each group, with its middle as a line.

    `rows`: a label, and the values with their regions. `size` is that of the letters.
    """
    most = max((len(values) for _, values in rows), default=1)
    step = min(0.11, 0.9 / max(1, most / 4))
    for at, (_, values) in enumerate(rows):
        placed = sorted(values)
        heights = stacks([value for value, _ in placed], step)
        ax.scatter(
            [value for value, _ in placed],
            [at + max(-0.4, min(0.4, height)) for height in heights],
            s=16, color=[REGIONS.get(region, GREY) for _, region in placed], alpha=0.75, linewidth=0, zorder=3,
        )  # fmt: skip
        if placed:
            middle = median(value for value, _ in placed)
            ax.plot([middle, middle], [at - 0.42, at + 0.42], color=INK, linewidth=1.6, zorder=4)
            ax.annotate(
                f"{middle:g}{unit}", (middle, at - 0.46), fontsize=size, ha="center", va="bottom", color=INK
            )
    ax.set_yticks(range(len(rows)), [label for label, _ in rows], fontsize=size)
    ax.set_ylim(len(rows) - 0.4, -0.8)
    _plain(ax, size)
    return ax


def intervals(ax: Axes, rows: Sequence[tuple[str, float, float, float, str, str]], size: float) -> Axes:
    """Draw a share with its interval in every row: label, share, low, high, colour, what stands behind it."""
    for at, (_, share, low, high, colour, behind) in enumerate(rows):
        ax.plot([low, high], [at, at], color=colour, linewidth=2.4, alpha=0.45, solid_capstyle="butt")
        ax.scatter(share, at, s=26, color=colour, zorder=3, linewidth=0)
        ax.annotate(behind, (1.02, at), xycoords=("axes fraction", "data"), fontsize=size, va="center", color=GREY, annotation_clip=False)  # fmt: skip
    ax.set_yticks(range(len(rows)), [row[0] for row in rows], fontsize=size)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlim(0, 1)
    _plain(ax, size)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return ax


def first_years(ax: Axes, rows: Sequence[tuple[str, Sequence[tuple[int, str, bool]]]], size: float) -> Axes:
    """Draw the year of every first use, a row a level: filled where it is seen to come in, open where the first report has it.

    `rows`: a label, and years with region and whether an earlier report without it is held.
    """
    most = max(
        (sum(1 for y, *_ in uses if y == year) for _, uses in rows for year in {u[0] for u in uses}),
        default=1,
    )
    step = min(0.12, 0.8 / max(1, most))
    for at, (_, uses) in enumerate(rows):
        placed = sorted(uses, key=lambda use: (use[0], not use[2], use[1]))
        heights = stacks([float(year) for year, *_ in placed], step)
        colours = [REGIONS.get(region, GREY) for _, region, _ in placed]
        ax.scatter(
            [year for year, *_ in placed], [at + height for height in heights], s=18, linewidth=1, zorder=3,
            facecolors=[c if coming else "none" for c, (*_, coming) in zip(colours, placed, strict=True)],
            edgecolors=colours,
        )  # fmt: skip
    ax.set_yticks(range(len(rows)), [label for label, _ in rows], fontsize=size)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    _plain(ax, size)
    return ax


def shares_by_role(ax: Axes, rows: Sequence[tuple[str, float | None, float | None]], size: float) -> Axes:
    """Draw two bars a role: the share that repeats the own last report, and that which stands in other places'."""
    for at, (_, own, elsewhere) in enumerate(rows):
        for value, up, colour in ((own, -0.19, OWN), (elsewhere, 0.19, ELSEWHERE)):
            if value is not None:
                ax.barh(at + up, value, 0.34, color=colour, linewidth=0)
                ax.annotate(f"{value:.0%}" if value >= 0.1 else f"{value:.1%}", (value, at + up), xytext=(3, 0), textcoords="offset points", fontsize=size, va="center")  # fmt: skip
    ax.set_yticks(range(len(rows)), [label for label, *_ in rows], fontsize=size)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlim(0, max([v for _, *pair in rows for v in pair if v is not None], default=0.1) * 1.15)
    _plain(ax, size)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    return ax


def legend(
    colours: Mapping[object, str], look: Look, *, dots: Sequence[tuple[Message, bool]] = ()
) -> list[Line2D]:
    """Handles that say what colours mean, and filled and open dots."""
    made = [
        Line2D([], [], linestyle="", marker="o", markersize=5, color=colour, label=look(name))
        for name, colour in colours.items()
    ]
    made += [
        Line2D([], [], linestyle="", marker="o", markersize=5, markeredgecolor=GREY,
               markerfacecolor=GREY if filled else "none", label=look(name))
        for name, filled in dots
    ]  # fmt: skip
    return made


def _plain(ax: Axes, size: float) -> None:
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", length=0, labelsize=size)
    ax.grid(axis="x", color=PALE, linewidth=0.7)
    ax.set_axisbelow(True)
    ax.spines["left"].set_visible(False)
