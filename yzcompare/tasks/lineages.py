"""Lineages: one task followed through the documents along principal links, also across a gap.

Followed are the sections that set tasks or safeguards and have no sections below them. A lineage is a
path: from each section to its principal counterparts in the next document that has one. Where a task
splits, each branch is a lineage of its own that shares the beginning; where tasks merge, each keeps
its own past. A wide section (全力提升产业能级) takes in many tasks and gives on to many: of its
counterparts a path takes those that are linked to all its earlier sections too, so that finance does
not become transport on the way. No lineage grows into a heap, and a section may stand in several.

Each document is set beside those up to `REACH` places from it in the line. What stands farther apart is
"not compared", and "new" says that nothing comes near in the documents before it within that reach.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.described import Pair
from yzcompare.genre.rarity import background
from yzcompare.reading.outline import document_of, offset_of
from yzcompare.reading.reader import Reading
from yzcompare.tasks.alignment import Alignment, alignment_of
from yzcompare.tasks.links import Link
from yzcompare.tasks.profiles import followed
from yzcompare.tasks.scores import LEAST
from yzcompare.tasks.states import TaskState, became
from yzcompare.themes.coding import code_section, topic_weights
from yzcompare.themes.lexicon import theme_lexicon

Links = Mapping[tuple[str, str], float]
"""Scores of the links of two documents by the sections they join."""


REACH = 3
"""Places in the line of documents over which a task is followed: one that rests for two reports is found again."""


@dataclass(frozen=True, slots=True)
class Place:
    """A lineage's place in a document: a section (empty where it has none) and the task's state there."""

    document: str
    section: str
    state: TaskState


@dataclass(frozen=True, slots=True)
class Lineage:
    """One task through the documents; `id` names its sections, `zh` and `en` the topic they share."""

    id: str
    zh: str
    en: str
    places: tuple[Place, ...]


def within_reach(names: Sequence[str]) -> tuple[Pair, ...]:
    """Pairs of documents, in the order of their years, that are near enough for a task to be followed.

    >>> within_reach(["a", "b", "c", "d", "e"])[-3:]
    (('c', 'd'), ('c', 'e'), ('d', 'e'))
    """
    return tuple((a, b) for n, a in enumerate(names) for b in names[n + 1 : n + 1 + REACH])


@derived
def lineages_of(corpus: Corpus, *documents: str) -> tuple[Lineage, ...]:
    """Every task of a corpus of one place, followed through its documents, or through those named."""
    readings = [r for r in corpus.years if not documents or r.document.id in documents]
    pairs = within_reach([reading.document.id for reading in readings])
    return lineages(readings, {pair: alignment_of(corpus, *pair) for pair in pairs})


def lineages(readings: Sequence[Reading], alignments: Mapping[Pair, Alignment]) -> tuple[Lineage, ...]:
    """Follow every task through the documents, `readings` being in the order of their years."""
    links = {pair: scores_of(alignment) for pair, alignment in alignments.items()}
    order = [reading.document.id for reading in readings]
    sections = {reading.document.id: [s.id for s in followed(reading)] for reading in readings}
    onward = _edges(order, sections, alignments)
    begun = {target for targets in onward.values() for target in targets}
    roots = [section for name in order for section in sections[name] if section not in begun]
    paths = [path for section in roots for path in _paths((section,), onward, links)]
    # A step that no path from a beginning takes is the beginning of one of its own.
    steps = [(source, target) for source, targets in onward.items() for target in targets]
    taken = {step for path in paths for step in pairwise(path)}
    for step in sorted(steps, key=lambda step: order.index(document_of(step[0]))):
        if step not in taken:
            more = _paths(step, onward, links)
            taken |= {each for path in more for each in pairwise(path)}
            paths += more
    paths.sort(key=lambda path: [(order.index(document_of(s)), offset_of(s)) for s in path])
    # How many sections of a document lead on to a section.
    sources = Counter((document_of(source), t) for source, targets in onward.items() for t in set(targets))
    topics = {r.document.id: {s.id: topic_weights(code_section(r, s)) for s in followed(r)} for r in readings}
    return tuple(
        Lineage(">".join(path), *_name(path, topics), _places(path, readings, alignments, onward, sources))
        for path in paths
    )


def _edges(
    order: Sequence[str], sections: Mapping[str, list[str]], alignments: Mapping[tuple[str, str], Alignment]
) -> dict[str, list[str]]:
    """Sections each section leads on to: principal links, over a gap only where nothing stands in it."""
    onward: dict[str, list[str]] = defaultdict(list)
    inward: dict[str, list[str]] = defaultdict(list)
    known = {section for each in sections.values() for section in each}
    for distance in range(1, len(order)):
        found: list[Link] = []
        for earlier, later in zip(order, order[distance:], strict=False):
            between = set(order[order.index(earlier) + 1 : order.index(later)])
            for link in alignments[earlier, later].links if (earlier, later) in alignments else ():
                ends = link.source in known and link.target in known
                bridged = between & {document_of(s) for s in onward[link.source]}
                reached = between & {document_of(s) for s in inward[link.target]}
                if link.firm and ends and not bridged and not reached:
                    found.append(link)
        for link in found:
            onward[link.source].append(link.target)
            inward[link.target].append(link.source)
    return onward


def scores_of(alignment: Alignment) -> Links:
    """Scores of the links of two documents by their ends."""
    return {(link.source, link.target): link.score for link in alignment.links}


def _paths(
    path: tuple[str, ...], onward: Mapping[str, list[str]], links: Mapping[Pair, Links]
) -> list[tuple[str, ...]]:
    """Every path that goes on from the one given to where it ends."""
    targets = onward.get(path[-1], [])
    if not targets:
        return [path]

    def score(source: str, target: str) -> float | None:
        """Score of a link between two sections; 0 where there is none, None where the documents are far apart."""
        known = links.get((document_of(source), document_of(target)))
        return None if known is None else known.get((source, target), 0.0)

    def fits(target: str) -> bool:
        return all(known is None or known >= LEAST for known in (score(s, target) for s in path[:-1]))

    best = max(targets, key=lambda t: sum(score(s, t) or 0.0 for s in path))
    fitting = [target for target in targets if fits(target)] or [best]
    return [longer for target in fitting for longer in _paths((*path, target), onward, links)]


def _name(path: Sequence[str], topics: Mapping[str, Mapping[str, Mapping[str, float]]]) -> tuple[str, str]:
    """Name of the topic that marks all sections of a path together, in Chinese and English.

    A topic counts by the room it takes and by its rarity in the genre.
    """
    lexicon, scale = theme_lexicon(), background()
    room: dict[str, float] = defaultdict(float)
    for section in path:
        own = topics[document_of(section)][section]
        total = sum(own.values()) or 1
        for topic, length in own.items():
            if topic in lexicon.topics:
                room[topic] += length / total * scale.rarity(scale.topics.get(topic, 0))
    if not room:
        return "", ""
    best = lexicon.topics[max(room, key=lambda topic: room[topic])]
    return best.zh, best.en


def _places(
    path: Sequence[str],
    readings: Sequence[Reading],
    alignments: Mapping[tuple[str, str], Alignment],
    onward: Mapping[str, list[str]],
    sources: Mapping[tuple[str, str], int],
) -> tuple[Place, ...]:
    """A lineage's place in every document, with what can be said where it has no section."""
    held = {document_of(section): section for section in path}
    places = []
    before = ""
    for number, reading in enumerate(readings):
        name = reading.document.id
        if name in held:
            section = held[name]
            state = (
                _step(before, section, onward, sources, alignments)
                if before
                else _first(section, readings[:number], alignments)
            )
            places.append(Place(name, section, state))
            before = section
        else:
            places.append(_absent(name, path, alignments))
    return tuple(places)


def _step(
    before: str,
    section: str,
    onward: Mapping[str, list[str]],
    sources: Mapping[tuple[str, str], int],
    alignments: Mapping[Pair, Alignment],
) -> TaskState:
    """State of a section that a lineage comes to from `before`."""
    here = document_of(section)
    split = sum(document_of(target) == here for target in onward[before]) > 1
    layout = alignments[document_of(before), here].layout
    return became(split, sources[document_of(before), section] > 1, layout)


def _first(
    section: str, earlier: Sequence[Reading], alignments: Mapping[tuple[str, str], Alignment]
) -> TaskState:
    """State of a lineage's first section: new only where every earlier document lacks it for sure."""
    if not earlier:
        return TaskState.FIRST_HELD
    near = earlier[-REACH:]
    states = {_beside(section, reading.document.id, alignments)[1] for reading in near}
    for state in (TaskState.PARTIAL, TaskState.NOT_CLEAR, TaskState.TOO_SHORT, TaskState.CANNOT_TELL):
        if state in states:
            return state
    return TaskState.NEW


def _absent(document: str, path: Sequence[str], alignments: Mapping[tuple[str, str], Alignment]) -> Place:
    """What can be said of a task in a document in which its lineage has no section."""
    found = [_beside(section, document, alignments) for section in path]
    for state in (
        TaskState.PARTIAL,
        TaskState.NOT_CLEAR,
        TaskState.TOO_SHORT,
        TaskState.CANNOT_TELL,
        TaskState.NO_COUNTERPART,
    ):
        for other, said in found:
            if said is state:
                return Place(document, other if state is TaskState.PARTIAL else "", state)
    return Place(document, "", TaskState.NOT_COMPARED)


def _beside(
    section: str, document: str, alignments: Mapping[tuple[str, str], Alignment]
) -> tuple[str, TaskState]:
    """How a section stands to a document: (section there, state)."""
    here = document_of(section)
    pair = alignments.get((here, document)) or alignments.get((document, here))
    if pair is None:
        return "", TaskState.NOT_COMPARED
    linked = [
        (each.score, each.target if each.source == section else each.source)
        for each in pair.links
        if section in (each.source, each.target)
    ]
    if linked:
        return max(linked)[1], TaskState.PARTIAL
    state = next((u.state for u in pair.unlinked if u.section == section), TaskState.CANNOT_TELL)
    return "", TaskState.NO_COUNTERPART if state is TaskState.NEW else state
