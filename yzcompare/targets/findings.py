"""What became of the figures, in sentences for the index, their page and the terminal."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.messages import Message, both, listed, say, say_n, together
from yzcompare.numbers.measures import Direction, Measure
from yzcompare.numbers.settings import Status
from yzcompare.showing.finding import Finding, Kind, Side, Weight, ranked
from yzcompare.showing.keys import key_of
from yzcompare.targets.chosen import Chosen, change, value
from yzcompare.targets.firmness import FIRM, HOPED, force
from yzcompare.targets.identities import Identity
from yzcompare.targets.ledger import quantities_of
from yzcompare.targets.promises import shortfalls
from yzcompare.targets.runs import Run, runs_of
from yzcompare.targets.sameness import Stated
from yzcompare.targets.verdicts import JUDGED, Ambition, Basis, Outcome, Verdict
from yzcompare.targets.worth import counts_works, worth_of
from yzcompare.tasks import alignment_of

PAGE = "05-targets"

LEAST = 0.22
"""Weight below which a run is no finding."""

EXCEEDED = 0.5
"""Share of a target by which a result exceeds it far."""

MOST = 40
"""Findings about figures that are told at most."""

OWNED = Weight(size=0.5, central=0.9, span=0.1, surprise=0.6)
"""How much it matters that a report says itself that it fell short of its plan."""

BETWEEN = {"en": ", ", "zh": "，"}


@dataclass(frozen=True, slots=True)
class Told:
    """A run of figures with what is told of it."""

    run: Run
    finding: Finding


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What moved most, over a year and over the whole line; what was missed; what a report owns to have missed."""
    return (*(each.finding for each in told_of(corpus)), *_owned(corpus))


@remembered
def told_of(corpus: Corpus) -> tuple[Told, ...]:
    """The runs that are worth telling, the heaviest first, each indicator once."""
    every = {}
    for number, run in enumerate(runs_of(corpus)):
        weight = Weight(**asdict(worth_of(run)))
        if weight.total >= LEAST and not _trivial(run):
            every[number] = Told(run, _finding(corpus, run, weight))
    by_finding = {id(each.finding): each for each in every.values()}
    order = ranked(each.finding for each in every.values())
    return tuple(by_finding[id(finding)] for finding in order[:MOST])


def _trivial(run: Run) -> bool:
    """Whether a run tells nothing: a number that stayed, but for a headline or its bound; a plan that was met."""
    c = run.comparison
    if c.outcome in (Outcome.CANNOT_TELL, Outcome.NOT_REPORTED):
        return True
    if c.outcome is Outcome.REACHED:
        return not c.relative or abs(c.relative) < EXCEEDED or counts_works(run.last)
    if c.verdict is not Verdict.KEPT:
        return False
    bound = c.basis is Basis.TARGETS and c.ambition in (Ambition.FIRMER, Ambition.SOFTER)
    return run.far or counts_works(run.last) or not (bound or run.last.identity.rank is not None)


def _finding(corpus: Corpus, run: Run, weight: Weight) -> Finding:
    return Finding(
        text=say("{head}: {figures}.", head=_head(run), figures=_figures(run)),
        page=PAGE,
        anchor=f"figure-{key_of(run.about)}",
        kind=Kind.OUTCOMES if run.outcome else Kind.FIGURES,
        sides=tuple(_side(corpus, run, each) for each in run.figures),
        weight=weight,
        about=run.about,
        theme=run.last.identity.theme,
    )


def _side(corpus: Corpus, run: Run, stated: Stated) -> Side:
    quantity = stated.quantity
    cited = corpus.cite(quantity.document, quantity.start, quantity.end)
    return Side(quantity.document, figure_of(run, stated), cited)


def figure_of(run: Run, stated: Stated) -> Message:
    """A figure as it is told in a run: its value, whether it is planned or reported, and for which year."""
    shown, year = _bound(run, stated), stated.quantity.period
    if stated.quantity.status is Status.TARGET:
        return say("{figure} planned for {year}", figure=shown, year=year)
    return say("{figure} reported for {year}", figure=shown, year=year)


def _bound(run: Run, stated: Stated) -> Message | str:
    """A value with the word that makes it firm or soft, where that word is what changed."""
    shown = value(stated.quantity)
    if len({force(each) for each in run.figures if each.quantity.status is Status.TARGET}) < 2:
        return shown
    if force(stated) == FIRM:
        return say("{figure} (to be ensured)", figure=shown)
    return say("{figure} (only hoped for)", figure=shown) if force(stated) == HOPED else shown


def _figures(run: Run) -> Message:
    return together([figure_of(run, each) for each in run.figures], between=BETWEEN)


def _head(run: Run) -> Message:
    """What happened, before the figures: never that a plan beside a result was cut."""
    c, name = run.comparison, name_of(run.last)
    if c.outcome is Outcome.MISSED:
        return say("Target of {name} missed", name=name)
    if c.outcome is Outcome.REACHED:
        return say("Target of {name} far exceeded", name=name)
    years = {"first": run.figures[0].quantity.period, "last": run.last.quantity.period}
    if c.basis is Basis.RESULT_AND_TARGET:
        return say("From the result of {first} to the plan of {last}, {name} ({change})", name=name, change=change(c), **years)
    if run.far or c.basis is Basis.RESULTS:
        return say("From {first} to {last}, {name} ({change})", name=name, change=change(c), **years)
    return say("Target of {name} {moved}", name=name, moved=moved(run))


def moved(run: Run) -> Message:
    """What became of a target from one year to the next, in words: raised, lowered, kept; a ceiling is tightened."""
    c = run.comparison
    if c.verdict is Verdict.KEPT:
        bound = {
            Ambition.FIRMER: say("kept, more firmly bound"),
            Ambition.SOFTER: say("kept, less firmly bound"),
        }
        return bound.get(c.ambition, say("kept"))
    if (c.verdict is Verdict.RAISED) == (c.ambition is Ambition.FIRMER) and c.ambition is not Ambition.UNKNOWN:
        words = (say("raised ({change})", change=change(c)), say("lowered ({change})", change=change(c)))
    elif c.ambition is Ambition.UNKNOWN:
        words = (say("changed ({change})", change=change(c)),) * 2
    else:
        words = (say("loosened ({change})", change=change(c)), say("tightened ({change})", change=change(c)))
    return words[c.verdict is Verdict.LOWERED]


def name_of(stated: Stated) -> Message:
    """What a figure is called in a sentence: growth is growth, what is done has its verb, an area its name."""
    identity, quantity = stated.identity, stated.quantity
    name = both(identity.zh, identity.en)
    if identity.measure is Measure.CHANGE and not identity.zh.endswith(("增速", "增长", "增长率", "增幅")):
        falls = quantity.direction is Direction.DOWN
        name = say("fall of {name}", name=name) if falls else say("growth of {name}", name=name)
    elif identity.measure is Measure.INCREMENT and _says_deed(identity, quantity.verb):
        name = both(f"{quantity.verb}{identity.zh}", f"{identity.en or identity.zh} ({quantity.verb})")
    return say("{name} in {area}", name=name, area=identity.scope) if identity.scope else name


def _says_deed(identity: Identity, verb: str) -> bool:
    return len(verb) > 1 and verb not in identity.zh and bool(identity.deed.kinds)


def _owned(corpus: Corpus) -> Iterator[Finding]:
    """What a report says itself of its year: that it fell short of its plan."""
    for reading in corpus.years:
        for start, end in shortfalls(reading):
            cited = corpus.cite(reading.document.id, start, end)
            year = reading.document.reviews or str(reading.document.year - 1)
            yield Finding(
                say("The report {document} says itself that its plan of {year} was not met in full.", document=reading.document.id, year=year),
                PAGE,
                f"owned-{key_of(cited.place)}",
                Kind.PROBLEMS,
                (Side(reading.document.id, say("{year} beside its plan", year=year), cited),),
                OWNED,
                about=f"owned|{cited.place}",
            )
