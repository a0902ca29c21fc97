"""A search, shown: what was looked for and what came nearest, behind a switch beside what is said of it."""

from itertools import groupby

from yzcompare.absences.absence import Look, Search, Way
from yzcompare.corpus import Corpus
from yzcompare.messages import SEMICOLON, Message, say, together
from yzcompare.reading.citation import Citation
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.showing.names import dated
from yzcompare.vocabulary import Named


def searched(corpus: Corpus, search: Search, shown: Message | Named | str) -> Fragment:
    """What is said (`shown`) with the search behind a switch: each wording with how often it stands there, and the
    nearest sentence with its place."""
    parts = [Html("<p>{}</p>").format(_looked(search))]
    if search.lacking:
        parts.append(Html("<p>{}</p>").format(say("{note}.", note=search.lacking)))
    near = nearest(corpus, search)
    if near is not None:
        said = Html('<p>{} <span lang="zh">{}</span> {}</p>')
        parts.append(said.format(say("{how}:", how=_came(search)), near.sentence, fragments.place(near).html))
    html = Html('<details class="searched"><summary>{}</summary>{}</details>').format(
        shown, Html().join(parts)
    )
    return Fragment(html, shown)


def nearest(corpus: Corpus, search: Search) -> Citation | None:
    """The place that a search found, or else the one that came nearest; None where nothing did."""
    if search.found:
        return corpus.cite(search.document, search.found.start, search.found.end)
    if search.nearest and search.nearest.share:
        return corpus.cite(search.document, search.nearest.start, search.nearest.end)
    return None


def told(search: Search, near: Citation | None = None) -> str:
    """A search in one line, as a table holds it.

    >>> from yzcompare.absences import Way
    >>> told(Search("2014", "数字人民币", (Look(Way.LETTER, "数字人民币", 0),), "the whole text"))
    'absent: 2014, the whole text, to the letter: 数字人民币 0'
    """
    # As `_looked` says it in English: a table has tens of thousands of these lines, and no other language.
    ways = "; ".join(
        f"{way}: {', '.join(f'{look.wording} {look.count}' for look in looks)}"
        for way, looks in groupby(search.looks, key=_way)
    )
    line = f"{search.presence}: {dated(search.document)}, {search.where}, {ways}"
    return f"{line}; {_came(search)}: {near.sentence} ({near.document}:{near.start})" if near else line


def _came(search: Search) -> Message:
    """In which way the sentence that is shown came near, or that the thing stands in it."""
    if search.found or search.nearest is None:
        return say("it stands there")
    return say("the nearest, {way} ({share:.0%})", way=search.nearest.way, share=search.nearest.share)


def _looked(search: Search) -> Message:
    """What was looked for, where, and how often it stands there."""
    ways = [
        say(
            "{way}: {counted}",
            way=way,
            counted=together([f"{look.wording} {look.count}" for look in looks], between=_LISTED),
        )
        for way, looks in groupby(search.looks, key=_way)
    ]
    return say(
        "{document}, {where}, {ways}",
        document=dated(search.document),
        where=search.where,
        ways=together(ways, between=SEMICOLON),
    )


_LISTED = {"en": ", ", "zh": "、"}


def _way(look: Look) -> Way:
    return look.way
