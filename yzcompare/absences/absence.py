"""A search in a document, and an absence: that something does not stand there, with the search that found nothing."""

from dataclasses import dataclass

from yzcompare.reading.offsets import Received
from yzcompare.vocabulary import Named

NOWHERE = Received(0)
"""Place of what does not stand in a document."""


class Way(Named):
    """In which way a thing was looked for.

    >>> Way.LETTER.zh
    '原文'
    """

    LETTER = "to the letter", "原文"
    NAME = "by another name", "别名"
    CODE = "its number", "代号"
    MEMBERS = "its members", "并列各项"
    NUMBERLESS = "with any number", "不计数字"
    WORDING = "in much the same words", "相近表述"
    MATTER = "the words of the matter", "关键词"
    TOPIC = "the words of its topic", "主题词"


class Presence(Named):
    """What a search says of a thing in a document.

    >>> Presence.FOUND.absent, Presence.ABSENT.absent
    (False, True)
    """

    FOUND = "found", "见"
    CLOSE = "near", "近似"
    """Something stands there that may be the thing: it cannot be told."""
    NOT_HELD = "not in what is held", "残篇未见"
    """Nothing was found, and a part of the document is not held: it cannot be told."""
    ABSENT = "absent", "未见"

    @property
    def absent(self) -> bool:
        """Whether the thing can be said not to stand there."""
        return self is Presence.ABSENT


@dataclass(frozen=True, slots=True)
class Look:
    """One wording that was looked for, and how often it stands there; `start` and `end` are its first place in the source."""

    way: Way
    wording: str
    count: int
    start: Received = NOWHERE
    end: Received = NOWHERE


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stretch of the source that comes nearest, in which way, and how much it holds of what was looked for (0 to 1).

    `close` says that this is too near to say that the thing is not there.
    """

    way: Way
    start: Received
    end: Received
    share: float
    close: bool


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for in a document and what was found.

    `wanted` is the thing in the words of whoever asks, `where` what was searched in words ("the whole text",
    "goals, tasks and safeguards"), `lacking` what of the document is not held (empty where it is whole).
    """

    document: str
    wanted: str
    looks: tuple[Look, ...]
    where: str
    lacking: str = ""
    nearest: Nearest | None = None

    @property
    def found(self) -> Look | None:
        """The first look, to the letter or by another name, that found something."""
        return next((look for look in self.looks if look.count and look.way in (Way.LETTER, Way.NAME)), None)

    @property
    def presence(self) -> Presence:
        """What the search says: found, near, not told beside a fragment, or absent.

        >>> Search("2014", "数字人民币", (), "the whole text").presence
        'absent'
        >>> Search("2024", "数字人民币", (), "the text held", "of 2024 is not held: the review").presence
        'not in what is held'
        """
        if self.found:
            return Presence.FOUND
        if self.nearest is not None and self.nearest.close:
            return Presence.CLOSE
        return Presence.NOT_HELD if self.lacking else Presence.ABSENT


@dataclass(frozen=True, slots=True)
class Absence:
    """That something does not stand in a document held whole. It cannot be made of a search that found something.

    >>> Absence(Search("2014", "数字人民币", (), "the whole text")).search.document
    '2014'
    >>> Absence(Search("2024", "数字人民币", (), "the text held", "of 2024 is not held: the review"))
    Traceback (most recent call last):
    ValueError: not an absence: 数字人民币 in 2024 is not in what is held
    """

    search: Search

    def __post_init__(self) -> None:
        if not self.search.presence.absent:
            wanted, document = self.search.wanted, self.search.document
            raise ValueError(f"not an absence: {wanted} in {document} is {self.search.presence}")
