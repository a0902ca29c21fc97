"""Mutated reports through reading, numbers, formulations, links and wording: no exception, no property broken.

`python -m benchmarks.fuzz --reports FOLDER --count 5000 --seed 1`, FOLDER holding PLACE/YEAR.md. The
same seed gives the same texts; what is printed names the number of a case, and `--only N` repeats it.
"""

import argparse
import math
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from yzcompare.comparing.alignment import align_all
from yzcompare.comparing.candidates import candidates
from yzcompare.comparing.changes import changes
from yzcompare.comparing.quantities.records import quantities
from yzcompare.errors import InputError
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.wholeness import judge

ODD = [*"𠮷𪚥\ufffe\uffff$\u200b\u202e\u2066\0\r\t\x1b“”‘’（）()《》【】〔〕、，。；：—…·%％１Ａａ9０万亿😀é\u0301\U000f0041\ue000"]  # fmt: skip
RUNS = ["、", "1", "9", "一、", "（一）", "“", "”", "——", "1%", "\n", " ", "　", "3万人，"]
WINDOW = (800, 3500)
"""Characters of a report that a case takes, so that thousands of cases take minutes."""


def mutated(text: str, dice: random.Random) -> str:
    """A stretch of a report with one to six faults in it."""
    size = dice.randint(*WINDOW)
    start = dice.choice([0, dice.randrange(max(1, len(text) - size))])
    text = text[start : start + size]
    for _ in range(dice.randint(1, 6)):
        text = dice.choice(MUTATIONS)(text, dice)
    return text


def _insert(text: str, dice: random.Random) -> str:
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(ODD) * dice.choice([1, 1, 1, 2, 5]) + text[at:]
    return text


def _run(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(RUNS) * dice.randint(2, 400) + text[at:]


def _cut(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) // 2, len(text) + 1)]


def _drop(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.randint(1, 60) :]


def _lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    a, b = dice.randrange(len(lines)), dice.randrange(len(lines))
    what = dice.choice(["swap", "double", "drop", "join"])
    if what == "swap":
        lines[a], lines[b] = lines[b], lines[a]
    elif what == "double":
        lines.insert(b, lines[a])
    elif what == "drop":
        del lines[a]
    else:
        return "".join(lines)
    return "\n".join(lines)


def _marks(text: str, dice: random.Random) -> str:
    before, after = dice.choice(["，", "。", "、", "“", "\n", "（", "一", "%", "："]), dice.choice(ODD)
    return text.replace(before, after, dice.choice([1, 5, -1]))


MUTATIONS = (_insert, _run, _cut, _drop, _lines, _marks)


def broken(earlier: Reading, later: Reading) -> Iterator[str]:
    """Names of the properties that do not hold of two readings set side by side."""
    for reading in (earlier, later):
        yield from _of_one(reading)
    pair = align_all((earlier, later), ())[earlier.document.id, later.document.id]
    ids = {section.id for reading in (earlier, later) for section in reading.sections}
    for link in pair.links:
        if not (link.source in ids and link.target in ids and 0 <= link.score <= 1):
            yield "links join known sections with scores from 0 to 1"
    found = changes(earlier, later, pair)
    for reading, start, end, words in (
        (earlier, "earlier_start", "earlier_end", "before"),
        (later, "later_start", "later_end", "after"),
    ):
        spans = sorted((getattr(c, start), getattr(c, end)) for c in found if getattr(c, words))
        if any(b < a2 for (_, a2), (b, _) in pairwise(spans)):
            yield f"no character of {reading.document.id} stands in two changes"
        told = "".join(getattr(c, words) for c in sorted(found, key=lambda c: getattr(c, start)))
        if Counter("".join(told.split())) != Counter("".join(reading.text.text.split())):
            yield "changes give both texts back"
    if any(c.before != c.after for c in found if c.kind == "kept"):
        yield "what is kept is equal"


def _of_one(reading: Reading) -> Iterator[str]:
    source, clean = reading.source, reading.text.text
    starts = [section.start for section in reading.sections]
    if starts != sorted(set(starts)) or any(
        s.end > len(source) or s.own_end > s.end for s in reading.sections
    ):
        yield "sections are ordered and nested"
    spans = [(p.start, p.end) for p in reading.passages]
    if any(a >= b for a, b in spans) or any(b > c for (_, b), (c, _) in pairwise(spans)):
        yield "passages do not overlap"
    if "".join(clean.split()) != "".join(
        "".join(reading.text.slice(s.start, s.end).split()) for s in reading.sentences()
    ):
        yield "sentences cover the text"
    for each in quantities(reading):
        if not (0 <= each.start < each.end <= len(source) and math.isfinite(each.value) and each.sentence):
            yield "numbers are finite and have a place and a sentence"
    if any(not 0 <= c.start < c.end <= len(clean) for c in candidates(clean)):
        yield "formulations have a place"


def case(number: int, seed: int, reports: list[Path]) -> list[str]:
    """Run one case; return what is wrong with it, an exception as its last line and place."""
    dice = random.Random(f"{seed}:{number}")
    readings = {}
    for year in (2014, 2015):
        text = dice.choice(reports).read_text(encoding="utf-8")
        document = Document(str(year), year, "报告", "work report", Path("a"), place="某市")
        try:
            readings[str(year)] = read_text(document, mutated(text, dice))
        except InputError:
            return []  # no heading is left, or no text
        except Exception:
            return [_last_line()]
    try:
        judged = judge(readings)
        return list(dict.fromkeys(broken(judged["2014"], judged["2015"])))
    except Exception:
        return [_last_line()]


def _last_line() -> str:
    kind, error, trace = sys.exc_info()
    place = traceback.extract_tb(trace)[-1]
    return (
        f"{kind.__name__ if kind else ''}: {error} ({Path(place.filename).name}:{place.lineno} {place.name})"
    )


def main() -> None:
    """Run the cases asked for and print what broke, each kind with the numbers that repeat it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    reports = sorted(options.reports.glob("*/*.md"))
    numbers = (
        [options.only] if options.only is not None else range(options.first, options.first + options.count)
    )
    found: dict[str, list[int]] = {}
    slowest = (0.0, -1)
    for number in numbers:
        started = time.process_time()
        for wrong in case(number, options.seed, reports):
            found.setdefault(wrong, []).append(number)
        slowest = max(slowest, (time.process_time() - started, number))
    print(f"{len(numbers)} cases of two mutated texts, seed {options.seed}; the slowest, {slowest[1]}, took {slowest[0]:.1f} CPU seconds")  # fmt: skip
    for wrong, cases in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(cases):5}  {wrong}  {cases[:5]}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
