"""Dropped: what a report set a headline target for, and the newest whole report sets none for any more.

The newest report is searched for every word in which it could speak of the thing (`[watched]` of the lexicon).
Where one stands among its goals and tasks, in a clause with a number, nothing is said: the target may be there.
"""

import re
from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.lexicon import lists
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.settings import PROMISING, Status
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.targets.between import whole_year
from yzcompare.targets.ledger import stated_of
from yzcompare.targets.promises import REPORTING
from yzcompare.targets.sameness import Stated
from yzcompare.vocabulary import Named

_CLAUSE = re.compile("[^，；。：\n]+")

_FIGURE = re.compile(
    "[0-9０-９][^，；。]*?(?:[%％亿万倍成]|百分点)|[一二两三四五六七八九十百千][^，；。]?[亿万倍成]"
)
"""A number that may be a target of the kind, not the count of a few firms or fairs."""

ENOUGH = 2
"""Headline targets that the goals of a report state at least: one of which fewer were read may set more than was read."""


class Left(Named):
    """What the newest report still has of an indicator for which it sets no target."""

    NOWHERE = "nowhere in the whole text", "全文未见"
    REVIEWED = "only in the review", "仅见于回顾"
    NAMED = "named without a number", "提及而未设数值"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A headline indicator without a target in `document`, with its targets until then, the earliest first.

    `words` were searched for; `start` and `end` bound the clause that names it last, where one does.
    """

    figures: tuple[Stated, ...]
    document: str
    left: Left
    words: tuple[str, ...]
    start: Received | None = None
    end: Received | None = None

    @property
    def last(self) -> Stated:
        """The last target that was set."""
        return self.figures[-1]


def dropped_of(corpus: Corpus) -> tuple[Dropped, ...]:
    """The headline indicators for which earlier reports set a target and the newest, held whole, sets none."""
    *before, newest = corpus.years or (None,)
    if newest is None or not before or not newest.whole or not _sets_goals(corpus, newest):
        return ()
    same = [r for r in before if r.document.genre == newest.document.genre]
    found = (_dropped(corpus, same, newest, key) for key in lists.indicators().watched)
    return tuple(each for each in found if each is not None)


def _sets_goals(corpus: Corpus, reading: Reading) -> bool:
    """Whether the goals of a report were read: some headline targets stand among them."""
    return (
        sum(
            each.quantity.status is Status.TARGET
            and each.identity.rank is not None
            and reading.role_at(each.quantity.start) is Role.GOALS
            for each in stated_of(corpus, reading.document.id)
        )
        >= ENOUGH
    )


def _dropped(corpus: Corpus, before: list[Reading], newest: Reading, key: str) -> Dropped | None:
    keys = (key, *lists.indicators().watched_too.get(key, ()))
    figures = [own for reading in before if (own := _target(corpus, reading, keys))]
    if not figures or _sets(corpus, newest, keys):
        return None
    last = figures[-1].identity
    alike = [f for f in figures if (f.identity.key, f.identity.measure) == (last.key, last.measure)]
    words = lists.indicators().watched[key]
    places = _places(newest, words)
    promised = [place for place in places if place[0] in PROMISING]
    if any(_FIGURE.search(said) for _, said, _, _ in promised):
        return None
    if any(role not in (*PROMISING, *REPORTING) and _FIGURE.search(said) for role, said, _, _ in places):
        return None
    names = [n for each in keys for n in lists.indicators().indicator[each].names]
    by_name = [place for place in promised if any(name in place[1] for name in names)]
    if promised and not by_name:
        return None  # 就业 and 节能 stand among the tasks of every report
    telling = by_name or places
    left = Left.NAMED if promised else Left.REVIEWED if places else Left.NOWHERE
    named = [place for place in telling if place[0] is Role.GOALS] or telling
    start, end = named[0][2:] if named else (None, None)
    return Dropped(tuple(alike), newest.document.id, left, words, start, end)


def _target(corpus: Corpus, reading: Reading, keys: tuple[str, ...]) -> Stated | None:
    """The target of the whole place for its own year that a report sets, by the first of several indicators, a growth first."""
    own = [
        each
        for each in stated_of(corpus, reading.document.id)
        if each.identity.key in keys
        and not each.identity.scope
        and each.quantity.status is Status.TARGET
        and not each.quantity.unit.endswith("点")
        and whole_year(each, reading)
    ]
    rank = {key: number for number, key in enumerate(keys)}
    return min(
        own,
        key=lambda each: (rank[each.identity.key], each.identity.measure is not Measure.CHANGE),
        default=None,
    )


def _sets(corpus: Corpus, reading: Reading, keys: tuple[str, ...]) -> bool:
    """Whether a report states any target of one of some indicators, for whatever year and area."""
    return any(
        each.identity.key in keys and each.quantity.status is not Status.ACTUAL
        for each in stated_of(corpus, reading.document.id)
    )


def _places(reading: Reading, words: tuple[str, ...]) -> list[tuple[Role | None, str, Received, Received]]:
    """The clauses of a report in which one of some words stands, each with its role and where it starts and ends."""
    found = []
    for sentence in reading.sentences():
        said = reading.text.slice(sentence.start, sentence.end)
        if not any(word in said for word in words):
            continue
        role = reading.role_at(sentence.start)
        found += [
            (role, clause[0], sentence.start, sentence.end)
            for clause in _CLAUSE.finditer(said)
            if any(word in clause[0] for word in words)
        ]
    return found
