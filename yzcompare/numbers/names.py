"""Names: quotations, titles and brackets, in which neither numbers nor verbs nor commas count.

While a sentence is read, one sign that it does not hold stands for each of its names, as often as the name
has characters: every place stays where it is.
"""

import re
from collections.abc import Iterable

QUOTED = 24
"""Characters: a longer quotation is a sentence, in which numbers measure; a shorter one is a name."""

SIGNS = "\u2801-\u28ff"
"""Signs of the Braille block, which stand for names: as a class of a pattern."""

_SHIELDS = re.compile(
    rf"“(?!十[一二三四五六]?五”)[^“”。\n]{{1,{QUOTED}}}”|《[^》\n]*》|（(?![改扩续迁新建造、]{{1,4}}）)[^（）\d\n]{{1,{QUOTED}}}）|（[A-Za-z]+[\d.]*）|〔[^〕\n]*〕|\[\d+\]|［\d+］|【\d+】"
)


def shields(text: str) -> list[tuple[int, int]]:
    """Spans of names in quotation marks or brackets, where neither numbers nor commas count.

    >>> shields("构建“1+5”招商新体系")
    [(2, 7)]
    """
    return [match.span() for match in _SHIELDS.finditer(text)]


def stand_in(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, dict[str, str]]:
    """A text with signs for the names of some spans (in rising order), and the names by their signs.

    >>> stand_in("推进“放管服”改革", [(2, 7)])
    ('推进⠁⠁⠁⠁⠁改革', {'⠁': '“放管服”'})
    """
    free = (chr(n) for n in range(0x2801, 0x2900) if chr(n) not in text)
    made: list[str] = []
    names: dict[str, str] = {}
    done = 0
    for (start, end), sign in zip(spans, free, strict=False):
        names[sign] = text[start:end]
        made += text[done:start], sign * len(names[sign])
        done = end
    return "".join([*made, text[done:]]), names


_RUN = re.compile(rf"([{SIGNS}])\1*")


def restored(text: str, names: dict[str, str]) -> str:
    """A text with its names in place of their signs.

    >>> restored("⠁⠁⠁⠁⠁改革", {"⠁": "“放管服”"})
    '“放管服”改革'
    """
    if not names:
        return text
    return _RUN.sub(lambda run: names.get(run[1], run[0])[: len(run[0])], text)


_NEIGHBOURS = re.compile(rf"([{SIGNS}])(?!\1)(?=[{SIGNS}])")


def apart(text: str) -> str:
    """A text with a comma of lists between names that stand side by side: “一网”“一图” are two."""
    return _NEIGHBOURS.sub(r"\1、", text)
