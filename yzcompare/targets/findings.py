"""What became of the figures, in sentences for the index, their page and the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.messages import COMMA, Message, say, together
from yzcompare.numbers.measures import Direction, Measure
from yzcompare.numbers.settings import Status
from yzcompare.numbers.vocabulary import Comparator
from yzcompare.showing.finding import Finding, Kind, Side, Weight, ranked
from yzcompare.showing.keys import key_of
from yzcompare.targets.between import filled
from yzcompare.targets.chosen import Chosen, change, dated, value, with_range
from yzcompare.targets.dropped_page import left_out
from yzcompare.targets.firmness import FIRM, HOPED, force
from yzcompare.targets.ledger import quantities_of
from yzcompare.targets.naming import name_of
from yzcompare.targets.nouns import GENERAL
from yzcompare.targets.outcomes_page import became
from yzcompare.targets.runs import Run, runs_of
from yzcompare.targets.sameness import Stated
from yzcompare.targets.verdicts import JUDGED, Ambition, Basis, Outcome, Verdict
from yzcompare.targets.worth import counts_works, worth_of
from yzcompare.targets.years_page import through_the_years
from yzcompare.tasks import alignment_of

PAGE = "05-targets"

LEAST = 0.22
"""Weight below which a run is no finding."""

EXCEEDED = 0.5
"""Share of a target by which a result exceeds it far."""

MOST = 40
"""Findings about figures that are told at most."""

NAMED = 4
"""Figures that a sentence names: of more the first and the last ones; its place has all."""

LATELY = 15
"""Findings about the newest two reports that are told besides."""

PICTURED, SHORT = 12, 8
"""Findings, the weightiest, that bring the line of their indicator along, and documents that fit beside each other on a card."""


@dataclass(frozen=True, slots=True)
class Told:
    """A run of figures with what is told of it."""

    run: Run
    finding: Finding

    @property
    def head(self) -> Message:
        """What happened, without its figures."""
        return _head(self.run)


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What moved most, over a year and over the whole line; what was missed; what is no longer set."""
    told = told_of(corpus)
    pictured = [_pictured(corpus, each) for each in told[:PICTURED]] if len(corpus.years) <= SHORT else []
    rest = (each.finding for each in told[len(pictured) :])
    return (*pictured, *rest, *left_out(corpus), *became(corpus))


def _pictured(corpus: Corpus, told: Told) -> Finding:
    """A finding with the line of its indicator through the years."""
    line = through_the_years(corpus, corpus.years, told.run, name_of(told.run.last))
    return replace(told.finding, picture=line.html)


@remembered
def told_of(corpus: Corpus) -> tuple[Told, ...]:
    """The runs that are worth telling, the heaviest first, each indicator once."""
    every = {}
    for number, run in enumerate(runs_of(corpus)):
        weight = Weight(**asdict(worth_of(run)))
        if weight.total < LEAST or _trivial(run):
            continue
        whole = filled(corpus, run)
        if whole is not None:
            every[number] = Told(whole, _finding(corpus, whole, weight))
    by_finding = {id(each.finding): each for each in every.values()}
    order = [by_finding[id(each)] for each in ranked(each.finding for each in every.values())][:MOST]
    return (*order, *_lately(corpus, every.values(), order))


def _lately(corpus: Corpus, every: Iterable[Told], told: Sequence[Told]) -> Iterator[Told]:
    """What moved from the report before the newest to the newest, of indicators of which a longer run is told.

    Whoever reads the new report asks for that first; it stands beside the longer run under a name of its own.
    """
    newest = [reading.document.id for reading in corpus.years][-2:]
    known = {id(each) for each in told}
    said = {each.run.about for each in told if {s.quantity.document for s in each.run.figures} <= set(newest)}
    near = {
        id(each.finding): each
        for each in every
        if id(each) not in known
        and each.run.about not in said
        and {s.quantity.document for s in each.run.figures} == set(newest)
    }
    for finding in ranked(each.finding for each in near.values())[:LATELY]:
        about = f"{finding.about}|{newest[-1]}"
        named = replace(finding, about=about, anchor=f"figure-{key_of(about)}")
        yield replace(near[id(finding)], finding=named)


def _trivial(run: Run) -> bool:
    """Whether a run tells nothing: a number that stayed, but for its bound; a plan that was met."""
    c = run.comparison
    if c.outcome in (Outcome.CANNOT_TELL, Outcome.NOT_REPORTED) or _names_nothing(run.last):
        return True
    if len({each.quantity.direction for each in run.figures} & {Direction.UP, Direction.DOWN}) > 1:
        return True  # A growth beside a fall has no one name.
    if c.basis is Basis.RESULT_AND_TARGET and run.last.identity.measure is Measure.CHANGE:
        return True  # A growth planned is seldom above one reported years before: it says nothing.
    if c.outcome is Outcome.REACHED:
        return not c.relative or abs(c.relative) < EXCEEDED or counts_works(run.last)
    if c.verdict is not Verdict.KEPT:
        return False
    bound = c.basis is Basis.TARGETS and c.ambition in (Ambition.FIRMER, Ambition.SOFTER)
    return run.far or counts_works(run.last) or not bound


def _names_nothing(stated: Stated) -> bool:
    """Whether a count does not say what it counts: 工业投资等12项指标保持两位数增长."""
    return not stated.identity.en and counts_works(stated) and len(stated.identity.zh) <= GENERAL


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
    return dated(stated.quantity, _bound(run, stated))


def _bound(run: Run, stated: Stated) -> Message | str:
    """A value with the word that makes it firm or soft, where that word is what changed."""
    shown = with_range(stated)
    if len({force(each) for each in run.figures if each.quantity.status is Status.TARGET}) < 2:
        return shown
    if force(stated) == FIRM:
        return say("{figure} (to be ensured)", figure=shown)
    return say("{figure} (only hoped for)", figure=shown) if force(stated) == HOPED else shown


def _figures(run: Run) -> Message:
    told = [figure_of(run, each) for each in run.figures]
    if len(told) > NAMED:
        told = [told[0], say("…"), *told[1 - NAMED :]]
    return together(told, between=COMMA)


def _head(run: Run) -> Message:
    """What happened, before the figures: never that a plan beside a result was cut."""
    c, name = run.comparison, name_of(run.last)
    if c.outcome is Outcome.MISSED:
        return say("Target of {name} missed", name=name)
    if c.outcome is Outcome.REACHED:
        return say("Target of {name} far exceeded", name=name)
    years = {"first": run.figures[0].quantity.period, "last": run.last.quantity.period}
    if c.basis is Basis.RESULT_AND_TARGET:
        return say(
            "From the result of {first} to the plan of {last}, {name} ({change})",
            name=name,
            change=change(c),
            **years,
        )
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
    raised = c.verdict is Verdict.RAISED
    if c.ambition is (Ambition.FIRMER if raised else Ambition.SOFTER):
        return (
            say("raised ({change})", change=change(c))
            if raised
            else say("lowered ({change})", change=change(c))
        )
    if Comparator.AT_MOST in (run.figures[0].quantity.comparator, run.last.quantity.comparator):
        return (
            say("loosened ({change})", change=change(c))
            if raised
            else say("tightened ({change})", change=change(c))
        )
    return say("changed ({change})", change=change(c))


def summary(chosen: Chosen) -> list[Message]:
    """What became of the targets of the last pair, and what was not compared."""
    corpus = chosen.corpus
    promised = Counter(q.document for q in chosen.quantities.values() if q.status is Status.TARGET)
    each = [say("{count} in {document}", count=promised[name], document=name) for name in chosen.front]
    told = [say("Numbers promised: {each}.", each=together(each, between=COMMA))]
    if chosen.pair is None:
        return [*told, one_alone()]
    earlier, later = chosen.pair
    pairs = chosen.comparisons(earlier, later, Basis.TARGETS)
    verdicts = Counter(c.verdict for c in pairs)
    both_state = sum(verdicts[v] for v in JUDGED)
    if both_state:
        ambition = Counter(c.ambition for c in pairs if c.verdict is Verdict.KEPT)
        told.append(
            say(
                "{earlier} and {later} both set {n} targets that can be compared: {lowered} lowered, {raised} raised, "
                "{kept} with the same number, of which {firmer} with a firmer bound or word and {softer} with a softer one.",
                earlier=earlier,
                later=later,
                n=both_state,
                raised=verdicts[Verdict.RAISED],
                lowered=verdicts[Verdict.LOWERED],
                kept=verdicts[Verdict.KEPT],
                firmer=ambition[Ambition.FIRMER],
                softer=ambition[Ambition.SOFTER],
            )
        )
    else:
        told.append(
            say(
                "{earlier} and {later} set no target of one indicator that can be compared.",
                earlier=earlier,
                later=later,
            )
        )
    alone = [
        say("{verdict} {n}", verdict=verdict, n=n)
        for verdict, n in verdicts.items()
        if verdict not in (*JUDGED, Verdict.NOT_COMPARABLE) and n
    ]
    if alone:
        told.append(
            say(
                "Targets of {earlier} without a number in {later}: {each}.",
                earlier=earlier,
                later=later,
                each=together(alone, between=COMMA),
            )
        )
    limits = alignment_of(corpus, earlier, later).note
    return [*told, say("What limits the comparison: {limits}.", limits=limits)] if limits else told


def one_alone() -> Message:
    """That there is nothing to compare."""
    return say("One document alone has nothing to be compared with.")


def told_in_lines(chosen: Chosen) -> list[str]:
    """What became of the targets of the last pair, a line a comparison, for a terminal: judged ones first."""
    assert chosen.pair is not None
    earlier, later = chosen.pair
    known = {q.id: q for q in quantities_of(chosen.corpus)}
    order = {name: n for n, name in enumerate((*JUDGED, Verdict.NOT_COMPARABLE))}
    lines = []
    pairs = chosen.comparisons(earlier, later, Basis.TARGETS)
    for c in sorted(pairs, key=lambda c: (order.get(c.verdict, len(order)), c.verdict, c.order, c.theme)):
        numbers = [f"{value(known[name])} ({name})" for name in (c.earlier, c.later) if name]
        told = [c.verdict, c.ambition if c.ambition is not Ambition.UNKNOWN else "", change(c)]
        why = c.caveat if c.verdict.judged else c.reason
        lines.append(
            f"{c.indicator}: {' → '.join(numbers)}: {', '.join(t for t in told if t)}{f' — {why}' if why else ''}"
        )
    return lines


def none_told(chosen: Chosen) -> Message:
    """Why nothing is told of the targets of the last pair: no target, or none of that indicator.

    >>> from yzcompare import load
    >>> from yzcompare.targets.chosen import choose
    >>> none_told(choose(load(), ["2014", "2020"], "", "母城"))
    'No target that was read in 2014 or 2020 has “母城” in the name of its indicator.'
    """
    assert chosen.pair is not None
    earlier, later = chosen.pair
    named = {"earlier": earlier, "later": later, "word": chosen.indicator}
    stated = {q.document for q in chosen.quantities.values() if q.status is Status.TARGET}
    if chosen.indicator and not stated:
        return say(
            "No target that was read in {earlier} or {later} has “{word}” in the name of its indicator.",
            **named,
        )
    if not stated:
        return say("Neither {earlier} nor {later} states a target.", **named)
    if earlier not in stated:
        return say("{earlier} states no such target, so nothing can have become of one in {later}.", **named)
    return say("{later} says nothing of these targets of {earlier}.", **named)
