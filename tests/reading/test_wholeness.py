"""A text that looks cut is told, and nothing is called gone or new against it."""

from dataclasses import replace
from pathlib import Path

import pytest

from yzcompare import InputError, load, tables
from yzcompare.documents import findings as documents_findings
from yzcompare.documents import page as documents
from yzcompare.documents import table as documents_table
from yzcompare.formulations.turns import turns
from yzcompare.publishing import evidence
from yzcompare.reading import signs
from yzcompare.reading.closings import closes
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.reading.wholeness import judge, own_signs
from yzcompare.targets import table as targets_table
from yzcompare.tasks.alignment import alignment_of
from yzcompare.wording import table as wording_table

CALL = (
    "各位代表！让我们紧密团结在以习近平同志为核心的党中央周围，同心同德，埋头苦干，为建设美好家园而努力奋斗！"
)
FIELDS = {
    "加强城市管理": ("道路整治", "公里", "改造背街小巷", "条"),
    "做强先进制造业": ("规上工业企业", "家", "建设标准厂房", "万平方米"),
    "加强生态环境保护": ("植树造林", "亩", "整治黑臭水体", "处"),
    "办好民生实事": ("养老床位", "张", "改造老旧小区", "个"),
    "推进教育优先发展": ("学位", "个", "新建幼儿园", "所"),
    "扩大对外开放": ("外贸企业", "户", "引进外资项目", "个"),
}
NUMERALS = "一二三四五六七八九十"


def items(year, grown):
    """Six numbered items of some three hundred characters, each with two numbers of its own."""
    told = []
    for number, (task, (first, unit, second, other)) in enumerate(FIELDS.items()):
        about = task.removeprefix("加强").removeprefix("办好").removeprefix("推进")
        filler = "".join(
            f"{verb}{about}{thing}，{end}。"
            for verb, thing in (
                ("健全", "工作机制"),
                ("完善", "政策体系"),
                ("提升", "服务水平"),
                ("夯实", "基层基础"),
            )
            for end in (f"{year}年落实责任、抓出实效", "让群众看得见变化、得到实惠")
        )
        told.append(
            f"（{NUMERALS[number]}）{task}。新增{first}{(number + 2) * grown}{unit}，{second}{(number + 1) * grown}{other}。{filler * 2}"
        )
    return told


def report(year, grown=10, call=CALL):
    """A whole work report of more than three thousand characters."""
    review = "".join(line + "\n" for line in items(year - 1, grown - 1)[:4])
    return (
        f"{year}年政府工作报告\n各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n{review}二、{year}年主要工作\n"
        + "\n".join(items(year, grown))
        + f"\n{call}\n"
    )


def reading(text, genre="work report", **entry):
    return read_text(Document("a", 2014, "报告", genre, Path("a.txt"), **entry), text)


def told(text, genre="work report"):
    return [sign.told for sign in own_signs(reading(text, genre))]


def test_a_whole_report_has_no_sign():
    assert len(report(2014)) > 3_000
    assert told(report(2014)) == []


@pytest.mark.parametrize("name", ["2014", "2020", "2020-web"])
def test_the_whole_texts_of_the_first_corpus_stay_whole(corpus, name):
    assert corpus[name].whole and not corpus[name].cut and not corpus[name].lacking


def test_a_fragment_of_the_manifest_is_told_in_its_words(corpus):
    assert not corpus["2024"].cut
    assert corpus["2024"].lacking.startswith("of 2024 is not held: 一 (2023年工作回顾)")


def test_a_report_cut_in_a_sentence_has_no_closing_call_and_no_mark():
    first, second = told(
        report(2014).partition("推进教育优先发展")[0]
        + "加强教育。新建学校。\n扩大优质资源供给，努力办好人民满意的教育，着力提高"
    )
    assert "no closing call" in first
    assert second == "it ends without a mark: “…人民满意的教育，着力提高”"


def test_a_report_cut_at_the_end_of_a_paragraph_has_no_closing_call():
    assert ["no closing call" in sign for sign in told(report(2014, call=""))] == [True]


def test_a_glossary_behind_the_closing_call_ends_as_it_likes():
    assert (
        told(
            report(2014) + "名词解释\n1.一网通办：依托一体化在线政务服务平台，实现跨部门、跨层级、跨区域办理"
        )
        == []
    )


@pytest.mark.parametrize(
    "signature", ["（闽东日报）", "来源：区人民政府", "2014年2月19日印", "（本报记者 整理）"]
)
def test_a_signature_behind_the_closing_call_is_no_cut(signature):
    assert told(report(2014) + signature) == []


@pytest.mark.parametrize(
    "call",
    [
        "我们要更加紧密地团结在以习近平同志为核心的党中央周围，奋力谱写高质量发展新篇章，以优异成绩庆祝建党100周年！",
        "我们坚信，有市委的正确领导，有全区人民的团结奋斗，一定能够迎来更加美好的明天！",
    ],
)
def test_closing_calls_that_do_not_say_let_us(call):
    assert told(report(2014, call=call)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "让我们的母亲河焕发时代新光彩。",
        "向关心支持我区发展的各界人士，表示衷心的感谢！",
        "确保开好局，以优异成绩庆祝建党100周年。",
    ],
)
def test_what_is_no_closing_call(sentence):
    text = f"（三）做好工作。{sentence}\n（四）推进改革。完善制度，提高效率。"
    assert not closes(text, [0, text.index("（四）")])


def test_a_text_of_another_genre_needs_no_closing_call_but_a_mark():
    whole = "一、总体要求\n坚持稳中求进。\n二、重点任务\n（一）扩大开放。引进外资企业，发展外贸新业态，建设开放平台"
    assert told(whole + "。", "plan recommendations") == []
    assert ["without a mark" in sign for sign in told(whole, "plan recommendations")] == [True]


def test_a_heading_with_nothing_under_it_ends_no_text():
    assert told("一、工作回顾\n增长11%。\n二、主要工作\n（一）扩大开放。引进外资。\n（二）改善民生") == [
        "nothing stands under its last heading: “（二）改善民生”"
    ]


def test_one_without_two_ends_no_text():
    assert [
        "first of several points" in s
        for s in told("一、工作回顾\n增长11%。\n二、主要工作\n重点抓好：一是扩大开放，引进外资。")
    ] == [True]


def test_numbers_that_begin_late():
    assert "its first number is not 一: “（三）扩大开放”" in told(
        "引进外资。\n（三）扩大开放。引进外资。\n（四）改善民生。改造小区。"
    )


def test_a_part_that_is_left_out():
    text = "一、工作回顾\n增长11%。\n三、自身建设\n加强学习。"
    assert told(text) == ["its numbering leaps from “一、工作回顾” to “三、自身建设”"]


def test_a_number_that_runs_into_a_paragraph_is_not_left_out():
    assert told("一、工作回顾\n增长11%。二、主要工作。扩大开放。\n三、自身建设\n加强学习。") == []


FOUR = "（一）经济。增长。\n（二）工业。壮大。\n（三）城市。更新。\n（四）民生。改善。\n"


@pytest.mark.parametrize(
    ("joined", "sign"),
    [
        (
            f"一、回顾\n{FOUR}（二）开放。引资。\n（三）民生。改造。",
            "its numbering falls back from “（四）民生” to “（二）开放”",
        ),
        (
            f"一、回顾\n{FOUR}（四）开放。引资。\n（五）民生。改造。",
            "its numbering does not go on from “（四）民生” to “（四）开放”",
        ),
        (
            f"一、回顾\n{FOUR}二、任务\n（三）开放。引资。\n（四）民生。改造。",
            "under “二、任务” its numbering begins with “（三）开放”",
        ),
    ],
)
def test_a_text_that_lost_its_middle_counts_wrongly_where_its_ends_meet(joined, sign):
    assert told(joined) == [sign]


@pytest.mark.parametrize(
    "whole",
    [
        f"一、回顾\n{FOUR}二、任务\n（五）开放。引资。\n（六）民生。改造。",
        f"一、回顾\n{FOUR}二、任务（一）开放。引资。\n（二）民生。改造。",
        f"一、回顾\n{FOUR}二、任务\n坚持（一）开放。引资。\n（二）民生。改造。",
        "一、回顾\n增长。\n二、目标\n一、关于增长。七。\n二、关于就业。五。\n三、关于收入。八。\n三、任务\n开放。",
        "一、回顾\n增长。\n二、今年的任务\n\n二、今年的任务\n开放。\n三、政府建设\n学习。",
    ],
    ids=[
        "items numbered through all parts",
        "the first item in the line of its part",
        "the first item inside a paragraph",
        "a list in a part that is numbered as the parts are",
        "a title that the page repeats",
    ],
)
def test_numbers_that_run_on_in_another_way_are_no_sign(whole):
    assert told(whole) == []


def without_middle(first, last):
    """A report from its beginning to the end of item `first` of the review, and on from item `last` of the plan."""
    lines = report(2014).split("\n")
    plan = next(n for n, line in enumerate(lines) if line.startswith("二、"))
    return "\n".join([*lines[: plan - 4 + first], *lines[plan + last :]])


def test_a_report_that_lost_its_middle_is_told_though_both_its_ends_are_whole():
    assert any("falls back from “（四）" in sign for sign in told(without_middle(4, 3)))
    assert any("leaps from “（二）" in sign for sign in told(without_middle(2, 5)))


def test_a_middle_whose_loss_leaves_every_number_right_is_told_by_the_parts(monkeypatch):
    monkeypatch.setattr(signs, "FORM", 1_000)  # what is left of an example is shorter than any report
    assert any("is the only one: there is no 二" in sign for sign in told(without_middle(2, 3)))


def test_a_report_with_a_first_part_only_lost_the_others():
    review = report(2014)[: report(2014).index("二、")]
    long = review + "城市更加美丽，人民更加幸福。" * 150 + "今年要继续努力。\n"
    assert len(long) > 3_000
    assert told(long + CALL) == ["its part “一、2013年工作回顾” is the only one: there is no 二"]
    assert told(long + "二、今年的任务\n扩大开放。\n" + CALL) == []
    assert told("一、工作回顾\n增长11%。\n" + CALL) == [], "a short text may be an example"


LONG_REVIEW = "增长，城市更加美丽，人民更加幸福。" * 120
LONG_PLAN = "扩大开放，加快建设，提升服务水平。" * 120


def test_a_report_that_plans_nothing_or_reviews_nothing_lost_that():
    opening, head = "各位代表：\n现在，我向大会报告工作，请予审议。\n", "一、2013年工作回顾\n"
    assert told(f"{opening}{head}{LONG_REVIEW}\n二、过去五年的体会\n{LONG_REVIEW}\n{CALL}") == [
        "no passage of it plans anything: it has no goals and no tasks"
    ]
    assert told(f"{opening}一、总体要求\n{LONG_PLAN}\n二、主要任务\n{LONG_PLAN}\n{CALL}") == [
        "no passage of it reviews anything: what was done before is not told"
    ]
    assert told(f"{opening}{head}{LONG_REVIEW}\n二、主要任务\n{LONG_PLAN}\n{CALL}") == []


def test_a_passage_that_only_its_words_tell_is_there():
    """Titles of parts may say nothing: the words of the text then speak for it."""
    opening = "各位代表：\n现在，我向大会报告工作，请予审议。\n"
    assert told(f"{opening}一、奋进\n一年来，{LONG_REVIEW}\n二、未来五年\n{LONG_PLAN}\n{CALL}") == []


def test_items_begin_anew_in_every_part():
    assert (
        told(
            "一、回顾\n（一）经济。增长。\n（二）民生。改善。\n二、任务\n（一）开放。引资。\n（二）民生。改造。"
        )
        == []
    )


def test_fewer_items_than_announced():
    text = "一、工作回顾\n增长11%。\n二、主要工作\n做好以下三个方面的工作：\n（一）扩大开放。引资。\n（二）改善民生。改造。"
    assert told(text) == ["it announces “以下三个方面” and goes as far as “（二）改善民生”"]
    assert told(text + "\n（三）深化改革。放权。") == []


def test_a_text_that_begins_in_a_sentence():
    assert told("，努力扩大开放。\n一、工作回顾\n增长11%。")[0].startswith("it begins in mid-sentence")


def test_a_report_without_its_beginning():
    text = report(2014)
    rest = text[text.index("完善城市管理政策体系") :]
    assert any(sign.side == "front" for sign in own_signs(reading(rest)))


def test_a_text_that_says_that_it_was_shortened():
    assert told(report(2014) + "（本文有删减）") == ["it says that it was shortened: “有删减”"]


def beside(*texts, place="某区"):
    return judge({
        name: replace(reading(text), document=Document(name, 2014, "报告", "work report", Path("a"), place=place))
        for name, text in zip("abc", texts, strict=False)
    })  # fmt: skip


def test_half_as_long_as_its_neighbours_looks_cut():
    short = "一、工作回顾\n增长11%。\n" + CALL
    found = beside(report(2014), report(2015), short)
    assert [r.whole for r in found.values()] == [True, True, False]
    assert "less than half as long as the 2 others of its place and genre" in found["c"].looks_cut


def test_short_texts_are_no_measure_for_each_other():
    found = beside("一、工作回顾\n增长11%。", "一、工作回顾\n" + "增长11%。" * 20)
    assert all(r.whole for r in found.values())


OLD = (
    "（七）保护历史文化名城。修缮文物建筑9处，传承非物质文化遗产，擦亮“巴渝古城”名片，讲好“巴渝古城”故事，"
    "办好博物馆、纪念馆、图书馆，复兴传统风貌街区，培育曲艺、戏剧、音乐舞台精品。\n"
)
"""What only the earlier report holds."""


@pytest.fixture
def years(tmp_path):
    """A corpus of two reports; the later one's text and further keys as given."""

    def make(later, keys=""):
        entries = []
        for year, text in ((2014, report(2014, call=OLD + CALL)), (2015, later)):
            (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
            entries.append(
                f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "报告"\ngenre = "work report"\nplace = "某区"\n'
                f'source = "{year}.txt"\nperiod = "{year}"\nreviews = "{year - 1}"\n'
                + (keys if year == 2015 else "")
            )
        (tmp_path / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
        return load(tmp_path / "corpus.toml")

    return make


CUT = report(2015, 12)[: report(2015, 12).index("（四）办好民生实事。新增养老床位60张") + 40]


def absent(corpus):
    """Everything that says that something of 2014 is not in 2015."""
    made = tables.make(corpus)
    compared = made["comparisons"]
    lone = compared[compared["earlier_document"].eq("2014") & compared["later_document"].eq("2015")]
    said = [*lone["verdict"], *lone["outcome"], *made["changes"]["kind"][made["changes"]["before"].ne("")]]
    said += list(made["formulations"].query("document == '2015'")["state"])
    said += list(made["lineages"].query("document == '2015'")["state"])
    said += [u.state for u in alignment_of(corpus, "2014", "2015").unlinked if u.other == "2015"]
    said += ["no longer there" for turn in turns(corpus) if "2015" in turn.beside]
    known = {
        "not repeated",
        "not reported",
        "made qualitative",
        "dropped",
        "not held",
        "no counterpart",
        "no longer there",
    }
    return known & set(said)


def test_against_a_cut_report_nothing_is_said_to_be_gone(years):
    whole = years(report(2015, 12).replace("植树造林", "封山育林").replace(items(2015, 12)[5] + "\n", ""))
    assert whole["2015"].whole and not whole.notes
    assert {"not repeated", "no counterpart", "dropped", "not held", "no longer there"} <= absent(whole)
    corpus = years(CUT)
    assert not corpus["2015"].whole
    assert absent(corpus) == set()
    verdicts = targets_table.comparisons_frame(corpus)
    assert "not in the held text" in set(verdicts["verdict"])
    assert verdicts["reason"].str.contains("2015 looks cut: it has no closing call").any()


def test_against_a_cut_earlier_report_nothing_is_said_to_be_new(years, tmp_path):
    years(report(2015, 12))
    (tmp_path / "2014.txt").write_text(report(2014)[:2_400], encoding="utf-8")
    corpus = load(tmp_path / "corpus.toml")
    assert not corpus["2014"].whole
    assert not [u for u in alignment_of(corpus, "2014", "2015").unlinked if u.state == "new"]
    assert "added" not in set(wording_table.changes_frame(corpus)["kind"])


def test_a_cut_text_is_told_at_load_on_page_01_and_in_the_table(years):
    corpus = years(CUT)
    (note,) = corpus.notes
    assert note.startswith("2015 looks cut: it has no closing call")
    assert note.endswith("name what is missing in the manifest, or set whole = true if it is complete")
    frame = documents_table.documents_frame(corpus).set_index("id")
    assert frame["missing"].eq("").all() and "looks_cut" in frame.columns
    assert frame.loc["2014", "looks_cut"] == "" and "no closing call" in frame.loc["2015", "looks_cut"]
    assert "2015 looks cut and is not known to be whole" in " ".join(documents_findings.summary(corpus, []))
    assert "2015 looks cut" in documents.limits(corpus, []).html
    assert "looks cut" in documents.held_chart(corpus, []).html
    assert "This text looks cut:" in evidence.page(corpus, "2015")
    assert "This text looks cut:" not in evidence.page(corpus, "2014")


def test_a_person_may_say_that_it_is_whole(years):
    corpus = years(CUT, "whole = true\n")
    assert corpus["2015"].whole and not corpus.notes
    assert "not repeated" in absent(corpus)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('whole = true\nmissing = ["二"]\n', "whole is true, and missing names 二"),
        ("whole = false\n", "whole is False"),
        ('whole = "yes"\n', "whole is 'yes'"),
    ],
)
def test_whole_that_cannot_be(years, keys, said):
    with pytest.raises(InputError, match=said):
        years(CUT, keys)
