"""Repeated: what share of a report stands almost word for word in last year's, or in that of another place.

Sentences that may be nearly the same find each other by their prints (the table `prints`); whether they are,
their words tell: as many characters in common, in order, as `NEARLY` asks. Of the many sentences that one may
repeat the earliest is taken, of equals the first by the document's id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from rapidfuzz import fuzz, process

from yzcompare.documents import BANDS, SHORTEST
from yzcompare.places.reports import Held, counted_once

NEARLY = 85.0
"""Part of their characters, of 100, that two sentences have in common in order (twice the common ones over the sum of both lengths)."""

ROLES = ("review", "problems", "situation", "goals", "tasks", "safeguards", "ceremony")
"""What a report does, in the order in which it does it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence that stands almost word for word elsewhere: its place, what it does, its words, the other with its place."""

    place: str
    document: str
    start: int
    role: str
    text: str
    other_place: str
    other: str
    other_start: int
    other_text: str
    alike: float

    @property
    def own(self) -> bool:
        """Whether the other is the place's own report of the year before."""
        return self.place == self.other_place


@dataclass(frozen=True, slots=True)
class Repeats:
    """Of every report of a year, by role: characters of its sentences, of those in last year's report, of those elsewhere."""

    year: int
    characters: dict[tuple[str, str], tuple[int, int, int]]
    pairs: tuple[Pair, ...]
    with_before: tuple[str, ...]
    """Places of which the report of the year before is held too."""

    def share(self, place: str, own: bool, role: str = "") -> float | None:
        """The share of a report, or of its passages of a role, that stands in last year's or elsewhere; None without text."""
        found = [v for (p, r), v in self.characters.items() if p == place and role in ("", r)]
        whole = sum(each[0] for each in found)
        return sum(each[1 if own else 2] for each in found) / whole if whole else None

    @property
    def places(self) -> tuple[str, ...]:
        """The places whose reports were looked at."""
        return tuple(dict.fromkeys(place for place, _ in self.characters))

    def middle(self, own: bool, among: Sequence[str]) -> float | None:
        """The median share over places; None where there is none."""
        shares = [s for place in among if (s := self.share(place, own)) is not None]
        return median(shares) if shares else None

    def of_role(self, own: bool, role: str) -> float | None:
        """The share of all text of a role, of the places whose last report is held where it is looked for there."""
        among = self.with_before if own else self.places
        found = [v for (place, r), v in self.characters.items() if r == role and place in among]
        whole = sum(each[0] for each in found)
        return sum(each[1 if own else 2] for each in found) / whole if whole else None


@counted_once
def repeats(held: Held, year: int) -> Repeats:
    """What the reports of a year repeat: of the place's report of the year before, and of other places' of that year or earlier."""
    of_year = {report.document: report for report in held.of_year(year)}
    with_before = {r.place for r in of_year.values() if year - 1 in held.by_place[r.place]}
    counted: dict[tuple[str, str], list[int]] = {}
    found: dict[tuple[str, int], dict[bool, Pair]] = {}
    for pair in _pairs(held, year, of_year):
        found.setdefault((pair.document, pair.start), {})[pair.own] = pair
    for document, start, role, size in held.rows(
        "select s.document, s.start, s.role, length(s.text) from sentences s join known d on s.document = d.id "
        "where d.year = ? and length(s.text) >= ?",
        [year, SHORTEST],
    ):
        if document in of_year and role in ROLES:
            place = of_year[document].place
            cell = counted.setdefault((place, role), [0, 0, 0])
            cell[0] += size
            cell[1] += size * (True in found.get((document, start), {}))
            cell[2] += size * (False in found.get((document, start), {}))
    pairs = [pair for both in found.values() for pair in both.values()]
    return Repeats(
        year,
        {key: (cell[0], cell[1], cell[2]) for key, cell in counted.items()},
        tuple(pairs),
        tuple(sorted(with_before)),
    )


_BANDS = (
    f"select document, start, unnest(range(1, {BANDS + 1})) as band, "
    f"unnest([{', '.join(f'band_{n}' for n in range(1, BANDS + 1))}]) as hash from prints"
)

_CANDIDATES = f"""
with of_time as (select id, coalesce(place, '') place, year from known
    where witness_of = '' and genre = 'work report' and year <= $year),
  all_bands as ({_BANDS}),
  mine as (select b.*, k.place from all_bands b join of_time k on b.document = k.id where k.year = $year),
  hashes as (select distinct band, hash from mine),
  others as (select b.band, b.hash, k.place, k.year, b.document, b.start
    from all_bands b join hashes using (band, hash) join of_time k on b.document = k.id),
  firsts as (select band, hash, place, min_by((document, start), (year, document, start)) first, min((year, document, start)) rank
    from others group by band, hash, place),
  ranked as (select *, row_number() over (partition by band, hash order by rank) n from firsts),
  two as (select * from ranked where n <= 2),
  elsewhere as (select m.document, m.start, t.first other from mine m join two t using (band, hash)
    where t.place <> m.place),
  before as (select m.document, m.start, min_by((o.document, o.start), (o.document, o.start)) other
    from mine m join others o using (band, hash) where o.place = m.place and o.year = $year - 1
    group by m.document, m.start, m.band)
select distinct document, start, other[1], other[2] from (select * from elsewhere union all select * from before)
"""


def _pairs(held: Held, year: int, of_year: dict[str, Any]) -> list[Pair]:
    """Sentences of a year's reports with the one of last year, and the one of another place, that is most like each."""
    places = {report.document: report.place for report in held.reports}
    rows = held.rows(
        f"select c.*, a.text, a.role, b.text from ({_CANDIDATES.replace('$year', str(int(year)))}) c(document, start, other, other_start) "
        "join sentences a on a.document = c.document and a.start = c.start "
        "join sentences b on b.document = c.other and b.start = c.other_start"
    )
    rows = [row for row in rows if row[0] in of_year and row[2] in places]
    if not rows:
        return []
    alike = process.cpdist([r[4] for r in rows], [r[6] for r in rows], scorer=fuzz.ratio)
    best: dict[tuple[str, int, bool], Pair] = {}
    for (document, start, other, other_start, text, role, other_text), likeness in zip(
        rows, alike.tolist(), strict=True
    ):
        if likeness < NEARLY:
            continue
        pair = Pair(
            places[document], document, start, role, text, places[other], other, other_start, other_text, likeness
        )  # fmt: skip
        key = (document, start, pair.own)
        known = best.get(key)
        if known is None or _order(pair) < _order(known):
            best[key] = pair
    return list(best.values())


def _order(pair: Pair) -> tuple[float, str, int]:
    """Which of several that are alike is taken: the most alike, then the first by document and place in it."""
    return -pair.alike, pair.other, pair.other_start
