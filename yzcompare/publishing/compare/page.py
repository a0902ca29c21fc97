"""The page of two documents, and which pairs get one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from yzcompare.corpus import Corpus
from yzcompare.described import Pair
from yzcompare.messages import LANGUAGES, Message, say, together
from yzcompare.publishing import TEMPLATES
from yzcompare.publishing.compare.anchors import SECTION, among, heaviest_rising
from yzcompare.publishing.compare.column import (
    LETTER,
    LETTERS,
    Column,
    column_html,
    names_of,
    partners_of,
    sentence_starts,
)
from yzcompare.publishing.compare.unheld import unheld
from yzcompare.publishing.compare.units import CHANGES, Compared, Mark, compared
from yzcompare.publishing.frame import Frame, Neighbour, frame_of
from yzcompare.publishing.templating import rendered
from yzcompare.reading.ids import in_file_name
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing.fragments import source_page
from yzcompare.showing.front import in_front
from yzcompare.showing.html import Html
from yzcompare.showing.names import genre_name
from yzcompare.showing.script_words import Forms, as_script
from yzcompare.tasks import Link, alignment_of
from yzcompare.themes.lexicon import theme_lexicon, theme_name


def compare_page(earlier: str, later: str) -> str:
    """File name of the page that sets two documents side by side.

    >>> compare_page("2024", "2025")
    'compare-2024-2025.html'
    """
    return f"compare-{in_file_name(earlier)}-{in_file_name(later)}.html"


def pages_of(corpus: Corpus, asked: Iterable[Pair] = ()) -> tuple[Pair, ...]:
    """The pairs that get a page: neighbouring ones of the newest documents, and those asked for, in the order of the texts.

    >>> from yzcompare import load
    >>> pages_of(load(), [("2014", "2025")])
    (('2014', '2020'), ('2014', '2025'), ('2020', '2024'), ('2024', '2025'))
    """
    names = [reading.document.id for reading in corpus.years]
    place = {name: number for number, name in enumerate(names)}
    own = [pair for pair in asked if pair[0] in place and pair[1] in place]
    return tuple(
        sorted({*pairwise(in_front(names)), *own}, key=lambda pair: (place[pair[0]], place[pair[1]]))
    )


def write_comparisons(
    corpus: Corpus, folder: Path, languages: tuple[str, ...] = LANGUAGES, asked: Sequence[Pair] = ()
) -> list[Path]:
    """Write the pages of the pairs of a corpus into a folder; return their paths."""
    pairs = pages_of(corpus, asked)
    paths = []
    for pair in pairs:
        paths.append(folder / compare_page(*pair))
        paths[-1].write_text(page(corpus, *pair, languages, pairs), encoding="utf-8")
    return paths


def page(
    corpus: Corpus,
    earlier: str,
    later: str,
    languages: tuple[str, ...] = LANGUAGES,
    pairs: Sequence[Pair] = (),
) -> str:
    """The page of two documents; `pairs` are those that have one, which it leads to.

    Raises InputError for two that may not be compared.
    """
    found = compared(corpus, earlier, later)
    links = alignment_of(corpus, earlier, later).links
    themes = Counter(unit.theme for unit in found.units if unit.theme and unit.mark is not Mark.ALONE)
    present = {unit.theme for unit in found.units}
    numbers = {name: n for n, name in enumerate((t for t in theme_lexicon().themes if t in present), 1)}
    kinds = Counter(unit.mark for unit in found.units)
    script = f"Object.assign(WORDS, {as_script(_words())});\n{_template('compare.js')}"
    frame = _frame(corpus, found, languages, (earlier, later), pairs)
    return rendered(
        "compare.html.j2",
        frame,
        script,
        own_script=Html(script),
        own_style=Html(_template("compare.css")),
        sides=_sides(found, links, numbers),
        anchors=_anchors(found, links),
        lines=_opening(found),
        kinds=[(mark, LETTER[mark], kinds[mark]) for mark in Mark if kinds[mark]],
        changes=sum(kinds[mark] for mark in CHANGES),
        themes=[(numbers[name], theme_name(name), themes[name]) for name in numbers],
        file_of=source_page,
    )


@cache
def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _frame(
    corpus: Corpus, found: Compared, languages: tuple[str, ...], pair: Pair, pairs: Sequence[Pair]
) -> Frame:
    """The frame of the page, with the pages before and behind it."""
    title = say("{earlier} and {later} side by side", earlier=pair[0], later=pair[1])
    base = frame_of(corpus, title, together(_opening(found), between=" "), languages)
    at = pairs.index(pair) if pair in pairs else -1
    before = pairs[at - 1] if at > 0 else None
    behind = pairs[at + 1] if 0 <= at < len(pairs) - 1 else None
    return Frame(
        base.title,
        base.over,
        base.description,
        pair,
        base.checksum,
        base.date,
        base.languages,
        _neighbour(before),
        _neighbour(behind),
    )


def _neighbour(pair: Pair | None) -> Neighbour | None:
    return Neighbour(compare_page(*pair), f"{pair[0]} – {pair[1]}") if pair else None


def _sides(
    found: Compared, links: Sequence[Link], numbers: dict[str, int]
) -> list[tuple[Reading, Message, Html]]:
    """Both columns: the text, what it is called, and its HTML."""
    sides = found.earlier, found.later
    names = [names_of(side, letter) for side, letter in zip(sides, LETTERS, strict=True)]
    partners = partners_of(links, found.earlier.reading, found.later.reading)
    columns = []
    for n, side in enumerate(sides):
        reading = side.reading
        column = Column(
            side,
            found.units,
            numbers,
            partners[n],
            LETTERS[n],
            LETTERS[1 - n],
            names[n],
            names[1 - n],
            unheld(reading),
        )
        label = together([reading.document.id, genre_name(reading.document.genre)], between=" ")
        columns.append((reading, label, column_html(column)))
    return columns


def _anchors(found: Compared, links: Sequence[Link]) -> str:
    """Sentences of both texts that are shown at the same height, as numbers: 0:0 3:5 …"""
    sections: dict[str, tuple[Reading, Section]] = {
        s.id: (side.reading, s) for side in (found.earlier, found.later) for s in side.reading.sections
    }
    places = {name: reading.text.place(s.start) for name, (reading, s) in sections.items()}
    linked = [
        (places[link.source], places[link.target], SECTION)
        for link in links
        if link.strength == 2 and link.source in places and link.target in places
    ]
    rows = heaviest_rising([*found.pairs, *linked])
    starts = [sentence_starts(side.reading) for side in (found.earlier, found.later)]
    return " ".join(f"{a}:{b}" for a, b in among(starts[0], rows, starts[1]))


def _opening(found: Compared) -> list[Message]:
    """What is compared, how much stands in both, what is not held."""
    first, second = found.earlier.reading, found.later.reading
    lengths = [max(len(reading.text.text), 1) for reading in (first, second)]
    a, b = first.document, second.document
    told = [
        say(
            "The whole text of both. Found word for word in both: {shareA:.0%} of {earlier}, {shareB:.0%} of {later}.",
            earlier=a.id,
            later=b.id,
            shareA=found.same[0] / lengths[0],
            shareB=found.same[1] / lengths[1],
        )
        if first.whole and second.whole
        else say(
            "All that is held of both. Found word for word in both: {shareA:.0%} of {earlier}, {shareB:.0%} of {later}.",
            earlier=a.id,
            later=b.id,
            shareA=found.same[0] / lengths[0],
            shareB=found.same[1] / lengths[1],
        )
    ]
    if a.genre != b.genre:
        told.append(
            say(
                "{earlier} is of another kind ({kindA}) than {later} ({kindB}).",
                earlier=a.id,
                later=b.id,
                kindA=genre_name(a.genre),
                kindB=genre_name(b.genre),
            )
        )
    told += filter(None, (_lacking(first, b.id, Mark.ADDED), _lacking(second, a.id, Mark.DROPPED)))
    return told


def _lacking(reading: Reading, other: str, word: Mark) -> Message | None:
    """What of a text is not held, and what is therefore not said of wording that only the other one has."""
    values = {"document": reading.document.id, "other": other, "word": word}
    if reading.document.missing:
        parts = "；".join(reading.document.missing)
        return say(
            "Not held of {document}: {parts}; wording that only {other} has is therefore not called {word}.",
            parts=parts,
            **values,
        )
    if reading.cut:
        return say(
            "{document} may not be whole; wording that only {other} has is therefore not called {word}.",
            **values,
        )
    return None


def _words() -> dict[str, Forms]:
    """What the script of the page says."""
    return {
        "changeOf": (say("{at} of {n}"),),
        "changes": (say("{n} change"), say("{n} changes")),
        "sourceOf": (say("source text {document}"),),
    }
