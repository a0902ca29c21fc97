"""What notebook 07 shows: one policy field on one page, for someone with five minutes.

Every function says why, where it has nothing to show.
"""

from collections.abc import Sequence

import pandas as pd

from yzcompare import targets as targets_room
from yzcompare import tasks as tasks_room
from yzcompare.brief.elsewhere import also_in
from yzcompare.brief.findings import PAGE, SCOPE, beside, opening
from yzcompare.corpus import Corpus
from yzcompare.messages import Message, say, say_n
from yzcompare.shares import measured_error, shares
from yzcompare.showing import fragments
from yzcompare.showing.accuracy import where_measured
from yzcompare.showing.finding import Finding
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html, attribute
from yzcompare.showing.names import dated
from yzcompare.showing.timeline import Cell, State, timeline
from yzcompare.targets import Basis, choose, table_of
from yzcompare.themes.lexicon import theme_name
from yzcompare.words import line

SHOWN = 6
"""Rows shown of a list; the others stand behind a switch."""

NEAR = 14
"""Characters shown on either side of what a row quotes."""


def changed(corpus: Corpus, theme: str) -> Fragment:
    """What changed in a field, in three sentences, each with its quotations and its place; then what else was found."""
    told = fragments.sentences(_told(found, theme) for found in opening(corpus, theme))
    others = list(beside(corpus, theme))
    if not others:
        return told
    summary = say_n("{n} more change in this field", "{n} more changes in this field", len(others))
    return told + fragments.folded(summary, fragments.sentences(_told(found, theme) for found in others))


def _told(found: Finding, theme: str) -> Fragment:
    """A finding as a line: its sentence, where its figures stand, and the sentences of the texts behind a switch."""
    own = found.page == f"{PAGE}-{theme}"
    shown = say("below") if own else say("on its page")
    address = f"#{found.anchor}" if own else found.address
    label = attribute("aria-label", say("Its figures: {finding}", finding=found.text))
    link = Fragment(Html('<a class="evidence" href="{}"{}>{}</a>').format(address, label, shown), str(shown))
    cited = [fragments.quotation(side.cited, side.shown) for side in found.sides if side.cited is not None]
    if not cited:
        return fragments.words(found.text, " ", link)
    return fragments.words(
        found.text, " ", link, fragments.folded(say("The sentences"), fragments.stack(cited))
    )


def room(corpus: Corpus, theme: str) -> Fragment:
    """A field's share of the tasks in every document, and what is known of errors in its coding."""
    cells = []
    for reading in corpus.years:
        share = next((each.share for each in shares(reading, SCOPE) if each.theme == theme), None)
        state, shown = (State.UNKNOWN, "") if share is None else (State.HAS, f"{share:.1%}")
        cells.append(Cell(reading.document.year, reading.document.id, state, shown))
    about = say("{field}: its share of the tasks in every document", field=theme_name(theme))
    error = measured_error().get(theme)
    told = say("How right the coding of this field is was not measured.")
    if error:
        told = say(
            "How right the coding is, {where}: readers gave {labelled} sections this field as their main one, the coding "
            "{coded}, of which {right} are the same.",
            where=where_measured(corpus),
            labelled=error.labelled,
            coded=error.coded,
            right=error.right,
        )
    held = [r for r in corpus.years if not r.whole]
    notes: list[Message] = [
        say("Of {document} the share is of what is held.", document=dated(reading.document.id))
        for reading in held
    ]
    line_ = timeline(cells, about)
    anchored = Fragment(Html('<div id="room">{}</div>').format(line_.html), line_.plain)
    return anchored + fragments.sentences([*notes, told])


def tasks(corpus: Corpus, theme: str) -> Fragment:
    """The tasks of a field through the documents."""
    found = tasks_room.lineage_frame(corpus, [], theme)
    if found.empty:
        none = say("No task that can be followed has {field} as its main field.", field=theme_name(theme))
        return _anchored("tasks", fragments.sentences([none]))
    caption = say("Tasks of the field through the documents")
    return _anchored("tasks", opened(found, caption, say("More tasks"), list(found.columns)))


def _anchored(name: str, shown: Fragment) -> Fragment:
    """A part of the page that links lead to."""
    return Fragment(Html('<div id="{}">{}</div>').format(name, shown.html), shown.plain)


def opened(
    rows: pd.DataFrame, caption: Message, more: Message, chinese: Sequence[str], shown: int = SHOWN
) -> Fragment:
    """The first rows of a table, the others behind a switch."""
    first = fragments.table(rows.head(shown), caption, chinese=chinese)
    rest = rows.iloc[shown:]
    if rest.empty:
        return first
    summary = say("{more} ({count})", more=more, count=len(rest))
    return first + fragments.folded(summary, fragments.table(rest, more, chinese=chinese))


def targets(corpus: Corpus, theme: str) -> Fragment:
    """The targets of a field then and now: what pairs of documents both state, then every number promised."""
    chosen = choose(corpus, [], theme, "")
    judged = [
        c
        for pair in reversed(corpus.pairs)
        for c in chosen.comparisons(*pair, Basis.TARGETS)
        if c.verdict.judged
    ]
    if judged:
        rows = table_of(chosen, judged)
        between = [
            say("{earlier} → {later}", earlier=dated(c.earlier_document), later=dated(c.later_document))
            for c in judged
        ]
        rows.insert(1, say("between"), pd.Series(between, dtype=object))
        shown = opened(rows, say("Targets then and now"), say("More targets"), list(rows.columns[:1]))
    elif corpus.pairs:
        none = say("No two documents state a target of this field that can be compared.")
        shown = fragments.sentences([none])
    else:
        shown = fragments.sentences([say("The corpus holds one document, so no target can be compared.")])
    return _anchored("targets", shown) + targets_room.listing(chosen)


def also(corpus: Corpus, theme: str) -> Fragment:
    """What belongs to the field and is counted with another one, the newest document first."""
    found = sorted(also_in(corpus, theme), key=lambda each: -corpus[each.document].document.year)
    if not found:
        return fragments.sentences([say("Nothing that belongs here was found in other fields.")])
    word, where, field, place = say("word"), say("where it stands"), say("counted with"), say("place")
    rows = []
    for each in found:
        text = corpus[each.document].text
        start, end = text.home(each.span.start, each.span.end)
        near = line(corpus[each.document], each.span, NEAR)
        cited = corpus.cite(each.document, start, end)
        around = fragments.marked(near.before, near.word, near.after)
        html = Html("<details><summary>…{}…</summary>{}</details>").format(around, cited.sentence)
        rows.append(
            (each.word, Fragment(html, cited.sentence), theme_name(each.theme), fragments.place(cited))
        )
    caption = say("Words of this field in clauses that are counted with another")
    return opened(frame(rows, [word, where, field, place]), caption, say("More of these"), [word, where])
