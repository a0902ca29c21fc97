"""What a person decided of numbers, applied before anything is compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from yzcompare.judgements import FIELDS, QuantityJudgement
from yzcompare.numbers.records import Quantity
from yzcompare.targets.identities import Identity


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
