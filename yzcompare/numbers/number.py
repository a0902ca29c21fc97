"""A measured number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A measured number in a text.

    `start` to `end` hold the figures with the % or 余/多 right behind them; `stop` is where the unit
    and the word of degree behind it end. `degree` is "ge", "le", "approx" or empty; `minus` says that a
    sign stands before it, which `begin` includes; `ranged` that it is the first of a range. `read_by` names the reading of READINGS that found it.
    """

    start: int
    end: int
    stop: int
    value: float
    unit: str
    degree: str = ""
    minus: bool = False
    begin: int = -1
    ranged: bool = False
    read_by: str = ""
