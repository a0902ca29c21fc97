"""What a person decided of links and numbers, applied last and shown as set by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from yzcompare.corpus import Corpus
from yzcompare.judgements import Judgement
from yzcompare.messages import say
from yzcompare.reading.outline import document_of
from yzcompare.tasks.links import Link, relate
from yzcompare.tasks.scores import LEAST, score
from yzcompare.tasks.states import Certainty, TaskState

BY_HAND = 1.0
"""Score of a link that a person confirmed."""


def apply(
    links: Sequence[Link],
    judgements: Sequence[Judgement],
    parents: Mapping[str, str] | None = None,
    layout: TaskState | None = None,
) -> tuple[Link, ...]:
    """Take out the rejected links, put in or mark the confirmed ones as principal, name relations anew (`relate`).

    >>> found = (Link("a:1", "b:1", 0.5, 2, TaskState.CONTINUED, "words: 养老"),)
    >>> apply(found, [Judgement("a:1", "b:1", "reject", "another scope")])
    ()
    >>> apply((), [Judgement("a:1", "b:1", "confirm", "renamed")])[0].by_hand
    True
    """
    kept = {(link.source, link.target): link for link in links}
    for judgement in judgements:
        place = judgement.source, judgement.target
        if judgement.verdict == "reject":
            kept.pop(place, None)
        else:
            known = kept.get(place, Link(*place, BY_HAND, 2, None, ""))
            kept[place] = replace(
                known,
                strength=2,
                certainty=Certainty.SURE,
                reason=say("by hand: {note}", note=judgement.note),
                by_hand=True,
            )
    ordered = sorted(kept.values(), key=lambda link: (_place(link.source), _place(link.target)))
    return relate(ordered, parents, layout)


def _place(identity: str) -> tuple[str, int]:
    document, _, start = identity.rpartition(":")
    return document, int(start)


def unmatched(judgements: Sequence[Judgement], sections: set[str]) -> list[str]:
    """Say which judgements no longer match anything: a section, or a whole document, is gone.

    >>> unmatched([Judgement("a:1", "b:1", "confirm", ""), Judgement("a:1", "c:1", "reject", "")], {"a:1", "b:0"})
    ['confirm a:1 → b:1: there is no section b:1', 'reject a:1 → c:1: there is no document c']
    """
    documents = {document_of(section) for section in sections}
    told = []
    for judgement in judgements:
        missing = [end for end in (judgement.source, judgement.target) if end not in sections]
        gone = list(dict.fromkeys(d for d in map(document_of, missing) if d not in documents))
        if gone:
            told.append(f"{judgement.named}: there is no document {', '.join(gone)}")
        elif missing:
            told.append(f"{judgement.named}: there is no section {', '.join(missing)}")
    return told


def idle(judgements: Sequence[Judgement], sections: set[str], links: set[tuple[str, str]]) -> list[str]:
    """Say which judgements change nothing: they reject a link that is not made anyway.

    `links` are those that are made before any judgement.

    >>> idle([Judgement("a:1", "b:1", "reject", "another scope")], {"a:1", "b:1"}, {("a:1", "b:2")})
    ['judgement reject a:1 → b:1 changes nothing: no link is made between them']
    """
    return [
        f"judgement {each.named} changes nothing: no link is made between them"
        for each in judgements
        if each.verdict == "reject"
        and {each.source, each.target} <= sections
        and (each.source, each.target) not in links
    ]


def notes(corpus: Corpus) -> Iterator[str]:
    """Which judgements on links match nothing or change nothing, in sentences."""
    sections = set(corpus.sections)
    for line in unmatched(corpus.judgements, sections):
        yield f"judgement no longer matches: {line}"
    yield from idle(corpus.judgements, sections, _scored(corpus))


def _scored(corpus: Corpus) -> set[tuple[str, str]]:
    """Sections that the judged pairs of documents link, or would."""
    judged = {(document_of(j.source), document_of(j.target)) for j in corpus.judgements}
    found = set()
    for pair in sorted(judged):
        if set(pair) <= set(corpus.readings):
            scores = score(*corpus.between(*pair))
            found |= {
                (scores.sources[i].id, scores.targets[j].id) for i, j in np.argwhere(scores.values >= LEAST)
            }
    return found
