"""What the questions asked of a corpus derive from it before anything is shown, and what they note of it."""

from collections.abc import Callable

from yzcompare.comparing import judgements as judging
from yzcompare.comparing.alignment import alignment_of
from yzcompare.comparing.changes import changes_of
from yzcompare.comparing.formulations import lives_of
from yzcompare.comparing.lineages import lineages_of
from yzcompare.comparing.targets import comparisons_of, numbers_of
from yzcompare.comparing.witnesses import variants_of
from yzcompare.corpus import Corpus
from yzcompare.reading.outline import document_of


def derive(corpus: Corpus, progress: Callable[[str], None] = lambda step: None) -> None:
    """Derive what pages and tables of a corpus of one place show, so that it is kept before they ask.

    `progress` is told in words what is done next.
    """
    progress("Aligning sections and following tasks")
    lineages_of(corpus)
    progress("Reading the numbers and comparing them")
    comparisons_of(corpus)
    for number, (earlier, later) in enumerate(corpus.pairs, 1):
        progress(f"Comparing the wording of {earlier} and {later} ({number} of {len(corpus.pairs)} pairs)")
        changes_of(corpus, earlier, later)
    progress("Following formulations")
    lives_of(corpus)
    variants_of(corpus)


def notes(corpus: Corpus) -> tuple[str, ...]:
    """What the user should know before a result: of the corpus itself, and which judgements change nothing."""
    links = judging.unmatched(corpus.judgements, set(corpus.sections), _scored(corpus))
    numbers = [
        numbers_of(line, reading.document.id)
        for line in corpus.lines
        for reading in line.years
        if _judged(corpus, reading.document.id)
    ]
    known = {quantity.id for each in numbers for quantity in each.quantities}
    stale = [*links, *judging.unmatched_quantities(corpus.quantity_judgements, known)]
    unused = [note for each in numbers for note in each.notes]
    return (*corpus.notes, *(f"judgement no longer matches: {line}" for line in stale), *unused)


def _judged(corpus: Corpus, document: str) -> bool:
    return any(document_of(each.id) == document for each in corpus.quantity_judgements)


def _scored(corpus: Corpus) -> set[tuple[str, str]]:
    """Sections that the judged pairs of documents link, or would."""
    held = {name for name, reading in corpus.readings.items() if not reading.document.witness_of}
    judged = {(document_of(j.source), document_of(j.target)) for j in corpus.judgements}
    found = set()
    for pair in sorted(judged):
        if set(pair) <= held:
            scores = alignment_of(corpus, *pair).scores
            found |= {(scores.sources[i].id, scores.targets[j].id) for i, j in scores.reasons}
    return found
