"""What notebook 05 shows of each document's promises: how many carry a number, how firm, over the years, and each with its sentence."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from yzcompare.messages import COMMA, both, say, together
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.numbers.vocabulary import Comparator
from yzcompare.showing import fragments
from yzcompare.showing.figures import Look, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.targets import charts as target_charts
from yzcompare.targets.chosen import INDICATOR, LONG, Chosen, indicator_groups, said, value
from yzcompare.targets.firmness import FIRM, HOPED, PLAIN
from yzcompare.targets.ledger import identities_of
from yzcompare.targets.promises import Promised, forces, promised
from yzcompare.targets.sameness import Stated
from yzcompare.themes.lexicon import theme_name

FORCES = {FIRM: say("to be ensured (确保)"), PLAIN: say("promised"), HOPED: say("only hoped for (力争)")}

THIN = 5
"""Sentences: with fewer a share says next to nothing."""


def _targets(chosen: Chosen, document: str) -> list[Quantity]:
    return [q for q in chosen.quantities.values() if q.document == document and q.status is Status.TARGET]


def _stated(chosen: Chosen, document: str) -> list[Stated]:
    return [Stated(q, identities_of(chosen.corpus)[q.id]) for q in _targets(chosen, document)]


def listing(chosen: Chosen) -> Fragment:
    """Every promised number of the documents in front with its sentence, behind a switch for each document."""
    parts = []
    for name in chosen.front:
        targets = _targets(chosen, name)
        if not targets:
            none = (
                say("{document} promises no such number.", document=name)
                if chosen.corpus[name].whole
                else say(
                    "{document} promises no such number in the parts that are held; of the rest nothing can be told.",
                    document=name,
                )
            )
            parts.append(fragments.sentences([none]))
            continue
        identities = identities_of(chosen.corpus)
        ordered = sorted(targets, key=lambda q: (identities[q.id].theme, q.start))
        rows = [
            (
                theme_name(identities[q.id].theme),
                q.indicator,
                identities[q.id].scope or "",
                q.verb,
                said(chosen.corpus, q),
                q.period,
            )
            for q in ordered
        ]
        whose, verb = say("in which area"), say("verb")
        columns = [say("field"), INDICATOR, whose, verb, say("number"), say("for which year")]
        listed = fragments.table(
            frame(rows, columns),
            say("Every number promised in {document}", document=name),
            chinese=[INDICATOR, whose, verb],
            key=[INDICATOR, whose, say("for which year")],
        )
        title = say("{document}: {n} numbers with their sentences", document=name, n=len(targets))
        parts.append(fragments.folded(title, listed, name=f"promised-{name}"))
    return chosen.with_older(fragments.stack(parts), "targets")


def firmness_table(chosen: Chosen) -> Fragment:
    """How many targets of each document are ensured, promised, or only hoped for."""
    rows = []
    for name in chosen.ids:
        counted = forces(_stated(chosen, name))
        bound = Counter(q.comparator for q in _targets(chosen, name))
        rows.append(
            (
                name,
                *(counted[level] for level in FORCES),
                bound[Comparator.AT_LEAST] + bound[Comparator.AT_MOST],
                bound[Comparator.ABOUT],
                sum(counted.values()),
            )
        )
    columns = [
        say("document"),
        *FORCES.values(),
        say("with a bound (以上, 以内)"),
        say("about (左右)"),
        say("all targets"),
    ]
    return fragments.table(frame(rows, columns), say("How firmly numbers are promised, in targets"))


def numbered_chart(chosen: Chosen) -> Fragment:
    """The share of the sentences on tasks that hold a promised number, by field and document."""
    counted = [
        p
        for reading in chosen.readings
        for p in promised(reading, _stated(chosen, reading.document.id))
        if not chosen.theme or p.theme == chosen.theme
    ]
    if not counted:
        return fragments.sentences([say("These documents hold no sentence on tasks.")])
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for p in counted:
        totals[p.document][0] += p.numbered
        totals[p.document][1] += p.sentences
    cells = _shares(chosen, counted)
    shown = cells[cells["document"].isin(chosen.front)]  # the others stand in the figures behind the chart

    def draw(look: Look) -> Figure:
        drawn = new_figure(look.width, 0.6 + (0.44 if look.narrow else 0.3) * len(set(cells["field"])))
        target_charts.heat(drawn.add_subplot(), shown, look)
        return drawn

    told = [
        say("{percent} % in {document}", percent=round(100 * part[0] / part[1]), document=name)
        for name, part in totals.items()
        if part[1] and name in chosen.front
    ]
    field, document = say("field"), say("document")
    data = frame(
        [(r.field, r.document, r.numbered, r.sentences) for r in cells.itertuples() if r.sentences],
        [field, document, say("sentences with a promised number"), say("sentences on tasks")],
    )
    return fragments.figure(
        draw,
        "numbered",
        say(
            "Of the sentences that set tasks, so many carry a number to be measured by: {each}",
            each=together(told, between=COMMA),
        ),
        say(
            "Sentences that set tasks, by field, and how many of a hundred hold a promised number; the darker the more"
        ),
        say(
            "Grey: fewer than {n} sentences, shown as counts. Hatched: no such sentence in a document of which parts are not held; "
            "the main targets of a year often stand in a part that is not.",
            n=THIN,
        ),
        data,
        key=[field, document],
    )


def _shares(chosen: Chosen, counted: list[Promised]) -> pd.DataFrame:
    """A row a field and document: fields with most numbers first."""
    by_field: Counter[str] = Counter()
    found = {(p.theme, p.document): p for p in counted}
    for p in counted:
        by_field[p.theme] += p.numbered
    rows = []
    for theme in sorted(by_field, key=lambda t: (-by_field[t], t)):
        for name in chosen.ids:
            p = found.get((theme, name)) or Promised(name, theme, 0, 0)
            held = chosen.corpus[name].whole
            rows.append((theme_name(theme), name, p.share, p.numbered, p.sentences, p.sentences < THIN, held))
    columns = ["field", "document", "share", "numbered", "sentences", "thin", "held"]
    return frame(rows, columns)


def long_view(chosen: Chosen) -> Fragment:
    """Indicators that stand in three documents or more, total beside growth, every number with its sentence.

    Of many documents the newest have a column each; what older ones say stands in one line before them, each
    figure leading to its sentence.
    """
    before = chosen.ids[: len(chosen.ids) - len(chosen.front)]
    rows = []
    for members in indicator_groups(chosen):
        if len({q.document for q in members}) < LONG or not any(q.document in chosen.front for q in members):
            continue
        identity = identities_of(chosen.corpus)[members[-1].id]
        for measure in Measure:
            own = [q for q in members if q.measure is measure]
            if own:
                cells = [
                    fragments.stack(said(chosen.corpus, q, when=True) for q in own if q.document == name)
                    for name in chosen.front
                ]
                earlier = [_earlier(chosen, own, before)] if before else []
                rows.append((both(identity.zh, identity.en), measure, *earlier, *cells))
    if not rows:
        return fragments.sentences([say("No indicator stands in {n} of these documents.", n=LONG)])
    measured = say("measure")
    number = len({row[0] for row in rows})
    caption = say(
        "The {number} indicators that stand in {least} documents or more: what each document says, reported or promised",
        number=number,
        least=LONG,
    )
    return fragments.folded(
        say("{number} indicators in {least} documents or more", number=number, least=LONG),
        fragments.table(
            frame(
                rows, [INDICATOR, measured, *([say("earlier documents")] if before else []), *chosen.front]
            ),
            caption,
            key=[INDICATOR, measured],
        ),
        name="long-view",
    )


def _earlier(chosen: Chosen, own: Sequence[Quantity], before: Sequence[str]) -> Fragment:
    """What documents before those in front say of an indicator, in a line."""
    said_there = [
        Html('<li><span class="year">{}</span> <a class="place" href="{}">{}</a></li>').format(
            name, fragments.address(chosen.corpus.cite(name, q.start, q.end)), value(q)
        )
        for name in before
        for q in own
        if q.document == name
    ]
    if not said_there:
        return fragments.words("—")
    html = Html('<details><summary>{}</summary><ul class="years">{}</ul></details>').format(
        len(said_there), Html().join(said_there)
    )
    return Fragment(html, str(len(said_there)))
