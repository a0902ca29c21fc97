"""The table of variants."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.showing.frames import rows_of
from yzcompare.witnesses.collation import Variant, variants_of


def variants_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a variant: one place where a witness differs from the base text."""
    return rows_of(Variant, variants_of(corpus))
