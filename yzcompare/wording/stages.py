"""Stages: how far a clause says that a thing is, how firmly, and by when, by the words of lexicon/stages.toml."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.lexicon.schema import Stage
from yzcompare.messages import Message, both
from yzcompare.numbers.vocabulary import either

FIRM, PLAIN, HOPED = 3, 2, 1
"""How firmly something is promised: 确保, without a word, 力争."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says of a thing: its step on each ladder, how firmly, and by when.

    `strong` tells the ladders whose step is told by a word of its own, not by 推进 or 加快 alone.
    """

    steps: Mapping[str, str]
    strong: frozenset[str]
    force: int
    dated: str
    loose: str

    def on(self, ladders: Collection[str]) -> "Said":
        """What it says of some ladders only."""
        steps = {name: step for name, step in self.steps.items() if name in ladders}
        return replace(self, steps=steps, strong=self.strong & steps.keys())


def said_of(clause: str) -> Said:
    """Read what a clause says: a ladder of which it names several steps is left out, for one is of another thing.

    >>> said = said_of("力争年内复工")
    >>> dict(said.steps), said.force, said.dated, said_of("一期建成、二期开工").steps
    ({'building': 'resume'}, 1, '年内', {})
    """
    strong, weak = _steps(clause, _strong()), _steps(clause, _weak())
    steps = {}
    for ladder in {*strong, *weak}:
        found = strong.get(ladder) or weak[ladder]
        if len({stages()[name].rank for name in found}) == 1:
            steps[ladder] = found[0]
    return Said(steps, frozenset(strong), force(clause), _first(_dated(), clause), _first(_loose(), clause))


def force(clause: str) -> int:
    """How firmly a clause promises, by the last of its words that say so.

    >>> force("确保按期交付"), force("力促尽快复工"), force("建成通车")
    (3, 1, 2)
    """
    words = lists.indicators().firmness
    said = re.sub(either(words["names"]), "", clause)
    places = [
        (said.rfind(word), level)
        for level, kind in ((FIRM, "firm"), (HOPED, "hoped"))
        for word in words[kind]
        if word in said
    ]
    return max(places)[1] if places else PLAIN


@cache
def stages() -> Mapping[str, Stage]:
    """Every step by its id."""
    return lists.stages().step


def step_name(step: str) -> Message:
    """What a step is called, in both languages.

    >>> step_name("resume").told("zh")
    '复工'
    """
    return both(stages()[step].zh, stages()[step].en)


@cache
def spoken() -> re.Pattern[str]:
    """Words that say what is done, how firmly and when: none of them is part of a name."""
    stage, verbs = lists.stages(), lists.verbs()
    steps = (word for each in stages().values() for word in (*each.terms, *each.weak))
    firmness = lists.indicators().firmness
    return re.compile(
        either(
            steps,
            *stage.time.values(),
            verbs.verb,
            verbs.modality,
            firmness["firm"],
            firmness["hoped"],
        )
    )


def step_words() -> re.Pattern[str]:
    """Words that tell a step by themselves."""
    return _strong()[0]


def _steps(clause: str, words: tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    """The steps that words of a clause name, by their ladders."""
    pattern, named = words
    found: dict[str, list[str]] = {}
    for word in pattern.findall(clause):
        for step in named[word]:
            found.setdefault(stages()[step].ladder, []).append(step)
    return found


def _by_word(kind: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    named: dict[str, tuple[str, ...]] = {}
    for name, step in stages().items():
        for word in getattr(step, kind):
            named[word] = (*named.get(word, ()), name)
    return re.compile(either(named)), named


@cache
def _strong() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    return _by_word("terms")


@cache
def _weak() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    return _by_word("weak")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\d+月(?:\d+日|底)?前?|\d{{4}}年(?:底|内)?前?|{either(lists.stages().time['dated'])}")


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(either(lists.stages().time["loose"]))


def _first(pattern: re.Pattern[str], clause: str) -> str:
    found = pattern.search(clause)
    return found[0] if found else ""


def telling(clause: str, ladder: str) -> list[tuple[int, int]]:
    """Where the words of a clause stand that say how far, how firmly and by when.

    >>> clause = "力促重庆塔尽快复工"
    >>> [clause[start:end] for start, end in telling(clause, "building")]
    ['力促', '尽快', '复工']
    """
    strong = said_of(clause).on([ladder]).strong
    return [match.span() for match in _telling(ladder, "terms" if strong else "weak").finditer(clause)]


@cache
def _telling(ladder: str, kind: str) -> re.Pattern[str]:
    steps = (word for each in stages().values() if each.ladder == ladder for word in getattr(each, kind))
    firmness = lists.indicators().firmness
    words = either(steps, firmness["firm"], firmness["hoped"])
    return re.compile(f"{_dated().pattern}|{_loose().pattern}|{words}")
