"""How pictures look: the font that a dependency carries, one colour for a document and one for a role."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from yzcompare.messages import LANGUAGES, told
from yzcompare.showing.glyphs import FONT, font_file, write_plainly
from yzcompare.showing.html import Html, escape

GREY = "#6b7280"
PALE = "#e5e7eb"
INK = "#1f2937"

WIDE = 9.2
"""Inches across of a chart in a page's column."""

NARROW = 3.6
"""Inches across of a chart on a telephone: its letters are as large there as on the wide one."""

_FOLLOWING = {INK: "currentColor", GREY: "var(--chart-grey, #6b7280)", PALE: "var(--chart-pale, #e5e7eb)"}
"""Colours that follow the page from light to dark; the others are a document's or a field's, the same in both."""


@dataclass(frozen=True, slots=True)
class Look:
    """For whom a chart is drawn: in which language, and whether for a telephone.

    >>> from yzcompare.messages import both
    >>> Look("zh", narrow=True)(both("上调", "raised")), Look("en").width
    ('上调', 9.2)
    """

    language: str
    narrow: bool = False

    @property
    def width(self) -> float:
        """Inches across."""
        return NARROW if self.narrow else WIDE

    def __call__(self, words: object) -> str:
        """Words as they stand in this chart."""
        return str(told(words, self.language))


LOOKS = tuple(Look(language, narrow) for language in LANGUAGES for narrow in (False, True))
"""For whom every chart is drawn."""

Draw = Callable[[Look], Figure]
"""Draws a chart for one look."""


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
    "svg.fonttype": "none",
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


def drawn_for_all(draw: Draw) -> dict[Look, Figure]:
    """A chart drawn in the house style for every look, the first one for the language of the texts and a wide page."""
    with house_style():
        return {look: draw(look) for look in LOOKS}


def drawings(figures: Mapping[Look, Figure], name: str, title: object, description: object) -> Html:
    """A chart in every language, for a wide page and for a narrow one; the page's style shows the one that fits.

    A notebook, which has no style of ours, shows the first one. `figures` has one for each of `LOOKS`.
    """
    each = []
    for number, language in enumerate(LANGUAGES):
        sizes = []
        for narrow in (False, True):
            look = Look(language, narrow)
            size = "narrow" if narrow else "wide"
            made = svg(figures[look], f"{name}-{language}-{size}", look(title), look(description))
            sizes.append(
                Html('<div class="{}"{}>{}</div>').format(size, Html(" hidden") if narrow else "", made)
            )
        each.append(
            Html('<div class="drawing in" lang="{}"{}>{}</div>').format(
                language, Html(" hidden") if number else "", Html().join(sizes)
            )
        )
    return Html().join(each)


def svg(figure: Figure, name: str, title: str, description: str) -> Html:
    """Draw a figure as an SVG element with a title and a description, the same bytes every time.

    `name` must be unique on its page: it is the salt of the element's inner ids. Texts are drawn as they
    stand: no mathematics, and 〓 for what the font lacks.
    """
    buffer = io.StringIO()
    write_plainly(figure)
    with house_style(), mpl.rc_context({"svg.hashsalt": name, "text.parse_math": False}):
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    element = buffer.getvalue()
    element = _following(element[element.index("<svg") :])
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


def _following(element: str) -> str:
    """A drawing whose ink follows the page from light to dark; its ground is the page's own."""
    for colour, own in _FOLLOWING.items():
        element = re.sub(rf"(fill|stroke): {colour}\b", rf"\1: {own}", element)
    element = re.sub(r"\s*<metadata>.*?</metadata>", "", element, flags=re.S)
    # The reader's own Chinese font stands behind ours: the letters are text, and no page carries a font.
    return element.replace(f"font-family: '{FONT}'", f"font-family: '{FONT}', var(--chinese, sans-serif)")


def _for_xml(text: str) -> str:
    """Text without the characters that XML forbids: one of them, and an image is not shown at all."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
