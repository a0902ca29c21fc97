"""Series of run-in headings: paragraphs that open alike decide together what one alone would leave open.

更强力度稳增长。 alone may be any short sentence, and 五年来，我们坚持绿色发展。 is how prose begins; where three
paragraphs in a row open so, each with a body of its own, they are headings. Likeness is of the words that
lead, of those that end, or of the measure of the clauses, as a writer of parallel prose makes it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from yzcompare.reading.numbering import spoken

FEWEST = 3
"""Members of a series that decides by likeness alone."""

GAP = 2
"""Paragraphs that may stand between two members: a topic may have more than one."""

FAR = 10
"""Paragraphs that may stand between two that open with the same clause (一年来，)."""

LONGEST = 64
"""Characters: the longest first sentence that leads its paragraph as a heading."""

LOOSE = 36
"""Characters: the longest one that is alike its neighbours in little more than its first word."""

MEDIUM = 45
"""Characters: the longest one that is a heading for standing between two others."""

SHORT = 16
"""Characters: the longest one that is alike its neighbours in its measure alone."""


@dataclass(frozen=True)
class Lead:
    """The first sentence of a paragraph with a body behind it: its place among the paragraphs and its words.

    `names` says that it names a task by its form alone.
    """

    index: int
    words: str
    names: bool

    @cached_property
    def measure(self) -> tuple[int, ...]:
        """Characters of its clauses.

        >>> Lead(0, "经济发展稳中向好，综合实力持续增强", True).measure
        (8, 8)
        """
        return tuple(len(clause) for clause in re.split("[，、]", self.words))


def _same_lead(one: Lead, other: Lead) -> bool:
    """Whether two open with the same words: four at least, or two where both are short."""
    loose = max(len(one.words), len(other.words)) <= LOOSE
    return one.words[: 2 if loose else 4] == other.words[: 2 if loose else 4]


def _same_end(one: Lead, other: Lead) -> bool:
    """Whether two end with the same two words' worth: 抓落实, 的关系, 的五年."""
    return one.words[-2:] == other.words[-2:] and len(one.measure) == len(other.measure)


def _same_measure(one: Lead, other: Lead) -> bool:
    """Whether their clauses are as long, to a character: 更强力度稳增长 and 更大决心促转型."""
    if len(one.measure) != len(other.measure) or one.names != other.names:
        return False
    near = all(abs(a - b) <= 1 for a, b in zip(one.measure, other.measure, strict=True))
    short = len(one.measure) > 1 or max(len(one.words), len(other.words)) <= SHORT
    return near and short and max(len(one.words), len(other.words)) <= LOOSE


LIKENESSES: tuple[Callable[[Lead, Lead], bool], ...] = (_same_lead, _same_end, _same_measure)
"""In what two leads may be alike; a series is alike in one of them from end to end."""


def series(leads: Sequence[Lead]) -> set[int]:
    """Indices of the paragraphs whose leads form a series; `leads` are those of one stretch without a number.

    >>> said = ["过去一年，我们团结奋进，赢得了高分", "过去一年，我们稳中求进，筑牢了基础", "过去一年，我们破难而进，打赢了硬仗"]
    >>> series([Lead(n, words, False) for n, words in enumerate(said)])
    {0, 1, 2}
    >>> series([Lead(0, "我们深知责任重大", False), Lead(1, "面对新的形势", False), Lead(2, "要多想办法", False)])
    set()
    """
    found: set[int] = set()
    for alike in LIKENESSES:
        for chain in _chains(leads, alike):
            if len(chain) >= FEWEST:
                found.update(lead.index for lead in chain)
    return found


def _chains(leads: Sequence[Lead], alike: Callable[[Lead, Lead], bool]) -> Iterator[list[Lead]]:
    """Runs of leads, each alike the one before it and near it.

    One that is not alike may stand between two members: a second paragraph of the first of them.
    """
    open_chains: list[list[Lead]] = []
    for lead in leads:
        yield from (chain for chain in open_chains if lead.index - chain[-1].index > FAR + 1)
        open_chains = [chain for chain in open_chains if lead.index - chain[-1].index <= FAR + 1]
        near = (chain for chain in reversed(open_chains) if _reaches(chain[-1], lead))
        own = next((chain for chain in near if alike(chain[-1], lead)), None)
        if own is None:
            open_chains.append([lead])
        else:
            own.append(lead)
    yield from open_chains


def _reaches(one: Lead, other: Lead) -> bool:
    """Whether two leads are near enough for a series; those that open with the same clause reach far."""
    clause = one.words.partition("，")[0]
    alike = clause != one.words and other.words.startswith(clause + "，")
    return other.index - one.index <= 1 + (FAR if alike else GAP)


def between(leads: Sequence[Lead], found: set[int]) -> set[int]:
    """Indices of leads that name a task, or are a demand (要大力发展…), right between two headings.

    >>> leads = [Lead(0, "扩大投资", True), Lead(1, "要大力发展服务业", False), Lead(2, "促进消费", True)]
    >>> between(leads, {0, 2})
    {1}
    """
    return {
        lead.index
        for lead in leads
        if lead.index - 1 in found
        and lead.index + 1 in found
        and len(lead.words) <= MEDIUM
        and lead.words.count("，") <= 1
    }


def runs_of_spoken(lines: Sequence[str]) -> Iterator[list[int]]:
    """Runs of lines that open 一是, 二是, 三是: indices of lines.

    >>> list(runs_of_spoken(["一是扩大投资。", "二是促进消费。", "为此。", "三是稳定外贸。", "一要改革。"]))
    [[0, 1, 3]]
    """
    run: list[int] = []
    due = 1
    for index, line in enumerate(lines):
        mark = spoken(line)
        if mark is None:
            continue
        if mark.number != due and len(run) > 1:
            yield run
        if mark.number != due or mark.number == 1:
            run = []
        if mark.number == 1 or run:
            run.append(index)
        due = mark.number + 1
    if len(run) > 1:
        yield run
