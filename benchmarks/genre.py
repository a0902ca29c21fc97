"""The genre at large: try reading many reports, and count by patterns what is likely to be misread.

    python -m benchmarks.genre FOLDER [--links CITY ...] [--doubtful 30] [--plans FOLDER] [--coded] [--labels NAME]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project). Prints how many lack a
role that every report has, how much is doubtful, and for each kind of misreading in how many reports a
pattern finds it; `--doubtful` prints reports drawn among those that are least sure, to be read by eye;
`--plans` counts the chapters found of plan outlines, `--coded` how much is coded by its own words,
`--labels roles-unsure` how many characters have the right role; `--links` prints links of places.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.labels import read_labels
from yzcompare.errors import InputError
from yzcompare.numbers.records import quantities
from yzcompare.reading.manifest import Document
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.sources import read_source
from yzcompare.tasks.links import align
from yzcompare.themes.coding import code_section

SEED = 2014
PAIR = ("2024", "2025")
LEAST_SURE = 150
"""Reports among which those that are read by eye are drawn."""

EXPECTED = (Role.REVIEW, Role.PROBLEMS, Role.GOALS, Role.TASKS)

_SALUTED = re.compile(r"(?:^|\n)各位代表[！，：,!][^\n]{60,}")
_POLITE = re.compile("感谢|敬意|让我们|团结在|奋斗|审议|报告工作")
_MEMBER = re.compile("(?:一是|二是|三是|四是|五是|——|我们|必须|五年来|过去)[^。\n]{3,40}。[^\n]{40,}")
_PROMISE = re.compile(r"(?:力争|确保|争取)[^。，；]{0,20}\d|\d[\d.]*%(?:左右|以上)")
_GOALS = re.compile(r"目标(?:任务)?(?:建议)?(?:是|为|：)[^。]{0,80}\d")
_REVIEWS = re.compile("回顾|成效|完成情况|执行情况|实施情况")
_PLANS = re.compile("工作建议|今后|未来|主要任务|重点任务|工作安排|重点工作|工作部署")
_GLOSSARY = re.compile(r"^(?:名词解释|名词注释|注\s*释|释\s*义|附件|附)\s*[：:]?\s*$", re.MULTILINE)
_FIVE_YEARS = re.compile("“十[一二三四五]+五”")
_OPENING_YEAR = re.compile(r"开局|开好局|今年|20\d\d年")
_LEFT = re.compile("[\u2f00-\u2fd5\u2e80-\u2ef3]|&[a-z]{2,6};|<br|\\(cid:|〔\\d")


def read(path: Path) -> Reading:
    """Read one report as a document named by its place and year."""
    document = Document(f"{path.parent.name}-{path.stem}", int(path.stem[:4]), path.stem, "work report", path)
    return read_text(document, read_source(document))


def _role(reading: Reading, place: int) -> Role | None:
    return reading.role_at(reading.text.origins[place])


def saluted_ceremony(reading: Reading) -> bool:
    """A paragraph led by 各位代表 that thanks nobody and calls on nobody is read as ceremony."""
    return any(
        _role(reading, match.start() + 1) is Role.CEREMONY and not _POLITE.search(match[0])
        for match in _SALUTED.finditer(reading.text.text)
    )


def unread_series(reading: Reading) -> bool:
    """Three paragraphs in a row open with like short sentences, and none of them has a section."""
    starts = {reading.text.place(section.start) for section in reading.sections}
    place = alike = 0
    for line in reading.text.text.split("\n"):
        alike = alike + 1 if _MEMBER.match(line) and place not in starts else 0
        if alike == 3:
            return True
        place += len(line) + 1
    return False


def _said(reading: Reading, role: Role, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(reading.text.slice(p.start, p.end)) for p in reading.passages if p.role is role)


def _part(reading: Reading, told: re.Pattern[str], other: re.Pattern[str], roles: set[Role]) -> bool:
    """Whether a part whose heading says one thing and not the other is read as one of the roles."""
    return any(
        s.level == 1
        and told.search(s.title)
        and not other.search(s.title)
        and reading.role_at(s.start) in roles
        for s in reading.sections
    )


def glossary_outside(reading: Reading) -> bool:
    """A glossary on a line of its own in the last third of the text is no annex."""
    text = reading.text.text
    found = (m for m in _GLOSSARY.finditer(text) if m.start() > len(text) * 2 / 3)
    return any(_role(reading, match.end() - 1) is not Role.ANNEX for match in found)


def five_years_as_one(reading: Reading) -> bool:
    """A target in a part on a five-year plan is one of the year, though its heading names no year."""
    parts = [
        s
        for s in reading.sections
        if s.level == 1 and _FIVE_YEARS.search(s.title) and not _OPENING_YEAR.search(s.title)
    ]
    if not parts or reading.document.year % 5 != 1:
        return False
    year = str(reading.document.year)
    return any(
        q.status == "target" and q.period == year and any(s.start <= q.start < s.end for s in parts)
        for q in quantities(reading)
    )


KINDS: tuple[tuple[str, Callable[[Reading], bool]], ...] = (
    ("a series of run-in headings is not read", unread_series),
    ("a paragraph led by 各位代表 is read as ceremony", saluted_ceremony),
    ("a promise stands in the situation", partial(_said, role=Role.SITUATION, pattern=_PROMISE)),
    ("goals stand in the situation", partial(_said, role=Role.SITUATION, pattern=_GOALS)),
    (
        "a review is read as a plan",
        partial(_part, told=_REVIEWS, other=_PLANS, roles={Role.GOALS, Role.TASKS, Role.SAFEGUARDS}),
    ),
    (
        "a plan is read as a review",
        partial(_part, told=_PLANS, other=_REVIEWS, roles={Role.REVIEW, Role.PROBLEMS}),
    ),
    ("a target of a five-year part is one of the year", five_years_as_one),
    ("a glossary is no annex", glossary_outside),
    (
        "radicals, entities or leftovers stand in the text",
        lambda reading: bool(_LEFT.search(reading.text.text)),
    ),
)
"""Kinds of misreading, each with a pattern that finds it; a pattern may be mistaken in single reports."""


def judged(path: Path) -> tuple[str, list[str], float, list[str]]:
    """A report's name, the roles it lacks, its doubtful part, and the kinds of misreading found in it."""
    reading = read(path)
    held = {passage.role for passage in reading.passages}
    length = sum(p.end - p.start for p in reading.passages)
    doubtful = sum(d.end - d.start for d in reading.doubts) / max(1, length)
    found = [name for name, finds in KINDS if finds(reading)]
    return reading.document.id, [role.value for role in EXPECTED if role not in held], doubtful, found


def survey(folder: Path, doubtful: int) -> None:
    """Count what is missing, doubtful and misread; draw the reports to be read by eye."""
    paths = sorted(folder.glob("*/*.md"))
    with ProcessPoolExecutor() as pool:
        every = list(pool.map(_tried, paths, chunksize=20))
    reports = [each for each in every if each is not None]
    print(f"{len(reports)} of {len(paths)} reports have sections")
    lacking = Counter(role for _, roles, _, _ in reports for role in roles)
    print("without a passage of:", {role.value: lacking[role.value] for role in EXPECTED})
    share = sum(part for _, _, part, _ in reports) / len(reports)
    print(
        f"{share:.3f} of the characters doubtful; more than a third in {sum(r[2] > 1 / 3 for r in reports)} reports"
    )
    kinds = Counter(name for _, _, _, found in reports for name in found)
    for name, _ in KINDS:
        print(f"{kinds[name]:5} {name}")
    least = sorted(reports, key=lambda report: -report[2])[:LEAST_SURE]
    for name, _, part, _ in random.Random(SEED).sample(least, min(doubtful, len(least))):
        show(read(folder / name.rpartition("-")[0] / f"{name.rpartition('-')[2]}.md"), part)


def _tried(path: Path) -> tuple[str, list[str], float, list[str]] | None:
    try:
        return judged(path)
    except InputError:
        return None


def show(reading: Reading, doubtful: float) -> None:
    """Print the passages of a report with their first and last words."""
    print(f"== {reading.document.id}: {doubtful:.0%} doubtful")
    for passage in reading.passages:
        said = reading.text.slice(passage.start, passage.end).replace("\n", "⏎")
        print(f"  {passage.role.value:10} {len(said):6} {said[:60]} … {said[-25:]}")


DONE: set[str] = {Role.REVIEW, Role.PROBLEMS}
AHEAD: set[str] = {Role.GOALS, Role.TASKS, Role.SAFEGUARDS}


def measure(folder: Path, labels: str) -> None:
    """Print how many characters have a role that the labels accept; guidance, labelled situation, may be goals."""
    by_document: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_labels(labels):
        by_document[row["document"]].append(row)
    total = right = turned = 0
    for name, rows in by_document.items():
        place, _, year = name.rpartition("-")
        reading = read(folder / place / f"{year}.md")
        ends = [*(int(row["start"]) for row in rows[1:]), len(reading.source)]
        for row, end in zip(rows, ends, strict=True):
            accepted = {row["role"], row["alt"]} - {""}
            allowed = accepted | ({"goals"} if "situation" in accepted else set())
            for passage in reading.passages if row["role"] != "front" else ():
                start, stop = max(passage.start, Received(int(row["start"]))), Received(min(passage.end, end))
                chars = len("".join(reading.text.slice(start, stop).split())) if start < stop else 0
                total += chars
                right += chars * (passage.role in allowed)
                turned += chars * (
                    (accepted <= DONE and passage.role in AHEAD)
                    or (accepted <= AHEAD and passage.role in DONE)
                )
    print(f"{right / total:.4f} of {total:,} characters in the right role, {turned / total:.4f} upside down")


_CHAPTER = re.compile(
    r"^(?:#+\s*)?\**\s*第\s*[一二三四五六七八九十百\d]+\s*[篇章节][\s　]*[^\n.…·]{2,40}$", re.MULTILINE
)


def chapters(folder: Path) -> Iterator[str]:
    """How many chapters of plan outlines, counted by a pattern, are found as headings."""
    for path in sorted(folder.glob("*.md")):
        reading = read(path)
        wanted = {"".join(m[0].strip("#* \n　").split()) for m in _CHAPTER.finditer(reading.source)}
        found = {"".join(section.title.split()) for section in reading.sections}
        yield f"{path.stem}: {len(wanted & found)} of {len(wanted)} chapters ({len(wanted & found) / max(1, len(wanted)):.3f})"


def coded(folder: Path) -> None:
    """Print the share of characters coded by their own words, ceremony apart."""
    own = known = 0
    for path in sorted(folder.glob("*/*.md")):
        reading = read(path)
        for section in reading.sections:
            for clause in code_section(reading, section):
                if _role(reading, clause.start) is not Role.CEREMONY:
                    own += clause.end - clause.start
                    known += 0 if clause.inherited else clause.end - clause.start
    print(f"{known / own:.3f} of {own:,} characters coded by their own words")


def show_links(folder: Path, places: list[str], count: int) -> None:
    """Print links of a place's two reports, drawn at random, with the beginnings of the texts."""
    for place in places:
        first, second = (read(folder / place / f"{year}.md") for year in PAIR)
        links = align(first, second)
        titles = {s.id: (s, r) for r in (first, second) for s in r.sections}
        print(f"== {place}: {len(links)} links")
        for link in random.Random(SEED).sample(links, min(count, len(links))):
            print(f"{link.score:.2f} {'principal' if link.strength == 2 else 'partial'} {link.reason}")
            for end in (link.source, link.target):
                section, reading = titles[end]
                print(f"    {reading.text.slice(section.start, section.own_end)[:110]}".replace("\n", " "))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--links", nargs="*", default=[], help="places whose links are printed")
    parser.add_argument("--count", type=int, default=20, help="links printed of a place")
    parser.add_argument("--doubtful", type=int, default=0, help="least sure reports printed")
    parser.add_argument("--coded", action="store_true", help="how much is coded by its own words")
    parser.add_argument("--labels", default="", help="a label file of tests/gold to measure roles with")
    parser.add_argument("--plans", type=Path, help="folder of plan outlines whose chapters are counted")
    arguments = parser.parse_args()
    if arguments.links:
        show_links(arguments.folder, arguments.links, arguments.count)
    elif arguments.coded:
        coded(arguments.folder)
    elif arguments.labels:
        measure(arguments.folder, arguments.labels)
    elif arguments.plans:
        print("\n".join(chapters(arguments.plans)))
    else:
        survey(arguments.folder, arguments.doubtful)


if __name__ == "__main__":
    main()
