"""What holds of every text, however spoilt: checks of a reading, its numbers, its phrases, and of a pair.

Every check asserts; the message names what does not hold.
"""

from itertools import pairwise
from math import isfinite

from yzcompare.formulations.occurrences import find
from yzcompare.genre.phrases import fold
from yzcompare.numbers.numerals import DIGITS
from yzcompare.numbers.records import quantities
from yzcompare.reading.offsets import Received
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import LONGEST
from yzcompare.tasks.alignment import align_documents
from yzcompare.wording.changes import changes


def check_text(reading: Reading) -> None:
    """The way home: the origins of clean characters rise and stay inside the source."""
    text = reading.text
    assert len(text.origins) == len(text.text), "every clean character has an origin"
    assert all(a < b for a, b in pairwise(text.origins)), "origins rise"
    assert not text.origins or 0 <= text.origins[0] <= text.origins[-1] < len(text.source), "origins inside"
    for (fate, rule), character in zip(text.fates(), text.source, strict=True):
        assert fate == "kept" or rule, f"{character!r} was {fate} by no rule"


def check_sections(reading: Reading) -> None:
    """Sections stand in order, each inside its parent, the parent at a higher level."""
    by_id = {section.id: section for section in reading.sections}
    assert len(by_id) == len(reading.sections), "ids of sections are unique"
    ends = [*(s.start for s in reading.sections[1:]), len(reading.source)]
    for section, own_end in zip(reading.sections, ends, strict=True):
        assert section.start < section.own_end == own_end <= section.end, f"ends of {section}"
        assert reading.section_at(section.start) is section, f"what stands at {section}"
        if section.parent:
            parent = by_id[section.parent]
            assert parent.start < section.start and section.end <= parent.end, f"{section} in its parent"
            assert parent.level < section.level, f"level of {section}"


def check_passages(reading: Reading) -> None:
    """Passages follow each other without gap or overlap to the end of the source."""
    passages = reading.passages
    assert all(a.end == b.start for a, b in pairwise(passages)), "passages without gap or overlap"
    assert all(p.start < p.end for p in passages), "no passage is empty"
    assert passages[0].start == reading.text.origins[0] and passages[-1].end == len(reading.source)


def check_sentences(reading: Reading) -> None:
    """Sentences stand in order; what is not in one is white space; none is longer than the longest."""
    text, place = reading.text, 0
    for span in reading.sentences():
        start, end = text.place(span.start), text.place(Received(span.end - 1)) + 1
        assert place <= start < end <= start + LONGEST, f"sentence {span}"
        assert not text.text[place:start].strip(), f"{text.text[place:start]!r} is in no sentence"
        place = end
    assert not text.text[place:].strip(), "the last sentence ends the text"


def check_quantities(reading: Reading) -> None:
    """Numbers stand where they say, in their sentence, with a value that can be reckoned with."""
    known = {"", *(section.id for section in reading.sections)}
    for quantity in quantities(reading):
        assert 0 <= quantity.start < quantity.end <= len(reading.source), f"span of {quantity}"
        assert reading.text.slice(quantity.start, quantity.end) == quantity.text, f"text of {quantity}"
        assert quantity.text in quantity.sentence in reading.text.text, f"sentence of {quantity}"
        assert isfinite(quantity.value) and 0 <= quantity.value < 10**DIGITS, f"value of {quantity}"
        assert quantity.section in known, f"section of {quantity}"


def check_formulations(reading: Reading) -> None:
    """Phrases stand where they say, in the same words but for marks and space."""
    for phrase in find(reading):
        assert phrase.occurrences, f"{phrase.text} stands somewhere"
        for place in phrase.occurrences:
            there = reading.text.slice(place.start, place.end)
            assert fold(there) == fold(phrase.text), f"{phrase.text} at {place.start}: {there!r}"


def check_reading(reading: Reading) -> None:
    """All that holds of one text."""
    check_text(reading)
    check_sections(reading)
    check_passages(reading)
    check_sentences(reading)
    check_quantities(reading)
    check_formulations(reading)


def check_pair(earlier: Reading, later: Reading) -> None:
    """Links lie between known sections; the changes give both texts back; what is kept is equal."""
    alignment = align_documents(earlier, later)
    ids = [{section.id for section in reading.sections} for reading in (earlier, later)]
    for link in alignment.links:
        assert link.source in ids[0] and link.target in ids[1], f"ends of {link}"
        assert 0 <= link.score <= 1 and isfinite(link.score), f"score of {link}"
    found = changes(earlier, later, alignment)
    old = "".join(c.before for c in sorted(found, key=lambda c: (c.earlier_start, c.earlier_end)))
    new = "".join(c.after for c in sorted(found, key=lambda c: (c.later_start, c.later_end)))
    assert (old, new) == (earlier.text.text, later.text.text), "the changes give both texts back"
    for change in found:
        assert change.kind != "kept" or change.before == change.after, f"kept, and equal: {change}"
