"""Chapters: the items under which a report sets its tasks, in their order, and what their headings are about.

What a chapter is about is told by the words of its heading (lexicon/chapters.toml), and that a report has no
heading on a subject only after a search of all headings of its tasks.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from yzcompare.absences import Search, seek_terms
from yzcompare.lexicon import lists
from yzcompare.lexicon.terms import SubjectTerms
from yzcompare.messages import Message, both
from yzcompare.reading.layers import layer
from yzcompare.reading.numbering import marker
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span

AHEAD = (Role.GOALS, Role.TASKS, Role.SAFEGUARDS)
"""Roles in which a report speaks of what it will do."""

PLAN = 5
"""Parts that set tasks from which the parts themselves are the chapters, as in a plan; a report has one or two."""


MOST = 16
"""Chapters that a part has at the most; what has more is a list of projects or of words."""


ABOUT = 20
"""Characters that are added to the length of every sentence, so that the shortest is not most about a subject."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """An item of a report's tasks: its place among them, and the subjects of its heading.

    `place` is 0 where it is not known: of a fragment it is told by the item's own number.
    """

    document: str
    section: str
    place: int
    title: str
    subjects: tuple[str, ...]


@layer
def chapters_of(reading: Reading) -> tuple[Chapter, ...]:
    """The chapters of the tasks of a document, in their order.

    >>> from yzcompare import load
    >>> [(chapter.place, *chapter.subjects) for chapter in chapters_of(load()["2025"])][:3]
    [(3,), (4, 'opening'), (5, 'reform')]
    """
    sections = _items(reading)
    found = []
    for number, section in enumerate(sections, 1):
        place = number if reading.whole else _own_number(section)
        found.append(
            Chapter(
                reading.document.id, section.id, place, section.title, tuple(subjects_in(section.heading))
            )
        )
    return tuple(found)


def _items(reading: Reading) -> list[Section]:
    """The sections that are a document's chapters: the items of the part with most of them, or the parts of a plan."""
    tasks = [
        s
        for s in reading.sections
        if not s.inside and reading.role_at(s.start) in (Role.TASKS, Role.SAFEGUARDS)
    ]
    parts = [s for s in tasks if s.level == 1 and reading.role_at(s.start) is Role.TASKS]
    if len(parts) >= PLAN:
        return [s for s in tasks if s.level == 1]
    items = [s for s in tasks if s.level == 2 and reading.role_at(s.start) is Role.TASKS]
    held = Counter(s.parent for s in items)
    if not held:
        return []
    most = max(held, key=lambda parent: (held[parent], parent))
    found = [s for s in tasks if s.level == 2 and s.parent == most]
    # Beside numbered items those with a dash are principles, not chapters.
    found = _longest_run([s for s in found if _own_number(s)] or found)
    return found if len(found) <= MOST else []


def _longest_run(sections: list[Section]) -> list[Section]:
    """Of items whose numbers begin anew inside a part the longest run: the others are guidance before the tasks."""
    runs: list[list[Section]] = [[]]
    last = 0
    for section in sections:
        number = _own_number(section)
        if runs[-1] and number and number <= last:
            runs.append([])
        runs[-1].append(section)
        last = number or last
    return max(runs, key=len)


def _own_number(section: Section) -> int:
    found = marker(section.title)
    return found.number if found else 0


def subjects_in(heading: str) -> Mapping[str, str]:
    """The subjects of a heading with the term that stands for each, in its order.

    >>> subjects_in("提升产业体系竞争力，深化改革开放")
    {'industry': '产业', 'reform': '改革', 'opening': '开放'}
    """
    return _terms().find(heading)


def subject_name(subject: str) -> Message:
    """What a subject of chapters is called, in both languages."""
    named = lists.chapters()[subject]
    return both(named.zh, named.en)


def headings_on(reading: Reading, subject: str) -> tuple[Section, ...]:
    """All headings of what a document will do, at whatever level, that hold a term of a subject.

    >>> from yzcompare import load
    >>> [section.title for section in headings_on(load()["2014"], "governance")][:1]
    ['（六）加强社会治理，建设“平安渝中”']
    """
    return _headings_with(reading, lists.chapters()[subject].terms)


def headings_near(reading: Reading, subject: str) -> tuple[Section, ...]:
    """The same, with those that hold a word that may stand for the subject: beside them it is not said to be missing."""
    named = lists.chapters()[subject]
    return _headings_with(reading, (*named.terms, *named.also))


def _headings_with(reading: Reading, words: Sequence[str]) -> tuple[Section, ...]:
    return tuple(
        section
        for section in reading.sections
        if reading.role_at(section.start) in AHEAD and any(word in section.heading for word in words)
    )


def mention_of(reading: Reading, subject: str) -> Span[Received] | None:
    """The sentence of what a document will do that is most about a subject; None where none names it.

    >>> from yzcompare import load
    >>> reading = load()["2014"]
    >>> found = mention_of(reading, "transport")
    >>> "交通" in reading.text.slice(found.start, found.end)
    True
    """
    terms = lists.chapters()[subject].terms
    best, most = None, 0.0
    for span in reading.sentences():
        if reading.role_at(span.start) in AHEAD:
            said = reading.text.slice(span.start, span.end)
            # A long sentence of guidance names everything.
            share = sum(said.count(term) * len(term) for term in terms) / (ABOUT + len(said))
            if share > most:
                best, most = span, share
    return best


def seek_subject(reading: Reading, subject: str) -> Search:
    """Look for a subject of chapters in all that a document will do, by its terms."""
    named = lists.chapters()[subject]
    return seek_terms(reading, named.zh, named.terms, AHEAD)


@cache
def _terms() -> SubjectTerms:
    return SubjectTerms({name: subject.terms for name, subject in lists.chapters().items()})
