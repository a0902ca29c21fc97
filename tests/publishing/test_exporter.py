"""The exporter, and what it marks as changed since an earlier run."""

import html as markup
import json
import re
import subprocess
import sys

import nbformat
import pandas as pd
import pytest
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.conftest import notebook
from yzcompare.errors import InputError
from yzcompare.publishing import plans, suite
from yzcompare.publishing.exporter import ReportExporter
from yzcompare.publishing.failures import without_paths
from yzcompare.publishing.languages import only
from yzcompare.publishing.pdf import VARIABLE, find_chromium
from yzcompare.showing import fragments
from yzcompare.showing.figures import new_figure

TITLE = new_markdown_cell("# Targets\n\nWhat was promised.")
PARAMETERS = new_code_cell("year = 2024\ntheme = ''", metadata={"tags": ["parameters"]})
ROWS = [("就业", 100), ("税收", 200), ("住房", 300)]


def result(source, html):
    return new_code_cell(source, outputs=[new_output("display_data", {"text/html": html})])


def shown(source, fragment):
    return result(source, fragment._repr_html_())


def findings(*lines):
    return shown("findings()", fragments.sentences(lines))


def table(rows=ROWS, heads=("indicator", "value"), caption="Targets", **options):
    frame = pd.DataFrame(rows, columns=heads)
    return shown("table()", fragments.table(frame, caption, **options))


def chart(*values, title="Two targets"):
    figure = new_figure(2, 1)
    figure.add_subplot().barh(range(len(values)), values)
    data = pd.DataFrame({"indicator": ["就业", "税收"][: len(values)], "value": values})
    return shown("chart()", fragments.figure(lambda look: figure, "two", title, "Counted", "Kept.", data))


def book(*cells, **about):
    made = new_notebook(cells=[TITLE, PARAMETERS, *cells])
    if about:
        made.metadata["yzcompare"] = about
    return made


def page(made, **options):
    return ReportExporter(**options).from_notebook_node(made, {"metadata": {"name": "01-targets"}})[0]


def test_a_page_does_not_tell_where_on_a_machine_the_corpus_stands():
    parameters = new_code_cell(
        'year = 2024\nmanifest = "/home/me/work/corpus.toml"', metadata={"tags": ["parameters"]}
    )
    html = page(new_notebook(cells=[TITLE, parameters, findings("46 firms")]))
    assert "year = 2024" in html and "manifest" not in html and "/home/me" not in html


@pytest.fixture
def since(tmp_path):
    """The page of a notebook that marks what changed since another one, both given by their cells."""

    def compare(before, after, **about):
        file = tmp_path / "before.ipynb"
        nbformat.write(book(*before, date="2026-11-01", **about), file)
        return page(book(*after), against=str(file))

    return compare


def summary(html):
    inside = only(html, "en").partition('<section class="since"')[2].partition("</section>")[0]
    return re.sub(r'<span class="in" lang="en">|</span>', "", inside)


def marks(html):
    """The page in English without ids of marks and rows, keys, the marks of language and what is only for looks."""
    looks = r' id="(?:since-\d+|r-[\w-]+)"| data-key="\w+"|<span (?:class="in" )?lang="(?:zh|en)">|</span>| class="(?:number|short)"| scope="col"'
    return re.sub(looks, "", only(html, "en"))


def test_the_exporter_is_known_to_nbconvert_by_its_name():
    assert get_exporter("yzcompare") is ReportExporter


def test_jupyter_nbconvert_makes_the_page_with_parameters_from_the_cells(tmp_path):
    nbformat.write(book(findings("46 firms")), tmp_path / "one.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "yzcompare", "one.ipynb"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60)
    html = (tmp_path / "one.html").read_text(encoding="utf-8")
    assert "46 firms" in html and "year = 2024, theme = ''" in markup.unescape(html)
    assert 'href="index.html"' not in html, "no index stands beside it"


def test_injected_parameters_are_what_the_page_ran_with():
    injected = new_code_cell("year = 2025", metadata={"tags": ["injected-parameters"]})
    assert "Parameters: year = 2025, theme = ''" in markup.unescape(page(book(injected)))


def test_what_explains_the_parameters_stands_at_the_foot_with_them_and_the_code():
    html = page(book(new_markdown_cell("`year` names the year."), new_markdown_cell("## Found")))
    fold = html.partition('<details class="code">')[2].partition("</details>")[0]
    assert "names the year" in fold and "Found" not in fold
    assert html.index("Found") < html.index("<footer") < html.index("names the year")


def test_headings_are_listed_and_each_has_a_place_of_its_own():
    cells = [new_markdown_cell(f"## {name}") for name in ("What is held", "What is held", "提法 <b>")]
    html = page(book(*cells, result("x", '<figure id="what-is-held"></figure>')))
    listed = html.partition("<nav")[2].partition("</nav>")[0]
    assert ['href="#what-is-held-2"' in listed, 'href="#what-is-held-3"' in listed] == [True, True]
    assert 'href="#提法-lt-b-gt"' in listed or 'href="#提法-b"' in listed
    assert html.count('id="what-is-held"') == 1


def test_style_sheets_of_results_stand_once_in_the_head():
    html = page(book(result("a", "<style>.x{}</style><p>1</p>"), result("b", "<style>.x{}</style><p>2</p>")))
    assert html.count(".x{}") == 1 and html.index(".x{}") < html.index("</head>")


def test_chinese_in_an_english_sentence_is_marked_as_chinese():
    html = page(book(findings("3 formulations, “提法”, are kept: 做强“贸易端”。")))
    assert '“<span lang="zh">提法</span>”' in html and '<span lang="zh">做强“贸易端”。</span>' in html


def test_the_policy_allows_no_script_but_that_of_the_page():
    html = page(book())
    said = markup.unescape(html)
    assert "default-src 'none'" in said and "script-src 'sha256-" in said
    assert html.count("<script") == 1


def test_what_a_library_warns_of_is_no_result():
    warned = new_output("stream", name="stderr", text="/home/jane/lib/pandas/io.py:9: FutureWarning: soon")
    printed = new_output("stream", name="stdout", text="46 firms")
    html = page(book(new_code_cell("n", outputs=[warned, printed])))
    assert "46 firms" in html and "FutureWarning" not in html and "jane" not in html


def test_a_failed_cell_shows_the_error_and_the_notebooks_own_lines():
    traceback = [
        "\x1b[31m----\x1b[39m",
        "\x1b[31mKeyError\x1b[39m   Traceback (most recent call last)",
        "\x1b[36mCell\x1b[39m\x1b[36m \x1b[39m\x1b[32mIn[3]\x1b[39m, line 2\n----> 2 \x1b[43mframe\x1b[49m['税收']",
        "\x1b[36mFile \x1b[39m\x1b[32m/home/jane/.venv/lib/site-packages/pandas/frame.py:41\x1b[39m, in get(self, key)\n     41 self._secret[key]",
        "\x1b[36mFile \x1b[39m\x1b[32m~/work/own.py:7\x1b[39m, in <lambda>(x)\n      7 x",
        "\x1b[31mKeyError\x1b[39m: \"no '/home/jane/my data/a.csv'\"",
    ]
    failed = new_output(
        "error", ename="KeyError", evalue="no '/home/jane/my data/a.csv'", traceback=traceback
    )
    html = markup.unescape(page(book(new_code_cell("frame['税收']", outputs=[failed]))))
    assert "This cell failed: KeyError: no 'a.csv'" in html
    assert "Cell In[3], line 2\n----> 2 frame['税收']" in html
    assert "File frame.py:41, in get(self, key)\nFile own.py:7, in <lambda>(x)\nKeyError:" in html
    assert not [word for word in ("jane", "site-packages", "~/", "_secret", "\x1b") if word in html]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("No such file: '/srv/a b/中文/c.csv'", "No such file: 'c.csv'"),
        ('cannot open "/srv/c.csv"', 'cannot open "c.csv"'),
        ("/srv/my work/corpus.toml: unknown key", "corpus.toml: unknown key"),
        ("InputError: /srv/my work/corpus.toml: unknown key", "InputError: corpus.toml: unknown key"),
        ("see /usr/lib/python3.12/csv.py:9, in read", "see csv.py:9, in read"),
        ("(in ~/lib/a.py)", "(in a.py)"),
        ("in /srv/data/", "in …"),
        (r"No such file: 'C:\\Users\\Jane Doe\\a.csv'", "No such file: 'a.csv'"),
        (r"see C:\Users\jane\a.csv", "see a.csv"),
        (
            "https://a.org/b/c.html, 3/4, km/h, and/or, 1/2/3",
            "https://a.org/b/c.html, 3/4, km/h, and/or, 1/2/3",
        ),
        ("data/corpus.toml: no such file", "data/corpus.toml: no such file"),
        ("加快/推进", "加快/推进"),
        (r"bad escape '\d' at position 0", r"bad escape '\d' at position 0"),
    ],
)
def test_a_file_of_the_machine_is_called_by_its_name_alone(said, shown):
    assert without_paths(said) == shown == without_paths(shown)


def test_neither_page_nor_executed_notebook_says_where_a_run_was_made(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    failing = f"import json, sys, warnings; warnings.warn('soon'); print('46 firms')\njson.load(open({str(tmp_path / 'none.json')!r}))"
    notebook(
        folder,
        "01-a",
        ("markdown", "# A\n\nOne."),
        ("code", "n = 1"),
        ("code", failing.replace(str(tmp_path), "/srv/no where")),
    )
    (made,) = suite.run(plans.prepare(folder, out, manifest=project.write()))
    assert made.failed == "FileNotFoundError: [Errno 2] No such file or directory: 'none.json'"
    html = markup.unescape((out / "01-a.html").read_text(encoding="utf-8"))
    assert "46 firms" in html and "line 2" in html
    executed = nbformat.read(out / "executed" / "01-a.ipynb", as_version=4)
    results = json.dumps([cell.get("outputs", []) for cell in executed.cells])
    for told in (html.partition("<pre><code>")[0], html.partition("Traceback</summary>")[2], results):
        assert not [w for w in (str(tmp_path), sys.prefix, "site-packages", "UserWarning") if w in told]


def test_an_equal_run_changed_nothing(since):
    html = since([findings("46 firms"), table()], [findings("46 firms"), table()])
    assert "Since the run of 2026-11-01</strong>: nothing changed." in summary(html)
    assert "<ins" not in html and "<del" not in html


def test_a_figure_in_a_sentence_is_marked_with_the_old_one_beside_it(since):
    html = since([findings("46 of 72 targets rose.")], [findings("47 of 72 targets rose.")])
    assert "1 figure changed." in summary(html)
    assert '<li><del class="since">46</del><ins class="since">47</ins> of 72 targets rose.</li>' in marks(
        html
    )


def test_figures_are_compared_by_value(since):
    html = since([table([("就业", "1200")])], [table([("就业", "1,200.0")])])
    assert "nothing changed" in summary(html)


def test_a_figure_in_a_table_is_marked_in_its_cell(since):
    html = since([table()], [table([("就业", 100), ("税收", 250), ("住房", 300)])])
    assert "1 figure changed." in summary(html)
    assert '<td>税收</td><td><del class="since">200</del><ins class="since">250</ins></td>' in marks(html)


def test_an_added_row_and_one_that_is_gone_are_named(since):
    html = since([table(ROWS[:2])], [table([ROWS[0], ("健康", 7)])])
    assert "1 table row added, 1 table row gone." in summary(html)
    assert (
        '<td>就业</td><td>100</td></tr><tr class="since gone"><td><b class="since gone">gone</b><del class="since">税收</del></td>'
        '<td><del class="since">200</del></td></tr><tr class="since"><td><b class="since">new</b>健康</td>'
    ) in marks(html)


def test_a_row_that_was_the_first_is_gone_at_the_top(since):
    html = since([table()], [table(ROWS[1:])])
    assert '<tbody><tr class="since gone"><td><b class="since gone">gone</b>' in marks(html)
    html = since([table(ROWS[:1])], [table([])])
    assert "1 table row gone." in summary(html) and '<del class="since">就业 100</del></p>' in marks(html)


def test_rows_in_another_order_are_the_same_rows(since):
    assert "nothing changed" in summary(since([table()], [table(ROWS[::-1])]))


def test_a_row_is_known_by_the_columns_that_say_what_it_is_about(since):
    heads, key = ("place", "indicator", "value"), ["indicator"]
    before = table([("2014:9", "就业", 1), ("2014:30", "税收", 2)], heads, key=key)
    after = table([("2014:12", "就业", 1), ("2014:33", "税收", 3)], heads, key=key)
    html = since([before], [after])
    assert "4 figures" not in summary(html) and "row added" not in summary(html)
    assert '<del class="since">9</del><ins class="since">12</ins>' in marks(html)


def test_of_rows_with_one_key_those_that_are_the_same_belong_together(since):
    before = table([("就业", 1), ("就业", 2), ("税收", 3)])
    after = table([("就业", 9), ("就业", 1), ("就业", 2), ("税收", 3)])
    assert "<strong>Since the run of 2026-11-01</strong>: 1 table row added." in summary(
        since([before], [after])
    )


def test_an_added_column_and_one_that_is_gone_leave_the_others_compared(since):
    wider = table([(name, "万人", value) for name, value in ROWS], heads=("indicator", "unit", "value"))
    html = since([table()], [wider])
    assert "1 table column added." in summary(html)
    assert '<th><b class="since">new</b>unit</th>' in marks(html)
    html = since([wider], [table()])
    assert "1 table column gone." in summary(html)
    gone = '<b class="since gone">gone</b><del class="since">unit</del>'
    assert f'<caption>Targets<span class="since gone">{gone}</caption>' in marks(html)


def test_what_is_said_of_other_years_is_not_compared(since):
    """Where a year is added the last two are other ones: 9 links then and 7 now are no change."""
    html = since([findings("9 links from 2020 to 2024.")], [findings("7 links from 2024 to 2025.")])
    assert "1 sentence added, 1 sentence gone." in summary(html)
    assert '<li class="since"><b class="since">new</b>7 links from 2024 to 2025.</li>' in marks(html)
    html = since([findings("2 texts: 2014, 2020.")], [findings("3 texts: 2014, 2020, 2024.")])
    assert "1 figure changed, 1 sentence changed." in summary(html)
    html = since([table(caption="Links to 2024")], [table(caption="Links to 2025")])
    assert "1 table added, 1 table gone." in summary(html)


def test_a_table_is_known_by_its_caption_whatever_figures_that_holds(since):
    html = since([table(caption="The 3 targets of 2024")], [table(caption="The 4 targets of 2024")])
    assert "1 figure changed." in summary(html)


def test_a_table_with_another_caption_is_another_table(since):
    html = since([table()], [table(caption="Results")])
    assert "1 table added, 1 table gone." in summary(html), "its rows are not counted beside it"
    assert '<caption><b class="since">new</b>Results' in marks(html)


def test_a_sentence_that_is_gone_stands_struck_out_where_it_stood(since):
    html = since(
        [findings("46 firms.", "Housing is not mentioned any more.")],
        [findings("46 firms.")],
    )
    assert "1 sentence gone." in summary(html)
    assert '<li>46 firms.</li><li class="since gone"><b class="since gone">gone</b><del' in marks(html)


def test_a_reworded_sentence_is_marked_by_words(since):
    html = since([findings("加快推进老旧小区改造")], [findings("全面推进老旧小区改造")])
    assert "1 sentence changed." in summary(html)
    assert '<del class="since">加快</del><ins class="since">全面</ins>' in marks(html)


def test_a_finding_with_other_examples_is_the_same_finding(since):
    html = since(
        [findings("2 terms rose: “数字重庆建设”.")], [findings("3 terms rose: “制造业”, “城市更新”.")]
    )
    assert "</strong>: 1 sentence changed." in summary(html)


def test_results_in_another_order_are_the_same_results(since):
    third = result("third()", "<p>Third.</p>")
    html = since([findings("46 firms"), table(), third], [third, findings("46 firms"), table()])
    assert "nothing changed" in summary(html)


def test_a_new_result_and_one_that_is_gone_are_named(since):
    html = since([findings("46 firms <b>"), table()], [table(), result("new()", "<p>More.</p>")])
    assert "1 sentence gone, 1 result added." in summary(html)
    assert '<b class="since gone">gone</b><del class="since">46 firms &lt;b&gt;</del>' in marks(html)
    assert '<b class="since">new</b><p>More.</p>' in marks(html)


def test_what_is_gone_with_its_section_is_told_at_the_end(since):
    html = since(
        [new_markdown_cell("## Firms"), table(), new_markdown_cell("## Homes"), findings("7 homes")],
        [new_markdown_cell("## Homes"), findings("7 homes")],
    )
    assert "1 table gone." in summary(html)
    assert '</ul><p class="since gone"><b class="since gone">gone</b><del class="since">Targets' in marks(
        html
    )


def test_a_picture_is_compared_by_its_data(since):
    html = since([chart(1, 2)], [chart(1, 3)])
    assert "1 figure changed, 1 chart changed." in summary(html)
    assert '<figcaption data-sum="' in marks(html) and '<b class="since">changed</b><strong>Two' in marks(
        html
    )
    assert '<del class="since">2</del><ins class="since">3</ins>' in marks(html)
    assert "nothing changed" in summary(since([chart(1, 2)], [chart(1, 2)]))


def test_a_picture_with_another_title_and_one_that_is_new(since):
    html = since([chart(1, 2)], [chart(1, 2, title="Both targets")])
    assert "1 sentence changed." in summary(html)
    html = since([findings("46 firms")], [findings("46 firms"), chart(1)])
    assert "1 chart added." in summary(html) and '<b class="since">new</b><strong>Two targets' in marks(html)


def test_what_carries_no_keys_is_compared_by_words_under_the_code_that_printed_it(since):
    def drawn(value):
        return result("drawn()", f'<svg viewBox="0 0 1 1"><path d="{value}"/></svg><p>{value} firms</p>')

    html = since([drawn(1)], [drawn(2)])
    assert '<svg viewBox="0 0 1 1"><path d="2"/></svg><p><del' in html, "as it was drawn"
    assert "1 figure changed." in summary(html)
    mixed = result("table()", table().outputs[0].data["text/html"] + "<p>Of 2014.</p>")
    html = since([mixed], [table()])
    assert "1 result gone." in summary(html)
    other = result("table()", table().outputs[0].data["text/html"] + "<p>Of 2020.</p>")
    html = since([mixed], [other])
    assert "1 result changed." in summary(html) and '<b class="since">changed</b><div' in marks(html)


def test_results_without_keys_are_told_in_a_line_and_the_page_goes_on(since):
    old = result("findings()", '<ul class="findings"><li>46 firms</li></ul>')
    html = since([old], [findings("47 firms")])
    assert "The earlier results carry no keys" in summary(html) and "47 firms" in html
    assert "<ins" not in html and "<del" not in html


def test_the_summary_links_to_the_place_and_names_other_parameters_and_corpus(since):
    html = since(
        [new_markdown_cell("## Firms"), findings("46 firms")],
        [new_markdown_cell("## Firms"), findings("47 firms")],
        parameters="year = 1999",
        checksum="abc",
    )
    assert '<a href="#since-1">Firms</a> (1)' in summary(html) and html.count('id="since-1"') == 1
    assert "Parameters then: year = 1999." in summary(html)


def test_old_words_are_shown_as_text(since):
    html = since([findings("<script>alert(1)</script> 1")], [findings("2")])
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html


def test_a_page_that_the_earlier_reports_lack_says_so(tmp_path):
    nbformat.write(book(findings("46 firms")), tmp_path / "02-other.ipynb")
    assert "do not hold this page" in summary(page(book(), against=str(tmp_path)))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "is not there"),
        ("no notebook", "not JSON at line 1"),
        (nbformat.writes(book(new_code_cell("1"))), "holds no results"),
    ],
)
def test_what_cannot_be_compared_with_is_an_error_for_people(tmp_path, project, content, says):
    file = tmp_path / "old.ipynb"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    folder = tmp_path / "notebooks"
    notebook(folder, "01-a", ("markdown", "# A"), ("code", "n = 1"))
    with pytest.raises(InputError, match=says):
        plans.prepare(folder, tmp_path / "out", manifest=project.write(), against=file)


def test_an_earlier_run_of_other_pages_is_an_error_for_people(tmp_path, project):
    folder, old = tmp_path / "notebooks", tmp_path / "executed"
    old.mkdir()
    notebook(folder, "01-a", ("markdown", "# A"), ("code", "n = 1"))
    nbformat.write(book(findings("46 firms")), old / "02-other.ipynb")
    for against in (old, old / "02-other.ipynb"):
        with pytest.raises(InputError, match="no earlier run of these pages — they are called 01-a"):
            plans.prepare(folder, tmp_path / "out", manifest=project.write(), against=against)


def test_reports_may_be_compared_with_those_they_replace(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    notebook(folder, "01-a", ("markdown", "# A\n\nOne."), ("code", "n = 46"), ("code", "print(n, 'firms')"))
    manifest = project.write()
    suite.run(plans.prepare(folder, out, manifest=manifest))
    suite.run(plans.prepare(folder, out, manifest=manifest, settings=["n=47"], against=out))
    html = (out / "01-a.html").read_text(encoding="utf-8")
    assert "1 figure changed." in summary(html) and "Parameters then: n = 46." in summary(html)
    assert '<del class="since">46</del><ins class="since">47</ins> firms' in marks(html)


def test_without_chromium_the_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(InputError, match="install chromium"):
        find_chromium()
    monkeypatch.setenv(VARIABLE, "/nowhere/chromium")
    with pytest.raises(InputError, match="cannot be run"):
        find_chromium()
