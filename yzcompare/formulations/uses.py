"""Uses: how a document uses one formulation — how often to the letter, and at which places of weight.

What is counted is what a reader's own search counts: the wording wherever it stands, inside longer ones too,
quotation marks and spaces aside.
"""

from dataclasses import dataclass

from yzcompare.absences import places
from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.formulations.occurrences import PER
from yzcompare.genre.phrases import patterns
from yzcompare.reading.layers import overlapping
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import START, Reading
from yzcompare.reading.sentences import Span

FAR = (Role.GOALS, Role.TASKS, Role.SAFEGUARDS, Role.SITUATION, Role.REVIEW)
"""Where a sentence tells most of what is meant with a formulation, the best first."""

FULL = (16, 110)
"""Characters of a sentence that is worth quoting: no bare heading, no whole paragraph."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a document uses a formulation.

    `count` is how often it stands there, `rate` the same for 10,000 characters; `headed` says that it stands
    in a heading, `aimed` that it stands among the goals, `planned` that it stands outside the review; `start`, `end` are the place that is quoted, both 0
    where it does not stand there.
    """

    document: str
    count: int
    rate: float
    headed: bool = False
    aimed: bool = False
    planned: bool = False
    start: Received = START
    end: Received = START


@remembered
def use_of(corpus: Corpus, document: str, phrase: str) -> Use:
    """How a document uses a formulation.

    >>> from yzcompare import load
    >>> found = use_of(load(), "2014", "首善之区")
    >>> found.count, found.aimed
    (2, False)
    """
    reading = corpus[document]
    found = places(reading, phrase)
    if not found:
        return Use(document, 0, 0.0)
    said = [place for place in found if reading.role_at(place.start) is not Role.ANNEX] or found
    best = min(said, key=lambda place: _worth(reading, place))
    return Use(
        document,
        len(found),
        round(PER * len(found) / max(1, len(reading.text.text)), 2),
        any(_in_heading(reading, place) for place in said),
        any(reading.role_at(place.start) is Role.GOALS for place in said),
        any(reading.role_at(place.start) is not Role.REVIEW for place in said),
        best.start,
        best.end,
    )


def _worth(reading: Reading, place: Span[Received]) -> tuple[bool, bool, bool, int, int]:
    """How well the sentence of a place tells what is meant, the best first."""
    role = reading.role_at(place.start)
    sentence = next(iter(overlapping(reading.sentences(), place.start, place.end)), place)
    size = sentence.end - sentence.start
    said = reading.text.slice(sentence.start, sentence.end)
    return (
        _in_heading(reading, place),
        any(word in said for word in patterns().ritual),
        not FULL[0] <= size <= FULL[1],
        FAR.index(role) if role in FAR else len(FAR),
        place.start,
    )


def _in_heading(reading: Reading, place: Span[Received]) -> bool:
    section = reading.section_at(place.start)
    if section is None:
        return False
    # A heading is as long in the source as its words and number, but for spaces.
    return place.start < section.start + len(section.title) + 2
