"""What became of the chapters and tasks, in sentences for their page and the index."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from yzcompare.corpus import Corpus
from yzcompare.lexicon import lists
from yzcompare.messages import COMMA, Message, listed, say, say_n, together
from yzcompare.reading.reader import Reading
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.tasks.alignment import chosen_pair
from yzcompare.tasks.chapters import Chapter, chapters_of, mention_of, subject_name, subjects_in
from yzcompare.tasks.lineages import lineages_of
from yzcompare.tasks.moves import Move, Turn, chaptered, moves_of, shift
from yzcompare.tasks.states import TaskState

PAGE = "03-sections"

MOST = 3
"""Findings of one turn: the subjects that fewest reports of the genre have in a chapter's heading come first."""

SOUGHT = ("safety", "opening", "consumption", "estate", "governance", "population")
"""Subjects of which a first chapter of their own tells where the work goes, however many reports have one."""

SUBJECTS = "chapter-subjects"
"""What links to the subjects of chapters lead to, where a sentence is about two of them."""

FIRST_ROW = "chapters-first"
"""What links to the row of first chapters lead to."""


def chapter_row(subject: str) -> str:
    """What links to the row of a subject of chapters lead to."""
    return f"chapter-{subject}"


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What became of the chapters: what came into their headings, what left them, what moved, and what comes first."""
    found = moves_of(corpus)
    return (
        *_first(corpus),
        *(_told(corpus, move) for turn in Turn for move in _of(corpus, turn, found)),
    )


def _of(corpus: Corpus, turn: Turn, moves: Iterable[Move]) -> list[Move]:
    """The moves of one turn that are told, each chapter once."""
    kept: list[Move] = []
    chapters: set[str] = set()
    own = [move for move in moves if move.turn is turn]
    if turn is Turn.MOVED:
        own.sort(key=lambda move: -_shift(corpus, move))
    for move in own:
        ends = {chapter.section for chapter in (*move.before[-1:], *move.now[-1:])}
        if not ends & chapters and len(kept) < MOST:
            kept.append(move)
        chapters |= ends
    return kept


def _told(corpus: Corpus, move: Move) -> Finding:
    subject = move.subjects[0]
    usual = lists.chapters()[subject].usual / 100
    return Finding(
        _SENTENCES[move.turn](corpus, move),
        PAGE,
        SUBJECTS if len(move.subjects) > 1 else chapter_row(subject),
        Kind.TASKS,
        _sides(corpus, move),
        _weight(corpus, move, usual),
        about=f"chapter {subject}",
        theme=lists.chapters()[subject].field,
    )


def _weight(corpus: Corpus, move: Move, usual: float) -> Weight:
    span = min(1.0, (len(move.earlier) + len(move.later) - 1) / 5)
    if move.turn is Turn.MOVED:
        far = _shift(corpus, move)
        return Weight(size=far, central=0.7, span=span, surprise=0.8 * far, sure=0.95)
    if move.turn in (Turn.JOINED, Turn.PARTED):
        return Weight(size=0.4, central=0.6, span=span, surprise=0.4, sure=0.9)
    subject = move.subjects[0]
    chapter = (move.now or move.before)[-1]
    if move.turn is Turn.NEW and subject in SOUGHT and chapter.subjects[:1] == (subject,):
        return Weight(size=0.9, central=1.0, span=span, surprise=0.9, sure=0.95)
    sure = {Turn.NEW: 0.95, Turn.GONE: 0.9}[move.turn]
    return Weight(size=0.6, central=0.7, span=span, surprise=1 - usual, sure=sure)


def _shift(corpus: Corpus, move: Move) -> float:
    before, now = move.before[0], move.now[0]
    return shift(corpus[before.document], corpus[now.document], before, now)


def _new(corpus: Corpus, move: Move) -> Message:
    first, last = move.now[0], move.now[-1]
    if first != last:
        return say(
            "{first} has a chapter “{heading}”, and {later} “{heading_now}”; no heading of the tasks of {earlier} has {words}, or a word for the same.",
            first=first.document,
            heading=first.title,
            later=last.document,
            heading_now=last.title,
            earlier=listed(move.earlier),
            words=_words(move.subjects[0], (first, last)),
        )
    return say(
        "{later} has a chapter “{heading}”; no heading of the tasks of {earlier} has {words}, or a word for the same.",
        heading=move.now[-1].title,
        later=move.later[-1],
        earlier=listed(move.earlier),
        words=_words(move.subjects[0], move.now[-1:]),
    )


def _gone(corpus: Corpus, move: Move) -> Message:
    return say(
        "{earlier} had a chapter “{heading}”; no heading of the tasks of {later} has {words}, or a word for the same.",
        heading=move.before[-1].title,
        later=listed(move.later),
        earlier=move.before[-1].document,
        words=_words(move.subjects[0], move.before[-1:]),
    )


def _words(subject: str, chapters: Iterable[Chapter]) -> Message:
    """The words of headings that tell their subject, as they stand there."""
    return listed(dict.fromkeys(f"“{subjects_in(chapter.title)[subject]}”" for chapter in chapters))


def _moved(corpus: Corpus, move: Move) -> Message:
    before, now = move.before[0], move.now[0]
    return say(
        "{subject}: chapter {place} of {all} in {earlier} (“{heading}”), chapter {place_now} of {all_now} in {later} (“{heading_now}”).",
        subject=subject_name(move.subjects[0]),
        place=before.place,
        all=len(chapters_of(corpus[before.document])),
        earlier=before.document,
        heading=before.title,
        place_now=now.place,
        all_now=len(chapters_of(corpus[now.document])),
        later=now.document,
        heading_now=now.title,
    )


def _joined(corpus: Corpus, move: Move) -> Message:
    return say(
        "{subjects}: a chapter each in {earlier}, one chapter together in {later} (“{heading}”).",
        subjects=listed([subject_name(subject) for subject in move.subjects]),
        earlier=listed(move.earlier),
        later=listed(move.later),
        heading=move.now[0].title,
    )


def _parted(corpus: Corpus, move: Move) -> Message:
    return say(
        "{subjects}: one chapter together in {earlier} (“{heading}”), a chapter each in {later}.",
        subjects=listed([subject_name(subject) for subject in move.subjects]),
        earlier=listed(move.earlier),
        later=listed(move.later),
        heading=move.before[0].title,
    )


_SENTENCES: dict[Turn, Callable[[Corpus, Move], Message]] = {
    Turn.NEW: _new,
    Turn.GONE: _gone,
    Turn.MOVED: _moved,
    Turn.JOINED: _joined,
    Turn.PARTED: _parted,
}


def _sides(corpus: Corpus, move: Move) -> tuple[Side, ...]:
    """The headings of chapters; for a document without one the sentence that names the subject, or that none does."""
    before = [_heading(corpus, chapter) for chapter in move.before]
    now = [_heading(corpus, chapter) for chapter in move.now]
    if not before:
        before = [_without(corpus[name], corpus, move.subjects[0]) for name in move.earlier]
    if not now:
        now = [_without(corpus[name], corpus, move.subjects[0]) for name in move.later]
    return (*before, *now)


def _heading(corpus: Corpus, chapter: Chapter) -> Side:
    section = corpus.sections[chapter.section]
    end = section.start + len(section.title)
    return Side(chapter.document, chapter.title, corpus.cite(chapter.document, section.start, end))


def _without(reading: Reading, corpus: Corpus, subject: str) -> Side:
    mention = mention_of(reading, subject)
    if mention is not None:
        cited = corpus.cite(reading.document.id, mention.start, mention.end)
        return Side(reading.document.id, say("in the text, in no heading of a chapter"), cited)
    return Side(reading.document.id, say("not in its tasks"))


def first_chapters(corpus: Corpus) -> tuple[Chapter, ...]:
    """The chapter that each report opens its tasks with, where it is held."""
    firsts = (next(iter(chapters_of(reading)), None) for reading in chaptered(corpus))
    return tuple(chapter for chapter in firsts if chapter is not None and chapter.place == 1)


def _first(corpus: Corpus) -> Iterator[Finding]:
    """What the reports open their tasks with, where the newest opens with another subject than the one before."""
    found = first_chapters(corpus)
    if len(found) < 2 or found[-1].document != corpus.years[-1].document.id:
        return
    before, now = found[-2:]
    if not before.subjects or not now.subjects or set(before.subjects) & set(now.subjects):
        return
    yield Finding(
        say(
            "The tasks of {later} open with “{heading}”, those of {earlier} with “{other}”.",
            later=now.document,
            heading=now.title,
            earlier=before.document,
            other=before.title,
        ),
        PAGE,
        FIRST_ROW,
        Kind.TASKS,
        tuple(_heading(corpus, chapter) for chapter in found[-4:]),
        Weight(size=0.5, central=0.8, span=0.2, surprise=0.5, sure=0.95),
        about="first chapter",
        theme=lists.chapters()[now.subjects[0]].field,
    )


def summary(corpus: Corpus, earlier: str, later: str) -> list[Message]:
    """What became of the tasks from one document to the other, and how far they can be followed."""
    shown = chosen_pair(corpus, earlier, later)
    count = Counter(link.relation for link in shown.links)
    linked = len({link.target for link in shown.links if link.strength == 2})
    told = [
        say(
            "{linked} of the {all} sections of {later} have a counterpart in {earlier}: {parts}.",
            linked=linked,
            all=len(shown.scores.targets),
            later=shown.later,
            earlier=shown.earlier,
            parts=together(
                [_counted(count[state], state) for state in _BECAME if count[state]],
                between=COMMA,
            ),
        )
    ]
    states = Counter((u.document, u.state) for u in shown.unlinked)
    for document, other in ((shown.later, shown.earlier), (shown.earlier, shown.later)):
        parts = [_counted(n, state) for (d, state), n in sorted(states.items()) if d == document]
        if parts:
            told.append(
                say(
                    "Sections of {document} without a counterpart in {other}: {parts}.",
                    document=document,
                    other=other,
                    parts=together(parts, between=COMMA),
                )
            )
    lines = lineages_of(corpus)
    through = sum(all(p.section and p.state is not TaskState.PARTIAL for p in line.places) for line in lines)
    told.append(
        say_n(
            "{through} of {n} task can be followed through all documents ({years}); a task that splits counts once for each branch.",
            "{through} of {n} tasks can be followed through all documents ({years}); a task that splits counts once for each branch.",
            len(lines),
            through=through,
            years=listed([reading.document.id for reading in corpus.years]),
        )
    )
    if shown.note:
        told.append(say("What limits the comparison: {note}.", note=shown.note))
    return told


_BECAME = (
    TaskState.CONTINUED,
    TaskState.SPLIT,
    TaskState.MERGED,
    TaskState.SPLIT_AND_MERGED,
    TaskState.LAID_OUT,
    TaskState.NOT_CLEAR,
)


def _counted(number: int, state: TaskState) -> Message:
    return say("{number} {state}", number=number, state=state)
