"""What a web page says of its text: title, day, publisher, address."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.receiving.web_tree import Tag

_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s*(\S+)", re.I
)
_SITE = re.compile(r"\s*(?:[-_|－—–·>]|\s{2,})\s*")
_LONGEST = 200
_TITLES = ("articletitle", "og:title", "twitter:title")
_DAYS = ("pubdate", "article:published_time", "publishdate", "og:release_date")
_SOURCES = ("contentsource", "source")
_SITES = ("sitename", "og:site_name")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself, empty where it says nothing; the day as 2014-02-19."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    date: str = ""


def read_facts(page: str, head: Tag, body: Tag, lines: Iterable[str]) -> Facts:
    """What a page says of its text: its fields for machines first, then what its reader sees.

    `lines` are those of the page in order; what stands before a colon is looked for in their beginnings.
    """
    fields = _fields([*head.every(), *body.every()])
    said = [line for line in lines if len(line) <= _LONGEST]
    return Facts(
        _first(fields, _TITLES) or _heading(body) or _site_cut(head),
        _address(page, head, body, fields),
        _first(fields, _SOURCES) or _said(said, "sources") or _first(fields, _SITES),
        next((day for name in _DAYS if (day := day_in(fields.get(name, "")))), "")
        or day_in(_said(said, "dates")),
    )


def day_in(text: str) -> str:
    """The first day in a text as 2014-02-19; empty where there is none.

    >>> day_in("2014年2月19日 10:30"), day_in("2014-02-30")
    ('2014-02-19', '')
    """
    found = _DATE.search(text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def is_about_page(line: str) -> bool:
    """Whether a line says of the page when it came, from where, or how it is shown, and nothing of the text.

    >>> is_about_page("发布时间：2014-02-19 来源：市政府办 字体：【大 中 小】"), is_about_page("来源：广泛。")
    (True, False)
    """
    if len(line) > _LONGEST or "。" in line:
        return False
    words = [word for word in re.split(r"[\s|｜/【】\[\]()（）]+", line) if word]
    return bool(words) and (_label().match(line.strip("【[（( ")) is not None or set(words) <= _buttons())


@cache
def _label() -> re.Pattern[str]:
    page = lists.received().page
    names = sorted((*page["facts"], *page["dates"], *page["sources"]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})\s*[:：]")


@cache
def _buttons() -> frozenset[str]:
    return frozenset(lists.received().page["buttons"])


def _fields(tags: Iterable[Tag]) -> Mapping[str, str]:
    """The fields that a page has for machines, their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag.name == "meta":
            name = (tag.attributes.get("name") or tag.attributes.get("property") or "").lower()
            content = " ".join(tag.attributes.get("content", "").split())
            if name and content:
                found.setdefault(name, content[:_LONGEST])
    return found


def _first(fields: Mapping[str, str], names: Iterable[str]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _heading(body: Tag) -> str:
    """The only heading of the first order; where there are several, none of them is sure."""
    found = [tag.text for tag in body.every() if tag.name == "h1" and tag.text]
    return found[0][:_LONGEST] if len(found) == 1 else ""


def _site_cut(head: Tag) -> str:
    """The title in the browser's frame without the name of the site behind it."""
    title = next((tag.text for tag in head.every() if tag.name == "title"), "")
    parts = [part for part in _SITE.split(title) if part]
    return parts[0][:_LONGEST] if parts else ""


def _address(page: str, head: Tag, body: Tag, fields: Mapping[str, str]) -> str:
    saved = _SAVED.search(page[:5_000])
    linked = (
        tag.attributes.get("href", "")
        for tag in (*head.every(), *body.every())
        if tag.name == "link" and tag.attributes.get("rel", "").lower() == "canonical"
    )
    named = (
        saved[1] or saved[2] if saved else "",
        next(linked, ""),
        fields.get("og:url", ""),
        fields.get("url", ""),
    )
    return next((each for each in named if re.match(r"https?://\S+$", each)), "")


def _said(lines: Iterable[str], kind: str) -> str:
    """What a line says behind one of the words of a kind and a colon."""
    words = "|".join(map(re.escape, sorted(lists.received().page[kind], key=len, reverse=True)))
    for line in lines:
        found = re.search(rf"(?:^|[\s|｜【\[（(])(?:{words})\s*[:：]\s*([^\s|｜】\]）)]{{2,40}})", line)
        if found and "。" not in line:
            return found[1]
    return ""
