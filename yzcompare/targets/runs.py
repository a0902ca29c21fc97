"""Runs: one indicator's figures of two years or three, over a year or the whole line of a place's reports.

Only figures of a whole year are set beside each other (`whole_years`). A result then and a plan now may stand
in one run over many years: it says what each is, and calls neither a cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from yzcompare.corpus import Corpus
from yzcompare.derived import derived, remembered
from yzcompare.lexicon import lists
from yzcompare.numbers.measures import Direction, Measure
from yzcompare.numbers.settings import Status
from yzcompare.reading.passages import Role
from yzcompare.targets.comparisons import Comparison, compare_on
from yzcompare.targets.indicators import indicators
from yzcompare.targets.ledger import stated_of
from yzcompare.targets.sameness import COUNT, SAME_WORDS, Stated, sameness
from yzcompare.targets.usual import years_between
from yzcompare.targets.verdicts import Basis, Outcome, Verdict
from yzcompare.targets.whole_years import of_whole_year

SIDES = {
    Basis.TARGETS: (Status.TARGET, Status.TARGET),
    Basis.RESULTS: (Status.ACTUAL, Status.ACTUAL),
    Basis.RESULT_AND_TARGET: (Status.ACTUAL, Status.TARGET),
    Basis.TARGET_AND_RESULT: (Status.TARGET, Status.ACTUAL),
}
"""What the earlier and the later figure are on each basis."""

ALIKE = (Basis.TARGETS, Basis.RESULTS)
"""Bases on which like stands beside like."""

FAR = 2
"""Years between two figures from which they are told as a change over time, not as a target raised or lowered."""

SOON = 3
"""Years over which a total that fell, and is said to have grown in the last of them, was counted in two ways."""

RECENT = 3
"""Pairs of neighbours, the newest ones, of which it is told whether what was promised came."""


@dataclass(frozen=True, slots=True)
class Run:
    """Figures of one indicator, the earliest first; `comparison` is of the first and the last.

    `sure` is their sameness, `goals` says that the last one stands among the goals of the whole; `far` that
    they lie `FAR` years apart.
    """

    figures: tuple[Stated, ...]
    comparison: Comparison
    sure: int
    goals: bool
    far: bool

    @property
    def ends(self) -> tuple[Stated, Stated]:
        """The two figures that its comparison is of."""
        ids = (self.comparison.earlier, self.comparison.later)
        first, last = (next(s for s in self.figures if s.quantity.id == name) for name in ids)
        return first, last

    @property
    def last(self) -> Stated:
        """The latest figure."""
        return self.figures[-1]

    @property
    def outcome(self) -> Outcome:
        """Whether what was promised came, where the run is of a plan and its result."""
        return self.comparison.outcome

    @property
    def about(self) -> str:
        """What it is a run of, whatever the measure."""
        return f"{self.last.identity.key}|{self.last.identity.scope}"


@remembered
def whole_years_of(corpus: Corpus, document: str) -> tuple[Stated, ...]:
    """The figures of a document that are of one whole year."""
    return tuple(s for s in stated_of(corpus, document) if of_whole_year(s, corpus[document]))


@remembered
def runs_of(corpus: Corpus) -> tuple[Run, ...]:
    """The runs of a place's reports: from the newest two, and from each to the newest and from the first to each.

    What neighbouring reports say of one year (a plan, then its result) is told of the newest pairs.
    """
    names = [reading.document.id for reading in corpus.years]
    near = list(pairwise(names))
    far = [(names[0], name) for name in names[2:]] + [(name, names[-1]) for name in names[1:-2]]
    found = [run for pair in near[-1:] for run in runs_between(corpus, *pair, Basis.TARGETS)]
    found += [run for pair in near[-1:] for run in runs_between(corpus, *pair, Basis.RESULTS)]
    found += [run for pair in near[-RECENT:] for run in runs_between(corpus, *pair, Basis.TARGET_AND_RESULT)]
    for basis in (Basis.TARGETS, Basis.RESULTS, Basis.RESULT_AND_TARGET):
        found += [run for pair in far for run in runs_between(corpus, *pair, basis)]
    found = [run if run.outcome else replace(run, far=years_between(run.comparison) >= FAR) for run in found]
    return tuple(_with_more(run, found) for run in _widest(_like_beside_like(found)))


def _widest(found: list[Run]) -> list[Run]:
    """Runs with one over many years for each indicator, kind of figure and basis: to the last year that states it, from the first."""
    best: dict[tuple[object, ...], Run] = {}
    for run in found:
        if run.far:
            kind = (run.about, run.last.identity.measure, run.last.identity.deed, run.comparison.basis)
            best[kind] = max(best.get(kind, run), run, key=_reach)
    kept = {id(run) for run in best.values()}
    return [run for run in found if not run.far or id(run) in kept]


def _reach(run: Run) -> tuple[int, int]:
    return int(run.last.quantity.period), years_between(run.comparison)


def _like_beside_like(found: list[Run]) -> list[Run]:
    """Runs without those of a result and a plan where two plans, or two results, can be set beside each other.

    A plan is set so that it can be met: beside an earlier result it looks like a cut where the plans rose.
    """
    alike = {
        (run.about, run.last.identity.measure) for run in found if run.far and run.comparison.basis in ALIKE
    }
    return [
        run
        for run in found
        if run.comparison.basis is not Basis.RESULT_AND_TARGET
        or (run.about, run.last.identity.measure) not in alike
    ]


@derived
def runs_between(corpus: Corpus, earlier: str, later: str, basis: Basis) -> tuple[Run, ...]:
    """The runs of two documents on a basis."""
    return tuple(_runs(corpus, earlier, later, basis))


def _runs(corpus: Corpus, earlier: str, later: str, basis: Basis) -> Iterator[Run]:
    first_side, last_side = (
        [s for s in whole_years_of(corpus, document) if s.quantity.status is status]
        for document, status in zip((earlier, later), SIDES[basis], strict=True)
    )
    known = [{s.quantity.id: s for s in side} for side in (first_side, last_side)]
    for comparison in compare_on(basis, first_side, last_side, frozenset()):
        if not comparison.verdict.judged or comparison.relative is None:
            continue
        first, last = known[0][comparison.earlier], known[1][comparison.later]
        sure = sameness(first, last, False)
        if (
            sure < SAME_WORDS
            or not _like(first, last)
            or (basis is Basis.TARGET_AND_RESULT and comparison.outcome is Outcome.NOT_TOLD)
        ):
            continue
        if basis is Basis.RESULTS and _counted_up_again(corpus, comparison, last):
            continue
        goals = any(
            corpus[s.quantity.document].role_at(s.quantity.start) is Role.GOALS for s in (first, last)
        )
        yield Run((first, last), comparison, sure, goals, far=False)


def _like(first: Stated, last: Stated) -> bool:
    """Whether two figures are of one measure, deed and unit: 68个 and 4.1万户 of renewed estates are not."""
    one, two = first.identity, last.identity
    counted = COUNT in (one.family, two.family)
    units = {s.quantity.unit.lstrip("十百千万亿") for s in (first, last)}
    like = one.measure is two.measure and one.deed == two.deed and not (counted and len(units) > 1)
    if _net(first) != _net(last) or _new_too(first) != _new_too(last):
        return False
    if _quoted(first) and _quoted(last) and _quoted(first).isdisjoint(_quoted(last)):
        return False  # 184项事项实现“跨省通办” and 3069项事项实现“掌上办”
    if not one.en and int(last.quantity.period) - int(first.quantity.period) >= FAR and one.key != two.key:
        return False  # 招商引资项目投资 and 签约招商引资项目总投资, years apart
    verbs = {first.quantity.verb, last.quantity.verb} - {"", *lists.indicators().plain["verbs"]}
    if not one.en and len(verbs) > 1:
        return False  # 设立6000万元专项资金 and 兑付专项资金2.6亿元
    return like and not _counted_anew(one.key, int(first.quantity.period), int(last.quantity.period))


def _net(stated: Stated) -> bool:
    """Whether a figure is what is left of what came after what went: 净增 is less than 新增."""
    return any(
        word in stated.quantity.verb + stated.quantity.indicator
        for word in lists.indicators().counting["net"]
    )


def _quoted(stated: Stated) -> frozenset[str]:
    """What the clause says in quotation marks behind a number: what the things counted came to be."""
    quantity = stated.quantity
    behind = quantity.sentence[len(stated.identity.lead) + len(quantity.text) :]
    return frozenset(re.findall("“([^”]+)”", re.split("[，；。]", behind)[0]))


def _new_too(stated: Stated) -> bool:
    """Whether what was renewed is counted with what was built new: 新改建农村公路 is more than 改造农村公路."""
    renewed = "renew" in stated.identity.deed.kinds
    return renewed and "新" in stated.quantity.verb


def _counted_up_again(corpus: Corpus, comparison: Comparison, last: Stated) -> bool:
    """Whether a total fell though its own report says that it grew: then the earlier one was counted otherwise."""
    fell = comparison.verdict is Verdict.LOWERED and last.identity.measure is Measure.LEVEL
    if not fell or years_between(comparison) > SOON:
        return False
    return any(
        each.identity.key == last.identity.key
        and each.identity.scope == last.identity.scope
        and each.quantity.status is Status.ACTUAL
        and each.identity.measure is Measure.CHANGE
        and each.quantity.direction is Direction.UP
        for each in whole_years_of(corpus, last.quantity.document)
    )


def _counted_anew(key: str, first: int, last: int) -> bool:
    """Whether an indicator came to be counted in another way between two years: good air, since the standard of 2012."""
    known = indicators().get(key)
    return bool(known and known.counted_anew and first < known.counted_anew <= last)


def _with_more(run: Run, found: list[Run]) -> Run:
    """A run with what stands between: the target of the year before the last one; what came of the first one.

    A target that was missed is told with the one that followed it.
    """
    basis, ids = run.comparison.basis, (run.figures[0].quantity.id, run.last.quantity.id)
    if run.outcome is Outcome.REACHED or basis not in (Basis.TARGETS, Basis.TARGET_AND_RESULT):
        return run
    for near in found:
        other = near.comparison.basis
        if near.far or near is run:
            continue
        if run.far and other is Basis.TARGETS and near.last.quantity.id == ids[1]:
            return replace(run, figures=(run.figures[0], *near.figures))
        if near.figures[0].quantity.id == ids[0] and not run.far and other is not basis:
            if basis is Basis.TARGET_AND_RESULT and other is Basis.TARGETS:
                return replace(run, figures=(*run.figures, near.last))
            if basis is Basis.TARGETS and near.outcome in (Outcome.REACHED, Outcome.MISSED):
                return replace(run, figures=(run.figures[0], near.last, run.last))
    return run
