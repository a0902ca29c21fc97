"""Lives: every formulation followed through the years — held where, how often, replaced by what.

Years lie between the documents: a phrase is first or last *held* in one, never born or dead. Where it is no
formulation of a document, that document is searched for it: it may stand inside a longer wording, or come
near in other words; a fragment in which it does not stand tells nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yzcompare.absences import Presence, count, seek_phrase
from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.formulations.kinds import FormulationKind
from yzcompare.formulations.occurrences import Formulation, find_all
from yzcompare.formulations.succession import NONE, successors
from yzcompare.genre.phrases import fold, patterns
from yzcompare.reading.reader import Reading
from yzcompare.tasks import Alignment, alignment_of, within_reach
from yzcompare.vocabulary import Named


class Standing(Named):
    """How a document holds a phrase, by the search of its text.

    >>> [standing for standing in Standing if standing.stands]
    ['held', 'stands as part']
    """

    HELD = "held", "在用"
    PART = "stands as part", "含于他语"
    """It stands inside a longer wording, or where it is no formulation."""
    NOT_HELD = "not held", "未见"
    """The whole text was searched and has nothing near it."""
    CANNOT_TELL = "cannot tell", "无从判断"
    """The document is a fragment, or something near it stands there."""

    @property
    def stands(self) -> bool:
        """Whether the phrase stands there to the letter."""
        return self in (Standing.HELD, Standing.PART)


STANDINGS = {
    Presence.FOUND: Standing.PART,
    Presence.CLOSE: Standing.CANNOT_TELL,
    Presence.NOT_HELD: Standing.CANNOT_TELL,
    Presence.ABSENT: Standing.NOT_HELD,
}
"""What the search for a phrase says of a document that does not hold it as a formulation."""


@dataclass(frozen=True, slots=True)
class Life:
    """A phrase through the documents: `states` tells how each holds it; first and last held are of those in
    which it stands to the letter."""

    text: str
    kind: FormulationKind
    first_held: str
    last_held: str
    states: tuple[tuple[str, Standing], ...]
    held: tuple[Formulation, ...]
    successor: str = ""
    evidence: str = ""
    reason: str = ""
    """Why the successor is taken for one."""
    score: float = 0.0
    """How much speaks for it (`succession.FRAMED`)."""


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
        text, documents = forms[0].text, {form.document for form in forms}
        states = tuple((r.document.id, _standing(r, text, r.document.id in documents)) for r in readings)
        stands = [document for document, state in states if state.stands]
        new = replaced.get(key, NONE)
        kind = Counter(form.kind for form in forms).most_common(1)[0][0]
        lives.append(
            Life(
                text,
                kind,
                stands[0],
                stands[-1],
                states,
                tuple(forms),
                new.text,
                new.evidence,
                new.reason,
                new.score,
            )
        )
    return tuple(lives)


@derived
def lines_of(corpus: Corpus) -> tuple[Life, ...]:
    """Lines of national policy that no mark makes a formulation (低空经济, 乡村振兴), followed through the documents.

    >>> from yzcompare import load
    >>> {life.text: life.first_held for life in lines_of(load())}["低空经济"]
    '2025'
    """
    known = {fold(life.text) for life in lives_of(corpus)}
    lives = []
    for text in patterns().lines:
        states = tuple((r.document.id, _standing(r, text, bool(count(r, text)))) for r in corpus.years)
        stands = [document for document, state in states if state.stands]
        if stands and text not in known:
            lives.append(Life(text, FormulationKind.SLOGAN, stands[0], stands[-1], states, ()))
    return tuple(lives)


def _standing(reading: Reading, phrase: str, held: bool) -> Standing:
    return Standing.HELD if held else STANDINGS[seek_phrase(reading, phrase).presence]
