"""Words of a report in a chart: drawn as they stand, whatever they hold."""

import warnings

import pandas as pd
import pytest

import yzcompare
from yzcompare.documents import page as documents
from yzcompare.showing import fragments
from yzcompare.showing.figures import new_figure, svg
from yzcompare.showing.glyphs import LONGEST_TICK, drawable, undrawn
from yzcompare.tasks.flow_page import flow_chart

TEXT = """一、{past}年工作回顾
增长11%。{heading}项目建成。
二、{year}年主要工作
（一）着力保护文物{heading}。修缮历史建筑{count}处，推进老旧小区改造、市政设施建设和历史街区更新，提升城市品质，完善公共服务，让群众看得见变化、得到实惠，推动文化遗产活态传承和合理利用。
（二）办好民生实事{heading}。改造老旧小区{count}个，新增养老床位{count}张。
"""
HEADINGS = {
    "a command": r"$\bad{$",
    "money": "US$5$",
    "a power": "$^$",
    "rare": "𠮷祥里😀",
    "long": "长" * 300,
}


@pytest.fixture(params=HEADINGS.values(), ids=HEADINGS)
def strange(request, tmp_path):
    """A corpus of two reports whose headings and titles hold something strange."""
    entries = []
    for name, year in (("a", 2024), ("b", 2025)):
        text = TEXT.format(past=year - 1, year=year, heading=request.param, count=year - 2010)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        entries.append(
            f"[[document]]\nid = \"{name}\"\nyear = {year}\ntitle = '报告{request.param}'\n"
            f'genre = "work report"\nsource = "{name}.txt"\n'
        )
    (tmp_path / "corpus.toml").write_text("".join(entries), encoding="utf-8")
    return yzcompare.load(tmp_path / "corpus.toml")


def test_no_heading_is_too_strange_for_a_chart(strange):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for made in (
            documents.held_chart(strange, []),
            flow_chart(strange, [], 2, 0.4),
        ):
            assert made.html.count("<svg") == 4


@pytest.mark.parametrize("written", ["US$5", "$^$", r"$\bad{$", "$a$"])
def test_words_between_two_dollars_are_no_mathematics(written):
    figure = new_figure(3, 2)
    axes = figure.add_subplot()
    axes.set_yticks([0, 1], [written, written])
    axes.set_title(written)
    assert svg(figure, "name", "title", "description").count(f">{written}</text>") == 3


def test_what_the_font_lacks_is_marked_in_labels_and_titles():
    figure = new_figure(3, 2)
    axes = figure.add_subplot()
    axes.set_yticks([0, 1], ["重修𠮷祥里", "😀"])
    axes.set_title("\u202e渝中\u2066")
    assert undrawn(figure) == "𠮷😀"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = svg(figure, "name", "title", "description")
    assert all(f">{words}</text>" in drawn for words in ("重修〓祥里", "〓", "渝中"))


def test_the_caption_says_what_a_mark_stands_for_and_only_then():
    def caption(written):
        figure = new_figure(3, 2)
        figure.text(0, 0, written)
        data = pd.DataFrame({"heading": [written]})
        return fragments.figure(lambda look: figure, "name", "Title", "Subtitle", "Counted.", data).html

    assert "〓 stands for what the font of charts lacks: 𠮷." in caption("𠮷祥里")
    assert "𠮷祥里</td>" in caption("𠮷祥里"), "the table behind the chart has it"
    assert "〓" not in caption("吉祥里")


@pytest.mark.parametrize("length", [1, 20, 21, 300])
def test_a_label_of_an_axis_leaves_room_for_the_chart(length):
    label = drawable("长" * length, LONGEST_TICK)
    assert label == ("长" * length if length <= 20 else "长" * 19 + "…")
