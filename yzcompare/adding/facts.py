"""What a text says of itself at its top and in its headings: whose it is, of which year, given when, of what genre.

Work reports open alike: 2026年1月21日在南京市第十七届人民代表大会第五次会议上, 我代表南京市人民政府向大会报告工作,
一、2025年工作回顾. Recommendations for a plan name the committee and the plan in their title.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yzcompare.reading.numbering import chinese_number
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading

OPENING = 1_500
"""Characters at the top of a text in which it says whose it is and when it was given."""

REVIEW = 300
"""Characters at the beginning of a review in which it says of which year it tells."""

HEAD = 4_000
"""Characters in which the head of a Markdown file ends."""

EARLIEST, LATEST = 1949, 2100
"""Years of a document that is no slip of the pen."""

LATE = 11
"""The month from which on a congress meets for the year to come."""

WORK_REPORT, RECOMMENDATIONS, OUTLINE = "work report", "plan recommendations", "plan outline"

_FOURTEENTH = 2021
"""The first year of the fourteenth plan; plans have covered five years each since the sixth (1981)."""
_TERM = 5
_DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○OΟО", "0")
_FIGURE = "0-9〇零○OΟО一二三四五六七八九"
_YEAR_WORD = f"[12一二][{_FIGURE}]{{3}}"
_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d|年\d{1,2}月)")
_FRONT = re.compile(r"---[ \t]*\n(?:[^\n]*\n){1,30}?---[ \t]*\n")
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = re.compile(rf"({_YEAR_WORD})年({_NUMBER})月({_NUMBER})日")
_HELD = re.compile("会议|大会|全会|全体会议|通过")
PLACE_KINDS = (
    "(?:特别行政区|自治区|自治州|自治县|自治旗|自治市|新区|地区|林区|特区|矿区|省|市|州|盟|县|区|旗|镇|乡)"
)
"""What the name of a place ends with."""
_PLACE = rf"(?:中共|中国共产党)?((?!中共|中国共产党)(?:[^\W\d_年月届在]){{2,20}}?{PLACE_KINDS})"
_CONGRESS = re.compile(rf"(?:在|日|^|\(){_PLACE}\n?第?[一二三四五六七八九十百\d]{{1,4}}届", re.M)
_GOVERNMENT = re.compile(rf"代表{_PLACE}人民政府")
_TITLE_PLACE = re.compile(
    rf"^(?:关于)?(?:{_YEAR_WORD}年度?)?{_PLACE}(?:人民)?(?:政府)?(?:{_YEAR_WORD}年度?)?《?(?:政府)?工作(?:的)?报告"
)
_OFFICE = re.compile(rf"^{_PLACE}(?:人民政府|政府)(?:代)?(?:省长|市长|区长|县长|州长|盟长|旗长|主席)", re.M)
_COMMITTEE = re.compile(r"(?:中共|中国共产党)((?:[^\W\d_]){2,16}?[省市区县州盟旗])(?:委员会|委)关于")
_STATE = re.compile("代表国务院|全国人民代表大会")
_RECOMMENDS = re.compile(r"关于制定.{0,40}规划.{0,40}的?建议")
_PLAN_TITLE = re.compile(
    r"第([一二三四五六七八九十]{1,3})个五年规划|[“\"]?([十]?[一二三四五六七八九十])五[”\"]?规划"
)
_OUTLINE_TITLE = re.compile(r"规划(?:和.{0,20})?纲要")
_REPORTS = re.compile("政府工作(?:的)?报告|向大会报告|报告(?:政府)?工作|请予审议")
_PLANNED = re.compile(
    rf"({_YEAR_WORD})年?(?!远景)[^，。；]{{0,12}}?"
    "(?:安排|任务|重点|思路|部署|打算|要求|预期|目标|举措|建议|主要工作|重点工作)(?!.{0,6}完成)"
)
_REVIEWED = re.compile(
    rf"({_YEAR_WORD})年?(?:度)?(?:的)?(?:政府|主要|重点|经济社会发展)?(?:工作)?(?:的)?(?:回顾|总结|情况|成效|完成)"
)
_TERM_REVIEWED = re.compile(
    '(?:过去|本届|前)(?:的)?(?:[五5]年|政府)|五年(?:来|工作)|[“"]?十[一二三四五]五[”"]?(?:时期|期间)?.{0,8}(?:回顾|成就)'
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a text says of itself, and the words it says it with."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year that something tells for a document, and the words that do."""

    year: int
    words: str


def front_title(text: str) -> str:
    """The title that the head of a Markdown file names (`title: …` between two lines of ---).

    >>> front_title("---\\ntitle: 南京市政府工作报告\\n---\\n各位代表：")
    '南京市政府工作报告'
    """
    head = _FRONT.match(text[:HEAD])
    found = re.search(r"^title:\s*(.+)$", head[0], re.M) if head else None
    return found[1].strip() if found else ""


def without_front_matter(text: str) -> str:
    """A text without the head of a Markdown file."""
    return _FRONT.sub("", text[:HEAD]) + text[HEAD:]


def opening_of(received: str) -> str:
    """The top of a received text as it is read here: one width, without blanks inside lines and marks of Markdown.

    >>> opening_of("**——2026 年 1 月 21 日在南京市**")
    '——2026年1月21日在南京市'
    """
    lines = unicodedata.normalize("NFKC", received[: 2 * OPENING]).splitlines()
    bare = (re.sub(r"[\s*#_>]|<!--.*?-->", "", line) for line in lines)
    return "\n".join(filter(None, bare))[:OPENING]


def year_in(words: str) -> int:
    """A year in figures of either script; 0 for what is none.

    >>> year_in("2026"), year_in("二〇一八")
    (2026, 2018)
    """
    figures = "".join(_DIGIT.get(c, c) for c in words)
    known = figures.isascii() and figures.isdecimal() and EARLIEST <= int(figures) <= LATEST
    return int(figures) if known else 0


def dates(opening: str) -> Iterator[tuple[Fact, bool]]:
    """Dates at the top of a text, each with whether a meeting is spoken of around it.

    >>> [(found.value, held) for found, held in dates("——2026年1月21日在南京市第十七届人民代表大会第五次会议上")]
    [('2026-01-21', True)]
    """
    for match in _DATE.finditer(opening):
        year, month, day = (year_in(match[1]), *(_counted(part) for part in match.groups()[1:]))
        if year and 1 <= month <= 12 and 1 <= day <= 31:
            near = opening[match.end() : match.end() + 40].partition("\n")[0]
            yield Fact(f"{year:04}-{month:02}-{day:02}", match[0]), bool(_HELD.search(near))


def _counted(words: str) -> int:
    return int(words) if words.isdecimal() else chinese_number(words)


def date_of(titles: Iterable[str], opening: str) -> Fact | None:
    """The day on which a document was given or passed: that of a meeting, else one in its head or title.

    >>> date_of(["某市政府工作报告（2022年1月8日 王五）"], "各位代表：").value
    '2022-01-08'
    """
    head = opening.partition("各位代表")[0]
    meetings = [fact for fact, held in dates(opening) if held]
    others = [fact for text in (head, *titles) for fact, _ in dates(text) if text != opening]
    return next(iter([*meetings, *others]), None)


def genre_of(title: str, opening: str) -> Fact | None:
    """The genre of a document, by its title and the words it opens with.

    >>> genre_of("中共某市委关于制定某市国民经济和社会发展第十四个五年规划的建议", "").value
    'plan recommendations'
    """
    for text in (title, opening):
        for genre, pattern in (
            (RECOMMENDATIONS, _RECOMMENDS),
            (WORK_REPORT, _REPORTS),
            (OUTLINE, _OUTLINE_TITLE),
        ):
            if match := pattern.search(text):
                return Fact(genre, match[0])
    return None


def places(titles: Iterable[str], opening: str) -> Iterator[Fact]:
    """Places whose document it may be, the surest first: of the congress, the government, the title, the office.

    >>> [found.value for found in places(["江苏省政府2016年政府工作报告"], "我代表南京市人民政府，向大会报告工作")]
    ['南京市', '江苏省']
    """
    for pattern in (_COMMITTEE, _CONGRESS, _GOVERNMENT):
        for text in (*titles, opening):
            yield from _named(pattern.finditer(text))
    for title in titles:
        yield from _named(_TITLE_PLACE.finditer(re.sub(r"\s", "", title)))
    yield from _named(_OFFICE.finditer(opening))


def _named(matches: Iterable[re.Match[str]]) -> Iterator[Fact]:
    for match in matches:
        # 市第十六届, 自治区十二届: a kind of place alone names none.
        if match[1] not in (
            "自治区",
            "自治州",
            "自治县",
            "自治旗",
            "新区",
            "地区",
            "全市",
            "全省",
            "全区",
            "全县",
        ):
            yield Fact(match[1], match[0])


def named_in(name: str) -> str:
    """The place that a file or folder is called by; empty where it is called otherwise.

    >>> named_in("渝中区2026年政府工作报告"), named_in("南京市"), named_in("report-2026")
    ('渝中区', '南京市', '')
    """
    found = re.match(rf"(?:{_YEAR_WORD}年?度?)?[\W_]*{_PLACE}", name)
    return found[1] if found else ""


def is_of_the_state(opening: str) -> bool:
    """Whether a report is that of the State Council."""
    return bool(_STATE.search(opening))


def plan_of(title: str, opening: str) -> Fact | None:
    """The years that a five-year plan covers.

    >>> plan_of("关于制定第十四个五年规划的建议", "").value
    '2021-2025'
    """
    for text in (title, opening):
        if match := _PLAN_TITLE.search(text):
            first = _FOURTEENTH + _TERM * (chinese_number(match[1] or match[2]) - 14)
            return Fact(f"{first}-{first + _TERM - 1}", match[0])
    return None


def years_of_headings(reading: Reading) -> tuple[Counter[int], Counter[int]]:
    """Years that headings say are reviewed, and planned: 2013年工作回顾, 2014年主要工作.

    >>> from yzcompare import load
    >>> reviewed, planned = years_of_headings(load()["2014"])
    >>> list(reviewed), list(planned)
    ([2013], [2014])
    """
    reviewed: Counter[int] = Counter()
    planned: Counter[int] = Counter()
    for section in reading.sections:
        if section.level > 2 or section.inside:
            continue
        reviewed.update(filter(None, (year_in(match[1]) for match in _REVIEWED.finditer(section.title))))
        planned.update(filter(None, (year_in(match[1]) for match in _PLANNED.finditer(section.title))))
    return reviewed, planned


def year_of_review(reading: Reading) -> Fact | None:
    """The year that the first sentences of a review speak of: 2000年是实施“九五”计划的最后一年.

    >>> from yzcompare import load
    >>> year_of_review(load()["2014"]).value
    '2013'
    """
    for passage in reading.passages:
        if passage.role is Role.REVIEW:
            words = reading.text.slice(passage.start, passage.end)[:REVIEW]
            found = re.search(rf"(?<!到)({_YEAR_WORD})年(?!以来|起|代)", unicodedata.normalize("NFKC", words))
            return Fact(str(year_in(found[1])), found[0]) if found and year_in(found[1]) else None
    return None


def reviews_a_term(reading: Reading) -> bool:
    """Whether a report looks back on a term of five years, as its headings say."""
    return any(
        section.level <= 2 and not section.inside and _TERM_REVIEWED.search(section.title)
        for section in reading.sections
        if reading.role_at(section.start) in (Role.REVIEW, None)
    )


def years(reading: Reading, genre: str, titles: Sequence[str], date: Fact | None) -> Iterator[Year]:
    """Each year that something tells for a document, the surest first.

    A report on a year is that of the next one, and so is one given in the last weeks of a year, as many
    congresses meet then; a report's review is often of one year and one of five.
    """
    if genre == WORK_REPORT:
        reviewed, planned = years_of_headings(reading)
        if planned:
            yield Year(min(planned), f"{min(planned)}年 planned in a heading")
        if reviewed:
            yield Year(max(reviewed) + 1, f"{max(reviewed)}年 reviewed in a heading")
    if date:
        year, month = int(date.value[:4]), int(date.value[5:7])
        yield Year(year + (genre == WORK_REPORT and month >= LATE), date.words)
    for title in titles:
        if match := _FILE_YEAR.search(title):
            yield Year(year_in(match[1]), title)
    if genre == WORK_REPORT and (fact := year_of_review(reading)):
        yield Year(int(fact.value) + 1, f"{fact.words} in the review")
