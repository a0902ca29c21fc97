"""One of two texts as HTML: paragraphs and headings, a link for every sentence, what became of each stretch in place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yzcompare.messages import Message, say
from yzcompare.publishing.compare.units import Framed, Mark, Side, Stretch, Unit
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing.fragments import source_page
from yzcompare.showing.html import Html, attribute, escape, short
from yzcompare.tasks import Link

LOWEST = 6
"""The lowest heading that HTML knows."""

FIRST = 3
"""The highest heading of a text: that of the page and that of the column stand above it."""

LETTER = {
    Mark.FIGURE: "f",
    Mark.REWORDED: "r",
    Mark.MOVED: "m",
    Mark.SHIFTED: "s",
    Mark.ADDED: "a",
    Mark.DROPPED: "d",
    Mark.ALONE: "n",
}
"""The class of each kind of change: a letter, since it stands on every stretch of a page."""

LETTERS = ("a", "b")
"""What addresses in the earlier and in the later text begin with."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column is made from: its text, the changes, and the headings of the other text linked to each section."""

    side: Side
    units: tuple[Unit, ...]
    themes: Mapping[str, int]
    """The number of each field on the page."""
    partners: Mapping[str, tuple[tuple[Section, bool], ...]]
    """Sections of the other text by the id of one of this, each with whether it is a principal counterpart."""
    letter: str
    other: str
    """What ids of the other column begin with."""
    names: Mapping[int, str]
    """The address of each change in this column."""
    there: Mapping[int, str]
    """The same in the other column."""
    unheld: Mapping[int, Html]
    """What is not held, by the place of the clean text before which it would stand."""


def partners_of(
    links: Sequence[Link], earlier: Reading, later: Reading
) -> tuple[dict[str, tuple[tuple[Section, bool], ...]], dict[str, tuple[tuple[Section, bool], ...]]]:
    """The linked sections of each section, the surest first, for both texts."""
    named = {s.id: s for reading in (earlier, later) for s in reading.sections}
    found: tuple[dict[str, list[tuple[Section, bool]]], dict[str, list[tuple[Section, bool]]]] = ({}, {})
    for link in sorted(links, key=lambda each: (-each.strength, -each.score)):
        if link.source in named and link.target in named:
            found[0].setdefault(link.source, []).append((named[link.target], link.strength == 2))
            found[1].setdefault(link.target, []).append((named[link.source], link.strength == 2))
    first, second = ({name: tuple(row) for name, row in each.items()} for each in found)
    return first, second


def names_of(side: Side, letter: str) -> dict[int, str]:
    """The address of each change in a column: where it begins in the source, behind the column's letter.

    A figure in wording that is a change of its own has an f behind it.
    """
    text, origins = side.reading.text.text, side.reading.text.origins
    names: dict[int, str] = {}
    for each in side.stretches:
        place = next((n for n in range(each.start, each.end) if not text[n].isspace()), -1)
        if each.unit >= 0 and each.unit not in names and place >= 0:
            names[each.unit] = f"{letter}{origins[place]}"
    for frame in side.framed:
        if frame.unit >= 0:
            names.setdefault(frame.unit, f"{letter}{origins[frame.start]}f")
    return names


def sentence_starts(reading: Reading) -> list[int]:
    """Where the sentences of a clean text begin."""
    return [reading.text.place(span.start) for span in reading.sentences()]


def column_html(column: Column) -> Html:
    """A whole text: every paragraph of the clean text is one of the page, and every sentence leads to its source."""
    return Html("\n").join(_blocks(column))


def _blocks(column: Column) -> Iterator[Html]:
    reading = column.side.reading
    text = reading.text.text
    sentences = [
        (reading.text.place(s.start), reading.text.place(s.end), s.start) for s in reading.sentences()
    ]
    begins = [start for start, _, _ in sentences]
    sections: dict[int, Section] = {reading.text.place(s.start): s for s in reading.sections}
    inked = _Ink(column)
    unheld = dict(column.unheld)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        for place in sorted(place for place in unheld if place <= start):
            yield unheld.pop(place)
        if line.strip():
            own = sentences[bisect_left(begins, start) : bisect_left(begins, end)]
            yield _block(column, inked, sections, start, end, own)
        start = end + 1
    yield from (unheld[place] for place in sorted(unheld))


def _block(
    column: Column,
    inked: "_Ink",
    sections: Mapping[int, Section],
    start: int,
    end: int,
    sentences: Sequence[tuple[int, int, int]],
) -> Html:
    """A paragraph; its first sentence is a heading where a section begins with it."""
    reading = column.side.reading
    page = source_page(reading.document.id)
    parts: list[Html] = []
    heading = Html()
    place = start
    for n, (begin, stop, source) in enumerate(sentences):
        between = inked.span(place, begin)
        said = Html('<span class="z">{}<a href="{}#s{}">°</a></span>').format(
            inked.span(begin, stop), page, source
        )
        section = sections.get(begin)
        if section:
            said = _headed(column, section, said, firm=n == 0)
        if section and n == 0:
            heading = between + said
        else:
            parts += [between, said]
        place = stop
    parts.append(inked.span(place, end))
    rest = Html().join(parts)
    paragraph = Html("<p>{}</p>").format(rest) if rest else Html()
    return heading + paragraph


def _headed(column: Column, section: Section, said: Html, *, firm: bool) -> Html:
    """A heading with links to its counterparts; a topic that opens inside a paragraph is bold there."""
    linked = column.partners.get(section.id, ())
    to = Html().join(
        Html(' <a class="to{}" href="#h{}{}"{}>⇄ {}</a>').format(
            "" if principal else " partly",
            column.other,
            other.start,
            Html(' title="{}"').format(other.title) if short(other.title) != other.title else "",
            short(other.title),
        )
        for other, principal in linked
    )
    depth = len(column.side.reading.path_to(section))
    tag = f"h{min(FIRST + depth - 1, LOWEST)}" if firm else "b"
    kind = f"l{min(section.level, 3)}" if firm else "topic"
    return Html('<{} class="{}" id="h{}{}">{}{}</{}>').format(
        tag, kind, column.letter, section.start, said, to, tag
    )


class _Ink:
    """Writes spans of a clean text with its changes; the first stretch of a change carries its id."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.text = column.side.reading.text.text
        self.ends = [s.end for s in column.side.stretches]
        self.frames = [f.start for f in column.side.framed]
        self.named: set[int] = set()

    def span(self, start: int, end: int) -> Html:
        """HTML of characters `start` to `end`."""
        return Html().join(self._stretches(start, end))

    def _stretches(self, start: int, end: int) -> Iterator[Html]:
        stretches = self.column.side.stretches
        n = bisect_right(self.ends, start)
        while start < end:
            own = stretches[n] if n < len(stretches) else Stretch(start, end)
            stop = min(own.end, end)
            yield self._stretch(own, start, stop)
            start, n = stop, n + 1

    def _stretch(self, own: Stretch, start: int, end: int) -> Html:
        if own.unit < 0:
            return self._framed(start, end, -1)
        unit = self.column.units[own.unit]
        if own.other:
            figure = self._figure(own.other, escape(self.text[start:end]))
            return self._wrapped(own.unit, figure)
        inner = self._framed(start, end, own.unit)
        if own.differs and unit.mark in (Mark.REWORDED, Mark.FIGURE, Mark.SHIFTED):
            tag = "del" if self.column.letter == LETTERS[0] else "ins"
            inner = Html("<{}>{}</{}>").format(tag, inner, tag)
        return self._wrapped(own.unit, inner)

    def _framed(self, start: int, end: int, around: int) -> Html:
        """Text with the figures in it that are compared; `around` is the change that the text belongs to."""
        parts: list[Html] = []
        n = bisect_left(self.frames, start)
        for frame in self.column.side.framed[n : bisect_left(self.frames, end)]:
            if frame.start < start:
                continue
            stop = min(frame.end, end)
            parts.append(escape(self.text[start : frame.start]))
            parts.append(self._number(frame, stop, around))
            start = stop
        parts.append(escape(self.text[start:end]))
        return Html().join(parts)

    def _number(self, frame: Framed, stop: int, around: int) -> Html:
        words = escape(self.text[frame.start : stop])
        if not frame.figure.differs:
            return Html('<b class="same"{}>{}</b>').format(attribute("title", frame.figure.told), words)
        shown = self._figure(frame.other, words, frame.figure.told)
        return shown if frame.unit == around else self._wrapped(frame.unit, shown)

    def _figure(self, other: str, words: Html, told: Message | None = None) -> Html:
        """A figure in a frame, beside it that of the other text, which the style sheet writes."""
        title = attribute("title", told) if told else ""
        return Html('<b class="v" data-v="{}"{}>{}</b>').format(other, title, words)

    def _wrapped(self, number: int, inner: Html) -> Html:
        """A stretch of a change: its kind, its field and its number; the first one has an address."""
        if number < 0:
            return inner
        unit = self.column.units[number]
        theme = self.column.themes.get(unit.theme, 0)
        kind = f"{LETTER[unit.mark]} t{theme}" if theme else LETTER[unit.mark]
        name = Html()
        if number not in self.named and number in self.column.names:
            self.named.add(number)
            name = Html(' id="{}"').format(self.column.names[number])
            if unit.moved and number in self.column.there:
                inner = self._way(number) + inner
        return Html('<span class="u {}" data-u="{}"{}>{}</span>').format(kind, number, name, inner)

    def _way(self, number: int) -> Html:
        """A link to where a moved stretch stands in the other text."""
        label = attribute("aria-label", say("Where it stands in the other text"))
        return Html('<a class="way" href="#{}"{}>⇅</a>').format(self.column.there[number], label)
