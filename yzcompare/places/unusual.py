"""Unusual: where a report stands apart from those that other places of its level gave in the same year.

What is usual is told by the middle of the peers and by the bounds that nine of ten lie within; nothing is
said where fewer than `LEAST_PEERS` state a thing.
"""

from dataclasses import dataclass
from statistics import median, quantiles

from yzcompare.places.promised import measured, promises
from yzcompare.places.reports import LEAST_PEERS, Held, Report

OFTEN = 0.6
"""Share of the peers whose reports have a wording from which it is usual among them."""

RELATIVE = ("%", "个百分点", "‰")
"""Units in which places of any size can be set beside each other."""

WORDINGS = 12
"""Wordings that are told at most, of each kind."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure of a report beside its peers': what it is of, the figure, the peers' middle and bounds, how many they are, its sentence.

    Of a share there is no sentence; `low` and `high` are its own interval, else both are the figure.
    """

    about: str
    value: float
    low: float
    high: float
    middle: float
    lower: float
    upper: float
    peers: int
    unit: str
    document: str
    start: int = 0
    sentence: str = ""

    @property
    def above(self) -> bool:
        """Whether it lies above what is usual; else it lies below."""
        return self.value > self.middle


@dataclass(frozen=True, slots=True)
class Wording:
    """A formulation that a report has and hardly a peer, or that most peers have and it has not.

    `having` of `peers` reports have it; the sentence is the report's own, or that of one of the peers.
    """

    formulation: str
    own: bool
    having: int
    peers: int
    document: str
    start: int
    sentence: str


def bounds(values: list[float]) -> tuple[float, float, float]:
    """The bounds that nine of ten values lie within, and the middle.

    >>> bounds([6.0] * 10 + [9.0])
    (6.0, 6.0, 7.5)
    """
    if len(values) < 2:
        return values[0], values[0], values[0]
    cuts = quantiles(values, n=20, method="inclusive")
    return cuts[0], median(values), cuts[-1]


def targets(held: Held, place: str, year: int) -> list[Apart]:
    """The yearly targets of a place that lie outside of what nine of ten peers set, the furthest first."""
    peers = {report.place for report in held.peers(place, year)}
    found = []
    indicators = held.rows(
        "select indicator_id from ahead where status = 'target' and indicator_id <> '' and scope = '' "
        "and period = ? and coalesce(place, '') = ? group by 1 order by 1",
        [str(year), place],
    )
    for (indicator,) in indicators:
        promised = promises(held, year, indicator)
        own = next((each.now for each in promised if each.place == place), None)
        others = [each.now.low for each in promised if each.place in peers]
        _, unit = measured(held, indicator)
        if own is None or len(others) < LEAST_PEERS or unit not in RELATIVE:
            continue  # people, flats or yuan say how large a place is
        lower, middle, upper = bounds(others)
        if not lower <= own.low <= upper:
            found.append(
                Apart(
                    indicator, own.low, own.low, own.high, middle, lower, upper, len(others), own.unit,
                    own.document, own.start, own.sentence,
                )
            )  # fmt: skip
    return sorted(found, key=lambda a: (-abs(a.value - a.middle) / max(a.upper - a.lower, 0.1), a.about))


def themes(held: Held, place: str, year: int) -> list[Apart]:
    """The fields to whose tasks a report gives clearly more or less room than nine of ten peers do, the furthest first.

    Clearly: the whole interval of its share lies on one side of the peers' middle, and the share outside of the bounds.
    """
    own = held.by_place[place].get(year)
    if own is None:
        return []
    peers = {report.document for report in held.peers(place, year)}
    rows = held.rows(
        "select t.document, t.theme, t.share, t.low, t.high from theme_shares t join known d on t.document = d.id "
        "where d.year = ? and t.scope = 'tasks'",
        [year],
    )
    found = []
    for theme in sorted({row[1] for row in rows}):
        others = [share for document, t, share, _, _ in rows if t == theme and document in peers]
        mine = next((row[2:] for row in rows if row[1] == theme and row[0] == own.document), None)
        if mine is None or len(others) < LEAST_PEERS:
            continue
        share, low, high = mine
        lower, middle, upper = bounds(others)
        if not lower <= share <= upper and not low <= middle <= high:
            found.append(
                Apart(theme, share, low, high, middle, lower, upper, len(others), "share", own.document)
            )
    return sorted(found, key=lambda a: (-abs(a.value - a.middle), a.about))


def wordings(held: Held, place: str, year: int) -> list[Wording]:
    """Formulations that most peers have and a report has not, and those that it has and no peer; most telling first.

    Each is looked for to the letter in all sentences of the reports, annexes too.
    """
    own = held.by_place[place].get(year)
    peers = held.peers(place, year)
    if own is None or len(peers) < LEAST_PEERS:
        return []
    texts = _texts(held, own, peers)
    lacking = [_wording(texts, text, own, peers) for text in _usual(held, peers)]
    alone = [_wording(texts, text, own, peers) for text in _own(held, own)]
    usual = [w for w in lacking if not w.own and w.having >= OFTEN * w.peers] if own.whole else []
    only = [w for w in alone if w.own and w.having == 0]
    return [
        *sorted(usual, key=lambda w: (-w.having, w.formulation))[:WORDINGS],
        *sorted(only, key=lambda w: (-len(w.formulation), w.formulation))[:WORDINGS],
    ]


def _usual(held: Held, peers: list[Report]) -> list[str]:
    """Formulations that stand as such in many of the peers' reports."""
    documents = [report.document for report in peers]
    rows = held.rows(
        "select formulation from formulations where count > 0 and list_contains(?, document) "
        "group by 1 having count(distinct document) >= ? order by count(distinct document) desc, 1 limit 60",
        [documents, OFTEN * 0.6 * len(documents)],
    )
    return [text for (text,) in rows]


def _own(held: Held, own: Report) -> list[str]:
    """Formulations that a report has twice or oftener."""
    rows = held.rows(
        "select formulation from formulations where document = ? and count >= 2 order by count desc, 1 limit 60",
        [own.document],
    )
    return [text for (text,) in rows]


def _texts(held: Held, own: Report, peers: list[Report]) -> dict[str, list[tuple[int, str]]]:
    """The sentences of a report and of its peers, with their offsets, by document: read once for all wordings."""
    found: dict[str, list[tuple[int, str]]] = {}
    rows = held.rows(
        "select document, start, text from sentences where list_contains(?, document) order by 1, 2",
        [[own.document, *(report.document for report in peers)]],
    )
    for document, start, text in rows:
        found.setdefault(document, []).append((start, text))
    return found


def _wording(texts: dict[str, list[tuple[int, str]]], text: str, own: Report, peers: list[Report]) -> Wording:
    """In how many of the peers' reports, and whether in the report itself, a formulation stands to the letter."""
    firsts = ((name, next((s for s in sentences if text in s[1]), None)) for name, sentences in texts.items())
    having = {name: first for name, first in firsts if first is not None}
    mine = own.document in having
    document = own.document if mine else next(iter(having), own.document)
    start, sentence = having.get(document, (0, ""))
    return Wording(text, mine, len(having) - mine, len(peers), document, start, sentence)
