"""What is odd about the names of indicators, over many reports: `python -m benchmarks.indicators FOLDER [--draw N --seed S]`.

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project). Prints how many records have
no indicator, one that is too long, one that begins with a function word, one that is a general noun
alone; and how many are read by each reading. `--draw` prints records to be read by eye, as many of each
decade and level of government.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from yzcompare.errors import InputError
from yzcompare.numbers.records import Quantity, quantities
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.reading.sources import read_source

LONG = 24
"""Characters: a longer indicator holds more than a name."""

FUNCTION_WORD = re.compile(
    "[使让由把被将向从对为以与和及或并且而但则若如按据凭]|(?:以及|按照|今年|去年|力争|确保|其中|同时|分别|已经|正在|进一步)"
)
NAMES = re.compile(
    "使用|使命|使馆|让利|由来|对[外口俄台港美欧日韩东非]|被征|对接|向阳|从业|从事|和谐|和美|为民|以工代赈|并购|并网|如皋|如东|将军|与会|按揭|据点"
)
"""Words that begin as a function word does."""

GENERAL = frozenset(
    [
        "国家",
        "项目",
        "资金",
        "企业",
        "人",
        "单位",
        "地区",
        "工作",
        "任务",
        "工程",
        "问题",
        "措施",
        "情况",
        "方面",
        "城市",
        "市",
        "县",
        "区",
        "省",
        "乡镇",
        "群众",
        "目标",
        "增长",
        "同比",
        "总额",
        "总量",
        "投资",
    ]
)
"""Nouns that say too little alone."""


def faults(indicator: str) -> Iterator[str]:
    """What is odd about an indicator.

    >>> list(faults("")), list(faults("使基地产值")), list(faults("项目")), list(faults("森林覆盖率"))
    (['empty'], ['function word first'], ['general noun alone'], [])
    """
    if not indicator:
        yield "empty"
    if len(indicator) > LONG:
        yield "long"
    if FUNCTION_WORD.match(indicator) and not NAMES.match(indicator):
        yield "function word first"
    if indicator in GENERAL:
        yield "general noun alone"


def level(place: str) -> str:
    """Level of government of a place.

    >>> level("国务院"), level("江苏省"), level("苏州市")
    ('state', 'province', 'city')
    """
    if place == "国务院":
        return "state"
    whole = ("北京市", "天津市", "上海市", "重庆市")
    return "province" if place.endswith(("省", "自治区")) or place in whole else "city"


def records(folder: Path) -> Iterator[tuple[Path, tuple[Quantity, ...]]]:
    """The quantities of every report that can be read."""
    for path in sorted(folder.glob("*/*.md")):
        document = Document(
            f"{path.parent.name}-{path.stem}",
            int(path.stem),
            path.stem,
            "work report",
            path,
            place=path.parent.name,
        )
        try:
            yield path, quantities(read_text(document, read_source(document)))
        except InputError as fault:
            print(f"{path.parent.name} {path.stem}: {fault}")


def show(quantity: Quantity) -> str:
    """A record with its sentence, the number marked."""
    q = quantity
    place = q.sentence.find(q.text)
    around = f"{q.sentence[max(0, place - 60) : place]}[{q.text}]{q.sentence[place + len(q.text) :][:40]}"
    fields = (
        q.indicator,
        q.verb,
        f"{q.value:g}",
        q.unit,
        q.measure,
        q.direction,
        q.comparator,
        q.status,
        q.period,
    )
    return f"{q.id} " + " | ".join(str(field) for field in fields) + f" ({q.read_by})\n    {around}"


def main() -> None:
    """Count, and draw."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--draw", type=int, default=0, metavar="N", help="records of each decade and level to print"
    )
    parser.add_argument("--seed", type=int, default=2014)
    chosen = parser.parse_args()
    found: Counter[str] = Counter()
    read_by: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    drawn: dict[tuple[str, int], list[Quantity]] = defaultdict(list)
    for path, read in records(chosen.folder):
        kinds = Counter(kind for q in read for kind in faults(q.indicator))
        found.update(kinds)
        found["records"] += len(read)
        read_by.update(q.read_by for q in read)
        texts["all"] += 1
        texts["odd"] += sum(kinds.values()) > len(read) / 100
        drawn[level(path.parent.name), int(path.stem) // 10 * 10] += read
    print(", ".join(f"{name} {count:,}" for name, count in found.most_common()))
    print(f"{texts['odd']} of {texts['all']} texts have more than one in a hundred")
    print("; ".join(f"{name} {count:,}" for name, count in read_by.most_common(30)))
    picker = random.Random(chosen.seed)
    for group, held in sorted(drawn.items()):
        for quantity in picker.sample(held, min(chosen.draw, len(held))):
            print(*group, show(quantity))


if __name__ == "__main__":
    main()
