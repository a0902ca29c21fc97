"""What the results of a notebook say now that they did not say in an earlier run, compared by key.

Tables row by row and cell by cell, findings and quotations by words, charts by the data they draw. Old
words are struck out beside the new ones (`del` and `ins` with the class `since`), and what is new, gone
or changed as a whole is named in words (`b`).
"""

from collections import deque
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rapidfuzz import fuzz, process

from yzcompare.messages import LANGUAGES, Message, both, say
from yzcompare.publishing.languages import only
from yzcompare.publishing.parts import Part
from yzcompare.publishing.since.keys import Item, items_in, plain
from yzcompare.publishing.since.words import worded
from yzcompare.showing.html import Html, short
from yzcompare.showing.keys import YEAR, subject

ALIKE = 60.0
"""Per cent that two findings of a section share from which the one is the other, reworded."""

SHOWN = 160
"""Characters of a text or cell that is gone which are shown in its place."""

NEW = Html('<b class="since">{}</b>').format(say("new"))
GONE = Html('<b class="since gone">{}</b>').format(say("gone"))
CHANGED = Html('<b class="since">{}</b>').format(say("changed"))

KINDS = {
    "caption": "table",
    "th": "table column",
    "tr": "table row",
    "li": "sentence",
    "blockquote": "quotation",
    "figcaption": "chart",
    "rest": "result",
}
"""What is counted when it is new or gone; what else has words (a chart's caption) comes and goes with it."""

WORDED = {"tr": "table row", "blockquote": "quotation", "rest": "result"}
"""What is said to be changed where other words than figures changed; all else is a sentence."""


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
    html: Html
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The parts of the later run with their marks, and what differs in each."""

    parts: tuple[Part, ...]
    differences: tuple[tuple[Difference, ...], ...]


def compare(earlier: Sequence[Part], later: Sequence[Part]) -> Comparison:
    """Compare the results of two runs by key and mark in the later one what changed."""
    then, now = items_in(earlier), items_in(later)
    partners = _partners(then, now)
    held = {item.key for item in then}
    notes = []
    for number, item in enumerate(now):
        notes += [*_notes(then[partners[number]], item)] if number in partners else [*_new(item, held)]
    notes += _gone(then, now, {early: late for late, early in partners.items()}, later)
    html = [Html(part.html) for part in later]
    found: list[tuple[Difference, ...]] = [() for _ in later]
    # From the end, so that the places before a mark stay; at one place what is noted first stands first.
    for note in sorted(notes, key=lambda note: note.start)[::-1]:
        html[note.part] = html[note.part][: note.start] + note.html + html[note.part][note.end :]
        found[note.part] += note.differences
    parts = (replace(part, html=marked) for part, marked in zip(later, html, strict=True))
    return Comparison(tuple(parts), tuple(found))


def _partners(then: Sequence[Item], now: Sequence[Item]) -> dict[int, int]:
    """For each item now the one then of its key: best with the same words, else the first; sections may differ."""
    ways: list[Callable[[Item], Hashable]] = [
        lambda item: (item.section, item.tag, item.group, item.key, item.words, item.sum),
        lambda item: (item.section, item.tag, item.group, item.key),
        lambda item: (item.tag, item.group, item.key),
    ]
    partners: dict[int, int] = {}
    for way in ways:
        taken = set(partners.values())
        waiting: dict[Hashable, deque[int]] = {}
        for number, item in enumerate(then):
            if number not in taken:
                waiting.setdefault(way(item), deque()).append(number)
        for number, item in enumerate(now):
            if number not in partners and (left := waiting.get(way(item))):
                partners[number] = left.popleft()
    return partners | _reworded(then, now, partners)


def _reworded(then: Sequence[Item], now: Sequence[Item], partners: dict[int, int]) -> dict[int, int]:
    """Findings without a partner of their key, each with the most like one then that is about the same years."""
    found = dict[int, int]()
    left = {n: item for n, item in enumerate(then) if item.tag == "li" and n not in partners.values()}
    for number, item in enumerate(now):
        if item.tag == "li" and number not in partners:
            near = {
                n: subject(other.words)
                for n, other in left.items()
                if other.section == item.section and comparable(other.words, item.words)
            }
            best = process.extractOne(subject(item.words), near, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if best:
                found[number] = best[2]
                del left[best[2]]
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


def _new(item: Item, held: Collection[str]) -> Iterator[Note]:
    """Mark an item as new, unless its table is: that says so."""
    if item.tag in KINDS and (not item.group or item.group in held):
        if item.tag in ("tr", "li", "blockquote"):
            after = item.start + len(f"<{item.tag}")
            yield Note(item.part, after, after, Html(' class="since"'))
        yield Note(item.part, item.inside, item.inside, NEW, (Difference(KINDS[item.tag], "added"),))


def _notes(then: Item, now: Item) -> Iterator[Note]:
    """Mark what differs, cell by cell; an item of which several cells were reworded changed once."""
    if now.sum != then.sum:
        yield Note(now.part, now.inside, now.inside, CHANGED, (Difference(KINDS[now.tag], "changed"),))
    reworded = 0
    for name, cell in now.cells.items():
        if name in then.cells and cell.html != then.cells[name].html:
            marked = worded(cell.html, then.cells[name].html)
            found = [Difference("figure", "changed")] * marked.figures
            if marked.places and not reworded:
                found.append(Difference(WORDED.get(now.tag, "sentence"), "changed"))
            reworded += marked.places
            yield Note(now.part, cell.start, cell.end, marked.html, tuple(found))


def _gone(
    then: Sequence[Item], now: Sequence[Item], places: dict[int, int], later: Sequence[Part]
) -> Iterator[Note]:
    """What is gone, struck out behind what it stood behind, else before what it stood before, else at its section's end."""
    kin = [(item.part, item.tag, item.group) for item in then]
    place: dict[Hashable, tuple[int, int]] = {}
    for number in sorted(places, reverse=True):
        place[kin[number]] = now[places[number]].part, now[places[number]].start
    titles = {item.key: item for item in now if item.tag in ("caption", "figcaption")}
    columns: dict[str, list[str]] = {}
    for item in now:
        if item.tag == "th":
            columns.setdefault(item.group, []).append(item.words)
    for number, item in enumerate(then):
        difference = (Difference(KINDS.get(item.tag, ""), "gone"),)
        if number in places:
            partner = now[places[number]]
            place[kin[number]] = partner.part, partner.end
        elif item.tag == "th" and item.group in titles:
            title = titles[item.group]
            end = title.cells[""].end
            yield Note(title.part, end, end, _struck(item, "span"), difference)
        elif item.tag in ("tr", "li") and kin[number] in place:
            part, start = place[kin[number]]
            yield Note(part, start, start, _struck(item, item.tag, columns.get(item.group, ())), difference)
        elif item.tag in KINDS and (not item.group or item.group in titles):
            part, start = _end(item.section, later)
            yield Note(part, start, start, _struck(item, "p"), difference)


def _struck(item: Item, tag: str, columns: Sequence[str] = ()) -> Html:
    """An item that is gone as an element; a row has a cell for each of the columns that its table has now."""
    cells = [item.cells[name].html if name in item.cells else "" for name in columns]
    said = cells or [
        Html(" ").join(Html(cell.html) for cell in item.cells.values()) or Html.escape(item.told)
    ]
    told = [
        Html('<del class="since">{}</del>').format(words) if words else Html() for words in map(_short, said)
    ]
    inside = Html("<td>{}{}</td>").format(GONE, Html("</td><td>").join(told)) if columns else GONE + told[0]
    return Html('<{} class="since gone">{}</{}>').format(tag, inside, tag)


def _short(html: str) -> Message | str:
    """The words of a piece of HTML, cut to what is shown of them, in every language."""
    zh, en = (short(plain(only(html, language)), SHOWN) for language in LANGUAGES)
    return both(zh, en) if zh != en else zh


def _end(section: str, later: Sequence[Part]) -> tuple[int, int]:
    """The end of a section, or of the page where that is gone too."""
    named = [n for n, part in enumerate(later) if part.section and part.section.text == section]
    part = max(named, default=len(later) - 1)
    return part, len(later[part].html)
