"""Witnesses: two copies of one document, collated character by character.

Both are folded first — width (Unicode's NFKC, UAX #15) and white space do not count — and aligned
with the fewest insertions, deletions and replacements (Levenshtein's distance, bit-parallel after
Hyyrö 2003, by rapidfuzz). What folding hid is listed too, under the kinds width and space, so that
every difference between the two sources has its row.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rapidfuzz.distance import Levenshtein, Opcode

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.errors import InputError
from yzcompare.reading.reader import Reading
from yzcompare.vocabulary import Named


class VariantKind(Named):
    """How two copies differ at a place.

    >>> VariantKind.WIDTH.zh, VariantKind.CHARACTER.substantial
    ('全半角', True)
    """

    FRONT_MATTER = "front matter", "版头"
    FOOTER = "footer", "版尾"
    CHARACTER = "character", "文字"
    PUNCTUATION = "punctuation", "标点"
    WIDTH = "width", "全半角"
    SPACE = "space", "空白"

    @property
    def substantial(self) -> bool:
        """Whether the difference remains after folding."""
        return self not in (VariantKind.WIDTH, VariantKind.SPACE)


FURNITURE = ("front matter", "comments", "metadata table", "page buttons", "footer")
"""Cleaning rules that drop what is around a text."""

LONG_STRETCH = 12
"""Characters: a stretch this long that both copies share is text, not chance."""

LIKELY = 512
"""Edits that two copies of a document are expected to need at the most; with more it only takes longer."""

_Pair = tuple[tuple[int, int], tuple[int, int], VariantKind]


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where a witness differs from the base text; offsets are characters of the two sources."""

    document: str
    witness: str
    start: int
    end: int
    witness_start: int
    witness_end: int
    before: str
    after: str
    kind: VariantKind


@dataclass(frozen=True, slots=True)
class Folded:
    """A source folded: token `tokens[i]` comes from character `origins[i]` of it."""

    tokens: tuple[str, ...]
    origins: tuple[int, ...]


def fold(source: str, without: frozenset[int] = frozenset()) -> Folded:
    """Fold a source: NFKC, no white space, and without the characters at the offsets named.

    >>> "".join(fold("（15）号 ").tokens)
    '(15)号'
    """
    tokens: list[str] = []
    origins: list[int] = []
    for offset, character in enumerate(source):
        token = unicodedata.normalize("NFKC", character).strip()
        if token and offset not in without:
            tokens.append(token)
            origins.append(offset)
    return Folded(tuple(tokens), tuple(origins))


def edits(first: Sequence[str], second: Sequence[str]) -> list[Opcode]:
    """Align two sequences of tokens with the fewest insertions, deletions and replacements.

    >>> [code.tag for code in edits("十四五时期", "十时期")]
    ['equal', 'delete', 'equal']
    """
    return list(Levenshtein.opcodes(first, second, score_hint=LIKELY))


@derived
def variants_between(corpus: Corpus, base: str, witness: str) -> tuple[Variant, ...]:
    """Every place where a witness differs from the document it is another copy of."""
    return collate(corpus[base], corpus[witness])


def variants_of(corpus: Corpus) -> tuple[Variant, ...]:
    """Every place where a witness differs from its document, of all witnesses of a corpus."""
    pairs = [(d.witness_of, d.id) for d in corpus.documents if d.witness_of]
    return tuple(variant for pair in pairs for variant in variants_between(corpus, *pair))


def collate(base: Reading, witness: Reading) -> tuple[Variant, ...]:
    """List every place where a witness differs from the base text, in the order of the base text.

    Put into the base text, the variants give the witness's source, character for character. What
    stands before the first long stretch that both share is the front matter, what stands after the
    last one the footer.
    """
    first, second = fold(base.source, _furniture(base)), fold(witness.source, _furniture(witness))
    equal = [code for code in edits(first.tokens, second.tokens) if code.tag == "equal"]
    long = [n for n, code in enumerate(equal) if code.src_end - code.src_start >= LONG_STRETCH]
    equal = equal[long[0] : long[-1] + 1] if long else []
    pairs = [
        (first.origins[i], second.origins[i + code.dest_start - code.src_start])
        for code in equal
        for i in range(code.src_start, code.src_end)
    ]
    spans = [*_widths(base.source, witness.source, pairs)]
    bounds = [(-1, -1), *pairs, (len(base.source), len(witness.source))]
    for number, ((a, b), (c, d)) in enumerate(pairwise(bounds)):
        here, there = _gap(base.source, witness.source, (a + 1, c), (b + 1, d))
        before, after = base.source[slice(*here)], witness.source[slice(*there)]
        if before != after:
            kind = _kind(before + after)
            if pairs and (before + after).strip() and number in (0, len(pairs)):
                kind = VariantKind.FOOTER if number else VariantKind.FRONT_MATTER
            spans.append((here, there, kind))
    return tuple(
        Variant(
            base.document.id,
            witness.document.id,
            *here,
            *there,
            base.source[slice(*here)],
            witness.source[slice(*there)],
            kind,
        )
        for here, there, kind in sorted(spans)
    )


def _furniture(reading: Reading) -> frozenset[int]:
    """Offsets of what cleaning found to be around the text."""
    fates = enumerate(reading.text.fates())
    return frozenset(offset for offset, (_, rule) in fates if rule in FURNITURE)


def _gap(
    first: str, second: str, here: tuple[int, int], there: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Two spans that face each other between equal characters, without the white space both share."""
    (a, c), (b, d) = here, there
    while a < c and b < d and first[a] == second[b] and first[a].isspace():
        a, b = a + 1, b + 1
    while a < c and b < d and first[c - 1] == second[d - 1] and first[c - 1].isspace():
        c, d = c - 1, d - 1
    return (a, c), (b, d)


def _kind(differing: str) -> VariantKind:
    """Kind of a difference that is not one of width, by its characters.

    >>> _kind("社"), _kind("。"), _kind("四五"), _kind("\\n")
    ('character', 'punctuation', 'character', 'space')
    """
    if differing.isspace():
        return VariantKind.SPACE
    marks = all(c.isspace() or unicodedata.category(c)[0] in "PSZC" for c in differing)
    return VariantKind.PUNCTUATION if marks else VariantKind.CHARACTER


def _widths(first: str, second: str, pairs: list[tuple[int, int]]) -> Iterator[_Pair]:
    """Runs of characters that fold to the same and are written in another width."""
    differs = [(a, b) for a, b in pairs if first[a] != second[b]]
    for _, run in groupby(enumerate(differs), key=lambda item: (item[1][0] - item[0], item[1][1] - item[0])):
        places = [place for _, place in run]
        (a, b), (c, d) = places[0], places[-1]
        yield (a, c + 1), (b, d + 1), VariantKind.WIDTH


def witness_of(corpus: Corpus, base: str) -> Reading:
    """The other copy of a document.

    Raises InputError when the corpus holds none.
    """
    corpus[base]
    for reading in corpus.readings.values():
        if reading.document.witness_of == base:
            return reading
    held = ", ".join(sorted({d.witness_of for d in corpus.documents if d.witness_of})) or "none"
    raise InputError(
        f"the corpus holds no second copy of {base!r}", hint=f"documents with two copies: {held}"
    )


def base_of(corpus: Corpus, base: str) -> str:
    """The document to collate: the one named, or the first with a second copy; empty where there is none."""
    return base or next((d.witness_of for d in corpus.documents if d.witness_of), "")
