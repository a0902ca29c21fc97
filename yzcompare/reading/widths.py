"""Widths of characters and lines as a Chinese typesetter counts them: in ems."""

import re

CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007"
"""Character class of Chinese characters (with 〇), to be put between brackets in a pattern."""

CJK_MARKS = (
    r"\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’—…·"
)
"""Character class of Chinese punctuation."""

ENDS = "。！？!?"
"""What ends a sentence (closing quotes and brackets may follow)."""

_CLOSERS = "”’》）)】」』\"'"
_NO_LINE_START = "，。、；：！？）》”’】」』,.;:!?)%％"
_UNBREAKABLE = re.compile(r"[A-Za-z0-9.+%-]+")


def width(text: str) -> float:
    """Width of a line in ems: a Chinese character or mark is one, a Latin letter or figure half.

    >>> width("能耗强度下降3%")
    7.0
    """
    return sum(1.0 if ord(character) > 0x2000 else 0.5 for character in text)


def leading_unit(line: str) -> float:
    """Width of what a typesetter cannot break off at the head of a line.

    >>> leading_unit("eVTOL试点"), leading_unit("次。拓展"), leading_unit("市运行")
    (2.5, 2.0, 1.0)
    """
    match = _UNBREAKABLE.match(line)
    end = match.end() if match else 1
    while end < len(line) and line[end] in _NO_LINE_START:
        end += 1
    return width(line[:end])


def ends_sentence(line: str, marks: str = ENDS) -> bool:
    """Whether a line ends with one of `marks`, closing quotes and brackets aside.

    >>> ends_sentence("提升助企发展“效度”。"), ends_sentence("形成“一次到位。”"), ends_sentence("打造“效度”")
    (True, True, False)
    """
    return line.rstrip().rstrip(_CLOSERS)[-1:] in tuple(marks)
