"""Lives: every formulation followed through the years — held where, how often, replaced by what.

Years lie between the documents: a phrase is first or last *held* in one, never born or dead; a fragment
in which it does not stand tells nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.formulations.kinds import FormulationKind
from yzcompare.formulations.occurrences import Formulation, find_all
from yzcompare.formulations.successors import successors
from yzcompare.genre.phrases import fold
from yzcompare.reading.reader import Reading
from yzcompare.tasks import Alignment, alignment_of, within_reach
from yzcompare.vocabulary import Named


class Standing(Named):
    """Whether a document holds a phrase: a whole document tells that it does not, a fragment cannot."""

    HELD = "held"
    NOT_HELD = "not held"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Life:
    """A phrase through the documents: `states` tells for each "held", "not held" (a whole document
    without it) or "cannot tell" (a fragment without it)."""

    text: str
    kind: FormulationKind
    first_held: str
    last_held: str
    states: tuple[tuple[str, Standing], ...]
    held: tuple[Formulation, ...]
    successor: str = ""
    evidence: str = ""


@derived
def lives_of(corpus: Corpus) -> tuple[Life, ...]:
    """Every formulation of a corpus of one place, followed through its documents."""
    pairs = within_reach([reading.document.id for reading in corpus.years])
    return follow(corpus.years, {pair: alignment_of(corpus, *pair) for pair in pairs})


def follow(readings: Sequence[Reading], alignments: Mapping[tuple[str, str], Alignment]) -> tuple[Life, ...]:
    """Follow every phrase through the documents, `readings` in the order of their years.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> lives = {life.text: life for life in lives_of(corpus)}
    >>> lives["现代服务业核心区"].successor, lives["平安渝中"].last_held
    ('现代服务业引领区', '2025')
    """
    by_document = find_all(readings)
    held: dict[str, list[Formulation]] = defaultdict(list)
    for reading in readings:
        for each in by_document[reading.document.id]:
            held[fold(each.text)].append(each)
    replaced = successors(readings, alignments, by_document, held)
    lives = []
    for key, forms in held.items():
        documents = [form.document for form in forms]
        states = tuple((r.document.id, _standing(r, r.document.id in documents)) for r in readings)
        successor, evidence = replaced.get(key, ("", ""))
        kind = Counter(form.kind for form in forms).most_common(1)[0][0]
        lives.append(
            Life(forms[0].text, kind, documents[0], documents[-1], states, tuple(forms), successor, evidence)
        )
    return tuple(lives)


def _standing(reading: Reading, held: bool) -> Standing:
    if held:
        return Standing.HELD
    return Standing.NOT_HELD if reading.whole else Standing.CANNOT_TELL
