"""Themes: the coding of clauses, what decided it, and the lexicon that people edit."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.comparing import primary_theme
from yzcompare.themes.coding import code_section, explain, topic_weights, weights
from yzcompare.themes.lexicon import decide, theme_lexicon

LEXICON = theme_lexicon()


def test_eighteen_fields_and_some_two_hundred_topics():
    assert len(LEXICON.themes) == 18
    assert 120 <= len(LEXICON.topics) <= 200
    assert {topic.theme for topic in LEXICON.topics.values()} == set(LEXICON.themes)


def test_every_field_and_topic_can_be_found_by_its_terms():
    held = Counter(term.topic for term in LEXICON.terms.values() if term.topic)
    assert set(held) == set(LEXICON.topics) and min(held.values()) >= 3
    for term in LEXICON.terms.values():
        assert LEXICON.find(term.text)[0].term == term


def test_earlier_and_later_names_of_a_topic_are_among_its_terms():
    for topic in LEXICON.topics.values():
        for word in (*topic.then, *topic.now):
            assert LEXICON.terms[word].topic == topic.id


@pytest.mark.parametrize("theme", LEXICON.themes.values(), ids=lambda theme: theme.id)
def test_the_examples_of_a_field_are_coded_into_it(theme):
    assert [decide(LEXICON.find(example)) for example in theme.examples] == [theme.id] * len(theme.examples)


@pytest.mark.parametrize(
    ("clause", "theme"),
    [
        ("新增养老床位330张", "livelihood"),
        ("绿色金融规模超1400亿元", "finance"),
        ("支持金融机构丰富产品、服务实体经济", "finance"),
        ("推动跨境电商产业园发展", "opening"),
        ("家庭医生签约率提高至42%", "health"),
        ("提速渝湘高铁渝中段建设", "renewal"),
        ("扎实推进“四社一工”工作", "governance"),
        ("严格执行中央八项规定精神", "government"),
    ],
)
def test_clauses_of_the_genre(clause, theme):
    assert decide(LEXICON.find(clause)) == theme


@pytest.mark.parametrize(
    ("earlier", "later"), [("棚户区改造", "城市更新行动"), ("“四社一工”工作", "网格服务")]
)
def test_a_topic_bridges_changed_vocabulary(earlier, later):
    themes = {decide(LEXICON.find(words)) for words in (earlier, later)}
    assert len(themes) == 1


def test_the_longest_term_wins():
    assert [hit.term.text for hit in LEXICON.find("绿色金融")] == ["绿色金融"]


@given(st.text(alphabet="养老金融绿色城市更新改造就业安全生产，。的", max_size=40))
@settings(max_examples=200, deadline=None)
def test_hits_are_in_order_and_do_not_overlap(text):
    end = 0
    for hit in LEXICON.find(text):
        assert hit.start >= end
        end = hit.start + len(hit.term.text)
        assert text[hit.start : end] == hit.term.text


def test_weights_of_a_section_sum_to_one_and_its_topics_to_what_is_coded(corpus):
    for reading in corpus.years:
        for section in reading.sections:
            coded = code_section(reading, section)
            found = weights(coded)
            assert not found or sum(found.values()) == pytest.approx(1)
            own = sum(c.end - c.start for c in coded if c.hits)
            assert sum(topic_weights(coded).values()) == pytest.approx(own)


def test_a_clause_without_a_term_takes_its_headings_field_and_says_so(corpus):
    reading = corpus["2024"]
    section = next(s for s in reading.sections if s.heading == "巩固支柱产业基本盘")
    silent = [c for c in code_section(reading, section) if c.inherited]
    assert silent and all(c.theme == decide(LEXICON.find(section.heading)) for c in silent)
    assert "no term of its own" in explain(silent[0])


def test_main_fields_of_known_sections(corpus):
    known = {"办好人民": "education", "让健康服务": "health", "更深层次创新基层治理": "governance"}
    for reading in corpus.years:
        for section in reading.sections:
            for opening, theme in known.items():
                if section.heading.startswith(opening):
                    assert primary_theme(corpus, section) == theme
