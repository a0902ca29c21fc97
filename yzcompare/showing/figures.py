"""How pictures look: the font that a dependency carries, one colour for a document and one for a role."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from yzcompare.showing.glyphs import FONT, font_file, write_plainly
from yzcompare.showing.html import Html, escape

GREY = "#6b7280"
PALE = "#e5e7eb"
INK = "#1f2937"


_HOUSE: dict[Any, Any] = {
    "font.family": [FONT],
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlelocation": "left",
    "axes.unicode_minus": False,
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "svg.fonttype": "path",
}


@contextmanager
def house_style() -> Iterator[None]:
    """Let charts be made and drawn in the house style; matplotlib's settings are the user's own again afterwards.

    It stands before every function that makes a chart, too: what a figure holds takes its style when it
    is put there.

    >>> with house_style():
    ...     inside = mpl.rcParams["text.color"]
    >>> inside, mpl.rcParams["text.color"]
    ('#1f2937', 'black')
    """
    font_file()
    with mpl.rc_context(_HOUSE):
        yield


def new_figure(width: float, height: float) -> Figure:
    """Make an empty figure, width and height in inches; who fills it does so in `house_style`."""
    with house_style():
        return Figure(figsize=(width, height), layout="constrained")


def svg(figure: Figure, name: str, title: str, description: str) -> Html:
    """Draw a figure as an SVG element with a title and a description, the same bytes every time.

    `name` must be unique on its page: it is the salt of the element's inner ids. Texts are drawn as they
    stand: no mathematics, and 〓 for what the font lacks.
    """
    buffer = io.StringIO()
    write_plainly(figure)
    with house_style(), mpl.rc_context({"svg.hashsalt": name, "text.parse_math": False}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    element = buffer.getvalue()
    element = element[element.index("<svg") :]
    # Ids of the axes and patches repeat from figure to figure; on a page they must not.
    element = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', element)
    element = re.sub(r'(xlink:href="#|url\(#)', rf"\g<1>{name}-", element)
    head = f'<svg role="img" aria-labelledby="{name}-title {name}-desc"'
    labels = (
        f'<title id="{name}-title">{escape(_for_xml(title))}</title>'
        f'<desc id="{name}-desc">{escape(_for_xml(description))}</desc>'
    )
    opening, rest = element.split(">", 1)
    return Html(opening.replace("<svg", head, 1) + ">" + labels + rest)


def _for_xml(text: str) -> str:
    """Text without the characters that XML forbids: one of them, and an image is not shown at all."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
