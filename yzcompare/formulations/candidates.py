"""Candidates: stretches of a text that are worded like a formulation (提法), by the rule that found them.

Five rules, each one that an editor would name: a name in quotation marks; a parallel of matching
members; a wording that many places write alike (lexicon/phrases.csv, counted); a name that ends in a
word of positioning or of programme; a coined name around the place's own. The words are in
lexicon/formulations.toml. Where candidates overlap the longest stands.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

import rjieba

from yzcompare.formulations.kinds import Candidate, FormulationKind
from yzcompare.formulations.named import names
from yzcompare.formulations.parallels import CLAUSE, objects, parallels
from yzcompare.genre.phrases import QUOTE_MARKS, QUOTES, Phrase, by_opening, fold, patterns, phrases
from yzcompare.genre.rarity import background
from yzcompare.numbers.vocabulary import either

LONGEST_QUOTE = 30
LONGEST_TAIL = 8
"""Characters: a quoted name, what a quoted name is followed by."""

SHORT = 4
"""Characters: up to this length a known wording stands by chance in longer words (新城建 in 新城建设)."""

COMMON = 20
"""Sections of the background: a quoted word that occurs in so many is an ordinary word, used figuratively."""

SELDOM, ALWAYS = 0.27, 0.7
"""Share of quoted occurrences: below the first, unquoted ones are no name; above the second, nor are short ones."""

HALVES = ("parallel", "principle", "fixed", "pair")
"""Rules whose finds may be one member of a series that is a slogan as a whole; names in a series are several."""

_NUMBER = "一二两三四五六七八九十百千"
_NAMING = re.compile(r"[^\W\d]|\d{3}|\d\+")
"""What a quoted name holds: a letter or a code; a date is none (“9·8”地震)."""

_QUOTED = re.compile(r"“([^“”\n]{1,40})”")
_SCHEME = re.compile(rf"^[0-9{_NUMBER}N+]+$|^[{_NUMBER}\d]+(?:个|大|项|张|类|位|高|地|点|步|首|型|区|化|名)")


def quoted(text: str) -> Iterator[Candidate]:
    """Names in quotation marks, with the noun that belongs to them: “五位一体”总体布局.

    >>> text = "统筹推进“五位一体”总体布局，增强“四个意识”，提升政策“温度”"
    >>> [text[c.start : c.end] for c in quoted(text)]
    ['“五位一体”总体布局', '四个意识']
    """
    uses = Counter(_QUOTED.findall(text))
    for match in _QUOTED.finditer(text):
        name = match[1]
        if len(name) > LONGEST_QUOTE or name.endswith(patterns().refused) or not _NAMING.search(name):
            continue
        tail = _tail(text, match.end(), name)
        if tail:
            yield Candidate(match.start(), match.end() + tail, FormulationKind.PROGRAMME, "quoted")
        elif len(name) > 1 and not _ordinary(name, uses[name], text[match.end() : match.end() + 4]):
            members = name.split("、")
            if len(members) > 1 and all(m.endswith(patterns().heads) for m in members):
                place = match.start(1)
                for member in members:
                    yield Candidate(place, place + len(member), FormulationKind.POSITIONING, "quoted")
                    place += len(member) + 1
            else:
                yield Candidate(
                    match.start(1), match.end(1), _kind_of_quote(name, text, match.end()), "quoted"
                )


def _tail(text: str, end: int, name: str) -> int:
    """Characters after a quoted name that belong to it: a number or a bare word needs its noun."""
    if not (_SCHEME.match(name) or len(name) <= 3 or fold(name).isascii()):
        return 0
    clause = CLAUSE.match(text, end, end + LONGEST_TAIL + 4)
    if clause is None or QUOTES.match(clause[0]):
        return 0
    size = 0
    for word in rjieba.cut(clause[0]):
        size += len(word)
        if size > LONGEST_TAIL:
            return 0
        if word.endswith(patterns().tails):
            return size
        if word in patterns().stops and word != "工作" and not (word == "的" and len(name) == 1):
            return 0  # “严”的主基调, but not “三支柱”的体系
    return 0


def _ordinary(name: str, uses: int, behind: str) -> bool:
    """Whether a quoted word is one of everyday language, used figuratively: “温度”, “梧桐树”, “按图索骥”.

    It is when many sections use it unquoted, or when it is a word of the dictionary that the text
    quotes once and calls no programme.
    """
    if name in patterns().figures:
        return True
    if name in phrases() or _SCHEME.match(name):
        return False
    if background().words.get(name, 0) >= COMMON:
        return True
    single = len(list(rjieba.cut(name, False))) == 1
    called = any(head in behind for head in patterns().programmes)
    return single and not called and uses == 1


def _kind_of_quote(name: str, text: str, end: int) -> FormulationKind:
    words = patterns()
    if name.endswith((*words.heads, *words.scoped)):
        return FormulationKind.POSITIONING
    if _SCHEME.match(name):
        known = phrases().get(name)
        return FormulationKind.SLOGAN if known and name[1:2] == "个" else FormulationKind.PROGRAMME
    if "、" in name or "，" in name:
        return FormulationKind.SLOGAN
    following = re.match(rf"[^，。、“”]{{0,4}}?(?:{either(words.brands)})", text[end : end + 8])
    return FormulationKind.BRAND if following else FormulationKind.PROGRAMME


def known(text: str) -> Iterator[Candidate]:
    """Wordings that many places write alike, quotation marks inside them folded away.

    >>> [c.rule for text in ["抓好新城建设", "推进新城建"] for c in known(text)]
    []
    """
    places = [i for i, character in enumerate(text) if character not in QUOTE_MARKS and character != "\n"]
    folded = "".join(text[i] for i in places)
    edges = {0, *accumulate(map(len, rjieba.cut(folded)))}
    table, openings = phrases(), by_opening()
    at = 0
    while at < len(folded) - 1:
        for size in openings.get(folded[at : at + 2], ()):
            # A slice at the end of the text is shorter than the phrases asked for.
            phrase = table.get(folded[at : at + size]) if at + size <= len(folded) else None
            if phrase is None:
                continue
            bounded = _bounded(text, places, at, size)
            if bounded or (_free(phrase) and (size > SHORT or {at, at + size} <= edges)):
                start, end = places[at], places[at + size - 1] + 1
                at += size
                start, end = _with_quotes(text, start, end)
                if text[start:end].count("”") == text[start:end].count("“"):
                    yield Candidate(start, end, _kind_of_known(phrase), phrase.mark)
                break
        else:
            at += 1


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the quotation mark beside it whose partner it holds."""
    opened, closed = text[start:end].count("“"), text[start:end].count("”")
    if closed > opened and text[start - 1 : start] == "“":
        return start - 1, end
    if opened > closed and text[end : end + 1] == "”":
        return start, end + 1
    return start, end


def _kind_of_known(phrase: Phrase) -> FormulationKind:
    words = patterns()
    if phrase.text.endswith((*words.heads, *words.scoped)):
        return FormulationKind.POSITIONING
    if phrase.mark == "quoted":
        return (
            FormulationKind.SLOGAN
            if phrase.text[1:2] == "个" or "、" in phrase.text
            else FormulationKind.PROGRAMME
        )
    return (
        FormulationKind.PROGRAMME
        if phrase.text.endswith((*words.programmes, *words.always, "普法", "规划"))
        else FormulationKind.SLOGAN
    )


def _free(phrase: Phrase) -> bool:
    """Whether a phrase is known without quotation marks: neither a short name that always has them
    (三无 may be any three and none), nor a word that seldom does."""
    if phrase.mark != "quoted":
        return True
    return phrase.quoted >= SELDOM and (len(phrase.text) > 3 or phrase.quoted < ALWAYS)


def _bounded(text: str, places: list[int], at: int, size: int) -> bool:
    """Whether a wording stands in quotation marks here."""
    before, after = places[at] - 1, places[min(at + size, len(places)) - 1] + 1
    return before >= 0 and text[before] == "“" and text[after : after + 1] == "”"


def _around_place(candidate: Candidate, name: str, place: tuple[str, ...]) -> Candidate:
    """A quoted name with the place's own in it says what the place is (平安渝中), or is a brand (投资渝中)."""
    if (
        candidate.kind is not FormulationKind.PROGRAMME
        or "、" in name
        or not any(own in name for own in place)
    ):
        return candidate
    says = any(f"{modifier}{own}" == name for modifier in patterns().modifiers for own in place)
    return replace(candidate, kind=FormulationKind.POSITIONING if says else FormulationKind.BRAND)


def candidates(text: str, place: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
    """Find the candidates of a clean text, in its order; where two overlap the longer stands, and what is counted before what only matches.

    A slogan that is a member of a series is half of it: the series stands.

    >>> text = "坚持人民至上、生命至上"
    >>> [text[c.start : c.end] for c in candidates(text)]
    ['人民至上、生命至上']
    """
    marked = [_around_place(each, text[each.start : each.end], place) for each in quoted(text)]
    counted = [*marked, *known(text), *names(text, place)]
    halves = sorted((each.start, each.end) for each in counted if each.rule in HALVES)
    found = [(0, each) for each in counted]
    for series, by_form in ((parallels(text), True), (objects(text), False)):
        for start, end in series:
            inside = halves[bisect_left(halves, (start, 0)) : bisect_left(halves, (end, 0))]
            sure = any(other <= end for _, other in inside)
            if sure or by_form:
                found.append((not sure, Candidate(start, end, FormulationKind.SLOGAN, "parallel")))
    taken: list[Candidate] = []
    held = bytearray(len(text))
    for _, each in sorted(found, key=lambda f: (f[0], f[1].start - f[1].end, f[1].start)):
        if not any(held[each.start : each.end]):
            held[each.start : each.end] = b"\1" * (each.end - each.start)
            taken.append(each)
    return tuple(sorted(taken, key=lambda c: c.start))
