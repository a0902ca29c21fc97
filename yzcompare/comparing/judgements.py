"""What a person decided of links and numbers, applied last and shown as set by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from yzcompare.comparing.indicators import Identity
from yzcompare.comparing.links import Link, relate
from yzcompare.comparing.quantities.records import Quantity
from yzcompare.judgements import FIELDS, Judgement, QuantityJudgement
from yzcompare.reading.outline import document_of

BY_HAND = 1.0
"""Score of a link that a person confirmed."""


def apply(links: Sequence[Link], judgements: Sequence[Judgement]) -> tuple[Link, ...]:
    """Take out the rejected links, put in or mark the confirmed ones as principal, name relations anew.

    >>> found = (Link("a:1", "b:1", 0.5, 2, "continued", "words: 养老"),)
    >>> apply(found, [Judgement("a:1", "b:1", "reject", "another scope")])
    ()
    >>> apply((), [Judgement("a:1", "b:1", "confirm", "renamed")])[0].by_hand
    True
    """
    kept = {(link.source, link.target): link for link in links}
    for judgement in judgements:
        place = judgement.source, judgement.target
        if judgement.verdict == "reject":
            kept.pop(place, None)
        else:
            known = kept.get(place, Link(*place, BY_HAND, 2, "", ""))
            kept[place] = replace(known, strength=2, reason=f"by hand: {judgement.note}", by_hand=True)
    return relate(sorted(kept.values(), key=lambda link: (_place(link.source), _place(link.target))))


def _place(identity: str) -> tuple[str, int]:
    document, _, start = identity.rpartition(":")
    return document, int(start)


def unmatched(judgements: Sequence[Judgement], sections: set[str], links: set[tuple[str, str]]) -> list[str]:
    """Say which judgements no longer match anything: a section is gone, or the rejected link was not made.

    >>> unmatched([Judgement("a:1", "b:1", "confirm", ""), Judgement("a:1", "c:1", "reject", "")], {"a:1", "b:0"}, set())
    ['confirm a:1 → b:1: there is no section b:1', 'reject a:1 → c:1: there is no document c']
    """
    documents = {document_of(section) for section in sections}
    told = []
    for judgement in judgements:
        name = f"{judgement.verdict} {judgement.source} → {judgement.target}"
        missing = [end for end in (judgement.source, judgement.target) if end not in sections]
        gone = list(dict.fromkeys(d for d in map(document_of, missing) if d not in documents))
        if gone:
            told.append(f"{name}: there is no document {', '.join(gone)}")
        elif missing:
            told.append(f"{name}: there is no section {', '.join(missing)}")
        elif judgement.verdict == "reject" and (judgement.source, judgement.target) not in links:
            told.append(f"{name}: there is no such link to reject")
    return told


def apply_to_quantities(
    found: Sequence[Quantity], judgements: Sequence[QuantityJudgement]
) -> tuple[Quantity, ...]:
    """Put a person's indicators and values in the place of those that were read."""
    corrected = {quantity.id: quantity for quantity in found}
    for judgement in judgements:
        if quantity := corrected.get(judgement.id):
            indicator = quantity.indicator if judgement.indicator is None else judgement.indicator
            value = quantity.value if judgement.value is None else judgement.value
            corrected[judgement.id] = replace(quantity, indicator=indicator, value=value)
    return tuple(corrected[quantity.id] for quantity in found)


def reidentify(
    identities: Mapping[str, Identity], judgements: Sequence[QuantityJudgement]
) -> dict[str, Identity]:
    """Put a person's scopes in the place of those that were read."""
    scopes = {judgement.id: judgement.scope for judgement in judgements if judgement.scope is not None}
    return {
        name: replace(identity, scope=scopes[name]) if name in scopes else identity
        for name, identity in identities.items()
    }


def without_effect(
    judgements: Sequence[QuantityJudgement], read: Iterable[Quantity], identities: Mapping[str, Identity]
) -> list[str]:
    """Say which judgements give a number only what was read anyway.

    `read` are the quantities and `identities` what they are numbers of, before a person's scopes are set.
    """
    by_id = {quantity.id: quantity for quantity in read}
    told = []
    for judgement in judgements:
        if quantity := by_id.get(judgement.id):
            known = {"indicator": quantity.indicator, "value": quantity.value}
            known["scope"] = identities[quantity.id].scope
            if all(getattr(judgement, field) in (None, known[field]) for field in FIELDS):
                told.append(
                    f"judgement on {judgement.id} ({quantity.text}) changes nothing: it says what was read"
                )
    return told


def unmatched_quantities(judgements: Sequence[QuantityJudgement], found: set[str]) -> list[str]:
    """Say which judgements on quantities no longer match a number.

    >>> unmatched_quantities([QuantityJudgement("a:1", "就业", None, None, "")], set())
    ['quantity a:1: there is no such number']
    """
    return [f"quantity {j.id}: there is no such number" for j in judgements if j.id not in found]
