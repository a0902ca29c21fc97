"""What looks like a fault but is not certain, listed for a person to review; and the repairs that lost something."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import rjieba

from yzcompare.messages import Message, say
from yzcompare.reading.cleaning import LOSSES
from yzcompare.reading.headings import numbered_heading
from yzcompare.reading.leftovers import LOST, MEASURED
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.outline import Gap
from yzcompare.reading.tracing import Traced
from yzcompare.reading.widths import CJK, ends_sentence
from yzcompare.shown import QUOTED, shortened

# Characters that stand twice by right: figures, and units that are counted one by one (件件有着落).
_DOUBLED_BY_RIGHT = set("〇一二三四五六七八九十年月日件市区县")
_NOTE_AT_END = re.compile(r"[。！？；][”’]?（[^（）]*）$")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」"}
_MARK = re.compile(rf"[{''.join((*_PAIRS, *_PAIRS.values()))}\n]")
_DOUBLED = re.compile(r"[^，。；：、！？\n]*(\w)\1[^，。；：、！？\n]*")
_LATIN_WORD = re.compile(rf"(?<=[{CJK}] )[a-z]{{2,}}(?= [{CJK}])")
_LOST_FIGURE = re.compile(rf"{LOST}(?=[{''.join(MEASURED)}])")
_SPACE = re.compile(rf"(?<=[{CJK}]) +(?=[{CJK}])")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A place that looks like a fault: offsets are characters of the source."""

    document: str
    start: Received
    end: Received
    kind: str
    text: str
    reason: str


_Found = Iterator[tuple[int, int, Message]]


def doubled_characters(text: str) -> _Found:
    """A character beside its twin, where a word segmenter finds one of the two left over.

    >>> list(doubled_characters("推进信访突出问题化解解三年攻坚行动"))
    [(9, 11, '解 stands twice')]
    >>> list(doubled_characters("文旅金融融合、层层加码"))
    []
    """
    for clause in _DOUBLED.finditer(text):
        place = clause.start()
        before = ""
        for word in rjieba.cut(clause[0]):
            twin = before[-1:]
            if twin == word[:1] and len(twin) and 1 in (len(before), len(word)):
                chinese = "\u4e00" <= twin <= "\u9fff"
                if chinese and twin not in _DOUBLED_BY_RIGHT:
                    yield place - 1, place + 1, say("{character} stands twice", character=twin)
            place += len(word)
            before = word


def unpaired_marks(text: str) -> _Found:
    """A quotation mark, bracket or title mark without its partner in the paragraph.

    >>> list(unpaired_marks("“渝惠融”知识产权质押贷”。"))
    [(12, 13, '” closes nothing')]
    """
    opened: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if mark[0] in _PAIRS:
            opened.append(mark)
        elif opened and _PAIRS.get(opened[-1][0]) == mark[0]:
            opened.pop()
        elif mark[0] != "\n":
            yield mark.start(), mark.end(), say("{mark} closes nothing", mark=mark[0])
        if mark[0] == "\n":
            yield from ((m.start(), m.end(), say("{mark} is not closed", mark=m[0])) for m in opened)
            opened = []
    yield from ((m.start(), m.end(), say("{mark} is not closed", mark=m[0])) for m in opened)


def unfinished_paragraphs(text: str) -> _Found:
    """A paragraph of prose that ends without a mark.

    >>> [place for place, _, _ in unfinished_paragraphs("加快发展。努力推进\\n二、任务")]
    [8]
    """
    place = 0
    for line in text.split("\n"):
        prose = "。" in line and numbered_heading(line.rsplit("。", 1)[1]) is None
        if prose and not ends_sentence(line, "。！？!?：:；;…") and not _NOTE_AT_END.search(line):
            yield place + len(line) - 1, place + len(line), say("the paragraph ends without a mark")
        place += len(line) + 1


def latin_words(text: str) -> _Found:
    """A Latin word in small letters that stands between Chinese words.

    >>> list(latin_words("转型 but 拓展"))
    [(3, 6, 'but stands between Chinese words')]
    """
    for match in _LATIN_WORD.finditer(text):
        yield match.start(), match.end(), say("{word} stands between Chinese words", word=match[0])


def inner_gaps(text: str) -> _Found:
    """A space between two Chinese characters, which may part names or be noise.

    >>> list(inner_gaps("第十七届 人民代表大会"))
    [(4, 5, 'a space between Chinese characters')]
    """
    for match in _SPACE.finditer(text):
        yield match.start(), match.end(), say("a space between Chinese characters")


def lost_figures(text: str) -> _Found:
    """A sign for what could not be read that stands where a figure is due.

    >>> list(lost_figures("新增就业□万人，建成□镇"))
    [(4, 5, 'a figure that cannot be read')]
    """
    for match in _LOST_FIGURE.finditer(text):
        yield match.start(), match.end(), say("a figure that cannot be read")


def losses(document: str, text: Traced) -> Iterator[Suspicion]:
    """The repairs that lost something or left something out, each to be compared with the original.

    >>> from yzcompare.reading.cleaning import clean
    >>> [(s.start, s.kind, s.text) for s in losses("2024", clean("规上企业(cid:88)12家"))]
    [(4, 'leftovers', '(cid:88)')]
    """
    for repair in text.repairs:
        if repair.rule in LOSSES:
            shown = shortened(repair.before, QUOTED)
            yield Suspicion(document, repair.start, repair.end, repair.rule, shown, LOSSES[repair.rule])


DETECTORS: tuple[tuple[Message, Callable[[str], _Found]], ...] = (
    (say("doubled character"), doubled_characters),
    (say("unpaired mark"), unpaired_marks),
    (say("unfinished paragraph"), unfinished_paragraphs),
    (say("Latin word"), latin_words),
    (say("space"), inner_gaps),
    (say("destroyed figures"), lost_figures),
)


def suspicions(document: str, text: Traced, gaps: tuple[Gap, ...]) -> tuple[Suspicion, ...]:
    """List what looks like a fault in a clean text, with the gaps in its numbering and what cleaning lost."""
    found = list(losses(document, text))
    told = {suspicion.start for suspicion in found}
    for kind, detect in DETECTORS:
        for begin, stop, reason in detect(text.text):
            start, end = text.home(Clean(begin), Clean(stop))
            if start not in told:
                found.append(Suspicion(document, start, end, kind, text.source[start:end], reason))
    for gap in gaps:
        end = Received(gap.start + len(gap.found))
        reason = say("{number} was due after the heading before", number=gap.expected)
        found.append(Suspicion(document, gap.start, end, say("gap in the numbering"), gap.found, reason))
    return tuple(sorted(found, key=lambda suspicion: (suspicion.start, suspicion.end)))
