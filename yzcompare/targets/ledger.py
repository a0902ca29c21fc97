"""Targets: the quantities of all documents, what they are numbers of, and what became of them.

A person's judgements on a quantity are applied before anything is compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yzcompare.corpus import Corpus, usual_pairs
from yzcompare.derived import derived, remembered
from yzcompare.numbers.records import Quantity, quantities
from yzcompare.numbers.settings import Status
from yzcompare.reading.layers import last_from
from yzcompare.reading.outline import document_of
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading, sections_by_id
from yzcompare.targets.areas import area_around
from yzcompare.targets.comparisons import Comparison, compare
from yzcompare.targets.identities import Identity, identify, members_of
from yzcompare.targets.judgements import apply_to_quantities, reidentify, unmatched_quantities, without_effect
from yzcompare.targets.parts import told_apart
from yzcompare.targets.sameness import Stated, span
from yzcompare.targets.unanswered import unanswered
from yzcompare.tasks import alignment_of
from yzcompare.themes.coding import theme_at


@dataclass(frozen=True, slots=True)
class Numbers:
    """Every quantity of a document in the order of the text, and its identity by its id.

    `notes` say which judgements change nothing.
    """

    quantities: tuple[Quantity, ...]
    identities: dict[str, Identity]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Numbers of a document: {len(self.quantities):,}"


@derived
def numbers_of(corpus: Corpus, document: str) -> Numbers:
    """The quantities of one document, with what they are numbers of, a person's judgements applied.

    >>> from yzcompare import load
    >>> numbers_of(load(), "2014")
    Numbers of a document: 141
    """
    reading = corpus[document]
    as_read = quantities(reading)
    read = apply_to_quantities(as_read, corpus.quantity_judgements)
    identities = _identities(reading, read)
    notes = without_effect(corpus.quantity_judgements, as_read, identities)
    return Numbers(read, reidentify(identities, corpus.quantity_judgements), tuple(notes))


@remembered
def quantities_of(corpus: Corpus) -> tuple[Quantity, ...]:
    """Every measured number of the years of one place, in the order of the texts."""
    return tuple(q for reading in corpus.years for q in numbers_of(corpus, reading.document.id).quantities)


@remembered
def identities_of(corpus: Corpus) -> Mapping[str, Identity]:
    """What every quantity is a number of, by the quantity's id."""
    found: dict[str, Identity] = {}
    for reading in corpus.years:
        found |= numbers_of(corpus, reading.document.id).identities
    return found


@remembered
def comparisons_of(corpus: Corpus, *documents: str) -> tuple[Comparison, ...]:
    """Comparisons inside each document, then between the documents of each pair.

    Without names they are those of all years and of the pairs that the corpus sets side by side.
    """
    names = documents or tuple(reading.document.id for reading in corpus.years)
    pairs = usual_pairs(names) if documents else corpus.pairs
    within = [each for name in names for each in comparisons_within(corpus, name)]
    return (*within, *(each for pair in pairs for each in comparisons_between(corpus, *pair)))


@derived
def comparisons_within(corpus: Corpus, document: str) -> tuple[Comparison, ...]:
    """What a document reports beside what it plans."""
    own = stated_of(corpus, document)
    return _with_sentences(compare(own, own, frozenset()), own)


@derived
def comparisons_between(corpus: Corpus, earlier: str, later: str) -> tuple[Comparison, ...]:
    """The quantities of two documents beside each other, with the targets that have no counterpart.

    Raises InputError for two documents that may not be compared.
    """
    linked = frozenset((link.source, link.target) for link in alignment_of(corpus, earlier, later).links)
    first, second = stated_of(corpus, earlier), stated_of(corpus, later)
    compared = list(compare(first, second, linked))
    promised = [s for s in first if s.quantity.status is Status.TARGET]
    alone = unanswered(corpus[earlier], corpus[later], promised, second, compared)
    return _with_sentences([*compared, *alone], [*first, *second])


def _with_sentences(found: Iterable[Comparison], stated: Sequence[Stated]) -> tuple[Comparison, ...]:
    said = {s.quantity.id: s.quantity.sentence for s in stated}
    return tuple(
        replace(each, earlier_sentence=said.get(each.earlier, ""), later_sentence=said.get(each.later, ""))
        for each in found
    )


def _identities(reading: Reading, read: Sequence[Quantity]) -> dict[str, Identity]:
    sections = sections_by_id(reading)
    made = {}
    for quantity in read:
        area = area_around(reading, quantity.start, sections.get(quantity.section))
        sentence = last_from(reading.sentences(), quantity.start)
        lead = reading.text.slice(sentence.start, quantity.start) if sentence else ""
        made[quantity.id] = identify(quantity, lead, area, theme_at(reading, quantity.start))
    return made


@remembered
def stated_of(corpus: Corpus, document: str) -> tuple[Stated, ...]:
    """Quantities of a document with what they are numbers of, those said twice once."""
    reading, numbers = corpus[document], numbers_of(corpus, document)
    goals = [q.id for q in numbers.quantities if reading.role_at(q.start) is Role.GOALS]
    year = reading.document.year
    stated = [
        Stated(q, identity, ahead=max(0, (span(q.period) or (year, year))[1] - year))
        for q in numbers.quantities
        for identity in members_of(q, numbers.identities[q.id])
    ]
    return told_apart(stated, goals)


def notes(corpus: Corpus) -> Iterator[str]:
    """Which judgements on numbers match nothing or change nothing, in sentences."""
    judged = {document_of(judgement.id) for judgement in corpus.quantity_judgements}
    numbers = [numbers_of(corpus, name) for name in corpus.readings if name in judged]
    known = {quantity.id for each in numbers for quantity in each.quantities}
    for line in unmatched_quantities(corpus.quantity_judgements, known):
        yield f"judgement no longer matches: {line}"
    for each in numbers:
        yield from each.notes
