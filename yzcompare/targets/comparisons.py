"""Comparisons: two quantities of one indicator at two times — what the number did, and what that says.

Between two documents, and inside one between the year reviewed and the year planned. A quantity is
compared once for each pair of documents and basis; what is of one indicator and may not be compared is
named with its reason. A plan below last year's result is ordinary: only a target beside a target tells
whether more is promised.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yzcompare.messages import SEMICOLON, Message, listed, say, together
from yzcompare.numbers.measures import Direction, Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.numbers.vocabulary import Comparator, in_base
from yzcompare.shown import Shown
from yzcompare.targets.firmness import FIRM, HOPED, PLAIN, ambition_of, force
from yzcompare.targets.identities import Identity
from yzcompare.targets.indicators import headline
from yzcompare.targets.names import bare, letters
from yzcompare.targets.pairing import Name, Pair, name_of, paired
from yzcompare.targets.reaching import another_verb, counted_otherwise, outcome_of
from yzcompare.targets.sameness import Stated
from yzcompare.targets.verdicts import Ambition, Basis, Outcome, Verdict

BETWEEN = {
    Basis.TARGETS: (Status.TARGET, Status.TARGET),
    Basis.TARGET_AND_RESULT: (Status.TARGET, Status.ACTUAL),
    Basis.RESULTS: (Status.ACTUAL, Status.ACTUAL),
}
"""What is compared between two documents: a plan beside the result of another year than its own says nothing."""

WITHIN = {Basis.RESULT_AND_TARGET: (Status.ACTUAL, Status.TARGET)}
"""What is compared inside a document: the year planned beside the year reviewed."""

CLOSE = 1e-9
"""Relative difference below which two values are one."""


@dataclass(frozen=True, slots=True)
class Comparison(Shown):
    """Two quantities (ids `earlier`, `later`) of one indicator; for a target alone `later` is empty.

    The later value is in `unit`, the earlier one in `earlier_unit` (the same where they can be compared), `change` is later minus earlier, `relative` its share of the earlier value.
    `verdict` tells what the number did (raised, lowered, kept, not comparable; for a target alone: not in
    the held text, renamed, made qualitative, not repeated), `ambition` what that says of the promise
    (firmer, softer, same, unknown), `outcome` whether a target was reached where its year is reviewed.
    `rank` is the place of the indicator among a report's headline indicators; none for others.
    """

    indicator: str
    earlier: str
    later: str
    basis: Basis
    earlier_value: float | None
    later_value: float | None
    unit: str
    change: float | None
    verdict: Verdict
    ambition: Ambition
    caveat: Message | str
    reason: Message | str
    relative: float | None = None
    outcome: Outcome = Outcome.NOT_TOLD
    theme: str = ""
    earlier_document: str = ""
    later_document: str = ""
    earlier_period: str = ""
    later_period: str = ""
    earlier_sentence: str = ""
    later_sentence: str = ""
    earlier_unit: str = ""
    rank: int | None = None

    def __repr__(self) -> str:
        return f"{self.indicator}: {' → '.join(self.sides)}, {self.verdict} ({self.basis})"

    @property
    def order(self) -> int:
        """Place in a list of what a report's headline is about: those first, the others behind them alike."""
        return len(headline()) if self.rank is None else self.rank

    @property
    def sides(self) -> tuple[str, ...]:
        """The values with their units and documents, as 4.5万人 (2024); a target alone has one side."""
        sides = (
            (self.earlier_value, self.earlier_unit, self.earlier_document),
            (self.later_value, self.unit, self.later_document),
        )
        return tuple(f"{value:,.10g}{unit} ({name})" for value, unit, name in sides if value is not None)


def compare(
    earlier: Sequence[Stated], later: Sequence[Stated], linked: frozenset[tuple[str, str]]
) -> Iterator[Comparison]:
    """Compare the quantities of two documents, or of one document with itself (its review with its plan).

    `linked` holds the pairs of sections that deal with one task. Yields the judged comparisons and those
    that are not comparable, in the order of the later text.
    """
    within = bool(earlier and later) and earlier[0].quantity.document == later[0].quantity.document
    for basis, (first, second) in (WITHIN if within else BETWEEN).items():
        mine = [s for s in earlier if s.quantity.status == first]
        its = [s for s in later if s.quantity.status == second]
        yield from compare_on(basis, mine, its, linked)


def compare_on(
    basis: Basis, earlier: Sequence[Stated], later: Sequence[Stated], linked: frozenset[tuple[str, str]]
) -> Iterator[Comparison]:
    """Compare on one basis: the surest first, each quantity once; then what may not be compared."""
    pairs = paired(basis, earlier, later, linked)
    found: dict[Name, Comparison] = {}
    used: set[Name] = set()
    for pair in pairs:
        if not pair.against and name_of(pair.a) not in used and name_of(pair.b) not in found:
            used.add(name_of(pair.a))
            found[name_of(pair.b)] = judge(pair.a, pair.b, basis, only_likely=pair.by > 0)
    for pair in pairs:
        if pair.against and name_of(pair.b) not in found:
            used.add(name_of(pair.a))
            found[name_of(pair.b)] = _refused(pair, basis)
    for pair in pairs:
        if pair.against and name_of(pair.a) not in used:
            used.add(name_of(pair.a))
            yield _refused(pair, basis)
    yield from (found[name_of(b)] for b in later if name_of(b) in found)


def judge(a: Stated, b: Stated, basis: Basis, only_likely: bool = False) -> Comparison:
    """Say what the number did, and for a target beside a target whether more is promised.

    Where it is `only_likely` that the two are of one thing, none is called missed.
    """
    row = _row(a, b, basis, Verdict.KEPT)
    assert row.earlier_value is not None and row.later_value is not None
    signs = _sign(a.quantity, b.quantity), _sign(b.quantity, a.quantity)
    first, second = signs[0] * row.earlier_value, signs[1] * row.later_value
    change = second - first
    if abs(change) <= CLOSE * max(abs(first), abs(second), 1.0):
        verdict, change = Verdict.KEPT, 0.0
    else:
        verdict = Verdict.RAISED if change > 0 else Verdict.LOWERED
    relative = change / abs(first) if first else None
    ambition = ambition_of(a, b, verdict) if basis is Basis.TARGETS else Ambition.UNKNOWN
    caveats: list[Message | str] = list(_caveats(a, b, basis))
    outcome = Outcome.NOT_TOLD
    if basis is Basis.TARGET_AND_RESULT:
        outcome, doubt = outcome_of(a, b, verdict, relative)
        if outcome is Outcome.MISSED and only_likely and _words(a) != _words(b):
            outcome, doubt = Outcome.CANNOT_TELL, say("less is reported, under another name")
        caveats = [doubt] if doubt else caveats
    return replace(
        row,
        change=round(change, 6),
        relative=None if relative is None else round(relative, 6),
        verdict=verdict,
        ambition=ambition,
        caveat=together(caveats, between=SEMICOLON) if caveats else "",
        outcome=outcome,
    )


def _row(a: Stated, b: Stated, basis: Basis, verdict: Verdict, reason: Message | str = "") -> Comparison:
    named = _named(a, b)
    before, after = (in_base(s.quantity.value, s.quantity.unit)[0] for s in (a, b))
    own, unit = a.quantity.value, a.quantity.unit
    if a.identity.family == b.identity.family and a.quantity.unit != b.quantity.unit and after:
        # Told in the later unit: 7349户 beside 1万户 are 0.7349万户.
        own, unit = before * b.quantity.value / after, b.quantity.unit
    return Comparison(
        indicator=named.zh,
        earlier=a.quantity.id,
        later=b.quantity.id,
        basis=basis,
        earlier_value=round(own, 6),
        later_value=b.quantity.value,
        unit=b.quantity.unit,
        change=None,
        verdict=verdict,
        ambition=Ambition.UNKNOWN,
        caveat="",
        reason=reason or _why(a, b),
        theme=named.theme,
        rank=named.rank,
        earlier_document=a.quantity.document,
        later_document=b.quantity.document,
        earlier_period=a.quantity.period,
        later_period=b.quantity.period,
        earlier_unit=unit,
    )


def _refused(pair: Pair, basis: Basis) -> Comparison:
    return _row(pair.a, pair.b, basis, Verdict.NOT_COMPARABLE, reason=pair.against)


def _named(a: Stated, b: Stated) -> Identity:
    """Identity by which two quantities are told: the lexicon's, or the one that says more (校园建设新项目)."""
    return b.identity if b.identity.en else max((b.identity, a.identity), key=lambda i: len(i.zh))


def _why(a: Stated, b: Stated) -> Message:
    """Say why two quantities are taken for one indicator."""
    if a.quantity.indicator == b.quantity.indicator:
        return say("the same words")
    if b.identity.en and a.identity.key == b.identity.key:
        how = say("one indicator, whatever it is called")
    elif letters(a.identity.core) == letters(b.identity.core):
        how = say("the same words, but for those of degree and form")
    else:
        how = say("words for one thing, as all else agrees")
    return say("{how}: {names}", how=how, names=listed([a.quantity.indicator, b.quantity.indicator]))


def _words(stated: Stated) -> str:
    """The characters of verb and name, whichever stands first: 打通断头路, 断头路打通."""
    return letters(bare(stated.quantity.verb + stated.quantity.indicator))


def _sign(quantity: Quantity, other: Quantity) -> int:
    """A fall beside a rise is a negative number; two falls are compared as they are written."""
    return -1 if quantity.direction is Direction.DOWN and other.direction is not Direction.DOWN else 1


def _caveats(a: Stated, b: Stated, basis: Basis) -> Iterator[Message]:
    """What a reader must know before the two numbers are set side by side."""
    if basis is Basis.RESULT_AND_TARGET:
        yield say("a plan beside a result: a lower plan is ordinary and no retreat")
    if words := counted_otherwise(a, b):
        yield say("counted in another way: {words}", words=words)
    if a.quantity.measure is Measure.INCREMENT and set(a.quantity.verb).isdisjoint(b.quantity.verb):
        yield another_verb(a, b)
    if Comparator.ABOUT in (a.quantity.comparator, b.quantity.comparator):
        yield say("one of the two figures is approximate")
    if basis is Basis.TARGETS and force(a) != force(b):
        names = {FIRM: say("firmly promised"), PLAIN: say("promised"), HOPED: say("only hoped for")}
        yield say("{earlier} then, {later} now", earlier=names[force(a)], later=names[force(b)])
