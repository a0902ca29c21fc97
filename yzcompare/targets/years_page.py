"""The line of an indicator through the years: what every document has of it, target or result, a cell a document."""

from collections.abc import Iterable, Iterator

from yzcompare.absences import Presence
from yzcompare.corpus import Corpus
from yzcompare.messages import Message, say
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.reading.citation import Citation
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.showing.timeline import Cell, State, timeline
from yzcompare.targets.between import figures_of
from yzcompare.targets.chosen import with_range
from yzcompare.targets.runs import Run
from yzcompare.targets.sameness import Stated
from yzcompare.targets.unanswered import searched_for
from yzcompare.targets.verdicts import Basis


def through_the_years(corpus: Corpus, readings: Iterable[Reading], run: Run, about: Message) -> Fragment:
    """What each document has of the indicator of a run, a cell a document; `about` names it."""
    return timeline([_cell(corpus, reading, run) for reading in readings], about=about)


def _cell(corpus: Corpus, reading: Reading, run: Run) -> Cell:
    """What a document has of the indicator: its target, else its result, of the same measure."""
    document = reading.document
    own = sorted(_of_run(corpus, document.id, run), key=lambda s: s.quantity.status is not Status.TARGET)
    if own:
        shown = [fragments.leading(_cited(corpus, each.quantity), _short(each)) for each in own]
        return Cell(document.year, document.id, State.HAS, fragments.words(*_between(shown)))
    return Cell(document.year, document.id, State.LACKS if _absent(reading, run) else State.UNKNOWN)


def _absent(reading: Reading, run: Run) -> bool:
    """Whether a document held whole was searched for the indicator, and names it nowhere."""
    if not reading.whole:
        return False
    searches = (searched_for(run.last, reading, basis) for basis in (Basis.TARGETS, Basis.TARGET_AND_RESULT))
    return all(search.presence is Presence.ABSENT for search in searches)


def _cited(corpus: Corpus, quantity: Quantity) -> Citation:
    return corpus.cite(quantity.document, quantity.start, quantity.end)


def _short(stated: Stated) -> object:
    """A figure in a cell: a target as it stands, a result named as one."""
    if stated.quantity.status is Status.TARGET:
        return say("target {figure}", figure=with_range(stated))
    return say("result {figure}", figure=with_range(stated))


def _between(parts: list[Fragment]) -> Iterator[object]:
    for number, part in enumerate(parts):
        if number:
            yield Html("<br>")
        yield part


def _of_run(corpus: Corpus, document: str, run: Run) -> Iterator[Stated]:
    """The figures of a whole year that a document gives for the indicator of a run, one of each status."""
    own = {each.quantity.id: each for each in run.figures if each.quantity.document == document}
    seen = {each.quantity.status for each in own.values()}
    yield from own.values()
    for status in (Status.TARGET, Status.ACTUAL):
        if status not in seen:
            yield from figures_of(corpus, document, run.last, status)[:1]
