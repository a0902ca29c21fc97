"""Moves: what became of the chapters of the tasks — named for the first time, no longer named, moved, joined, parted.

All of it is said of headings, which a reader can look through: that a subject stands in the heading of a
chapter here and in no heading there. Where a chapter's heading names no subject that we know, what stands
linked to it is not called new or gone: it may be the same chapter in other words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from yzcompare.corpus import Corpus
from yzcompare.lexicon import lists
from yzcompare.reading.outline import document_of
from yzcompare.reading.reader import Reading
from yzcompare.tasks.alignment import alignment_of
from yzcompare.tasks.chapters import Chapter, chapters_of, headings_near
from yzcompare.vocabulary import Named

PLACES = 3
"""Places by which a chapter has to move for it to be told."""

SHARE = 0.3
"""Share of all places by which it has to move: a report of twelve chapters is longer than one of six."""


class Turn(Named):
    """What became of a subject in the chapters of the tasks."""

    NEW = "new", "进入章标题", "new in a heading"
    GONE = "gone", "退出章标题", "in no heading"
    MOVED = "moved", "位次变化"
    JOINED = "joined", "合并成章"
    PARTED = "parted", "分设两章"


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one subject, or of two that were joined or parted, between some documents and later ones.

    `earlier` and `later` are the documents it is said of; `before` and `now` the chapters, none where no
    heading names the subject.
    """

    turn: Turn
    subjects: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    before: tuple[Chapter, ...]
    now: tuple[Chapter, ...]


def chaptered(corpus: Corpus) -> tuple[Reading, ...]:
    """The documents whose chapters are set beside each other: those of the newest one's genre that have any."""
    genre = corpus.years[-1].document.genre
    return tuple(r for r in corpus.years if r.document.genre == genre and len(chapters_of(r)) > 1)


def moves_of(corpus: Corpus) -> tuple[Move, ...]:
    """What became of the chapters, up to the newest document.

    >>> from yzcompare import load
    >>> {move.turn.value for move in moves_of(load()) if move.earlier == ("2014",)} <= {"new"}
    True
    """
    readings = chaptered(corpus)
    # What is told leads up to the newest document: one without chapters is not passed over.
    if len(readings) < 2 or readings[-1].document.id != corpus.years[-1].document.id:
        return ()
    return (
        *_new(corpus, readings),
        *_gone(corpus, readings),
        *_moved(readings),
        *_joined(readings),
    )


def _new(corpus: Corpus, readings: Sequence[Reading]) -> Iterator[Move]:
    """Subjects in a chapter's heading of the newest documents, and in no heading of the tasks of those before.

    One that stood below a chapter, or may stand there in another word, was not new when it got one.
    """
    newest = readings[-1]
    for subject in _subjects(newest):
        run = [newest]
        for reading in reversed(readings[:-1]):
            if not _chapter(reading, subject):
                break
            run.insert(0, reading)
        before = [r for r in readings if r not in run]
        whole = [r for r in before if r.whole and r.document.year < run[0].document.year]
        chapters = tuple(c for r in run if (c := _chapter(r, subject)))
        if not whole or any(headings_near(r, subject) for r in before):
            continue
        if not any(_in_other_words(corpus, chapters[0], r) for r in whole):
            yield Move(Turn.NEW, (subject,), _ids(whole), _ids(run), (), chapters)


def _gone(corpus: Corpus, readings: Sequence[Reading]) -> Iterator[Move]:
    """Subjects in a chapter's heading of the documents before the newest, and in no heading of its tasks."""
    *before, newest = readings
    if not newest.whole:
        return
    for subject in _subjects(before[-1]):
        run = [r for r in before if _chapter(r, subject)]
        chapters = tuple(c for r in run if (c := _chapter(r, subject)))
        if not headings_near(newest, subject) and not _in_other_words(corpus, chapters[-1], newest):
            yield Move(Turn.GONE, (subject,), _ids(run), (newest.document.id,), chapters, ())


def _moved(readings: Sequence[Reading]) -> Iterator[Move]:
    """Subjects whose chapter stands at another place than in the document before, or in the first one."""
    newest = readings[-1]
    for other in dict.fromkeys((readings[-2].document.id, readings[0].document.id)):
        earlier = next(r for r in readings if r.document.id == other)
        if not (earlier.whole and newest.whole):
            continue
        for subject in _subjects(newest):
            before, now = _opening(earlier, subject), _opening(newest, subject)
            if (
                before
                and now
                and abs(before.place - now.place) >= PLACES
                and shift(earlier, newest, before, now) >= SHARE
            ):
                yield Move(Turn.MOVED, (subject,), (other,), (newest.document.id,), (before,), (now,))


def shift(earlier: Reading, later: Reading, before: Chapter, now: Chapter) -> float:
    """By what share of all places a chapter moved: from the first to the last it is 1."""
    ends = [
        (before.place - 1) / (len(chapters_of(earlier)) - 1),
        (now.place - 1) / (len(chapters_of(later)) - 1),
    ]
    return abs(ends[0] - ends[1])


def _joined(readings: Sequence[Reading]) -> Iterator[Move]:
    """Two subjects with a chapter each that now share one, or the reverse."""
    earlier, newest = readings[-2], readings[-1]
    if not (earlier.whole and newest.whole):
        return
    names = _ids([earlier]), _ids([newest])
    both = [s for s in _subjects(newest) if s in _subjects(earlier)]
    for pair in combinations(both, 2):
        before, now = _chapters(earlier, pair), _chapters(newest, pair)
        if len(before) == 2 and len(now) == 1 and _alone(before, pair):
            yield Move(Turn.JOINED, pair, *names, before, now)
        elif len(before) == 1 and len(now) == 2 and _alone(now, pair):
            yield Move(Turn.PARTED, pair, *names, before, now)


def _alone(chapters: Sequence[Chapter], pair: tuple[str, ...]) -> bool:
    """Whether each of two chapters is about one of a pair and nothing else."""
    return all(len(chapter.subjects) == 1 and chapter.subjects[0] in pair for chapter in chapters)


def _chapters(reading: Reading, subjects: Sequence[str]) -> tuple[Chapter, ...]:
    """The chapters whose headings name any of some subjects."""
    return tuple(c for c in chapters_of(reading) if set(c.subjects) & set(subjects))


def _chapter(reading: Reading, subject: str) -> Chapter | None:
    """The first chapter whose heading names a subject."""
    return next(iter(_chapters(reading, [subject])), None)


def _opening(reading: Reading, subject: str) -> Chapter | None:
    """The only chapter whose heading opens with a subject; None where none or several do."""
    found = [c for c in chapters_of(reading) if c.subjects[:1] == (subject,)]
    return found[0] if len(found) == 1 and len(_chapters(reading, [subject])) == 1 else None


def _subjects(reading: Reading) -> list[str]:
    """Subjects of the chapters of a document, those that fewest reports have first; how government runs is none."""
    known = lists.chapters()
    found = dict.fromkeys(s for chapter in chapters_of(reading) for s in chapter.subjects)
    return sorted((s for s in found if s != "government"), key=lambda s: known[s].usual)


def _ids(readings: Sequence[Reading]) -> tuple[str, ...]:
    return tuple(reading.document.id for reading in readings)


def _in_other_words(corpus: Corpus, chapter: Chapter, other: Reading) -> bool:
    """Whether a chapter is linked to one of another document whose heading names no subject that we know."""
    unknown = {c.section for c in chapters_of(other) if not c.subjects}
    if not unknown:
        return False
    sections = corpus.sections
    years = [reading.document.id for reading in corpus.years]
    pair = sorted((chapter.document, other.document.id), key=years.index)

    def chapter_over(section: str) -> set[str]:
        reading = corpus[document_of(section)]
        return {part.id for part in reading.path_to(sections[section])}

    for link in alignment_of(corpus, *pair).links:
        if link.firm:
            ends = chapter_over(link.source) | chapter_over(link.target)
            if chapter.section in ends and unknown & ends:
                return True
    return False
