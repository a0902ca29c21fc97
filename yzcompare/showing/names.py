"""What documents and themes are called, and the one colour each has on every chart."""

import zlib
from collections.abc import Sequence

from yzcompare.corpus import Corpus
from yzcompare.reading.reader import Reading

# Okabe and Ito's colours (Color Universal Design, 2008), which colour-blind readers can tell apart; for
# their yellow, too pale on white, stands the wine of Tol's muted scheme.
_CYCLE = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#882255", "#000000")


def document_colours(documents: list[str]) -> dict[str, str]:
    """One colour for each document, in the order of the corpus, the same on every page.

    >>> document_colours(["2014", "2020"])
    {'2014': '#0072b2', '2020': '#e69f00'}
    """
    return {name: _CYCLE[number % len(_CYCLE)] for number, name in enumerate(documents)}


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


def label_of(corpus: Corpus, reading: Reading) -> str:
    """What a document is called on a chart: its id, its kind, and its place where the corpus has several."""
    kind = {"work report": "工作报告", "plan recommendations": "规划建议"}.get(
        reading.document.genre, reading.document.genre
    )
    several = len({document.place for document in corpus.documents}) > 1
    parts = (reading.document.id, reading.document.place if several else "", kind)
    return " ".join(part for part in parts if part)


def colours_of(corpus: Corpus) -> dict[str, str]:
    """The colour of every document, the same on every page: years first, second copies behind them.

    >>> from yzcompare import load
    >>> colours_of(load())
    {'2014': '#0072b2', '2020': '#e69f00', '2024': '#009e73', '2025': '#d55e00', '2020-web': '#cc79a7'}
    """
    years = [reading.document.id for reading in corpus.years]
    return document_colours(years + [name for name in corpus.readings if name not in years])


def listed(names: Sequence[str]) -> str:
    """Names in a row.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
