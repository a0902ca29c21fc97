"""What notebook 03 shows of all documents together: the alluvial chart, and every line of tasks."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence

import pandas as pd

from yzcompare.corpus import Corpus, chosen_years
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html, short
from yzcompare.showing.names import label_of, theme_colour
from yzcompare.tasks import charts as flows
from yzcompare.tasks.alignment import alignment_of
from yzcompare.tasks.lineages import Lineage, lineages_of
from yzcompare.tasks.profiles import followed
from yzcompare.tasks.states import TaskState
from yzcompare.themes.coding import code_section, main_theme, weights


def _blocks(reading: Reading, level: int) -> dict[str, Section]:
    """For every followed section the part or item it is drawn in.

    Where the tasks of a document stand in many parts, as in a plan, these are its blocks; items would
    be too many.
    """
    parts = {section.id for section in reading.sections if section.level == 1}
    wide = len({reading.path_to(s)[0].id for s in followed(reading)} & parts) > 5
    depth = 1 if wide else level
    homes = {}
    for section in followed(reading):
        path = reading.path_to(section)
        fitting = [part for part in path if part.level <= depth]
        homes[section.id] = fitting[-1] if fitting else section
    return homes


@house_style()
def alluvial(corpus: Corpus, documents: Sequence[str], level: int, minimum: float) -> Fragment:
    """The parts and items of the documents as blocks, principal links as bands between them."""
    readings = chosen_years(corpus, documents)
    homes = {r.document.id: _blocks(r, level) for r in readings}
    sizes = {s.id: float(len(r.text.slice(s.start, s.own_end))) for r in readings for s in followed(r)}
    blocks: list[flows.Block] = []
    room: dict[str, float] = defaultdict(float)
    field: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for section in followed(reading):
            home = homes[reading.document.id][section.id]
            room[home.id] += sizes[section.id]
            for theme, share in weights(code_section(reading, section)).items():
                field[home.id][theme] += int(1000 * share * sizes[section.id])
    for column, reading in enumerate(readings):
        for home in dict.fromkeys(homes[reading.document.id].values()):
            main = field[home.id].most_common(1)
            colour = theme_colour(main[0][0] if main else "government")
            blocks.append(
                flows.Block(home.id, column, f"{home.number}{short(home.heading)}", room[home.id], colour)
            )
    bands: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for first, second in itertools.pairwise(readings):
        links = {
            (link.source, link.target): 2
            for link in alignment_of(corpus, first.document.id, second.document.id).links
            if link.firm and link.score >= minimum and link.source in sizes and link.target in sizes
        }
        for (source, target), (begins, ends) in flows.shared_out(links, sizes).items():
            ends_at = homes[first.document.id][source].id, homes[second.document.id][target].id
            bands[ends_at][0] += begins
            bands[ends_at][1] += ends
    drawn = new_figure(11.5, 8.4)
    names = [label_of(corpus, reading) for reading in readings]
    flows.alluvial(
        drawn.add_subplot(), blocks, [flows.Band(*ends, *room) for ends, room in bands.items()], names
    )
    labels = {block.id: block.label for block in blocks}
    data = pd.DataFrame(
        [
            (fragments.place(a), labels[a], fragments.place(b), labels[b], round(x), round(y))
            for (a, b), (x, y) in bands.items()
        ],
        columns=["from", "block", "to", "its block", "characters linked there", "and here"],
    )
    return fragments.figure(
        drawn,
        "alluvial",
        f"{len(bands)} bands link the {len(blocks)} blocks of {len(readings)} documents",
        "Tasks and safeguards of each document; height is length of text, colour the main policy field of a block",
        "Bands join neighbouring documents only; tasks that skip one stand in the table below. "
        "Reviews, goals and ceremony are not drawn. What is not held of a fragment has no block.",
        data,
        key=["block", "its block"],
    )


def lineage_frame(corpus: Corpus, documents: Sequence[str], theme: str = "") -> pd.DataFrame:
    """A row a task with its section and state in each document; those in many documents first.

    `theme` keeps the tasks of which at least half of the sections have it as their main field.
    """
    readings = chosen_years(corpus, documents)
    names = [reading.document.id for reading in readings]
    every = len(readings) == len(corpus.years)
    shown_lines = lineages_of(corpus) if every else lineages_of(corpus, *names)
    titles = {name: section.heading for name, section in corpus.sections.items()}
    rows = []
    for lineage in sorted(shown_lines, key=_reach):
        if not theme or _belongs(corpus, lineage, theme):
            places = {place.document: place for place in lineage.places}
            shown = [_place(places[name].section, titles, places[name].state) for name in names]
            rows.append((f"{lineage.zh} {lineage.en}", *shown))
    return pd.DataFrame(rows, columns=["task", *names])


def lineage_table(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every task with its section and state in each document."""
    frame = lineage_frame(corpus, documents)
    return fragments.table(
        frame,
        f"{len(frame)} lines of tasks through the documents",
        chinese=list(frame.columns),
        name="lines",
    )


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
    named = state.shown
    shown = Fragment(Html('<span class="state {}">{}</span>').format(state.replace(" ", "-"), named), named)
    if not section:
        return shown
    return fragments.words(shown, f" {short(titles[section], 24)} ", fragments.place(section))
