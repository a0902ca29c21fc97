"""Alignment: two documents set side by side — their links, and what of each has no counterpart.

A section without a link is new, or has no counterpart, only where the other document is whole;
beside a fragment, or a text that looks cut, we cannot tell. Where the nearest section of the other document scores just below a
link, that is not clear either, and is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from yzcompare.absences import Search, seek_task
from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.errors import InputError
from yzcompare.judgements import Judgement
from yzcompare.messages import Message, say, together
from yzcompare.reading.outline import Section, document_of
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.tasks.evidence import Matrix
from yzcompare.tasks.judgements import apply
from yzcompare.tasks.links import Link, link
from yzcompare.tasks.profiles import followed, short_sections
from yzcompare.tasks.scores import Scores, score
from yzcompare.tasks.states import TaskState
from yzcompare.themes.coding import code_section, topic_weights
from yzcompare.themes.lexicon import topic_terms

DOUBT = 0.05
"""Score from which a section without a link is not said to be without a counterpart."""

AIMS = (Role.GOALS, Role.SITUATION)
"""Roles whose passages are set beside tasks at half their likeness: that none is linked does not say none is there."""

FINER = 1.6
"""Times by which the tasks of one document are longer than those of the other, where it is divided otherwise."""

STATES = (
    TaskState.NEW,
    TaskState.NO_COUNTERPART,
    TaskState.NOT_CLEAR,
    TaskState.TOO_SHORT,
    TaskState.CANNOT_TELL,
)
"""What can be said of a section without a link."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A section without a link to the other document, what that can mean, and the nearest section there.

    `state` is "new" (in the later document) or "no counterpart" (of the earlier one) only where the
    other document is whole and the `search` for the task found nothing there; "not clear" where a section or
    a sentence comes close, "too short to tell" where it is a line or so; beside a fragment "cannot tell".
    """

    section: str
    document: str
    other: str
    state: TaskState
    nearest: str
    score: float
    search: Search


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents side by side: scores of all pairs of sections, links, and sections without one."""

    earlier: str
    later: str
    scores: Scores
    links: tuple[Link, ...]
    unlinked: tuple[Unlinked, ...]
    note: Message
    """What limits the comparison: parts not held, another genre."""
    layout: TaskState | None = None
    """What nearly all sections do because the later document is divided more finely (split) or less (merged)."""

    def __repr__(self) -> str:
        principal = sum(link.strength == 2 for link in self.links)
        return (
            f"{self.earlier} beside {self.later}: {len(self.links):,} links, {principal:,} of them principal; "
            f"{len(self.unlinked):,} sections without one"
        )


def note_on(earlier: Reading, later: Reading) -> Message:
    """Say what limits the comparison of two documents; empty where nothing does.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> note_on(corpus["2014"], corpus["2020"])
    '2014 is a work report, 2020 is a plan recommendations: what a yearly report sets for a year, a plan sets for five'
    """
    notes = [reading.lacking for reading in (earlier, later) if not reading.whole]
    a, b = earlier.document, later.document
    if a.genre != b.genre:
        told = say(
            "{earlier} is a {genre}, {later} is a {other}: what a yearly report sets for a year, a plan sets for five",
            earlier=a.id,
            genre=say(a.genre),
            later=b.id,
            other=say(b.genre),
        )
        notes.insert(0, told)
    return together(notes, between={"en": ". ", "zh": "。"})


def layout(earlier: Reading, later: Reading) -> TaskState | None:
    """What sections do because the later document is divided otherwise: split where its tasks are shorter by far.

    >>> from yzcompare import load
    >>> layout(load()["2024"], load()["2025"])
    """
    lengths = [
        [len(reading.text.slice(s.start, s.own_end)) for s in followed(reading)]
        for reading in (earlier, later)
    ]
    if not all(lengths):
        return None
    before, after = (sum(each) / len(each) for each in lengths)
    if before >= FINER * after:
        return TaskState.SPLIT
    return TaskState.MERGED if after >= FINER * before else None


def align_documents(earlier: Reading, later: Reading, judgements: Sequence[Judgement] = ()) -> Alignment:
    """Set two documents side by side, a person's judgements applied last."""
    scores = score(earlier, later)
    titles = {section.id: section.title for reading in (earlier, later) for section in reading.sections}
    parents = {section.id: section.parent for reading in (earlier, later) for section in reading.sections}
    between = [j for j in judgements if _between(j, earlier, later)]
    laid = layout(earlier, later)
    links = tuple(
        replace(each, source_title=titles.get(each.source, ""), target_title=titles.get(each.target, ""))
        for each in apply(link(scores), between, parents, laid)
    )
    linked = {end for each in links for end in (each.source, each.target)}
    above = {part.id for r in (earlier, later) for s in r.sections if s.id in linked for part in r.path_to(s)}
    gone, new = TaskState.NO_COUNTERPART, TaskState.NEW
    unlinked = (
        *_unlinked(earlier, later, gone, scores.sources, scores.targets, scores.values, linked, above),
        *_unlinked(later, earlier, new, scores.targets, scores.sources, scores.values.T, linked, above),
    )
    names = earlier.document.id, later.document.id
    return Alignment(*names, scores, links, unlinked, note_on(earlier, later), laid)


@derived
def alignment_of(corpus: Corpus, earlier: str, later: str) -> Alignment:
    """Two documents of a corpus side by side.

    Raises InputError for two that may not be compared, or a wrong order.
    """
    return align_documents(*corpus.between(earlier, later), corpus.judgements)


def _between(judgement: Judgement, earlier: Reading, later: Reading) -> bool:
    ends = document_of(judgement.source), document_of(judgement.target)
    return ends == (earlier.document.id, later.document.id)


def _unlinked(
    of: Reading,
    other: Reading,
    alone: TaskState,
    sections: Sequence[Section],
    neighbours: Sequence[Section],
    values: Matrix,
    linked: set[str],
    above: set[str],
) -> Iterator[Unlinked]:
    """Sections of one document without a link; a row of `values` holds a section's scores with `neighbours`.

    `alone` is what such a section is called beside a whole document with nothing near it.
    """
    for row, section in enumerate(sections):
        if section.id not in linked:
            best = int(np.argmax(values[row])) if neighbours else -1
            near = (neighbours[best].id, float(values[row, best])) if neighbours else ("", 0.0)
            search = seek_task(other, section.heading, topic_terms(_topic(of, section)))
            state = _state(near[1], section.id in above, search, alone)
            if state in (alone, TaskState.NOT_CLEAR) and near[1] < DOUBT and section.id in short_sections(of):
                state = TaskState.TOO_SHORT
            elif state is alone and of.role_at(section.start) in AIMS:
                state = TaskState.NOT_CLEAR
            yield Unlinked(section.id, of.document.id, other.document.id, state, *near, search)


def _topic(reading: Reading, section: Section) -> str:
    """The topic that takes most of a section's room; empty where it has none."""
    room = topic_weights(code_section(reading, section))
    return max(room, key=lambda topic: room[topic], default="")


def _state(nearest: float, holds_links: bool, search: Search, alone: TaskState) -> TaskState:
    """What a section without a link can be said to be, by the search for its task in the other document.

    A part whose sections are linked is neither new nor gone, whatever its opening says.
    """
    if search.lacking:
        return TaskState.CANNOT_TELL
    close = nearest >= DOUBT or holds_links or not search.presence.absent
    return TaskState.NOT_CLEAR if close else alone


def chosen_pair(corpus: Corpus, earlier: str, later: str) -> Alignment:
    """The pair named, or the last two years where a name is empty.

    Raises InputError where the corpus has no such pair.
    """
    years = [reading.document.id for reading in corpus.years]
    if len(years) < 2 and not (earlier and later):
        raise InputError("the corpus holds one document only", hint="add a second one to compare it with")
    return alignment_of(corpus, earlier or years[-2], later or years[-1])
