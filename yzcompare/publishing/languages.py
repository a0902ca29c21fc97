"""A page of one language: what its messages say in the others is left out."""

import re

from yzcompare.errors import InputError
from yzcompare.messages import LANGUAGES

_TAG = re.compile(r"<(?:!--.*?--|/?[A-Za-z][^<>]*)>", re.S)
_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")
_IN = re.compile(r'\bclass="(?:[^"]* )?in"')
_LANG = re.compile(r'\blang="([^"]*)"')
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "meta", "link", "col", "area", "source"})
_RAW = re.compile(r"(<(script|style)\b.*?</\2>)", re.S)


def languages_of(chosen: str) -> tuple[str, ...]:
    """The languages of a page: the one chosen, or all.

    Raises InputError for one that there is none of.

    >>> languages_of(""), languages_of("en")
    (('zh', 'en'), ('en',))
    """
    if not chosen:
        return LANGUAGES
    if chosen not in LANGUAGES:
        raise InputError(f"there is no language {chosen!r}", hint=f"write one of: {', '.join(LANGUAGES)}")
    return (chosen,)


def only(page: str, language: str) -> str:
    """A page in one language: elements and attributes of the others are gone, those of this one are shown.

    >>> only('<p title="持平" data-zh-title="持平" data-en-title="kept"><span class="in" lang="zh">持<b>平</b></span>'
    ...      '<span class="in" lang="en" hidden>kept</span></p>', "en")
    '<p title="kept"><span class="in" lang="en">kept</span></p>'
    """
    kept: list[str] = []
    depth = 0
    """How many elements stand open inside one that is left out."""
    for number, piece in enumerate(_RAW.split(page)):
        if number % 3 == 2:
            continue  # the name that the pattern caught
        if number % 3 == 1:
            kept.append(piece if not depth else "")
            continue
        place = 0
        for tag in _TAG.finditer(piece):
            if not depth:
                kept.append(piece[place : tag.start()])
            place = tag.end()
            depth = _step(tag[0], depth, language, kept)
        if not depth:
            kept.append(piece[place:])
    return "".join(kept)


def _step(tag: str, depth: int, language: str, kept: list[str]) -> int:
    """Take one tag, keeping it or not; how deep in what is left out the text behind it stands."""
    name = _NAME.match(tag)
    closes = tag.startswith("</")
    opens = (
        bool(name) and not closes and not tag.endswith("/>") and name[1].lower() not in _VOID
        if name
        else False
    )
    if depth:
        return depth - 1 if closes else depth + opens
    said = _LANG.search(tag)
    if opens and _IN.search(tag) and said and said[1] != language:
        return 1
    if _IN.search(tag):
        tag = tag.replace(" hidden", "")
    kept.append(_attributes(tag, language))
    return 0


def _attributes(tag: str, language: str) -> str:
    """A tag whose attributes speak one language."""
    for own in re.findall(rf' data-{language}-([\w-]+)="', tag):
        value = re.search(rf' data-{language}-{own}="([^"]*)"', tag)
        assert value
        words = value[1]
        tag = re.sub(rf' {own}="[^"]*"', lambda _, own=own, words=words: f' {own}="{words}"', tag)  # type: ignore[misc]
        for each in LANGUAGES:
            tag = re.sub(rf' data-{each}-{own}="[^"]*"', "", tag)
    return tag
