"""How right the methods are, in words: what `benchmarks.accuracy` measured and left in accuracy.json.

It was measured on one place, and every page that prints a figure of it says so.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, both, say

RECORD = Path(__file__).resolve().parents[1] / "accuracy.json"
"""The record travels with the package, whatever corpus that is used on."""

PLACE = say("Chongqing's Yuzhong District")
"""The place whose reports are labelled."""

LABELS = say("labelled twice")
OWN_LABELS = say("labelled once")

_WORDS = {
    "outline.f1": say("sections found"),
    "outline.heading": say("headings of sections read whole"),
    "outline.end": say("ends of sections"),
    "outline.level": say("levels of sections"),
    "passages.characters": say("characters in the right passage"),
    "themes.primary": say("sections in the right policy field"),
    "formulations.recall": say("formulations found, of those a reader lists"),
    "formulations.precision": say("formulations shown that a reader lists"),
    "targets.precision": say("numbers found that are there"),
    "targets.recall": say("numbers there that are found"),
    "comparisons.right": say("pairs of numbers judged raised, lowered or kept as a reader does"),
    "comparisons.kept_apart": say("pairs that look alike and are rightly not compared"),
    "comparisons.once": say("numbers compared once with each document, not twice"),
    "targets.whole_record": say("numbers with the right indicator, unit, direction, status and period"),
}

_LINKS = re.compile(r"links\.(.+)-(.+)\.f1")
"""The measure of the links between the tasks of two documents."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured, when, and where that is from this corpus, in words."""

    date: str
    measures: tuple[tuple[Message, Message, float], ...]
    """What is right, on which labels, and the share of it from 0 to 1."""
    where: Message


def accuracy(corpus: Corpus) -> Accuracy:
    """The measures that come with the package, told for the pages of a corpus."""
    content = json.loads(RECORD.read_text(encoding="utf-8"))
    measures = tuple((*in_words(name), float(value)) for name, value in content["measures"].items())
    return Accuracy(content["date"], measures, where_measured(corpus))


def where_measured(corpus: Corpus) -> Message:
    """Say beside a figure of accuracy what it was measured on: these texts, or another place's."""
    measured = set(json.loads(RECORD.read_text(encoding="utf-8"))["texts"])
    these = fingerprints(corpus)
    if these <= measured:
        return say("measured on these texts")
    if these & measured:
        return say("measured on {place}, on some of these texts only", place=PLACE)
    return say("measured on {place}, not on these texts", place=PLACE)


def fingerprints(corpus: Corpus) -> set[str]:
    """The checksums of a corpus' texts, by which those that were measured on are known again."""
    return {hashlib.sha256(reading.source.encode()).hexdigest() for reading in corpus.readings.values()}


def in_words(name: str) -> tuple[Message, Message]:
    """A measure's name in words, and the labels it was measured on; a name not known is left as it is.

    >>> in_words("own.links.2014-2024.f1")
    ('links between the tasks of 2014 and 2024 (F1)', 'labelled once')
    """
    bare = name.removeprefix("own.")
    labels = LABELS if bare == name else OWN_LABELS
    if links := _LINKS.fullmatch(bare):
        return say(
            "links between the tasks of {earlier} and {later} (F1)", earlier=links[1], later=links[2]
        ), labels
    return _WORDS.get(bare, both(bare, bare)), labels
