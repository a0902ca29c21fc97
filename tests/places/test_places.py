"""Between places: what stands side by side is exact, and what is not known is told apart."""

import math

import pytest

from yzcompare import InputError, places
from yzcompare.places import promised, reached, repeated, spread, unusual
from yzcompare.places.findings import summary
from yzcompare.places.levels import Level

CITIES = ["南京市", "无锡市", "徐州市", "常州市", "苏州市", "南通市", "淮安市", "盐城市", "扬州市", "镇江市"]
LONG = "深入推进以人为核心的新型城镇化，促进大中小城市协调发展"


def test_a_promise_stands_beside_that_of_the_year_before_and_what_came_of_it(tables):
    for year in (2022, 2023, 2024):
        tables.report("南京市", year)
    tables.report("江苏省", 2023)
    tables.target("南京市", 2022, 6.5)
    tables.target("南京市", 2023, 5.0, comparator="ge")
    tables.target("南京市", 2023, 5.5, comparator="le", start=14)
    tables.target("南京市", 2024, 4.6, status="actual", period=2023)
    tables.target("江苏省", 2023, 5.0)
    found = {p.place: p for p in promised.promises(tables.held(), 2023)}
    nanjing, jiangsu = found["南京市"], found["江苏省"]
    assert (nanjing.before.low, nanjing.now.low, nanjing.now.high, nanjing.reached.low) == (
        6.5,
        5.0,
        5.5,
        4.6,
    )
    assert jiangsu.now.high == 5.0 and (jiangsu.before, jiangsu.held_before) == (None, False)
    assert (jiangsu.reached, jiangsu.held_after) == (None, False)


def test_figures_far_apart_are_no_range(tables):
    tables.report("南京市", 2023)
    tables.report("江苏省", 2023)
    tables.target("南京市", 2023, 5.0, comparator="ge")
    tables.target("南京市", 2023, 7.0, comparator="le", start=400)
    [found] = promised.promises(tables.held(), 2023)
    assert (found.now.low, found.now.high) == (5.0, 5.0)


def test_a_report_that_sets_none_is_told_apart(tables):
    tables.report("南京市", 2023)
    tables.report("无锡市", 2023)
    tables.target("南京市", 2023, 5.0)
    held = tables.held()
    made = promised.promises(held, 2023)
    assert [r.place for r in promised.silent(held, 2023, made)] == ["无锡市"]


def test_what_is_not_told_counts_neither_as_reached_nor_as_missed(tables, monkeypatch):
    monkeypatch.setattr(reached, "LEAST", 1)
    for year in range(2015, 2021):
        tables.report("南京市", year)
    for year, outcome in ((2015, "reached"), (2016, "missed"), (2017, "cannot tell"), (2018, ""), (2020, "")):
        tables.target("南京市", year, 5.0, outcome=outcome)
    tables.report("江苏省", 2015)
    total, city = reached.counts(tables.held())
    assert (total.level, city.level) == (None, Level.PREFECTURE)
    assert (total.reached, total.missed, total.untold, total.unstated, total.unheld) == (1, 1, 1, 1, 1)
    assert total.share == 0.5 and total.interval[0] < 0.5 < total.interval[1]


def test_several_figures_of_one_target_count_once(tables, monkeypatch):
    monkeypatch.setattr(reached, "LEAST", 1)
    tables.report("南京市", 2015)
    tables.report("南京市", 2016)
    tables.target("南京市", 2015, 8.0, comparator="ge", outcome="reached")
    tables.target("南京市", 2015, 8.5, comparator="le", start=14)
    total, _ = reached.counts(tables.held())
    assert (total.reached, total.unstated) == (1, 0)


def test_what_is_expected_of_a_year_that_is_ending_is_no_promise(tables, monkeypatch):
    monkeypatch.setattr(reached, "LEAST", 1)
    tables.report(
        "南京市", 2021, ("review", "即将过去的一年，预计生产总值增长7%"), ("goals", "今年生产总值增长6%")
    )
    tables.report("南京市", 2022)
    tables.target("南京市", 2021, 7.0, outcome="reached")
    tables.target("南京市", 2021, 6.0, start=110, outcome="missed")
    [made] = promised.promises(tables.held(), 2021)
    assert made.now.low == 6.0
    total, _ = reached.counts(tables.held())
    assert (total.reached, total.missed) == (0, 1)


def test_the_interval_of_nothing_reaches_from_nothing_to_all():
    assert reached.wilson(0, 0) == (0.0, 1.0)
    assert math.isnan(reached.Count("gdp", None, 0, 0, 0, 0, 0).share)


def test_a_first_use_says_what_lies_before_it(tables):
    tables.report("国务院", 2017, ("tasks", "发展低空经济"))
    for year in (2018, 2019):
        tables.report("南京市", year, ("tasks", "发展低空经济" if year > 2018 else "发展经济"))
    tables.report("无锡市", 2015, ("tasks", "发展经济"))
    tables.report("无锡市", 2019, ("tasks", "壮大低空经济"))
    tables.report("江苏省", 2019, ("tasks", "发展经济"))
    found = spread.spread(tables.held(), "低空经济")
    told = {use.place: (use.year, use.without, use.seen_coming, use.to_the_year) for use in found.uses}
    assert told == {
        "国务院": (2017, 0, False, False),
        "南京市": (2019, 2018, True, True),
        "无锡市": (2019, 2015, True, False),
    }
    assert found.never == ("江苏省",)
    assert next(use.sentence for use in found.uses if use.place == "无锡市") == "壮大低空经济"


def test_an_excerpt_does_not_show_that_a_formulation_was_lacking(tables):
    tables.report("南京市", 2017, ("tasks", "发展经济"))
    tables.report("南京市", 2018, ("tasks", "发展经济"), whole=False)
    tables.report("南京市", 2019, ("tasks", "发展低空经济"))
    tables.report("无锡市", 2018, ("tasks", "发展经济"), whole=False)
    tables.report("无锡市", 2019, ("tasks", "发展低空经济"))
    found = spread.spread(tables.held(), "低空经济")
    assert {use.place: use.without for use in found.uses} == {"南京市": 2017, "无锡市": 0}


def test_the_formulation_told_of_is_seen_to_come_in_at_most_places(tables):
    for place in CITIES[:3]:
        for year in (2018, 2019):
            tables.report(place, year)
        tables.add(place, "formulations", formulation="先有的", document=f"{place}-2018", count=1)
        tables.add(place, "formulations", formulation="后来的", document=f"{place}-2019", count=1)
    assert spread.told_of(tables.held()) == "后来的"
    assert spread.told_of(tables.held(), "先有的") == "先有的"


def test_what_is_repeated_stands_in_last_years_report_or_elsewhere_and_not_later(tables):
    tables.report("南京市", 2018, ("tasks", LONG), ("tasks", "全面加强基层治理体系和能力建设"))
    tables.report("南京市", 2019, ("tasks", LONG + "。"), ("tasks", "建设一批群众身边的体育健身设施"))
    tables.report("无锡市", 2019, ("tasks", LONG.replace("深入", "扎实")))
    tables.report("徐州市", 2020, ("tasks", "建设一批群众身边的体育健身设施"))
    found = repeated.repeats(tables.held(), 2019)
    assert found.share("南京市", True) == pytest.approx(28 / 43, abs=0.01)
    assert found.share("南京市", False) == found.share("南京市", True)
    assert found.share("无锡市", False) == 1 and found.with_before == ("南京市",)
    pair = next(p for p in found.pairs if p.place == "无锡市")
    assert (pair.other, pair.other_text) == ("南京市-2018", LONG), "of equals the earliest is taken"


def test_another_sentence_with_the_same_beginning_is_no_repetition(tables):
    tables.report("南京市", 2019, ("tasks", "加快建设现代化产业体系，做强集成电路产业"))
    tables.report("无锡市", 2019, ("tasks", "加快建设现代化产业体系，大力发展生物医药和新材料"))
    assert repeated.repeats(tables.held(), 2019).pairs == ()


@pytest.fixture
def peers(tables):
    """Ten cities, one of which sets a far lower target, gives more room to one field and lacks a wording."""
    for number, city in enumerate(CITIES):
        tables.report(city, 2023, ("tasks", "坚持人民至上" if number else "坚持发展"))
        tables.target(city, 2023, 6.0 + number / 10 if number else 3.0)
        share = 0.1 + number / 1000 if number else 0.3
        tables.add(city, "theme_shares", document=f"{city}-2023", scope="tasks", theme="ecology", share=share, low=share - 0.05, high=share + 0.05)  # fmt: skip
        tables.add(
            city, "formulations", formulation="人民至上", document=f"{city}-2023", count=int(number > 0)
        )
    return tables


def test_a_place_is_unusual_beside_its_peers_of_the_same_year(peers):
    held = peers.held()
    [target] = unusual.targets(held, CITIES[0], 2023)
    assert (target.value, target.peers, target.above, target.middle) == (3.0, 9, False, 6.5)
    [field] = unusual.themes(held, CITIES[0], 2023)
    assert field.about == "ecology" and field.above
    [wording] = unusual.wordings(held, CITIES[0], 2023)
    assert (wording.formulation, wording.own, wording.having, wording.peers) == ("人民至上", False, 9, 9)
    assert unusual.targets(held, CITIES[4], 2023) == [] and unusual.themes(held, CITIES[4], 2023) == []


def test_nothing_is_called_lacking_in_a_report_that_is_cut(peers):
    for row in peers.rows[CITIES[0]]["documents"]:
        row["looks_cut"] = "it ends in mid-sentence"
    assert unusual.wordings(peers.held(), CITIES[0], 2023) == []


def test_of_few_peers_nothing_is_said_and_it_says_so(tables):
    for city in CITIES[:5]:
        tables.report(city, 2023)
        tables.target(city, 2023, 6.0 if city != CITIES[0] else 3.0)
    held = tables.held()
    assert unusual.targets(held, CITIES[0], 2023) == []
    assert "Only 4 other places" in str(places.unusual_targets(held, CITIES[0], 2023))


def test_every_part_of_the_page_is_shown_for_several_places(peers):
    held = peers.held()
    parts = [
        places.promised_strip(held), places.promised_table(held), places.often_reached(held), places.reached_table(held),
        places.spread_chart(held, "人民至上"), places.first_uses(held, "人民至上"), places.repeated_chart(held),
        places.example_repeats(held), places.unusual_targets(held, CITIES[0]), places.unusual_themes(held, CITIES[0]),
        places.unusual_wording(held, CITIES[0]),
    ]  # fmt: skip
    shown = "\n".join(map(str, parts))
    assert "10 of the 10 reports of 2023" in shown and "2023年的gdp目标" in str(parts[1].html)
    assert "坚持人民至上" in str(parts[5].html)
    assert [m for m in summary(held) if "10 places are held" in m]


def test_of_one_place_the_page_says_that_it_needs_several_and_nothing_else(project):
    held = places.held("", str(project.write()))
    assert [*map(str, summary(held))] == [
        "This page sets places side by side: it needs the reports of several, and the corpus holds those of one."
    ]
    shown = (
        places.promised_strip(held), places.promised_table(held), places.often_reached(held), places.reached_table(held),
        places.spread_chart(held), places.first_uses(held), places.repeated_chart(held), places.example_repeats(held),
        places.unusual_targets(held), places.unusual_themes(held), places.unusual_wording(held),
    )  # fmt: skip
    assert not any(map(str, shown))


def test_a_year_or_a_place_that_is_not_held_is_told(peers):
    held = peers.held()
    with pytest.raises(InputError, match="no report of 1990 is held"):
        held.year(1990)
    with pytest.raises(InputError, match=r"there is no report of '南京' .*南京市"):
        held.place("南京", 2023)
