"""What notebook 06 shows of words: those typical of each document, and where any word stands."""

from collections.abc import Iterable, Sequence

import pandas as pd

from yzcompare.absences import Presence, seek_phrase
from yzcompare.corpus import Corpus, chosen_years
from yzcompare.formulations import lives_of
from yzcompare.genre.terms import genre_terms
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import SCOPE_NAMES
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import Html
from yzcompare.showing.names import colours_of
from yzcompare.words.charts import word_bars
from yzcompare.words.concordance import Line, concordance, line
from yzcompare.words.keyness import CERTAIN, Keyword, keywords

MORE, LESS = 12, 5
"""Words shown that a document uses more, and less, than the others."""

LINES = 4
"""Concordance lines shown of a word in a document."""

OPEN_LINES = 12
"""Concordance lines of a word that is asked for; the others stand behind a switch."""

REACH = 1.35
"""Part of the greatest z-score that the axis ends at, to leave room for labels."""


def typical(corpus: Corpus, documents: Sequence[str], scope: str) -> dict[str, list[Keyword]]:
    """For each document the words that it uses more than the others, then those it uses less."""
    readings = chosen_years(corpus, documents)
    terms = genre_terms() | {life.text for life in lives_of(corpus)}
    found = {}
    for document, ranked in keywords(readings, scope, terms).items():
        more = [each for each in ranked if each.z >= CERTAIN][:MORE]
        less = [each for each in reversed(ranked) if each.z <= -CERTAIN][:LESS]
        if more or less:
            found[document] = more + less
    return found


@house_style()
def typical_chart(corpus: Corpus, documents: Sequence[str], scope: str) -> Fragment:
    """The words typical of each document, a panel a document."""
    found = typical(corpus, documents, scope)
    if not found:
        return fragments.sentences([_nothing(scope)])
    columns = min(4, len(found))
    rows = -(-len(found) // columns)
    longest = max(len(words) for words in found.values())
    drawn = new_figure(2.4 * columns, rows * (0.7 + 0.235 * longest))
    reach = REACH * max(abs(word.z) for words in found.values() for word in words)
    colours = colours_of(corpus)
    axes = drawn.subplots(rows, columns, squeeze=False).flat
    for (document, words), ax in zip(found.items(), axes, strict=False):
        frame = pd.DataFrame([(w.word, w.z, w.count) for w in words], columns=["word", "z", "count"])
        word_bars(ax, frame, colours[document], reach, longest)
        ax.set_title(document, fontsize=10)
    for ax in list(axes):
        ax.set_visible(False)
    data = pd.DataFrame(
        [
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
        ],
        columns=["document", "word", "uses", "in the others", "per 10,000 words", "there", "z", "sections"],
    )
    first = {document: words[0].word for document, words in found.items() if words[0].z > 0}
    told = ", ".join(f"“{word}” of {document}" for document, word in first.items())
    return fragments.figure(
        drawn,
        "words",
        f"Most typical: {told}" if told else "No word is used more than in the others beyond chance",
        f"Words of {SCOPE_NAMES[scope]} by how far they stand out (z-score of the log-odds); at the bar, uses in the document",
        "To the right what a document says more often than the others together, hatched to the left what it says less often, "
        "in the text held. Weighted log-odds with the genre's usage as prior (Monroe, Colaresi and Quinn 2008); beyond 1.96 "
        "standard errors, in two sections or more. Of a thousand words, chance alone would lift some twenty-five.",
        data,
        key=["document", "word"],
    )


def _nothing(scope: str) -> str:
    return f"No word stands out: fewer than two documents hold text of the scope {SCOPE_NAMES[scope]}, or they speak alike."


def typical_lines(corpus: Corpus, documents: Sequence[str], scope: str) -> Fragment:
    """The typical words of each document where they stand, behind a switch for each document."""
    found = typical(corpus, documents, scope)
    if not found:
        return fragments.sentences(["Without typical words there are no places to show."])
    return fragments.stack(
        fragments.folded(
            f"Where the words of {document} stand",
            _table(corpus, _examples(corpus, words), f"Up to {LINES} places of each word of {document}"),
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


def _table(corpus: Corpus, lines: Sequence[Line], caption: str) -> Fragment:
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
    frame = pd.DataFrame(rows, columns=["document", "in its context", "section", "place"])
    return fragments.table(
        frame, caption, chinese=["in its context", "section"], key=["document", "in its context"]
    )


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
    counts = []
    for reading in readings:
        number = len(by_document[reading.document.id])
        counts.append(f"{reading.document.id}: {number or _silent(reading, asked, scope)}")
    told = fragments.sentences(
        [f"“{asked}” stands in {SCOPE_NAMES[scope]} so many times — {'; '.join(counts)}."]
    )
    lines = [each for found in by_document.values() for each in found]
    if not lines:
        return told
    shown = told + _table(
        corpus, lines[:OPEN_LINES], f"“{asked}” where it stands, in the order of the documents"
    )
    rest = lines[OPEN_LINES:]
    if not rest:
        return shown
    return shown + fragments.folded(
        f"{len(rest)} more places", _table(corpus, rest, f"More places of “{asked}”")
    )


def _silent(reading: Reading, word: str, scope: str) -> str:
    """What it means that a word does not stand in a scope of a document, by the search of its whole text."""
    search = seek_phrase(reading, word)
    if search.found:
        return f"0 in {SCOPE_NAMES[scope]}, {search.found.count} in the whole text"
    if search.presence is Presence.ABSENT:
        return "not there"
    return (
        "not in what is held: we cannot tell" if search.lacking else "not to the letter; something near it is"
    )


def _most_typical(corpus: Corpus, documents: Sequence[str], scope: str) -> str:
    found = [word for words in typical(corpus, documents, scope).values() for word in words]
    return max(found, key=lambda word: word.z).word if found else ""
