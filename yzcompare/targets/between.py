"""What stands between: every document between the first and the last figure of a run that states the indicator too.

A line that leaves out a year in which the figure turned tells a change that never was; one in which a year
counts something else (another area, another deed, a stock and not what was added) is not told at all.
"""

import re
from dataclasses import replace

from yzcompare.corpus import Corpus
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.reading.reader import Reading
from yzcompare.targets.indicators import says_more
from yzcompare.targets.ledger import stated_of
from yzcompare.targets.runs import Run, whole_years_of
from yzcompare.targets.sameness import Stated
from yzcompare.targets.unanswered import LEAST, names_of, roles_of
from yzcompare.targets.verdicts import Basis
from yzcompare.targets.whole_years import of_whole_year

LONGEST = 6
"""Figures of a line up to which the results of the first headline indicator are told beside its targets."""

_ENDS = re.compile("[，；。]")


def filled(corpus: Corpus, run: Run) -> Run | None:
    """A run with the figures of every document between that states the same; None where one states it otherwise.

    Only a run of like figures over years is filled: a target raised or lowered from one report to the next is whole.
    """
    basis, (first, last) = run.comparison.basis, run.ends
    if not run.far or basis not in (Basis.TARGETS, Basis.RESULTS):
        return run
    ids = [reading.document.id for reading in corpus.years]
    start, end = ids.index(first.quantity.document), ids.index(last.quantity.document)
    between: list[Stated] = []
    for place, reading in enumerate(corpus.years):
        if place in (start, end):
            continue
        own = _same(corpus, reading, last, last.quantity.status)
        if start < place < end and own:
            between.append(own[0])
        elif (_differs(corpus, reading, last) and start < place < end) or (
            not own and last.identity.rank is None and _named_with_number(reading, last, basis)
        ):
            return None
    figures = [first, *between, last]
    if last.identity.rank == 0 and basis is Basis.TARGETS:
        figures = _with_results(corpus, figures)
    elif len(run.figures) > len(figures) and run.last is not last:
        figures.append(run.last)
    return replace(run, figures=tuple(figures))


def figures_of(corpus: Corpus, document: str, like: Stated, status: Status) -> list[Stated]:
    """The figures of a whole year, of one status, that a document states for the very same as another's figure."""
    return _same(corpus, corpus[document], like, status)


def _same(corpus: Corpus, reading: Reading, like: Stated, status: Status) -> list[Stated]:
    return [
        each
        for each in stated_of(corpus, reading.document.id)
        if each.quantity.status is status
        and _sort(each) == _sort(like)
        and in_points(each.quantity) is in_points(like.quantity)
        and (whole_year(each, reading))
    ]


def whole_year(stated: Stated, reading: Reading) -> bool:
    """Whether a figure is of its document's own year, be it one number or a range."""
    return of_whole_year(replace(stated, upto=None), reading)


def in_points(quantity: Quantity) -> bool:
    """Whether a growth is told as a distance from another: 高于全市3.4个百分点 is no growth of 3.4 %."""
    return quantity.unit.endswith("点")


def _sort(stated: Stated) -> tuple[object, ...]:
    identity = stated.identity
    return identity.key, identity.scope, identity.measure, identity.deed, _verb(stated), identity.family


def _verb(stated: Stated) -> bool:
    """Whether what a figure counts was new: 新改建农村公路140公里 is more than 改造农村公路113公里."""
    return stated.identity.measure is Measure.INCREMENT and stated.quantity.verb.startswith("新")


def _differs(corpus: Corpus, reading: Reading, like: Stated) -> bool:
    """Whether a document states an indicator for its year in another way only: a part of the place, a stock."""
    levels = (Measure.LEVEL, Measure.INCREMENT)
    if like.identity.rank is not None or like.identity.measure not in levels:
        return False
    return any(
        each.identity.key == like.identity.key and each.identity.measure in levels
        for each in whole_years_of(corpus, reading.document.id)
        if each.quantity.status is like.quantity.status and _sort(each) != _sort(like)
    )


def _named_with_number(reading: Reading, like: Stated, basis: Basis) -> bool:
    """Whether a document promises, or reviews, the thing in a clause with a number that was not read as the same figure."""
    identity = like.identity
    words = {name for name in names_of(like) if len(name) >= LEAST}
    more = says_more(identity.words).removesuffix("公司").removesuffix("企业")
    if identity.measure is Measure.INCREMENT and len(more) > 1:
        words.add(more)
    if identity.measure is Measure.CHANGE or not words:
        return False
    roles = roles_of(basis if basis is Basis.TARGETS else Basis.TARGET_AND_RESULT)
    for sentence in reading.sentences():
        if reading.role_at(sentence.start) not in roles:
            continue
        for clause in _ENDS.split(reading.text.slice(sentence.start, sentence.end)):
            if re.search(r"\d", clause) and any(word in clause for word in words):
                return True
    return False


def _with_results(corpus: Corpus, figures: list[Stated]) -> list[Stated]:
    """Targets with the results that later documents report, in the order of their years, where they are not too many."""
    first = int(figures[0].quantity.period)
    last = int(figures[-1].quantity.period)
    results = [
        own[0]
        for reading in corpus.years
        if (own := _same(corpus, reading, figures[-1], Status.ACTUAL))
        and first <= int(own[0].quantity.period) < last
    ]
    if len(figures) + len(results) > LONGEST:
        return figures
    order = {Status.TARGET: 0, Status.ACTUAL: 1}
    return sorted([*figures, *results], key=lambda s: (int(s.quantity.period), order[s.quantity.status]))
