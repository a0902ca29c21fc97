"""Verbs and modality of the genre: how often a text speaks of pushing, deepening, ensuring, exploring."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yzcompare.errors import InputError
from yzcompare.lexicon import lists
from yzcompare.numbers.vocabulary import either
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import spans, text_of
from yzcompare.reading.sentences import Span

PER = 10_000
"""Characters to which counts are related."""

CERTAIN = 1.96
"""Standard errors that a difference must exceed before it is called a rise or a fall (95 %)."""


@dataclass(frozen=True, slots=True)
class Use:
    """How often two documents use a word, per 10,000 characters of tasks and safeguards.

    `change` is "rose" or "fell" only where the difference of the two rates exceeds 1.96 of its
    standard errors (counts taken as Poisson), else empty.
    """

    word: str
    en: str
    earlier: int
    later: int
    earlier_rate: float
    later_rate: float
    change: str


def lexicon_of(kind: str) -> Mapping[str, str]:
    """Words of a kind ("verb" or "modality") with their English glosses.

    Raises InputError for another kind.
    """
    listed = {"verb": lists.verbs().verb, "modality": lists.verbs().modality}
    if kind not in listed:
        raise InputError(f"there is no list of {kind!r}", hint="known are: " + ", ".join(listed))
    return listed[kind]


def count(text: str, words: Mapping[str, str]) -> dict[str, int]:
    """Count words in a text, the longer before the shorter.

    >>> count("深化改革，着力深化开放", {"深化": "deepen", "着力": "with emphasis"})
    {'深化': 2, '着力': 1}
    """
    found = _pattern(words).findall(text)
    return {word: found.count(word) for word in words}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(either(words))


def places(reading: Reading, kind: str) -> dict[str, list[Span[Received]]]:
    """Where a document uses each word of a kind in its tasks and safeguards, as spans of the source.

    >>> from yzcompare import load
    >>> places(load()["2025"], "modality")["确保"][0]
    Span(start=11357, end=11359)
    """
    text = reading.text
    pattern = _pattern(lexicon_of(kind))
    found: dict[str, list[Span[Received]]] = {word: [] for word in lexicon_of(kind)}
    for span in spans(reading, "tasks"):
        for match in pattern.finditer(text.text, span.start, span.end):
            found[match[0]].append(Span(*text.home(*map(Clean, match.span()))))
    return found


def compare(earlier: Reading, later: Reading, kind: str) -> tuple[Use, ...]:
    """Compare how often two documents use the words of a kind, what rose most first."""
    words = lexicon_of(kind)
    first, second = text_of(earlier, "tasks"), text_of(later, "tasks")
    before, after = count(first, words), count(second, words)
    uses = []
    for word, en in words.items():
        x, y = before[word], after[word]
        if x + y:
            a, b = x * PER / max(1, len(first)), y * PER / max(1, len(second))
            error = math.sqrt(
                max(x, 1) * (PER / max(1, len(first))) ** 2 + max(y, 1) * (PER / max(1, len(second))) ** 2
            )
            sure = abs(b - a) > CERTAIN * error
            uses.append(Use(word, en, x, y, a, b, ("rose" if b > a else "fell") if sure else ""))
    return tuple(sorted(uses, key=lambda use: use.earlier_rate - use.later_rate))
