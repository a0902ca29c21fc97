"""What notebook 03 shows of a pair: links and their reasons, splits and merges, what has no counterpart."""

from collections import Counter, defaultdict

from yzcompare.absences import searched
from yzcompare.corpus import Corpus
from yzcompare.messages import SEMICOLON, Message, listed, say, together
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.tasks.alignment import chosen_pair
from yzcompare.tasks.links import Link
from yzcompare.tasks.profiles import aligned_sections
from yzcompare.tasks.states import TaskState
from yzcompare.themes.coding import code_section, weights
from yzcompare.themes.lexicon import theme_name

FIELDS = 3
"""Fields named of a section."""

TERMS = 8
"""Terms named of a section, the weightiest."""

CASES = 3
"""Splits and merges shown with their texts."""


def links_table(corpus: Corpus, earlier: str, later: str, minimum: float) -> Fragment:
    """Every link of a pair with what carried it, behind a switch."""
    shown = chosen_pair(corpus, earlier, later)
    titles = {name: section.title for name, section in corpus.sections.items()}
    links = sorted(
        (e for e in shown.links if e.score >= minimum), key=lambda e: (-e.score, e.source, e.target)
    )
    rows = [
        (
            _headed(titles[link.source], link.source),
            _headed(titles[link.target], link.target),
            f"{link.score:.2f}",
            say("main") if link.strength == 2 else say("secondary"),
            link.certainty,
            say("{relation} (by hand)", relation=link.relation or "")
            if link.by_hand
            else link.relation or "",
            link.reason,
        )
        for link in links
    ]
    heads = [
        _of(shown.earlier),
        _of(shown.later),
        say("probability"),
        say("strength"),
        say("how sure"),
        say("what became of it"),
        say("reasons"),
    ]
    caption = say(
        "Sections of {earlier} and {later} on the same task", earlier=shown.earlier, later=shown.later
    )
    listed_links = fragments.table(frame(rows, heads), caption, key=heads[:2])
    told = say(
        "All {number} pairs of sections of {earlier} and {later} on the same task, with the reasons",
        number=len(rows),
        earlier=shown.earlier,
        later=shown.later,
    )
    return fragments.folded(told, listed_links)


def _of(document: str) -> Message:
    return say("section of {document}", document=document)


def _headed(title: str, section: str) -> Fragment:
    html = Html('<span lang="zh">{}</span> {}').format(title, fragments.place(section).html)
    return Fragment(html, f"{title} {section}")


def coding(corpus: Corpus, earlier: str, later: str) -> Fragment:
    """Fields of every section of a pair with their shares, and the terms that decided, behind a switch."""
    shown = chosen_pair(corpus, earlier, later)
    rows = []
    for name in (shown.earlier, shown.later):
        for section in aligned_sections(corpus[name]):
            coded = code_section(corpus[name], section)
            terms: Counter[str] = Counter()
            for clause in coded:
                for hit in clause.hits:
                    if hit.term.theme == clause.theme:
                        terms[hit.term.text] += hit.term.weight
            fields = together(
                [
                    say("{field} {share:.0%}", field=theme_name(theme), share=share)
                    for theme, share in list(weights(coded).items())[:FIELDS]
                ],
                between=SEMICOLON,
            )
            own = sum(c.end - c.start for c in coded if not c.inherited) / max(
                1, sum(c.end - c.start for c in coded)
            )
            told = "、".join(term for term, _ in terms.most_common(TERMS))
            rows.append((_headed(section.title, section.id), fields, f"{own:.0%}", told))
    terms_head = say("terms that decided")
    heads = [say("section"), say("fields"), say("by its own words"), terms_head]
    caption = say(
        "Policy fields of the sections of {earlier} and {later}", earlier=shown.earlier, later=shown.later
    )
    table = fragments.table(frame(rows, heads), caption, chinese=[terms_head])
    told_rows = say(
        "In which fields the {number} sections were put, and the terms that decided", number=len(rows)
    )
    return fragments.folded(told_rows, table)


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
        none = say(
            "No task of {earlier} splits or merges in {later}.", earlier=shown.earlier, later=shown.later
        )
        return fragments.sentences([none])
    return fragments.stack(_case(corpus, state, group) for _, state, group in found)


def _case(corpus: Corpus, state: TaskState, group: list[Link]) -> Fragment:
    sources = list(dict.fromkeys(link.source for link in group))
    targets = list(dict.fromkeys(link.target for link in group))
    told = say(
        "{sources} → {targets}: {state}",
        sources=_named(corpus, sources),
        targets=_named(corpus, targets),
        state=state,
    )
    head = Fragment(Html("<h3>{}</h3>").format(told), told)
    reasons = fragments.sentences(
        fragments.words(
            fragments.place(link.source),
            " → ",
            fragments.place(link.target),
            f" ({link.score:.2f}) ",
            link.reason,
        )
        for link in group
    )
    return head + reasons + fragments.beside([_texts(corpus, sources), _texts(corpus, targets)])


def _named(corpus: Corpus, sections: list[str]) -> Message:
    held = corpus.sections
    return listed(
        [
            say("“{heading}” ({document})", heading=held[section].heading, document=held[section].document)
            for section in sections
        ]
    )


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
            _headed(titles[u.section], u.section),
            searched(corpus, u.search, u.state),
            _headed(titles[u.nearest], u.nearest) if u.nearest in titles else "—",
            f"{u.score:.2f}",
        )
        for u in sorted(shown.unlinked, key=lambda u: (u.document, u.state, u.score))
    ]
    if not rows:
        every = say(
            "Every section of {earlier} and {later} has a counterpart.",
            earlier=shown.earlier,
            later=shown.later,
        )
        return fragments.sentences([every])
    heads = [say("section"), say("state"), say("nearest in the other document"), say("probability")]
    caption = say(
        "Sections of {earlier} and {later} without a counterpart in the other",
        earlier=shown.earlier,
        later=shown.later,
    )
    table = fragments.table(frame(rows, heads), caption)
    if not shown.note:
        return table
    return fragments.sentences([say("What limits the comparison: {note}.", note=shown.note)]) + table
