"""All checks of a corpus, worst first; a document that cannot be read is the worst, and the others are checked all the same."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from yzcompare.checking import entries, lines, texts
from yzcompare.checking.doubts import GRADES, Doubt, Grade
from yzcompare.corpus import Corpus, find_manifest, load, named_manifest
from yzcompare.errors import InputError
from yzcompare.reading.manifest import Manifest, read_manifest
from yzcompare.reading.reader import read_document
from yzcompare.rooms import on_judgements


def doubts(corpus: Corpus) -> tuple[Doubt, ...]:
    """What is wrong or doubtful with the documents of a corpus, worst first.

    >>> [each.kind for each in doubts(load()) if each.grade is Grade.FAULT]
    []
    """
    readings = list(corpus.readings.values())
    found = [
        each for reading in readings for check in (*texts.CHECKS, *entries.CHECKS) for each in check(reading)
    ]
    found += lines.one_text_twice(readings)
    found += lines.gaps_in_years(readings)
    found += _judgements(corpus)
    return in_order(found)


def in_order(found: Collection[Doubt]) -> tuple[Doubt, ...]:
    """Doubts by grade, then as the checks gave them."""
    return tuple(sorted(found, key=lambda each: GRADES.index(each.grade)))


def _judgements(corpus: Corpus) -> Iterator[Doubt]:
    """Judgements of a person that match nothing or change nothing."""
    for note in on_judgements(corpus):
        yield Doubt(Grade.DOUBT, "", "judgements", str(note), "mend it in judgements.toml, or take it out")


def unreadable(manifest: Manifest) -> tuple[Doubt, ...]:
    """Documents of a manifest that cannot be read, each with the line that says why."""
    found = []
    for document in manifest.documents:
        try:
            read_document(document)
        except InputError as error:
            what, _, todo = str(error).rpartition(" — ")
            found.append(Doubt(Grade.FAULT, document.id, "unreadable", what or str(error), todo or "mend it"))
    return tuple(found)


def check(manifest: Path | None) -> tuple[Doubt, ...]:
    """Read a corpus and check it, without the documents that cannot be read, which are told first.

    Raises InputError for a manifest that cannot be read, or of which no document can.
    """
    try:
        return doubts(load(manifest))
    except InputError as error:
        return _without_the_worst(manifest, error)


def _without_the_worst(manifest: Path | None, error: InputError) -> tuple[Doubt, ...]:
    described = read_manifest(named_manifest(manifest) if manifest else find_manifest())
    bad = unreadable(described)
    names = {each.document for each in bad}
    if not bad or len(names) == len(described.documents):
        raise error
    return in_order([*bad, *doubts(load(manifest, without=names))])


def in_a_line(found: Collection[Doubt]) -> str:
    """What the checks found, in one line: how many of each grade, and the worst; empty where there is nothing but remarks.

    >>> in_a_line([Doubt(Grade.DOUBT, "2014", "roles", "it looks cut", "mend it")])
    'check finds 1 doubt; the worst: 2014: it looks cut — yzcompare check tells all, and what to do'
    """
    counts = Counter(each.grade for each in found)
    told = [
        f"{counts[grade]} {grade}{'s' if counts[grade] > 1 else ''}"
        for grade in (Grade.FAULT, Grade.DOUBT)
        if counts[grade]
    ]
    if not told:
        return ""
    worst = next(each for each in found if each.grade is not Grade.REMARK)
    return f"check finds {' and '.join(told)}; the worst: {worst.document or 'the corpus'}: {worst.what} — yzcompare check tells all, and what to do"


def told(found: Collection[Doubt]) -> str:
    """The doubts as lines, grade by grade; a sentence where there are none."""
    lines = []
    for grade in GRADES:
        own = [each for each in found if each.grade is grade]
        if own:
            lines += ["", f"{len(own)} {grade}{'s' if len(own) > 1 else ''}", *(f"  {each}" for each in own)]
    return "\n".join(lines[1:]) or "Nothing is wrong or doubtful, as far as the texts tell."


def as_json(found: Collection[Doubt]) -> str:
    """The doubts as a script reads them."""
    return json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2)
