"""A timeline: what every document of a place has of one thing, a cell a document, in the order of the years.

A task, an indicator or a formulation is followed in one line of cells. What a document that is held whole does
not have is an empty cell; what cannot be told is hatched, so that no one takes it for an absence.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yzcompare.messages import Message, say
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html, attribute
from yzcompare.vocabulary import Named


class State(Named):
    """What a document has of the thing that is followed.

    >>> State.LACKS.zh, State.UNKNOWN.en
    ('未见', 'cannot tell')
    """

    HAS = "has", "有", "there"
    LACKS = "lacks", "未见", "not there"
    """The document is held whole, and the thing does not stand in it."""
    UNKNOWN = "unknown", "无从判断", "cannot tell"
    """A part of the document is not held, or whether it is the same thing cannot be told."""


MARKS = {State.HAS: "●", State.LACKS: "—", State.UNKNOWN: "?"}
"""What is seen in a cell where nothing else is shown."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document has: a word, a figure or a count that may lead to its place, or nothing."""

    year: int
    document: str
    state: State
    shown: Message | Named | str | Fragment = ""


def timeline(cells: Sequence[Cell], about: Message | str = "") -> Fragment:
    """Cells in a line, each under its year; years of which there is no document are a gap between them.

    `about` says what is followed, for those who hear the page. Documents of one year are told apart by their ids.

    >>> print(timeline([Cell(2014, "2014", State.HAS, "8"), Cell(2020, "2020", State.LACKS)]))
    2014: 8 | 2020: not there
    """
    years = Counter(cell.year for cell in cells)
    heads = [str(cell.year) if years[cell.year] == 1 else cell.document for cell in cells]
    items = [_item(head, cell) for head, cell in zip(heads, cells, strict=True)]
    for number, missing in _gaps(cells):
        items[number] = missing + items[number]
    label = attribute("aria-label", about) if about else Html()
    html = Html('<ol class="timeline" role="list"{}>{}</ol>').format(label, Html().join(items))
    told = (f"{head}: {cell.shown or cell.state.en}" for head, cell in zip(heads, cells, strict=True))
    return Fragment(html, " | ".join(told))


def _item(head: str, cell: Cell) -> Html:
    """A cell: what is only a mark to the eye is a word to the ear."""
    if cell.shown:
        inside = Html.escape(cell.shown)
        if cell.state is not State.HAS:
            inside += Html('<span class="heard"> ({})</span>').format(cell.state)
    else:
        inside = Html('<span aria-hidden="true">{}</span><span class="heard">{}</span>').format(
            MARKS[cell.state], cell.state
        )
    return Html('<li class="{}"><span class="year">{}</span> <span class="what">{}</span></li>').format(
        cell.state.value, head, inside
    )


def _gaps(cells: Sequence[Cell]) -> Iterator[tuple[int, Html]]:
    """The gaps between cells, each with the number of the cell that it stands before."""
    for number, (before, after) in enumerate(pairwise(cells), start=1):
        first, last = before.year + 1, after.year - 1
        if first <= last:
            told = (
                say("{first}: no document", first=first)
                if first == last
                else say("{first} to {last}: no document", first=first, last=last)
            )
            yield (
                number,
                Html('<li class="gap"{}><span class="heard">{}</span></li>').format(
                    attribute("title", told), told
                ),
            )
