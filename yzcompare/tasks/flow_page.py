"""The alluvial chart of notebook 03: the chapters of the newest documents, and which lead into which."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matplotlib.figure import Figure

from yzcompare.corpus import Corpus, chosen_years
from yzcompare.messages import SEMICOLON, Message, listed, say, together
from yzcompare.reading.citation import nested
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.figures import Look
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.showing.names import label_of, theme_colour
from yzcompare.tasks.alignment import alignment_of
from yzcompare.tasks.charts import Band, Box, alluvial, shared_out
from yzcompare.tasks.profiles import followed
from yzcompare.themes.coding import code_section, weights
from yzcompare.themes.lexicon import theme_name

COLUMNS = 4
"""Documents drawn, the newest ones: more do not fit beside each other."""

NO_FIELD = "government"
"""The field whose colour a chapter has of which no clause is coded."""


def blocks(reading: Reading, level: int) -> dict[str, Section]:
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


@dataclass(frozen=True, slots=True)
class Flow:
    """The boxes of a chart with their sections and fields, and the bands between them."""

    sections: tuple[Section, ...]
    fields: tuple[str, ...]
    boxes: tuple[Box, ...]
    bands: tuple[Band, ...]


def flow_of(corpus: Corpus, readings: Sequence[Reading], level: int, minimum: float) -> Flow:
    """The chapters of some documents and what links neighbouring ones; the bands that the title tells are marked."""
    sizes = {s.id: float(len(r.text.slice(s.start, s.own_end))) for r in readings for s in followed(r)}
    homes = {r.document.id: blocks(r, level) for r in readings}
    room: dict[str, float] = defaultdict(float)
    coded: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for section in followed(reading):
            into = homes[reading.document.id][section.id].id
            room[into] += sizes[section.id]
            for theme, share in weights(code_section(reading, section)).items():
                coded[into][theme] += int(1000 * share * sizes[section.id])
    sections, fields, boxes = [], [], []
    for column, reading in enumerate(readings):
        for home in dict.fromkeys(homes[reading.document.id].values()):
            main = next((theme for theme, _ in coded[home.id].most_common(1)), NO_FIELD)
            sections.append(home)
            fields.append(main)
            boxes.append(Box(column, home.title, theme_colour(main), room[home.id]))
    number = {section.id: n for n, section in enumerate(sections)}
    found: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for first, second in pairwise(readings):
        names = first.document.id, second.document.id
        links = {
            (link.source, link.target): 2
            for link in alignment_of(corpus, *names).links
            if link.firm and link.score >= minimum and link.source in sizes and link.target in sizes
        }
        for (source, target), (begins, ends) in shared_out(links, sizes).items():
            at = number[homes[names[0]][source].id], number[homes[names[1]][target].id]
            found[at][0] += begins
            found[at][1] += ends
    bands = [
        Band(*ends, begins / (boxes[ends[0]].size or 1), into / (boxes[ends[1]].size or 1))
        for ends, (begins, into) in found.items()
    ]
    told = _told(boxes, bands)
    marked = tuple(replace(band, told=told in (band.source, band.target)) for band in bands)
    return Flow(tuple(sections), tuple(fields), tuple(boxes), marked)


def _told(boxes: Sequence[Box], bands: Sequence[Band]) -> int | None:
    """The box that the title speaks of: of the last two documents the one that is linked to most others."""
    last = max((box.column for box in boxes), default=0)
    ends = [(band.source, band.target) for band in bands if boxes[band.target].column == last]
    counted = Counter(box for pair in ends for box in pair)
    best = max(counted, key=lambda n: (counted[n], boxes[n].column, -n), default=None)
    return best if best is not None and counted[best] > 1 else None


def _title(flow: Flow, readings: Sequence[Reading]) -> Message:
    """What the chart finds: into which chapters one went, or out of which it came."""
    told = [band for band in flow.bands if band.told]
    last = len(readings) - 1
    if len(readings) < 2 or not told:
        return say("The chapters of the tasks, and which lead into which")
    newest = [band for band in told if flow.boxes[band.target].column == last]
    sources, targets = {b.source for b in newest}, {b.target for b in newest}
    before, after = readings[-2].document.id, readings[-1].document.id
    if len(sources) == 1:
        return say(
            "“{chapter}” of {earlier} has tasks in common with {number} chapters of {later}",
            chapter=_opening(flow.boxes[next(iter(sources))].label),
            earlier=before,
            number=len(targets),
            later=after,
        )
    return say(
        "“{chapter}” of {later} has tasks in common with {number} chapters of {earlier}",
        chapter=_opening(flow.boxes[next(iter(targets))].label),
        later=after,
        number=len(sources),
        earlier=before,
    )


def _opening(heading: str) -> str:
    """The first clause of a heading: what a title has room for, as it stands between quotation marks.

    >>> _opening("（九）聚焦数字赋能，推动治理体系重塑")
    '（九）聚焦数字赋能'
    >>> _opening("（九）打造“大综合一体化”，持续推动")
    '（九）打造‘大综合一体化’'
    """
    return nested(re.split("[，；。]", heading)[0])


def flow_chart(corpus: Corpus, documents: Sequence[str], level: int, minimum: float) -> Fragment:
    """The chapters of the newest documents as boxes, and links between neighbouring ones as bands."""
    readings = [r for r in chosen_years(corpus, documents) if followed(r)][-COLUMNS:]
    if not readings:
        return fragments.sentences([say("No document sets tasks.")])
    flow = flow_of(corpus, readings, level, minimum)
    names = [label_of(corpus, reading) for reading in readings]

    def draw(look: Look) -> Figure:
        shown = range(len(readings))
        columns = list(shown[-2:] if look.narrow else shown)
        return alluvial(look.width, flow.boxes, flow.bands, [look(name) for name in names], columns)

    places = [(flow.sections[band.source], flow.sections[band.target], band) for band in flow.bands]
    data = frame(
        [
            (_name(a), _name(b), f"{band.begins:.0%}", f"{band.ends:.0%}")
            for a, b, band in sorted(places, key=lambda each: (each[2].source, each[2].target))
        ],
        [
            say("chapter"),
            say("has tasks in common with"),
            say("share of its text"),
            say("share of that one's text"),
        ],
    )
    figure = fragments.figure(
        draw,
        "alluvial",
        _title(flow, readings),
        say(
            "Chapters of the tasks and safeguards of {documents}, in their order",
            documents=listed([r.document.id for r in readings]),
        ),
        say(
            "A band joins chapters of neighbouring documents whose sections deal with the same task; it is as wide as the share of "
            "the text that is linked. In colour: what the title speaks of. A chapter without a band is not thereby new or gone, and "
            "what we do not have of a text has no box. On a telephone the last two documents are drawn."
        ),
        data,
        key=list(data.columns[:2]),
    )
    return figure + _legend(flow)


def _name(section: Section) -> Fragment:
    return fragments.words(section.title, " ", fragments.place(section.id))


def _legend(flow: Flow) -> Fragment:
    """The fields of the boxes with their colours, by their whole names."""
    counted: Mapping[str, int] = Counter(flow.fields)
    items = [
        Html('<li><span class="swatch" style="background:{}"></span>{}</li>').format(
            theme_colour(field), theme_name(field)
        )
        for field in sorted(counted, key=lambda field: -counted[field])
    ]
    html = Html('<ul class="legend">{}</ul>').format(Html().join(items))
    told = together([theme_name(field) for field in counted], between=SEMICOLON)
    return Fragment(html, str(told))
