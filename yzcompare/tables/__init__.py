"""The tables: everything a corpus gives, as data frames whose columns are a contract.

`make(corpus)` makes them all, `export` writes those of a corpus in memory. `write` makes those of any number of
documents, part by part, by any number of hands; `connect` asks them in SQL. More columns may follow the ones named.
"""

from yzcompare.tables.columns import frame
from yzcompare.tables.database import ask, connect
from yzcompare.tables.frames import between, make
from yzcompare.tables.hands import HERE, Hands, HandsGoneError, cluster, of_machine, processes
from yzcompare.tables.making import Outcome, Progress, make_parts
from yzcompare.tables.writing import FORMATS, WORKBOOK, check_form, export, kept, write

__all__ = [
    "FORMATS",
    "HERE",
    "WORKBOOK",
    "Hands",
    "HandsGoneError",
    "Outcome",
    "Progress",
    "ask",
    "between",
    "check_form",
    "cluster",
    "connect",
    "export",
    "frame",
    "kept",
    "make",
    "make_parts",
    "of_machine",
    "processes",
    "write",
]
