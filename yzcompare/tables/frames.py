"""The tables of a corpus in memory, as data frames."""

import pandas as pd

from yzcompare import rooms
from yzcompare.corpus import Corpus, with_pairs
from yzcompare.tables.columns import arrow, frame


def make(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Make all tables of a corpus.

    >>> from yzcompare.corpus import load
    >>> list(make(load()))[:3]
    ['documents', 'repairs', 'sections']
    """
    return {name: frame(arrow(name, table(corpus))) for name, table in rooms.tables().items()}


def between(corpus: Corpus, name: str, earlier: str, later: str) -> pd.DataFrame:
    """The rows of one table, changes or comparisons, that set two documents side by side.

    Raises InputError for two documents that cannot be.

    >>> from yzcompare.corpus import load
    >>> set(between(load(), "comparisons", "2024", "2025")["later_document"])
    {'2025'}
    """
    line = corpus.at(corpus.between(earlier, later)[0].document.place)
    made = rooms.tables()[name](with_pairs(line, f"{earlier}:{later}"))
    first, second = ("earlier", "later") if name == "changes" else ("earlier_document", "later_document")
    return made[(made[first] == earlier) & (made[second] == later)]
