"""What notebook 07 shows of a field's wording: its formulations, and the clause whose rewording tells most."""

from collections.abc import Sequence
from dataclasses import dataclass

from yzcompare import wording as wording_room
from yzcompare.brief.page import NEAR, opened
from yzcompare.brief.telling import paired_runs, telling
from yzcompare.corpus import Corpus
from yzcompare.formulations import MARKS, Life, lives_of, uses_of, without
from yzcompare.messages import say
from yzcompare.reading.citation import cite
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.sentences import Span
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.front import in_front, with_older
from yzcompare.showing.html import Html
from yzcompare.themes.coding import theme_at
from yzcompare.themes.lexicon import theme_name
from yzcompare.wording import Change, Diff, Task, diff_of
from yzcompare.words import line

RUNNERS_UP = 2
"""Reworded clauses behind a switch, after the most telling one."""


def formulations(corpus: Corpus, theme: str) -> Fragment:
    """Formulations of a field with their uses in each document, what took their place, and their sentence.

    Of many documents the newest have a column each, and what none of them says is left to the table.
    """
    every = [reading.document.id for reading in corpus.years]
    years = in_front(every)
    lives = sorted(
        (life for life in _lives(corpus, theme) if any(form.document in years for form in life.held)),
        key=lambda life: (not life.successor, -len(life.held), -_uses(life), life.text),
    )
    if not lives:
        none = say("No formulation stands mostly in clauses of {field}.", field=theme_name(theme))
        return fragments.sentences([none])
    replaced = any(life.successor for life in lives)
    rows = []
    for life in lives:
        uses = {form.document: uses_of(corpus, form) for form in life.held}
        states = dict(life.states)
        shown = [uses.get(year) or without(corpus, life.text, year, states[year]) for year in years]
        first = life.held[0].occurrences[0]
        cited = fragments.place(corpus.cite(first.document, first.start, first.end))
        sentence = _where(corpus, first.document, first.start, first.end)
        taken = [life.successor or "—"] if replaced else []
        rows.append((life.text, life.kind, *shown, *taken, sentence, cited))
    text, by, its = say("formulation"), say("taken over by"), say("its sentence")
    columns = [text, say("kind"), *years, *([by] if replaced else []), its, say("place")]
    caption = say("Formulations and how often each document uses them ({marks})", marks=MARKS)
    opening = opened(frame(rows, columns), caption, say("More formulations"), [text, by, its])
    return with_older(opening, every, (), "formulations")


def _lives(corpus: Corpus, theme: str) -> list[Life]:
    """Formulations that stand in clauses of a field at least half of the time."""
    kept = []
    for life in lives_of(corpus):
        found = [theme_at(corpus[form.document], o.start) for form in life.held for o in form.occurrences]
        if 2 * found.count(theme) >= len(found):
            kept.append(life)
    return kept


def _uses(life: Life) -> int:
    return sum(len(form.occurrences) for form in life.held)


def _where(corpus: Corpus, document: str, start: Received, end: Received) -> Fragment:
    """The words around a place of a source, which is marked; the whole sentence one click below."""
    text = corpus[document].text
    near = line(corpus[document], Span(text.place(start), Clean(text.place(Received(end - 1)) + 1)), NEAR)
    around = fragments.marked(near.before, near.word, near.after)
    sentence = corpus.cite(document, start, end).sentence
    html = Html("<details><summary>…{}…</summary>{}</details>").format(around, sentence)
    return Fragment(html, sentence)


@dataclass(frozen=True, slots=True)
class Rewording:
    """A clause that was kept and reworded: the two readings, its task, its changes, how telling they are."""

    shown: Diff
    task: Task
    changes: tuple[Change, ...]
    weight: float


def reworded(corpus: Corpus, theme: str) -> Fragment:
    """The clause of a field whose rewording tells most, and the next ones behind a switch."""
    found = []
    for first, second in corpus.pairs:
        shown = diff_of(corpus, first, second)
        for task in shown.tasks:
            for run in paired_runs(task):
                weight = telling(run) if _alike(shown, run[0]) else 0.0
                if weight and theme_at(shown.later, run[0].later_start) == theme:
                    found.append(Rewording(shown, task, run, weight))
    if not found:
        none = say(
            "No clause of {field} was kept and reworded between two documents of this corpus, but for wording "
            "that many places write alike.",
            field=theme_name(theme),
        )
        return fragments.sentences([none])
    ranked = sorted(found, key=lambda each: -each.weight)
    best, rest = ranked[0], ranked[1 : 1 + RUNNERS_UP]
    if not rest:
        return _side_by_side(best)
    return _side_by_side(best) + fragments.folded(
        say("The next most telling"), fragments.stack(map(_side_by_side, rest))
    )


def _alike(shown: Diff, change: Change) -> bool:
    """Whether both sides of a change do the same: a plan set beside a result is no rewording."""
    roles = shown.earlier.role_at(change.earlier_start), shown.later.role_at(change.later_start)
    return roles[0] is roles[1]


def _side_by_side(found: Rewording) -> Fragment:
    """A reworded clause in both wordings, with its places."""
    sections = {change.earlier_section for change in found.changes}
    sources = tuple(section for section in found.shown.earlier.sections if section.id in sections)
    task = Task(found.task.later, sources, found.changes)
    few = Diff(found.shown.earlier, found.shown.later, found.changes, (task,), "")
    earlier = _place(few, [(c.earlier_start, c.earlier_end) for c in found.changes], few.earlier.document.id)
    later = _place(few, [(c.later_start, c.later_end) for c in found.changes], few.later.document.id)
    told = fragments.words(say("Reworded: "), earlier, " → ", later)
    return fragments.sentences([told]) + Fragment(wording_room.diff_html(few), wording_room.diff_plain(few))


def _place(shown: Diff, spans: Sequence[tuple[int, int]], document: str) -> Fragment:
    reading = shown.earlier if document == shown.earlier.document.id else shown.later
    return fragments.place(cite(reading, min(start for start, _ in spans), max(end for _, end in spans)))
