"""How right the methods are, in words: what `benchmarks.accuracy` measured and left in data/accuracy.json."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from yzcompare.corpus import MANIFEST, Corpus

PROJECT = Path(__file__).resolve().parents[2]
FILE = "accuracy.json"

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
    """What was measured and when; `own` says whether it was measured on this corpus."""

    date: str
    measures: tuple[tuple[str, str, float], ...]
    """What is right, on which labels, and the share of it from 0 to 1."""
    own: bool


def accuracy(corpus: Corpus) -> Accuracy | None:
    """The measures that come with the project; None where the package is installed without them."""
    file = PROJECT / MANIFEST.parent / FILE
    if not file.is_file():
        return None
    content = json.loads(file.read_text(encoding="utf-8"))
    measures = tuple((*in_words(name), float(value)) for name, value in content["measures"].items())
    measured = corpus.manifest.path.resolve() == PROJECT / MANIFEST
    return Accuracy(content["date"], measures, measured)


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
