"""The tables of themes and of their shares."""

import math

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.reading.scopes import SCOPES
from yzcompare.shares.measure import CodingError, measured_error, shares
from yzcompare.themes.coding import code_section, weights


def themes_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a section and field: the share of the section's own text coded into the field."""
    rows = [
        (section.id, theme, round(weight, 4))
        for reading in corpus.readings.values()
        for section in reading.sections
        for theme, weight in weights(code_section(reading, section)).items()
    ]
    return pd.DataFrame(rows, columns=["section", "theme", "weight"])


def theme_shares_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a document, scope and field: the field's share with its 95 % interval, from 0 to 1.

    The interval covers how the document might have been written, not errors of the coding. Those were
    measured on Chongqing's Yuzhong District, whatever the corpus: of `labelled` sections of the field
    `right` were coded into it, as were `coded_sections` in all, and the share of a document is off by
    `coding_points` (of 100) in the typical case; a field whose coding was not measured has no
    `coding_points`. A document without text in a scope has no rows there.
    """
    columns = ["document", "scope", "theme", "share", "low", "high", "chars", "coded_chars", "own_chars"]
    columns += ["effective", "labelled", "coded_sections", "right", "coding_points", "whole", "genre"]
    rows = []
    known = measured_error()
    for reading in (r for line in corpus.lines for r in line.years):
        about = reading.whole, reading.document.genre
        for each in (share for scope in SCOPES for share in shares(reading, scope)):
            error = known.get(each.theme, CodingError(each.theme, 0, 0, 0, math.nan))
            rows.append((
                each.document, each.scope, each.theme, each.share, each.low, each.high, each.chars, each.coded,
                each.own, round(each.effective, 1), error.labelled, error.coded, error.right, error.points, *about,
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
