"""What notebook 03 shows of every task: a timeline of what became of it, and the section it stands in."""

from collections.abc import Container, Sequence

import pandas as pd

from yzcompare.corpus import Corpus, chosen_years
from yzcompare.messages import both, say
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.front import in_front
from yzcompare.showing.html import Html, short
from yzcompare.showing.timeline import Cell, State, timeline
from yzcompare.tasks.lineages import Lineage, Place, lineages_of
from yzcompare.tasks.states import TaskState
from yzcompare.themes.coding import main_theme

LACKING = (TaskState.NO_COUNTERPART,)
"""States that say of a document held whole that it does not have a task."""

OPEN = 60
"""Tasks that stand open; the others stand behind a switch."""

HEADING = 24
"""Characters of a heading in a cell."""


def lineage_frame(corpus: Corpus, documents: Sequence[str], theme: str = "") -> pd.DataFrame:
    """A row a task with its section and state in each document; those in many documents first.

    `theme` keeps the tasks of which at least half of the sections have it as their main field.
    """
    readings = chosen_years(corpus, documents)
    names = [reading.document.id for reading in readings]
    titles = {name: section.heading for name, section in corpus.sections.items()}
    names = list(in_front(names, documents))
    rows = []
    for lineage in _shown(corpus, readings, theme):
        places = {place.document: place for place in lineage.places}
        cells = [_place(places[name].section, titles, places[name].state) for name in names]
        rows.append((both(lineage.zh, lineage.en), *cells))
    return frame(rows, [say("task"), *names])


def lineage_table(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every task with a timeline of its states, and behind a switch the sections that it stands in."""
    readings = chosen_years(corpus, documents)
    titles = {name: section.title for name, section in corpus.sections.items()}
    names = [reading.document.id for reading in readings]
    front = set(in_front(names, documents))
    rows = [
        (both(line.zh, line.en), _timeline(line, readings) + _headings(line, titles, front))
        for line in _shown(corpus, readings, "")
        if any(place.section and place.document in front for place in line.places)
    ]
    heads = [say("task"), say("what became of it")]
    caption = say("{number} tasks through the documents", number=len(rows))
    shown = fragments.table(frame(rows[:OPEN], heads), caption, name="lines", key=heads)
    if len(rows) > OPEN:
        rest = fragments.table(
            frame(rows[OPEN:], heads),
            say("Further tasks through the documents"),
            name="lines-more",
            key=heads,
        )
        shown += fragments.folded(say("{n} further tasks", n=len(rows) - OPEN), rest)
    if len(front) < len(names):
        told = say(
            "Tasks that stand in none of the newest {n} documents are in the table {table}.",
            n=len(front),
            table="lineages.csv",
        )
        shown += fragments.sentences([told])
    return shown


def _shown(corpus: Corpus, readings: Sequence[Reading], theme: str) -> list[Lineage]:
    """The tasks followed through some documents, those in many of them first."""
    every = len(readings) == len(corpus.years)
    lines = lineages_of(corpus, *(() if every else (reading.document.id for reading in readings)))
    return [each for each in sorted(lines, key=_reach) if not theme or _belongs(corpus, each, theme)]


def _timeline(lineage: Lineage, readings: Sequence[Reading]) -> Fragment:
    places = {place.document: place for place in lineage.places}
    cells = [_cell(reading, places[reading.document.id]) for reading in readings]
    return timeline(cells, both(lineage.zh, lineage.en))


def _cell(reading: Reading, place: Place) -> Cell:
    """What a document has of a task: its state, which leads to the section."""
    if place.section:
        shown = fragments.place(place.section)
        html = shown.html.replace(f">{place.section}<", Html(">{}<").format(place.state))
        return Cell(reading.document.year, reading.document.id, State.HAS, Fragment(Html(html), place.state))
    state = State.LACKS if place.state in LACKING else State.UNKNOWN
    return Cell(reading.document.year, reading.document.id, state)


def _headings(lineage: Lineage, titles: dict[str, str], front: Container[str]) -> Fragment:
    """The sections of a task in the documents in front, a document a line, behind a switch; the timeline leads to all."""
    held = [place for place in lineage.places if place.section and place.document in front]
    items = Html().join(
        Html('<li><span class="year">{}</span> <span lang="zh">{} {}</span></li>').format(
            place.document, titles[place.section], fragments.place(place.section).html
        )
        for place in held
    )
    newest = titles[held[-1].section] if held else ""
    html = Html('<details><summary lang="zh">{}</summary><ul class="years">{}</ul></details>').format(
        short(newest, HEADING), items
    )
    plain = "; ".join(f"{place.document} {titles[place.section]} ({place.state})" for place in held)
    return Fragment(html, plain)


def _belongs(corpus: Corpus, lineage: Lineage, theme: str) -> bool:
    """Whether a task is of a theme: at least half of its own sections have it as their main field."""
    sections = [
        corpus.sections[p.section] for p in lineage.places if p.section and p.state is not TaskState.PARTIAL
    ]
    main = [main_theme(corpus[section.document], section) for section in sections]
    return bool(main) and 2 * main.count(theme) >= len(main)


def _reach(lineage: Lineage) -> tuple[int, str]:
    """Tasks that stand in many documents first."""
    return -sum(
        bool(place.section) and place.state is not TaskState.PARTIAL for place in lineage.places
    ), lineage.id


def _place(section: str, titles: dict[str, str], state: TaskState) -> Fragment:
    shown = Fragment(
        Html('<span class="state {}">{}</span>').format(state.value.replace(" ", "-"), state), state.value
    )
    if not section:
        return shown
    title = Fragment(
        Html(' <span lang="zh">{}</span> ').format(short(titles[section], HEADING)), titles[section]
    )
    return fragments.words(shown, title, fragments.place(section))
