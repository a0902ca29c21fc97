"""What notebook 05 shows first: the figures that moved most, each with its sentences and its line through the years."""

from collections.abc import Iterator

from yzcompare.absences import Presence
from yzcompare.messages import say
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.showing.keys import key_of
from yzcompare.showing.timeline import Cell, State, timeline
from yzcompare.targets.chosen import Chosen, value, with_sentence
from yzcompare.targets.findings import Told, figure_of, name_of, told_of
from yzcompare.targets.runs import Run, whole_years_of
from yzcompare.targets.unanswered import searched_for
from yzcompare.targets.verdicts import Basis

OPEN = 15
"""Findings that stand open; the others stand behind a switch."""


def matters(chosen: Chosen) -> Fragment:
    """The figures that moved most, over a year and over the whole line: a row a finding, as the index tells it."""
    told = [each for each in told_of(chosen.corpus) if _held(chosen, each.run)]
    if not told:
        return fragments.sentences(
            [say("No figure of these documents can be followed from one year to another.")]
        )
    open_, rest = told[:OPEN], told[OPEN:]
    shown = _rows(chosen, open_)
    if not rest:
        return shown
    return shown + fragments.folded(say("{n} more", n=len(rest)), _rows(chosen, rest), name="figures-more")


def _held(chosen: Chosen, run: Run) -> bool:
    return all(each.quantity.id in chosen.quantities for each in run.figures)


def _rows(chosen: Chosen, told: list[Told]) -> Fragment:
    """A block a finding: what happened, its figures with their sentences, its line through the years."""
    blocks = [
        (each, fragments.stack([_figures(chosen, each.run), _through_the_years(chosen, each.run)]))
        for each in told
    ]
    html = Html().join(
        Html('<li class="shift" id="{}" data-key="{}"><p class="said">{}</p>{}</li>').format(
            each.finding.anchor, key_of(each.finding.about), each.head, block.html
        )
        for each, block in blocks
    )
    plain = "\n".join(f"{each.head}\n{block.plain}" for each, block in blocks)
    return Fragment(Html('<ul class="shifts">{}</ul>').format(html), plain)


def _figures(chosen: Chosen, run: Run) -> Fragment:
    return fragments.stack(
        with_sentence(chosen.corpus, each.quantity, figure_of(run, each)) for each in run.figures
    )


def _through_the_years(chosen: Chosen, run: Run) -> Fragment:
    cells = [_cell(chosen, reading, run) for reading in chosen.readings]
    return timeline(cells, about=name_of(run.last))


def _cell(chosen: Chosen, reading: Reading, run: Run) -> Cell:
    """What a document has of the indicator: its target, else its result, of the same measure."""
    document = reading.document
    own = sorted(_of_run(chosen, document.id, run), key=lambda q: q.status is not Status.TARGET)
    if own:
        shown = [fragments.leading(chosen.corpus.cite(q.document, q.start, q.end), _short(q)) for q in own]
        return Cell(document.year, document.id, State.HAS, fragments.words(*_between(shown)))
    return Cell(document.year, document.id, State.LACKS if _absent(reading, run) else State.UNKNOWN)


def _absent(reading: Reading, run: Run) -> bool:
    """Whether a document held whole was searched for the indicator, and names it nowhere."""
    if not reading.whole:
        return False
    searches = (searched_for(run.last, reading, basis) for basis in (Basis.TARGETS, Basis.TARGET_AND_RESULT))
    return all(search.presence is Presence.ABSENT for search in searches)


def _short(quantity: Quantity) -> object:
    """A figure in a cell: a target as it stands, a result named as one."""
    if quantity.status is Status.TARGET:
        return say("target {figure}", figure=value(quantity))
    return say("result {figure}", figure=value(quantity))


def _between(parts: list[Fragment]) -> Iterator[object]:
    for number, part in enumerate(parts):
        if number:
            yield Html("<br>")
        yield part


def _of_run(chosen: Chosen, document: str, run: Run) -> Iterator[Quantity]:
    """The figures of a whole year that a document gives for the indicator of a run, one of each status."""
    identity = run.last.identity
    own = {each.quantity.id: each for each in run.figures if each.quantity.document == document}
    seen = {each.quantity.status for each in own.values()}
    yield from (each.quantity for each in own.values())
    for stated in whole_years_of(chosen.corpus, document):
        its, quantity = stated.identity, stated.quantity
        same = (its.key, its.scope, its.measure, its.family, its.deed) == (
            identity.key,
            identity.scope,
            identity.measure,
            identity.family,
            identity.deed,
        )
        if same and quantity.status not in seen:
            seen.add(quantity.status)
            yield quantity
