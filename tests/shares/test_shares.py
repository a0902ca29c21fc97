"""Shares of themes: what they are of, how sure they are, what may be said to have moved."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.shares import coding_errors, coverage
from tests.conftest import ROOT
from yzcompare import InputError, load
from yzcompare.reading.scopes import SCOPES, spans, text_of
from yzcompare.shares.measure import (
    common_sections,
    effective,
    intervals,
    item_of,
    measured_error,
    moves,
    room,
    sample,
    shares,
)
from yzcompare.shares.table import theme_shares_frame
from yzcompare.tasks.alignment import alignment_of
from yzcompare.themes.lexicon import theme_lexicon

THEMES = list(theme_lexicon().themes)


def test_shares_of_a_document_and_scope_sum_to_one(corpus):
    for reading in corpus.years:
        for scope in SCOPES:
            found = shares(reading, scope)
            assert not found or sum(each.share for each in found) == pytest.approx(1)
            assert [each.theme for each in found] == (THEMES if found else [])


def test_tasks_are_apart_from_reviews_and_a_document_without_a_review_has_no_shares_there(corpus):
    assert "2013年" in text_of(corpus["2014"], "review") and "2013年" not in text_of(corpus["2014"], "tasks")
    assert shares(corpus["2014"], "review") and shares(corpus["2024"], "review") == ()
    lengths = {scope: sum(s.end - s.start for s in spans(corpus["2014"], scope)) for scope in SCOPES}
    assert lengths["whole"] == len(corpus["2014"].text.text) > lengths["tasks"] > lengths["review"]


def test_an_unknown_scope_is_told(corpus):
    with pytest.raises(InputError, match="there is no scope 'task' — did you mean 'tasks'"):
        shares(corpus["2014"], "task")


def test_an_interval_holds_its_share_and_has_a_width_whatever_the_share(corpus):
    for reading in corpus.years:
        for scope in SCOPES:
            for each in shares(reading, scope):
                assert 0 <= each.low <= each.share <= each.high <= 1 and each.high - each.low > 0.01
    low, high = intervals(np.array([0.0, 1.0]), 30)
    assert (low[0], high[1]) == (0, 1) and high[0] > 0.05 and low[1] < 0.95


def test_the_same_text_gives_the_same_interval(corpus):
    assert shares(corpus["2025"], "tasks") == shares(corpus["2025"], "tasks")


def test_another_document_changes_no_share(tmp_path, corpus):
    """The four documents with a fifth from elsewhere: the rows of the four stay as they are."""
    manifest = (ROOT / "data" / "corpus.toml").read_text(encoding="utf-8")
    manifest = manifest.replace('source = "', f'source = "{ROOT}/data/').replace(
        'corrections = "', f'corrections = "{ROOT}/data/'
    )
    source = tmp_path / "other.txt"
    source.write_text("一、主要任务\n（一）发展海洋渔业。新建渔港2座。\n（二）办好学校。\n", encoding="utf-8")
    other = (
        f'\n[[document]]\nid = "x"\nyear = 2022\ntitle = "t"\ngenre = "work report"\nsource = "{source}"\n'
    )
    (tmp_path / "corpus.toml").write_text(manifest + other, encoding="utf-8")
    before, after = theme_shares_frame(corpus), theme_shares_frame(load(tmp_path / "corpus.toml"))
    kept = after[after["document"] != "x"].reset_index(drop=True)
    assert len(after) > len(before) and kept.equals(before)


def test_clauses_that_hang_together_are_worth_fewer_pieces(corpus):
    taken = sample(corpus["2014"], "tasks")
    clauses = sum(map(len, taken))
    one_theme_a_section = [
        tuple(replace(clause, theme=THEMES[number % 18]) for clause in section)
        for number, section in enumerate(taken)
    ]
    mixed = [
        tuple(replace(clause, theme=THEMES[(7 * n + number) % 18]) for n, clause in enumerate(section))
        for number, section in enumerate(taken)
    ]
    whole, apart = effective(tuple(one_theme_a_section)), effective(tuple(mixed))
    assert whole < len(taken) < effective(taken) < apart <= clauses


def test_one_section_is_one_piece(corpus):
    assert effective(sample(corpus["2014"], "tasks")[:1]) == 1


def test_a_text_of_one_theme_has_a_size_too(corpus):
    taken = tuple(tuple(replace(c, theme="macro") for c in s) for s in sample(corpus["2024"], "tasks"))
    assert 1 < effective(taken) <= len(taken)


def test_intervals_cover_known_shares_of_simulated_documents(corpus):
    """Sections, sentences and clauses as long as the real ones, with themes that run on in them."""
    found = coverage(corpus, repeats=40)
    large, middle, _ = found.values()
    print(found)
    assert large[0] > 300 and large[1] >= 0.93
    assert middle[0] > 1500 and middle[1] >= 0.90


def test_the_codings_error_on_record_is_what_the_labels_say(corpus):
    """`python -m benchmarks.shares` writes it anew."""
    measured = {row["theme"]: row for row in coding_errors(corpus)}
    assert list(measured) == THEMES
    for theme, row in measured.items():
        kept = measured_error()[theme]
        assert (kept.labelled, kept.coded, kept.right) == (row["labelled"], row["coded"], row["right"])
        assert kept.points == pytest.approx(row["points"], abs=0.01)


def test_the_table_has_the_interval_and_the_codings_error_in_columns_of_their_own(corpus):
    table = theme_shares_frame(corpus)
    assert list(table.columns[:6]) == ["document", "scope", "theme", "share", "low", "high"]
    assert set(table["scope"]) == set(SCOPES) and (table["own_chars"] <= table["chars"]).all()
    assert not table.loc[table["document"] == "2025", "whole"].any()


def test_nothing_moved_between_a_document_and_itself(corpus):
    same = moves(corpus["2014"], corpus["2014"], alignment_of(corpus, "2014", "2020"), "tasks")
    assert len(same) == 18 and not any(move.beyond for move in same)
    assert all(move.low < 0 < move.high for move in same)


def test_a_theme_has_moved_only_where_the_interval_of_the_difference_leaves_out_zero(corpus):
    found = {
        m.theme: m
        for m in moves(corpus["2014"], corpus["2020"], alignment_of(corpus, "2014", "2020"), "tasks")
    }
    assert found["renewal"].beyond and found["renewal"].high < 0
    assert found["innovation"].beyond and found["innovation"].low > 0
    assert not found["health"].beyond
    for move in found.values():
        assert move.low < move.difference < move.high
        assert move.beyond == (move.low > 0 or move.high < 0)


def test_beside_a_fragment_only_items_with_links_are_compared(corpus):
    pair = alignment_of(corpus, "2020", "2025")
    before, after = common_sections(corpus["2020"], corpus["2025"], pair, "tasks")
    linked = {end for link in pair.links for end in (link.source, link.target)}
    items = {item_of(corpus["2020"], s): False for s in corpus["2020"].sections if s.id in before}
    for section in corpus["2020"].sections:
        if section.id in before:
            items[item_of(corpus["2020"], section)] |= section.id in linked
    assert items and all(items.values())
    assert before < {s.id for s in corpus["2020"].sections}
    assert after == {s.id for s in corpus["2025"].sections}, "2020 is whole: all of 2025 counts"


def test_a_scope_that_one_document_lacks_is_not_compared(corpus):
    assert moves(corpus["2014"], corpus["2024"], alignment_of(corpus, "2014", "2024"), "review") == ()


def test_the_room_of_a_scope_is_its_coded_characters(corpus):
    taken = sample(corpus["2014"], "review")
    assert room(taken).sum() == sum(c.end - c.start for clauses in taken for c in clauses)
