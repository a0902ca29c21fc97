"""What is said of a number: the words before and behind it read as verb and noun phrase (`before`, `behind`).

A number stands behind what it measures (地区生产总值804.2亿元), behind a verb that relates the two
(增长11%, 控制在4.5%以内), or between a verb of doing and its object (新增3家金融机构). `deeds` tells
which words are verbs.
"""

from dataclasses import dataclass

GENERAL_LENGTH = 3
"""Characters: a shorter object is too general to go without its owner."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """How the words around a number read.

    `kind` is rise, fall, reach, exceed, hold, limit, share, deed or empty; `owner` is the noun phrase
    before a verb of doing, `examples` a list that ends with 等, `names` the list
    that numbers are dealt out to (分别).
    """

    noun: str = ""
    verb: str = ""
    kind: str = ""
    degree: str = ""
    owner: str = ""
    examples: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words before a number.

    `family` is that of its unit: percentages may follow 占; `listed` says that it goes on a list, so that
    an unknown first word is no verb; `object_behind` that a noun follows, so that a lone word may be one.
    """

    text: str
    family: str = ""
    listed: bool = False
    object_behind: bool = False
