"""What became of targets: cases in JSON, real pairs, judgements, the table, and what is never said."""

from collections import Counter

import pytest

from benchmarks.targets import comparisons as measure_comparisons
from tests.conftest import ROOT, read_cases
from yzcompare import judgements as judging
from yzcompare import load, rooms
from yzcompare.cli import main
from yzcompare.errors import InputError
from yzcompare.judgements import read_judgements
from yzcompare.lexicon import lists
from yzcompare.rooms import notes
from yzcompare.targets.chosen import choose
from yzcompare.targets.findings import news, none_told, summary, told_in_lines
from yzcompare.targets.firmness import FIRM, HOPED, PLAIN, force
from yzcompare.targets.indicators import bare, indicators, look_up
from yzcompare.targets.ledger import comparisons_of, identities_of, quantities_of
from yzcompare.targets.matters_page import matters
from yzcompare.targets.outcomes_page import outcomes
from yzcompare.targets.pairs_page import changed_chart, changed_table
from yzcompare.targets.promises_page import long_view
from yzcompare.targets.sameness import Stated, contrast
from yzcompare.targets.verdicts import JUDGED, Verdict

CONTRACT = (
    "indicator earlier later basis earlier_value later_value unit change verdict ambition caveat reason"
)


@pytest.fixture
def two(tmp_path):
    """A corpus of two reports with the texts given; the second may be a fragment."""

    def make(earlier, later, missing="", review="回顾一年。", judgements=""):
        entries = []
        for year, text in ((2014, earlier), (2015, later)):
            body = f"一、{year - 1}年工作回顾\n{review if year == 2015 else '回顾一年。'}\n二、{year}年主要工作\n{text}\n"
            (tmp_path / f"{year}.txt").write_text(body, encoding="utf-8")
            entry = f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "报告"\ngenre = "work report"\nsource = "{year}.txt"\n'
            entry += f'period = "{year}"\nreviews = "{year - 1}"\n'
            entries.append(entry + (f'missing = ["{missing}"]\n' if missing and year == 2015 else ""))
        (tmp_path / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
        if judgements:
            (tmp_path / judging.FILE).write_text(judgements, encoding="utf-8")
        return load(tmp_path / "corpus.toml")

    return make


def between(corpus, basis="target→target"):
    return [
        c
        for c in comparisons_of(corpus)
        if (c.earlier_document, c.basis, c.later_document)[::2] == ("2014", "2015") and c.basis == basis
    ]


@pytest.mark.parametrize("case", read_cases("comparisons"))
def test_cases(case, two):
    found = between(two(case["earlier"], case["later"], case.get("missing", "")))
    assert case["verdict"] in [c.verdict for c in found]
    rows = [c for c in found if c.verdict == case["verdict"] and case.get("reason", "") in c.reason]
    assert case.get("ambition", "unknown") in [c.ambition for c in rows]
    if case["verdict"] not in JUDGED:
        assert not [c for c in found if c.verdict.judged]


@pytest.mark.parametrize(
    ("reported", "outcome"),
    [
        ("新增养老床位350张。", "reached"),
        ("新增养老床位330张。", "reached"),
        ("新增养老床位200张。", "missed"),
        ("办好实事。", "not reported"),
    ],
)
def test_a_target_whose_year_is_reviewed_was_reached_missed_or_not_reported(two, reported, outcome):
    corpus = two("新增养老床位330张。", "办好实事。", review=reported)
    assert [c.outcome for c in between(corpus, "target→actual")] == [outcome]


def test_a_ceiling_is_reached_from_below(two):
    corpus = two("城镇调查失业率控制在5.5%以内。", "办好实事。", review="城镇调查失业率5.1%。")
    assert [(c.verdict, c.outcome) for c in between(corpus, "target→actual")] == [("lowered", "reached")]


@pytest.mark.parametrize(
    ("reported", "outcome"), [("6.1%", "reached"), ("5.7%", "cannot tell"), ("4.4%", "missed")]
)
def test_just_below_a_target_of_about_so_much_cannot_be_told(two, reported, outcome):
    corpus = two("地区生产总值增长6%左右。", "办好实事。", review=f"地区生产总值增长{reported}。")
    assert [c.outcome for c in between(corpus, "target→actual")] == [outcome]


@pytest.mark.parametrize(
    ("promised", "reported", "outcome"),
    [
        ("新建公办幼儿园8所。", "开工建设公办幼儿园9所。", "cannot tell"),
        ("建设公办幼儿园8所。", "建成公办幼儿园9所。", "reached"),
        ("实施老旧小区改造35个。", "完成老旧小区改造33个。", "cannot tell"),
        ("一般公共预算收入增长5%。", "一般公共预算收入同口径增长6%。", "cannot tell"),
        ("粮食产量稳定在235万吨左右。", "粮食产量达到233.7万吨。", "cannot tell"),
        ("新增停车位900个。", "三年来累计新增停车位2000个。", ""),
        ("新增限上商贸企业10家。", "新增限上商贸流通企业18家。", "reached"),
        ("城乡居民人均可支配收入增长8%、9%。", "城镇居民人均可支配收入增长5.5%。", "missed"),
    ],
)
def test_reached_and_missed_need_deed_and_counting_to_agree(two, promised, reported, outcome):
    corpus = two(promised, "办好实事。", review=reported)
    told = [c.outcome for c in between(corpus, "target→actual") if c.later]
    assert told == [outcome]


def test_why_an_outcome_cannot_be_told_is_said(two):
    corpus = two("地区生产总值增长6%左右。", "办好实事。", review="地区生产总值增长5.7%。")
    (row,) = between(corpus, "target→actual")
    assert "about 6%" in row.caveat and "near it" in row.caveat


def test_a_plan_is_not_set_beside_the_result_of_another_year(two):
    corpus = two("回顾一年。", "新增养老床位330张。", review="办好实事。")
    assert {c.basis for c in comparisons_of(corpus)} <= {"target→target", "target→actual", "actual→actual"}


def test_headline_indicators_come_first_whatever_their_change(two):
    corpus = two(
        "地区生产总值增长6%，新增停车位100个，城镇新增就业4万人。",
        "地区生产总值增长6.5%，新增停车位900个，城镇新增就业4.1万人。",
    )
    told = changed_chart(choose(corpus, [], "", "")).plain
    assert told.index("gross regional product") < told.index("new urban jobs") < told.index("parking places")
    weights = {finding.about.split("|")[0]: finding.weight.central for finding in news(corpus)}
    assert weights["gdp"] > weights["urban-jobs"] > weights["parking"]


def test_beside_a_missing_review_a_target_is_not_called_unreported(two):
    corpus = two("新增养老床位330张。", "办好实事。", missing="一 (2014年工作回顾)")
    assert [(c.verdict, c.outcome) for c in between(corpus, "target→actual")] == [
        ("not in the held text", "")
    ]


def test_a_plan_below_a_result_is_no_retreat(corpus):
    inside = [c for c in comparisons_of(corpus) if c.earlier_document == c.later_document == "2014"]
    assert {c.basis for c in inside} == {"actual→target"}
    assert {c.ambition for c in inside} == {"unknown"}
    lowered = [c for c in inside if c.verdict == "lowered"]
    assert lowered and all("no retreat" in c.caveat for c in lowered)


def test_a_quantity_is_compared_once_for_each_pair_and_basis(corpus):
    judged = [c for c in comparisons_of(corpus) if c.verdict.judged]
    assert max(Counter((c.later, c.earlier_document, c.basis) for c in judged).values()) == 1
    assert max(Counter((c.earlier, c.later_document, c.basis) for c in judged).values()) == 1


def test_every_target_of_an_earlier_document_is_accounted_for_in_every_later_one(corpus):
    targets = [q for q in quantities_of(corpus) if q.status == "target"]
    for earlier, later in corpus.pairs:
        told = {
            c.earlier
            for c in comparisons_of(corpus)
            if (c.later_document, c.basis) == (later, "target→target")
        }
        assert {q.id for q in targets if q.document == earlier} - told == set(), (earlier, later)


def test_beside_a_fragment_no_target_is_called_given_up(corpus):
    said = {c.verdict for c in comparisons_of(corpus) if c.later_document in ("2024", "2025")}
    assert not said & {"not repeated", "made qualitative"}


def test_retail_sales_of_the_district_and_of_shopping_areas_are_kept_apart(corpus):
    pairs = [
        c
        for c in comparisons_of(corpus)
        if c.indicator == "社会消费品零售总额" and c.later_document == "2025" and c.basis == "target→target"
    ]
    assert pairs and {c.verdict for c in pairs} == {Verdict.NOT_COMPARABLE}
    assert {identities_of(corpus)[c.later].scope for c in pairs if c.later} == {
        "“双千亿”中央商务区",
        "大坪商圈",
    }


def test_comparisons_reach_the_labels(corpus):
    measured = {name: measure.value for name, measure in measure_comparisons(corpus).items()}
    assert measured["comparisons.right"] >= 0.95
    assert measured["comparisons.kept_apart"] == measured["comparisons.once"] == 1.0


def test_the_table_keeps_its_columns(corpus):
    frame = rooms.tables()["comparisons"](corpus)
    assert list(frame.columns)[:12] == CONTRACT.split()
    assert set(frame["earlier"]) <= set(rooms.tables()["targets"](corpus)["id"])


def test_a_judgement_names_another_indicator_and_value(two):
    corpus = two("旅游收入达750亿元。", "游客花费超820亿元。")
    number = next(q.id for q in quantities_of(corpus) if q.document == "2014" and q.value == 750)
    entry = f'[[quantity]]\nid = "{number}"\nindicator = "游客花费"\nvalue = 700\nnote = "seen"\n'
    judged = between(two("旅游收入达750亿元。", "游客花费超820亿元。", judgements=entry))
    assert [(c.verdict, c.earlier_value) for c in judged] == [("raised", 700.0)]


def test_a_judgement_that_no_longer_matches_is_told(two):
    entry = '[[quantity]]\nid = "2014:9999"\nscope = ""\nnote = "seen"\n'
    corpus = two("办好实事。", "办好实事。", judgements=entry)
    # Of two lines of text it is doubtful what they do, and that is told beside it.
    told = [note for note in notes(corpus) if "doubtful" not in note]
    assert told == ["judgement no longer matches: quantity 2014:9999: there is no such number"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('id = "a:1"\nnote = "x"', "it corrects nothing — add indicator, scope or value"),
        ('id = "a:1"\nnote = "x"\nvalue = "7"', "write a number without quotation marks"),
        ('id = "a"\nnote = "x"\nvalue = 7', "write a number's id, as 2014:394"),
        ('id = "a:1"\nnote = "x"\nindicater = "y"', "did you mean 'indicator'"),
    ],
)
def test_a_slip_in_a_judgement_on_a_quantity_is_told(tmp_path, entry, message):
    path = tmp_path / "judgements.toml"
    path.write_text(f"[[quantity]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_judgements(path)


def test_every_indicator_of_the_lexicon_is_found_by_each_of_its_names():
    assert len(indicators()) >= 100
    for name, entry in lists.indicators().indicator.items():
        for alias in entry.names:
            found = look_up(bare(alias), (entry.units or ("count",))[0])
            assert found and found.id == name, alias


def test_words_that_exclude_each_other_are_found_both_ways():
    assert (
        contrast("利用外资", "利用内资") == "外资 / 内资"
        and contrast("利用内资", "利用外资") == "内资 / 外资"
    )


def test_the_promises_of_the_real_pair_are_told_in_figures(corpus):
    told = summary(choose(corpus, ["2024", "2025"], "", ""))
    assert told[0] == "Numbers promised: 103 in 2024, 111 in 2025."
    assert told[1].startswith(
        "2024 and 2025 both set 26 targets that can be compared: 4 lowered, 11 raised, 11 with the same number"
    )


def test_a_page_may_keep_one_theme_and_one_word(corpus):
    chosen = choose(corpus, ["2024", "2025"], "livelihood", "就业")
    assert {identities_of(corpus)[name].zh for name in chosen.quantities} == {"城镇新增就业"}


def test_every_number_of_a_page_carries_its_sentence_and_place(corpus):
    html = changed_table(choose(corpus, [], "", "")).html
    assert html.count('class="evidence"') == 2 * 26
    assert "城镇新增就业<mark>4.6</mark>万人" in html and "2024:7437–7440" in html


def test_a_chart_tells_what_was_lowered_before_what_was_raised(corpus):
    plain = changed_chart(choose(corpus, [], "", "")).plain
    assert plain.startswith("Of 26 targets that both 2024 and 2025 set, 4 were lowered and 11 raised")
    assert (
        plain.index("lifts added") < plain.index("old residential estates") < plain.index("The same number:")
    )


def test_where_no_year_is_reviewed_that_is_said(corpus):
    chosen = choose(corpus, [], "", "")
    assert "whether a target was reached cannot be told" in outcomes(chosen).plain


def test_the_long_view_holds_what_stands_in_three_documents(corpus):
    shown = long_view(choose(corpus, [], "", ""))
    assert "new urban jobs" in shown.plain and "retail sales" not in shown.plain
    assert "5.5万人 reported for 2013" in shown.plain


def test_force_is_told_by_the_word_before_a_list(corpus):
    stated = {q.id: Stated(q, identities_of(corpus)[q.id]) for q in quantities_of(corpus)}
    assert force(stated["2024:7528"]) == FIRM  # 确保…参保率稳定在97%以上
    assert force(stated["2024:81"]) == HOPED  # 力争缔结友好城市2个、新增驻渝总领事馆2个
    assert force(stated["2025:9642"]) == PLAIN


def test_the_command_line_tells_what_became_of_targets(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.argv", ["yzcompare", "targets", "2014", "2025", "--indicator", "就业"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert "城镇新增就业: 4万人 (2014:9886) → 4.6万人 (2025:9642): raised, firmer" in capsys.readouterr().out


PROMISES = "一、2013年工作回顾\n增长11%。\n二、2014年主要工作\n（一）办好民生实事。改造老旧小区20个。\n"
NONE = "一、2013年工作回顾\n增长11%。\n二、2014年主要工作\n（一）办好民生实事。改造老旧小区。\n"


@pytest.mark.parametrize(
    ("earlier", "later", "indicator", "said"),
    [
        (NONE, NONE, "", "Neither a nor b states a target."),
        (NONE, PROMISES, "", "a states no such target, so nothing can have become of one in b."),
        (NONE, NONE, "就业", "No target that was read in a or b has “就业” in the name of its indicator."),
        (
            PROMISES,
            PROMISES,
            "就业",
            "No target that was read in a or b has “就业” in the name of its indicator.",
        ),
    ],
    ids=["none at all", "a later one only", "none named", "none of that name"],
)
def test_two_documents_without_a_target_are_told_as_such(project, earlier, later, indicator, said):
    manifest = project.write(text=earlier)
    next_year = later.replace("2014", "2015").replace("2013", "2014")
    (manifest.parent / "later.txt").write_text(next_year, encoding="utf-8")
    first = manifest.read_text(encoding="utf-8")
    second = first.replace('"a"', '"b"').replace("2014", "2015").replace("text.txt", "later.txt")
    manifest.write_text(first + second, encoding="utf-8")
    chosen = choose(load(manifest), ["a", "b"], "", indicator)
    assert told_in_lines(chosen) == []
    assert none_told(chosen) == said


@pytest.mark.parametrize(
    ("promised", "review", "outcome", "why"),
    [
        # nothing of it in the review
        ("改造城市出入口12处。", "粮食总产量增长2%。", "not reported", "searched"),
        # in other words, without its number
        ("改造供水管网30公里。", "燃气、供热等管网建设加快推进。", "cannot tell", "may stand there"),
        # the whole list reported as done
        (
            "办好民生实事。改造城市出入口12处。",
            "年度民生实事全面完成。",
            "cannot tell",
            "reported as a whole",
        ),
        # of one list only where the sentence or its heading names one
        ("改造城市出入口12处。", "年度民生实事全面完成。", "not reported", "searched"),
    ],
)
def test_a_result_is_missing_only_where_the_review_says_nothing_of_it(two, promised, review, outcome, why):
    found = between(two(promised, "做好今年工作。", review=review), "target→actual")
    assert [(c.outcome, why in c.reason) for c in found] == [(outcome, True)]


def test_a_target_for_several_years_need_not_be_repeated(two):
    [alone] = between(two("到2018年建成城市出入口12处。", "做好今年工作。"))
    assert (alone.verdict, "need not repeat" in alone.reason) == ("cannot tell", True)


def test_findings_tell_the_long_run_and_say_what_each_figure_is(corpus):
    told = {finding.about.split("|")[0]: finding for finding in news(corpus)}
    capital, investment = told["foreign-capital"].text, told["fixed-investment"].text
    assert "−91 %" in capital and "7亿美元 planned for 2014, 6,000万美元 planned for 2025" in capital
    assert "274.4亿元 reported for 2013, 220亿元 planned for 2024" in investment
    assert "lowered" not in investment, "a plan beside a result is no cut"
    assert "growth of investment from society lowered (−1 point): ≥ 6%" in told["social-investment"].text
    assert "实际使用外资（−91%）：2014年目标7亿美元，2025年目标6,000万美元" in capital.told("zh")


def test_every_figure_of_a_finding_stands_in_its_row(corpus):
    html = matters(choose(corpus, [], "", "")).html
    for finding in news(corpus):
        row = html.partition(f'<li class="shift" id="{finding.anchor}"')[2].partition('<li class="shift"')[0]
        assert finding.page == "05-targets" and row
        for side in finding.sides:
            assert side.shown.told("zh") in row and side.shown.told("en") in row
            assert side.cited and side.cited.sentence[:20] in row.replace("<mark>", "").replace("</mark>", "")


def test_an_indicator_is_told_once_and_the_heaviest_first(corpus):
    found = news(corpus)
    assert len({finding.about for finding in found}) == len(found) > 15
    assert found[0].about.startswith("foreign-capital")


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("前三季度，地区生产总值增长5%。", "地区生产总值增长9%。"),
        ("五年来，地区生产总值增长50%。", "地区生产总值增长9%。"),
        ("办好实事。", "到2018年，地区生产总值增长9%。"),
        ("办好实事。", "今后三年，地区生产总值年均增长9%。"),
    ],
    ids=["three quarters", "five years", "a later year", "years to come"],
)
def test_figures_of_other_times_are_not_told_as_those_of_the_year(two, review, plan):
    told = [finding.text for finding in news(two("地区生产总值增长2%。", plan, review=review))]
    assert not [text for text in told if "5% " in text or "50%" in text or ("9%" in text and "年" in plan)]


def test_a_ceiling_is_loosened_not_raised(two):
    corpus = two("城镇调查失业率控制在5.5%以内。", "城镇调查失业率控制在6%以内。")
    [finding] = news(corpus)
    assert "loosened (+0.5 points)" in finding.text and "放宽（+0.5个百分点）" in finding.text.told("zh")


def test_a_missed_target_is_told_with_the_one_that_followed(two):
    corpus = two("地区生产总值增长8%。", "地区生产总值增长6%。", review="地区生产总值增长4.5%。")
    [finding] = news(corpus)
    assert [side.document for side in finding.sides] == ["2014", "2015", "2015"]
    assert "8% planned for 2014, 4.5% reported for 2014, 6% planned for 2015" in finding.text


def test_a_number_that_stays_is_told_where_its_bound_changes(two):
    corpus = two("地区生产总值增长6%以上，停车位100个。", "地区生产总值增长6%左右，停车位100个。")
    [finding] = news(corpus)
    assert "kept, less firmly bound: ≥ 6% planned for 2014, ≈ 6% planned for 2015" in finding.text


def test_what_moves_further_than_is_usual_is_a_surprise(two):
    small = two("地区生产总值增长6%。", "地区生产总值增长5.8%。")
    [usual] = news(small)
    [rare] = news(two("地区生产总值增长6%。", "地区生产总值增长2%。"))
    assert rare.weight.surprise > usual.weight.surprise and rare.weight.size > usual.weight.size


def test_what_the_page_says_is_told_in_chinese_too(corpus):
    chosen = choose(corpus, [], "", "")
    told = [line.told("zh") for line in summary(chosen)]
    assert told[0] == "承诺的数字：2014 30个，2020 3个，2024 103个，2025 111个。"
    assert "下调4个，上调11个，数字持平11个" in told[1]


HEADLINE = "今年经济社会发展的主要预期目标是：地区生产总值增长7%，城镇新增就业3万人，"


def test_a_headline_target_that_is_no_longer_set_is_told(two):
    found = {f.anchor: f for f in news(two(f"{HEADLINE}实际使用外资增长5%。", f"{HEADLINE}居民收入增长5%。"))}
    told = [f for name, f in found.items() if name.startswith("dropped-")]
    assert [f.about for f in told] == ["foreign-capital|"]
    assert "（2014年目标5%）；报告全文未见“外资”" in told[0].text.told("zh")


@pytest.mark.parametrize(
    "later",
    ["利用外资增长两成。", "外资到位3亿美元。", "实际使用外资年均增长5%。"],
    ids=["other words", "a level", "years to come"],
)
def test_a_target_that_may_still_be_set_is_not_told_as_dropped(two, later):
    corpus = two(f"{HEADLINE}实际使用外资增长5%。", f"{HEADLINE}居民收入增长5%。{later}")
    assert not [f for f in news(corpus) if f.anchor.startswith("dropped-")]


def test_a_dropped_target_has_its_row_with_every_figure(two):
    corpus = two(f"{HEADLINE}实际使用外资增长5%。", f"{HEADLINE}居民收入增长5%。")
    html = matters(choose(corpus, [], "", "")).html
    finding = next(f for f in news(corpus) if f.anchor.startswith("dropped-"))
    row = html.partition(f'id="{finding.anchor}"')[2].partition("</li>")[0]
    assert all(side.shown.told("zh") in row for side in finding.sides)


def test_renewed_with_new_ones_is_not_set_beside_renewed_alone(two):
    corpus = two("新改建农村公路140公里。", "改造农村公路113公里。")
    assert not [f for f in news(corpus) if "农村公路" in f.text.told("zh")]


def test_a_target_that_is_left_in_words_is_not_called_given_up(two):
    found = news(two(f"{HEADLINE}实际使用外资增长5%。", f"{HEADLINE}居民收入增长5%，外资稳定增长。"))
    told = next(f for f in found if f.anchor.startswith("dropped-"))
    assert told.text.told("zh").startswith("2015年报告不再设数值目标：实际使用外资增速（2014年目标5%）")


def test_a_long_run_names_every_report_between(corpus):
    jobs = next(f for f in news(corpus) if f.about == "urban-jobs|")
    assert [side.document for side in jobs.sides] == ["2014", "2024", "2025"]
