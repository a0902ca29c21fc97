"""The chart of notebook 02: where two copies differ, along the text."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from yzcompare.messages import say
from yzcompare.showing.figures import GREY, INK, PALE, Look
from yzcompare.witnesses.collation import VariantKind


def variant_places(ax: Axes, places: Mapping[VariantKind, Sequence[int]], length: int, look: Look) -> Axes:
    """Draw where two copies differ: a row a kind, a tick a variant, along the base text.

    `places` are the offsets of the variants of each kind, in the order of the rows. `length`: characters of
    the base text.
    """
    for row, starts in enumerate(places.values()):
        ax.vlines(list(starts), row - 0.3, row + 0.3, color=INK, linewidth=1.3)
        ax.text(
            1.01,
            row,
            f"{len(starts):,}",
            transform=ax.get_yaxis_transform(),
            va="center",
            color=GREY,
            fontsize=9,
        )
        ax.axhline(row, color=PALE, linewidth=0.8, zorder=0)
    ax.set_yticks(range(len(places)), [look(kind) for kind in places])
    ax.set_ylim(len(places) - 0.5, -0.5)
    ax.set_xlim(-length * 0.01, length * 1.01)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.locator_params(axis="x", nbins=4 if look.narrow else 8)
    ax.set_xlabel(look(say("characters of the base text, from its beginning")))
    return ax
