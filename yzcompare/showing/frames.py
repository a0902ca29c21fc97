"""Objects of a kind as the rows of a data frame."""

from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

import pandas as pd


def rows_of(kind: type, items: Iterable[Any]) -> pd.DataFrame:
    """A data frame of objects of one dataclass, a row each, a column a field."""
    return pd.DataFrame([astuple(item) for item in items], columns=[field.name for field in fields(kind)])
