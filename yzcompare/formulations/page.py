"""What notebook 04 shows of formulations (提法): their lives on a swimlane chart, and what took their place."""

import re
from collections.abc import Sequence

import pandas as pd

from yzcompare.absences import count, searched, seek_phrase
from yzcompare.corpus import Corpus
from yzcompare.formulations.charts import swimlanes
from yzcompare.formulations.lives import Life, Standing, lives_of
from yzcompare.formulations.occurrences import Formulation
from yzcompare.formulations.turns import turns
from yzcompare.formulations.warmth import Degree, warmth
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import short

_QUOTED = re.compile(r"「(.+?)」")

LANES = 46
"""Lanes on the chart: those that go through most documents or have a successor."""


def chosen_lives(corpus: Corpus, minimum: int) -> list[Life]:
    """Lives worth a lane: in two documents or more, or with a successor, or used `minimum` times in one."""
    kept = [
        life
        for life in lives_of(corpus)
        if len({f.document for f in life.held}) > 1
        or life.successor
        or max((len(f.occurrences) for f in life.held), default=0) >= minimum
    ]
    followed_by = {life.successor for life in kept if life.successor}
    kept += [life for life in lives_of(corpus) if life.text in followed_by and life not in kept]
    order = {reading.document.id: n for n, reading in enumerate(corpus.years)}

    def weight(life: Life) -> tuple[int, int, int]:
        linked = bool(life.successor) or life.text in followed_by
        return -linked, -len({f.document for f in life.held}), -sum(len(f.occurrences) for f in life.held)

    lanes = sorted(kept, key=weight)[:LANES]
    lanes.sort(key=lambda life: (order[life.first_held], order[life.last_held], life.kind, life.text))
    return _after_what_they_replace(lanes)


def _after_what_they_replace(lanes: list[Life]) -> list[Life]:
    """Lanes in their order, a successor right below what it took the place of, so that arrows are short."""
    by_text = {life.text: life for life in lanes}
    replacing = {life.successor for life in lanes if life.successor in by_text}
    ordered: list[Life] = []
    for life in lanes:
        if life.text not in replacing:
            ordered.append(life)
            while ordered[-1].successor in by_text and by_text[ordered[-1].successor] not in ordered:
                ordered.append(by_text[ordered[-1].successor])
    return ordered + [life for life in lanes if life not in ordered]


@house_style()
def lanes_chart(corpus: Corpus, minimum: int) -> Fragment:
    """Formulations as lanes by first appearance; arrows lead to what took a formulation's place."""
    years = [reading.document.id for reading in corpus.years]
    lives = chosen_lives(corpus, minimum)
    if not lives:
        return fragments.sentences([f"No formulation stands in two documents or is used {minimum} times."])
    rows = [
        (life.text, short(life.text, 16), life.kind, name, state, _rate(life, name))
        for life in lives
        for name, state in life.states
    ]
    frame = pd.DataFrame(rows, columns=["formulation", "label", "kind", "document", "state", "rate"])
    arrows = [
        (life.text, life.successor) for life in lives if life.successor in {other.text for other in lives}
    ]
    drawn = new_figure(9.4, 1.5 + 0.21 * len(lives))
    swimlanes(drawn.add_subplot(), frame, years, arrows)
    data = frame.pivot_table(
        index=["formulation", "kind"], columns="document", values="rate", sort=False
    ).reset_index()
    return fragments.figure(
        drawn,
        "lanes",
        f"{len(lives)} of {len(lives_of(corpus))} formulations, by the document they are first held in",
        "A dot's area is uses per 10,000 characters; an arrow leads to what took a formulation's place",
        "Shown are those with a successor, those in two documents or more, and the most used. A dashed ring: the document is a "
        "fragment and does not hold it, or something near it stands there: we cannot tell. A small grey dot: it stands inside "
        "a longer wording. No dot: the whole document was searched and has nothing near it.",
        data,
    )


def _rate(life: Life, document: str) -> float:
    return next((f.per_10000 for f in life.held if f.document == document), 0.0)


def turns_table(corpus: Corpus) -> Fragment:
    """Every formulation that appeared or is no longer there, with its first sentence, behind a switch."""
    rows = []
    for turn in turns(corpus):
        said = "appeared" if turn.came else "no longer there", turn.document
        for life in turn.lives:
            form = next(f for f in life.held if f.document == turn.document)
            first = form.occurrences[0]
            cited = corpus.cite(first.document, first.start, first.end)
            looked = fragments.words(
                *(searched(corpus, seek_phrase(corpus[name], life.text), name) for name in turn.beside)
            )
            row = (*said, looked, life.text, life.kind.shown, len(form.occurrences))
            rows.append((*row, fragments.place(cited), short(cited.sentence, 60)))
    if not rows:
        return fragments.sentences(
            ["Of no formulation can it be known that it appeared or is no longer there."]
        )
    columns = [
        "what is known",
        "held in",
        "searched in",
        "formulation",
        "kind",
        "uses",
        "first place",
        "its sentence",
    ]
    frame = pd.DataFrame(rows, columns=columns).sort_values("uses", ascending=False, kind="stable")
    frame = frame.sort_values(["what is known", "held in"], kind="stable")
    caption = "Formulations that appeared or are no longer there, as far as whole documents show it"
    listed = fragments.table(
        frame, caption, chinese=["formulation", "its sentence"], key=["formulation", "held in"]
    )
    return fragments.folded(
        f"The {len(frame)} formulations that appeared or are no longer there", listed, name="turns"
    )


def successors(corpus: Corpus) -> Fragment:
    """What took a formulation's place, with the evidence for saying so."""
    lives = [life for life in lives_of(corpus) if life.successor]
    if not lives:
        return fragments.sentences(["No formulation is seen to take another's place."])
    held = {life.text: life.held for life in lives_of(corpus)}
    rows = []
    for life in lives:
        left = _quoted(corpus, life.held[-1], life.evidence)
        came = _quoted(corpus, held[life.successor][0], life.evidence)
        old, new = fragments.words(life.text, " ", left), fragments.words(life.successor, " ", came)
        rows.append((old, life.kind.shown, new, life.evidence))
    columns = ["formulation, last held", "kind", "successor, first held", "evidence"]
    return fragments.table(
        pd.DataFrame(rows, columns=columns),
        "Formulations whose place another took",
        chinese=["formulation, last held", "successor, first held", "evidence"],
        name="successors",
    )


def _quoted(corpus: Corpus, form: Formulation, evidence: str) -> Fragment:
    """The place of a formulation whose sentence the evidence quotes; its first where it quotes none."""
    cited = [corpus.cite(o.document, o.start, o.end) for o in form.occurrences]
    quoted = [c for c in cited if any(q in c.sentence for q in _QUOTED.findall(evidence))]
    return fragments.place((quoted or cited)[0])


def listing(corpus: Corpus, documents: Sequence[str], minimum: int) -> Fragment:
    """Every formulation with its uses in each document and the sentence of its first use, behind a switch."""
    years = [
        reading.document.id for reading in corpus.years if not documents or reading.document.id in documents
    ]
    rows = []
    for life in lives_of(corpus):
        if sum(len(f.occurrences) for f in life.held) < minimum:
            continue
        first = life.held[0].occurrences[0]
        states = dict(life.states)
        uses = {f.document: uses_of(corpus, f) for f in life.held}
        shown = [uses.get(name) or without(corpus, life.text, name, states[name]) for name in years]
        cited = corpus.cite(first.document, first.start, first.end)
        rows.append((life.text, life.kind.shown, *shown, fragments.place(cited), short(cited.sentence, 60)))
    frame = pd.DataFrame(rows, columns=["formulation", "kind", *years, "first place", "its sentence"])
    listed = fragments.table(
        frame,
        f"Formulations and their uses ({MARKS})",
        chinese=["formulation", "its sentence"],
    )
    return fragments.folded(f"All {len(frame)} formulations with their uses and first sentences", listed)


DEGREES = "、".join(f"{degree.zh} {degree}" for degree in Degree if degree is not Degree.NOT_KNOWN)

MARKS = (
    "in brackets: in all, inside longer wordings too; ?: cannot tell; —: searched for and not there; "
    f"{DEGREES}: how much it is used beside work reports of the same plan period, where that was counted"
)
"""What the marks in a table of uses mean."""


def without(corpus: Corpus, phrase: str, document: str, standing: Standing) -> Fragment:
    """How a document that does not hold a phrase as a formulation stands to it, the search behind a switch."""
    search = seek_phrase(corpus[document], phrase)
    if standing is Standing.PART:
        return searched(corpus, search, f"({search.looks[0].count})")
    if standing is Standing.NOT_HELD:
        return searched(corpus, search, "—")
    # Of a fragment that has nothing near it there is nothing to show.
    return searched(corpus, search, "?") if search.nearest else fragments.words("?")


def uses_of(corpus: Corpus, form: Formulation) -> Fragment:
    """How often a document uses a formulation, and how often its wording stands there in all, leading to the first place."""
    first = form.occurrences[0]
    uses, in_all = len(form.occurrences), count(corpus[form.document], form.text)
    shown = f"{uses}" if in_all <= uses else f"{uses} ({in_all})"
    warm = warmth(corpus[form.document], form.text).degree
    degree = "" if warm is Degree.NOT_KNOWN else f" {warm.zh}"
    return fragments.leading(corpus.cite(first.document, first.start, first.end), f"{shown}{degree}")
