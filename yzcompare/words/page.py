"""What notebook 06 shows of words: those typical of each document, and where any word stands."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from yzcompare.absences import Presence, seek_phrase
from yzcompare.corpus import Corpus, chosen_years
from yzcompare.formulations import lives_of, name_of
from yzcompare.genre.terms import genre_terms
from yzcompare.messages import SEMICOLON, Message, listed, say, say_n, together
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.showing import fragments
from yzcompare.showing.figures import Look, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.front import in_front
from yzcompare.showing.html import Html
from yzcompare.words.charts import word_bars
from yzcompare.words.concordance import Line, concordance, line
from yzcompare.words.keyness import CERTAIN, Keyword, keywords, names_a_thing

MORE, LESS = 12, 5
"""Words shown that a document uses more, and less, than the others."""

LINES = 4
"""Concordance lines shown of a word in a document."""

OPEN_LINES = 12
"""Concordance lines of a word that is asked for; the others stand behind a switch."""

COLUMNS = 4
"""Panels beside each other on a wide page."""

ROW = 0.235
"""Inches of a word."""

NAMED = 2
"""Words of a document that the title names."""

REACH = 1.35
"""Part of the greatest z-score that the axis ends at, to leave room for labels."""


def typical(corpus: Corpus, documents: Sequence[str], scope: str) -> dict[str, list[Keyword]]:
    """For each document the words that it uses more than all others, then those it uses less; of many the newest."""
    readings = chosen_years(corpus, documents)
    terms = genre_terms() | {life.text for life in lives_of(corpus)}
    found = {}
    own = {life.text for life in lives_of(corpus)}
    for document, every in keywords(readings, scope, terms).items():
        ranked = [each for each in every if each.word in own or names_a_thing(each.word)]
        more = [each for each in ranked if each.z >= CERTAIN][:MORE]
        less = [each for each in reversed(ranked) if each.z <= -CERTAIN][:LESS]
        if more or less:
            found[document] = more + less
    return {document: found[document] for document in in_front(list(found), documents)}


def typical_chart(corpus: Corpus, documents: Sequence[str], scope: str) -> Fragment:
    """The words typical of each document, a panel a document."""
    found = typical(corpus, documents, scope)
    if not found:
        return fragments.sentences([_nothing(scope)])
    longest = max(len(words) for words in found.values())
    reach = REACH * max(abs(word.z) for words in found.values() for word in words)

    def draw(look: Look) -> Figure:
        columns = 1 if look.narrow else min(COLUMNS, len(found))
        rows = -(-len(found) // columns)
        heights = [len(words) for words in found.values()] if look.narrow else [longest] * rows
        drawn = new_figure(look.width, sum(0.5 + ROW * height for height in heights))
        ratios = [2 + height for height in heights]
        axes = list(drawn.subplots(rows, columns, squeeze=False, height_ratios=ratios).flat)
        for (document, words), ax in zip(found.items(), axes, strict=False):
            bars = frame([(w.word, w.z, w.count) for w in words], ["word", "z", "count"])
            word_bars(ax, bars, reach, len(words) if look.narrow else longest)
            ax.set_title(document, fontsize=10)
        for ax in axes[len(found) :]:
            ax.set_visible(False)
        return drawn

    first = {document: [w.word for w in words if w.z > 0][:NAMED] for document, words in found.items()}
    told = [
        say("{document}: {words}", document=document, words=listed([name_of(word) for word in words]))
        for document, words in list(first.items())[-COLUMNS:]
        if words
    ]
    return fragments.figure(
        draw,
        "words",
        say("Said more than in the others: {told}", told=together(told, between=SEMICOLON))
        if told
        else say("No document says a word more often than the others beyond chance"),
        say(
            "Words of the {scope} that name a thing; to the right what a document says more often than the others together, "
            "to the left, pale, what it says less often; at the bar, how often it says it",
            scope=SCOPE_NAMES[scope],
        ),
        say(
            "The longer a bar, the less it can be chance; only words in two sections or more that stand out by 1.96 "
            "standard errors are shown. Of a thousand words chance alone would lift some twenty-five. Weighted log-odds "
            "with the genre's usage as prior (Monroe, Colaresi and Quinn 2008), in the text held."
        ),
        _data(found),
        key=[DOCUMENT, WORD],
    )


DOCUMENT, WORD = say("document"), say("word")


def _data(found: Mapping[str, Sequence[Keyword]]) -> pd.DataFrame:
    """The figures behind the chart."""
    rows = [
        (
            document,
            w.word,
            w.count,
            w.others,
            round(w.rate, 1),
            round(w.other_rate, 1),
            round(w.z, 1),
            w.sections,
        )
        for document, words in found.items()
        for w in words
    ]
    columns = [
        DOCUMENT,
        WORD,
        say("uses"),
        say("in the others"),
        say("per 10,000 words"),
        say("in the others, per 10,000 words"),
        say("how far it stands out (z)"),
        say("in how many sections"),
    ]
    return frame(rows, columns)


def _nothing(scope: str) -> Message:
    return say(
        "No word stands out: fewer than two documents hold text of the {scope}, or they speak alike.",
        scope=SCOPE_NAMES[scope],
    )


def typical_lines(corpus: Corpus, documents: Sequence[str], scope: str) -> Fragment:
    """The typical words of each document where they stand, behind a switch for each document."""
    found = typical(corpus, documents, scope)
    if not found:
        return fragments.sentences([say("Without typical words there are no places to show.")])
    return fragments.stack(
        fragments.folded(
            say("Where the words of {document} stand", document=document),
            _table(
                corpus,
                _examples(corpus, words),
                say("Up to {lines} places of each word of {document}", lines=LINES, document=document),
            ),
        )
        for document, words in found.items()
    )


def _examples(corpus: Corpus, words: Iterable[Keyword]) -> list[Line]:
    """Some places of each word: those in the document itself, or in the others where it has none."""
    shown = []
    for word in words:
        at = [line(corpus[document], place) for document, places in word.places.items() for place in places]
        shown += at[:LINES]
    return shown


def _table(corpus: Corpus, lines: Sequence[Line], caption: Message) -> Fragment:
    titles = {name: section.title for name, section in corpus.sections.items()}
    rows = [
        (
            each.document,
            _context(each),
            titles.get(each.section, ""),
            fragments.place(corpus.cite(each.document, each.start, each.end)),
        )
        for each in lines
    ]
    context, section = say("in its context"), say("section")
    shown = frame(rows, [DOCUMENT, context, section, say("where it stands")])
    return fragments.table(shown, caption, chinese=[context, section], key=[DOCUMENT, context])


def _context(each: Line) -> Fragment:
    html = Html("{}<mark>{}</mark>{}").format(each.before, each.word, each.after)
    return Fragment(html, f"{each.before}[{each.word}]{each.after}")


def any_word(corpus: Corpus, documents: Sequence[str], word: str, scope: str) -> Fragment:
    """Every place where a word stands, by document; without a word the most typical one is taken."""
    asked = word or _most_typical(corpus, documents, scope)
    readings = chosen_years(corpus, documents)
    if not asked or not readings:
        return fragments.sentences([_nothing(scope)])
    by_document = {r.document.id: list(concordance(r, asked, scope)) for r in readings}
    counts = [
        say("{document}: {count}", document=name, count=len(found) or _silent(corpus[name], asked, scope))
        for name, found in by_document.items()
    ]
    told = fragments.sentences(
        [
            say(
                "How often {word} stands in the {scope}, inside longer words too: {counts}.",
                word=name_of(asked),
                scope=SCOPE_NAMES[scope],
                counts=together(counts, between=SEMICOLON),
            )
        ]
    )
    lines = [each for found in by_document.values() for each in found]
    if not lines:
        return told
    shown = told + _table(
        corpus,
        lines[:OPEN_LINES],
        say("{word} where it stands, in the order of the documents", word=name_of(asked)),
    )
    rest = lines[OPEN_LINES:]
    if not rest:
        return shown
    more = say("More places of {word}", word=name_of(asked))
    return shown + fragments.folded(
        say_n("{n} more place", "{n} more places", len(rest)), _table(corpus, rest, more)
    )


def _silent(reading: Reading, word: str, scope: str) -> Message:
    """What it means that a word does not stand in a scope of a document, by the search of its whole text."""
    search = seek_phrase(reading, word)
    if search.found:
        return say("0, but {count} in the whole text", count=search.found.count)
    if search.presence is Presence.ABSENT:
        return say("not there")
    return (
        say("not in what is held, so it cannot be told")
        if search.lacking
        else say("not to the letter, but something near it is there")
    )


def _most_typical(corpus: Corpus, documents: Sequence[str], scope: str) -> str:
    found = [word for words in typical(corpus, documents, scope).values() for word in words]
    return max(found, key=lambda word: word.z).word if found else ""
