"""Faces: how the objects of the package look in a notebook, each as a small piece of HTML.

`face` knows the types; what it is given says nothing of pages. Colours are taken from the notebook, so
that they are right in the light and in the dark.
"""

from collections.abc import Iterable
from functools import singledispatch
from itertools import accumulate

import pandas as pd

from yzcompare import wording as wording_room
from yzcompare.corpus import Corpus
from yzcompare.reading.citation import Citation
from yzcompare.reading.reader import Reading
from yzcompare.showing.fragments import table
from yzcompare.showing.html import Html, escape, short
from yzcompare.shown import Shown
from yzcompare.targets import Comparison
from yzcompare.tasks import Link
from yzcompare.wording import Change, ChangeKind, Diff

LONGEST = 400
"""Characters of a text in a face; the whole stands in the object."""

MANY = 40
"""Rows of a table in a face."""

ROOM = 60_000
"""Bytes of HTML that the tasks of a diff may take in a notebook, which stores them."""


@singledispatch
def face(thing: Shown) -> Html:
    """A small piece of HTML that shows an object to a person; its text is escaped, and it runs nothing."""
    return Html("<p>{}</p>").format(repr(thing))


@face.register
def _(corpus: Corpus) -> Html:
    return _line(repr(corpus)) + _listed(
        [
            (
                d.id,
                str(d.year),
                short(d.title, 60),
                d.genre,
                reading.wholeness,
                len(reading.text.text),
                len(reading.sections),
            )
            for reading in corpus.readings.values()
            for d in (reading.document,)
        ],
        ["id", "year", "title", "genre", "held", "characters", "sections"],
        "Documents of the corpus",
    )


@face.register
def _(reading: Reading) -> Html:
    return _line(repr(reading)) + _listed(
        [
            (section.id, short(section.title, 60), len(reading.text.slice(section.start, section.end)))
            for section in reading.sections
            if section.level <= 2
        ],
        ["place", "section", "characters"],
        f"Parts and items of {reading.document.id}",
    )


@face.register
def _(citation: Citation) -> Html:
    return _quotation(citation.quotation, citation.reference)


@face.register
def _(link: Link) -> Html:
    ends = Html(" → ").join(
        Html("<b>{}</b> {}").format(_chinese(title or place), place if title else "").strip()
        for place, title in ((link.source, link.source_title), (link.target, link.target_title))
    )
    strength = "principal" if link.strength == 2 else "partial"
    by_hand = ", set by hand" if link.by_hand else ""
    what = f"score {link.score:.2f}, {strength} link, {link.relation or 'not yet related'}{by_hand}"
    return Html("<p>{}<br>{}<br>{}</p>").format(ends, what, _chinese(link.reason))


@face.register
def _(comparison: Comparison) -> Html:
    sides = Html(" → ").join(Html("<b>{}</b>").format(_chinese(side)) for side in comparison.sides)
    more = [comparison.verdict, comparison.basis, comparison.outcome, comparison.caveat, comparison.reason]
    what = Html("<p>{}: {}<br>{}</p>").format(
        _chinese(comparison.indicator), sides, "; ".join(filter(None, more))
    )
    said = (
        (comparison.earlier_sentence, comparison.earlier_document, comparison.earlier),
        (comparison.later_sentence, comparison.later_document, comparison.later),
    )
    return what + Html().join(_quotation(words, place or name) for words, name, place in said if words)


@face.register
def _(change: Change) -> Html:
    before, after = (escape(short(text, LONGEST)) for text in (change.before, change.after))
    went, came = (
        (Html("<del>{}</del>").format(before) if before else ""),
        (Html("<ins>{}</ins>").format(after) if after else ""),
    )
    plain = change.kind in (ChangeKind.KEPT, ChangeKind.MOVED, ChangeKind.NOT_PAIRED)
    words = (after or before) if plain else Html("{} {}").format(went, came).strip()
    places = [
        f"{document}:{start}–{end}"
        for document, start, end, text in (
            (change.earlier, change.earlier_start, change.earlier_end, change.before),
            (change.later, change.later_start, change.later_end, change.after),
        )
        if text
    ]
    return Html('<p>{}: <span lang="zh">{}</span><br>{}</p>').format(
        change.kind.shown, words, " → ".join(places)
    )


@face.register
def _(diff: Diff) -> Html:
    """The first tasks, as many as a notebook can store, and how the rest is seen."""
    sizes = accumulate(len(wording_room.task_html(diff, task).encode()) for task in diff.tasks)
    fitting = sum(size <= ROOM for size in sizes)
    few = Diff(diff.earlier, diff.later, diff.changes, diff.tasks[:fitting], diff.note)
    shown = wording_room.diff_html(few) if fitting or not diff.tasks else Html()
    if fitting == len(diff.tasks):
        return shown
    earlier, later = diff.earlier.document.id, diff.later.document.id
    rest = (
        f"{fitting} of {len(diff.tasks)} tasks are shown. diff_of(corpus, {earlier!r}, {later!r}, section=…) keeps those "
        f"of a heading; yzcompare diff {earlier} {later} --html FILE writes all."
    )
    return shown + _line(rest)


def _line(text: str) -> Html:
    return Html("<p>{}</p>").format(text)


def _chinese(text: str) -> Html:
    return Html('<span lang="zh">{}</span>').format(short(text, LONGEST))


def _quotation(words: str, reference: str) -> Html:
    return Html("<blockquote><p>{}</p><footer>— {}</footer></blockquote>").format(
        _chinese(words), _chinese(reference)
    )


def _listed(rows: Iterable[tuple[object, ...]], columns: list[str], caption: str) -> Html:
    """The first rows as a table, and how many there are besides."""
    frame = pd.DataFrame(list(rows), columns=columns)
    left = len(frame) - MANY
    more = _line(f"… and {left:,} more.") if left > 0 else ""
    return table(frame.head(MANY), caption).html + more
