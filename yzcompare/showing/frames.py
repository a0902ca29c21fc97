"""Objects of a kind as the rows of a data frame."""

from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

import pandas as pd


def _rows(kind: type, items: Iterable[Any]) -> pd.DataFrame:
    return pd.DataFrame([astuple(item) for item in items], columns=[field.name for field in fields(kind)])
