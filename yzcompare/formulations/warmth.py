"""Warmth: how much a document uses a formulation, beside how much the genre uses it in those years.

The words are those of China Media Project's discourse scale (Qian Gang, 2016: 沸 烫 热 暖 温 冷;
linguasinica.substack.com/p/cmp-discourse-tracker-01), by which analysts read how strongly a watchword is
pushed. Theirs counts the articles of a newspaper in a year; here a report is set beside 1,619 work
reports, so that "warm" is what the genre usually does, and both are counted by the phrase's characters,
inside longer phrases too.
"""

from dataclasses import dataclass

from yzcompare.formulations.occurrences import PER
from yzcompare.genre.phrases import fold, period, usual_rates
from yzcompare.reading.layers import layer
from yzcompare.reading.reader import Reading
from yzcompare.vocabulary import Named

CAUTION = 3.0
"""Uses added to what is found and to what is usual, so that one use of a rare phrase is not called hot."""


class Degree(Named):
    """How warm a formulation is."""

    BOILING = "boiling", "沸"
    SCALDING = "scalding", "烫"
    HOT = "hot", "热"
    WARM = "warm", "暖"
    LUKEWARM = "lukewarm", "温"
    COLD = "cold", "冷"
    NOT_KNOWN = "not known", "不详"


FROM = (
    (4.0, Degree.BOILING),
    (2.5, Degree.SCALDING),
    (1.5, Degree.HOT),
    (1.0, Degree.WARM),
    (0.5, Degree.LUKEWARM),
)
"""Times the usual use from which a degree holds; below the last it is cold."""


@dataclass(frozen=True, slots=True)
class Warmth:
    """A formulation's use in a document: how often its characters stand there, for 10,000 characters, and
    how often in work reports of the same plan period; `usual` is None where that was not counted."""

    count: int
    per_10000: float
    usual: float | None
    degree: Degree


def warmth(reading: Reading, phrase: str) -> Warmth:
    """How warm a formulation is in a document; not known where few places write it, or of another genre.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> warmth(corpus["2025"], "新质生产力").degree, warmth(corpus["2025"], "母城").degree
    ('warm', 'not known')
    """
    text, key = _folded(reading), fold(phrase)
    count, size = text.count(key) if key else 0, max(1, len(text)) / PER
    rates = usual_rates().get(key)
    if rates is None or reading.document.genre != "work report":
        return Warmth(count, round(count / size, 2), None, Degree.NOT_KNOWN)
    usual = rates[period(reading.document.year)]
    return Warmth(count, round(count / size, 2), usual, degree(count, usual * size))


@layer
def _folded(reading: Reading) -> str:
    """A document's text as phrases are counted in it, folded once for all that are asked of it."""
    return fold(reading.text.text)


def degree(count: int, expected: float) -> Degree:
    """The degree of a use, by how often it was to be expected.

    >>> degree(20, 1.5), degree(5, 0.1), degree(1, 0.1), degree(0, 3.5)
    ('boiling', 'scalding', 'warm', 'cold')
    """
    times = (count + CAUTION) / (expected + CAUTION)
    return next((name for least, name in FROM if times >= least), Degree.COLD)
