"""What notebook 05 shows of each document's promises: at a glance, how firm, over the years, and each with its sentence."""

from collections import Counter, defaultdict

import pandas as pd

from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.numbers.vocabulary import Comparator
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.names import colours_of
from yzcompare.targets import charts as target_charts
from yzcompare.targets.chosen import LONG, Chosen, indicator_groups, said
from yzcompare.targets.firmness import FIRM, HOPED, PLAIN
from yzcompare.targets.ledger import identities_of
from yzcompare.targets.promises import forces, promised
from yzcompare.targets.sameness import Stated
from yzcompare.themes.lexicon import theme_name

FORCES = {FIRM: "ensured (确保)", PLAIN: "promised", HOPED: "hoped for (力争)"}

THIN = 5
"""Sentences: with fewer a share says next to nothing."""


def _targets(chosen: Chosen, document: str) -> list[Quantity]:
    return [q for q in chosen.quantities.values() if q.document == document and q.status is Status.TARGET]


def _stated(chosen: Chosen, document: str) -> list[Stated]:
    return [Stated(q, identities_of(chosen.corpus)[q.id]) for q in _targets(chosen, document)]


@house_style()
def glance_chart(chosen: Chosen) -> Fragment:
    """How many numbers each document promises in each theme."""
    counts = {
        name: Counter(identities_of(chosen.corpus)[q.id].theme for q in _targets(chosen, name))
        for name in chosen.ids
    }
    themes = sorted(
        {t for c in counts.values() for t in c}, key=lambda t: (-max(c[t] for c in counts.values()), t)
    )
    if not themes:
        return fragments.sentences(["These documents promise no number."])
    rows = [(theme, theme_name(theme), name, counts[name][theme]) for theme in themes for name in chosen.ids]
    frame = pd.DataFrame(rows, columns=["theme", "theme_name", "document", "count"])
    drawn = new_figure(8.6, 1.1 + 0.3 * len(themes))
    target_charts.promises_by_theme(drawn.add_subplot(), frame, colours_of(chosen.corpus))
    totals = ", ".join(f"{sum(counts[name].values())} in {name}" for name in chosen.ids)
    data = frame.pivot_table(index="theme_name", columns="document", values="count", sort=False).astype(int)
    return fragments.figure(
        drawn,
        "glance",
        f"Numbers promised: {totals}",
        "Targets by theme and document; a dot a document, themes by their largest count",
        "Counted are targets of what is held; of a fragment more were promised than can be counted.",
        data.reset_index(),
    )


def listing(chosen: Chosen) -> Fragment:
    """Every promised number of every document with its sentence, behind a switch for each document."""
    parts = []
    for name in chosen.ids:
        targets = _targets(chosen, name)
        if not targets:
            limit = "" if chosen.corpus[name].whole else " in what is held; of the rest we cannot tell"
            parts.append(fragments.sentences([f"{name} promises no such number{limit}."]))
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
        frame = pd.DataFrame(rows, columns=["theme", "indicator", "whose", "verb", "number", "for"])
        listed = fragments.table(
            frame,
            f"Every number promised in {name}",
            chinese=["indicator", "whose", "verb"],
            key=["indicator", "whose", "for"],
        )
        parts.append(fragments.folded(f"{name}: {len(targets)} numbers with their sentences", listed))
    return fragments.stack(parts)


def firmness_table(chosen: Chosen) -> Fragment:
    """How many targets of each document are ensured, promised, or only hoped for."""
    rows = []
    for name in chosen.ids:
        counted = forces(_stated(chosen, name))
        bound = Counter(q.comparator for q in _targets(chosen, name))
        total = sum(counted.values())
        rows.append(
            (
                name,
                *(counted[level] for level in FORCES),
                bound[Comparator.AT_LEAST] + bound[Comparator.AT_MOST],
                bound[Comparator.ABOUT],
                total,
            )
        )
    columns = ["document", *FORCES.values(), "with a bound (以上, 以内)", "about (左右)", "targets"]
    return fragments.table(pd.DataFrame(rows, columns=columns), "The force of the promises, in targets")


@house_style()
def numbered_chart(chosen: Chosen) -> Fragment:
    """The share of the sentences on tasks that hold a promised number, by theme and document."""
    counted = [
        p
        for reading in chosen.readings
        for p in promised(reading, _stated(chosen, reading.document.id))
        if not chosen.theme or p.theme == chosen.theme
    ]
    if not counted:
        return fragments.sentences(["These documents hold no sentence on tasks."])
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for p in counted:
        totals[p.document][0] += p.numbered
        totals[p.document][1] += p.sentences
    by_theme: Counter[str] = Counter()
    for p in counted:
        by_theme[p.theme] += p.numbered
    themes = sorted(by_theme, key=lambda t: (-by_theme[t], t))
    rows = [
        (theme_name(t), p.document, p.share, p.numbered, p.sentences, p.sentences < THIN)
        for t in themes
        for name in chosen.ids
        for p in counted
        if (p.theme, p.document) == (t, name)
    ]
    frame = pd.DataFrame(rows, columns=["theme_name", "document", "share", "numbered", "sentences", "thin"])
    drawn = new_figure(8.8, 1.0 + 0.12 * len(frame) + 0.12 * len(themes))
    target_charts.numbered_shares(drawn.add_subplot(), frame, colours_of(chosen.corpus))
    told = ", ".join(f"{part[0] / part[1]:.0%} in {name}" for name, part in totals.items() if part[1])
    data = (
        frame.assign(share=(100 * frame["share"]).round(1))
        .rename(columns={"share": "share %"})
        .drop(columns="thin")
    )
    return fragments.figure(
        drawn,
        "numbered",
        f"Sentences on tasks that hold a promised number: {told}",
        "Sentences of tasks and safeguards by their main theme; the figures count sentences",
        f"Without a bar: fewer than {THIN} sentences, of which a share says next to nothing. The main targets of a year stand "
        "in a part that the fragments do not hold.",
        data,
        key=["theme_name", "document"],
    )


def long_view(chosen: Chosen) -> Fragment:
    """Indicators that stand in three documents or more, level beside growth, every number with its sentence."""
    groups = indicator_groups(chosen)
    rows = []
    for members in groups:
        documents = {q.document for q in members}
        if len(documents) < LONG:
            continue
        identity = identities_of(chosen.corpus)[members[-1].id]
        for measure in Measure:
            own = [q for q in members if q.measure is measure]
            if own:
                cells = [
                    fragments.stack(said(chosen.corpus, q, when=True) for q in own if q.document == name)
                    for name in chosen.ids
                ]
                rows.append((identity.zh, identity.en, measure.en, *cells))
    if not rows:
        return fragments.sentences([f"No indicator stands in {LONG} of these documents."])
    frame = pd.DataFrame(rows, columns=["indicator", "English", "measure", *chosen.ids])
    number = frame["indicator"].nunique()
    caption = f"The {number} indicators that stand in {LONG} documents or more: what each document says, reported or promised"
    return fragments.table(frame, caption, chinese=["indicator"], key=["indicator", "measure"])
