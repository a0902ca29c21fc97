"""Signs that a text is cut: what its own form says, each with the words that show it.

A text that was cut stops where a whole one goes on: it ends in mid-sentence or under a heading with
nothing below, a work report has no closing call, reviews nothing or plans nothing, or the first number is
not 一. What the order of the numbers shows stands in `order`. No sign here needs another text.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from yzcompare.messages import say
from yzcompare.reading.closings import closes
from yzcompare.reading.numbering import Kind, chinese_number
from yzcompare.reading.order import QUOTED, Mark, Sign, alone, out_of_order, stands_in
from yzcompare.reading.passages import Role
from yzcompare.reading.widths import ends_sentence

FORM = 3_000
"""Characters: a shorter text need not have the form of its genre; it may be an excerpt made as an example."""

PROSE = 25
"""Characters: a shorter last line may be a name, a date or a publisher."""

NEAR = 600
"""Characters behind an announcement (做好以下八个方面的工作) in which the first of what it announces stands."""

OPENING = 600
"""Characters in which a work report names its occasion, its audience or its review."""

_YEARS = "[一二三四五两几]"
_REVIEWS = re.compile(rf"回顾|过去(?:的)?{_YEARS}年|{_YEARS}年来|上年|去年|本届政府")
_PLANS = re.compile(
    rf"总体要求|指导思想|总体思路|主要任务|主要预期目标|(?:今后|未来){_YEARS}年|做好[^。]{{0,8}}今年"
    "|今年[^。，；]{0,12}(?:要|将|总体|重点|任务|预期|主要|工作)"
    r"|[\d〇零一二三四五六七八九]{4}年(?:政府)?(?:主要|重点)?工作(?:的)?(?:安排|任务|重点|思路|部署|总体|打算)"
)
_ABRIDGED = re.compile(r"有删[减节]|删[减节]公开|[（(](?:摘要|节选|摘登)[）)]|未完待续|下转第")
_TABLE_OR_FILE = re.compile(r"[|｜]|\.(?:docx?|pdf|xlsx?|wps)$")
_NOTE = re.compile(r"(?<=[。！？!?”])[（(][^（）()]*[）)]$")
_BEGINS_INSIDE = re.compile(r"[，。、；：！？”’）》%,;:!?)]")
_OPENS = re.compile("代表|审议|报告|回顾|会议|总结")
_ANNOUNCED = re.compile(
    "(?:以下|如下|分为?|分成)([二三四五六七八九十]{1,3})(?:个方面|方面|个部分|部分|项工作|项任务|项重点|大任务|大工程|件实事)"
)
_FIRST = re.compile(r"(?:[：，。；]|^)(?:其?一是|第一[，是])")
_SECOND = re.compile(r"其?二是|第二[，是]|二要")


def signs(genre: str, text: str, marks: Sequence[Mark], roles: Collection[Role]) -> tuple[Sign, ...]:
    """What in the form of a clean text looks cut.

    `marks` are its headings, those of annexes left out, and `roles` those of its passages.

    >>> text = "加快发展。\\n进一步完善现代化产业体系，推动制造业和现代服务业深度融合，努力建设"
    >>> [sign.told for sign in signs("plan recommendations", text, [], [])]
    ['it ends without a mark: “…服务业深度融合，努力建设”']
    """
    found = [
        *begins_inside(text, marks),
        *out_of_order(text, marks),
        *unfulfilled(text, marks),
        *says_so(text),
    ]
    if len(text) >= FORM:
        found += alone(text, marks)
    if genre != "work report" or len(text) < FORM:
        return (*found, *ends_inside(text, marks))
    # Behind the closing call stand annexes at most, which end as they like.
    numbered = [mark.place for mark in marks if mark.kind <= Kind.ITEM and mark.number]
    ending = () if closes(text, numbered) else (without_closing(text), *ends_inside(text, marks))
    return (*without_opening(text), *found, *without_passage(text, roles), *ending)


def without_opening(text: str) -> Iterator[Sign]:
    """A report that begins without its occasion, its audience or its review.

    >>> [sign.told for sign in without_opening("产业结构持续优化。城乡面貌焕然一新。")]
    ['it begins without the opening of a work report: “产业结构持续优化。城乡面…”']
    """
    if not _OPENS.search(text[:OPENING]):
        yield Sign(
            "front", say("it begins without the opening of a work report: “{words}…”", words=text[:QUOTED])
        )


def without_passage(text: str, roles: Collection[Role]) -> Iterator[Sign]:
    """A report that looks back and not ahead, or ahead and not back.

    Roles alone do not tell: that of a part whose title says nothing may be mistaken, so the words of the
    whole text must agree.

    >>> [sign.told for sign in without_passage("一、2013年工作回顾。一年来，增长11%。", [Role.REVIEW])]
    ['no passage of it plans anything: it has no goals and no tasks']
    """
    if not {Role.REVIEW, Role.PROBLEMS} & set(roles) and not _REVIEWS.search(text):
        yield Sign("front", say("no passage of it reviews anything: what was done before is not told"))
    if not {Role.GOALS, Role.TASKS} & set(roles) and not _PLANS.search(text):
        yield Sign("middle", say("no passage of it plans anything: it has no goals and no tasks"))


def without_closing(text: str) -> Sign:
    """What is said of a report without a closing call.

    >>> without_closing("一、回顾\\n增长11%。").told
    'it has no closing call, as every work report has; its last words are “…一、回顾 增长11%。”'
    """
    return Sign(
        "end",
        say(
            "it has no closing call, as every work report has; its last words are “…{words}”",
            words=_last(text),
        ),
    )


def begins_inside(text: str, marks: Sequence[Mark]) -> Iterator[Sign]:
    """A text that begins with a mark, or whose first number or first part is not the first one.

    >>> [sign.told for sign in begins_inside("", [Mark(0, Kind.ITEM, 3, "（三）扩大开放"), Mark(90, Kind.ITEM, 4, "（四）")])]
    ['its first number is not 一: “（三）扩大开放”']
    """
    if _BEGINS_INSIDE.match(text):
        yield Sign("front", say("it begins in mid-sentence: “{words}…”", words=text[:QUOTED]))
    numbered = [mark for mark in marks if mark.number]
    parts = [mark for mark in numbered if mark.kind <= Kind.PART]
    for mark in [*numbered[:1], *parts[:1]]:
        if mark.number != 1 and not stands_in(text[: mark.place], mark.kind, 1):
            yield Sign("front", say("its first number is not 一: “{words}”", words=mark.title[:QUOTED]))
            return


def unfulfilled(text: str, marks: Sequence[Mark]) -> Iterator[Sign]:
    """Announcements of so many parts or items of which the last ones do not stand.

    >>> text = "今年做好以下三个方面的工作：\\n（一）扩大开放。引资。\\n（二）改善民生。"
    >>> marks = [Mark(15, Kind.ITEM, 1, "（一）扩大开放"), Mark(27, Kind.ITEM, 2, "（二）改善民生")]
    >>> [sign.told for sign in unfulfilled(text, marks)]
    ['it announces “以下三个方面” and goes as far as “（二）改善民生”']
    """
    for announced in _ANNOUNCED.finditer(text):
        behind = [mark for mark in marks if mark.number and mark.place > announced.start()]
        if not behind or behind[0].number != 1 or behind[0].place > announced.end() + NEAR:
            continue
        last = behind[0]
        for mark in behind[1:]:
            if mark.kind < last.kind:
                break
            if mark.kind is last.kind and mark.number > last.number:
                last = mark
        wanted = chinese_number(announced[1])
        between = text[announced.end() :]
        if last.number < wanted and not stands_in(between, last.kind, wanted):
            yield Sign(
                "end",
                say(
                    "it announces “{announced}” and goes as far as “{last}”",
                    announced=announced[0],
                    last=last.title[:QUOTED],
                ),
            )


def says_so(text: str) -> Iterator[Sign]:
    """A text that says of itself, in its title or its last lines, that it was shortened.

    >>> [sign.told for sign in says_so("而努力奋斗！\\n（本文有删减）")]
    ['it says that it was shortened: “有删减”']
    """
    lines = text.strip().split("\n")
    found = next(
        filter(None, (_ABRIDGED.search(line) for line in (*lines[:3], *lines[-3:]) if len(line) < 60)), None
    )
    if found:
        yield Sign("middle", say("it says that it was shortened: “{words}”", words=found[0]))


def ends_inside(text: str, marks: Sequence[Mark]) -> Iterator[Sign]:
    """A text that ends in mid-sentence, under a heading, or with the first of several points.

    >>> [sign.told for sign in ends_inside("加快发展。\\n二、任务", [Mark(6, Kind.PART, 2, "二、任务")])]
    ['nothing stands under its last heading: “二、任务”']
    """
    body = text.rstrip()
    line = _NOTE.sub("", body.rpartition("\n")[2])
    if (
        marks
        and marks[-1].number
        and marks[-1].kind <= Kind.ITEM
        and body[marks[-1].place :].rstrip("。：: ") == marks[-1].title
    ):
        yield Sign(
            "end", say("nothing stands under its last heading: “{words}”", words=marks[-1].title[:QUOTED])
        )
    elif (
        len(line) >= PROSE
        and re.search("[，。；、]", line)
        and not ends_sentence(line, "。！？!?…")
        and not _TABLE_OR_FILE.search(line)
    ):
        yield Sign("end", say("it ends without a mark: “…{words}”", words=_last(text)))
    elif _FIRST.search(line) and not _SECOND.search(line):
        yield Sign("end", say("it ends after the first of several points: “…{words}”", words=_last(text)))


def _last(text: str) -> str:
    return text.rstrip()[-QUOTED:].replace("\n", " ")
