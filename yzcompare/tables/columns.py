"""What kind each column of a table is: text, unless it is named here.

With it a table has the same columns of the same kinds whatever is in it, nothing included, so that the parts
of many places are one table.
"""

import pandas as pd
import pyarrow as pa

PLACE = "place"
"""The column that tells the place; in a folder of parts it stands in the folder's name alone."""

WITH_PLACE = {"documents": 2}
"""Tables that have this column in their files, and where."""

WHOLE: dict[str, tuple[str, ...]] = {
    "documents": ("year", "source_chars", "text_chars"),
    "repairs": ("start", "end"),
    "sections": ("level", "start", "own_end", "end", "chars"),
    "passages": ("start", "end", "doubtful"),
    "suspicions": ("start", "end"),
    "sentences": ("start", "end"),
    "prints": ("start", *(f"band_{number}" for number in range(1, 11))),
    "problems": ("number", "start", "end"),
    "theme_shares": ("chars", "coded_chars", "own_chars", "labelled", "coded_sections", "right"),
    "links": ("strength",),
    "changes": ("earlier_start", "earlier_end", "later_start", "later_end"),
    "formulations": ("count", "in_all"),
    "targets": ("start", "end"),
    "variants": ("start", "end", "witness_start", "witness_end"),
}
"""Columns that hold whole numbers, by table."""

REAL: dict[str, tuple[str, ...]] = {
    "themes": ("weight",),
    "theme_shares": ("share", "low", "high", "effective", "coding_points"),
    "links": ("score",),
    "formulations": ("per_10000", "usual_per_10000"),
    "targets": ("value",),
    "comparisons": ("earlier_value", "later_value", "change", "relative", "rank"),
}
"""Columns that hold numbers."""

TRUTH: dict[str, tuple[str, ...]] = {
    "sections": ("inside",),
    "theme_shares": ("whole",),
    "links": ("by_hand",),
    "targets": ("by_hand",),
}
"""Columns that hold true or false."""

_KINDS = ((WHOLE, pa.int64()), (REAL, pa.float64()), (TRUTH, pa.bool_()))


def schema(table: str, columns: list[str]) -> pa.Schema:
    """The columns of a table with their kinds, as Arrow has them.

    >>> schema("links", ["source", "score", "strength", "by_hand"]).types
    [DataType(string), DataType(double), DataType(int64), DataType(bool)]
    """
    kinds = {column: kind for known, kind in _KINDS for column in known.get(table, ())}
    return pa.schema([(column, kinds.get(column, pa.string())) for column in columns])


def arrow(table: str, frame: pd.DataFrame) -> pa.Table:
    """A data frame as an Arrow table, each column of its kind."""
    wanted = schema(table, list(frame.columns))
    made = pa.Table.from_pandas(frame, schema=wanted, preserve_index=False, nthreads=1)
    return made.replace_schema_metadata(None)


def frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a data frame in which whole numbers stay whole where some are lacking."""
    return table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get, use_threads=False)
