"""The table of changes."""

import pandas as pd

from yzcompare.absences import nearest, seek_matter, told
from yzcompare.corpus import Corpus
from yzcompare.showing.frames import rows_of
from yzcompare.wording.changes import Change, ChangeKind, changes_of


def changes_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a change: what became of a stretch of wording between two documents that are set side by side.

    `searched` says of what was added or dropped what was looked for in the other document.
    """
    found = [change for line in corpus.lines for pair in line.pairs for change in changes_of(line, *pair)]
    return rows_of(Change, found).assign(searched=[_searched(corpus, change) for change in found])


def _searched(corpus: Corpus, change: Change) -> str:
    """The search behind what is said to be only in one document, in one line; empty for any other change."""
    if change.kind not in (ChangeKind.ADDED, ChangeKind.DROPPED):
        return ""
    added = change.kind is ChangeKind.ADDED
    other, said = (change.earlier, change.after) if added else (change.later, change.before)
    search = seek_matter(corpus[other], said)
    return told(search, nearest(corpus, search))
