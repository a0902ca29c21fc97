"""How pictures look: the font that a dependency carries, one colour for a document and one for a role."""

import base64
import hashlib
import io
import re
import zlib
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from yzcompare.reporting.glyphs import FONT, font_file, write_plainly
from yzcompare.shown import shortened

TEMPLATES = Path(__file__).parent / "templates"
GREY = "#6b7280"
PALE = "#e5e7eb"
INK = "#1f2937"

# Okabe and Ito's colours (Color Universal Design, 2008), which colour-blind readers can tell apart; for
# their yellow, too pale on white, stands the wine of Tol's muted scheme.
_CYCLE = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#882255", "#000000")

# Tol's muted scheme (Colour Schemes, SRON technical note, 2021), the tasks darkest: they are most of a text.
ROLE_COLOURS = {
    "review": "#88ccee",
    "problems": "#cc6677",
    "situation": "#ddcc77",
    "goals": "#117733",
    "tasks": "#332288",
    "safeguards": "#aa4499",
    "ceremony": "#bbbbbb",
    "annex": "#999933",
}

ROLE_NAMES = {
    "review": "回顾 review",
    "problems": "问题 problems",
    "situation": "形势 situation",
    "goals": "目标 goals",
    "tasks": "任务 tasks",
    "safeguards": "保障 safeguards",
    "ceremony": "礼节 ceremony",
    "annex": "附件 annex",
}


def document_colours(documents: list[str]) -> dict[str, str]:
    """One colour for each document, in the order of the corpus, the same on every page.

    >>> document_colours(["2014", "2020"])
    {'2014': '#0072b2', '2020': '#e69f00'}
    """
    return {name: _CYCLE[number % len(_CYCLE)] for number, name in enumerate(documents)}


def new_figure(width: float, height: float) -> Figure:
    """Make an empty figure in the house style, width and height in inches."""
    font_file()
    mpl.rcParams.update(
        {
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
    )
    return Figure(figsize=(width, height), layout="constrained")


def svg(figure: Figure, name: str, title: str, description: str) -> str:
    """Draw a figure as an SVG element with a title and a description, the same bytes every time.

    `name` must be unique on its page: it is the salt of the element's inner ids. Texts are drawn as they
    stand: no mathematics, and 〓 for what the font lacks.
    """
    buffer = io.StringIO()
    write_plainly(figure)
    with mpl.rc_context({"svg.hashsalt": name, "text.parse_math": False}):
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
    return opening.replace("<svg", head, 1) + ">" + labels + rest


def _for_xml(text: str) -> str:
    """Text without the characters that XML forbids: one of them, and an image is not shown at all."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def stylesheet() -> str:
    """The style sheet of every page."""
    sheets = ("style.css", "evidence.css")
    return "\n".join((TEMPLATES / "yzcompare" / name).read_text(encoding="utf-8") for name in sheets)


def script() -> str:
    """The script of every page: switches, the contents list, long tables. A page works without it."""
    return (TEMPLATES / "yzcompare" / "page.js").read_text(encoding="utf-8")


def policy(*scripts: str) -> str:
    """What a page may do, for its Content-Security-Policy: fetch nothing, run no script but those given.

    Without any it is `script()`, that of every page.

    >>> policy().partition(";")[0]
    "default-src 'none'"
    """
    digests = [
        base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts or (script(),)
    ]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {allowed}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def escape(text: object) -> str:
    """Write text so that HTML shows it as it is; characters that turn the line round are made visible.

    >>> escape("<b> & \\u202e")
    '&lt;b&gt; &amp; &lt;U+202E&gt;'
    """
    plain = "".join(f"<U+{ord(c):04X}>" if c in _TURNS else c for c in str(text))
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"

# One colour for a theme on every page. They were searched for: any two are at least 17 apart in CIE Lab,
# neighbours in the list 36, in normal sight and as deuteranopes and protanopes see them (Machado,
# Oliveira and Fernandes 2009; a test measures it). Blocks carry their names besides.
THEME_COLOURS = {
    "macro": "#0889c0",
    "finance": "#b48410",
    "commerce": "#ffa7c9",
    "industry": "#006642",
    "innovation": "#5d2881",
    "digital": "#0097ff",
    "opening": "#5fa790",
    "reform": "#004c4f",
    "renewal": "#6c8a47",
    "management": "#c9c64b",
    "ecology": "#36d493",
    "culture": "#685285",
    "livelihood": "#9a4900",
    "education": "#2a56bb",
    "health": "#c6acff",
    "governance": "#98d072",
    "safety": "#860f14",
    "government": "#6b7280",
}


def theme_colour(theme: str) -> str:
    """Colour of a field on every page; one that a person added has one of the documents' colours.

    >>> theme_colour("finance"), theme_colour("a field of one's own") in document_colours(list("abcdefgh")).values()
    ('#b48410', True)
    """
    return THEME_COLOURS.get(theme) or _CYCLE[zlib.crc32(theme.encode()) % len(_CYCLE)]


# What became of wording: what stays dark, what differs in warmer colours, what is not known hatched pale.
CHANGE_COLOURS = {
    "kept": "#1f4e79",
    "moved": "#5b9bd5",
    "reworded": "#e69f00",
    "moved and reworded": "#f3cf7a",
    "figure changed": "#d55e00",
    "added": "#009e73",
    "not paired": "#e5e7eb",
}

KIND_COLOURS = {"slogan": "#0072b2", "positioning": "#009e73", "programme": "#cc79a7", "brand": "#e69f00"}

STATE_NAMES = {
    "first held": "首见 first held",
    "continued": "延续 continued",
    "split": "拆分 split",
    "merged": "合并 merged",
    "split and merged": "拆并 split and merged",
    "new": "新增 new",
    "partial": "部分 partly, in",
    "no counterpart": "无对应 no counterpart",
    "not clear": "不明确 not clear",
    "cannot tell": "无从判断 cannot tell",
    "not compared": "未对照 not compared",
}

LABEL = 13
"""Characters of a heading on a chart."""


def short(heading: str, longest: int = LABEL) -> str:
    """A heading cut to what a chart has room for.

    >>> short("加快解放碑中央商务区高端集聚发展")
    '加快解放碑中央商务区高端…'
    """
    return shortened(heading, longest)
