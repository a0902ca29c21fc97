"""Unanswered targets: what became of a target for which a later document states no number.

The later document is searched for it (`absences`): among what it promises for the target itself, in what it
reviews for its result. Nothing is called given up that is named there in other words, or beside a fragment.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import rjieba

from yzcompare.absences import Absence, Presence, Search, seek_matter, seek_name, seek_result
from yzcompare.lexicon import lists
from yzcompare.messages import SEMICOLON, Message, both, say, together
from yzcompare.numbers.settings import PROMISING, Status
from yzcompare.numbers.vocabulary import either
from yzcompare.reading.layers import last_from, layer
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading, sections_by_id
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.firmness import clause_of
from yzcompare.targets.indicators import indicators, says_little
from yzcompare.targets.names import light_words
from yzcompare.targets.promises import REPORTING
from yzcompare.targets.sameness import Stated, span
from yzcompare.targets.verdicts import Ambition, Basis, Outcome, Verdict

SEGMENTED = 12
"""Characters before a name that the word segmenter is given."""

_CLAUSE_ENDS = re.compile("[，；。]")
_FIGURE = re.compile(r"\d")

LEAST = 4
"""Characters: a shorter name is found in too many sentences that speak of something else."""


def unanswered(
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
    for target in targets:
        if target.quantity.id not in answered:
            verdict, reason = _verdict(earlier, target, later, by_key)
            if earlier.document.genre != later.document.genre:
                other = say(
                    "{document} is no yearly report and sets few figures of a year",
                    document=later.document.id,
                )
                reason = together([reason, other], between=SEMICOLON)
            yield _alone(target, later, Basis.TARGETS, verdict, reason)
        if target.quantity.id not in reported and target.quantity.period == later.document.reviews:
            yield _alone(target, later, Basis.TARGET_AND_RESULT, *_result(earlier, target, later))


def searched_for(target: Stated, later: Reading, basis: Basis) -> Search:
    """Look for what a target is a number of where a document promises, or for its result where it reviews.

    It is looked for by its names, or by its clause where the name says little.
    """
    roles = roles_of(basis)
    names = names_of(target)
    if not names[0] or says_little(target.identity.words):
        return seek_matter(later, clause_of(target), roles)
    seek = seek_result if basis is Basis.TARGET_AND_RESULT else seek_name
    return seek(later, names, roles)


def names_of(target: Stated) -> list[str]:
    """The names that a target's indicator goes by, that of its sentence first."""
    entry = lists.indicators().indicator.get(target.identity.key)
    return [target.quantity.indicator, *(entry.names if entry else ())]


def roles_of(basis: Basis) -> tuple[Role, ...]:
    """Roles of the passages in which a target is looked for that stands alone on a basis."""
    return REPORTING if basis is Basis.TARGET_AND_RESULT else tuple(PROMISING)


def _alone(
    target: Stated,
    later: Reading,
    basis: Basis,
    verdict: Verdict,
    reason: Message | str,
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


def _verdict(
    earlier: Reading, target: Stated, later: Reading, by_key: Mapping[str, Stated]
) -> tuple[Verdict, Message | str]:
    """What can be said of a target without a later number, and why."""
    known = indicators().get(target.identity.key)
    instead = by_key.get(known.renamed) if known and known.renamed else None
    if instead:
        number = f"{instead.quantity.text}{instead.quantity.unit.lstrip('%')}"
        name = both(instead.identity.zh, instead.identity.en)
        return Verdict.RENAMED, say(
            "counted as {name} now: {number} ({place})", name=name, number=number, place=instead.quantity.id
        )
    search = searched_for(target, later, Basis.TARGETS)
    place = without_number(target, later)
    told = (
        say("named without a number: {sentence}", sentence=_quoted(later, place))
        if place is not None
        else _near(later, search)
    )
    if not later.whole:
        return Verdict.NOT_IN_THE_HELD_TEXT, together(
            [part for part in (told, later.lacking) if part], between=SEMICOLON
        )
    if place is not None:
        return Verdict.MADE_QUALITATIVE, told
    if search.presence is not Presence.ABSENT:
        return Verdict.CANNOT_TELL, told
    if reaches_on(target, earlier):
        return Verdict.CANNOT_TELL, say(
            "set for {years}: a later report need not repeat it", years=target.quantity.period
        )
    return Verdict.NOT_REPEATED, _absent(Absence(search))


def reaches_on(target: Stated, earlier: Reading) -> bool:
    """Whether a target is set for several years or for a year to come: 到2018年, in a report of 2014."""
    set_for = span(target.quantity.period)
    return set_for is not None and (set_for[0] < set_for[1] or set_for[1] > earlier.document.year)


def _result(earlier: Reading, target: Stated, later: Reading) -> tuple[Verdict, Message | str, Outcome]:
    """What can be said of the result of a target that was not found, and why."""
    if not later.whole:
        return Verdict.NOT_IN_THE_HELD_TEXT, later.lacking, Outcome.NOT_TOLD
    search = searched_for(target, later, Basis.TARGET_AND_RESULT)
    if search.presence is not Presence.ABSENT:
        return Verdict.CANNOT_TELL, _near(later, search), Outcome.CANNOT_TELL
    bulk = reported_in_bulk(earlier, target, later)
    if bulk is not None:
        return (
            Verdict.CANNOT_TELL,
            say("reported as a whole: {sentence}", sentence=_quoted(later, bulk)),
            Outcome.CANNOT_TELL,
        )
    return Verdict.NOT_REPEATED, _absent(Absence(search)), Outcome.NOT_REPORTED


def reported_in_bulk(earlier: Reading, target: Stated, later: Reading) -> Received | None:
    """Place of the sentence in which a review reports a whole list of promises as done, where the target is of such a list; else None."""
    words = lists.indicators().bulk
    listed, done = re.compile(either(words["lists"])), re.compile(either(words["done"]))
    section = sections_by_id(earlier).get(target.quantity.section)
    headings = [above.heading for above in earlier.path_to(section)] if section else []
    clean = earlier.text.place(target.quantity.start)
    paragraph = earlier.text.text[earlier.text.text.rfind("\n", 0, clean) + 1 : clean]
    if not any(map(listed.search, [target.quantity.sentence, paragraph, *headings])):
        return None
    for sentence in later.sentences():
        if later.role_at(sentence.start) in REPORTING:
            said = later.text.slice(sentence.start, sentence.end)
            if any(listed.search(clause) and done.search(clause) for clause in re.split("[，；。]", said)):
                return sentence.start
    return None


def _absent(absence: Absence) -> Message:
    search = absence.search
    looked = together([look.wording for look in search.looks], between="、")
    return say(
        "{document} is held whole, and its {where} do not name it (searched: {looked})",
        document=search.document,
        where=search.where,
        looked=looked,
    )


def _near(later: Reading, search: Search) -> Message | str:
    """What stands there that may be the thing; empty where nothing does."""
    if search.found:
        return say("named there: {sentence}", sentence=_quoted(later, search.found.start))
    if search.nearest and search.nearest.close:
        if not search.nearest.share:
            return say("its words say too little to be searched for")
        return say(
            "may stand there in other words: {sentence}", sentence=_quoted(later, search.nearest.start)
        )
    return ""


def _quoted(reading: Reading, place: Received) -> str:
    """The sentence at a place of the source, with its own place."""
    span = last_from(reading.sentences(), place)
    assert span is not None
    said = reading.text.slice(span.start, span.end).strip()
    return f"“{said}” ({reading.document.id}:{span.start})"


def without_number(target: Stated, later: Reading) -> Received | None:
    """Place of the first promise that names what a target is a number of, in a clause without a number; None where there is none."""
    said = _said_without_number(later)
    long = [name for name in names_of(target) if len(name) >= LEAST]
    if not any(name in said for name in long) or says_little(target.identity.words):
        return None
    named = [each for each in _promises_without_number(later) if any(name in each[1] for name in long)]
    modifiers = lists.indicators().modifiers
    whole = re.compile(
        rf"(?:{either(long)})(?=$|[，。；、”等的和与及]|{either(modifiers['light'], modifiers['deeds'])})"
    )
    for start, clause in named:
        found = whole.search(clause)
        if found and not _goes_on(clause[: found.start()]):
            return start
    return None


@layer
def _promises_without_number(reading: Reading) -> tuple[tuple[Received, str], ...]:
    """Clauses of promises in which no figure stands, each with the place of its sentence."""
    promised = [s for s in reading.sentences() if reading.role_at(s.start) in PROMISING]
    clauses = (
        (sentence.start, clause)
        for sentence in promised
        for clause in _CLAUSE_ENDS.split(reading.text.slice(sentence.start, sentence.end))
    )
    return tuple((start, clause) for start, clause in clauses if not _FIGURE.search(clause))


@layer
def _said_without_number(reading: Reading) -> str:
    """The same clauses in one text: most names stand in none of them."""
    return "\n".join(clause for _, clause in _promises_without_number(reading))


def _goes_on(before: str) -> bool:
    """Whether the word before a name makes it another thing's: 新型农业经营主体 are not all 经营主体."""
    words = list(rjieba.tag(before[-SEGMENTED:]))
    return bool(words) and words[-1][1].startswith(("n", "b")) and words[-1][0] not in light_words()
