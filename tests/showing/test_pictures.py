"""Charts in a notebook: shown without trust, stored once, and drawn into a page as they were."""

import base64
import re
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd
import pytest
from PIL import Image

from tests.publishing.test_exporter import book, result
from yzcompare.publishing.parts import parts_of
from yzcompare.showing import fragments
from yzcompare.showing.figures import new_figure
from yzcompare.showing.pictures import as_drawings, as_images


@pytest.fixture
def chart():
    figure = new_figure(6, 3)
    figure.add_subplot().barh([0, 1], [3, 4])
    title = 'Two <b>targets</b> & "more"\x07'
    return fragments.figure(
        lambda look: figure, "two", title, "Counted", "Kept.", pd.DataFrame({"n": [3, 4]})
    )


def image_in(html):
    return base64.b64decode(re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', html)[1]).decode()


def test_a_notebook_stores_a_chart_as_an_image_that_needs_no_trust(chart):
    stored = chart._repr_html_()
    # Two languages, a wide and a narrow one of each; all but the first are hidden.
    assert "<svg" not in stored and stored.count("<img") == 4 and stored.count('class="narrow" hidden') == 2
    assert 'alt="Two &lt;b&gt;targets&lt;/b&gt; &amp; &#34;more&#34;"' in stored
    assert ElementTree.fromstring(image_in(stored)).tag.endswith("svg"), "an image must be sound XML"


def test_an_image_becomes_the_drawing_it_was_made_of(chart):
    assert as_drawings(chart._repr_html_()) == chart.html
    assert as_images(chart.html + chart.html).count("<img") == 8


def test_the_page_of_a_notebook_holds_the_drawing(chart):
    parts, _ = parts_of(book(result("chart()", chart._repr_html_())))
    assert "<svg" in parts[-1].html and "<img" not in parts[-1].html


def test_where_html_is_not_trusted_a_small_image_stands_in(chart):
    data = chart._repr_png_()
    assert Image.open(BytesIO(data)).size == (432, 216)
    assert len(data) < 10_000
    assert data == chart._repr_png_()
    assert fragments.sentences(["No chart."])._repr_png_() is None


def test_a_stored_chart_takes_no_more_room_than_its_drawing_did(chart):
    stored = len(chart._repr_html_()) + len(chart._repr_png_()) * 4 / 3
    assert stored < 1.6 * len(chart.html)


def test_a_long_table_is_short_in_plain_text():
    many = fragments.table(pd.DataFrame({"place": range(900), "text": ["加快发展" * 200] * 900}), "Many")
    told = repr(many).split("\n")
    assert told[0] == "place | text" and told[-1] == "… and 877 more lines"
    assert len(told) == 25 and max(map(len, told)) <= 200
    assert str(many).count("\n") == 900


def test_a_table_that_is_short_is_told_whole():
    frame = pd.DataFrame({"indicator": ["就业", "税收"], "value": [1200, None]})
    assert repr(fragments.table(frame, "Targets")) == "indicator | value\n就业 | 1,200.0\n税收 | "
