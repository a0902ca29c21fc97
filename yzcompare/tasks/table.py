"""The tables of links and lineages; the links with their headings, for a page and the terminal."""

from collections.abc import Sequence

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.showing.frames import rows_of
from yzcompare.tasks.alignment import Alignment, alignment_of
from yzcompare.tasks.lineages import lineages_of
from yzcompare.tasks.links import Link


def links_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a link from an earlier document's section to a later one's, of the pairs that are set side by side."""
    return rows_of(
        Link,
        (each for line in corpus.lines for pair in line.pairs for each in alignment_of(line, *pair).links),
    )


def lineages_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a lineage and document: the section in which the task stands there, and its state."""
    rows = [
        (lineage.id, place.document, place.section, place.state, lineage.zh, lineage.en)
        for line in corpus.lines
        for lineage in lineages_of(line)
        for place in lineage.places
    ]
    return pd.DataFrame(rows, columns=["lineage", "document", "section", "state", "topic_zh", "topic_en"])


def headed_links(corpus: Corpus, shown: Alignment, minimum: float) -> pd.DataFrame:
    """Links of a pair with their headings and reasons, the strongest first."""
    titles = {name: section.title for name, section in corpus.sections.items()}
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
            e.certainty.value,
            f"{e.relation or ''}{' (by hand)' if e.by_hand else ''}",
            e.reason,
        )
        for e in ranked
    ]
    about = ["place", "its place", "score", "strength", "certainty", "relation", "reasons"]
    place, its_place, *others = about
    earlier, later = (_column(name, about) for name in (shown.earlier, shown.later))
    return pd.DataFrame(rows, columns=[earlier, place, later, its_place, *others])


def _column(document: str, others: Sequence[str]) -> str:
    """Name of the column of a document's headings: its id, which may be the name of another column.

    >>> _column("2014", ["place", "score"]), _column("score", ["place", "score"])
    ('2014', 'document score')
    """
    return f"document {document}" if document in others else document
