"""Courses: a subject of problems through the reports: where it is named, and where it is searched for and not named.

That a report no longer names a subject, or did not name it before, is said of its passages on problems only,
and only where the report is held whole, has such a passage, and none of the subject's terms stands in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yzcompare.absences import Search, seek_terms
from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.problems.division import MISSED, Mention, Problem, problems_of
from yzcompare.problems.shortfalls import shortfalls_of
from yzcompare.problems.subjects import Subject, subjects
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span
from yzcompare.vocabulary import Named

SHORTEST = 40
"""Characters that are added to the length of every sentence, so that a short one is not the nearest for that alone."""

TASKS = (Role.TASKS, Role.SAFEGUARDS)


class Standing(Named):
    """How a subject stands in what a report says of its problems."""

    NAMED = "named", "列为问题"
    NOT_NAMED = "not named", "未列为问题"
    NEAR = "near", "无从判断", "cannot tell"
    """A word that may stand for it stands in the passage, or a term of it where the passage may go on."""
    NO_PASSAGE = "no passage", "未见问题段落", "no passage on problems"
    NOT_HELD = "not held", "文本不全", "not held"


@dataclass(frozen=True, slots=True)
class Place:
    """A subject in a document: its standing, the clause that names it, and the search where none does."""

    document: str
    standing: Standing
    mention: Mention | None
    search: Search | None


@dataclass(frozen=True, slots=True)
class Course:
    """A subject with its place in every document, in the order of the years."""

    subject: Subject
    places: tuple[Place, ...]

    @property
    def named(self) -> tuple[Mention, ...]:
        """The clauses that name it, one a document."""
        return tuple(place.mention for place in self.places if place.mention is not None)

    def standings(self) -> tuple[Standing, ...]:
        """Its standing in every document."""
        return tuple(place.standing for place in self.places)


@derived
def courses_of(corpus: Corpus, *documents: str) -> tuple[Course, ...]:
    """Every subject that some report of a place names among its problems, in the order in which the newest names them.

    >>> from yzcompare import load
    >>> traffic = next(course for course in courses_of(load()) if course.subject.id == "traffic")
    >>> [place.standing.value for place in traffic.places]
    ['named', 'not named', 'not held', 'not held']
    """
    readings = [r for r in corpus.years if not documents or r.document.id in documents]
    firsts = {reading.document.id: _firsts(reading) for reading in readings}
    order = [subject for name in reversed(firsts) for subject in firsts[name]]
    known = subjects()
    return tuple(
        Course(
            known[name],
            tuple(_place(reading, known[name], firsts[reading.document.id]) for reading in readings),
        )
        for name in dict.fromkeys(order)
    )


def _firsts(reading: Reading) -> Mapping[str, Mention]:
    """The first clause of a document for each subject that it names."""
    found: dict[str, Mention] = {}
    for each in shortfalls_of(reading)[:1]:
        found[MISSED] = Mention(reading.document.id, MISSED, "", each.start, each.end, each.text)
    for problem in problems_of(reading):
        for mention in problem.mentions:
            found.setdefault(mention.subject, mention)
    return found


def _place(reading: Reading, subject: Subject, firsts: Mapping[str, Mention]) -> Place:
    name = reading.document.id
    if subject.id in firsts:
        return Place(name, Standing.NAMED, firsts[subject.id], None)
    if not any(passage.role is Role.PROBLEMS for passage in reading.passages):
        standing = Standing.NO_PASSAGE if reading.whole else Standing.NOT_HELD
        return Place(name, standing, None, None)
    search = seek_terms(reading, subject.zh, (*subject.terms, *subject.also), [Role.PROBLEMS])
    if search.lacking:
        return Place(name, Standing.NOT_HELD, None, search)
    absent = search.presence.absent and not _in_doubt(reading, subject)
    return Place(name, Standing.NOT_NAMED if absent else Standing.NEAR, None, search)


def _in_doubt(reading: Reading, subject: Subject) -> bool:
    """Whether a term of a subject stands where a document may name problems, and is read to do something else."""
    doubtful = (
        reading.text.slice(doubt.start, doubt.end) for doubt in reading.doubts if doubt.other is Role.PROBLEMS
    )
    return any(term in told for told in doubtful for term in subject.terms)


def comparable(corpus: Corpus) -> tuple[str, ...]:
    """The reports whose problems are set beside each other: those of the newest one's genre.

    >>> from yzcompare import load
    >>> comparable(load())
    ('2014', '2024', '2025')
    """
    years = corpus.years
    return tuple(r.document.id for r in years if r.document.genre == years[-1].document.genre)


def nearest_task(reading: Reading, problem: Problem) -> Span[Received] | None:
    """The task of a report that names what a problem is about, in the words nearest to it; None where none names it.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> problem = problems_of(corpus["2014"])[2]
    >>> found = nearest_task(corpus["2014"], problem)
    >>> any(each.term in corpus["2014"].text.slice(found.start, found.end) for each in problem.mentions)
    True
    """
    best, most = None, 0.0
    for span in reading.sentences():
        if reading.role_at(span.start) not in TASKS:
            continue
        said = reading.text.slice(span.start, span.end)
        for mention in problem.mentions:
            if mention.term and mention.term in said:
                pairs = {mention.text[n : n + 2] for n in range(len(mention.text) - 1)}
                share = sum(pair in said for pair in pairs) / (SHORTEST + len(said))
                if share > most:
                    best, most = span, share
    return best
