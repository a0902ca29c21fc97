"""Rows as data frames, for a person to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

import pandas as pd


def frame(rows: Iterable[Sequence[Any]], columns: Sequence[Any]) -> pd.DataFrame:
    """A data frame whose heads and cells stay what they are, messages and fragments included.

    pandas itself makes plain text of every text it is given, and a message would lose its other languages.

    >>> from yzcompare.messages import both
    >>> made = frame([(both("上调", "raised"), 46)], [both("结论", "verdict"), "2025"])
    >>> made.columns[0].told("zh"), made.iloc[0, 0].told("zh"), made["2025"].dtype.kind
    ('结论', '上调', 'i')
    """
    kept = [tuple(row) for row in rows]
    series = [_series([row[number] for row in kept]) for number in range(len(columns))]
    made = pd.concat(series, axis=1) if series else pd.DataFrame(index=range(len(kept)))
    made.columns = pd.Index(list(columns), dtype=object)
    return made


def _series(values: list[Any]) -> "pd.Series[Any]":
    numbers = all(value is None or isinstance(value, int | float) for value in values) and values
    return pd.Series(values, dtype=None if numbers else object)


def rows_of(kind: type, items: Iterable[Any]) -> pd.DataFrame:
    """A data frame of objects of one dataclass, a row each, a column a field."""
    names = [field.name for field in fields(kind)]
    return pd.DataFrame(list(map(attrgetter(*names), items)), columns=names)
