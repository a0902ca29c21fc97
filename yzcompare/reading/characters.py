"""Rules for single characters: spaces, widths, dashes, words the scanner left."""

import re
import unicodedata
from collections.abc import Iterator

from yzcompare.lexicon import lists
from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import CJK, CJK_MARKS

_LOOK_ALIKE = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_FULL_WIDTH = re.compile(
    # What stands before a mark is looked at behind it: so the search can leap from mark to mark.
    "[０-９Ａ-Ｚａ-ｚ％＋＃＆／]+|[．，－](?<=[0-9０-９].)(?=[0-9０-９])"
)
_DASHES = re.compile(r"[―─—]{2}|-(?<![-\w]-)-(?!-)")
_CHINESE = f"[{CJK}{CJK_MARKS}]"
_CHINESE_CHARACTER = re.compile(_CHINESE)
_SPACES = re.compile(r"[^\S\n]+")
_MARK = re.compile(rf"[{CJK_MARKS},;:!?)]")
_PROSE = re.compile(f"[{CJK}]")
_BEFORE_FIGURE = re.compile("[0-9A-Za-z“(+]")
_BEHIND_FIGURE = re.compile("[0-9A-Za-z%‰+)”]")
_HALF_MARK = re.compile(rf"[,;:!?()](?:(?<={_CHINESE}.)|(?={_CHINESE}))")
_HALF_AFTER_FIGURE = re.compile(r"[,;:!?](?<=[0-9A-Za-z%‰].)(?=\n|\Z)")
_FULL_STOP = re.compile(rf"\.(?<=[{CJK}%”）].)(?=\n|\Z)")
_STRAY_WORDS = {"and": "和", "or": "或"}
_STRAY = re.compile(rf"(?<=[{CJK}])[^\S\n]*\b(and|or)\b[^\S\n]*(?=[{CJK}])")


def look_alikes(text: str) -> Iterator[Edit]:
    """Write radicals and compatibility characters, which a PDF holds for the characters they look like, as these.

    >>> [(e.start, e.after) for e in look_alikes("⼀、⽣产总值增⻓8%")]
    [(0, '一'), (2, '生'), (7, '长')]
    """
    for match in _LOOK_ALIKE.finditer(text):
        meant = lists.received().radical.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        if meant != match[0]:
            yield Edit(match.start(), match.end(), meant)


def full_width_figures(text: str) -> Iterator[Edit]:
    """Write full-width figures and Latin letters, and the point between figures, as half-width ones.

    >>> [(e.start, e.end, e.after) for e in full_width_figures("增长１３．５％")]
    [(2, 4, '13'), (4, 5, '.'), (5, 7, '5%')]
    """
    for match in _FULL_WIDTH.finditer(text):
        yield Edit(match.start(), match.end(), "".join(chr(ord(c) - 0xFEE0) for c in match[0]))


def dashes(text: str) -> Iterator[Edit]:
    """Write every kind of Chinese dash as two em dashes.

    >>> [(e.start, e.end, e.after) for e in dashes("――经济稳中有进")]
    [(0, 2, '——')]
    """
    for match in _DASHES.finditer(text):
        if match[0] != "——":
            yield Edit(match.start(), match.end(), "——")


def inner_spaces(text: str) -> Iterator[Edit]:
    """Drop spaces around figures, Latin letters and marks that stand in Chinese text.

    >>> text = "办公用房 10 个, 新增"
    >>> [(e.start, e.end) for e in inner_spaces(text)]
    [(4, 5), (7, 8), (10, 11)]
    """
    end, prose = 0, False
    for match in _SPACES.finditer(text):
        if match.start() >= end:  # in the next line
            start = text.rfind("\n", end, match.start()) + 1 or end
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            prose = text.find("。", start, end) >= 0
        if _is_noise(text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1], prose):
            yield Edit(match.start(), match.end())


def _is_noise(before: str, behind: str, prose: bool) -> bool:
    """Whether a space between two characters says nothing.

    Between two Chinese characters it parts names in a title; in prose it is noise.
    """
    if _MARK.match(before) or _MARK.match(behind):
        return True
    if _CHINESE_CHARACTER.match(before):
        if _BEFORE_FIGURE.match(behind):
            return True
        return prose and bool(_PROSE.match(before) and _PROSE.match(behind))
    return bool(_BEHIND_FIGURE.match(before) and _CHINESE_CHARACTER.match(behind))


def half_width_marks(text: str) -> Iterator[Edit]:
    """Write half-width punctuation beside Chinese characters as full-width; figures keep theirs.

    >>> [(e.start, e.after) for e in half_width_marks("(九)政府,共办结1,906件;满意率94.7%。")]
    [(0, '（'), (2, '）'), (5, '，'), (15, '；')]
    """
    found = {m.span() for p in (_HALF_MARK, _HALF_AFTER_FIGURE) for m in p.finditer(text)}
    stops = {m.span() for m in _FULL_STOP.finditer(text)}
    for begin, end in sorted(found | stops):
        yield Edit(begin, end, "。" if text[begin] == "." else chr(ord(text[begin]) + 0xFEE0))


def stray_words(text: str) -> Iterator[Edit]:
    """Write English conjunctions that a scanner or translator left between Chinese words in Chinese.

    >>> [(e.start, e.end, e.after) for e in stray_words("转型发展 and 拓展海外市场")]
    [(4, 9, '和')]
    """
    if not any(word in text for word in _STRAY_WORDS):
        return
    for match in _STRAY.finditer(text):
        yield Edit(match.start(), match.end(), _STRAY_WORDS[match[1]])
