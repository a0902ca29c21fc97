"""The closing call: the sentence in the last paragraph of a work report that calls on everybody (让我们…努力奋斗！).

No work report does without one, and next to nothing else in a report is worded like it. What hangs
behind it is an annex, a glossary, or the name of a newspaper.
"""

import re
from collections.abc import Iterator, Sequence

from yzcompare.reading.numbering import marker
from yzcompare.reading.sentences import sentences

LONG = 40
"""Characters from which a sentence that speaks like a closing call is one, whatever paragraphs follow it."""

SHORT = 25
"""Characters from which one is near the end of its text."""

LAST = 12
"""Characters from which the last sentence of all is one because it ends with ！ and names an aim."""

TAIL = 500
"""Characters that may follow a call that is known by its end alone."""

SIGNATURE = 25
"""Characters: a longer last line is no name of a newspaper, no date, no remark (本文有删减)."""

_JOINS = re.compile("让我们(?!的)|团结在")
_LEADS = re.compile("我们(?:要|将|坚信|相信|一定)|只要我们|以.{0,12}成绩")
_AIMS = re.compile(
    "奋斗|贡献|篇章|胜利|成绩|辉煌|前进|明天|局面|献礼|召开|答卷|未来|业绩|振兴|生活|目标|征程|努力|道路|建设|力量|周年|排头兵|步伐"
    "|台阶|发展|加油"
)
_THANKS = re.compile("敬意|感谢|祝愿|祝大家|祝各位|问候|致敬")
_CALLED = re.compile("(?:奋斗|献礼|召开|前进)[！!]$|成绩.{0,6}(?:庆祝|迎接|献礼)[^，。]*[！!]?$")
_FINAL = re.compile("(?:奋斗|贡献|篇章)[！!]$")
_ANNEX = re.compile(
    "^[^。；，]{0,20}(?:名词|用语|术语|词语|注释|附件|附[:：]|实事)[^。；，]{0,16}$", re.MULTILINE
)


def closes(text: str, numbered: Sequence[int]) -> bool:
    """Whether a clean text has a closing call; `numbered` are the places of its parts and items.

    >>> closes("三、政府建设\\n各位代表！让我们紧密团结在以习近平同志为核心的党中央周围，为建设美好家园而努力奋斗！", [0])
    True
    >>> closes("（三）让群众过上好日子。让我们的母亲河焕发时代新光彩。", [0])
    False
    """
    if _has_call(text.rstrip(), numbered, annexed=False):
        return True
    if any(len(said) >= LONG and _JOINS.search(said) and _FINAL.search(said) for _, said in _said(text)):
        return True
    annexes = (match.start() for match in _ANNEX.finditer(text))
    return any(_has_call(text[:place].rstrip(), numbered, annexed=True) for place in annexes)


def _has_call(body: str, numbered: Sequence[int], *, annexed: bool) -> bool:
    """Whether a text, or what of it stands before an annex, has a closing call behind its last number."""
    last = max((place for place in numbered if place < len(body)), default=0)
    called = any(_calls(said, last + at, len(body)) for at, said in _said(body[last:]))
    return called or _calls_last(body, annexed=annexed)


def _said(text: str) -> Iterator[tuple[int, str]]:
    for span in sentences(text):
        said = text[span.start : span.end].strip().rstrip("”）)")
        if not _THANKS.search(said):
            yield span.start, said


def _calls(said: str, place: int, end: int) -> bool:
    """Whether a sentence that other text may follow is a closing call."""
    if not said.endswith(("！", "!")) or not _AIMS.search(said[-LONG:]):
        return False
    if len(said) >= LONG and _JOINS.search(said):
        return True
    near = place + len(said) >= end - TAIL
    return near and len(said) >= SHORT and bool(_CALLED.search(said) or _LEADS.search(said))


def _signs(line: str) -> bool:
    """Whether a last line is a signature, not text and not a heading."""
    return len(line) <= SIGNATURE and line[-1:] not in ("。", "！", "!") and marker(line) is None


def _calls_last(body: str, *, annexed: bool) -> bool:
    """Whether the last sentence, a signature behind it aside, is a closing call; before an annex any that names an aim."""
    lines = body.split("\n")
    while len(lines) > 1 and _signs(lines[-1]):
        lines.pop()
    said = [words for _, words in _said(re.sub(r"[（(][^（）()]*[）)]$", "", lines[-1]))]
    if not said or not _AIMS.search(said[-1]):
        return False
    loud = said[-1].endswith(("！", "!")) and len(said[-1]) >= LAST
    joined = len(said[-1]) >= LONG and (annexed or bool(_JOINS.search(said[-1])))
    led = said[-1].endswith("奋斗。") and bool(_LEADS.search(said[-1]))
    return loud or joined or led or bool(_CALLED.search(said[-1]))
