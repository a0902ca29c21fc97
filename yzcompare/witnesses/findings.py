"""How far two copies of a document agree, in sentences for their page; of other years they say nothing."""

from collections import Counter
from collections.abc import Sequence

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, say, say_n, together
from yzcompare.showing.names import dated
from yzcompare.witnesses.collation import Variant, VariantKind, base_of, fold, variants_of, witness_of

NOTHING = say("No document of this corpus is held in two copies: there is nothing to collate.")


def variants_beside(corpus: Corpus, base: str) -> tuple[Variant, ...]:
    """The variants of a document and its other copy, in the order of the text."""
    witness = witness_of(corpus, base).document.id
    return tuple(v for v in variants_of(corpus) if (v.document, v.witness) == (base, witness))


def summary(corpus: Corpus, base: str) -> list[Message]:
    """How far the two copies agree, in a few sentences."""
    base = base_of(corpus, base)
    if not base:
        return [NOTHING]
    witness = witness_of(corpus, base)
    found = variants_beside(corpus, base)
    counts = Counter(VariantKind(v.kind) for v in found)
    apart = counts[VariantKind.FRONT_MATTER] + counts[VariantKind.FOOTER]
    return [
        say(
            "{base} and {witness} are one document received twice. {how}",
            base=dated(base),
            witness=witness.document.id,
            how=_agree(counts, len(fold(corpus[base].source).tokens)),
        ),
        say(
            "Besides, they differ in front matter and footer ({apart:,}), in the width of marks ({width:,}) and in white space ({space:,}): that changes no word.",
            apart=apart,
            width=counts[VariantKind.WIDTH],
            space=counts[VariantKind.SPACE],
        ),
        *_lost(found, base, witness.document.id),
    ]


def _agree(counts: Counter[VariantKind], letters: int) -> Message:
    """In how many places the wording and the marks differ."""
    wording, marks = counts[VariantKind.CHARACTER], counts[VariantKind.PUNCTUATION]
    among = say("Of {letters:,} characters (width and white space aside)", letters=letters)
    if not wording and not marks:
        return say("{among} none differs.", among=among)
    return say(
        "{among} the two differ {where}.",
        among=among,
        where=together(
            [
                say_n("in the wording at {n} place", "in the wording at {n} places", wording),
                say_n("in a mark at {n}", "in a mark at {n}", marks),
            ],
            between={"en": " and ", "zh": "，"},
        ),
    )


def _lost(found: Sequence[Variant], base: str, witness: str) -> list[Message]:
    """Which of the two lacks more of the text, and which one is compared with other years."""
    only = [v for v in found if v.kind in (VariantKind.CHARACTER, VariantKind.PUNCTUATION)]
    lost = sum(bool(v.before and not v.after) for v in only)
    lacks = say(
        "At {n} of these {all} places {witness} lacks what {base} has.",
        n=lost,
        all=len(only),
        witness=witness,
        base=dated(base),
    )
    compared = say("{base} is the text that is compared with other years.", base=dated(base))
    return [lacks, compared] if only else [compared]
