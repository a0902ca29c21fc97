"""Closed vocabularies: the words a thing can be called, each with its Chinese and its English name.

A vocabulary stands in the module that owns the concept, as a `Named` with a member a word.
"""

from enum import StrEnum
from typing import Self


class Named(StrEnum):
    """A word of a closed vocabulary: the text that tables hold, with the names that pages show.

    A member is its text wherever a text is asked for, in a table, in JSON or in a line. `en` is the
    text itself unless another name is given.

    >>> class Weather(Named):
    ...     FINE = "fine", "晴"
    ...     RAIN = "rain", "雨", "rainy"
    >>> Weather.FINE == "fine", f"{Weather.RAIN}", Weather.RAIN.zh, Weather("rain") is Weather.RAIN
    (True, 'rain', '雨', True)
    >>> Weather.RAIN, list(Weather)
    ('rain', ['fine', 'rain'])
    """

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Make a member of its text and names."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en or value
        return member

    # A line that shows an object names the word, not the class it is of.
    __repr__ = str.__repr__
