"""Subjects: what a clause on a problem is about, by the terms of lexicon/problems.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.lexicon.terms import SubjectTerms
from yzcompare.messages import Message, both


@dataclass(frozen=True, slots=True)
class Subject:
    """What problems are about: its policy field, its terms, and the share of reports that name it.

    `also` are words that may stand for it: beside them it is not said to be missing.
    """

    id: str
    zh: str
    en: str
    theme: str
    usual: float
    terms: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def name(self) -> Message:
        """What it is called, in both languages."""
        return both(self.zh, self.en)


@cache
def subjects() -> Mapping[str, Subject]:
    """Every subject of the lexicon by its id.

    >>> subjects()["traffic"].zh, subjects()["traffic"].theme
    ('交通拥堵与停车', 'renewal')
    """
    return {
        name: Subject(name, each.zh, each.en, each.field, each.usual / 100, each.terms, each.also)
        for name, each in lists.problems().subject.items()
    }


@cache
def _terms() -> SubjectTerms:
    return SubjectTerms({subject.id: subject.terms for subject in subjects().values()})


def found_in(clause: str) -> Mapping[str, str]:
    """The subjects of a clause with the term that stands for each, in its order; longest terms first, without overlap.

    >>> found_in("交通拥堵、停车困难等问题比较突出"), found_in("困难依然不少")
    ({'traffic': '拥堵'}, {})
    """
    return _terms().find(clause)
