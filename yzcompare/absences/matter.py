"""Matter: the words of a wording that say what it is about, by how rare they are in the genre.

A task is put in other words from year to year (布局海外仓, 用好各类海外仓储设施); what stays are the words of the
thing. A word counts as standing in a text where the text holds it in any surroundings, or half of it.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import rjieba

from yzcompare.absences.folding import fold
from yzcompare.genre.phrases import phrases
from yzcompare.genre.rarity import background
from yzcompare.genre.terms import words

THING = 3.6
"""Rarity from which a word says what a task is about: that of one in 37 sections of the genre."""

PART = 2.0
"""Rarity from which a part of a word stands for it."""

MOST = 0.6
"""What the parts of a word count of it at the most: 沟通 and 交流 of 沟通交流."""

NAMING = ("n", "j", "l", "i", "s", "x", "vn", "an")
"""Tags of words that name a thing: nouns, short forms, set phrases, places, what the segmenter does not know."""

_QUOTED = re.compile("“([^”]*)”")
_LATIN = re.compile(r"[A-Za-z][A-Za-z+]*|\d+[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the matter, folded, with its rarity and the shorter words that it is made of, with theirs.

    `noun` says that it names a thing, as far as the segmenter's tags tell. It weighs the square of its rarity: one rare word says more of what a task is about than two less rare ones.
    """

    text: str
    rarity: float
    parts: tuple[tuple[str, float], ...]
    noun: bool = True

    @property
    def weight(self) -> float:
        """What it counts beside the others."""
        return self.rarity**2


@cache
def matter(wording: str) -> tuple[Word, ...]:
    """The words of a wording that say what it is about, the rarest first; none where all are everyday words of the genre.

    What stands in quotation marks and is known to no report is a name that another one would give otherwise.

    >>> [word.text for word in matter("积极应对欧盟碳边境调节机制")][:3]
    ['欧盟', '边境', '调节']
    >>> matter("推进重点工作"), [word.text for word in matter("深入实施“翠屏微光”噪声治理行动")]
    ((), ['噪声'])
    """
    return _told(wording, THING)


@cache
def all_words(wording: str) -> tuple[Word, ...]:
    """The words of a wording, everyday ones too, the rarest first.

    >>> [word.text for word in all_words("一般公共预算收入")]
    ['一般公共预算', '收入']
    """
    return _told(wording, 0.0)


def _told(wording: str, least: float) -> tuple[Word, ...]:
    """The words of a wording from a rarity on, the rarest first."""
    quoted = {w for name in _QUOTED.findall(wording) for w in _words(name) if not _known(w)}
    found = {word: _of(word) for word in _words(wording) if word not in quoted}
    ranked = sorted(
        (each for each in found.items() if each[1] >= least), key=lambda each: (-each[1], each[0])
    )
    if not ranked:
        return ()
    named = [word for word, tag in rjieba.tag(wording) if tag.startswith(NAMING)]
    return tuple(
        Word(fold(word), rarity, _parts(word), any(word in name or name in word for name in named))
        for word, rarity in ranked
    )


def _known(word: str) -> bool:
    return word in background().words or word in phrases()


def _words(wording: str) -> list[str]:
    said = [wording[word.start : word.end] for word in words(wording)]
    return list(dict.fromkeys([*said, *_LATIN.findall(wording)]))


def _rarity(word: str) -> float | None:
    """Rarity of a word in the genre; None for one that no report has."""
    scale = background()
    return scale.rarity(scale.words[word]) if word in scale.words else None


@lru_cache(50_000)
def _of(word: str) -> float:
    """Rarity of a word; of one that was not counted that of its rarest part, at least."""
    own = _rarity(word)
    if own is not None:
        return own
    parts = [rarity for part in rjieba.cut(word) if part != word and (rarity := _rarity(part)) is not None]
    return max(parts) if parts else background().rarity(0)


@lru_cache(50_000)
def _parts(word: str) -> tuple[tuple[str, float], ...]:
    """The shorter words that a word is made of, those that say something, with their rarity.

    The segmenter leaves out some at its ends: 管网 of 供水管网.

    >>> [part for part, _ in _parts("沟通交流")], "管网" in dict(_parts("供水管网"))
    (['沟通', '交流'], True)
    """
    ends = [end for end in (word[:2], word[-2:]) if len(word) > 3 and _rarity(end) is not None]
    inner = dict.fromkeys(
        [*(part for part in rjieba.cut_for_search(word) if 1 < len(part) < len(word)), *ends]
    )
    return tuple((fold(part), rarity) for part in inner if (rarity := _of(part)) >= PART)
