"""Statements: what each clause of a text says of a thing that it names: how far it is, how firmly, by when.

A thing is known by its name, by its phase and by the work that is done on it: 江北机场 and 江北机场扩建 are two things.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.vocabulary import either
from yzcompare.reading.layers import layer
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span, clauses
from yzcompare.wording.naming import endings, known_words, names_of, runs
from yzcompare.wording.stages import Said, said_of, spoken, step_words

GENERAL = ("项目", "工程", "项目群", "基地", "中心")
"""What a list of all kinds of things is said to be of."""

EMPTY = ("工作", "项目", "工程")
"""What may stand behind a step and is no other thing: 汉江大道规划设计工作."""

PLANS = (Role.TASKS, Role.SAFEGUARDS, Role.GOALS)
TOLD = (*PLANS, Role.REVIEW)
"""Passages whose clauses tell how far a thing is."""

LADDERS = {
    "place": ("building", "founding", "disposal"),
    "campaign": ("building",),
    "honour": ("honour",),
    "inspection": ("inspection",),
    "pledge": ("debt", "delivery"),
}
"""The ladders that the things of a kind stand on."""

_PROPER = ("ns", "nr", "nz", "nt")
"""Tags of the words that name a place, a person or a body."""

_LONGER = re.compile(
    "(?:今后|未来|此后)(?:[三五十两几]|一个时期|一段时)|“十[一二三四五六七八九]五”|(?:十[一二三四五六七八九]五)时期"
)
"""What says that a plan is for more than its year."""

_UNTIL = re.compile(r"到(20\d\d)年|(20\d\d)年[底末前]|力争(20\d\d)年")

_ROUND = re.compile("第[一二三四五六]轮")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a clause of a document says of a named thing; `start` and `end` are of the source.

    `parts` are its phase and the work that is done on it; `kind` says how the name was known.
    """

    document: str
    name: str
    kind: str
    parts: frozenset[str]
    planned: bool
    start: Received
    end: Received
    text: str
    said: Said


@layer
def statements(reading: Reading) -> tuple[Statement, ...]:
    """What a document says of each thing that it names, in its order.

    >>> from yzcompare import load
    >>> [each.text for each in statements(load()["2025"]) if each.name == "重庆塔"]
    ['力促重庆塔尽快复工']
    """
    return tuple(_statements(reading))


def _statements(reading: Reading) -> Iterator[Statement]:
    text = reading.text.text
    found = clauses(text)
    names = [names_of(text[span.start : span.end]) for span in found]
    for number, span in enumerate(found):
        if not names[number]:
            continue
        role = reading.role_at(reading.text.origins[span.start])
        if role not in TOLD or (role in PLANS and beyond_year(reading, reading.text.origins[span.start])):
            continue
        end = _scope(text, found, names, number)
        for name, kind, item in names[number]:
            clause = text[span.start : span.end]
            if kind == "place" and (not _of_its_kind(name, clause) or _does(name, item)):
                continue
            if _occasion().search(clause):
                continue
            said = _said(clause, item, text[span.start : end]).on(LADDERS[kind])
            if said.steps:
                home = reading.text.home(span.start, Clean(end))
                whole = text[span.start : end].rstrip("，；。：、,;:\n ").replace("\n", "")
                yield Statement(
                    reading.document.id,
                    name,
                    kind,
                    _parts(name, kind, item, clause),
                    role in PLANS,
                    *home,
                    whole,
                    said,
                )


def beyond_year(reading: Reading, offset: Received) -> bool:
    """Whether what a report plans there is for more than its year: 今后五年, 到2025年; the next review does not answer it."""
    section = reading.section_at(offset)
    heads = [part.heading for part in reading.path_to(section)] if section else []
    # The year's own work may stand below a heading that names both.
    if any(_LONGER.search(head) and f"{reading.document.year}年" not in head for head in heads):
        return True
    spans = reading.sentences()
    number = bisect_right(spans, offset, key=lambda span: span.start) - 1
    said = reading.text.slice(spans[number].start, spans[number].end) if number >= 0 else ""
    if any(int(next(filter(None, year))) > reading.document.year for year in _UNTIL.findall(said)):
        return True
    return bool(re.search("今后五年|未来五年|今后几年|未来几年", said))


def _of_its_kind(name: str, clause: str) -> bool:
    """Whether what a list is said to be of is what its member is, or no kind: 朝阳新城等8个农贸市场 are markets.

    >>> _of_its_kind("朝阳新城", "朝阳新城等8个农贸市场竣工"), _of_its_kind("河东公园", "河东公园等一批公园建成")
    (False, True)
    """
    _, listed, behind = clause.rpartition("等")
    if not listed or name in behind:
        return True
    kind = next(("".join(word for word, _ in run) for _, run, _ in runs(spoken().sub("，", behind))), "")
    kinds = [ending for ending in endings() if kind.endswith(ending) and ending not in GENERAL]
    return not kinds or name.endswith(max(kinds, key=len))


def _does(name: str, item: str) -> bool:
    """Whether the thing does something to another one: 汽车北站建成停车场 says how far the car park is.

    >>> _does("汽车北站", "汽车北站建成停车场"), _does("汽车北站", "汽车北站建成投用")
    (True, False)
    """
    behind = item.partition(name)[2]
    said = step_words().search(behind)
    if said is None:
        return False
    left = re.sub(either(EMPTY), "，", spoken().sub("，", behind[said.end() :]))
    return any(len("".join(word for word, _ in run)) > 1 for before, run, _ in runs(left) if before != "等")


@cache
def _occasion() -> re.Pattern[str]:
    return re.compile(either(lists.stages().names["occasions"]))


def _scope(text: str, found: Sequence[Span[Clean]], names: Sequence[Sequence[object]], number: int) -> int:
    """Where what is said of the names of a clause ends: behind what goes on about them without another thing.

    A clause that is a name only (重庆塔，…力争年内复工) is told of until the next name; another one goes on only
    where what follows says how firmly and when (确保年内建成).
    """
    own = text[found[number].start : found[number].end]
    topic = not spoken().search(own) and "、" not in own
    end = found[number].end
    for following in range(number + 1, min(number + 4, len(found))):
        span = found[following]
        if text[end - 1] in "；。;\n！!" or "\n" in text[end : span.start] or names[following]:
            break
        if not topic and not _only_says(text[span.start : span.end]):
            break
        end = span.end
    return end


def _only_says(clause: str) -> bool:
    """Whether a clause says how firmly, when and how far, and names no thing.

    >>> _only_says("确保年内建成通车，"), _only_says("建成停车位4000个，")
    (True, False)
    """
    left = re.sub(
        r"[\d年月底前日，。；,;\s]|按[质期时]|如期|全[面线]|早|全部|并|正式|开放",
        "",
        spoken().sub("", clause),
    )
    return not left


def _said(clause: str, item: str, scope: str) -> Said:
    """What is said of a thing: by its own member of the list where that says how far it is, else by the clause."""
    own = said_of(item)
    if own.strong or scope == clause:
        whole = said_of(scope)
        return own if own.strong and not whole.steps else whole
    ahead, behind = said_of(clause), said_of(scope[len(clause) :])
    return behind if behind.strong else ahead


def _parts(name: str, kind: str, item: str, clause: str) -> frozenset[str]:
    """The phase of a thing and the work that is done on it; of a title who seeks it.

    >>> sorted(_parts("国家级旅游度假区", "honour", "支持廊桥争创国家级旅游度假区", ""))
    ['廊桥']
    """
    before, _, behind = known_words().sub("，", item).partition(name)
    # What stands behind 和 or 等 is of another thing, or of all that are listed.
    before, behind = re.split("[和及与]", before)[-1], re.split("[和及与等]", behind)[0]
    # 等改扩建工程 is said of every member of the list.
    listed = clause.rpartition("等")[2] if "等" in clause else ""
    works = re.findall(
        either(lists.stages().names["works"]), "，".join([before, behind, "" if name in listed else listed])
    )
    if kind == "honour":
        found = runs(spoken().sub("，", before))
        rows = [run for _, run, _ in found if any(tag.startswith(_PROPER) for _, tag in run)]
    else:
        # What stands right behind it is a part of it: 核电一期1号机组.
        follows = runs("。" + spoken().sub("，", _behind().sub("", behind)))
        rows = [run for begins, run, _ in follows if begins == "。"]
    return frozenset([*works, *_ROUND.findall(item), *("".join(word for word, _ in run) for run in rows)])


@cache
def _behind() -> re.Pattern[str]:
    """What stands behind a name and says nothing of which thing it is."""
    return re.compile(
        f"^(?:{either(lists.stages().names['works'], ['等', '项目', '工程', '称号'])}|（[^（）]*）|[“”])*"
    )
