"""Changes: both texts come back character for character, and marks never split a word or a number."""

import dataclasses
import re
from itertools import accumulate, combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import read_cases
from yzcompare import InputError
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.tasks.alignment import align_documents, alignment_of
from yzcompare.wording import faces as diffs
from yzcompare.wording import page as phrasing
from yzcompare.wording import pieces as pieces_module
from yzcompare.wording.changes import ChangeKind, changes
from yzcompare.wording.diff import diff, diff_of
from yzcompare.wording.kept import kept_shares
from yzcompare.wording.marks import marks, tokens
from yzcompare.wording.pieces import pair
from yzcompare.wording.verbs import compare, count, lexicon_of

PAIRS = list(combinations(["2014", "2020", "2024", "2025"], 2))

WORK = "一、主要任务\n"
HOME = "加强养老服务。新增养老床位330张，升级社区养老服务站，办好老年食堂，推进适老化改造，完善医养结合机构，发展银发经济。\n"


def read(name, text, **about):
    return read_text(Document(name, 2020, "t", "work report", Path(name), **about), text)


def compared(before, after, missing=()):
    first, second = read("a", before), read("b", after, missing=tuple(missing))
    return first, second, changes(first, second, align_documents(first, second))


def check(first, second, found):
    """Every character of either text stands in exactly one row, and the rows give both texts back."""
    assert all(isinstance(c.kind, ChangeKind) for c in found)
    assert "".join(c.after for c in found) == second.text.text
    back = sorted(found, key=lambda c: (c.earlier_start, c.earlier_end))
    assert "".join(c.before for c in back) == first.text.text
    for side, source in (("earlier", first.source), ("later", second.source)):
        spans = sorted((getattr(c, f"{side}_start"), getattr(c, f"{side}_end")) for c in found)
        filled = [span for span in spans if span[0] < span[1]]
        assert all(a[1] == b[0] for a, b in pairwise(filled))
        assert not filled or (filled[0][0], filled[-1][1]) == (0, len(source))
    for c in found:
        if c.kind in ("kept", "moved"):
            assert c.before == c.after
        if c.kind == "added":
            assert not c.before
        if c.kind == "dropped":
            assert not c.after
        if c.kind == "not paired":
            assert not (c.before and c.after)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_the_rows_of_a_real_pair_give_both_texts_back(corpus, pair):
    first, second = corpus[pair[0]], corpus[pair[1]]
    check(first, second, diff_of(corpus, *pair).changes)


clause = st.text(alphabet="加快推进养老服务体系建设新增床位改造老旧小区30120万、“”", min_size=1, max_size=14)
body = st.lists(clause, max_size=12).map(lambda parts: WORK + "，".join(parts) + "。")


@given(body, body)
@settings(max_examples=150, deadline=None)
def test_the_rows_of_any_two_texts_give_both_back(before, after):
    check(*compared(before, after))


def test_two_identical_texts_are_kept_whole():
    *_, found = compared(WORK + HOME, WORK + HOME)
    assert {c.kind for c in found} == {"kept"}


@pytest.mark.parametrize("case", read_cases("comparing", "kinds"))
def test_a_case_has_its_kinds_of_change(case):
    *_, found = compared(case["earlier"], case["later"])
    assert {c.kind for c in found} == set(case["kinds"])


LINES = [
    "（一）加强城市管理。推进道路整治。",
    HOME.strip(),
    "加快发展。",
    "各位代表：",
    "二、重点任务",
    "一是抓好招商。",
    "",
    "**好。**",
    "——3%、5%、",
]


@given(st.lists(st.sampled_from(LINES) | clause, max_size=14))
@settings(max_examples=150, deadline=None)
def test_unchanged_text_is_kept_whatever_its_shape(lines):
    """Headings without text, items of a few characters, the same line twice, openings without a section."""
    text = WORK + "\n".join(lines)
    assert {c.kind for c in compared(text, text)[2]} == {"kept"}


@pytest.mark.parametrize("name", ["2014", "2020", "2024", "2025"])
def test_a_report_beside_itself_is_kept(corpus, name):
    reading = corpus[name]
    twin = dataclasses.replace(reading, document=dataclasses.replace(reading.document, id="twin"))
    assert {c.kind for c in changes(reading, twin, align_documents(reading, twin))} == {"kept"}


def kinds(found):
    return {c.kind: (c.before, c.after) for c in found}


def test_a_changed_figure_is_one_mark_and_named_as_such():
    *_, found = compared(WORK + HOME, WORK + HOME.replace("330张", "300张"))
    assert kinds(found)["figure changed"] == ("330", "300")


def test_a_reworded_clause_keeps_what_stays():
    *_, found = compared(WORK + HOME, WORK + HOME.replace("办好老年食堂", "办好一批老年食堂"))
    assert kinds(found)["reworded"] == ("", "一批")


def test_a_clause_in_another_place_is_moved_not_dropped_and_added():
    text = HOME.replace("升级社区养老服务站，", "").replace(
        "发展银发经济。", "发展银发经济，升级社区养老服务站。"
    )
    *_, found = compared(WORK + HOME, WORK + text)
    assert kinds(found)["moved"][0].startswith("升级社区养老服务站")
    assert not {"added", "dropped"} & {c.kind for c in found if (c.before + c.after).strip("，。\n")}


def test_a_clause_without_a_partner_is_added_or_dropped_beside_a_whole_text():
    longer = HOME.replace("发展银发经济。", "发展银发经济，举办重阳节系列文艺演出。")
    *_, found = compared(WORK + HOME, WORK + longer)
    assert "举办重阳节系列文艺演出" in kinds(found)["added"][1]
    *_, found = compared(WORK + longer, WORK + HOME)
    assert "举办重阳节系列文艺演出" in kinds(found)["dropped"][0]


def test_beside_a_fragment_nothing_is_added_or_dropped():
    longer = HOME.replace("发展银发经济。", "发展银发经济，举办重阳节系列文艺演出。")
    *_, found = compared(WORK + longer, WORK + HOME, missing=["一"])
    assert "dropped" not in kinds(found) and "not paired" in kinds(found)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_in_the_corpus_nothing_is_dropped_from_a_fragment_or_new_beside_one(corpus, pair):
    whole = [corpus[name].whole for name in pair]
    found = {c.kind for c in diff_of(corpus, *pair).changes}
    assert whole[1] or "dropped" not in found
    assert whole[0] or "added" not in found


@given(
    st.text(alphabet="新增养老床位330张，增长12.5%、4.6万人", max_size=30),
    st.text(alphabet="新增老旧小区100万平方米，8%", max_size=30),
)
@settings(max_examples=200, deadline=None)
def test_marks_give_both_wordings_back_and_never_split_a_number(before, after):
    found = marks(before, after)
    assert "".join(old for _, old, _ in found) == before
    assert "".join(new for _, _, new in found) == after
    for side in (1, 2):
        text = ""
        for row in found[:-1]:
            text += row[side]
            whole = (before, after)[side - 1]
            assert not re.search(r"\d$", text) or not re.match(r"\d", whole[len(text) :])


@pytest.mark.parametrize("names", [("2024", "2025"), ("2014", "2020")], ids="-".join)
def test_marks_fall_between_words_and_numbers(corpus, names):
    earlier, later = (corpus[name] for name in names)
    linked = {(link.source, link.target): link.strength for link in alignment_of(corpus, *names).links}
    first, second, pairs = pair(earlier, later, linked)
    for i, j in pairs.items():
        before = earlier.text.text[first[i].start : first[i].end]
        after = later.text.text[second[j].start : second[j].end]
        for side, text in ((1, before), (2, after)):
            words = set(accumulate((len(word) for word in tokens(text)), initial=0))
            ends = set(accumulate((len(row[side]) for row in marks(before, after)), initial=0))
            assert ends <= words


def test_known_rewordings_of_2025(corpus):
    found = {(c.before, c.after) for c in diff_of(corpus, "2024", "2025").changes if c.kind == "reworded"}
    assert {("国有资产", "国企资产"), ("树牢", "强化"), ("扎实开展", "深入开展")} <= found


def test_a_diff_of_some_sections(corpus):
    found = diff_of(corpus, "2024", "2025", "民生")
    assert found.tasks and all(any("民生" in s.title for s in (t.later, *t.earlier)) for t in found.tasks)
    with pytest.raises(InputError, match="no heading of 2024 or 2025 holds '火星'"):
        diff_of(corpus, "2024", "2025", "火星")


def test_a_diff_shows_itself_in_a_notebook_a_terminal_and_a_page(corpus):
    found = diff_of(corpus, "2024", "2025", "绿色")
    html = found._repr_html_()
    assert ("<del>" in html and '<ins class="figure">' not in html) or "<ins" in html
    assert (
        '[<span class="in" lang="zh">改写</span><span class="in" lang="en" hidden>reworded</span>: ' in html
    )
    assert "[-达到-]" in diffs.diff_plain(diff_of(corpus, "2024", "2025", "碧水"))
    assert diffs.diff_styled(found).plain.startswith("went")
    assert "http" not in diffs.diff_page(found)


def test_text_from_a_source_is_escaped_in_every_face():
    nasty = HOME.replace("办好老年食堂", "<script>alert(1)</script>办好老年食堂")
    first, second = read("a", WORK + HOME), read("b", WORK + nasty)
    pair = align_documents(first, second)
    shown = diff(first, second, pair, changes(first, second, pair))
    assert "<script>" not in diffs.diff_html(shown) and "&lt;script&gt;" in diffs.diff_html(shown)


def test_shares_of_the_later_text_sum_to_it(corpus):
    frame = kept_shares(corpus, "2024", "2025").set_index("theme")
    assert frame.loc["", "total"] == len(corpus["2025"].text.text)
    assert frame.drop(index="")["total"].sum() == frame.loc["", "total"]


def test_shares_are_told_for_every_section_and_for_one_field(corpus):
    every = phrasing.shares_by_section(corpus, "2024", "2025").plain
    ecology = phrasing.shares_by_section(corpus, "2024", "2025", "ecology").plain
    assert f"The same for each of the {len(corpus['2025'].sections)} sections" in every
    assert "污染防治攻坚促进生态美" in ecology and "深化科技创新赋能提效" not in ecology


def test_longer_words_are_counted_before_shorter_ones():
    assert count("做强做优", {"做强": "", "做": ""}) == {"做强": 1, "做": 1}


def test_a_verb_rises_only_beyond_chance(corpus):
    same = compare(corpus["2024"], corpus["2024"], "verb")
    assert {use.change for use in same} == {""}
    assert any(use.change for use in compare(corpus["2014"], corpus["2025"], "verb"))


def test_every_list_of_words_has_its_glosses():
    assert all(lexicon_of("verb").values()) and all(lexicon_of("modality").values())
    with pytest.raises(InputError):
        lexicon_of("noun")


def test_a_run_of_marks_is_not_compared_piece_by_piece(monkeypatch):
    compared = []
    true = pieces_module.alike
    monkeypatch.setattr(
        pieces_module, "alike", lambda a, b, least: compared.append((len(a), len(b))) or true(a, b, least)
    )
    marks_only = [pieces_module.Piece(n, n + 1, "", "") for n in range(5000)]
    one = [pieces_module.Piece(0, 6, "", "改造老旧小区")]
    assert pieces_module.match([*marks_only, *one], one, {}) == {}
    assert pieces_module.match(marks_only, one, {}) == {}
    assert compared == [(1, 1)]
