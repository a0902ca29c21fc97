"""What became of the tasks, in sentences for their page and the index."""

from collections import Counter
from collections.abc import Iterable

from yzcompare.corpus import Corpus
from yzcompare.messages import listed
from yzcompare.showing.finding import NAMED, Finding, Kind, counted
from yzcompare.tasks.alignment import chosen_pair
from yzcompare.tasks.lineages import Lineage, lineages_of
from yzcompare.tasks.states import TaskState


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What became of the tasks: followed through, continued, split, merged, and new where that can be known."""
    years = [reading.document.id for reading in corpus.years]
    if len(years) < 2 or not lineages_of(corpus):
        return ()
    told = []
    through = [line for line in lineages_of(corpus) if all(_stands(line, name) for name in years)]
    told.append(
        f"{len(through)} of {len(lineages_of(corpus))} lines of tasks go through all {len(years)} documents{_named(through)}."
    )
    for name in years[1:]:
        states = Counter(_state(line, name) for line in lineages_of(corpus))
        parts = [f"{states[state]} {words}" for state, words in _BECAME.items() if states[state]]
        unclear = states[TaskState.CANNOT_TELL]
        unknown = f"; of {unclear} more we cannot tell" if unclear else ""
        if parts:
            told.append(f"Of the lines of tasks that lead into {name}, {listed(parts)}{unknown}.")
    for reading in corpus.years[1:]:
        new = [line for line in lineages_of(corpus) if _state(line, reading.document.id) is TaskState.NEW]
        if new:
            before = [r.document for r in corpus.years if r.document.year < reading.document.year]
            genres = {document.genre for document in before} != {reading.document.genre}
            limit = ", which differs in genre," if genres else ""
            told.append(
                f"New in {reading.document.id}, since nothing in {listed([d.id for d in before])}{limit} "
                f"comes near: {counted(len(new), 'line')} of tasks{_named(new)}."
            )
    return tuple(Finding(text, "03-sections", "lines", Kind.TASKS) for text in told)


_BECAME = {
    TaskState.CONTINUED: "went on one to one",
    TaskState.SPLIT: "came from a task that split",
    TaskState.MERGED: "led into one that merged",
    TaskState.SPLIT_AND_MERGED: "did both",
    TaskState.LAID_OUT: "stand in more or fewer sections only because the whole document is divided otherwise",
}


def _stands(line: Lineage, document: str) -> bool:
    return any(p.document == document and p.section and p.state is not TaskState.PARTIAL for p in line.places)


def _state(line: Lineage, document: str) -> TaskState:
    """State of a line of tasks in a document."""
    return next(place.state for place in line.places if place.document == document)


def _named(lines: Iterable[Lineage]) -> str:
    """The topics of lines of tasks, each once, in brackets."""
    topics = list(dict.fromkeys(line.zh for line in lines if line.zh))
    return f" ({'、'.join(topics[:NAMED])}{'…' if len(topics) > NAMED else ''})" if topics else ""


def summary(corpus: Corpus, earlier: str, later: str) -> list[str]:
    """What became of the tasks from one document to the other, and how far they can be followed."""
    shown = chosen_pair(corpus, earlier, later)
    count = Counter(link.relation for link in shown.links)
    principal = sum(link.strength == 2 for link in shown.links)
    linked = len({link.target for link in shown.links if link.strength == 2})
    rest = [
        (count[TaskState.LAID_OUT], "are laid out anew, as the whole document is"),
        (count[TaskState.NOT_CLEAR], "are doubtful"),
    ]
    more = "".join(f", {n} {words}" for n, words in rest if n)
    told = [
        f"{linked} of the {len(shown.scores.targets)} sections of {shown.later} have a principal counterpart in {shown.earlier}: "
        f"of {principal} principal links {count[TaskState.CONTINUED]} are one to one, {count[TaskState.SPLIT]} come from a task that split, "
        f"{count[TaskState.MERGED]} lead into one that merged, {count[TaskState.SPLIT_AND_MERGED]} do both{more}."
    ]
    states = Counter((u.document, u.state) for u in shown.unlinked)
    for document, other in ((shown.later, shown.earlier), (shown.earlier, shown.later)):
        parts = [f"{n} {state}" for (d, state), n in sorted(states.items()) if d == document]
        if parts:
            told.append(f"Sections of {document} without a link to {other}: {', '.join(parts)}.")
    years = [reading.document.id for reading in corpus.years]
    through = sum(
        all(p.section and p.state is not TaskState.PARTIAL for p in lineage.places)
        for lineage in lineages_of(corpus)
    )
    told.append(
        f"{through} of {len(lineages_of(corpus))} lines of tasks (a task that splits has one for each branch) go through all {len(years)} documents ({', '.join(years)})."
    )
    if shown.note:
        told.append(f"What limits the comparison: {shown.note}.")
    return told
