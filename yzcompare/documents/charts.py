"""The chart of notebook 01: what each document does, stretch by stretch, and what of it is not held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle
from matplotlib.transforms import Affine2DBase, ScaledTranslation, blended_transform_factory

from yzcompare.documents.findings import Length
from yzcompare.messages import Message, say, together
from yzcompare.reading.passages import Role
from yzcompare.showing.figures import GREY, INK, Look

BAR = 0.46
"""Height of a bar, in rows."""

STUB = 0.2
"""Inches across of the field for what is not held: it stands apart from the bar, for its length is not known."""

GAP = 0.06
"""Inches between such a field and the bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A document's bar: its name, its passages in the order of the text, where it lacks something
    (front, end, or empty), and a note on that."""

    name: Message | str
    parts: Sequence[Length]
    cut: str = ""
    note: Message | str = ""

    @property
    def chars(self) -> int:
        """Characters that are held."""
        return sum(part.chars for part in self.parts)


def held_parts(ax: Axes, bars: Sequence[Bar], look: Look) -> Axes:
    """Draw each document as a bar to scale, divided by what its passages do; its name and length stand above it.

    What is not held is a hatched field of one size beside the bar, before it or behind it.
    """
    for row, bar in enumerate(bars):
        left = 0
        for part in bar.parts:
            ax.barh(
                row, part.chars, BAR, left, color=ROLE_COLOURS[part.role], edgecolor="white", linewidth=0.6
            )
            left += part.chars
        if bar.cut:
            _unheld(ax, row, left if bar.cut == "end" else 0, before=bar.cut == "front")
        ax.text(0, row - BAR / 2 - 0.06, look(_label(bar)), ha="left", va="bottom", color=INK, fontsize=9)
    ax.set_yticks([])
    ax.set_ylim(len(bars) - 1 + BAR, -BAR - 0.3)
    ax.set_xlim(0, max((bar.chars for bar in bars), default=1) or 1)
    ax.set_xlabel(look(say("characters of clean text")), fontsize=9)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.locator_params(axis="x", nbins=4 if look.narrow else 8)
    ax.spines["left"].set_visible(False)
    return ax


def _label(bar: Bar) -> Message:
    length = say("{chars:,} characters", chars=bar.chars)
    return together([bar.name, length, *([bar.note] if bar.note else [])], between=" · ")


def _unheld(ax: Axes, row: int, at: float, *, before: bool) -> None:
    """A hatched field on paper, not on the scale: a length in characters would be an invented one."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    beside = ScaledTranslation(-GAP - STUB if before else GAP, 0, figure.dpi_scale_trans)
    end = ScaledTranslation(at, 0, cast("Affine2DBase", ax.transData))
    across = blended_transform_factory(figure.dpi_scale_trans + end + beside, ax.transData)
    field = Rectangle(
        (0, row - BAR / 2), STUB, BAR, transform=across, facecolor="none", edgecolor=GREY, hatch="////",
        linewidth=0.8, clip_on=False,
    )  # fmt: skip
    ax.add_patch(field)


def role_legend(roles: Iterable[Role], look: Look) -> list[Patch]:
    """Handles that say which colour does what, in the order of a report."""
    used = set(roles)
    return [Patch(facecolor=ROLE_COLOURS[role], label=look(role)) for role in ROLE_COLOURS if role in used]


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
