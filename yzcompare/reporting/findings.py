"""The strongest findings of the notebooks, for the index: each a sentence with its figures and its evidence.

A finding is computed by a function of the corpus; `FINDINGS` lists the functions in the order in
which a reader meets them. To add one, write a function and name it there.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from yzcompare.comparing.alignment import alignment_of
from yzcompare.comparing.comparisons import JUDGED
from yzcompare.comparing.formulations import Life, lives_of
from yzcompare.comparing.lineages import Lineage, lineages_of
from yzcompare.comparing.shares import moves
from yzcompare.comparing.targets import quantities_of
from yzcompare.corpus import Corpus
from yzcompare.reporting import documents, evolution, phrasing, targets, witnesses
from yzcompare.reporting.formulations import turns

HELD = "What is held"
"""The kind that the index shows beside the source texts."""

NAMED = 6
"""Examples that a finding names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with its figures; its evidence is the element `anchor` of the page `page`.html.

    `kind` is the heading it stands under.
    """

    text: str
    page: str
    anchor: str
    kind: str

    @property
    def address(self) -> str:
        """Where its evidence stands, seen from the index."""
        return f"{self.page}.html#{self.anchor}"


def findings(corpus: Corpus) -> tuple[Finding, ...]:
    """All findings of a corpus.

    >>> from yzcompare import load
    >>> {found.kind for found in findings(load())} >= {"Tasks", "Wording", "Formulations", "Copies"}
    True
    """
    return tuple(found for find in FINDINGS for found in find(corpus))


def tasks(corpus: Corpus) -> tuple[Finding, ...]:
    """What became of the tasks: followed through, continued, split, merged, and new where that can be known."""
    years = [reading.document.id for reading in corpus.years]
    if len(years) < 2 or not lineages_of(corpus):
        return ()
    told = []
    through = [line for line in lineages_of(corpus) if all(_stands(line, name) for name in years)]
    told.append(
        f"{len(through)} of {len(lineages_of(corpus))} lines of tasks go through all {len(years)} documents{_named(through)}."
    )
    for name in years[1:]:
        states = Counter(_state(line, name) for line in lineages_of(corpus))
        parts = [f"{states[state]} {words}" for state, words in _BECAME.items() if states[state]]
        unknown = f"; of {states['cannot tell']} more we cannot tell" if states["cannot tell"] else ""
        if parts:
            told.append(f"Of the lines of tasks that lead into {name}, {documents.listed(parts)}{unknown}.")
    for reading in corpus.years[1:]:
        new = [line for line in lineages_of(corpus) if _state(line, reading.document.id) == "new"]
        if new:
            before = [r.document for r in corpus.years if r.document.year < reading.document.year]
            genres = {document.genre for document in before} != {reading.document.genre}
            limit = ", which differs in genre," if genres else ""
            told.append(
                f"New in {reading.document.id}, since nothing in {documents.listed([d.id for d in before])}{limit} "
                f"comes near: {_count(len(new), 'line')} of tasks{_named(new)}."
            )
    return tuple(Finding(text, "03-sections", "lines", "Tasks") for text in told)


_BECAME = {
    "continued": "went on one to one",
    "split": "came from a task that split",
    "merged": "led into one that merged",
    "split and merged": "did both",
}


def wording(corpus: Corpus) -> tuple[Finding, ...]:
    """How much of the last document's wording has a partner in the one before it."""
    if len(corpus.years) < 2:
        return ()
    before, after = corpus.years[-2:]
    earlier, later = before.document, after.document
    whole = phrasing.shares(corpus, earlier.id, later.id).set_index("theme").loc[""]
    if not whole["total"]:
        return ()
    part = {kind: whole[kind] / whole["total"] for kind in phrasing.PAIRED}
    silent = (
        ""
        if before.whole
        else f"; {earlier.id} is {'a fragment' if earlier.missing else 'not known to be whole'}, so the rest is not to be called new"
    )
    text = (
        f"{sum(part.values()):.0%} of the wording of {later.id} ({whole['total']:,} characters) has a partner in "
        f"{earlier.id}: {part['kept']:.0%} in the same place and words, {part['moved'] + part['moved and reworded']:.0%} "
        f"in another place, {part['reworded'] + part['figure changed']:.0%} in other words or figures{silent}."
    )
    return (Finding(text, "04-phrasing", "shares", "Wording"),)


def promises(corpus: Corpus) -> tuple[Finding, ...]:
    """Which targets were raised, lowered and kept from the last document but one to the last."""
    chosen = targets.choose(corpus, [], "", "")
    if chosen.pair is None:
        return ()
    earlier, later = chosen.pair
    judged = [c for c in chosen.comparisons(earlier, later, "target→target") if c.verdict in JUDGED]
    known = {quantity.id: quantity for quantity in quantities_of(corpus)}
    told = []
    for verdict in ("raised", "lowered"):
        found = sorted((c for c in judged if c.verdict == verdict), key=lambda c: -abs(c.relative or 0.0))
        named = ", ".join(
            f"{c.indicator} {targets.value(known[c.earlier])} → {targets.value(known[c.later])}"
            for c in found[:NAMED]
        )
        if found:
            more = "…" if len(found) > NAMED else ""
            of = f"of the {_count(len(judged), 'target')} that both {earlier} and {later} state"
            told.append(f"{verdict.capitalize()}, {of}: {len(found)} ({named}{more}).")
    kept = sum(c.verdict == "kept" for c in judged)
    if kept:
        firmer = sum(c.verdict == "kept" and c.ambition == "firmer" for c in judged)
        softer = sum(c.verdict == "kept" and c.ambition == "softer" for c in judged)
        told.append(
            f"Kept in number: {kept}; {firmer} of them with a firmer bound or word, {softer} with a softer one."
        )
    return tuple(Finding(text, "05-targets", "changed", "Targets") for text in told)


def room(corpus: Corpus) -> tuple[Finding, ...]:
    """Which themes gained or lost room beyond the uncertainty, between any two documents."""
    told = []
    for earlier, later in corpus.pairs:
        pair = alignment_of(corpus, earlier, later)
        for move in moves(corpus[earlier], corpus[later], pair, "tasks"):
            if move.beyond:
                way = "gained" if move.difference > 0 else "lost"
                told.append(
                    f"{evolution.name(move.theme)} {way} room in the tasks from {earlier} to {later}: "
                    f"{move.earlier:.1%} to {move.later:.1%}, beyond the uncertainty."
                )
    if len(corpus.years) > 1 and not told:
        told.append("No theme's share of the tasks moved beyond the uncertainty between two documents.")
    return tuple(Finding(text, "06-themes", "panels", "Themes") for text in told)


def formulations(corpus: Corpus) -> tuple[Finding, ...]:
    """Which formulations appeared, which are no longer there, and which gave way to another."""
    told = []
    for turn in turns(corpus):
        name, count = turn.document, _count(len(turn.lives), "formulation")
        beside = f"{' or '.join(turn.beside)}, held whole"
        silent = f", nor in what is held of {documents.listed(list(turn.silent))}" if turn.silent else ""
        stood = "did not stand in" if turn.came else "no longer stand in"
        used = _most_used(turn.lives, name)
        told.append((f"{count} of {name} {stood} {beside}{silent}; most used: {used}.", "turns"))
    replaced = [life for life in lives_of(corpus) if life.successor]
    if replaced:
        named = "; ".join(f"{life.text} → {life.successor}" for life in replaced[:NAMED])
        more = "…" if len(replaced) > NAMED else "."
        told.append((f"Another formulation took the place of {len(replaced)}: {named}{more}", "successors"))
    return tuple(Finding(text, "04-phrasing", anchor, "Formulations") for text, anchor in told)


def copies(corpus: Corpus) -> tuple[Finding, ...]:
    """In what the two copies of a document differ."""
    base = witnesses.base_of(corpus, "")
    if not base:
        return ()
    return (Finding(witnesses.findings(corpus, base)[0], "02-witnesses", "variants", "Copies"),)


def held(corpus: Corpus) -> tuple[Finding, ...]:
    """What is held of the documents, and what that does not allow to be said."""
    return tuple(Finding(text, "01-documents", "held", HELD) for text in documents.findings(corpus, []))


FINDINGS: tuple[Callable[[Corpus], tuple[Finding, ...]], ...] = (
    promises,
    tasks,
    room,
    wording,
    formulations,
    copies,
    held,
)
"""Every function that finds something, in the order of the index."""


def _stands(line: Lineage, document: str) -> bool:
    return any(p.document == document and p.section and p.state != "partial" for p in line.places)


def _state(line: Lineage, document: str) -> str:
    """State of a line of tasks in a document."""
    return next(place.state for place in line.places if place.document == document)


def _named(lines: Iterable[Lineage]) -> str:
    """The topics of lines of tasks, each once, in brackets."""
    topics = list(dict.fromkeys(line.zh for line in lines if line.zh))
    return f" ({'、'.join(topics[:NAMED])}{'…' if len(topics) > NAMED else ''})" if topics else ""


def _most_used(lives: Iterable[Life], document: str) -> str:
    """The most used of formulations, each with its uses in a document."""
    uses = {life.text: len(f.occurrences) for life in lives for f in life.held if f.document == document}
    ranked = sorted(uses, key=lambda text: -uses[text])[:NAMED]
    return "、".join(f"{text} ({uses[text]})" for text in ranked)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
