"""Marks: what stays and what differs inside a pair of wordings, in whole words.

Words are compared with difflib's SequenceMatcher, so that no mark splits a word or a number; marks parted
by one character or less are merged.
"""

import re
from difflib import SequenceMatcher

import rjieba

from yzcompare.wording.pieces import EDGES

LEAST_EQUAL = 2
"""Characters that stay between two marks; fewer are taken into the mark."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:个?百分点|%|‰|(?:万亿|亿|万)?(?:美元|元)?)|[A-Za-z]+")


def tokens(text: str) -> list[str]:
    """Divide a text into words, numbers with their 万, 亿 or %, and single marks.

    >>> tokens("城镇新增就业4.6万人，增长12%")
    ['城镇', '新增', '就业', '4.6万', '人', '，', '增长', '12%']
    """
    found: list[str] = []
    place = 0
    for match in _WORD.finditer(text):
        found += rjieba.cut(text[place : match.start()])
        found.append(match[0])
        place = match.end()
    return found + list(rjieba.cut(text[place:]))


def marks(before: str, after: str) -> list[tuple[bool, str, str]]:
    """Compare two wordings: stretches that stay (True) and stretches that differ, in order.

    >>> marks("空气质量优良天数达到300天。", "空气质量优良天数300天以上。")
    [(True, '空气质量优良天数', '空气质量优良天数'), (False, '达到', ''), (True, '300天', '300天'), (False, '', '以上'),
     (True, '。', '。')]
    """
    first, second = tokens(before), tokens(after)
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    found = [(tag == "equal", "".join(first[a:b]), "".join(second[c:d])) for tag, a, b, c, d in codes]
    merged: list[tuple[bool, str, str]] = []
    for number, (equal, old, new) in enumerate(found):
        inner = 0 < number < len(found) - 1
        stays = equal and (len(old) >= LEAST_EQUAL or not inner)
        if merged and merged[-1][0] == stays:
            merged[-1] = (stays, merged[-1][1] + old, merged[-1][2] + new)
        else:
            merged.append((stays, old, new))
    return [part for row in merged for part in _trimmed(*row)]


def _trimmed(stays: bool, old: str, new: str) -> list[tuple[bool, str, str]]:
    """A differing stretch without the punctuation that both sides begin or end with, line breaks apart."""
    if stays:
        return [(stays, old, new)]
    body = old.rstrip("\n"), new.rstrip("\n")
    breaks = old[len(body[0]) :], new[len(body[1]) :]
    shorter = min(map(len, body))
    head = next((n for n in range(shorter) if body[0][n] != body[1][n] or body[0][n] not in EDGES), shorter)
    tail = 0
    while tail < shorter - head and body[0][-1 - tail] == body[1][-1 - tail] and body[0][-1 - tail] in EDGES:
        tail += 1
    cut = [(part[:head], part[head : len(part) - tail], part[len(part) - tail :]) for part in body]
    rows = [
        (True, cut[0][0], cut[1][0]),
        (False, cut[0][1], cut[1][1]),
        (True, cut[0][2], cut[1][2]),
        (False, *breaks),
    ]
    return [row for row in rows if row[1] or row[2]]
