"""What reports name as their problems: divided, followed, and said to be new or gone only after a search."""

import pytest

from tests.conftest import load_reports
from yzcompare import load
from yzcompare.corpus import Corpus
from yzcompare.messages import LANGUAGES
from yzcompare.problems import (
    ROOM,
    Standing,
    by_report,
    by_subject,
    courses_of,
    missed,
    problems_of,
    shortfalls_of,
)
from yzcompare.reading.passages import Role

REPORT = """# {year}年政府工作报告

各位代表：现在，我代表市人民政府向大会报告工作，请予审议。

一、{last}年工作回顾

{last}年，全市经济平稳运行，完成了全年的主要任务。

（一）经济稳步发展。全市地区生产总值增长6.1%，规模以上工业增加值增长7.2%，新增企业320家。

{problems}

二、{year}年主要工作

（一）加快产业升级。推进传统产业改造，新建标准厂房12万平方米，培育高新技术企业20家。

（二）缓解停车难题。建设公共停车场8个，新增停车泊位3000个，改善城区交通。

（三）加强自身建设。严格依法行政，提高服务水平。
"""

PROBLEMS = {
    2021: "我们也清醒地看到，发展中还存在不少困难和问题：城区停车困难，交通拥堵突出；政府债务压力较大；部分干部担当不够。对此，我们将采取有力措施，认真加以解决。",
    2022: "我们也清醒地看到，发展中还存在不少困难和问题：一是地区生产总值、固定资产投资等指标未能完成年初预期目标。二是停车难仍未缓解。三是少数干部担当不够。对这些问题，我们一定认真加以解决。",
    2023: "我们也清醒地看到，发展中还存在不少困难和问题：科技人才短缺；停车难、出行难依然突出；一些干部担当意识不强。对此，我们将认真加以解决。",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("problems")
    texts = {}
    for year, told in PROBLEMS.items():
        text = REPORT.format(year=year, last=year - 1, problems=told)
        texts[year] = text
    return load_reports(folder, texts)


def test_problems_are_divided_at_semicolons_and_numbers(corpus: Corpus) -> None:
    told = {year: [problem.text for problem in problems_of(corpus[str(year)])] for year in PROBLEMS}
    assert told[2021] == ["城区停车困难，交通拥堵突出", "政府债务压力较大", "部分干部担当不够"]
    assert told[2022] == [
        "地区生产总值、固定资产投资等指标未能完成年初预期目标",
        "停车难仍未缓解",
        "少数干部担当不够",
    ]


def test_a_report_owns_what_it_missed(corpus: Corpus) -> None:
    (owned,) = shortfalls_of(corpus["2022"])
    assert [name.told("zh") for name in owned.names] == ["地区生产总值", "固定资产投资"]
    assert not shortfalls_of(corpus["2021"])


def test_a_subject_is_followed_through_the_reports(corpus: Corpus) -> None:
    found = {course.subject.id: course.standings() for course in courses_of(corpus)}
    named, not_named = Standing.NAMED, Standing.NOT_NAMED
    assert found["traffic"] == (named, named, named)
    assert found["debt"] == (named, not_named, not_named)
    assert found["talent"] == (not_named, not_named, named)
    assert "projects" not in found, "what fell short of plan is no problem of its own"


def test_findings_are_told_in_both_languages_and_stand_on_the_page(corpus: Corpus) -> None:
    page = "".join(f(corpus, []).html for f in (missed, by_subject, by_report))
    found = ROOM.news(corpus)
    assert {each.about for each in found} >= {
        "missed 2022",
        "problem traffic",
        "problem talent",
    }
    for each in found:
        assert f'id="{each.anchor}"' in page
        assert all(each.text.told(language) for language in LANGUAGES)
        assert each.text.told("zh") != each.text


def test_what_is_not_named_stands_nowhere_in_the_passage(corpus: Corpus) -> None:
    for course in courses_of(corpus):
        for place in course.places:
            if place.standing is Standing.NOT_NAMED:
                assert place.search is not None and place.search.presence.absent
                passages = [p for p in corpus[place.document].passages if p.role is Role.PROBLEMS]
                told = "".join(corpus[place.document].text.slice(p.start, p.end) for p in passages)
                assert not any(term in told for term in course.subject.terms)


def test_beside_a_fragment_nothing_is_said_to_be_gone() -> None:
    yuzhong = load()
    for course in courses_of(yuzhong):
        assert {place.standing for place in course.places if place.document in ("2024", "2025")} == {
            Standing.NOT_HELD
        }
