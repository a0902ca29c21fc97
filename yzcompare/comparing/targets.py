"""Targets: the quantities of all documents, what they are numbers of, and what became of them.

A person's judgements on a quantity are applied before anything is compared.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yzcompare.comparing.absences import absences
from yzcompare.comparing.alignment import Alignment
from yzcompare.comparing.areas import area_around
from yzcompare.comparing.comparisons import Comparison, compare, state
from yzcompare.comparing.indicators import Identity, identify
from yzcompare.comparing.judgements import QuantityJudgement, apply_to_quantities, reidentify, without_effect
from yzcompare.comparing.quantities.records import Quantity, quantities
from yzcompare.comparing.sameness import Stated
from yzcompare.comparing.themes import theme_at
from yzcompare.reading.reader import Reading


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every quantity of the years, its identity by its id, and all comparisons, in the order of the texts.

    `notes` say which judgements change nothing.
    """

    quantities: tuple[Quantity, ...]
    identities: dict[str, Identity]
    comparisons: tuple[Comparison, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Ledger of {len(self.quantities):,} numbers and {len(self.comparisons):,} comparisons"


def keep_ledger(
    readings: Sequence[Reading],
    alignments: Mapping[tuple[str, str], Alignment],
    judgements: Sequence[QuantityJudgement] = (),
) -> Ledger:
    """Read and compare the quantities of all documents; `readings` are in the order of their years."""
    found: dict[str, tuple[Quantity, ...]] = {}
    identities: dict[str, Identity] = {}
    as_read: list[Quantity] = []
    for reading in readings:
        read = quantities(reading)
        as_read += read
        read = apply_to_quantities(read, judgements)
        found[reading.document.id] = read
        identities |= _identities(reading, read)
    notes = without_effect(judgements, as_read, identities)
    identities = reidentify(identities, judgements)
    stated = {r.document.id: _state(r, found[r.document.id], identities) for r in readings}
    said = {q.id: q.sentence for each in found.values() for q in each}
    comparisons = tuple(
        replace(each, earlier_sentence=said.get(each.earlier, ""), later_sentence=said.get(each.later, ""))
        for each in _compared(readings, stated, alignments)
    )
    return Ledger(tuple(q for each in found.values() for q in each), identities, comparisons, tuple(notes))


def _identities(reading: Reading, read: Sequence[Quantity]) -> dict[str, Identity]:
    sections = {section.id: section for section in reading.sections}
    theme = theme_at(reading)
    sentences = [span.start for span in reading.sentences()]
    made = {}
    for quantity in read:
        area = area_around(reading, quantity.start, sections.get(quantity.section))
        begins = sentences[bisect_right(sentences, quantity.start) - 1]
        lead = reading.text.slice(begins, quantity.start)
        made[quantity.id] = identify(quantity, lead, area, theme(quantity.start))
    return made


def _state(
    reading: Reading, read: Sequence[Quantity], identities: Mapping[str, Identity]
) -> tuple[Stated, ...]:
    goals = [q.id for q in read if reading.role_at(q.start) == "goals"]
    return state(read, identities, goals)


def _compared(
    readings: Sequence[Reading],
    stated: Mapping[str, Sequence[Stated]],
    alignments: Mapping[tuple[str, str], Alignment],
) -> Iterator[Comparison]:
    """Each document with itself, then each pair, with the targets that have no counterpart."""
    for reading in readings:
        own = stated[reading.document.id]
        yield from compare(own, own, frozenset())
    by_id = {reading.document.id: reading for reading in readings}
    for (earlier, later), alignment in alignments.items():
        linked = frozenset((link.source, link.target) for link in alignment.links)
        compared = list(compare(stated[earlier], stated[later], linked))
        yield from compared
        promised = [s for s in stated[earlier] if s.quantity.status == "target"]
        yield from absences(by_id[earlier], by_id[later], promised, stated[later], compared)
