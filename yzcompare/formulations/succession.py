"""Successors: which formulation took the place of another that later documents lack, with the evidence."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Postfix, Prefix

from yzcompare.formulations.kinds import FormulationKind
from yzcompare.formulations.occurrences import Formulation, Occurrence, opening
from yzcompare.genre.phrases import fold, patterns, phrases
from yzcompare.genre.rarity import background, words
from yzcompare.messages import Message, listed, say
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import clauses, sentences
from yzcompare.tasks import Alignment

STEM = 3
"""Characters that two positionings share before their last word: 现代服务业核心区 → 现代服务业引领区."""

ALIKE = 72
"""Similarity of two wordings (of 100) in linked sections that makes the later one a new form of the earlier."""

ALIKE_ONLY = 0.8
"""What likeness counts beside what says more: a stem, a number code, a name counted anew."""

FRAMED = 85.0
"""Score from which a successor has the frame of what it follows, not only much the same words."""

SHARED_WORDS = 2
"""Rare words that the sentences of two number codes share: 围绕“11241”… 招商…图谱 → 紧盯“4311”… 招商图谱."""

RARE = 3.0
"""Rarity (genre.rarity) from which a shared word says something."""

BEGUN = 2
"""Characters with which both wordings begin, where one is a new form of the other: not 一厂一策 → 一圈一策."""

EXCERPT = 30
"""Characters on either side of a phrase that its evidence quotes."""

NUMBERED = 3
"""Characters of what is counted, from which the word for its kind may be an everyday one: 三大科创圈行动 → 两大科创圈行动."""

_CODE = re.compile(r"\d{3,}")
_NUMBERED = re.compile(
    r"([一二两三四五六七八九十])(?![一二两三四五六七八九十])([大个项条张类]?)(\w+?)(?:工程|行动|计划|战略|项目)?"
)
_TITLE = re.compile("(?:示范|模范|试点|实验|试验|先行|先导|文明)[区市县省城]")
_RANK = re.compile("国家级|省级|市级|县级|区级|全国|国家|全省|全市")
_RUNNING = re.compile("[0-9一二两三四五六七八九十]连[冠胜增降涨]")
_COUNTY = re.compile("[县州旗]$")
_MINOR = re.compile(r"[\d〇零一二两三四五六七八九十百千、和与及其的]")


@dataclass(frozen=True, slots=True)
class Successor:
    """What took a formulation's place, both places in words with the reason, and the reason alone."""

    text: str
    evidence: str
    reason: str
    score: float


NONE = Successor("", "", "", 0.0)


def successors(
    readings: Sequence[Reading],
    alignments: Mapping[tuple[str, str], Alignment],
    by_document: Mapping[str, tuple[Formulation, ...]],
    held: Mapping[str, list[Formulation]],
) -> dict[str, Successor]:
    """What took the place of a phrase, with the evidence; only for phrases whose words later documents lack."""
    found: dict[str, Successor] = {}
    order = {reading.document.id: number for number, reading in enumerate(readings)}
    bare = {reading.document.id: fold(reading.text.text) for reading in readings}
    for earlier, later in combinations(readings, 2):
        pair = alignments.get((earlier.document.id, later.document.id))
        texts = bare[earlier.document.id], bare[later.document.id]
        linked = {(each.source, each.target) for each in pair.links} if pair else set()
        # A successor comes after: it does not stand in the earlier document or before.
        last, first = order[earlier.document.id], order[later.document.id]
        gone = [f for f in by_document[earlier.document.id] if order[held[fold(f.text)][-1].document] == last]
        come = [f for f in by_document[later.document.id] if order[held[fold(f.text)][0].document] == first]
        with_trait: dict[str, list[int]] = defaultdict(list)
        for number, new in enumerate(come):
            for trait in _traits(new):
                with_trait[trait].append(number)
        for old in gone:
            if fold(old.text) in found:
                continue
            # In the order of the text: of equals the first is taken.
            fitting = sorted({number for trait in _traits(old) for number in with_trait.get(trait, ())})
            best = max(
                (
                    (score, come[number], why)
                    for number in fitting
                    if not both_stand(fold(old.text), fold(come[number].text), *texts)
                    for score, why in _reasons(earlier, later, old, come[number], linked)
                ),
                key=lambda each: each[0],
                default=None,
            )
            if best is not None:
                score, new, why = best
                found[fold(old.text)] = Successor(
                    new.text, _evidence(earlier, old, later, new, why), why, score
                )
    return found


def both_stand(old: str, new: str, earlier: str, later: str) -> bool:
    """Whether the older phrase still stands in the later text, or the newer one already stood in the earlier.

    Where both end alike, what stands before their common end tells them apart; it is looked for as well.

    >>> both_stand("创新驱动战略", "人才强市战略", "创新驱动战略", "人才强市战略与创新驱动并举")
    True
    >>> both_stand("现代服务业核心区", "现代服务业引领区", "现代服务业核心区", "现代服务业引领区")
    False
    """
    if old in later or new in earlier:
        return True
    end = Postfix.similarity(old, new)
    former, latter = old[: len(old) - end], new[: len(new) - end]
    shorter = min(len(former), len(latter))
    told_apart = shorter >= STEM and shorter > Prefix.similarity(former, latter)
    return told_apart and (former in later or latter in earlier)


def renumbered(old: str, new: str) -> bool:
    """Whether only numbers, joints or particles of two wordings differ: the next plan or campaign of its kind
    is another one, and another joint is no other phrase.

    >>> renumbered("六五普法", "八五普法"), renumbered("一中心多基地", "一中心、多基地")
    (True, True)
    >>> renumbered("11241", "4311"), renumbered("一企一专班", "一企一策一专班")
    (False, False)
    """
    rest = _MINOR.sub("", old)
    return bool(rest) and rest == _MINOR.sub("", new)


def same_thing(old: str, new: str) -> bool:
    """Whether two folded names are one thing in more or fewer words, or the next in a running count: no reader learns of it.

    >>> same_thing("168招商体系", "168体系"), same_thing("骆马湖国家级旅游度假区", "骆马湖旅游度假区")
    (True, True)
    >>> same_thing("十一连冠", "十二连冠"), same_thing("11241产业体系", "4311"), same_thing("四久工程", "两久")
    (True, False, False)
    """
    codes = [_CODE.findall(name) for name in (old, new)]
    if codes[0] and codes[0] == codes[1]:
        return True
    one, other = _RANK.sub("", old), _RANK.sub("", new)
    return one in other or other in one or bool(_RUNNING.search(old) and _RUNNING.search(new))


def recounted(old: str, new: str) -> str:
    """What two names count, where only their number differs and the place alone calls things so; else nothing.

    >>> recounted("四久工程", "两久"), recounted("三大攻坚战", "两大攻坚战"), recounted("六五普法", "八五普法")
    ('久', '', '')
    """
    before, after = _counted(old), _counted(new)
    return before if before == after and old != new else ""


def _counted(name: str) -> str:
    """What a name with a number counts; nothing where reports of many places count so."""
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return ""
    number, classifier, core = match.groups()
    usual = name in phrases() or f"{number}{classifier}{core}" in phrases() or core in patterns().families
    return "" if usual or (classifier and len(core) < NUMBERED) else core


def _traits(phrase: Formulation) -> Iterator[str]:
    """What a phrase and its successor have in common, one thing at least: whatever `_reasons` tells rests on one.

    Phrases are many and few share anything; those that share nothing are not set beside each other.
    """
    folded = fold(phrase.text)
    yield f"{phrase.kind} ends in {folded[-2:]}"
    if _CODE.match(folded):
        yield f"{phrase.kind} is a number code"
    if core := _counted(folded):
        yield f"{phrase.kind} counts {core}"
    if phrase.kind == FormulationKind.POSITIONING and len(stem := _stem(folded)) >= STEM:
        yield f"stem {stem}"


def _reasons(
    earlier: Reading, later: Reading, old: Formulation, new: Formulation, linked: set[tuple[str, str]]
) -> Iterator[tuple[float, Message]]:
    """Why a phrase may have taken another's place, with a score; nothing where nothing says so."""
    before, after = fold(old.text), fold(new.text)
    if old.kind == new.kind == FormulationKind.POSITIONING:
        stem = _stem(before)
        if (
            len(stem) >= STEM
            and stem == _stem(after)
            and not _another(before[len(stem) :], after[len(stem) :])
        ):
            yield 100.0, say("“{stem}” stays, the word behind it changes", stem=stem)
    if old.kind == new.kind and (core := recounted(before, after)):
        yield FRAMED, say("“{stem}” stays, the number before it changes", stem=core)
    places = {(a.section, b.section) for a in old.occurrences for b in new.occurrences}
    if not places & linked or old.kind != new.kind:
        return
    if _CODE.match(before) and _CODE.match(after):
        shared = _shared(earlier, old, later, new)
        if len(shared) >= SHARED_WORDS:
            yield (
                90.0,
                say("number codes of the same task, whose sentences share {words}", words=listed(shared[:3])),
            )
    if renumbered(before, after) or before[:BEGUN] != after[:BEGUN]:
        return
    likeness = fuzz.ratio(before, after)
    if likeness >= ALIKE and before not in after and after not in before and before[-2:] == after[-2:]:
        yield likeness * ALIKE_ONLY, say("the same task, nearly the same words")


def _stem(text: str) -> str:
    """What stands before the last word of a positioning.

    >>> _stem("现代服务业核心区"), _stem("现代服务业引领区")
    ('现代服务业', '现代服务业')
    """
    head = max((h for h in patterns().heads if text.endswith(h)), key=len, default="")
    return text[: -len(head)] if head else ""


def _another(before: str, after: str) -> bool:
    """Whether two last words of a positioning are titles of one kind in other words, or one is of a county.

    >>> _another("示范城市", "示范市"), _another("示范区", "强县"), _another("核心区", "引领区")
    (True, True, False)
    """
    titles = bool(_TITLE.match(before)) and bool(_TITLE.match(after))
    return titles or bool(_COUNTY.search(before)) != bool(_COUNTY.search(after))


def _shared(earlier: Reading, old: Formulation, later: Reading, new: Formulation) -> list[str]:
    """Rare words that a sentence of one phrase shares with one of the other, rarest first, then by their characters."""
    scale = background()
    said = [
        {word for o in form.occurrences for word in words(_around(reading, o, sentence=True))}
        for reading, form in ((earlier, old), (later, new))
    ]
    rarity = {word: scale.rarity(scale.words.get(word, 0)) for word in said[0] & said[1]}
    return sorted((w for w, value in rarity.items() if value >= RARE), key=lambda w: (-rarity[w], w))


def _around(reading: Reading, occurrence: Occurrence, *, sentence: bool = False) -> str:
    """The clause, or sentence, that an occurrence stands in."""
    text = reading.text.text
    start, end = reading.text.place(occurrence.start), reading.text.place(occurrence.end)
    first = opening(text, start)
    pieces = (sentences if sentence else clauses)(text, first, min(len(text), end + 300))
    held = [text[p.start : p.end] for p in pieces if p.start < end and p.end > start]
    return "".join(held)


def _evidence(earlier: Reading, old: Formulation, later: Reading, new: Formulation, why: str) -> str:
    """Both places in words, and the reason."""
    quotes = []
    for reading, form in ((earlier, old), (later, new)):
        clause = _around(reading, form.occurrences[0])
        at = max(0, clause.find(form.text))
        cut = clause[max(0, at - EXCERPT) : at + len(form.text) + EXCERPT].strip()
        quotes.append(f"{reading.document.id}: 「{cut}」")
    return f"{' → '.join(quotes)}; {why}"
