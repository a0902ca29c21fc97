"""What is derived is derived once, when it is asked for, and known again by what it rests on."""

import pytest

from yzcompare import cache, load, rooms, tables
from yzcompare.targets import ledger as targets
from yzcompare.targets.ledger import comparisons_of, numbers_of
from yzcompare.tasks import alignment
from yzcompare.tasks.alignment import alignment_of
from yzcompare.tasks.lineages import lineages_of
from yzcompare.themes import coding as themes
from yzcompare.wording import changes
from yzcompare.wording.changes import changes_of

TEXT = "一、{before}年工作回顾\n地区生产总值增长{a}%，改造老旧小区{b}个。\n二、{year}年主要工作\n（一）办好民生实事。改造老旧小区{b}个，新增养老床位{a}张，健全居家社区机构相协调的养老服务网络，办好老年食堂和社区养老服务站，为困难老人提供助餐、助浴、助医等上门服务，发展社区养老服务。\n"


@pytest.fixture
def line(tmp_path, monkeypatch):
    """A corpus of reports of some years; the function is told the years and how they are called."""
    monkeypatch.setenv("YZCOMPARE_CACHE", str(tmp_path / "cache"))

    def make(years, extra=""):
        entries = []
        for year in years:
            source = tmp_path / f"{year}.txt"
            source.write_text(TEXT.format(year=year, before=year - 1, a=year % 9 + 2, b=10), encoding="utf-8")
            entries.append(
                f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "报告"\ngenre = "work report"\nsource = "{source.name}"\nwhole = true\n{extra}'
            )
        (tmp_path / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
        return load(tmp_path / "corpus.toml")

    return make


@pytest.fixture
def made(monkeypatch):
    """How often the costly steps were taken, and on what."""
    counts = []

    def watch(module, name):
        original = getattr(module, name)

        def watched(*arguments, **named):
            counts.append(name)
            return original(*arguments, **named)

        monkeypatch.setattr(module, name, watched)

    for module, name in (
        (alignment, "align_documents"),
        (changes, "changes"),
        (targets, "quantities"),
        (targets, "compare"),
        (themes, "_code"),
    ):
        watch(module, name)
    return counts


def test_loading_compares_nothing(line, made):
    line([2014, 2015, 2016])
    assert made == []


def test_a_pair_is_compared_when_it_is_asked_for_and_no_other(line, made):
    changes_of(line([2014, 2015, 2016]), "2014", "2015")
    assert made.count("align_documents") == made.count("changes") == 1 and "compare" not in made


def test_what_was_derived_is_found_again_by_another_process(line, made):
    first = comparisons_of(line([2014, 2015]))
    made.clear()
    assert comparisons_of(line([2014, 2015])) == first and made == []


def test_a_report_more_leaves_what_is_known_of_the_others(line, made):
    tables.make(line([2014, 2015]))
    made.clear()
    tables.make(line([2014, 2015, 2016]))
    assert made.count("align_documents") == made.count("changes") == 2, "the pairs of the new report"
    assert made.count("quantities") == 1


def test_what_an_edited_text_gave_is_derived_anew(line, made, tmp_path):
    numbers_of(line([2014, 2015]), "2014")
    source = tmp_path / "2015.txt"
    corpus = load(tmp_path / "corpus.toml")
    made.clear()
    source.write_text(source.read_text(encoding="utf-8").replace("10个", "12个"), encoding="utf-8")
    corpus = load(tmp_path / "corpus.toml")
    assert [q.value for q in numbers_of(corpus, "2015").quantities].count(12) == 2
    numbers_of(corpus, "2014")
    assert made.count("quantities") == 1


def test_every_section_is_coded_once_in_a_process(line, made):
    corpus = line([2014, 2015, 2016])
    rooms.derive(corpus)
    tables.make(corpus)
    assert made.count("_code") == len(corpus.sections)


def test_a_value_that_is_nothing_is_kept_too(line):
    corpus = line([2014])
    assert lineages_of(corpus) is lineages_of(corpus)


def test_where_nothing_can_be_kept_the_result_is_the_same(line, monkeypatch, tmp_path):
    kept = comparisons_of(line([2014, 2015]))
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file"))
    assert comparisons_of(line([2014, 2015])) == kept


def test_a_few_documents_are_compared_in_all_pairs_and_many_with_their_neighbours(line):
    assert len(line(range(2010, 2016)).pairs) == 15
    many = line(range(2010, 2017))
    assert many.pairs[:2] == (("2010", "2011"), ("2011", "2012")) and len(many.pairs) == 6
    assert alignment_of(many, "2010", "2016").links, "another pair is compared when it is asked for"


def test_a_task_is_followed_within_reach_and_what_lies_farther_is_not_compared(line):
    lineages = lineages_of(line(range(2010, 2017)))
    longest = max(lineages, key=lambda each: sum(bool(place.section) for place in each.places))
    assert all(place.section for place in longest.places)
    states = {place.state for each in lineages for place in each.places}
    assert "cannot tell" not in states
