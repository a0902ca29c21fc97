"""Around a name: two clauses meet only where name, phase and work are one, and a verdict stands on the ladder."""

from pathlib import Path

import pytest

from tests.conftest import load_reports
from yzcompare.corpus import Corpus
from yzcompare.messages import LANGUAGES
from yzcompare.wording import ROOM, Around, Turn, around_names, around_table, missed_table
from yzcompare.wording.missed_page import quoted
from yzcompare.wording.statements import statements
from yzcompare.wording.unmentioned import unmentioned

REPORT = """# {year}年政府工作报告

各位代表：现在，我代表市人民政府向大会报告工作，请予审议。

一、{last}年工作回顾

{last}年，全市经济平稳运行，完成了全年的主要任务，居民收入稳步增长。

（一）城市建设稳步推进。{reviewed}改造老旧小区120个，惠及群众3万户。

二、{year}年主要工作

（一）加快城市建设。{planned}改善城区交通，建设公共停车场8个。

（二）加强自身建设。严格依法行政，提高服务水平，坚持为民服务。
"""

TOLD = {
    2022: (
        "新建学校3所，",
        "开工建设龙潭湾大桥、青石岭隧道，推进白鹿塔二期，力争年内复工。确保金沙江高速建成通车。争创国家卫生城市。加快凤凰山水库前期工作。建成云台机场扩建工程。争取紫阳医院开工。",
    ),
    2023: (
        "青石岭隧道开工建设，金沙江高速主体完工，",
        "加快建设龙潭湾大桥，力促白鹿塔二期尽快复工。建成云台机场。巩固国家卫生城市创建成果。开工建设12座中型水库。谋划凤凰山水库。确保紫阳医院开工。",
    ),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return told_in(tmp_path_factory.mktemp("around"), TOLD)


@pytest.fixture(scope="module")
def found(corpus: Corpus) -> dict[str, Around]:
    return {each.name: each for each in around_names(corpus)}


@pytest.mark.parametrize(
    ("name", "turn"),
    [
        ("龙潭湾大桥", Turn.FURTHER),
        ("白鹿塔", Turn.SOFTER),
        ("青石岭隧道", Turn.REACHED),
        ("金沙江高速", Turn.BEHIND),
        ("国家卫生城市", Turn.FURTHER),
        ("紫阳医院", Turn.FIRMER),
    ],
)
def test_what_two_reports_say_of_one_thing(found: dict[str, Around], name: str, turn: Turn) -> None:
    assert found[name].turn is turn


def test_another_work_or_a_count_is_another_thing(corpus: Corpus, found: dict[str, Around]) -> None:
    assert "云台机场" not in found, "its extension is not the airport"
    assert "凤凰山水库" not in found, "both reports prepare it"
    assert not any("中型水库" in each.name for each in statements(corpus["2023"]))


def test_findings_are_told_in_both_languages_and_stand_on_the_page(corpus: Corpus) -> None:
    page = around_table(corpus).html
    news = ROOM.news(corpus)
    assert len(news) >= 6
    for each in news:
        assert f'id="{each.anchor}"' in page
        assert each.text.told("zh") != each.text
        assert all(each.text.told(language) for language in LANGUAGES)


def test_what_is_quoted_stands_in_the_clause(found: dict[str, Around]) -> None:
    for around in found.values():
        for said in (around.then, around.now):
            assert all(part in said.text for part in quoted(said, around.name).split("…"))


def told_in(folder: Path, told: dict[int, tuple[str, str]]) -> Corpus:
    """A corpus of one report a year, with a clause of its review and one of its plan."""
    texts = {
        year: REPORT.format(year=year, last=year - 1, reviewed=reviewed, planned=planned)
        for year, (reviewed, planned) in told.items()
    }
    return load_reports(folder, texts)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return told_in(
        tmp_path_factory.mktemp("three"),
        {
            2021: ("新建学校3所，", "力争龙潭湾大桥开工。开工建设青石岭隧道。今后五年建成白鹿塔二期。"),
            2022: (
                "新建学校2所，",
                "推动龙潭湾大桥尽快开工。建成青石岭隧道。建成金沙江高速、云台机场。启动“清河行动”。",
            ),
            2023: ("云台国际机场投用，白鹿塔二期开工，", "启动建设龙潭湾大桥。改造农村公路20公里。"),
        },
    )


def test_what_all_reports_say_is_told_in_their_order(three: Corpus) -> None:
    bridge = next(each for each in ROOM.news(three) if each.about == "name 龙潭湾大桥")
    assert [side.document for side in bridge.sides] == ["2021", "2022", "2023"]
    assert all(str(side.shown) in bridge.text for side in bridge.sides)
    assert bridge.weight.total > 0.55, "a work that is to begin again has not begun"


def test_a_step_that_is_only_planned_is_not_reached_and_a_plan_of_years_not_due(three: Corpus) -> None:
    names = {each.name for each in around_names(three)}
    assert "青石岭隧道" not in names, "2022 only plans to finish it"
    assert "白鹿塔" not in names, "2021 plans it for five years"


def test_what_the_next_report_does_not_mention(three: Corpus) -> None:
    missed = {each.promise.name for each in unmentioned(three)}
    assert {"金沙江高速", "“清河行动”"} <= missed
    assert "云台机场" not in missed, "its name is longer in 2023"
    page = missed_table(three).html
    told = [each for each in ROOM.news(three) if each.anchor.startswith("missed-")]
    assert told and all(f'id="{each.anchor}"' in page for each in told)
    assert all(each.text.told("zh") != each.text for each in told)
