"""What notebook 05 and the index show of promises: what a later report says became of the targets of the one before."""

from collections import Counter
from collections.abc import Sequence

from yzcompare.corpus import Corpus, usual_pairs
from yzcompare.messages import COMMA, SEMICOLON, Message, say, together
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.targets.chosen import (
    AMBITION,
    EARLIER,
    INDICATOR,
    LATER,
    VERDICT,
    Chosen,
    choose,
    known_as,
    table_of,
    value,
)
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.ledger import quantities_of
from yzcompare.targets.verdicts import Basis, Outcome

PAGE, ANCHOR = "05-targets", "outcomes"

ORDER = (Outcome.MISSED, Outcome.REACHED, Outcome.CANNOT_TELL, Outcome.NOT_REPORTED)
"""Outcomes as they are told: what was missed first."""

LEAST = 3
"""Targets from which they are counted; fewer are told one by one."""

EXAMPLES = 2
"""Targets whose both sentences a card quotes."""

PAIRS = 2
"""Pairs of documents, the newest ones, whose outcomes are listed with their sentences; of older ones they are counted."""


def became(corpus: Corpus) -> tuple[Finding, ...]:
    """What the newest report says became of the targets of the one before, counted; nothing where it tells of none."""
    chosen = choose(corpus, [], "", "")
    if chosen.pair is None:
        return ()
    rows = _rows(chosen, *chosen.pair)
    if len(rows) < LEAST or not {c.outcome for c in rows} & {Outcome.MISSED, Outcome.REACHED}:
        return ()
    known = {q.id: q for q in quantities_of(corpus)}
    sides = []
    for c in [c for c in rows if c.outcome in ORDER[:2]][:EXAMPLES]:
        for name in (c.earlier, c.later):
            q = known[name]
            shown = say("{name}: {figure}", name=known_as(corpus, c), figure=value(q))
            sides.append(Side(q.document, shown, corpus.cite(q.document, q.start, q.end)))
    finding = Finding(
        _told(*chosen.pair, rows),
        PAGE,
        ANCHOR,
        Kind.OUTCOMES,
        tuple(sides),
        Weight(size=0.7, central=1.0, span=0.1, surprise=0.6, sure=0.95),
        about=f"outcomes {chosen.pair[1]}",
        theme="macro",
        came=chosen.pair[1],
    )
    return (finding,)


def outcomes(chosen: Chosen) -> Fragment:
    """Targets whose year the next document reviews: missed, reached, or not reported, the newest pair first."""
    pairs = [(pair, rows) for pair in reversed(usual_pairs(chosen.ids)) if (rows := _rows(chosen, *pair))]
    if not pairs:
        return fragments.sentences([_none(chosen)])
    (newest, rows), older = pairs[0], pairs[1:]
    first = fragments.sentences([_told(*newest, rows)]) + _listed(chosen, newest, rows, unfolded=True)
    parts = [Fragment(Html('<div id="{}">{}</div>').format(ANCHOR, first.html), first.plain)]
    for number, (pair, held) in enumerate(older, start=2):
        if number <= PAIRS:
            parts.append(fragments.folded(_told(*pair, held), _listed(chosen, pair, held, unfolded=False)))
    left = [_told(*pair, held) for pair, held in older[PAIRS - 1 :]]
    if left:
        whole = say("The sentences of older pairs stand in the table of comparisons.")
        parts.append(
            fragments.folded(say("{n} older pairs", n=len(left)), fragments.sentences([*left, whole]))
        )
    return fragments.stack(parts)


def _rows(chosen: Chosen, earlier: str, later: str) -> list[Comparison]:
    """The targets of a document whose year a later one reviews, what was missed first."""
    found = [c for c in chosen.comparisons(earlier, later, Basis.TARGET_AND_RESULT) if c.outcome]
    return sorted(found, key=lambda c: (ORDER.index(c.outcome), c.order))


def _told(earlier: str, later: str, rows: Sequence[Comparison]) -> Message:
    """How many targets of a document were missed, reached, or not reported by a later one."""
    counts = Counter(c.outcome for c in rows)
    each = [say("{outcome} {n}", outcome=outcome, n=counts[outcome]) for outcome in ORDER if counts[outcome]]
    return say(
        "Of {n} targets of {earlier} whose year {later} reviews: {each}.",
        n=len(rows),
        earlier=earlier,
        later=later,
        each=together(each, between=COMMA),
    )


def _listed(chosen: Chosen, pair: tuple[str, str], rows: Sequence[Comparison], *, unfolded: bool) -> Fragment:
    """The targets of a pair by their outcome, each with its sentences; `unfolded` shows what was missed at once."""
    parts = []
    for outcome in ORDER:
        own = [c for c in rows if c.outcome is outcome]
        if not own:
            continue
        found = table_of(chosen, own, heads={EARLIER: say("target"), LATER: say("reported")})
        title = say(
            "{outcome}, {earlier} → {later}: {n} targets",
            outcome=outcome,
            earlier=pair[0],
            later=pair[1],
            n=len(own),
        )
        listed = fragments.table(
            found.drop(columns=[VERDICT, AMBITION], errors="ignore"),
            title,
            key=[INDICATOR],
            about="-".join((outcome.value, *pair)),
        )
        name = "-".join(("outcomes", outcome.value.replace(" ", "-"), *pair))
        parts.append(
            listed if outcome is Outcome.MISSED and unfolded else fragments.folded(title, listed, name=name)
        )
    return fragments.stack(parts)


def _none(chosen: Chosen) -> Message:
    held = together([_holds(reading) for reading in chosen.readings], between=SEMICOLON)
    return say(
        "No document of these reviews a year for which another one's targets are held ({held}): "
        "whether a target was reached cannot be told from these texts.",
        held=held,
    )


def _holds(reading: Reading) -> Message:
    """What a document plans and reviews, of what is held."""
    document = reading.document
    planned = document.period or str(document.year)
    if document.reviews and _review_held(reading):
        return say(
            "{document} plans {planned} and reviews {reviewed}",
            document=document.id,
            planned=planned,
            reviewed=document.reviews,
        )
    return say(
        "{document} plans {planned}, and its review is not held", document=document.id, planned=planned
    )


def _review_held(reading: Reading) -> bool:
    return any(passage.role is Role.REVIEW for passage in reading.passages)
