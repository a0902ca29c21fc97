"""A folder `lexicon` beside a manifest adds to the built-in lists; two corpora with different ones do not mix."""

import functools
import gc
import tomllib

import pytest

from tests.conftest import load_reports
from yzcompare import fingerprints, tables
from yzcompare.errors import InputError
from yzcompare.lexicon import FOLDER, extension, lists
from yzcompare.lexicon.extension import BUILT_IN, in_force, lexicon_beside, use
from yzcompare.themes.coding import coded_clauses
from yzcompare.themes.lexicon import theme_name

LISTS = sorted(path.name for path in FOLDER.glob("*.toml"))

TEXT = """各位代表：
一、2023年工作回顾
地区生产总值增长6%。发射火箭3次。
二、2024年主要工作
（一）发展星云谷。
建设星云谷园区，发射火箭5次，新增绿道7华里。
"""
ROCKETS = """
[indicator.rocket-launches]
zh = "火箭发射次数"
en = "rocket launches"
theme = "innovation"
aliases = ["发射火箭"]
"""
SPACE = """
[field.space]
zh = "航天"
en = "Space"
definition = "航天"
examples = []
terms = { "星云谷" = 3 }
"""


@pytest.fixture(autouse=True)
def _built_in_again():
    yield
    use(BUILT_IN)


@pytest.fixture
def add(tmp_path):
    """Write what a corpus adds, by the names of lists; gives the lexicon that it makes."""

    def add(**added):
        folder = tmp_path / "lexicon"
        folder.mkdir(exist_ok=True)
        for name, content in added.items():
            (folder / f"{name}.toml").write_text(content, encoding="utf-8")
        return lexicon_beside(tmp_path / "corpus.toml")

    return add


def added_to(value):
    """The first list of words or table of units in a list, as an addition of one to it; None where it holds none."""
    for key, each in value.items():
        if key == "numerals":
            continue  # its words are units
        if isinstance(each, list) and each and isinstance(each[0], str):
            return {key: ["某词某"]}
        if isinstance(each, dict) and key == "length":
            return {key: {"某词某": 2}}
        found = added_to(each) if isinstance(each, dict) else None
        if found:
            return {key: found}
    return None


def written(added):
    """One nested key with its list of words as TOML has it."""
    keys = []
    while isinstance(added, dict):
        ((key, added),) = added.items()
        keys.append(f'"{key}"')
    return f"{'.'.join(keys)} = {added}\n".replace("'", '"')


@pytest.mark.parametrize("name", LISTS)
def test_every_list_that_a_person_edits_takes_another_word(add, name):
    addition = added_to(tomllib.loads((FOLDER / name).read_text(encoding="utf-8")))
    lexicon = add(**{name.removesuffix(".toml"): written(addition)})
    read = getattr(lists, name.removesuffix(".toml"))
    assert "某词某" in repr(read(lexicon))
    assert "某词某" not in repr(read(BUILT_IN))


def test_a_new_entry_stands_behind_those_that_are_there(add):
    lexicon = add(indicators=ROCKETS)
    assert list(lists.indicators(lexicon).indicator) == [
        *lists.indicators(BUILT_IN).indicator,
        "rocket-launches",
    ]


def test_an_entry_that_is_there_gets_more_names(add):
    before = lists.indicators(BUILT_IN).indicator["gdp"]
    after = lists.indicators(add(indicators='[indicator.gdp]\naliases = ["经济大盘"]\n')).indicator["gdp"]
    assert after.aliases == (*before.aliases, "经济大盘")
    assert (after.zh, after.theme, after.units) == (before.zh, before.theme, before.units)


def test_to_say_again_what_is_there_does_no_harm(add):
    zh = lists.indicators(BUILT_IN).indicator["gdp"].zh
    lexicon = add(indicators=f'[indicator.gdp]\nzh = "{zh}"\naliases = ["{zh}"]\n', verbs="")
    assert (
        lists.indicators(lexicon).indicator["gdp"].names == lists.indicators(BUILT_IN).indicator["gdp"].names
    )


def test_what_is_added_is_told_on_every_run(add):
    told = lists.check(add(indicators=ROCKETS, themes=SPACE))
    assert told[0].startswith("lexicon/indicators.toml, lexicon/themes.toml add to the built-in lists")
    assert all(note.told("zh") != note for note in told)
    assert any("lexicon/themes.toml: field.space has no row in coding.csv" in note for note in told)


# A list, what a person adds, what the error says; every one names the file that he wrote.
SLIPS = [
    ("themes", "[feld.space]", "unknown key 'feld' — did you mean 'field'?"),
    ("themes", '[field.macro]\nzh = "宏观"', "field.macro.zh: the built-in list says '宏观经济与财政' here, not '宏观' — take it out"),
    ("themes", "[field.macro]\nterms = { \"养老床位\" = 3 }", "field.macro: '养老床位' stands in 'elderly-care' too"),
    ("themes", "[field.macro]\nterms = { \"某词某\" = 9 }", "field.macro.terms.某词某: 9 is out of range"),
    ("themes", SPACE.replace("space", "afforestation"), "field.afforestation: a topic has this name — rename the field"),
    ("themes", '[field.space]\nzh = "航天"', "field.space: key 'en' is missing"),
    ("topics", '[topic.afforestation]\nfield = "macro"', "topic.afforestation.field: the built-in list says 'ecology' here"),
    ("topics", '[topic.macro]\nfield = "macro"\nzh = "某"\nen = "x"\nterms = {}', "topic.macro: a field has this name"),
    ("topics", '[topic.new]\nfield = "marco"\nzh = "某"\nen = "x"\nterms = {}', "topic.new: unknown field 'marco' — did you mean 'macro'?"),
    (
        "indicators",
        '[indicator.new-jobs]\nzh = "新增就业"\nen = "x"\ntheme = "livelihood"\naliases = []\nunits = ["people"]',
        "indicator.new-jobs: '新增就业 (people)' stands in 'urban-jobs' too",
    ),
    ("indicators", '[indicator.gdp]\npolarity = "less"', "indicator.gdp.polarity: the built-in list says 'more' here, not 'less'"),
    ("indicators", '[contrasts]\nalone = [["甲", "乙"]]', "contrasts.alone: the built-in list says a list here, not a list"),
    ("indicators", '[order]\nheadline = ["gpd"]', "order.headline: unknown indicator 'gpd' — did you mean 'gdp-per-head'?"),
    ("quantities", '[relation]\nfall = ["增长"]', "relation.fall: '增长' stands in 'rise' too"),
    ("quantities", '[relation]\nrise = ["", "增"]', "relation.rise, number 1: the text is empty"),
    ("quantities", '[relation]\nrise = "增"', "relation.rise: '增' is no list"),
    ("units", '[family.length]\n"公里" = 500', "family.length.公里: the built-in list says 1000 here, not 500"),
    ("units", '[family.area]\n"公里" = 500', "family.area: '公里' stands in 'length' too"),
    ("units", '[family.beans]\n"粒" = 500', "family.beans: no base unit"),
    ("verbs", '[verb]\n"推进" = "advance"', "verb.推进: the built-in list says 'push forward' here, not 'advance'"),
    ("problems", '[subject.debt]\nterms = ["就业"]', "subject.debt: '就业' stands in"),
    ("chapters", '[subject.sea]\nusual = 99', "subject.sea.usual: the built-in list says"),
    ("stages", '[step.resume]\nrank = "last"', "step.resume.rank: 'last' is no whole number"),
    ("passages", "[sitation]", "unknown key 'sitation' — did you mean 'situation'?"),
    ("received", '[menu]\nwords = [1]', "menu.words, number 1: 1 is no text"),
    ("formulations", "lines = 3", "formulations.toml: lines: 3 is no table"),
    ("formulations", "lines = ", "not valid TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "told"), SLIPS)
def test_a_slip_is_told_in_one_line_that_names_the_file_which_adds(add, name, content, told):
    with pytest.raises(InputError) as caught:
        lists.check(add(**{name: content}))
    assert told in str(caught.value) and "\n" not in str(caught.value)
    assert f"lexicon/{name}.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("theme.toml", "lexicon/theme.toml: there is no list of this name — did you mean 'themes.toml'?"),
        ("themes.toml.txt", "there is no list of this name — did you mean 'themes.toml'?"),
        ("themes", "there is no list of this name — did you mean 'themes.toml'?"),
        ("warmth.csv", "lexicon/warmth.csv: this list was counted over many reports, and nothing is added to it"),
        ("vectors.npz", "this list was counted over many reports"),
    ],
)  # fmt: skip
def test_what_adds_to_nothing_is_told_and_not_passed_over(tmp_path, name, told):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / name).write_bytes(b"")
    with pytest.raises(InputError, match="lexicon/") as caught:
        lexicon_beside(tmp_path / "corpus.toml")
    assert told in str(caught.value)


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "lexicon").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="is no folder — make it a folder of lists"):
        lexicon_beside(tmp_path / "corpus.toml")


def test_notes_hidden_files_and_lists_of_comments_add_nothing(add, tmp_path):
    add(themes="# nothing yet\n")
    for name in ("README", "读我.md", ".hidden.toml", "themes.toml~"):
        (tmp_path / "lexicon" / name).write_text("x", encoding="utf-8")
    assert lexicon_beside(tmp_path / "corpus.toml") is BUILT_IN
    assert lexicon_beside(tmp_path / "elsewhere" / "corpus.toml") is BUILT_IN


def test_what_caches_are_kept_under_knows_what_is_added(add):
    alone = fingerprints.of_code()
    use(add(verbs='[verb]\n"做靓" = "polish"\n'))
    one = fingerprints.of_code()
    use(add(verbs='[verb]\n"做靓" = "burnish"\n'))
    assert len({alone, one, fingerprints.of_code()}) == 3
    use(BUILT_IN)
    assert fingerprints.of_code() == alone


def told_of(corpus):
    """What rests on lists of several kinds: indicators, units, fields, names."""
    frames = tables.make(corpus)
    numbers = {
        row["text"]: row for row in frames["targets"][["text", "indicator_id", "unit"]].to_dict("records")
    }
    return numbers, set(frames["theme_shares"]["theme"]), theme_name("space").told("en"), corpus.checksum


@pytest.fixture
def beside_each_other(tmp_path):
    """The same report three times: as it is, with an indicator and a field, and with a unit added."""
    added = {"plain": {}, "rockets": {"indicators": ROCKETS, "themes": SPACE}, "miles": {"units": '[family.length]\n"华里" = 500\n'}}  # fmt: skip
    made = {}
    for name, files in added.items():
        folder = tmp_path / name
        (folder / "lexicon").mkdir(parents=True)
        for each, content in files.items():
            (folder / "lexicon" / f"{each}.toml").write_text(content, encoding="utf-8")
        made[name] = functools.partial(load_reports, folder, {2024: TEXT})
    return made


def test_corpora_with_different_lexicons_do_not_mix_in_one_process(beside_each_other):
    alone = {}
    for name, load in beside_each_other.items():
        alone[name] = told_of(load())
    assert alone["rockets"][0]["5"]["indicator_id"] == "rocket-launches" and "space" in alone["rockets"][1]
    assert alone["plain"][0]["5"]["indicator_id"] == "" and "space" not in alone["plain"][1]
    assert alone["miles"][0]["7"]["unit"] == "华里" and "7" not in alone["plain"][0]
    # All are loaded first; what is derived later, in any order, still is by each one's own lists.
    loaded = {name: load() for name, load in beside_each_other.items()}
    for name in ("rockets", "plain", "miles", "rockets"):
        assert told_of(loaded[name]) == alone[name], name


def test_a_layer_is_made_by_the_lists_of_its_own_reading(beside_each_other):
    readings = {name: load()["2024"] for name, load in beside_each_other.items()}
    fields = {name: {clause.theme for clause in coded_clauses(reading)} for name, reading in readings.items()}
    assert "space" in fields["rockets"]
    assert "space" not in fields["plain"] | fields["miles"]


def test_every_value_kept_by_a_function_is_forgotten_with_the_lexicon():
    """A cache that `use` does not see would mix two corpora: a method's, or one inside another function."""
    known = set(map(id, extension.kept_values()))
    kind = type(functools.cache(in_force))
    ours = [
        each
        for each in gc.get_objects()
        if isinstance(each, kind) and (each.__module__ or "").startswith("yzcompare")
    ]
    hidden = {f"{each.__module__}.{each.__qualname__}" for each in ours if id(each) not in known}
    # Readers of lists keep what they read for each lexicon.
    assert {name for name in hidden if not name.startswith("yzcompare.lexicon.lists.")} == set()
    assert len(known) > 50
