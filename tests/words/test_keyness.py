"""Typical words: the measure against a worked example, words of the genre in one piece, their places."""

import math

import pytest

from yzcompare import InputError
from yzcompare.genre.terms import usage, words
from yzcompare.words import page as show
from yzcompare.words.concordance import concordance
from yzcompare.words.keyness import UNSEEN, genre_prior, keywords, log_odds, occurrences


def test_log_odds_as_computed_by_hand():
    """One text says 更新 8 times of 10 words, the other 1 of 10; the prior gives each of two words one.

    Odds of 更新: (8 + 1) / (10 + 2 - 9) = 3 and (1 + 1) / (10 + 2 - 2) = 1/5. Their ratio is 15, its
    logarithm 2.7081. Variance: 1/9 + 1/2 = 11/18, standard error 0.7817, z = 3.4641. The other word has
    odds 1/3 and 5: the same with the other sign, but its variance is 1/3 + 1/10 = 13/30, z = -4.1138.
    """
    found = log_odds({"更新": 8, "发展": 2}, {"更新": 1, "发展": 9}, {"更新": 1.0, "发展": 1.0})
    delta, z = found["更新"]
    assert delta == pytest.approx(math.log(15)) and z == pytest.approx(math.log(15) / math.sqrt(11 / 18))
    assert (round(delta, 4), round(z, 4)) == (2.7081, 3.4641)
    assert [round(value, 4) for value in found["发展"]] == [-2.7081, -4.1138]


def test_what_every_report_says_stands_out_less_than_a_rare_word_used_as_often():
    counts, others = {"发展": 12, "母城": 12, "其他": 976}, {"发展": 4, "母城": 4, "其他": 992}
    found = log_odds(counts, others, genre_prior(counts.keys()))
    assert usage()["发展"] > 100 * usage().get("母城", 1)
    assert found["母城"][0] > found["发展"][0] > 0


def test_the_prior_knows_every_word_a_little():
    prior = genre_prior({"发展", "没有人说的词"})
    assert prior["没有人说的词"] == UNSEEN < prior["发展"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深化城市更新行动", ["深化", "城市更新", "行动"]),
        ("优化营商环境", ["优化", "营商环境"]),
        ("推动人文旅融合", ["推动", "人文", "融合"]),
        ("增长11%。", ["增长"]),
    ],
)
def test_terms_of_the_genre_are_kept_in_one_piece(text, expected):
    found = [text[word.start : word.end] for word in words(text)]
    assert found == expected


def test_words_given_are_kept_in_one_piece_too():
    text = "建设渝中母城客厅"
    assert "母城客厅" in [text[w.start : w.end] for w in words(text, {"母城客厅"})]


def test_every_place_of_a_word_is_the_word(corpus):
    reading = corpus["2024"]
    for word, places in occurrences(reading, "tasks").items():
        assert {reading.text.text[place.start : place.end] for place in places} == {word}


def test_typical_words_are_used_more_by_the_document_and_less_ones_by_the_others(corpus):
    for found in keywords(corpus.years, "tasks").values():
        assert [word.z for word in found] == sorted((word.z for word in found), reverse=True)
        for word in found:
            assert word.sections >= 2 and max(word.count, word.others) >= 3
            assert sum(len(at) for at in word.places.values()) == word.count + word.others
        assert found[0].rate > found[0].other_rate and found[-1].rate < found[-1].other_rate


def test_a_document_alone_has_no_typical_words(corpus):
    assert keywords([corpus["2014"]], "tasks") == {"2014": ()}
    assert keywords(corpus.years, "review")["2024"] == ()


def test_a_concordance_holds_every_place_of_a_word_with_its_source(corpus):
    for document in ("2014", "2025"):
        reading = corpus[document]
        found = list(concordance(reading, "母城"))
        assert len(found) == reading.text.text.count("母城") > 0
        for line in found:
            assert corpus.cite(document, line.start, line.end).quotation == "母城"
            assert line.before + line.word + line.after in reading.text.text.replace("\n", " ")


def test_a_concordance_keeps_to_its_scope(corpus):
    inside = list(concordance(corpus["2014"], "2013年", "review"))
    assert inside and not list(concordance(corpus["2014"], "2013年", "tasks"))


def test_no_word_is_no_concordance(corpus):
    with pytest.raises(InputError, match="no word is given"):
        list(concordance(corpus["2014"], " "))


def test_a_fragment_without_a_word_is_not_said_to_have_dropped_it(corpus):
    shown = show.any_word(corpus, [], "四社一工", "whole").plain
    assert "2025: not in what is held, so it cannot be told" in shown and "2020: not there" in shown
    assert "stands in the whole text" in show.any_word(corpus, [], "<b>", "whole").plain
    assert "<b>" not in show.any_word(corpus, [], "<b>", "whole").html
