"""How a number may be told: each reading knows one way, the first that answers wins.

A number stands behind a verb of doing (新增养老床位330张), behind one that relates it to a thing
(增长11%, 达到40%), in a list that another one began, or behind nothing but a noun.
"""

from collections.abc import Callable

from yzcompare.numbers.acting import act, deed, deed_as_noun
from yzcompare.numbers.cases import Case, Statement, Use
from yzcompare.numbers.deals import dealt_again, dealt_bare, dealt_from_before, dealt_on, dealt_out
from yzcompare.numbers.listing import TOTAL, bare, compared_with, listed, next_clause, taken_up
from yzcompare.numbers.relating import (
    BASE,
    base,
    change_as_deed,
    object_behind,
    reaching_out,
    relation,
)
from yzcompare.numbers.sharing import degree_ahead

READINGS: tuple[tuple[str, Callable[[Case], Statement | None]], ...] = (
    ("base", base),
    ("act", act),
    ("deed as noun", deed_as_noun),
    ("deed", deed),
    ("dealt again", dealt_again),
    ("dealt from before", dealt_from_before),
    ("dealt out", dealt_out),
    ("reaching out", reaching_out),
    ("object behind", object_behind),
    ("change as deed", change_as_deed),
    ("relation", relation),
    ("dealt on", dealt_on),
    ("listed", listed),
    ("dealt bare", dealt_bare),
    ("next clause", next_clause),
    ("compared with", compared_with),
    ("taken up", taken_up),
    ("bare", bare),
)
"""How a number may be told, by name; the last one always answers."""


def read(case: Case) -> Statement:
    """Read one number by the first of READINGS that knows how it is told."""
    name, said = next((name, said) for name, reading in READINGS if (said := reading(case)) is not None)
    before = case.before
    use = Use.BASE if BASE.search(case.phrase.before) else said.use
    total = TOTAL.search(case.phrase.before) is not None
    goes_on = case.goes_on and before is not None and before.total
    degree = said.degree or degree_ahead(case.phrase, case.ahead)
    return said.told_by(name, use, degree, total=total or goes_on or said.total)
