"""Collections of reports to measure on: of a folder PLACE/YEAR.md, part of it, or more made by mixing its paragraphs.

A made place is two real ones: the first gives headings and frame, and of its paragraphs about half are taken
from the second's report of the same or the nearest year, at the same place in the report. Both are called by
one invented name. So a made line still tells of its years one after the other. What is made rests on the
number of the copy alone.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

SYLLABLES = "云岚川溪松柏枫兰竹梅峰岭泽渊霖霁晖曦朔望澄泓涧汀洲屿岫岩"
"""What invented names are made of: three of them make no place that there is."""

MIXED = 0.5
"""Share of paragraphs that come from the second place."""

BODY = 60
"""Characters from which a line is a paragraph; shorter ones are headings and the frame, which stay."""

_SUFFIX = re.compile(r"(?:省|市|区|县|州|盟|自治区|自治州|地区)$")
_LEAD = re.compile(r"^[#*\s　]*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])[^。]*。?")

Lines = dict[str, dict[int, Path]]
"""Reports by place and year."""


def lines(folder: Path) -> Lines:
    """The reports of a folder PLACE/YEAR.md by place and year, in order."""
    found: Lines = {}
    for path in sorted(folder.glob("*/*.md")):
        if path.stem.isdigit():
            found.setdefault(path.parent.name, {})[int(path.stem)] = path
    return found


def some(held: Lines, count: int, seed: int = 1) -> Lines:
    """Whole places drawn with a seed until they have about so many reports (the last is cut to fit).

    >>> drawn = some({"a": {1: Path("a"), 2: Path("b")}, "b": {1: Path("c"), 2: Path("d")}}, 3)
    >>> sorted(map(len, drawn.values()))
    [1, 2]
    """
    drawn: Lines = {}
    left = count
    for place in random.Random(seed).sample(sorted(held), len(held)):
        if left > 0:
            years = sorted(held[place])[:left]
            drawn[place] = {year: held[place][year] for year in years}
            left -= len(years)
    return drawn


def entry(place: str, year: int, path: Path) -> str:
    """The lines of a manifest for one report."""
    return (
        f'[[document]]\nid = "{place}-{year}"\nyear = {year}\nplace = "{place}"\ntitle = "{year}年政府工作报告"\n'
        f'genre = "work report"\nsource = "{path.resolve()}"\nperiod = "{year}"\nreviews = "{year - 1}"\n'
    )


def write_manifest(folder: Path, held: Mapping[str, Mapping[int, Path]]) -> Path:
    """Write the manifest of reports where they lie; return its path."""
    written = folder / "corpus.toml"
    with written.open("w", encoding="utf-8") as file:
        for place, years in held.items():
            file.writelines(entry(place, year, path) + "\n" for year, path in years.items())
    return written


def manifest(folder: Path, place: str, paths: Sequence[Path]) -> Path:
    """Write a manifest of some reports of one place, called by their years."""
    written = folder / "corpus.toml"
    entries = [entry(place, int(path.stem), path).replace(f'"{place}-', '"', 1) for path in paths]
    written.write_text("\n".join(entries), encoding="utf-8")
    return written


def name(number: int) -> str:
    """The invented name of a place by its number, from zero.

    >>> name(0), name(1), len({name(n) for n in range(19_000)})
    ('云云云市', '云云岚市', 19000)
    """
    count = len(SYLLABLES)
    if number >= count**3:
        raise ValueError(f"there are only {count**3} invented names")
    return "".join(SYLLABLES[number // count**power % count] for power in (2, 1, 0)) + "市"


def enlarged(held: Lines, times: int, folder: Path) -> Lines:
    """The reports, and made ones written into a folder, so that there are `times` as many."""
    found: Lines = {place: dict(years) for place, years in held.items()}
    places = sorted(held)
    for copy in range(1, times):
        for at, place in enumerate(places):
            chance = random.Random(f"{copy} {at}")
            other = chance.choice([p for p in places if p != place] or [place])
            called = name((copy - 1) * len(places) + at)
            found[called] = dict(_made(held, place, other, called, chance, folder))
    return found


def _made(
    held: Lines, place: str, other: str, called: str, chance: random.Random, folder: Path
) -> Iterator[tuple[int, Path]]:
    (folder / called).mkdir(parents=True, exist_ok=True)
    for year, path in held[place].items():
        nearest = min(held[other], key=lambda y: (abs(y - year), y))
        text = mixed(_text(path), _text(held[other][nearest]), chance)
        written = folder / called / f"{year}.md"
        written.write_text(renamed(text, (place, other), called), encoding="utf-8")
        yield year, written


@lru_cache(maxsize=64)
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def mixed(first: str, second: str, chance: random.Random) -> str:
    """A report in which about half of the paragraphs are another's, each from about the same place in it.

    What a paragraph of the first begins with stays where that is a heading (（一）加强治理。).

    >>> one, two = "一、工作\\n" + "好" * 60, "二、工作\\n" + "新" * 60
    >>> {mixed(one, two, random.Random(n))[:7] for n in range(9)} == {"一、工作\\n好好", "一、工作\\n新新"}
    True
    """
    theirs = [line for line in second.split("\n") if len(line) >= BODY]
    ours = first.split("\n")
    bodies = sum(len(line) >= BODY for line in ours)
    seen, last = 0, -1
    for at, line in enumerate(ours):
        if len(line) < BODY:
            continue
        place = seen * len(theirs) // bodies
        seen += 1
        if theirs and place > last and chance.random() < MIXED:  # none is taken twice
            last = place
            ours[at] = _lead(line) + theirs[place][len(_lead(theirs[place])) :]
    return "\n".join(ours)


def _lead(line: str) -> str:
    """The heading that a paragraph begins with."""
    found = _LEAD.match(line)
    return found[0] if found and len(found[0]) < BODY else ""


def renamed(text: str, places: Sequence[str], called: str) -> str:
    """A text in which places are called by one invented name, in full and short.

    >>> renamed("三门峡市和三门峡人", ("三门峡市",), "云岚川市")
    '云岚川市和云岚川人'
    """
    for place in places:
        text = text.replace(place, called)
        short = _SUFFIX.sub("", place)
        if len(short) >= 2:
            text = text.replace(short, _SUFFIX.sub("", called))
    return text
