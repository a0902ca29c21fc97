"""Prints: numbers by which sentences that say nearly the same find each other among millions.

Of each sentence the runs of three characters are hashed (MinHash: A. Broder, "On the resemblance and
containment of documents", 1997), and the smallest hashes are taken in bands: two sentences that have seven
of ten runs in common agree in one band at least with a probability of 0.98, two that have half in common with one
of 0.74, two that have a tenth with one of 0.01. Whether they really are nearly the same, their words have to tell.
"""

from collections.abc import Collection, Iterator, Sequence

from rensa import RMinHash

from yzcompare.reading.offsets import Received
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span

SHORTEST = 12
"""Characters that a sentence has at least to be looked for: a shorter one is a heading or a phrase of the genre."""

BANDS = 10
"""Bands of a print."""

_ROWS = 3
_RUN = 3
_SEED = 1997
_ROOM = 2**63
"""A column of whole numbers holds less than this."""


def said(reading: Reading) -> Iterator[tuple[Span[Received], str]]:
    """Every sentence with its words in the clean text."""
    for span in reading.sentences():
        text = reading.text.slice(span.start, span.end).strip()
        if text:
            yield span, text


def prints(reading: Reading) -> Iterator[tuple[Received, tuple[int, ...]]]:
    """The bands of every sentence that is long enough, with its place in the source.

    >>> from yzcompare import load
    >>> start, bands = next(prints(load()["2014"]))
    >>> start, len(bands)
    (2, 10)
    """
    held = [(span.start, text) for span, text in said(reading) if len(text) >= SHORTEST]
    yield from zip((start for start, _ in held), bands_of([text for _, text in held]), strict=True)


def bands_of(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """The bands of some sentences.

    >>> first, second, other = bands_of(["加快建设现代化产业体系，推动高质量发展", "加快建设现代化产业体系，推动高质量发展。", "健全居家社区机构相协调的养老服务网络"])
    >>> any(a == b for a, b in zip(first, second)), any(a == b for a, b in zip(first, other))
    (True, False)
    """
    return [_bands({text[n : n + _RUN] for n in range(len(text) - _RUN + 1)}) for text in texts]


def _bands(runs: Collection[str]) -> tuple[int, ...]:
    """The bands of the runs of one sentence."""
    # One by one: what hashes many at once keeps threads, which a process that is copied later would wait for.
    made = RMinHash(BANDS * _ROWS, _SEED)
    made.update(list(runs))
    hashes = made.digest()
    return tuple(_band(hashes[n : n + _ROWS]) for n in range(0, BANDS * _ROWS, _ROWS))


def _band(hashes: list[int]) -> int:
    """One number for some hashes."""
    number = 0
    for each in hashes:
        number = (number * 0x100000001B3 ^ each) % _ROOM  # as FNV-1a mixes bytes
    return number
