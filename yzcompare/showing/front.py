"""What stands in front where a place has many documents: the newest ones; the older ones on request.

Seventeen columns cannot be read beside each other, nor the sentences of seventeen reports below each other. A
page that is asked for all documents shows the newest and says where the others are; one that is asked for
some by name shows these.
"""

from collections.abc import Sequence
from typing import TypeVar

from yzcompare.messages import Message, say
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment

FRONT = 6
"""Documents that are shown beside or below each other unasked: as many as are compared each with each."""

T = TypeVar("T")


def in_front(documents: Sequence[T], asked: Sequence[str] = ()) -> Sequence[T]:
    """The newest documents of many, in their order; all of those that were asked for by name.

    >>> in_front(list(range(2018, 2027))), in_front([2010, 2026])
    ([2021, 2022, 2023, 2024, 2025, 2026], [2010, 2026])
    """
    return documents if asked else documents[-FRONT:]


def with_older(shown: Fragment, documents: Sequence[str], asked: Sequence[str], table: str) -> Fragment:
    """What is shown of the newest documents, with a line on where the older ones are: in a table of the report."""
    if len(in_front(documents, asked)) == len(documents):
        return shown
    return shown + fragments.sentences([older(documents, table)])


def older(documents: Sequence[str], table: str) -> Message:
    """That the newest documents are shown, and in which table of the report the older ones are too."""
    return say(
        "Shown are {first} to {last}; all {n} documents stand in the table {table}.",
        first=in_front(documents)[0],
        last=documents[-1],
        n=len(documents),
        table=f"{table}.csv",
    )
