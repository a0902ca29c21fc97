"""Whether a text is held already, or another copy of one that is: by the stretches of letters they share."""

import re
import unicodedata

LENGTH = 12
"""Letters of a stretch: so many in a row are seldom shared by chance."""

SAME = 0.5
"""Part of the shorter text's stretches from which on two texts are copies of one.

Reports of neighbouring years share a tenth at most (397 pairs of 60 places); of a copy in which every
twentieth letter is misread, some 0.54 are the same.
"""


def letters_of(text: str) -> str:
    """The letters and figures of a text alone, in one width.

    >>> letters_of("一、２０１４年 回顾\\n")
    '一2014年回顾'
    """
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def stretches(text: str) -> frozenset[int]:
    """Every stretch of letters of a text, as a number, whatever its marks, blanks and line breaks.

    >>> len(stretches("一二三四五六七八九十甲乙丙")), stretches("一二三四五 六七八九十\\n甲乙，丙") == stretches("一二三四五六七八九十甲乙丙")
    (2, True)
    """
    letters = letters_of(text)
    return frozenset(hash(letters[at : at + LENGTH]) for at in range(max(1, len(letters) - LENGTH + 1)))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Part of the shorter text that stands in the longer one, from 0 to 1.

    >>> likeness(stretches("一二三四五六七八九十甲乙"), stretches("一二三四五六七八九十甲乙丙丁"))
    1.0
    """
    return len(one & other) / max(1, min(len(one), len(other)))
