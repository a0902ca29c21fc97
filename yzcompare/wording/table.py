"""The table of changes."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.showing.frames import rows_of
from yzcompare.wording.changes import Change, changes_of


def changes_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a change: what became of a stretch of wording between two documents that are set side by side."""
    return rows_of(
        Change, (change for line in corpus.lines for pair in line.pairs for change in changes_of(line, *pair))
    )
