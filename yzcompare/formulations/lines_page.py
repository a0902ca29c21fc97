"""Lines of years: how often every document says a formulation, a cell a document."""

from collections.abc import Sequence

from yzcompare.corpus import Corpus
from yzcompare.formulations.lives import Standing
from yzcompare.formulations.shifts import Shift
from yzcompare.formulations.uses import Use
from yzcompare.genre.phrases import QUOTE_MARKS
from yzcompare.showing.fragments import leading
from yzcompare.showing.html import Html
from yzcompare.showing.timeline import Cell, State, timeline

STATES = {
    Standing.HELD: State.HAS,
    Standing.PART: State.HAS,
    Standing.NOT_HELD: State.LACKS,
    Standing.CANNOT_TELL: State.UNKNOWN,
}
"""How a line of years shows what the search of a document says."""


def name_of(text: str) -> str:
    """A formulation in quotation marks, unless it has some of its own.

    >>> name_of("新质生产力"), name_of("“11241”产业体系")
    ('“新质生产力”', '“11241”产业体系')
    """
    return text if any(mark in text for mark in QUOTE_MARKS) else f"“{text}”"


def year_of(corpus: Corpus, document: str) -> str:
    """The year of a document; its id where the place has several of that year."""
    year = corpus[document].document.year
    several = sum(reading.document.year == year for reading in corpus.years) > 1
    return document if several else str(year)


def lines_of(corpus: Corpus, shifts: Sequence[Shift]) -> Html:
    """How often every document says the formulations of a sentence, a line of years for each, with its name where they are several."""
    said = [(shift.text, shift.uses, shift.states) for shift in shifts]
    said += [(shift.other, shift.other_uses, shift.other_states) for shift in shifts if shift.other]
    lines = [(text, _line(corpus, text, uses, states)) for text, uses, states in said]
    if len(lines) == 1:
        return lines[0][1]
    return Html().join(
        Html('<div class="followed"><b lang="zh">{}</b>{}</div>').format(text, line) for text, line in lines
    )


def _line(corpus: Corpus, text: str, uses: Sequence[Use], states: Sequence[Standing]) -> Html:
    """How often each document says a formulation, each leading to the sentence worth reading."""
    cells = [_cell(corpus, use, state) for use, state in zip(uses, states, strict=True)]
    return timeline(cells, name_of(text)).html


def _cell(corpus: Corpus, use: Use, state: Standing) -> Cell:
    year = corpus[use.document].document.year
    if not use.count:
        return Cell(year, use.document, STATES[state])
    cited = corpus.cite(use.document, use.start, use.end)
    return Cell(year, use.document, State.HAS, leading(cited, f"{use.count}"))
