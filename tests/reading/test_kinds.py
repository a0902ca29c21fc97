"""Kinds of received text: what was received, and the outline, roles, numbers and sentences that are right.

A case of tests/cases/reading.json holds a received text (`source`, or `source_parts` that follow one another;
`variants`, each put in the place of {}), or two years of one place (`earlier`, `later`), and what is right of it:

outline          level and title of every section; spaces in titles do not count
numbers          text (its unit may be left out), indicator, status, and where they are given period and verb, of every number
sentences        sentences that stand in it
text_has_not     what is not in the clean text
suspects         kinds of suspicion; `must_suspect`: that there are any
roles            a role, and words that stand in a passage of it
role_of_variant  the role of what was put in
later_numbers, target_to_target   numbers of the later year; indicator, values and verdict of what both promise, as far as it is compared

`known_failure` says why a case fails and whose the fault is; a case that passes all the same fails the test.
"""

import json

import pytest

from tests.conftest import CASES
from yzcompare import load
from yzcompare.numbers.records import quantities
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading, read_text
from yzcompare.targets import comparisons_of


def _expanded(case: dict) -> list[tuple[str, dict]]:
    """A case once, or once for each of its variants, with a name."""
    name = f"{case['id']} {case['comment']}"
    return [
        (f"{name}: {variant}" if variant else name, {**case, "variant": variant})
        for variant in case.get("variants", [""])
    ]


def _parameters() -> list:
    cases = json.loads((CASES / "reading.json").read_text(encoding="utf-8"))
    return [
        pytest.param(
            one,
            id=name,
            marks=pytest.mark.xfail(reason=reason, strict=True)
            if (reason := case.get("known_failure"))
            else (),
        )
        for case in cases
        for name, one in _expanded(case)
    ]


@pytest.mark.parametrize("case", _parameters())
def test_the_kinds_of_received_texts(case, tmp_path):
    if "earlier" in case:
        _check_two_years(case, tmp_path)
        return
    source = case.get("source", "".join(case.get("source_parts", ()))).replace("{}", case["variant"])
    read = read_text(
        Document(str(case["year"]), case["year"], "报告", "work report", tmp_path / "a.txt"), source
    )
    if "outline" in case:
        assert [[s.level, _narrow(s.title)] for s in read.sections] == [
            [level, _narrow(title)] for level, title in case["outline"]
        ]
    if "numbers" in case:
        _check_numbers(read, case["numbers"])
    said = [read.text.slice(span.start, span.end) for span in read.sentences()]
    assert [each for each in case.get("sentences", ()) if each not in said] == []
    assert [each for each in case.get("text_has_not", ()) if each in read.text.text] == []
    told = {suspicion.kind for suspicion in read.suspicions}
    assert told or not case.get("must_suspect")
    assert set(case.get("suspects", ())) <= told
    for role, words in case.get("roles", ()):
        assert (words, read.role_at(source.index(words))) == (words, role)
    if "role_of_variant" in case:
        assert (
            read.role_at(source.index(case["variant"]) + len(case["variant"]) - 1) == case["role_of_variant"]
        )


def _narrow(title: str) -> str:
    return "".join(title.split())


def _check_numbers(read: Reading, right: list[list[str]]) -> None:
    """Every number of a text is one of the right ones, and every right one is found."""
    found = [[q.text, q.indicator, q.status, q.period, q.verb] for q in quantities(read)]
    compared = [got[: len(want)] for got, want in zip(found, right, strict=False)]
    for got, want in zip(compared, right, strict=False):
        if len(want) > 3 and not want[3]:
            got[3] = ""
        got[0] = got[0] if got[0] == want[0] else got[0].rstrip("%")
    assert compared + found[len(right) :] == right


def _check_two_years(case: dict, folder) -> None:
    years = {2025: case["earlier"], 2026: case["later"].replace("{}", case["variant"])}
    entries = []
    for year, text in years.items():
        (folder / f"{year}.md").write_text(text, encoding="utf-8")
        entries.append(
            f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "报告"\ngenre = "work report"\nplace = "青石区"\n'
            f'source = "{year}.md"\nwhole = true\n'
        )
    manifest = folder / "corpus.toml"
    manifest.write_text("\n".join(entries), encoding="utf-8")
    corpus = load(manifest)
    promised = [each for each in quantities(corpus["2026"]) if each.status == "target"]
    assert [[q.text, q.indicator, q.status, q.period] for q in promised] == case["later_numbers"]
    judged = [
        [c.indicator, c.earlier_value, c.later_value, c.verdict]
        for c in comparisons_of(corpus)
        if c.basis == "target→target" and c.later and c.verdict != "not comparable"
    ]
    assert sorted(judged) == sorted(case["target_to_target"])
