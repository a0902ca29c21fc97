"""What appeared, what is no longer there and what gave way, in sentences for their page and the index."""

import re
from collections import Counter
from collections.abc import Iterable

from yzcompare.corpus import Corpus
from yzcompare.formulations.lives import Life, lives_of
from yzcompare.formulations.turns import turns
from yzcompare.messages import listed
from yzcompare.showing.finding import NAMED, Finding, Kind, counted

_PERIOD = re.compile("十[一二三四五六]?五(?:”)?(?:规划|计划|时期|$)|[一二三〇○]{4}年")
"""Names of plan periods and years: 十四五, “十四五”规划, 二〇三五年远景目标."""


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """Which formulations appeared, which are no longer there, and which gave way to another."""
    told = []
    for turn in turns(corpus):
        name, count = turn.document, counted(len(turn.lives), "formulation")
        beside = f"{' or '.join(turn.beside)}, held whole"
        silent = f", nor in what is held of {listed(list(turn.silent))}" if turn.silent else ""
        stood = "did not stand in" if turn.came else "no longer stand in"
        used = _most_used(turn.lives, name)
        told.append((f"{count} of {name} {stood} {beside}{silent}; most used: {used}.", "turns"))
    replaced = [life for life in lives_of(corpus) if life.successor]
    if replaced:
        named = "; ".join(f"{life.text} → {life.successor}" for life in replaced[:NAMED])
        more = "…" if len(replaced) > NAMED else "."
        told.append((f"Another formulation took the place of {len(replaced)}: {named}{more}", "successors"))
    return tuple(Finding(text, "04-phrasing", anchor, Kind.FORMULATIONS) for text, anchor in told)


def _most_used(lives: Iterable[Life], document: str) -> str:
    """The most used of formulations, each with its uses in a document; the names of plan periods come and go with the years."""
    uses = {
        life.text: len(f.occurrences)
        for life in lives
        for f in life.held
        if f.document == document and not _PERIOD.search(life.text)
    }
    ranked = sorted(uses, key=lambda text: -uses[text])[:NAMED]
    return "、".join(f"{text} ({uses[text]})" for text in ranked)


def summary(corpus: Corpus) -> list[str]:
    """How many formulations there are, how many went through, which gave way to others."""
    years = [reading.document.id for reading in corpus.years]
    lives = lives_of(corpus)
    held = Counter(f.document for life in lives for f in life.held)
    told = ["Formulations found: " + ", ".join(f"{held[name]} in {name}" for name in years) + "."]
    through = [life.text for life in lives if len({f.document for f in life.held}) == len(years)]
    if through:
        shown = "、".join(through[:8]) + ("…" if len(through) > 8 else "")
        told.append(f"{len(through)} stand in all {len(years)} documents: {shown}")
    successors = [life for life in lives if life.successor]
    if successors:
        named = "; ".join(f"{life.text} → {life.successor}" for life in successors[:6])
        told.append(
            f"Another formulation took the place of {len(successors)}, as far as the texts show it: {named}."
        )
    fragments_held = [r.document.id for r in corpus.years if not r.whole]
    if fragments_held:
        told.append(
            f"Years lie between the documents, so none is said to be born or to die in a year; "
            f"where {' and '.join(fragments_held)} are silent we cannot tell."
        )
    return told
