"""The encoding of a text, found by what comes out: Chinese as it is written, or signs that nobody writes.

charset-normalizer was tried on the same texts (benchmarks/extraction_office.py): it takes some texts in
GB 18030 for Big5, Johab or CP949. Here only what Chinese reports come in is tried, and the share of common
characters tells which it is.
"""

import re
from typing import NamedTuple

from yzcompare.errors import InputError
from yzcompare.reading.sources import wide_encoding

_BOM = b"\xef\xbb\xbf"
_ASIDE = re.compile("[\\x00-\\x7f\\s]")
_MARKS = frozenset("，。；：、！？“”‘’（）《》〈〉【】〔〕—…·％－～「」『』　")
_LOST = "\ufffd"

LEAST = 0.6
"""Share of common characters under which a text is not taken for Chinese that was read right."""

_SAMPLE = 60_000
"""Characters that are looked at: the beginning of a text, for all of it is in one encoding."""

_GB_COMMON = (0xB0, 0xD7)  # the first level of GB 2312: the 3,755 most used characters, by their first byte
_BIG5_COMMON = (0xA4, 0xC6)  # the first level of Big5: the 5,401 most used ones

NAMES = {"utf-8": "UTF-8", "gb18030": "GB 18030", "big5": "Big5"}


class Decoded(NamedTuple):
    """A text, the encoding that it was read in, and whether it is Chinese or plain ASCII by its look."""

    text: str
    encoding: str


def commonness(text: str) -> float:
    """Share of the characters beyond ASCII that a Chinese text is written in; 1 for a text of ASCII alone.

    >>> commonness("一、2013年工作回顾"), round(commonness("涓€銆佸伐浣滃洖椤"), 1), commonness("Ò»¡¢")
    (1.0, 0.1, 0.0)
    """
    letters = _ASIDE.sub("", text[:_SAMPLE])
    if not letters:
        return 1.0
    simplified = _first_bytes(letters, "gb2312", _GB_COMMON)
    return simplified / len(letters)


def traditional(text: str) -> float:
    """Share of the characters beyond ASCII that a text in traditional characters is written in."""
    letters = _ASIDE.sub("", text[:_SAMPLE])
    return _first_bytes(letters, "big5", _BIG5_COMMON) / len(letters) if letters else 1.0


def _first_bytes(letters: str, encoding: str, span: tuple[int, int]) -> int:
    """How many characters are marks of Chinese, or stand in the common part of an encoding."""
    first, last = span
    found = 0
    for letter in letters:
        code = letter.encode(encoding, "ignore")
        found += letter in _MARKS or (len(code) == 2 and first <= code[0] <= last)
    return found


def decode(data: bytes, where: str) -> Decoded:
    """Decode a text: UTF-8, 16 or 32, GB 18030 (GB 2312 and GBK are parts of it), Big5 where it clearly is.

    Bytes that stand for nothing become U+FFFD. Raises InputError, which names `where`, where nothing gives
    a text.

    >>> decode("一、2013年工作回顾".encode("gbk"), "a.txt")
    Decoded(text='一、2013年工作回顾', encoding='GB 18030')
    """
    if wide := wide_encoding(data):
        return Decoded(data.decode(wide, "replace").removeprefix("\ufeff"), wide)
    body = data.removeprefix(_BOM)
    try:
        return Decoded(body.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        pass
    tried = {name: body.decode(name, "replace") for name in NAMES}
    shares = {name: _look(text, name) for name, text in tried.items()}
    # Simplified characters stand in GB 18030 at home: Big5 has to be clearly better.
    best = max(("utf-8", "gb18030"), key=lambda name: shares[name])
    if shares["big5"] > shares[best] + 0.1:
        best = "big5"
    if shares[best] < LEAST:
        raise InputError(
            f"{where}: this is no text in UTF-8, UTF-16, GB 18030 or Big5",
            hint="open it in the program that wrote it and save it as plain text (UTF-8)",
        )
    return Decoded(tried[best], NAMES[best])


def _look(text: str, name: str) -> float:
    """How much a decoded text looks like Chinese; every byte that stood for nothing counts against it."""
    sample = text[:_SAMPLE]
    share = traditional(sample) if name == "big5" else commonness(sample)
    return share - 5 * sample.count(_LOST) / max(len(sample), 1)
