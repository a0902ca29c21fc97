"""Numbers that measure nothing: dates, ordinals, code names, grades, ages and amounts that are a condition."""

import re
from functools import cache

from yzcompare.numbers.vocabulary import either, units, words

YEARS = range(1900, 2101)
"""Figures that are taken for a year when no unit follows them: 2013中国城市管理进步奖."""

PROGRAMME_REACH = 12
"""Characters: how soon the word follows that makes a duration the name of a programme."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "after": re.compile(either(words("mask", "after"))),
        "before": re.compile(rf"(?:{either(words('mask', 'before'))})$"),
    }


def masked(text: str, start: int, end: int, tail: re.Match[str], unit: str, related: bool) -> bool:
    """Whether a number in figures measures nothing: a date, a name, a grade, a condition."""
    patterns = _patterns()
    before, after = text[max(0, start - 4) : start], text[end : end + 1]
    if re.search(r"[A-Za-z+＋×/_#·.]$", before) or re.match(r"[+＋×_#]|[-/]\d", text[end : end + 2]):
        return True
    if re.match(r"[A-Za-z]", after) and not re.fullmatch(r"[A-Za-z℃]+", unit):
        return True
    if unit and re.fullmatch(r"[A-Za-z]+", unit) and re.match(r"[A-Za-z]", text[tail.end() : tail.end() + 1]):
        return True
    if patterns["before"].search(before) or re.search(r"(?<![之目年日提以空])前$", before):
        return True
    if re.search(r"[（(]$", before) and after in ("）", ")"):
        return True
    if unit in ("", "段") and re.search(r"[国省县乡]道$", before):
        return True  # 国道310段
    if not before.strip() and re.match(r"[.．、)）]", after):
        return True
    if patterns["after"].match(text, end) and not (unit and unit[0] in "万亿"):
        return True
    if not unit and (not related or _is_year(text[start:end])):
        return True
    if unit in words("mask", "only_measured") and not related:
        return True
    return _names_programme(text, tail) or _is_threshold(text, tail, related)


def _is_year(figures: str) -> bool:
    """Whether figures may be a year: 2013中国城市管理进步奖."""
    value = float(re.sub("[,，]", "", figures.replace("．", ".")))
    return YEARS.start <= value < YEARS.stop


def _names_programme(text: str, tail: re.Match[str]) -> bool:
    """Whether a duration is the name of a programme: 15分钟社区生活圈, 24小时自助服务."""
    if tail["unit"] not in words("mask", "durations"):
        return False
    soon = re.split(r"[，。；、！]", text[tail.end() : tail.end() + PROGRAMME_REACH])[0]
    return any(word in soon for word in words("mask", "programmes"))


_RANKED = re.compile(
    r"(?:级|(?:工业|农业|制造业|服务业|大)?(?:企业|项目|楼宇|集群|园区|产业))"
    r"(?![^，。；、]{0,14}(?:资金|基金|经费|补助|贷款|融资|投资|财政|税收|债|款))"
)
"""Behind an amount of money it makes a grade of it: 10亿元企业10户, 2千亿级产业集群."""


_THINGS = re.compile(r"\d+[余多]?[个家户项座栋](?!台阶)")


def _is_threshold(text: str, tail: re.Match[str], related: bool) -> bool:
    """Whether a number is the condition of a noun behind it: 经营性收入10万元以上的村, 10亿元企业10户."""
    graded = is_money(tail["unit"]) or (not tail["unit"] and tail["power"].endswith("亿"))
    if graded and not tail["degree"] and _RANKED.match(text, tail.end()):
        return True
    counted = _THINGS.match(text, tail.end())
    if graded and counted and re.search(r"(?:^|[、，；和及超]|其中)[\d.]+$", text[: tail.start()]):
        return True  # 50亿元11个: the amount is the grade of what is counted
    if tail["degree"] == "以上" and counted and is_money(tail["unit"]):
        return True  # 集体经济收入达3万元以上420个
    if re.search(r"(?<!不)(?:低于|高于|不足)[\d.]+$", text[max(0, tail.start() - 12) : tail.start()]):
        return tail["unit"] in words("mask", "thresholds") and text.startswith("的", tail.end())
    if is_money(tail["unit"]) and text[: tail.start()].rstrip("0123456789.").endswith(("超", "过")):
        return text.startswith(("项目", "企业", "产业", "园区", "的"), tail.end())
    if tail["unit"] not in words("mask", "thresholds") or tail["degree"] not in (
        "以上",
        "以下",
        "以内",
        "及以上",
    ):
        return False
    behind = text[tail.end() : tail.end() + 1]
    if related and behind != "的" and tail["unit"] not in words("mask", "only_measured"):
        return False
    return behind == "的" or (
        re.match(r"[\u4e00-\u9fff“]", behind) is not None and behind not in "和及与或，"
    )


_RATIO = re.compile(r"(?<![\d.])\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?(?P<third>[:：∶]\d+(?:\.\d+)?)?(?![\d.])")


def is_money(unit: str | None) -> bool:
    """Whether a unit is one of money."""
    return units().get(unit or "", ("", 0))[0].startswith("money")


def in_ratio(text: str, start: int, end: int) -> bool:
    """Whether a number is part of a ratio: 三次产业结构调整为2.1∶49.5∶48.4, 收入比从2.78：1缩小到2.28：1."""
    first = max(0, start - 14)
    around = text[first : end + 14]
    if not ("∶" in around or ":" in around or "：" in around):
        return False
    for ratio in _RATIO.finditer(around):
        if ratio.start() + first <= start < ratio.end() + first:
            named = re.search("[比差]|结构", text[max(0, ratio.start() + first - 20) : ratio.start() + first])
            return ratio["third"] is not None or named is not None
    return False
