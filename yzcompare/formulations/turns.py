"""What appeared among the formulations from one document to the next, and what is no longer there."""

from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.formulations.lives import Life, Standing, lives_of


@dataclass(frozen=True, slots=True)
class Turn:
    """Formulations of a document that others are known not to have.

    `came` says that the documents `beside`, which are held whole, are earlier ones; otherwise they are
    later ones, and the fragments `silent` do not hold the formulations either, which tells nothing.
    """

    document: str
    came: bool
    beside: tuple[str, ...]
    silent: tuple[str, ...]
    lives: tuple[Life, ...]


def turns(corpus: Corpus) -> tuple[Turn, ...]:
    """What appeared in each document and what is no longer there, only where that can be known.

    A formulation appeared where every earlier document is held whole, was searched and has nothing near
    it; it is no longer there where a later document is held whole and lacks it so, and no later one has it.

    >>> from yzcompare import load
    >>> [(turn.document, turn.came, turn.beside) for turn in turns(load())]
    [('2014', False, ('2020',)), ('2020', True, ('2014',)), ('2024', True, ('2014', '2020'))]
    """
    found = []
    for number, reading in enumerate(corpus.years):
        name = reading.document.id
        for came, others in ((True, corpus.years[:number]), (False, corpus.years[number + 1 :])):
            whole = tuple(r.document.id for r in others if r.whole)
            silent = tuple(r.document.id for r in others if not r.whole)
            if whole and not (came and silent):
                lives = [
                    life
                    for life in lives_of(corpus)
                    if name == (life.first_held if came else life.last_held)
                    and dict(life.states)[name] is Standing.HELD
                    and all(dict(life.states)[other] is Standing.NOT_HELD for other in whole)
                ]
                found.append(Turn(name, came, whole, silent, tuple(lives)))
    return tuple(turn for turn in found if turn.lives)
