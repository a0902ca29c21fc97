"""What the results of a notebook say now that they did not say in an earlier run, compared by key.

Tables row by row and cell by cell, findings and quotations by words, charts by the data they draw. Old
words are struck out beside the new ones (`del` and `ins` with the class `since`), and what is new, gone
or changed as a whole is named in words (`b`).
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from yzcompare.reporting.keys import YEAR, Rest, Results, Row, Table, Text, plain, results_in, subject
from yzcompare.reporting.parts import Part
from yzcompare.reporting.style import escape, short
from yzcompare.reporting.wording import Marked, worded

ALIKE = 60.0
"""Per cent that two findings of a section share from which the one is the other, reworded."""

SHOWN = 160
"""Characters of a text that is gone which are shown in its place."""

NEW = '<b class="since">new</b>'
GONE = '<b class="since gone">gone</b>'
CHANGED = '<b class="since">changed</b>'

KINDS = {"li": "sentence", "blockquote": "quotation", "figcaption": "chart"}
"""What the texts are called that count when they are new or gone; what stands round a table or chart goes with it."""

LONG = 20_000
"""Characters: what is longer and has no keys is not marked by words."""

T = TypeVar("T")


class Difference(NamedTuple):
    """One thing that differs: a figure, sentence, chart, table row, …; changed, added or gone."""

    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Note:
    """A mark: what stands at a place of a part instead of what stood there, and what it says differs."""

    part: int
    start: int
    end: int
    html: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The parts of the later run with their marks, and what differs in each."""

    parts: tuple[Part, ...]
    differences: tuple[tuple[Difference, ...], ...]


def compare(earlier: Sequence[Part], later: Sequence[Part]) -> Comparison:
    """Compare the results of two runs by key and mark in the later one what changed."""
    then, now = results_in(earlier), results_in(later)
    notes = [*_rests(then, now, later), *_tables(then, now, later), *_texts(then, now, later)]
    # From the end, so that the places before a mark stay; at one place what is noted first stands first.
    order = sorted(enumerate(notes), key=lambda each: (each[1].start, each[0]), reverse=True)
    html = [part.html for part in later]
    for _, note in order:
        html[note.part] = html[note.part][: note.start] + note.html + html[note.part][note.end :]
    return Comparison(
        tuple(replace(part, html=marked) for part, marked in zip(later, html, strict=True)),
        tuple(
            tuple(d for note in notes if note.part == number for d in note.differences)
            for number in range(len(later))
        ),
    )


def partners_of(
    then: Sequence[T],
    now: Sequence[T],
    ways: Sequence[Callable[[T], Hashable]],
    fits: Callable[[T, T], bool] = lambda one, other: True,
) -> dict[int, int]:
    """For each thing now the one then that agrees with it in the first of some ways, the first with the first."""
    partners: dict[int, int] = {}
    for way in ways:
        taken = set(partners.values())
        waiting: dict[Hashable, deque[int]] = {}
        for number, each in enumerate(then):
            if number not in taken:
                waiting.setdefault(way(each), deque()).append(number)
        for number, each in enumerate(now):
            left = waiting.get(way(each))
            if number not in partners and left and fits(then[left[0]], each):
                partners[number] = left.popleft()
    return partners


def _tables(then: Results, now: Results, later: Sequence[Part]) -> Iterator[Note]:
    """Tables of one key in one section belong together, then those of one key, then those of one section and make."""
    ways: list[Callable[[Table], Hashable]] = [
        lambda table: (table.section, table.key),
        lambda table: table.key,
        lambda table: (table.section, table.names, tuple(YEAR.findall(table.caption.html))),
    ]
    partners = partners_of(then.tables, now.tables, ways, _of_one_make)
    for number, table in enumerate(now.tables):
        if number in partners:
            yield from _table(then.tables[partners[number]], table, now.draws(table))
        elif not now.draws(table):
            place = table.caption.start
            yield Note(table.part, place, place, NEW, (Difference("table", "added"),))
    for number in sorted(set(range(len(then.tables))) - set(partners.values())):
        table = then.tables[number]
        if not then.draws(table):
            yield _gone_from_section(table.section, plain(table.caption.html), "table", later)


def _of_one_make(then: Table, now: Table) -> bool:
    """Whether two tables share half of their columns: else one of them is about something else."""
    return 2 * len(_shared(then, now)) >= max(len(then.columns), len(now.columns))


def _shared(then: Table, now: Table) -> list[tuple[int, int]]:
    """Columns of one name: place then, place now."""
    pairs = partners_of(then.names, now.names, [lambda name: name])
    return [(early, late) for late, early in sorted(pairs.items())]


def _table(then: Table, now: Table, of_chart: bool) -> Iterator[Note]:
    shared = _shared(then, now)
    if not of_chart:  # the title of a chart says the same
        marked = worded(now.caption.html, then.caption.html)
        found = _found(marked, "sentence")
        yield Note(now.part, now.caption.start, now.caption.end, marked.html, found)
    for place, name in enumerate(then.names):
        if place not in {early for early, _ in shared}:
            html = f' {GONE}<del class="since">{escape(name)}</del>'
            end = now.caption.end
            yield Note(now.part, end, end, html, (Difference("table column", "gone"),))
    for place, column in enumerate(now.columns):
        if place not in {late for _, late in shared}:
            html = f'<ins class="since">{column.html}</ins>'
            yield Note(now.part, column.start, column.end, html, (Difference("table column", "added"),))
    ways: list[Callable[[Row], Hashable]] = [
        lambda row: (row.key, tuple(plain(cell.html) for cell in row.cells)),
        lambda row: row.key,
    ]
    partners = partners_of(then.rows, now.rows, ways)
    for number, row in enumerate(now.rows):
        if number in partners:
            yield from _row(then.rows[partners[number]], row, shared, now.part)
        else:
            yield from _fresh(now.part, row.start, "tr", row.cells[0].start, "table row")
    yield from _gone_rows(then, now, partners, shared)


def _row(then: Row, now: Row, shared: Sequence[tuple[int, int]], part: int) -> Iterator[Note]:
    reworded = False
    for early, late in shared:
        cell = now.cells[late]
        marked = worded(cell.html, then.cells[early].html)
        if marked.figures or marked.places:
            found = _found(marked, "" if reworded else "table row")
            reworded = reworded or bool(marked.places)
            yield Note(part, cell.start, cell.end, marked.html, found)


def _found(marked: Marked, kind: str) -> tuple[Difference, ...]:
    """What differs in a text: its figures, each, and the text itself where more than figures differ."""
    other = [Difference(kind, "changed")] if marked.places and kind else []
    return (*[Difference("figure", "changed")] * marked.figures, *other)


def _gone_rows(
    then: Table, now: Table, partners: dict[int, int], shared: Sequence[tuple[int, int]]
) -> Iterator[Note]:
    """Rows that are gone, struck out behind the row that they stood behind."""
    places = {early: late for late, early in partners.items()}
    first = now.rows[0].start if now.rows else now.end - len("</tbody></table>")
    place = first
    for number, row in enumerate(then.rows):
        if number in places:
            place = now.rows[places[number]].end
            continue
        said = {late: escape(plain(row.cells[early].html)) for early, late in shared}
        cells = [
            f'<del class="since">{said[n]}</del>' if said.get(n) else "" for n in range(len(now.columns))
        ]
        html = f'<tr class="since gone"><td>{GONE}{"</td><td>".join(cells)}</td></tr>'
        yield Note(now.part, place, place, html, (Difference("table row", "gone"),))


def _texts(then: Results, now: Results, later: Sequence[Part]) -> Iterator[Note]:
    """Findings, quotations and charts."""
    ways: list[Callable[[Text], Hashable]] = [
        lambda text: (text.section, text.tag, text.key, plain(text.inside.html)),
        lambda text: (text.section, text.tag, text.key),
        lambda text: (text.tag, text.key),
    ]
    partners = partners_of(then.texts, now.texts, ways)
    partners |= _reworded(then.texts, now.texts, partners)
    for number, text in enumerate(now.texts):
        if number in partners:
            yield from _text(then.texts[partners[number]], text)
        elif text.tag in KINDS:
            yield from _fresh(text.part, text.start, text.tag, text.inside.start, KINDS[text.tag])
    places = {early: late for late, early in partners.items()}
    for number, text in enumerate(then.texts):
        if number in places or text.tag not in KINDS:
            continue
        said = plain(text.inside.html)
        before = [n for n in range(number) if n in places and _beside(then.texts[n], text)]
        if before:
            last = now.texts[places[before[-1]]]
            html = f'<{last.tag} class="since gone">{_struck(said)}</{last.tag}>'
            yield Note(last.part, last.end, last.end, html, (Difference(KINDS[text.tag], "gone"),))
        else:
            yield _gone_from_section(text.section, said, KINDS[text.tag], later)


def _beside(one: Text, other: Text) -> bool:
    return one.tag == other.tag == "li" and (one.part, one.section) == (other.part, other.section)


def _reworded(then: Sequence[Text], now: Sequence[Text], partners: dict[int, int]) -> dict[int, int]:
    """Findings without a partner of their key, each with the most like one then that is about the same years."""
    taken, found = set(partners.values()), dict[int, int]()
    for number, text in enumerate(now):
        if number in partners or text.tag != "li":
            continue
        said = plain(text.inside.html)
        near = {
            n: subject(words)
            for n, other in enumerate(then)
            if n not in taken and (other.tag, other.section) == (text.tag, text.section)
            if comparable(words := plain(other.inside.html), said)
        }
        best = process.extractOne(subject(said), near, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            found[number] = best[2]
            taken.add(best[2])
    return found


def comparable(before: str, after: str) -> bool:
    """Whether two texts can be about one thing: one of them names no year that the other does not name.

    >>> comparable("2 of 3 texts (2014, 2020)", "3 of 4 texts (2014, 2020, 2024)")
    True
    >>> comparable("9 links from 2020 to 2024", "7 links from 2024 to 2025")
    False
    """
    then, now = set(YEAR.findall(before)), set(YEAR.findall(after))
    return then <= now or now <= then


def _text(then: Text, now: Text) -> Iterator[Note]:
    marked = worded(now.inside.html, then.inside.html)
    found = _found(marked, "quotation" if now.tag == "blockquote" else "sentence")
    html = marked.html
    if now.sum != then.sum:
        html, found = f"{CHANGED}{html}", (*found, Difference("chart", "changed"))
    yield Note(now.part, now.inside.start, now.inside.end, html, found)


def _rests(then: Results, now: Results, later: Sequence[Part]) -> Iterator[Note]:
    """What cells show beside tables, findings and charts: by words where it is all they show, else as a whole."""
    ways: list[Callable[[Rest], Hashable]] = [lambda rest: (rest.key, rest.words), lambda rest: rest.key]
    partners = partners_of(then.rests, now.rests, ways)
    for number, rest in enumerate(now.rests):
        end = len(rest.html)
        if number not in partners:
            yield from _around(rest, f'<div class="since">{NEW}', "</div>", "added")
            continue
        before = then.rests[partners[number]]
        if before.words == rest.words:
            continue
        if rest.whole and end + len(before.html) <= LONG:
            marked = worded(rest.html, before.html)
            yield Note(rest.part, 0, end, marked.html, _found(marked, "result"))
        else:
            yield from _around(rest, f"<p>{CHANGED}</p>", "", "changed")
    for number in sorted(set(range(len(then.rests))) - set(partners.values())):
        yield _gone_from_section(then.rests[number].section, then.rests[number].words, "result", later)


def _around(rest: Rest, before: str, behind: str, state: str) -> Iterator[Note]:
    yield Note(rest.part, 0, 0, before, (Difference("result", state),))
    yield Note(rest.part, len(rest.html), len(rest.html), behind)


def _fresh(part: int, start: int, tag: str, inside: int, kind: str) -> Iterator[Note]:
    """Mark an element as new, by its class and by a word in it."""
    after = start + len(f"<{tag}")
    yield Note(part, after, after, ' class="since"', (Difference(kind, "added"),))
    yield Note(part, inside, inside, NEW)


def _struck(words: str) -> str:
    return f'{GONE}<del class="since">{escape(short(words, SHOWN))}</del>'


def _gone_from_section(section: str, words: str, kind: str, later: Sequence[Part]) -> Note:
    """Note what is gone at the end of the section it stood in, or of the page where that is gone too."""
    named = [n for n, part in enumerate(later) if part.section and part.section.text == section]
    part = max(named, default=len(later) - 1)
    end = len(later[part].html)
    return Note(part, end, end, f'<p class="since gone">{_struck(words)}</p>', (Difference(kind, "gone"),))
