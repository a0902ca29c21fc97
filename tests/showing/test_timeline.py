"""Timelines: cells in the order of the years, told to the eye and to the ear, in both languages."""

from yzcompare.messages import both
from yzcompare.showing.fragments import place
from yzcompare.showing.timeline import Cell, State, timeline

CELLS = [
    Cell(2014, "2014", State.HAS, place("2014:386")),
    Cell(2020, "2020", State.LACKS),
    Cell(2021, "2021", State.UNKNOWN),
    Cell(2022, "2022", State.UNKNOWN, "近似"),
]


def test_cells_and_gaps_stand_in_the_order_of_the_years():
    html = timeline(CELLS).html
    marks = [html.index(mark) for mark in ("2014:386", 'class="gap"', ">2020<", ">2021<", ">2022<")]
    assert marks == sorted(marks)
    assert html.count('class="gap"') == 1 and html.count("<li") == 5


def test_what_a_mark_shows_to_the_eye_a_word_tells_to_the_ear():
    html = timeline(CELLS).html
    assert '<li class="lacks">' in html and "未见" in html and "not there" in html
    assert html.count("无从判断") == 2
    assert "2015—2019年：无文本" in html and "2015 to 2019: no document" in html


def test_documents_of_one_year_are_told_apart_by_their_ids():
    html = timeline([Cell(2020, "2020", State.HAS), Cell(2020, "2020-plan", State.HAS)]).html
    assert '<span class="year">2020-plan</span>' in html


def test_what_is_shown_is_told_in_both_languages_and_escaped():
    html = timeline([Cell(2020, "<b>", State.HAS, both("两条", "two lines"))], about="<i>").html
    assert "两条" in html and "two lines" in html and "<i>" not in html and "<b>" not in html


def test_no_cells_make_an_empty_line():
    assert timeline([]).plain == ""
