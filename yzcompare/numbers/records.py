"""Quantities: every measured number of a text as a record, with its sentence and its span in the source.

A sentence is divided among its numbers (`phrases`), the words around each are read (`predicates`), and
what a clause leaves out is taken from the one before (`statements`): 社会消费品零售总额538.9亿元，增长11.1%
holds two numbers of one indicator. Section and document say whether a number was promised or reported
(`periods`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.cases import Statement, Use
from yzcompare.numbers.measures import Claim, Direction, Measure, measured
from yzcompare.numbers.periods import at_the_end, at_the_start, explicit
from yzcompare.numbers.settings import PROMISING, Setting, Status, headed, names_time, setting
from yzcompare.numbers.statements import statements
from yzcompare.numbers.vocabulary import Comparator, among, any_of
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.outline import Section
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading

_PROMISES = re.compile("实事|工作目标|任务分解")
"""An annex under such a heading lists promises; another one explains words."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One measured number; `start`, `end` are source offsets of the number itself.

    `measure` is level, change, increment or share; `comparator` eq, ge, le or approx; `status` target,
    actual or context; `value` is in the unit as written; `read_by` names the readings that found the number
    and told what it measures.
    """

    id: str
    document: str
    section: str
    start: Received
    end: Received
    text: str
    indicator: str
    verb: str
    value: float
    unit: str
    measure: Measure
    direction: Direction
    comparator: Comparator
    status: Status
    period: str
    sentence: str
    read_by: str = ""


@cache
def _candidate() -> re.Pattern[str]:
    """What a sentence without a measured number does not hold: told at a glance, before it is read."""
    counted = "".join(dict.fromkeys(unit[0] for unit in lists.counted() if unit[0] != "个"))
    return re.compile(rf"\d|番|分之|[二两三四五六七八九十百千万亿](?!个)[余多]?[万亿]*[{re.escape(counted)}]")


def quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Every measured number of a document, in its order.

    >>> from yzcompare import load
    >>> made = quantities(load()["2014"])
    >>> [(q.indicator, q.verb, q.value, q.unit, q.status, q.period) for q in made[4:6]]
    [('社会消费品零售总额', '', 538.9, '亿元', 'actual', '2013'),
     ('社会消费品零售总额', '增长', 11.1, '%', 'actual', '2013')]
    """
    starts = [section.start for section in reading.sections]
    promised = min((p.start for p in reading.passages if p.role in PROMISING), default=len(reading.source))
    found: list[Quantity] = []
    for sentence in _sentences(reading):
        if _candidate().search(sentence.text) is None or not (
            said := list(statements(sentence.text, sentence.lead))
        ):
            continue
        place = bisect_right(starts, sentence.start) - 1
        section = reading.sections[place] if place >= 0 else None
        if section and _is_number_of(section, sentence):
            continue
        headings = "".join(s.heading for s in reading.path_to(section)) if section else ""
        role = _role(reading, sentence.start, headings, promised)
        document = reading.document
        here = setting(document, role, sentence.term) if sentence.term else headed(document, role, headings)
        found += [_record(reading, each, sentence, section.id if section else "", here) for each in said]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, where it stands in source and clean text, the one before it, and the words that set its time."""

    text: str
    start: Received
    place: int
    lead: str
    term: str


def _sentences(reading: Reading) -> Iterator[_Sentence]:
    """Sentences with what their paragraph says of time: it speaks of 过去五年, or of one year, until it ends."""
    text = reading.text.text
    line, last, lead, term, opener = 0, 0, "", "", ""
    for span in reading.sentences():
        start, end = reading.text.place(span.start), reading.text.place(Received(span.end - 1)) + 1
        sentence = text[start:end]
        if "\n" in text[last:start] or not line:
            # A list under 目标是： goes on with what the line above it said of time.
            opener = opener if sentence.startswith("—") else ""
            line, lead, term = start, "", opener
        last = start
        if names_time(sentence):
            term = sentence
            opener = opener if sentence.startswith("—") else term
        yield _Sentence(sentence, span.start, start, lead, term)
        lead = sentence


def _is_number_of(section: Section, sentence: _Sentence) -> bool:
    """Whether a sentence is nothing but the number of its heading."""
    return (
        section.start == sentence.start and bool(section.number) and len(sentence.text) < len(section.number)
    )


def _role(reading: Reading, start: Received, headings: str, promised: int) -> Role | None:
    """The role of a sentence; what opens a report looks back, what closes it promises: ten deeds for the people."""
    role = reading.role_at(start)
    if role is Role.CEREMONY:
        return Role.TASKS if start > promised else Role.REVIEW
    if role is Role.SITUATION and start > promised:
        return Role.GOALS  # what a plan starts from and what it is for are told in one breath
    return Role.TASKS if role is Role.ANNEX and _PROMISES.search(headings) else role


def _record(reading: Reading, said: Statement, sentence: _Sentence, section: str, here: Setting) -> Quantity:
    """Put a record together."""
    number = said.phrase.number
    start, end = reading.text.home(Clean(sentence.place + number.start), Clean(sentence.place + number.end))
    when = explicit(sentence.text[: number.start], reading.document, here)
    total = said.total and "-" not in when.period  # 累计 in a review of five years counts those
    kind = measured(Claim(said.noun, said.verb, said.kind, number.unit, total, number.minus))
    if said.use is Use.BASE and when == here:
        when = at_the_start(when)
    when = at_the_end(when, not said.total and _stands(said, kind.measure))
    return Quantity(
        id=f"{reading.document.id}:{start}",
        document=reading.document.id,
        section=section,
        start=start,
        end=end,
        text=sentence.text[number.start : number.end],
        indicator=said.noun,
        verb=said.verb,
        value=number.value,
        unit=number.unit,
        measure=kind.measure,
        direction=kind.direction,
        comparator=_comparator(said),
        status=_status(said, when, sentence.text),
        period=when.period,
        sentence=sentence.text,
        read_by=f"{number.read_by}; {said.read_by}",
    )


_FLOWS = ("完成", "实现", "投入", "有", "为", "是")
"""Verbs of reaching behind which a figure may be what several years brought together."""

_BROUGHT = re.compile("新增|恢复|完成|治理|改造|累计|新建|引进")
"""Words by which the name of a figure says that it was brought together over the years."""


def _stands(said: Statement, measure: Measure) -> bool:
    """Whether a figure is what there was at one time: 城镇化率达到79.5%, 总里程突破1万公里."""
    if measure is Measure.SHARE and not said.kind:
        return said.noun.endswith(("率", "度", "比例"))
    reached = said.kind in ("reach", "exceed", "hold", "limit") and not said.verb.startswith(_FLOWS)
    return reached and measure in (Measure.LEVEL, Measure.SHARE) and not _BROUGHT.search(said.noun)


def _comparator(said: Statement) -> Comparator:
    """Words of degree behind a number say more than those before it: 控制在5%左右 is about five."""
    behind, before = said.phrase.number.degree, said.degree
    if Comparator.ABOUT in (behind, before):
        return Comparator.ABOUT
    return Comparator(behind or before or Comparator.EQUAL)


_CLAUSE = re.compile("[，。；]")


def _status(said: Statement, when: Setting, sentence: str) -> Status:
    """A size that is only taken up for something else is context, neither promised nor reported."""
    if said.use is not Use.TOLD:
        return Status.CONTEXT
    if when.status is Status.TARGET:
        number = said.phrase.number
        soon = _CLAUSE.split(sentence[number.stop : number.stop + 30])[0]
        background = said.verb in among("deed", "background")
        if background or any_of("status", "context").search(soon):
            return Status.CONTEXT
    return when.status
