"""How right the formulations are: what is found in 2014 and 2020 against two people's lists."""

import re
from collections.abc import Collection

from benchmarks.labels import Measure, read_labels, share
from yzcompare.corpus import Corpus
from yzcompare.formulations.occurrences import find_all
from yzcompare.genre.phrases import fold

PART = 0.6
"""Share of the longer of two wordings that the shorter one, standing in it whole, must make up."""


def letters(phrase: str) -> str:
    """A phrase as lists are compared by: no marks of quotation, half-width brackets and signs.

    >>> letters("名校（园）+")
    '名校(园)+'
    """
    widths = str.maketrans("（），：；＋", "(),:;+")
    return re.sub(r"\s", "", fold(phrase).translate(widths))


def named(phrase: str, listed: Collection[str]) -> bool:
    """Whether a list holds a phrase, or most of it: 四个意识 is “四个意识”, 渝中英才计划 is 渝中英才.

    >>> named("渝中英才", ["“渝中英才”计划"]), named("定位", ["“1+3”功能定位"])
    (True, False)
    """
    own = letters(phrase)
    for other in map(letters, listed):
        part, whole = (own, other) if len(own) <= len(other) else (other, own)
        if part and part in whole and len(part) >= PART * len(whole):
            return True
    return False


def formulations(corpus: Corpus) -> dict[str, Measure]:
    """Recall of what both lists name, precision against what either does."""
    labels = read_labels("formulations")
    by_document = find_all(corpus.years)
    missed, wrong, wanted, given = [], [], 0, 0
    for document in sorted({label["document"] for label in labels}):
        found = [form.text for form in by_document[document]]
        lists = [label for label in labels if label["document"] == document]
        either = [label[column] for label in lists for column in ("a", "b") if label[column]]
        both = [label for label in lists if label["a"] and label["b"]]
        missed += [f"{document} {x['a']}" for x in both if not (named(x["a"], found) or named(x["b"], found))]
        wrong += [f"{document} {phrase}" for phrase in found if not named(phrase, either)]
        wanted += len(both)
        given += len(found)
    return {
        "formulations.recall": Measure(1 - share(len(missed), wanted), missed),
        "formulations.precision": Measure(1 - share(len(wrong), given), wrong),
    }
