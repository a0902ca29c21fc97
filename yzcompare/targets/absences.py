"""Absences: what became of a target for which a later document states no number.

Nothing is called given up beside a fragment, whose missing parts may hold the number; and where the
later text names the thing without a number, its sentence is shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import rjieba

from yzcompare.lexicon import lists
from yzcompare.numbers.settings import PROMISING, Status
from yzcompare.numbers.vocabulary import either
from yzcompare.reading.reader import Reading
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.indicators import indicators, says_little
from yzcompare.targets.names import light_words
from yzcompare.targets.sameness import Stated
from yzcompare.targets.verdicts import Ambition, Basis, Outcome, Verdict

SEGMENTED = 12
"""Characters before a name that the word segmenter is given."""

LEAST = 4
"""Characters: a shorter name is found in too many sentences that speak of something else."""


def absences(
    earlier: Reading,
    later: Reading,
    targets: Sequence[Stated],
    stated: Sequence[Stated],
    compared: Sequence[Comparison],
) -> Iterator[Comparison]:
    """Targets of the earlier document without a counterpart in the later one, each with what that can mean.

    `targets` are of the earlier document, `stated` all quantities of the later one, `compared` what was
    found to compare between the two. Where the later document reviews the year of a target and does not
    report it, that is said too.
    """
    answered = {c.earlier for c in compared if c.basis is Basis.TARGETS}
    reported = {c.earlier for c in compared if c.basis is Basis.TARGET_AND_RESULT}
    by_key = {s.identity.key: s for s in reversed(stated) if s.quantity.status is Status.TARGET}
    promises = _promises(later)
    for target in targets:
        if target.quantity.id not in answered:
            verdict, reason = _verdict(target, later, by_key, promises)
            if earlier.document.genre != later.document.genre:
                reason += f"; {later.document.id} is a {later.document.genre}, which sets few yearly figures"
            yield _alone(target, later, Basis.TARGETS, verdict, reason)
        if target.quantity.id not in reported and target.quantity.period == later.document.reviews:
            basis = Basis.TARGET_AND_RESULT
            if later.whole:
                told = f"{later.document.id} reviews this year without it"
                yield _alone(target, later, basis, Verdict.NOT_REPEATED, told, Outcome.NOT_REPORTED)
            else:
                yield _alone(target, later, basis, Verdict.NOT_IN_THE_HELD_TEXT, later.lacking)


def _alone(
    target: Stated,
    later: Reading,
    basis: Basis,
    verdict: Verdict,
    reason: str,
    outcome: Outcome = Outcome.NOT_TOLD,
) -> Comparison:
    quantity, identity = target.quantity, target.identity
    return Comparison(
        indicator=identity.zh,
        earlier=quantity.id,
        later="",
        basis=basis,
        earlier_value=quantity.value,
        later_value=None,
        unit=quantity.unit,
        change=None,
        verdict=verdict,
        ambition=Ambition.UNKNOWN,
        caveat="",
        reason=reason,
        outcome=outcome,
        theme=identity.theme,
        earlier_document=quantity.document,
        later_document=later.document.id,
        earlier_period=quantity.period,
        earlier_unit=quantity.unit,
    )


def _promises(reading: Reading) -> tuple[tuple[int, str], ...]:
    """Sentences of goals, tasks and safeguards with their places in the source."""
    return tuple(
        (span.start, reading.text.slice(span.start, span.end).strip())
        for span in reading.sentences()
        if reading.role_at(span.start) in PROMISING
    )


def _verdict(
    target: Stated,
    later: Reading,
    by_key: Mapping[str, Stated],
    promises: Sequence[tuple[int, str]],
) -> tuple[Verdict, str]:
    """What can be said of a target without a later number, and why."""
    known = indicators().get(target.identity.key)
    instead = by_key.get(known.renamed) if known and known.renamed else None
    if instead:
        number = f"{instead.quantity.text}{instead.quantity.unit.lstrip('%')}"
        return Verdict.RENAMED, f"counted as {instead.identity.zh} now: {number} ({instead.quantity.id})"
    named = _named_in(target, promises)
    told = f"named without a number: “{named[1]}” ({later.document.id}:{named[0]})" if named else ""
    if not later.whole:
        return Verdict.NOT_IN_THE_HELD_TEXT, "; ".join(part for part in (told, later.lacking) if part)
    if told:
        return Verdict.MADE_QUALITATIVE, told
    return Verdict.NOT_REPEATED, f"{later.document.id} is held whole and states no number for it"


def _named_in(target: Stated, promises: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The first sentence of the promises that names what a target is a number of, in a clause without a number."""
    entry = lists.indicators().indicator.get(target.identity.key)
    names = [target.quantity.indicator, *(entry.names if entry else ())]
    long = [name for name in names if len(name) >= LEAST]
    if not long or says_little(target.identity.words):
        return None
    modifiers = lists.indicators().modifiers
    whole = re.compile(
        rf"(?:{either(long)})(?=$|[，。；、”等的和与及]|{either(modifiers['light'], modifiers['deeds'])})"
    )
    for start, text in promises:
        for clause in re.split("[，；。]", text):
            found = None if re.search(r"\d", clause) else whole.search(clause)
            if found and not _goes_on(clause[: found.start()]):
                return start, text
    return None


def _goes_on(before: str) -> bool:
    """Whether the word before a name makes it another thing's: 新型农业经营主体 are not all 经营主体."""
    words = list(rjieba.tag(before[-SEGMENTED:]))
    return bool(words) and words[-1][1].startswith(("n", "b")) and words[-1][0] not in light_words()
