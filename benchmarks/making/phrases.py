"""Count which wordings are fixed in many reports: makes yzcompare/lexicon/phrases.csv.

    PYTHONHASHSEED=0 python -m benchmarks.making.phrases FOLDER

FOLDER holds reports as FOLDER/PLACE/YEAR.md. The shipped table was counted over 1,620 reports of 190
places, 1999 to 2026; the reports themselves are not part of the project. A wording is a run of words
inside a clause, quotation marks folded away. It is kept when many places write it alike and one of
these marks it: it stands in quotation marks; it is the object of a verb of principle (坚持…); it is a
parallel (X、Y), or a series whose members hardly occur apart; or its use rose or fell with the years,
which ordinary nouns do not.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import rjieba

from benchmarks.making.wordings import LEAST_PLACES, Count, count_all
from yzcompare.formulations.parallels import paired, parallel
from yzcompare.genre.phrases import patterns
from yzcompare.genre.rarity import background
from yzcompare.lexicon import FOLDER

QUOTED = 0.12
"""Share of its occurrences in quotation marks that marks a name (“双减” is quoted by nearly all)."""

PRINCIPLE = 0.25
"""Share of its occurrences after a verb of principle that marks a principle."""

WIDE = 20
"""Places that must share a wording which its fixedness and the years mark."""

ENOUGH = 50
"""Reports of three years, below which they do not tell what was written in them."""

GLUED = 0.5
"""Share of the occurrences of either half that a series holds wherever it is parted: its members hardly occur apart."""

FIXED = 0.02
"""Share of the occurrences of its rarest word that a fixed wording holds (an association strength)."""

PLAIN = 200
"""Sections of the background: a word that occurs in so many is an ordinary one."""

ENDED = 0.1
"""Share of its occurrences at the end of a clause, below which a principle is cut off: 新时代党〔的组织路线〕."""

BOUND = 0.3
"""The same share, from which a wording is fixed even where the years do not mark it."""

ALONE = 0.2
"""Share of its occurrences alone in a clause, or as a principle, that marks a parallel."""

LONGEST_MEMBER = 6
"""Longest member of an even parallel, in characters."""

FADED = 0.15
"""A wording rose (fell) when the first (last) three years hold this share of its best three, or less."""

PART = 0.6
"""A wording that has the same word before or after it so often is a fragment of the longer one."""

ALWAYS = 0.9
"""The same, where the word after it is one that need not belong to it."""

_JOINTS = "、和与及"
_FRAGMENT = re.compile(
    r"^[届大次年个〇\d类型性化]|[届于中在为是年个不以加]$|思想上|政治上|、[^、]$|\d|[〇一二三四五六七八九十]+届|的十[〇一二三四五六七八九十]|习近平总书记"
)


def turned(years: Mapping[int, int], reports: Mapping[int, int]) -> bool:
    """Whether use rose from nothing or fell to nothing between the first and the last years.

    >>> turned({2020: 9, 2021: 9}, dict.fromkeys(range(2010, 2027), 90))
    True
    """

    def held(counts: Mapping[int, int], year: int) -> int:
        return sum(counts.get(y, 0) for y in range(year, year + 3))

    spans = [year for year in range(min(reports), max(reports) - 1) if held(reports, year) >= ENOUGH]
    shares = [held(years, year) / held(reports, year) for year in spans]
    return min(shares[0], shares[-1]) <= FADED * max(shares)


def matched(wording: str) -> bool:
    """Whether what 和 joins is alike: two members of one length that share a character in one place.

    >>> matched("有效市场和有为政府"), matched("教育和医疗卫生")
    (True, False)
    """
    first, _, second = wording.partition("和")
    alike = any(a == b for a, b in zip(first[:-1], second[:-1], strict=False))
    return len(first) == len(second) >= 4 and alike and not second.endswith(patterns().list_last)


def fixedness(wording: str, counts: Mapping[str, Count]) -> float:
    """Share of the occurrences of its rarest word that a wording of several words holds."""
    words = [word for word in rjieba.cut(wording) if len(word) > 1 and word != wording]
    return max((counts[wording].found / counts[w].found for w in words if w in counts), default=1.0)


def glued(wording: str, counts: Mapping[str, Count]) -> bool:
    """Whether a series is one wording: wherever it is parted between words, one half hardly occurs without the other."""
    whole, at = counts[wording].found, 0
    for word in list(rjieba.cut(wording))[:-1]:
        at += len(word)
        halves = [
            half for half in (wording[:at].rstrip(_JOINTS), wording[at:].lstrip(_JOINTS)) if half in counts
        ]
        if halves and whole < GLUED * min(counts[half].found for half in halves):
            return False
    return True


def even(wording: str) -> bool:
    """Whether the members that 、 joins are of one length, and no list of kinds of things.

    >>> even("尽力而为、量力而行"), even("服务贸易、数字贸易")
    (True, False)
    """
    members = wording.split("、")
    lists = any(member.endswith(patterns().list_last) for member in members)
    return not lists and len({len(m) for m in members}) == 1 and 3 <= len(members[0]) <= LONGEST_MEMBER


def mark(wording: str, counts: Mapping[str, Count], reports: Mapping[int, int]) -> str:
    """What marks a wording as fixed; empty where nothing does."""
    words, of = patterns(), counts[wording]
    if _FRAGMENT.search(wording) or wording.startswith(words.openers) or wording.endswith(words.refused):
        return ""
    if not words.figures.isdisjoint(wording.split("、")) or _headless(wording):
        return ""
    if of.quoted >= QUOTED * of.found and of.quoted >= LEAST_PLACES - 1:
        return "quoted"
    if len(wording) < 4:
        return ""
    principle = of.principle / of.found
    if "、" in wording:
        if "的" in wording.partition("、")[0]:
            return ""
        stands = of.alone / of.found + principle
        if parallel(wording) or (even(wording) and (stands >= ALONE or of.ended > of.found / 2)):
            return "parallel"
        _, *others = wording.split("、")
        plain = any(member.endswith(words.list_last) or member.startswith(words.openers) for member in others)
        series = len(of.places) >= WIDE and of.ended >= BOUND * of.found and not plain
        return "fixed" if series and glued(wording, counts) else ""
    rose = turned(of.years, reports)
    ended = of.ended / of.found
    if (
        principle >= PRINCIPLE
        and ended >= ENDED
        and len(of.places) >= LEAST_PLACES * 2
        and (rose or principle >= 2 * PRINCIPLE)
    ):
        return "principle"
    if rose and len(of.places) >= WIDE and matched(wording):
        return "parallel"
    if paired(wording) and len(of.places) >= LEAST_PLACES * 2 and rose and not _common(wording):
        return "pair"
    before = wording.rpartition("和")[0]
    joined = before.endswith(words.fixed) or (
        before in counts and counts[before].quoted > QUOTED * counts[before].found
    )
    if len(of.places) >= WIDE and _political(wording) and not joined:
        strength = fixedness(wording, counts)
        return "fixed" if strength >= (FIXED if rose else BOUND) else ""
    return ""


def _headless(wording: str) -> bool:
    """Whether a wording lost what stands before it: 〔质量〕变革、效率变革、动力变革; 以〔科学发展观为指导〕.

    >>> _headless("变革、效率变革、动力变革"), _headless("以科学发展观"), _headless("以人民为中心")
    (True, True, False)
    """
    members = wording.split("、")
    short = len(members) > 1 and len(members[0]) < len(members[1]) and members[1].endswith(members[0])
    return short or (len(wording) > 5 and wording[0] == "以" and "为" not in wording and len(members) == 1)


def _political(wording: str) -> bool:
    """Whether a wording ends as a political name does, or is one by itself."""
    words = patterns()
    led = wording[0] == "以" and "为" not in wording
    return wording in words.whole or (wording.endswith(words.fixed) and wording not in words.bare and not led)


def _common(wording: str) -> bool:
    """Whether one of two pairs of characters is an ordinary word by itself: 保护修缮, 定制消费."""
    return any(background().words.get(half, 0) >= PLAIN for half in (wording[:2], wording[2:]))


@dataclass
class Parts:
    """Wordings that are parts of longer ones: those that have the same word before, or after, in most places."""

    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    """Those that have the same member of a series beside them: 〔发展为了人民、〕发展依靠人民."""


def parts(counts: Mapping[str, Count]) -> Parts:
    """Find the wordings that are parts of longer ones.

    A verb or particle before, and a noun such as 理念 after, do not belong to a phrase; but what nearly
    always goes on in one way is cut, whatever the word: 发展依靠人民、发展〔成果由人民共享〕.
    """
    words, found = patterns(), Parts()
    for longer, of in counts.items():
        cut = list(rjieba.cut(longer))
        rest, start = longer[len(cut[0]) :], longer[: -len(cut[-1])]
        for side, joined in ((rest, rest.lstrip(_JOINTS)), (start, start.rstrip(_JOINTS))):
            if joined != side and joined in counts and of.found >= PART * counts[joined].found:
                found.members.add(joined)
        opens = cut[0].startswith(words.openers) or cut[0] in words.stops
        if rest in counts and of.found >= (ALWAYS if opens else PART) * counts[rest].found:
            (found.members if opens else found.before).add(rest)
        closes = cut[-1] in words.closers
        if start in counts and of.found >= (ALWAYS if closes else PART) * counts[start].found:
            found.after.add(start)
    return found


def whole(wording: str, marked: str, of: Parts) -> bool:
    """Whether a marked wording is no part of a longer one.

    Quotation marks say themselves where a name begins and ends; a parallel begins where its form does,
    unless its first member is the shortest: 〔发展〕为了人民、发展依靠人民. A name may stand in a series, but
    no member of a slogan by itself.
    """
    if marked == "quoted":
        return True
    first, *others = map(len, wording.split("、"))
    begun = marked == "parallel" and not (others and first < min(others))
    if wording in of.after or (wording in of.before and not begun):
        return False
    return wording not in of.members or (marked in ("fixed", "pair") and not others)


def select(counts: Mapping[str, Count], reports: Mapping[int, int]) -> dict[str, str]:
    """Marked wordings that are whole, with their mark."""
    longer = parts(counts)
    marks = {wording: mark(wording, counts, reports) for wording in counts}
    return {wording: marked for wording, marked in marks.items() if marked and whole(wording, marked, longer)}


def main(arguments: Iterable[str]) -> None:
    """Count and write the table."""
    paths = sorted(Path(next(iter(arguments))).glob("*/*.md"))
    reports = Counter(int(path.stem) for path in paths)
    counts = count_all(paths)
    kept = select(counts, reports)
    with (FOLDER / "phrases.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["phrase", "mark", "places", "reports", "first", "last", "quoted"])
        for wording in sorted(kept):
            of = counts[wording]
            row = [wording, kept[wording], len(of.places), of.reports, min(of.years), max(of.years)]
            writer.writerow([*row, f"{of.quoted / of.found:.2f}"])
    by_mark = {
        m: len(list(ws)) for m, ws in groupby(sorted(kept, key=lambda w: kept[w]), key=lambda w: kept[w])
    }
    print(f"{len(paths)} reports, {len(kept)} phrases: {by_mark}")


if __name__ == "__main__":
    main(sys.argv[1:])
