"""What notebook 07 shows: one theme on one page, for someone with five minutes.

Every function says why, where it has nothing to show.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from yzcompare import shares as shares_room
from yzcompare import targets as targets_room
from yzcompare import tasks as tasks_room
from yzcompare import wording as wording_room
from yzcompare.corpus import Corpus
from yzcompare.formulations import MARKS, Life, lives_of, uses_of, without
from yzcompare.numbers.settings import Status
from yzcompare.reading.citation import cite
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.sentences import Span
from yzcompare.shares import measured_error, moves, shares
from yzcompare.showing import fragments
from yzcompare.showing.accuracy import where_measured
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.targets import Basis, choose, table_of
from yzcompare.tasks import alignment_of
from yzcompare.themes.coding import theme_at
from yzcompare.themes.lexicon import theme_name
from yzcompare.wording import Change, ChangeKind, Diff, Task, diff_of
from yzcompare.words import line

SCOPE = "tasks"
"""A brief tells of what is to be done."""

SHOWN = 6
"""Rows shown of a list; the others stand behind a switch."""

NEAR = 14
"""Characters shown on either side of a number."""

LEAST_KEPT = 6
"""Characters that stay in a clause before it is called the same clause reworded."""

FIGURE = 2
"""How much more a changed figure counts than other words."""

RUNNERS_UP = 2
"""Reworded clauses behind a switch, after the most telling one."""


def summary(corpus: Corpus, theme: str) -> list[str]:
    """A theme in a few sentences: its room, whether that moved, its tasks, targets and formulations."""
    held = {r.document.id: found for r in corpus.years if (found := shares(r, SCOPE))}
    if not held:
        return [
            "No document of this corpus holds tasks: nothing can be said of the room they give to a theme."
        ]
    told = []
    rooms = []
    for document, found in held.items():
        own = next(each for each in found if each.theme == theme)
        rooms.append(f"{own.share:.1%} in {document} ({own.low:.0%} to {own.high:.0%})")
    rank = 1 + sum(each.share > own.share for each in found)
    told.append(
        f"{theme_name(theme)} takes {', '.join(rooms)} of the tasks: place {rank} of {len(found)} in {document}."
    )
    told.append(_moved(corpus, theme))
    tasks = len(tasks_room.lineage_frame(corpus, [], theme))
    promised = Counter(
        q.document for q in choose(corpus, [], theme, "").quantities.values() if q.status is Status.TARGET
    )
    counts = [f"{promised[r.document.id]} in {r.document.id}" for r in corpus.years]
    told.append(
        f"Followed here: {tasks} lines of tasks, {len(_lives(corpus, theme))} formulations, and numbers that are promised "
        f"({', '.join(counts)})."
    )
    return told


def _moved(corpus: Corpus, theme: str) -> str:
    """Between which documents a theme moved beyond the uncertainty."""
    said = []
    for first, second in corpus.pairs:
        pair = alignment_of(corpus, first, second)
        for move in moves(corpus[first], corpus[second], pair, SCOPE):
            if move.theme == theme and move.beyond:
                way = "gained" if move.difference > 0 else "lost"
                said.append(
                    f"it {way} room from {first} to {second} ({move.earlier:.1%} to {move.later:.1%})"
                )
    if not corpus.pairs:
        return "The corpus holds one document, so nothing can have moved."
    if not said:
        return "Between no two documents did that move beyond the uncertainty."
    return f"Beyond the uncertainty, over the parts that both hold, {' and '.join(said)}."


def room(corpus: Corpus, theme: str) -> Fragment:
    """A theme's share in every document, and what is known of errors in its coding."""
    error = measured_error().get(theme)
    told = "How right the coding of this theme is was not measured."
    if error:
        told = (
            f"How right the coding is, {where_measured(corpus)}: readers gave {error.labelled} sections this theme as their main field, the coding "
            f"{error.coded}, of which {error.right} are the same; for a whole document the share is typically off by {error.points:.1f} points."
        )
    return shares_room.panels(corpus, [], theme, SCOPE) + fragments.sentences([told])


def tasks(corpus: Corpus, theme: str) -> Fragment:
    """The lines of tasks of a theme through the documents."""
    frame = tasks_room.lineage_frame(corpus, [], theme)
    if frame.empty:
        return fragments.sentences([f"No followed section has {theme_name(theme)} as its main field."])
    return _opened(
        frame,
        f"Tasks of {theme_name(theme)} through the documents",
        "lines of tasks",
        list(frame.columns),
    )


def _opened(
    frame: pd.DataFrame, caption: str, what: str, chinese: Sequence[str], shown: int = SHOWN
) -> Fragment:
    """The first rows of a table, the others behind a switch."""
    first = fragments.table(frame.head(shown), caption, chinese=chinese)
    rest = frame.iloc[shown:]
    if rest.empty:
        return first
    return first + fragments.folded(
        f"{len(rest)} more: {what}", fragments.table(rest, f"More: {what}", chinese=chinese)
    )


def targets(corpus: Corpus, theme: str) -> Fragment:
    """The targets of a theme then and now: what pairs of documents both state, then every number promised."""
    chosen = choose(corpus, [], theme, "")
    judged = [
        c for pair in corpus.pairs for c in chosen.comparisons(*pair, Basis.TARGETS) if c.verdict.judged
    ]
    if judged:
        frame = table_of(chosen, judged)
        frame.insert(1, "between", [f"{c.earlier_document} → {c.later_document}" for c in judged])
        shown = _opened(
            frame.drop(columns="English", errors="ignore"),
            "Targets then and now",
            "pairs of targets",
            ["indicator"],
        )
    else:
        why = "" if corpus.pairs else ": the corpus holds one document"
        shown = fragments.sentences(
            [f"No two documents state a target of this theme that can be compared{why}."]
        )
    return shown + targets_room.listing(chosen)


def _where(corpus: Corpus, document: str, start: Received, end: Received) -> Fragment:
    """The words around a place of a source, which is marked; the whole sentence one click below."""
    text = corpus[document].text
    near = line(corpus[document], Span(text.place(start), Clean(text.place(Received(end - 1)) + 1)), NEAR)
    around = fragments.marked(near.before, near.word, near.after)
    sentence = corpus.cite(document, start, end).sentence
    html = Html("<details><summary>…{}…</summary>{}</details>").format(around, sentence)
    return Fragment(html, sentence)


def _lives(corpus: Corpus, theme: str) -> list[Life]:
    """Formulations that stand in clauses of a theme at least half of the time."""
    kept = []
    for life in lives_of(corpus):
        found = [theme_at(corpus[form.document], o.start) for form in life.held for o in form.occurrences]
        if 2 * found.count(theme) >= len(found):
            kept.append(life)
    return kept


def formulations(corpus: Corpus, theme: str) -> Fragment:
    """Formulations of a theme with their uses in each document, what took their place, and their sentence."""
    years = [reading.document.id for reading in corpus.years]
    lives = sorted(
        _lives(corpus, theme), key=lambda life: (not life.successor, -len(life.held), -_uses(life), life.text)
    )
    if not lives:
        return fragments.sentences([f"No formulation stands mostly in clauses of {theme_name(theme)}."])
    rows = []
    for life in lives:
        uses = {form.document: uses_of(corpus, form) for form in life.held}
        states = dict(life.states)
        shown = [uses.get(year) or without(corpus, life.text, year, states[year]) for year in years]
        first = life.held[0].occurrences[0]
        place = fragments.place(corpus.cite(first.document, first.start, first.end))
        sentence = _where(corpus, first.document, first.start, first.end)
        rows.append((life.text, life.kind.shown, *shown, life.successor or "—", sentence, place))
    columns = ["formulation", "kind", *years, "taken over by", "its sentence", "place"]
    caption = f"Formulations and their uses ({MARKS})"
    frame = pd.DataFrame(rows, columns=columns)
    chinese = ["formulation", "taken over by", "its sentence"]
    if not any(life.successor for life in lives):
        frame = frame.drop(columns="taken over by")
    return _opened(frame, caption, "formulations", chinese)


def _uses(life: Life) -> int:
    return sum(len(form.occurrences) for form in life.held)


@dataclass(frozen=True, slots=True)
class Rewording:
    """A clause that was kept and reworded: the two readings, its task, its changes, how telling they are."""

    shown: Diff
    task: Task
    changes: tuple[Change, ...]
    weight: float


def reworded(corpus: Corpus, theme: str) -> Fragment:
    """The clause of a theme whose rewording tells most, and the next ones behind a switch."""
    found = []
    for first, second in corpus.pairs:
        shown = diff_of(corpus, first, second)
        for task in shown.tasks:
            for run in _clauses(task):
                weight = _weight(run)
                if weight and theme_at(shown.later, _changed(run)[0].later_start) == theme:
                    found.append(Rewording(shown, task, run, weight))
    if not found:
        return fragments.sentences(
            [f"No clause of {theme_name(theme)} was kept and reworded between two documents of this corpus."]
        )
    ranked = sorted(found, key=lambda each: -each.weight)
    best, rest = ranked[0], ranked[1 : 1 + RUNNERS_UP]
    if not rest:
        return _side_by_side(best)
    return _side_by_side(best) + fragments.folded(
        "The next most telling", fragments.stack(map(_side_by_side, rest))
    )


def _clauses(task: Task) -> Iterator[tuple[Change, ...]]:
    """The changes of each paired stretch of a task's later section, up to where nothing pairs or a sentence ends."""
    run: list[Change] = []
    own = (c for c in task.changes if c.later_section == task.later.id)
    for change in sorted(own, key=lambda c: (c.later_start, c.later_end)):
        if not change.kind.paired:
            if run:
                yield tuple(run)
            run = []
            continue
        run.append(change)
        if change.after.rstrip().endswith(("。", "；")):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _changed(run: Sequence[Change]) -> list[Change]:
    """Changes in which words took the place of other words."""
    return [c for c in run if c.kind.differs and c.before.strip() and c.after.strip()]


def _weight(run: Sequence[Change]) -> float:
    """How telling a rewording is: much is kept and much is other, figures above all; 0 where it is not one."""
    kept = sum(len(c.after) for c in run if c.kind in (ChangeKind.KEPT, ChangeKind.MOVED))
    other = sum(
        (FIGURE if c.kind is ChangeKind.FIGURE_CHANGED else 1) * min(len(c.before), len(c.after))
        for c in _changed(run)
    )
    return kept * other / (kept + other) if kept >= LEAST_KEPT and other else 0.0


def _side_by_side(found: Rewording) -> Fragment:
    """A reworded clause in both wordings, with its places."""
    sections = {change.earlier_section for change in found.changes}
    sources = tuple(section for section in found.shown.earlier.sections if section.id in sections)
    few = Diff(
        found.shown.earlier,
        found.shown.later,
        found.changes,
        (Task(found.task.later, sources, found.changes),),
        "",
    )
    earlier, later = (
        fragments.place(cite(reading, min(starts), max(ends)))
        for reading, starts, ends in (
            (
                few.earlier,
                [c.earlier_start for c in found.changes],
                [c.earlier_end for c in found.changes],
            ),
            (few.later, [c.later_start for c in found.changes], [c.later_end for c in found.changes]),
        )
    )
    told = fragments.words("Reworded: ", earlier, " → ", later)
    return fragments.sentences([told]) + Fragment(wording_room.diff_html(few), wording_room.diff_plain(few))
