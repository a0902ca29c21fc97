"""How much a run of figures matters: how far it moved, how near to the heart of a report, how rare, how sure."""

from dataclasses import dataclass
from math import exp, log

from yzcompare.numbers.measures import Measure
from yzcompare.targets.indicators import headline
from yzcompare.targets.reaching import counted_otherwise
from yzcompare.targets.runs import Run
from yzcompare.targets.sameness import NAMED, SAME_WORDS, Stated
from yzcompare.targets.usual import distance, in_points, surprise, years_between
from yzcompare.targets.verdicts import Ambition, Basis, Outcome, Verdict

LONG = 10.0
"""Years over which a run is as long as any."""

LARGE = {"ratio": log(2.0), "growth": 3.0, "share": 12.0}
"""A move of which a figure is rather large: a doubling, three points of growth, twelve points of a share."""

CENTRAL = {"headline": 1.0, "last headline": 0.75, "known": 0.5, "amount": 0.35, "area": 0.2, "works": 0.1}
"""How near to the heart of a report a figure is: an indicator of the lexicon, an amount, an area's or a growth no list knows, a count of works."""

IN_THE_GOALS = 0.15
"""What a figure gains that stands among the goals of the year."""

SURE = {NAMED: 1.0, SAME_WORDS: 0.9}
"""How sure it is that two figures are of one thing, by their sameness."""

CAVEAT, WORKS = 0.8, 0.6
"""What is left of a weight where something is to be known first, and where works are only counted that no list knows."""

MIXED = 0.8
"""What is left where a result stands beside a plan, or a year's result beside the next: a plan beside a plan says more."""

CUT = 0.2
"""How much rarer a target that was cut is taken to be: reports seldom do it, and readers look for it first."""

MOVED = 0.8
"""How rare a move of the first headline target is at the least: that it moves at all is what a report is read for."""

BOUND = 0.35
"""How large a change of bound or word is where the number stays."""


@dataclass(frozen=True, slots=True)
class Worth:
    """The parts of a weight, each from 0 to 1 (`showing.finding.Weight` says what each is)."""

    size: float
    central: float
    span: float
    surprise: float
    sure: float


def worth_of(run: Run) -> Worth:
    """How much a run matters."""
    rare = surprise(run.comparison, run.last.identity)
    moved = run.comparison.verdict is not Verdict.KEPT
    bound = run.comparison.ambition in (Ambition.FIRMER, Ambition.SOFTER)
    if not moved:
        rare = 0.5 if bound and not run.far else 0.0
    if run.comparison.ambition is Ambition.SOFTER and moved:
        rare = min(1.0, rare + CUT)
    if run.outcome is Outcome.MISSED:
        rare = max(rare, 0.5)
    if moved and run.comparison.basis is Basis.TARGETS:
        rare = max(rare, MOVED * _headline(run.last))
    return Worth(
        size=size_of(run) if moved else BOUND * bound,
        central=min(1.0, central_of(run.last) + IN_THE_GOALS * run.goals),
        span=min(1.0, years_between(run.comparison) / LONG),
        surprise=rare,
        sure=_sure(run),
    )


def size_of(run: Run) -> float:
    """How far a figure moved, from 0 to 1, whatever is usual."""
    far = distance(run.comparison)
    if far is None:
        return 0.0
    kind = "ratio"
    if in_points(run.comparison.unit):
        kind = "growth" if run.last.identity.measure is Measure.CHANGE else "share"
    return 1 - exp(-abs(far) / LARGE[kind])


def central_of(stated: Stated) -> float:
    """How near to the heart of a report an indicator is, from 0 to 1."""
    identity = stated.identity
    if identity.scope:
        return CENTRAL["area"]
    if identity.rank is not None:
        return CENTRAL["headline"] - (CENTRAL["headline"] - CENTRAL["last headline"]) * identity.rank / len(
            headline()
        )
    if identity.en:
        return CENTRAL["works"] * 2 if identity.measure is Measure.INCREMENT else CENTRAL["known"]
    if identity.measure is Measure.CHANGE:
        return CENTRAL["area"]
    return CENTRAL["works"] if counts_works(stated) else CENTRAL["amount"]


def _headline(stated: Stated) -> float:
    """How near a figure stands to the first of those that a report opens its goals with; none at all for others."""
    rank = stated.identity.rank
    return 0.0 if rank is None else 1 - rank / len(headline())


def counts_works(stated: Stated) -> bool:
    """Whether a figure counts things of a programme one by one: 建设项目14个."""
    return stated.identity.measure is Measure.INCREMENT or stated.identity.family == "count"


def _sure(run: Run) -> float:
    """How sure it is that the figures of a run are of one thing, and what they are worth beside each other."""
    first, last = run.ends
    verbs = last.identity.measure is Measure.INCREMENT and set(first.quantity.verb).isdisjoint(
        last.quantity.verb
    )
    sure = SURE[run.sure] * (CAVEAT if verbs or counted_otherwise(first, last) else 1.0)
    basis = run.comparison.basis
    if basis is Basis.RESULT_AND_TARGET or (basis is Basis.RESULTS and not run.far):
        sure *= MIXED
    works = not run.last.identity.en and counts_works(run.last)
    return sure * (WORKS if works else 1.0)
