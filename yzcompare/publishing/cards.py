"""Findings as the index shows them: a card with both sentences unfolded for the heaviest, a line for the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, say, together
from yzcompare.reading.citation import Citation
from yzcompare.showing.finding import Finding, Kind, Side, When, ranked, when
from yzcompare.showing.fragments import place, source_page
from yzcompare.showing.html import Html, attribute
from yzcompare.showing.keys import key_of
from yzcompare.themes.lexicon import theme_name

CARDS = 12
"""Findings that are shown as cards."""

OF_EACH = {When.CHANGED: 5, When.BECAME: 3, When.OVER_YEARS: 4}
"""Cards under each heading, where there are so many findings; what one leaves goes to the others."""

SIDES = 4
"""Sentences that a card shows at once; of more the first and the last ones, the others behind a switch."""

LEAST = 0.2
"""The weight below which a finding is left to its own page."""

LONGEST = 150
"""Characters of a sentence that a card shows whole; of a longer one the part around what it is quoted for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading of the index: those that are cards, and the others."""

    heading: Message
    cards: tuple[Finding, ...]
    others: tuple[Finding, ...]


def grouped(corpus: Corpus, found: Iterable[Finding]) -> tuple[Group, ...]:
    """Findings under what they are beside the newest report: what it changed comes first, the long runs last.

    Whoever comes back each January reads first what the new report brought, then what became of the promises
    of the one before. Under one heading a thing is told once.
    """
    kept = list(found)
    newest, before = ([*(r.document.id for r in reversed(corpus.years)), "", ""])[:2]
    told = {each: ranked(f for f in kept if when(f, before, newest) is each) for each in When}
    room = {each: min(len(told[each]), OF_EACH[each]) for each in When}
    for each in chain.from_iterable([When.CHANGED, When.OVER_YEARS, When.BECAME] for _ in range(CARDS)):
        if sum(room.values()) < CARDS and room[each] < len(told[each]):
            room[each] += 1
    headings = {
        When.CHANGED: say("What {newest} changed beside {before}", newest=newest, before=before),
        When.BECAME: say("What became of the promises of {before}", before=before),
        When.OVER_YEARS: say("Over the years"),
    }
    return tuple(
        Group(headings[each], told[each][: room[each]], told[each][room[each] :])
        for each in When
        if told[each]
    )


def anchor_of(found: Finding) -> str:
    """The id of a finding on the index: the same as long as it says the same of the same thing."""
    return f"finding-{key_of(found.kind.value, found.about or found.text)}"


def cards(found: Iterable[Finding], known: Mapping[str, frozenset[str]]) -> Html:
    """Findings, one a card; `known` are the ids of the pages that were made."""
    return Html('<ol class="found">{}</ol>').format(Html().join(_card(each, known) for each in found))


def lines(found: Iterable[Finding], known: Mapping[str, frozenset[str]]) -> Html:
    """Findings in a sentence each under what they are about, with their sentences behind a switch."""
    kept = list(found)
    kinds = dict.fromkeys(each.kind for each in kept)
    return Html().join(
        Html('<section class="news"><h3>{}</h3><ul>{}</ul></section>').format(
            kind, Html().join(_line(each, known) for each in kept if each.kind is kind)
        )
        for kind in (each for each in Kind if each in kinds)
    )


def _card(found: Finding, known: Mapping[str, frozenset[str]]) -> Html:
    years = [side.document for side in found.sides]
    over = " → ".join(dict.fromkeys(years))
    theme = Html(" · {}").format(theme_name(found.theme)) if found.theme else Html()
    return Html(
        '<li class="card" id="{}" data-key="{}"><p class="kind">{} · {}{}</p><h3>{}</h3>{}{}{}</li>'
    ).format(
        anchor_of(found),
        key_of(found.kind.value, found.about or found.text),
        found.kind,
        over,
        theme,
        found.text,
        found.picture,
        _sides(found.sides),
        _more(found, known),
    )


def _line(found: Finding, known: Mapping[str, frozenset[str]]) -> Html:
    behind = (
        Html("<details><summary>{}</summary>{}</details>").format(say("The sentences"), _sides(found.sides))
        if any(side.cited for side in found.sides)
        else Html()
    )
    return Html('<li id="{}" data-key="{}"><p>{} {}</p>{}</li>').format(
        anchor_of(found),
        key_of(found.kind.value, found.about or found.text),
        found.text,
        _more(found, known, "span"),
        behind,
    )


def _more(found: Finding, known: Mapping[str, frozenset[str]], element: str = "p") -> Html:
    """The link to the row that the finding stands in, where that page was made and holds it."""
    if found.anchor not in known.get(found.page, ()):
        return Html()
    return Html('<{} class="more"><a class="evidence" href="{}"{}>{}</a></{}>').format(
        element,
        found.address,
        attribute("aria-label", together([say("On its page:"), " ", found.text])),
        say("on its page"),
        element,
    )


def _sides(sides: Sequence[Side]) -> Html:
    if len(sides) <= SIDES:
        return _beside(sides)
    between = sides[1 : 1 - SIDES]
    folded = Html("<details><summary>{}</summary>{}</details>").format(
        say("{n} more between them", n=len(between)), _beside(between)
    )
    return _beside((sides[0], *sides[1 - SIDES :])) + folded


def _beside(sides: Iterable[Side]) -> Html:
    return Html('<div class="sides">{}</div>').format(Html().join(map(_side, sides)))


def _side(side: Side) -> Html:
    """One side: its year, what it has, its sentence with that marked and the place it stands at."""
    head = Html(
        '<p class="side-head"><a class="year" href="{}">{}</a> <strong lang="zh">{}</strong></p>'
    ).format(source_page(side.document), side.document, side.shown)
    if side.cited is None:
        return Html('<div class="side silent">{}</div>').format(head)
    return Html(
        '<div class="side">{}<blockquote><p lang="zh">{}</p><footer>{} {}</footer></blockquote></div>'
    ).format(
        head,
        marked_sentence(side.cited),
        Html('<cite lang="zh">{}</cite>').format(side.cited.section),
        place(side.cited).html,
    )


def marked_sentence(cited: Citation, longest: int = LONGEST) -> Html:
    """The sentence of a citation with what is quoted marked; of a long one the part around it.

    >>> from yzcompare import load
    >>> marked_sentence(load().cite("2014", 394, 401), 40)
    Html('地区生产总值<mark>804.2亿元</mark>，增长12%；固定资产投资274…')
    """
    sentence, words = cited.sentence, cited.quotation
    start = sentence.find(words)
    if start < 0:
        return Html.escape(sentence)
    end = start + len(words)
    room = max(0, longest - len(words)) // 2
    first, last = (0, len(sentence)) if len(sentence) <= longest else (max(0, start - room), end + room)
    opening, closing = ("…" if first else ""), ("…" if last < len(sentence) else "")
    return Html("{}{}<mark>{}</mark>{}{}").format(
        opening, sentence[first:start], words, sentence[end:last], closing
    )
