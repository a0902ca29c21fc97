"""Weights: how much a reader wants to hear of a shift, each part from 0 to 1.

A place's own name for a thing, and a national line that came or went with the years, say more than a phrase that
every report has at all times; a heading and the goals say more than a mention.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from yzcompare.formulations.kinds import FormulationKind
from yzcompare.formulations.shifts import Course, Shift, moved
from yzcompare.formulations.uses import Use
from yzcompare.genre.phrases import fold, patterns, period, usual_rates
from yzcompare.reading.reader import Reading

LARGE = 3.0
"""Difference of the square roots of uses that counts in full: from none to nine."""

_KINDS = (
    FormulationKind.POSITIONING,
    FormulationKind.PROGRAMME,
    FormulationKind.BRAND,
    FormulationKind.SLOGAN,
)

OWN = dict(zip(_KINDS, (0.85, 0.7, 0.6, 0.5), strict=True))
"""How much a formulation says that hardly any other place writes, by what it is."""

OWN_ONCE = dict(zip(_KINDS, (0.6, 0.35, 0.3, 0.15), strict=True))
"""The same where it is said once."""

SCHEME = 0.9
"""How much a number code says whose place another one took: it names the frame of a whole policy (“11241” → “4311”)."""

LINE = 0.6
"""How much a line of the genre says that rose or fell with the years as it did here."""

EVERYWHERE = 2.0
"""Uses for 10,000 characters of the genre, from which every report says a line several times (高质量发展)."""

STOCK_LINE = 0.4
"""How much such a line says: that it came is known of every place, how much it is said is not."""

USUAL = 0.3
"""Uses for 10,000 characters of the genre, from which a line is one that every reader knows."""

HALF = 0.5
"""What is left of the place of a watchword: it stands in the goals of every report."""

OFTEN = 4
"""Uses from which a formulation counts in full."""

SLOT = 0.85
"""Size and nearness, at the least, of a formulation whose place another took: what it stood for is still there."""

SLOT_ALIKE = 0.45
"""The same where the two have nothing but much the same words."""

SHORT = 3
"""Characters: a shorter wording may stand inside other words by chance."""

SURE = {
    Course.REPLACED: 0.9,
    Course.OVERTAKEN: 0.95,
    Course.NEW: 0.95,
    Course.FIRST_SEEN: 0.85,
    Course.GONE: 0.95,
    Course.GREW: 0.95,
    Course.FADED: 0.95,
}
"""How sure what became of a formulation is, between whole documents of one genre."""

OTHER_GENRE = {
    Course.REPLACED: 0.95,
    Course.OVERTAKEN: 0.7,
    Course.NEW: 0.8,
    Course.FIRST_SEEN: 0.8,
    Course.GONE: 0.8,
    Course.GREW: 0.7,
    Course.FADED: 0.7,
}
"""What is left of that between a report and a plan, which use formulations more or less often anyway."""

WATCHWORD = 0.1
"""How much a watchword says that every report took up in the same year, and how near it is to the place's own heart."""

BYGONE = 2
"""Uses up to which a label that is gone, and stood neither in a heading nor in the goals, counts as said once."""

STOCK = 0.15
"""How much a formulation says that the genre always writes."""

NATIONAL = 4.0
"""Doublings of a line's use in the genre, from one plan period to another, that count in full."""

SMALL = 0.03
"""Uses for 10,000 characters added to those of the genre, so that a rare phrase does not count as a line that rose."""


HELD_IN_PART = {
    Course.REPLACED: 0.95,
    Course.OVERTAKEN: 0.8,
    Course.NEW: 0.95,
    Course.FIRST_SEEN: 0.95,
    Course.GONE: 0.85,
    Course.GREW: 0.85,
    Course.FADED: 0.85,
}
"""What is left of it where a part of either document is not held."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How large a shift is, how central, over how long, how surprising and how sure."""

    size: float
    central: float
    span: float
    surprise: float
    sure: float


def parts_of(shift: Shift, readings: Mapping[str, Reading]) -> Parts:
    """The parts of a shift's weight; `readings` are the documents of the place by their ids."""
    earlier, later = readings[shift.earlier], readings[shift.later]
    years = earlier.document.year, later.document.year
    uses = [(shift.text, max(shift.uses, key=_rate))]
    if shift.other:
        uses.append((shift.other, max(shift.other_uses, key=_rate)))
    size = abs(moved(shift.use(shift.earlier), shift.use(shift.later))) / LARGE
    central = max(_central(use) * (HALF if _is_watchword(text) else 1.0) for text, use in uses)
    if shift.course is Course.REPLACED:
        slot = SLOT if shift.framed else SLOT_ALIKE
        size, central = max(slot, size), max(slot, central)
    return Parts(
        size=min(1.0, size),
        central=central,
        span=min(1.0, (years[1] - years[0]) / 10),
        surprise=max(_surprise(shift, text, use, years) for text, use in uses),
        sure=_sure(shift, earlier, later),
    )


def _is_watchword(text: str) -> bool:
    """Whether a formulation is one that every report took up in the same year.

    >>> _is_watchword("“两个确立”"), _is_watchword("低空经济")
    (True, False)
    """
    return fold(text) in patterns().watchwords


def _rate(use: Use) -> float:
    return use.rate


def _central(use: Use) -> float:
    """How near to the heart of a report a formulation stands: what is said once is less so."""
    place = 1.0 if use.headed else 0.85 if use.aimed else 0.5
    return place * (0.5 + 0.5 * min(1.0, use.count / OFTEN))


def _surprise(shift: Shift, text: str, use: Use, years: tuple[int, int]) -> float:
    """How much a formulation says: the place's own by what it is, a line of the genre by how far it moved that way."""
    rates = usual_rates().get(fold(text))
    if _is_watchword(text):
        return WATCHWORD
    if rates is None:
        bygone = shift.course is Course.GONE and use.count <= BYGONE and not (use.headed or use.aimed)
        once = use.count <= 1 or bygone
        own = OWN_ONCE[shift.kind] if once and not shift.other else OWN[shift.kind]
        return SCHEME if any(map(str.isdigit, text)) and shift.other else own
    first, last = period(years[0]), period(years[1])
    # Documents of one plan period: the way the genre took into it.
    before, after = rates[first if first < last else max(0, last - 1)], rates[last]
    falls = shift.course in (Course.GONE, Course.FADED, Course.OVERTAKEN)
    much, less = (before, after) if falls and text == shift.text else (after, before)
    doublings = log2((much + SMALL) / (less + SMALL))
    line = LINE if much < EVERYWHERE else STOCK_LINE
    return STOCK + (line - STOCK) * max(0.0, min(1.0, doublings / NATIONAL)) * min(1.0, much / USUAL)


def _sure(shift: Shift, earlier: Reading, later: Reading) -> float:
    sure = SURE[shift.course]
    if earlier.document.genre != later.document.genre:
        sure *= OTHER_GENRE[shift.course]
    if not (earlier.whole and later.whole):
        sure *= HELD_IN_PART[shift.course]
    return sure * (0.85 if len(fold(shift.text)) < SHORT else 1.0)
