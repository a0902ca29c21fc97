"""What notebook 03 shows: links between sections, tasks followed over the years, what has no counterpart."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from yzcompare.citation import cite
from yzcompare.comparing.alignment import Alignment
from yzcompare.comparing.lineages import Lineage, followed, lineages
from yzcompare.comparing.links import Link
from yzcompare.comparing.profiles import aligned_sections
from yzcompare.comparing.themes import code_section, theme_lexicon, weights
from yzcompare.corpus import Corpus
from yzcompare.errors import InputError
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.reporting import charts, flows, fragments
from yzcompare.reporting.documents import chosen, label
from yzcompare.reporting.fragments import Fragment
from yzcompare.reporting.style import THEME_COLOURS, escape, new_figure

LABEL = 13
"""Characters of a heading on a chart."""

FIELDS = 3
"""Fields named of a section."""

TERMS = 8
"""Terms named of a section, the weightiest."""

CASES = 3
"""Splits and merges shown with their texts."""

STATE_NAMES = {
    "first held": "首见 first held",
    "continued": "延续 continued",
    "split": "拆分 split",
    "merged": "合并 merged",
    "split and merged": "拆并 split and merged",
    "new": "新增 new",
    "partial": "部分 partly, in",
    "no counterpart": "无对应 no counterpart",
    "not clear": "不明确 not clear",
    "cannot tell": "无从判断 cannot tell",
}


def pair(corpus: Corpus, earlier: str, later: str) -> Alignment:
    """The pair named, or the last two years where a name is empty.

    Raises InputError where the corpus has no such pair.
    """
    years = [reading.document.id for reading in corpus.years]
    if len(years) < 2 and not (earlier and later):
        raise InputError("the corpus holds one document only", hint="add a second one to compare it with")
    return corpus.alignment(earlier or years[-2], later or years[-1])


def short(heading: str, longest: int = LABEL) -> str:
    """A heading cut to what a chart has room for.

    >>> short("加快解放碑中央商务区高端集聚发展")
    '加快解放碑中央商务区高端…'
    """
    return heading if len(heading) <= longest else heading[: longest - 1] + "…"


def findings(corpus: Corpus, earlier: str, later: str) -> list[str]:
    """What became of the tasks from one document to the other, and how far they can be followed."""
    shown = pair(corpus, earlier, later)
    count = Counter(link.relation for link in shown.links)
    principal = sum(link.strength == 2 for link in shown.links)
    linked = len({link.target for link in shown.links if link.strength == 2})
    told = [
        f"{linked} of the {len(shown.scores.targets)} sections of {shown.later} have a principal counterpart in {shown.earlier}: "
        f"of {principal} principal links {count['continued']} are one to one, {count['split']} come from a task that split, "
        f"{count['merged']} lead into one that merged, {count['split and merged']} do both."
    ]
    states = Counter((u.document, u.state) for u in shown.unlinked)
    for document, other in ((shown.later, shown.earlier), (shown.earlier, shown.later)):
        parts = [f"{n} {state}" for (d, state), n in sorted(states.items()) if d == document]
        if parts:
            told.append(f"Sections of {document} without a link to {other}: {', '.join(parts)}.")
    years = [reading.document.id for reading in corpus.years]
    through = sum(
        all(p.section and p.state != "partial" for p in lineage.places) for lineage in corpus.lineages
    )
    told.append(
        f"{through} of {len(corpus.lineages)} lines of tasks (a task that splits has one for each branch) go through all {len(years)} documents ({', '.join(years)})."
    )
    if shown.note:
        told.append(f"What limits the comparison: {shown.note}.")
    return told


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


def alluvial(corpus: Corpus, documents: Sequence[str], level: int, minimum: float) -> Fragment:
    """The parts and items of the documents as blocks, principal links as bands between them."""
    readings = [reading for reading in chosen(corpus, documents) if not reading.document.witness_of]
    readings.sort(key=lambda reading: reading.document.year)
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
            colour = THEME_COLOURS[main[0][0]] if main else THEME_COLOURS["government"]
            blocks.append(
                flows.Block(home.id, column, f"{home.number}{short(home.heading)}", room[home.id], colour)
            )
    bands: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for first, second in itertools.pairwise(readings):
        links = {
            (link.source, link.target): 2
            for link in corpus.alignment(first.document.id, second.document.id).links
            if link.strength == 2 and link.score >= minimum and link.source in sizes and link.target in sizes
        }
        for (source, target), (begins, ends) in flows.shared_out(links, sizes).items():
            ends_at = homes[first.document.id][source].id, homes[second.document.id][target].id
            bands[ends_at][0] += begins
            bands[ends_at][1] += ends
    drawn = new_figure(11.5, 8.4)
    names = [label(corpus, reading) for reading in readings]
    flows.alluvial(
        drawn.add_subplot(), blocks, [flows.Band(*ends, *room) for ends, room in bands.items()], names
    )
    label_of = {block.id: block.label for block in blocks}
    data = pd.DataFrame(
        [(a, label_of[a], b, label_of[b], round(x), round(y)) for (a, b), (x, y) in bands.items()],
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
    )


def lineage_table(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every task with its section and state in each document."""
    readings = [reading for reading in chosen(corpus, documents) if not reading.document.witness_of]
    readings.sort(key=lambda reading: reading.document.year)
    names = [reading.document.id for reading in readings]
    every = len(readings) == len(corpus.years)
    shown_lines = corpus.lineages if every else lineages(readings, corpus.alignments)
    titles = {s.id: s.heading for r in corpus.years for s in r.sections}
    rows = []
    for lineage in sorted(shown_lines, key=_reach):
        places = {place.document: place for place in lineage.places}
        shown = [_place(places[name].section, titles, places[name].state) for name in names]
        rows.append((f"{lineage.zh} {lineage.en}", *shown))
    frame = pd.DataFrame(rows, columns=["task", *names])
    return fragments.table(
        frame, f"{len(rows)} lines of tasks through the documents", chinese=["task", *names]
    )


def _reach(lineage: Lineage) -> tuple[int, str]:
    """Tasks that stand in many documents first."""
    return -sum(bool(place.section) and place.state != "partial" for place in lineage.places), lineage.id


def _place(section: str, titles: dict[str, str], state: str) -> Fragment:
    heading = short(titles[section], 24) if section else ""
    html = (
        f'<span class="state {state.replace(" ", "-")}">{escape(STATE_NAMES[state])}</span> {escape(heading)}'
    )
    return Fragment(html, f"{STATE_NAMES[state]} {heading}".strip())


def matrix(corpus: Corpus, earlier: str, later: str, minimum: float) -> Fragment:
    """Scores of all sections of a pair as a heat map; sections without any score of note are left out."""
    shown = pair(corpus, earlier, later)
    rows = [n for n in range(len(shown.scores.sources)) if shown.scores.values[n].max(initial=0) >= minimum]
    columns = [
        n for n in range(len(shown.scores.targets)) if shown.scores.values[:, n].max(initial=0) >= minimum
    ]
    if not rows:
        return fragments.sentences(
            [f"No two sections of {shown.earlier} and {shown.later} score {minimum} or more."]
        )
    values = shown.scores.values[np.ix_(rows, columns)]
    sources = [short(shown.scores.sources[n].title, 16) for n in rows]
    targets = [short(shown.scores.targets[n].title, 16) for n in columns]
    drawn = new_figure(2.6 + 0.21 * len(columns), 2.2 + 0.185 * len(rows))
    charts.score_matrix(drawn.add_subplot(), values, sources, targets, minimum)
    links = sum(link.score >= minimum for link in shown.links)
    frame = pd.DataFrame(values.round(2), columns=targets)
    frame.insert(0, shown.earlier, sources)
    return fragments.figure(
        drawn,
        "matrix",
        f"{links} of {values.size:,} pairs of sections score {minimum} or more",
        f"Score of every section of {shown.earlier} (rows) beside every section of {shown.later} (columns)",
        f"Framed: {minimum} or more. Left out: {len(shown.scores.sources) - len(rows)} sections of {shown.earlier} and "
        f"{len(shown.scores.targets) - len(columns)} of {shown.later} that reach it with none.",
        frame,
    )


def links_frame(corpus: Corpus, shown: Alignment, minimum: float) -> pd.DataFrame:
    """Links of a pair with their headings and reasons, the strongest first."""
    titles = {s.id: s.title for r in corpus.years for s in r.sections}
    ranked = sorted(
        (e for e in shown.links if e.score >= minimum), key=lambda e: (-e.score, e.source, e.target)
    )
    rows = [
        (
            titles[e.source],
            e.source,
            titles[e.target],
            e.target,
            f"{e.score:.2f}",
            "principal" if e.strength == 2 else "partial",
            e.relation + (" (by hand)" if e.by_hand else ""),
            e.reason,
        )
        for e in ranked
    ]
    columns = [shown.earlier, "place", shown.later, "its place", "score", "strength", "relation", "reasons"]
    return pd.DataFrame(rows, columns=columns)


def links_table(corpus: Corpus, earlier: str, later: str, minimum: float) -> Fragment:
    """Every link of a pair with what carried it, behind a switch."""
    shown = pair(corpus, earlier, later)
    frame = links_frame(corpus, shown, minimum)
    listed = fragments.table(
        frame, f"Links from {shown.earlier} to {shown.later}", chinese=[shown.earlier, shown.later, "reasons"]
    )
    return fragments.folded(
        f"All {len(frame)} links from {shown.earlier} to {shown.later}, with their reasons", listed
    )


def coding(corpus: Corpus, earlier: str, later: str) -> Fragment:
    """Fields of every section of a pair with their shares, and the terms that decided, behind a switch."""
    shown = pair(corpus, earlier, later)
    names = theme_lexicon().themes
    rows = []
    for name in (shown.earlier, shown.later):
        for section in aligned_sections(corpus[name]):
            coded = code_section(corpus[name], section)
            terms: Counter[str] = Counter()
            for clause in coded:
                for hit in clause.hits:
                    if hit.term.theme == clause.theme:
                        terms[hit.term.text] += hit.term.weight
            fields = [
                f"{names[theme].zh} {share:.0%}" for theme, share in list(weights(coded).items())[:FIELDS]
            ]
            own = sum(c.end - c.start for c in coded if not c.inherited) / max(
                1, sum(c.end - c.start for c in coded)
            )
            told = "、".join(term for term, _ in terms.most_common(TERMS))
            rows.append((section.id, section.title, "; ".join(fields), f"{own:.0%}", told))
    columns = ["place", "section", "fields", "by own words", "terms that decided"]
    listed = fragments.table(
        pd.DataFrame(rows, columns=columns),
        f"Policy fields of the sections of {shown.earlier} and {shown.later}",
        chinese=["section", "fields", "terms that decided"],
    )
    return fragments.folded(f"How the {len(rows)} sections were coded, and the terms that decided", listed)


def splits_and_merges(corpus: Corpus, earlier: str, later: str) -> Fragment:
    """The strongest splits and merges of a pair in words, with their texts side by side."""
    shown = pair(corpus, earlier, later)
    principal = [link for link in shown.links if link.strength == 2]
    found: list[tuple[float, str, list[Link]]] = []
    for end, verb in (("source", "split"), ("target", "merged")):
        groups: dict[str, list[Link]] = defaultdict(list)
        for link in principal:
            groups[getattr(link, end)].append(link)
        cases = [(min(e.score for e in group), verb, group) for group in groups.values() if len(group) > 1]
        found += sorted(cases, key=lambda case: -case[0])[:CASES]
    if not found:
        return fragments.sentences([f"No task of {shown.earlier} splits or merges in {shown.later}."])
    return fragments.stack(_case(corpus, verb, group) for _, verb, group in found)


def _case(corpus: Corpus, verb: str, group: list[Link]) -> Fragment:
    sources = list(dict.fromkeys(link.source for link in group))
    targets = list(dict.fromkeys(link.target for link in group))
    told = f"{_named(corpus, sources)} {'split into' if verb == 'split' else 'merged into'} {_named(corpus, targets)}."
    head = Fragment(f"<h3>{escape(told)}</h3>", told)
    reasons = fragments.sentences(
        f"{link.source} → {link.target} ({link.score:.2f}): {link.reason}" for link in group
    )
    return head + reasons + fragments.beside([_texts(corpus, sources), _texts(corpus, targets)])


def _named(corpus: Corpus, sections: list[str]) -> str:
    titles = {s.id: s.heading for r in corpus.years for s in r.sections}
    return ", ".join(f"“{titles[section]}” ({section.rpartition(':')[0]})" for section in sections)


def _texts(corpus: Corpus, sections: list[str]) -> Fragment:
    quotations = []
    for identity in sections:
        reading = corpus[identity.rpartition(":")[0]]
        section = next(s for s in reading.sections if s.id == identity)
        quotations.append(fragments.quotation(cite(reading, section.start, section.own_end)))
    return fragments.stack(quotations)


def without_counterpart(corpus: Corpus, earlier: str, later: str) -> Fragment:
    """Sections of a pair without a link, what that can mean, and the nearest section of the other document."""
    shown = pair(corpus, earlier, later)
    titles = {s.id: s.title for r in corpus.years for s in r.sections}
    rows = [
        (u.section, titles[u.section], STATE_NAMES[u.state], titles.get(u.nearest, "—"), f"{u.score:.2f}")
        for u in sorted(shown.unlinked, key=lambda u: (u.document, u.state, u.score))
    ]
    if not rows:
        return fragments.sentences([f"Every section of {shown.earlier} and {shown.later} has a link."])
    columns = ["place", "section", "state", "nearest in the other document", "score"]
    frame = pd.DataFrame(rows, columns=columns)
    caption = f"Sections of {shown.earlier} and {shown.later} without a link to the other"
    listed = fragments.table(frame, caption, chinese=["section", "nearest in the other document"])
    reason = (
        fragments.sentences([f"What limits the comparison: {shown.note}."])
        if shown.note
        else fragments.stack([])
    )
    return reason + listed
