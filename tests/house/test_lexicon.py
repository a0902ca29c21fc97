"""The lexicon: a person edits a list; a slip is told by file and entry with what to do, and nothing is taken in silence."""

import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import yzcompare
from yzcompare.errors import InputError
from yzcompare.genre.rarity import background
from yzcompare.lexicon import FOLDER, lists
from yzcompare.lexicon.extension import Lexicon

LISTS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".toml", ".csv"))


@pytest.fixture
def folder(tmp_path):
    """A copy of the lists that a test may edit."""
    for name in LISTS:
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


def edit(path, before, after):
    """Write another text in the place of the first one that fits."""
    text = path.read_text(encoding="utf-8")
    found = re.search(before, text, re.MULTILINE)
    assert found, f"{before} does not stand in {path.name}"
    path.write_text(text[: found.start()] + found.expand(after) + text[found.end() :], encoding="utf-8")


def read(name):
    """The function that reads a list."""
    return getattr(lists, name.partition(".")[0])


# A list, what stands in it, what a person writes instead, what the error says.
SLIPS = [
    # A misspelt table or key is told with the one that was meant.
    ("passages.toml", r"^\[situation\]", "[sitation]", "unknown key 'sitation' — did you mean 'situation'?"),
    ("passages.toml", r"^perceives", "percieves", "problems: unknown key 'percieves' — did you mean 'perceives'?"),
    ("passages.toml", r"^\[annex\]", "[annex]\nopens = [\"附\"]", "annex: unknown key 'opens'"),
    ("received.toml", r"^starts", "start", "menu: unknown key 'start' — did you mean 'starts'?"),
    ("quantities.toml", r"^\[relation\]", "[relations]", "unknown key 'relations' — did you mean 'relation'?"),
    ("quantities.toml", r"^heads", "head", "trim: unknown key 'head' — did you mean 'heads'?"),
    ("quantities.toml", r"^ge_before", "ge_befor", "comparator: unknown key 'ge_befor' — did you mean 'ge_before'?"),
    ("formulations.toml", r"^\[programme\]", "[program]", "unknown key 'program' — did you mean 'programme'?"),
    ("formulations.toml", r"^stops", "stop", "names: unknown key 'stop' — did you mean 'stops'?"),
    ("formulations.toml", r"^centre", "center", "levels: unknown key 'center' — did you mean 'centre'?"),
    ("units.toml", r"^\[family\.percent\]", "[family.percen]", "family: 'percent' is missing — did you mean 'percen' for it?"),
    ("units.toml", r"^\[family\.bandwidth\]", "[family.bandwith]", "family: 'bandwidth' is missing — did you mean 'bandwith' for it?"),
    ("units.toml", r"^\[family\.percent\]", "[famly.percent]", "unknown key 'famly' — did you mean 'family'?"),
    ("units.toml", r"\A", "[magnitude]\n\"千\" = 7_000\n", "unknown key 'magnitude'"),
    ("verbs.toml", r"^\[modality\]", "[modalty]", "unknown key 'modalty' — did you mean 'modality'?"),
    ("places.toml", r"^counties", "countys", "unknown key 'countys' — did you mean 'counties'?"),
    ("stages.toml", r"^\[time\]", "[tme]", "unknown key 'tme' — did you mean 'time'?"),
    ("problems.toml", r"^\[subject\.missed-targets\]", "[subjct.missed-targets]", "unknown key 'subjct' — did you mean 'subject'?"),
    ("chapters.toml", r"^\[subject\.growth\]", "[subjct.growth]", "unknown key 'subjct' — did you mean 'subject'?"),
    ("usual_changes.csv", r"^of,item", "off,item", "column 'of' is missing — rename 'off'"),
    ("verbs.toml", r"^words", "word", "commonplace: unknown key 'word' — did you mean 'words'?"),
    ("themes.toml", r"^\[field\.macro\]", "[feld.macro]", "unknown key 'feld' — did you mean 'field'?"),
    ("themes.toml", r"^definition", "defintion", "field.macro: unknown key 'defintion' — did you mean 'definition'?"),
    ("topics.toml", r"^field = ", "feild = ", "topic.growth-targets: unknown key 'feild' — did you mean 'field'?"),
    ("topics.toml", r"^now = ", "new = ", "topic.growth-targets: unknown key 'new'"),
    ("indicators.toml", r"^aliases", "alias", "unknown key 'alias' — did you mean 'aliases'?"),
    ("indicators.toml", r"^hoped", "hope", "firmness: unknown key 'hope' — did you mean 'hoped'?"),
    ("indicators.toml", r"^\[contrasts\]", "[contrast]", "unknown key 'contrast' — did you mean 'contrasts'?"),
    # A name that another list does not know.
    ("topics.toml", r'^field = "macro"', 'field = "marco"', "topic.growth-targets: unknown field 'marco' — did you mean 'macro'?"),
    ("indicators.toml", r'^theme = "innovation"', 'theme = "inovation"', "unknown theme 'inovation' — did you mean 'innovation'?"),
    ("indicators.toml", r'^units = \["people"', 'units = ["peple"', "urban-jobs: unknown family of units 'peple' — did you mean 'people'?"),
    ("indicators.toml", r'^renamed = "visitor-spending"', 'renamed = "visitors-spend"', "unknown indicator 'visitors-spend'"),
    ("indicators.toml", r'^polarity = "more"', 'polarity = "mor"', "polarity: 'mor' is not known — did you mean 'more'?"),
    ("coding.csv", r"^finance,", "finanz,", "coding.csv: unknown theme 'finanz' — did you mean 'finance'?"),
    ("background.csv", r"^topic,afforestation", "topics,afforestation", "line 4, kind: 'topics' is not known — did you mean 'topic'?"),
    ("role_steps.csv", r"^part,", "parts,", "opens: 'parts' is not known — did you mean 'part'?"),
    ("role_steps.csv", r"^opens,before", "opens,befor", "column 'before' is missing — rename 'befor'"),
    ("links.csv", r"^among,", "amongst,", "stage: 'amongst' is not known — did you mean 'among'?"),
    ("warmth.csv", r"^phrase,", "phrases,", "column 'phrase' is missing — rename 'phrases'"),
    ("links.csv", r"^stage,evidence", "stage,evidense", "column 'evidence' is missing — rename 'evidense'"),
    ("leads.csv", r",bodies$", ",body", "column 'bodies' is missing — rename 'body'"),
    ("roles.csv", r",problems,", ",problem,", "column 'problems' is missing — rename 'problem'"),
    ("phrases.csv", r",quoted,26,", ",quote,26,", "line 2, mark: 'quote' is not known — did you mean 'quoted'?"),
    # Something is left out.
    ("passages.toml", r"^shortfalls = \[\n(.+\n)+?\]", "", "problems: key 'shortfalls' is missing"),
    ("quantities.toml", r"^\[status\]\n(.*\n)+", "", "key 'status' is missing"),
    ("quantities.toml", r"^limit = .*$", "", "relation: key 'limit' is missing"),
    ("formulations.toml", r"^district = .*$", "", "levels: key 'district' is missing"),
    ("units.toml", r"^\[family\.age\]\n.*\n", "", "family: 'age' is missing — add age"),
    ("units.toml", r'^"岁" = 1$', "", "family.age: the table is empty"),
    ("units.toml", r'^"元" = 1\n"元人民币" = 1', '"元" = 10', "family.money_cny: no base unit — give one unit the factor 1"),
    ("verbs.toml", r"^\[modality\]\n(.+\n)+", "", "key 'modality' is missing"),
    ("themes.toml", r"^en = .*$", "", "field.macro: key 'en' is missing"),
    ("themes.toml", r"^colour = .*$", 'colour = "blue"', "field.macro.colour: 'blue' is no colour — write it as #0889c0"),
    ("topics.toml", r"^terms = .*$", "", "topic.growth-targets: key 'terms' is missing"),
    ("indicators.toml", r"^theme = .*$", "", "key 'theme' is missing"),
    ("indicators.toml", r"^yearly = .*$", "", "counting: key 'yearly' is missing"),
    ("background.csv", r"^section,all,.*\n", "", "no row 'section,all'"),
    # An empty word would be found everywhere, a list of none too.
    ("passages.toml", r'"名词解释"', '""', "annex.heading, number 1: the text is empty"),
    ("passages.toml", r'"今年是"', '"…"', "situation.opens, number 1: the text is empty"),
    ("quantities.toml", r'^rise = \["增长"', 'rise = ["增长", " "', "relation.rise, number 2: the text is empty"),
    ("quantities.toml", r"^fall = .*$", "fall = []", "relation.fall: the list is too short"),
    ("formulations.toml", r'^heads = \[\s*"', 'heads = ["", "', "heads, number 1: the text is empty"),
    ("formulations.toml", r"^city = .*$", "city = []", "levels.city: the list is too short"),
    ("units.toml", r'^"岁" = 1', '"岁" = 1\n"" = 1', "family.age.: the text is empty"),
    ("verbs.toml", r'^"推进" = ', '"" = ', "verb.: the text is empty"),
    ("verbs.toml", r'"push forward"', '""', "verb.推进: the text is empty"),
    ("verbs.toml", r'"resolutely"', '{ en = "resolutely", force = 3 }', "modality.坚决: a table is no text"),
    ("themes.toml", r'^zh = ".*"', 'zh = ""', "field.macro.zh: the text is empty"),
    ("topics.toml", r'\{ "生产总值" = 3', '{ "" = 3', "topic.growth-targets.terms.: the text is empty"),
    ("topics.toml", r'\{ "生产总值" = 3', '{ "产" = 3', "terms.产: '产' is too short — write two characters or more"),
    ("indicators.toml", r"^aliases = \[", 'aliases = ["", ', "aliases, number 1: the text is empty"),
    ("indicators.toml", r'\["外资", "内资"', '["", "内资"', "contrasts.sets, number 1, number 1: the text is empty"),
    ("usage.csv", r"^12345,", ",", "line 2, word: the text is empty"),
    ("quantities.toml", r'"增长"', '"增长 "', "relation.rise, number 1: white space around '增长 ' — write '增长'"),
    # Another kind of value.
    ("passages.toml", r'"名词解释"', '2014', "annex.heading, number 1: 2014 is no text — write it in quotation marks"),
    ("passages.toml", r"^says = \[\n(.+\n)+?\]", 'says = "总体要求是"', "goals.says: '总体要求是' is no list — write it in brackets"),
    ("passages.toml", r"^\[review\]\n.*$", 'review = ["回顾"]', "review: a list is no table — write [review]"),
    ("quantities.toml", r"^durations = ", "durations.short = ", "mask.durations: a table is no list"),
    ("quantities.toml", r"^limit = .*$", "limit = true", "relation.limit: true is no list"),
    ("formulations.toml", r"^scopes = .*$", "scopes = { a = 1 }", "positioning.scopes: a table is no list"),
    ("units.toml", r'^"岁" = 1', '"岁" = "1"', "family.age.岁: '1' is no number"),
    ("units.toml", r'^"岁" = 1', '"岁" = true', "family.age.岁: true is no number"),
    ("units.toml", r"^\[family\.age\]\n.*\n", "[family]\nage = 1\n", "family.age: 1 is no table — write [family.age]"),
    ("themes.toml", r"^terms = .*$", 'terms = ["经济"]', "field.macro.terms: a list is no table"),
    ("themes.toml", r"^examples = .*$", 'examples = ["增长", 6]', "field.macro.examples, number 2: 6 is no text"),
    ("topics.toml", r"\A", "topic = []\n", "topics.toml"),
    ("topics.toml", r'"生产总值" = 3', '"生产总值" = "3"', "terms.生产总值: '3' is no whole number"),
    ("indicators.toml", r"^polarity = .*$", "polarity = 1", "polarity: 1 is not known — write 'more'"),
    ("indicators.toml", r'\["外资", "内资", "外商", "内商"\]', '"外资"', "contrasts.sets, number 1: '外资' is no list"),
    ("background.csv", r",1402$", ",many", "line 4, sections: 'many' is no whole number"),
    ("coding.csv", r"^macro,22,", "macro,22.5,", "line 2, labelled: '22.5' is no whole number"),
    ("phrases.csv", r",0\.22$", ",a third", "line 2, quoted: 'a third' is no number"),
    ("usage.csv", r"^12345,332", "12345,", "line 2, uses: '' is no whole number"),
    # A number out of its range.
    ("units.toml", r'^"‰" = 0\.1', '"‰" = 0', "family.percent.‰: 0 is out of range — write a number above 0"),
    ("units.toml", r'^"‰" = 0\.1', '"‰" = -0.1', "family.percent.‰: -0.1 is out of range"),
    ("units.toml", r'^"‰" = 0\.1', '"‰" = nan', "family.percent.‰: nan is out of range"),
    ("units.toml", r'^"‰" = 0\.1', '"‰" = inf', "family.percent.‰: inf is out of range"),
    ("units.toml", r'^"‰" = 0\.1', f'"‰" = 1{"0" * 400}', "‰ is a whole number of 1329 bits"),
    ("themes.toml", r'"经济" = 1', '"经济" = 9', "field.macro.terms.经济: 9 is out of range — write a whole number from 1 to 3"),
    ("topics.toml", r'"生产总值" = 3', '"生产总值" = 0', "terms.生产总值: 0 is out of range"),
    ("topics.toml", r'"生产总值" = 3', '"生产总值" = 2.5', "terms.生产总值: 2.5 is no whole number"),
    ("coding.csv", r",1\.07$", ",nan", "line 2, points: nan is out of range"),
    ("coding.csv", r"^macro,22", "macro,-22", "line 2, labelled: -22 is out of range"),
    ("phrases.csv", r",0\.22$", ",1.3", "line 2, quoted: 1.3 is out of range"),
    ("phrases.csv", r",2016,2026,", ",16,26,", "line 2, first: 16 is out of range"),
    ("background.csv", r"^topic,afforestation,.*$", "topic,afforestation,99999", "topic 'afforestation' stands in 99999 sections"),
    # Twice, where only one can hold.
    ("quantities.toml", r'^fall = \[', 'fall = ["增长", ', "relation.fall: '增长' stands in 'rise' too"),
    ("quantities.toml", r'^le_before = \[', 'le_before = ["超过", ', "comparator.le_before: '超过' stands in 'ge_before' too"),
    ("units.toml", r'^"岁" = 1', '"岁" = 1\n"公里" = 1', "family.age: '公里' stands in 'length' too"),
    ("units.toml", r'^"岁" = 1', '"岁" = 1\n"家(次)" = 1', "family.visits: '家（次）' stands in 'age' too"),
    ("units.toml", r'^"岁" = 1', '"岁(周)" = 1\n"岁（周）" = 2', "family.age.岁（周）: '岁（周）' stands in '岁(周)' too"),
    ("units.toml", r'^"岁" = 1', '"岁" = 1\n"岁" = 2', "not valid TOML: Cannot overwrite a value"),
    ("themes.toml", r'\{ "资本" = 2', '{ "经济" = 2, "资本" = 2', "field.finance: '经济' stands in 'macro' too"),
    ("topics.toml", r'\{ "生产总值" = 3', '{ "资本" = 3', "topic.growth-targets: '资本' stands in 'finance' too"),
    ("topics.toml", r"^\[topic\.growth-targets\]", "[topic.macro]", "topic.macro: a field has this name"),
    ("indicators.toml", r'^aliases = \["调查失业率"', 'aliases = ["登记失业率"', "'登记失业率' stands in 'surveyed-unemployment' too"),
    ("indicators.toml", r"^headline = \[", 'headline = ["exprts", ', "order.headline: unknown indicator 'exprts' — did you mean 'exports'?"),
    ("indicators.toml", r"^renew = \[", 'renew = ["新增", ', "deeds.renew: '新增' stands in 'new' too"),
    ("background.csv", r"^(topic,afforestation,.*)$", r"\1\n\1", "line 5: topic, afforestation stands in line 4 too"),
    ("usage.csv", r"^(12345,332)$", r"\1\n\1", "line 3: 12345 stands in line 2 too"),
    # Headers and rows of counted lists.
    ("background.csv", r"\Akind,", "kinds,", "line 1: column 'kind' is missing — rename 'kinds'"),
    ("coding.csv", r"\Atheme,labelled,", "theme,", "line 1: column 'labelled' is missing — the first line is theme,labelled,"),
    ("phrases.csv", r"\A.*\n", "", "line 1: column 'phrase' is missing — the first line is phrase,mark,"),
    ("usage.csv", r"\Aword,uses", "word;uses", "line 1: column 'word' is missing"),
    ("usage.csv", r"\Aword,uses", "word,uses,note", "line 1: unknown column 'note'"),
    ("usage.csv", r"\Aword,uses", "word,uses,", "line 1: unknown column '' (3) — take the empty column out"),
    ("usage.csv", r"\Aword,uses", "word,uses,uses", "line 1: column 'uses' stands twice"),
    ("background.csv", r"^topic,afforestation,.*$", "topic,afforestation", "line 4: 2 cells under 3 columns"),
    ("phrases.csv", r",0\.22$", "", "line 2: 6 cells under 7 columns"),
    ("coding.csv", r"^macro,", "macro,macro,", "line 2: 6 cells under 5 columns"),
    ("usage.csv", r"^12345,332", '"12345,332', "usage.csv: line"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after", "told"), SLIPS)
def test_a_slip_is_told_by_file_and_entry(folder, name, before, after, told):
    edit(folder / name, before, after)
    with pytest.raises(InputError) as caught:
        read(name)(Lexicon(folder))
    assert name in str(caught.value)
    assert told in str(caught.value)
    assert " — " in str(caught.value)


SPOILT = {
    "is empty": lambda path: path.write_bytes(b""),
    "is missing": lambda path: path.unlink(),
    "is saved as GB 18030": lambda path: path.write_bytes("增长,的".encode("gb18030") * 9),
    "is saved as UTF-16": lambda path: path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16"),
    "is no list at all": lambda path: path.write_bytes(b"\x00PK\x03\x04 = [[[\n"),
    "is a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_file_that_cannot_be_read_is_told(folder, name, spoil):
    spoil(folder / name)
    with pytest.raises(InputError, match=re.escape(name)):
        read(name)(Lexicon(folder))


HARMLESS = [
    ("passages.toml", r'"名词解释"', '"名词（解释）[1]", "附件", "附件"'),
    ("quantities.toml", r'^rise = \["增长"', 'rise = ["增(长", "增长"'),
    ("formulations.toml", r'^stops = \[', 'stops = ["[", "建设", '),
    ("units.toml", r'^"岁" = 1', '"岁" = 1\n"岁(周)" = 1'),
    ("units.toml", r"\Z", '\n[family.money_gbp]\n"英镑" = 1\n'),
    ("verbs.toml", r'^"推进" = ', '"守正*" = "keep right"\n"推进" = '),
    ("themes.toml", r'"经济" = 1', '"C++" = 3, "经济" = 1'),
    ("topics.toml", r"^then = .*$", ""),
    ("indicators.toml", r"^polarity = .*$", ""),
    ("indicators.toml", r"^aliases = \[", 'aliases = ["R&D(全社会)", '),
    ("usage.csv", r"\A", "\ufeff"),
    ("usage.csv", r"^12345,332$", "\n\n332,12345\n,\n"),
    ("coding.csv", r"^health,.*\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), HARMLESS)
def test_a_sound_edit_is_taken(folder, name, before, after):
    edit(folder / name, before, after)
    lists.check(Lexicon(folder))


def test_the_order_of_columns_is_free(folder):
    rows = [line.split(",") for line in (folder / "coding.csv").read_text(encoding="utf-8").splitlines()]
    (folder / "coding.csv").write_text("\n".join(",".join(row[::-1]) for row in rows), encoding="utf-8")
    assert lists.coding(Lexicon(folder)) == lists.coding()


def test_a_topic_that_was_not_counted_is_as_common_as_the_middle_one(folder):
    edit(folder / "background.csv", r"^topic,afforestation,.*\n", "")
    counted, known = background(), background(Lexicon(folder))
    common = [known.topics[topic] for topic in lists.topics() if topic != "afforestation"]
    assert sum(count <= known.topics["afforestation"] for count in common) == 100
    assert {**known.topics, "afforestation": counted.topics["afforestation"]} == counted.topics
    assert lists.check(Lexicon(folder)) == (
        "topics.toml: topic.afforestation is not counted in background.csv and is taken to be as common as the middle one of its kind",
    )


def test_every_list_is_read_by_a_function_of_its_own():
    assert all(read(name)() for name in LISTS)
    assert lists.check() == ()


def test_the_lists_are_opened_in_one_place_only():
    """Whoever else knows their folder hands it on, or tells by it whether anything changed."""
    opening = "from yzcompare.lexicon import FOLDER"
    package = Path(yzcompare.__file__).parent
    knowing = {path.name for path in package.rglob("*.py") if opening in path.read_text(encoding="utf-8")}
    assert knowing == {"fingerprints.py", "extension.py"}


# What follows runs the program with lists of its own: a copy of the package, and a corpus of two short texts.

TEXT = """各位代表：
一、2023年工作回顾
地区生产总值增长6%。实施（文化）发展工程，引进企业20艘(艇)。我们清醒地看到，还存在不少问题。
二、2024年主要工作
（一）发展星云谷产业。
建设星云谷产业园，打造星云谷创新中心，地区生产总值增长6%左右，实施城市更新行动，新增养老床位330张。
（二）保障民生。
确保城镇新增就业4.6万人，深化“平安渝中”建设，坚持以人民为中心的发展思想。
"""


@pytest.fixture
def run(tmp_path):
    """Run the command line of a copy of the package, whose lists stand in `run.folder`."""
    package = shutil.copytree(Path(yzcompare.__file__).parent, tmp_path / "yzcompare")
    manifest = "".join(
        f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "报告"\ngenre = "work report"\nplace = "重庆市渝中区"\nsource = "{year}.md"\n'
        for year in (2024, 2025)
    )
    (tmp_path / "corpus.toml").write_text(manifest, encoding="utf-8")
    for year in (2024, 2025):
        later = TEXT.replace("2024", str(year)).replace("2023", str(year - 1))
        (tmp_path / f"{year}.md").write_text(later, encoding="utf-8")

    def started(*arguments):
        command = [sys.executable, "-m", "yzcompare.cli", *arguments, "--corpus", "corpus.toml"]
        environment = {**os.environ, "YZCOMPARE_CACHE": str(tmp_path / "cache")}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8"
        )

    started.folder = package / "lexicon"
    # Python keeps what it compiled beside the lists; it is none of them.
    (started.folder / "__pycache__").mkdir(exist_ok=True)
    return started


def test_a_slip_ends_the_program_with_one_line(run):
    edit(run.folder / "coding.csv", "points", "point")
    done = run("tables", "out")
    assert done.returncode == 2
    assert done.stderr == "yzcompare: coding.csv: line 1: column 'points' is missing — rename 'point'\n"


def test_special_characters_are_characters_in_every_list_of_words(run):
    number = itertools.count()

    def with_special(found):
        """Words of its own for every list: some may not share any."""
        n = next(number)
        return f'{found[1]}"实施([{n}", "*{n}工程)", ".+{n}\\\\", "'

    for name in ("passages.toml", "quantities.toml", "formulations.toml", "indicators.toml", "verbs.toml"):
        text = (run.folder / name).read_text(encoding="utf-8")
        # `units` of an indicator are families, `parts` and `headline` indicators, not words.
        text = re.sub(r'^((?!units|headline|parts)\w+ = \[\s*)"', with_special, text, flags=re.MULTILINE)
        (run.folder / name).write_text(text, encoding="utf-8")
    edit(run.folder / "units.toml", r'^"岁" = 1', '"岁" = 1\n"艘(艇)" = 2\n"[.*" = 3')
    edit(run.folder / "themes.toml", r'"经济" = 1', '"经济(" = 1, "[.*" = 1')
    done = run("tables", "out")
    # The two texts are too short to be sure what they do, and that is told.
    told = [line for line in done.stderr.splitlines() if "doubtful" not in line]
    assert (done.returncode, told) == (0, [])
    targets = (run.folder.parents[1] / "out" / "targets.csv").read_text(encoding="utf-8-sig")
    assert ",艘（艇）," in targets


def test_a_new_field_and_a_new_topic_work_and_what_they_lack_is_told(run):
    with (run.folder / "themes.toml").open("a", encoding="utf-8") as file:
        file.write('[field.virtual]\nzh = "星云谷"\nen = "Virtual"\ndefinition = "星云谷"\nexamples = []\n')
        file.write('terms = { "星云谷" = 3 }\n')
    with (run.folder / "topics.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[topic.virtual-parks]\nfield = "virtual"\nzh = "园"\nen = "Parks"\nterms = { "星云谷产业园" = 3 }\n'
        )
    done = run("tables", "out")
    assert done.returncode == 0
    assert "topics.toml: topic.virtual-parks is not counted in background.csv" in done.stderr
    assert "themes.toml: field.virtual has no row in coding.csv" in done.stderr
    shares = (run.folder.parents[1] / "out" / "theme_shares.csv").read_text(encoding="utf-8-sig")
    assert "2024,tasks,virtual" in shares
