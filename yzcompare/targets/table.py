"""The tables of targets and comparisons."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.numbers.records import Quantity
from yzcompare.showing.frames import rows_of
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.ledger import comparisons_of, numbers_of


def targets_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a measured number of a year: what it measures, how much, promised or reported, for when, and where.

    Behind the record stand its identity: the indicator's id in the lexicon (`indicator_id`), its English
    name, field and scope, and whether a person corrected it.
    """
    numbers = [numbers_of(line, reading.document.id) for line in corpus.lines for reading in line.years]
    frame = rows_of(Quantity, (quantity for each in numbers for quantity in each.quantities))
    known = [each.identities[quantity.id] for each in numbers for quantity in each.quantities]
    frame["indicator_id"] = [identity.key if identity.en else "" for identity in known]
    frame["indicator_en"] = [identity.en for identity in known]
    frame["theme"] = [identity.theme for identity in known]
    frame["scope"] = [identity.scope for identity in known]
    by_hand = {judgement.id for judgement in corpus.quantity_judgements}
    frame["by_hand"] = frame["id"].isin(by_hand)
    return frame


def comparisons_frame(corpus: Corpus) -> pd.DataFrame:
    """A row two quantities of one indicator, or a target without a later one: what the number did and what that says."""
    return rows_of(Comparison, (each for line in corpus.lines for each in comparisons_of(line)))
