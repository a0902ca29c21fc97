"""Faces: how the objects of the package look in a notebook, each as a small piece of HTML.

`face` knows the types; what it is given says nothing of pages. Colours are taken from the notebook, so
that they are right in the light and in the dark.
"""

from collections.abc import Sequence
from functools import singledispatch
from itertools import accumulate

from yzcompare import wording as wording_room
from yzcompare.corpus import Corpus
from yzcompare.messages import COMMA, SEMICOLON, Message, say, say_n, together
from yzcompare.reading.citation import Citation
from yzcompare.reading.reader import Reading
from yzcompare.showing.fragments import table
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html, escape, short
from yzcompare.showing.names import genre_name
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
    readings = corpus.readings.values()
    counted = say(
        "Corpus of {documents}, {sections}",
        documents=say_n("{n} document", "{n} documents", len(readings)),
        sections=say_n("{n} section", "{n} sections", sum(len(r.sections) for r in readings)),
    )
    rows = [
        (
            d.id,
            str(d.year),
            short(d.title, 60),
            genre_name(d.genre),
            whole_name(reading),
            len(reading.text.text),
            len(reading.sections),
        )
        for reading in readings
        for d in (reading.document,)
    ]
    columns = [
        say("text"),
        say("year"),
        say("title"),
        say("kind"),
        say("held"),
        say("characters"),
        say("sections"),
    ]
    return _line(counted) + _listed(rows, columns, say("Documents of the corpus"))


@face.register
def _(reading: Reading) -> Html:
    d = reading.document
    what = say(
        "{document}: {title} ({year}), {kind}, {held}, {chars:,} characters",
        document=d.id,
        title=d.title,
        year=d.year,
        kind=genre_name(d.genre),
        held=whole_name(reading),
        chars=len(reading.text.text),
    )
    rows = [
        (section.id, short(section.title, 60), len(reading.text.slice(section.start, section.end)))
        for section in reading.sections
        if section.level <= 2
    ]
    columns = [say("place"), say("section"), say("characters")]
    return _line(what) + _listed(rows, columns, say("Parts and items of {document}", document=d.id))


@face.register
def _(citation: Citation) -> Html:
    return _quotation(citation.quotation, citation.reference)


@face.register
def _(link: Link) -> Html:
    ends = Html(" → ").join(
        Html("<b>{}</b> {}").format(_chinese(title or place), place if title else "").strip()
        for place, title in ((link.source, link.source_title), (link.target, link.target_title))
    )
    what = [
        say("score {score:.2f}", score=link.score),
        say("principal link") if link.strength == 2 else say("partial link"),
        link.relation or say("not yet related"),
        *([say("set by hand")] if link.by_hand else []),
    ]
    told = together(what, between=COMMA)
    return Html("<p>{}<br>{}<br>{}</p>").format(ends, told, _chinese(link.reason))


@face.register
def _(comparison: Comparison) -> Html:
    sides = Html(" → ").join(Html("<b>{}</b>").format(_chinese(side)) for side in comparison.sides)
    more = [comparison.verdict, comparison.basis, comparison.outcome, comparison.caveat, comparison.reason]
    told = together([each for each in more if each], between=SEMICOLON)
    what = Html("<p>{}<br>{}</p>").format(
        say("{what}: {told}", what=_chinese(comparison.indicator), told=sides), told
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
    said = Html('<span lang="zh">{}</span>').format(words)
    return Html("<p>{}<br>{}</p>").format(
        say("{what}: {told}", what=change.kind, told=said), " → ".join(places)
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
    return shown + _line(
        say(
            "{fitting} of {all} tasks are shown. {call} keeps those of a heading; {command} writes all.",
            fitting=fitting,
            all=len(diff.tasks),
            call=f"diff_of(corpus, {earlier!r}, {later!r}, section=…)",
            command=f"yzcompare diff {earlier} {later} --format html --out FILE",
        )
    )


def _line(text: Message | str) -> Html:
    return Html("<p>{}</p>").format(text)


def _chinese(text: str) -> Html:
    return Html('<span lang="zh">{}</span>').format(short(text, LONGEST))


def _quotation(words: str, reference: str) -> Html:
    return Html("<blockquote><p>{}</p><footer>— {}</footer></blockquote>").format(
        _chinese(words), _chinese(reference)
    )


def whole_name(reading: Reading) -> Message:
    """What is known of a text's wholeness, in a word."""
    if reading.whole:
        return say("whole")
    return say("looks cut") if reading.cut else say("held in part")


def _listed(rows: Sequence[tuple[object, ...]], columns: Sequence[Message], caption: Message) -> Html:
    """The first rows as a table, and how many there are besides."""
    left = len(rows) - MANY
    more = _line(say("… and {n:,} more.", n=left)) if left > 0 else ""
    return table(frame(rows[:MANY], columns), caption).html + more
