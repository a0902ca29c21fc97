"""How right the methods are, in words: what `benchmarks.accuracy` measured and left in accuracy.json.

It was measured on one place, and every page that prints a figure of it says so.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from yzcompare.corpus import Corpus

RECORD = Path(__file__).resolve().parents[1] / "accuracy.json"
"""The record travels with the package, whatever corpus that is used on."""

PLACE = "Chongqing's Yuzhong District"
"""The place whose reports are labelled."""

LABELS = "labelled twice"
OWN_LABELS = "labelled once"

_WORDS = (
    (r"outline\.f1", "sections found"),
    (r"outline\.heading", "headings of sections read whole"),
    (r"outline\.end", "ends of sections"),
    (r"outline\.level", "levels of sections"),
    (r"passages\.characters", "characters in the right passage"),
    (r"themes\.primary", "sections in the right policy field"),
    (r"links\.(.+)-(.+)\.f1", r"links between the tasks of \1 and \2 (F1)"),
    (r"formulations\.recall", "formulations found, of those a reader lists"),
    (r"formulations\.precision", "formulations shown that a reader lists"),
    (r"targets\.precision", "numbers found that are there"),
    (r"targets\.recall", "numbers there that are found"),
    (r"comparisons\.right", "pairs of numbers judged raised, lowered or kept as a reader does"),
    (r"comparisons\.kept_apart", "pairs that look alike and are rightly not compared"),
    (r"comparisons\.once", "numbers compared once with each document, not twice"),
    (r"targets\.whole_record", "numbers with the right indicator, unit, direction, status and period"),
)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured, when, and where that is from this corpus, in words."""

    date: str
    measures: tuple[tuple[str, str, float], ...]
    """What is right, on which labels, and the share of it from 0 to 1."""
    where: str


def accuracy(corpus: Corpus) -> Accuracy:
    """The measures that come with the package, told for the pages of a corpus."""
    content = json.loads(RECORD.read_text(encoding="utf-8"))
    measures = tuple((*in_words(name), float(value)) for name, value in content["measures"].items())
    return Accuracy(content["date"], measures, where_measured(corpus))


def where_measured(corpus: Corpus) -> str:
    """Say beside a figure of accuracy what it was measured on: these texts, or another place's."""
    measured = set(json.loads(RECORD.read_text(encoding="utf-8"))["texts"])
    these = fingerprints(corpus)
    if these <= measured:
        return "measured on these texts"
    which = "on some of these texts only" if these & measured else "not on these texts"
    return f"measured on {PLACE}, {which}"


def fingerprints(corpus: Corpus) -> set[str]:
    """The checksums of a corpus' texts, by which those that were measured on are known again."""
    return {hashlib.sha256(reading.source.encode()).hexdigest() for reading in corpus.readings.values()}


def in_words(name: str) -> tuple[str, str]:
    """A measure's name in words, and the labels it was measured on; a name not known is left as it is.

    >>> in_words("own.links.2014-2024.f1")
    ('links between the tasks of 2014 and 2024 (F1)', 'labelled once')
    """
    own = name.startswith("own.")
    bare = name.removeprefix("own.")
    for pattern, words in _WORDS:
        match = re.fullmatch(pattern, bare)
        if match:
            return match.expand(words), OWN_LABELS if own else LABELS
    return bare, OWN_LABELS if own else LABELS
