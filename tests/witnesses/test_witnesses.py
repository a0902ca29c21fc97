"""Witnesses: every difference between two copies has its row, and nothing else has."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.witnesses.collation import VariantKind, collate, variants_of

BODY = "一、总体形势\n全区上下团结一心、抢抓机遇、攻坚克难，推动经济社会又好又快发展。\n二、主要任务\n加快建设中央商务区，完善基础设施。"


def reading(name, source):
    from pathlib import Path

    return read_text(Document(name, 2020, "t", "g", Path(name)), source)


def patch(base, variants):
    """Put what the witness has into the base text, at every variant."""
    parts, done = [], 0
    for v in variants:
        parts += base[done : v.start], v.after
        done = v.end
    return "".join([*parts, base[done:]])


def test_the_two_copies_of_2020(corpus):
    counts = Counter(v.kind for v in variants_of(corpus))
    assert set(counts) == set(VariantKind)
    assert sum(counts[kind] for kind in VariantKind if kind.substantial) == 37
    words = [v.before for v in variants_of(corpus) if v.kind == "character"]
    assert words == ["年", "月", "四五", "社", "在", "和"]


def test_the_variants_turn_one_source_into_the_other(corpus):
    base, witness = corpus["2020"].source, corpus["2020-web"].source
    assert patch(base, variants_of(corpus)) == witness
    for v in variants_of(corpus):
        assert base[v.start : v.end] == v.before and witness[v.witness_start : v.witness_end] == v.after


def test_a_copy_of_itself_has_no_variants():
    assert collate(reading("a", BODY), reading("b", BODY)) == ()


@given(st.integers(0, len(BODY) - 1), st.sampled_from(["", "新", "。", ",", " ", "渝中"]))
@settings(max_examples=150, deadline=None)
def test_one_slip_of_the_pen_is_found_in_its_place(place, slip):
    changed = BODY[:place] + slip + BODY[place + 1 :]
    try:
        first, second = reading("a", BODY), reading("b", changed)
    except ValueError:
        return  # the slip took the only heading away
    assert patch(BODY, collate(first, second)) == changed


def test_two_texts_with_nothing_in_common_are_one_variant():
    found = collate(reading("a", "一、回顾\n甲乙丙。"), reading("b", "一、任务\n子丑寅卯。"))
    assert len(found) == 1
