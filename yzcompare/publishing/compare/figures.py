"""Figures of two documents that may be compared: each number with the one that stands for it in the other text."""

from collections.abc import Iterator
from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, say
from yzcompare.numbers.records import Quantity
from yzcompare.reading.offsets import Received
from yzcompare.targets import Basis, Comparison, comparisons_of, numbers_of

ORDER = (Basis.TARGETS, Basis.TARGET_AND_RESULT, Basis.RESULTS)
"""A number that is compared twice is shown as compared first: a plan beside a plan says most."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of each text, of one indicator; offsets are characters of the two sources.

    `differs` is false where they are the same; `told` says what is set beside what.
    """

    earlier_start: Received
    earlier_end: Received
    later_start: Received
    later_end: Received
    before: str
    after: str
    differs: bool
    told: Message


def figures_of(corpus: Corpus, earlier: str, later: str) -> tuple[Figure, ...]:
    """The numbers of two documents that are compared with each other, in the order of the later text.

    >>> from yzcompare import load
    >>> next((each.before, each.after) for each in figures_of(load(), "2024", "2025") if each.before.startswith("46"))
    ('46', '100')
    """
    return tuple(sorted(_figures(corpus, earlier, later), key=lambda each: each.later_start))


def _figures(corpus: Corpus, earlier: str, later: str) -> Iterator[Figure]:
    numbers = {q.id: q for name in (earlier, later) for q in numbers_of(corpus, name).quantities}
    taken: set[str] = set()
    found = [
        each
        for each in comparisons_of(corpus, earlier, later)
        if (each.earlier_document, each.later_document) == (earlier, later)
        and each.verdict.judged
        and each.basis in ORDER
    ]
    for each in sorted(found, key=lambda each: ORDER.index(each.basis)):
        if taken & {each.earlier, each.later}:
            continue
        taken |= {each.earlier, each.later}
        a, b = numbers[each.earlier], numbers[each.later]
        yield Figure(a.start, a.end, b.start, b.end, *written(a, b), each.verdict != "kept", _told(each))


def written(a: Quantity, b: Quantity) -> tuple[str, str]:
    """Two numbers as they stand in their texts, with their units where these differ: 7亿美元, 6000万美元.

    >>> from yzcompare import load
    >>> [q] = [q for q in numbers_of(load(), "2024").quantities if q.id == "2024:8022"]
    >>> written(q, q), q.unit
    (('36%', '36%'), '%')
    """
    if a.unit == b.unit:
        return a.text, b.text
    first, second = (q.text if q.text.endswith(q.unit) else f"{q.text}{q.unit}" for q in (a, b))
    return first, second


def _told(compared: Comparison) -> Message:
    """What is set beside what, in a line for the pointer."""
    values = {
        "indicator": compared.indicator,
        "earlier": compared.earlier_document,
        "later": compared.later_document,
    }
    if compared.basis == Basis.TARGETS:
        return say("{indicator}: planned in {earlier}, planned in {later}", **values)
    if compared.basis == Basis.TARGET_AND_RESULT:
        return say("{indicator}: planned in {earlier}, reported in {later}", **values)
    return say("{indicator}: reported in {earlier}, reported in {later}", **values)
