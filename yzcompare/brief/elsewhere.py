"""What belongs to a field and is coded into another: clauses with words that readers look for in it too.

Climate finance is finance, and whoever asks for the environment asks for it as well. The words stand with
each field in lexicon/themes.toml (`also`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.lexicon import lists
from yzcompare.reading.offsets import Clean
from yzcompare.reading.sentences import Span
from yzcompare.themes.coding import coded_clauses


@dataclass(frozen=True, slots=True)
class Also:
    """A word of a field in a clause coded into another: where it stands (in the clean text), and in which field."""

    document: str
    word: str
    span: Span[Clean]
    theme: str


@remembered
def also_in(corpus: Corpus, theme: str) -> tuple[Also, ...]:
    """The words of a field that stand in clauses of other fields, in the order of the documents.

    >>> from yzcompare import load
    >>> sorted({also.word for also in also_in(load(), "ecology") if also.document == "2025"})
    ['气候投融资', '海绵城市', '绿色金融']
    """
    return tuple(found for reading in corpus.years for found in _of(corpus, reading.document.id, theme))


def _of(corpus: Corpus, document: str, theme: str) -> Iterator[Also]:
    reading = corpus[document]
    field = lists.themes().get(theme)
    for clause in coded_clauses(reading):
        if field is None or clause.theme == theme:
            continue
        said = reading.text.text[clause.start : clause.end]
        for word in field.also:
            at = said.find(word)
            if at >= 0:
                start = clause.start + at
                yield Also(document, word, Span(Clean(start), Clean(start + len(word))), clause.theme)
