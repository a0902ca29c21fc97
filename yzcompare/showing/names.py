"""What documents and themes are called, and the one colour each has on every chart."""

import zlib
from functools import lru_cache

from yzcompare.corpus import Corpus
from yzcompare.lexicon import lists
from yzcompare.messages import Message, both, say, together
from yzcompare.reading.reader import Reading
from yzcompare.showing.keys import YEAR

# Okabe and Ito's colours (Color Universal Design, 2008), which colour-blind readers can tell apart; for
# their yellow, too pale on white, stands the wine of Tol's muted scheme.
_CYCLE = ("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#882255", "#000000")


def document_colours(documents: list[str]) -> dict[str, str]:
    """One colour for each document, in the order of the corpus, the same on every page.

    >>> document_colours(["2014", "2020"])
    {'2014': '#0072b2', '2020': '#e69f00'}
    """
    return {name: _CYCLE[number % len(_CYCLE)] for number, name in enumerate(documents)}


def theme_colour(theme: str) -> str:
    """Colour of a field on every page, as themes.toml names it; one without has one of the documents' colours.

    >>> theme_colour("finance"), theme_colour("a field of one's own") in document_colours(list("abcdefgh")).values()
    ('#b48410', True)
    """
    named = lists.themes().get(theme)
    return (named and named.colour) or _CYCLE[zlib.crc32(theme.encode()) % len(_CYCLE)]


def label_of(corpus: Corpus, reading: Reading) -> Message:
    """What a document is called on a chart: its id, its kind, and its place where the corpus has several."""
    several = len({document.place for document in corpus.documents}) > 1
    parts = (
        reading.document.id,
        reading.document.place if several else "",
        genre_name(reading.document.genre),
    )
    return together([part for part in parts if part], between=" ")


@lru_cache(1000)
def dated(document: str) -> Message:
    """A document as a sentence calls it: by its year where its id is one, else by its id.

    >>> dated("2014"), dated("2014").told("zh"), dated("2020-web").told("zh")
    ('2014', '2014年', '2020-web')
    """
    return both(f"{document}年", document) if YEAR.fullmatch(document) else both(document, document)


def genre_name(genre: str) -> Message:
    """What a kind of document is called; the manifest's own word where it is another.

    >>> genre_name("work report").told("zh"), genre_name("白皮书")
    ('政府工作报告', '白皮书')
    """
    known = {"work report": say("work report"), "plan recommendations": say("plan recommendations")}
    return known.get(genre, both(genre, genre))


def colours_of(corpus: Corpus) -> dict[str, str]:
    """The colour of every document, the same on every page: years first, second copies behind them.

    >>> from yzcompare import load
    >>> colours_of(load())
    {'2014': '#0072b2', '2020': '#e69f00', '2024': '#009e73', '2025': '#d55e00', '2020-web': '#cc79a7'}
    """
    years = [reading.document.id for reading in corpus.years]
    return document_colours(years + [name for name in corpus.readings if name not in years])
