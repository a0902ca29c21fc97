"""What notebook 03 shows of a pair: links and their reasons, splits and merges, what has no counterpart."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from yzcompare.absences import searched
from yzcompare.corpus import Corpus
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html, short
from yzcompare.tasks.alignment import chosen_pair
from yzcompare.tasks.charts import score_matrix
from yzcompare.tasks.links import Link
from yzcompare.tasks.profiles import aligned_sections
from yzcompare.tasks.states import TaskState
from yzcompare.tasks.table import headed_links
from yzcompare.themes.coding import code_section, weights
from yzcompare.themes.lexicon import theme_lexicon

FIELDS = 3
"""Fields named of a section."""

TERMS = 8
"""Terms named of a section, the weightiest."""

CASES = 3
"""Splits and merges shown with their texts."""


@house_style()
def matrix(corpus: Corpus, earlier: str, later: str, minimum: float) -> Fragment:
    """Scores of all sections of a pair as a heat map; sections without any score of note are left out."""
    shown = chosen_pair(corpus, earlier, later)
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
    score_matrix(drawn.add_subplot(), values, sources, targets, minimum)
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


def links_table(corpus: Corpus, earlier: str, later: str, minimum: float) -> Fragment:
    """Every link of a pair with what carried it, behind a switch."""
    shown = chosen_pair(corpus, earlier, later)
    frame = headed_links(corpus, shown, minimum)
    shown_places = frame.assign(**{name: frame[name].map(fragments.place) for name in ("place", "its place")})
    listed = fragments.table(
        shown_places,
        f"Links from {shown.earlier} to {shown.later}",
        chinese=[frame.columns[0], frame.columns[2], "reasons"],
        key=[frame.columns[0], frame.columns[2]],
    )
    return fragments.folded(
        f"All {len(frame)} links from {shown.earlier} to {shown.later}, with their reasons", listed
    )


def coding(corpus: Corpus, earlier: str, later: str) -> Fragment:
    """Fields of every section of a pair with their shares, and the terms that decided, behind a switch."""
    shown = chosen_pair(corpus, earlier, later)
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
            rows.append((fragments.place(section.id), section.title, "; ".join(fields), f"{own:.0%}", told))
    columns = ["place", "section", "fields", "by own words", "terms that decided"]
    listed = fragments.table(
        pd.DataFrame(rows, columns=columns),
        f"Policy fields of the sections of {shown.earlier} and {shown.later}",
        chinese=["section", "fields", "terms that decided"],
        key=["section"],
    )
    return fragments.folded(f"How the {len(rows)} sections were coded, and the terms that decided", listed)


def splits_and_merges(corpus: Corpus, earlier: str, later: str) -> Fragment:
    """The strongest splits and merges of a pair in words, with their texts side by side."""
    shown = chosen_pair(corpus, earlier, later)
    found: list[tuple[float, TaskState, list[Link]]] = []
    for end, state in (("source", TaskState.SPLIT), ("target", TaskState.MERGED)):
        groups: dict[str, list[Link]] = defaultdict(list)
        for link in shown.links:
            if link.relation in (state, TaskState.SPLIT_AND_MERGED):
                groups[f"{getattr(link, end)} {link.times}"].append(link)
        cases = [(min(e.score for e in group), state, group) for group in groups.values() if len(group) > 1]
        found += sorted(cases, key=lambda case: -case[0])[:CASES]
    if not found:
        return fragments.sentences([f"No task of {shown.earlier} splits or merges in {shown.later}."])
    return fragments.stack(_case(corpus, state, group) for _, state, group in found)


def _case(corpus: Corpus, state: TaskState, group: list[Link]) -> Fragment:
    sources = list(dict.fromkeys(link.source for link in group))
    targets = list(dict.fromkeys(link.target for link in group))
    told = f"{_named(corpus, sources)} {state} into {_named(corpus, targets)}."
    head = Fragment(Html("<h3>{}</h3>").format(told), told)
    reasons = fragments.sentences(
        fragments.words(
            fragments.place(link.source),
            " → ",
            fragments.place(link.target),
            f" ({link.score:.2f}): {link.reason}",
        )
        for link in group
    )
    return head + reasons + fragments.beside([_texts(corpus, sources), _texts(corpus, targets)])


def _named(corpus: Corpus, sections: list[str]) -> str:
    held = corpus.sections
    return ", ".join(f"“{held[section].heading}” ({held[section].document})" for section in sections)


def _texts(corpus: Corpus, sections: list[str]) -> Fragment:
    held = corpus.sections
    quotations = [corpus.cite(held[s].document, held[s].start, held[s].own_end) for s in sections]
    return fragments.stack(fragments.quotation(each) for each in quotations)


def without_counterpart(corpus: Corpus, earlier: str, later: str) -> Fragment:
    """Sections of a pair without a link, what that can mean, and the nearest section of the other document."""
    shown = chosen_pair(corpus, earlier, later)
    titles = {name: section.title for name, section in corpus.sections.items()}
    rows = [
        (
            fragments.place(u.section),
            titles[u.section],
            searched(corpus, u.search, u.state.shown),
            fragments.words(titles[u.nearest], " ", fragments.place(u.nearest))
            if u.nearest in titles
            else "—",
            f"{u.score:.2f}",
        )
        for u in sorted(shown.unlinked, key=lambda u: (u.document, u.state, u.score))
    ]
    if not rows:
        return fragments.sentences([f"Every section of {shown.earlier} and {shown.later} has a link."])
    columns = ["place", "section", "state", "nearest in the other document", "score"]
    frame = pd.DataFrame(rows, columns=columns)
    caption = f"Sections of {shown.earlier} and {shown.later} without a link to the other"
    listed = fragments.table(
        frame, caption, chinese=["section", "nearest in the other document"], key=["section"]
    )
    reason = (
        fragments.sentences([f"What limits the comparison: {shown.note}."])
        if shown.note
        else fragments.stack([])
    )
    return reason + listed
