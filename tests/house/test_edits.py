"""Edits that a person makes without programming: each is made in one place, and does what it should or is refused in a line.

What is wrong in a list is told as `tests/test_lexicon.py` tries; here is what a sound edit does in a result.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import yzcompare
from tests.house.test_lexicon import LISTS, SLIPS
from yzcompare.errors import InputError
from yzcompare.lexicon import FOLDER, lists
from yzcompare.lexicon.extension import Lexicon
from yzcompare.wording import ChangeKind
from yzcompare.wording.charts import CHANGE_COLOURS

PACKAGE = Path(yzcompare.__file__).parent

TOPIC = """
[topic.virtual-parks]
field = "industry"
zh = "星云园区"
en = "Nebula parks"
terms = { "星云产业园" = 3 }
"""
FIELD = """
[field.space]
zh = "航天"
en = "Space"
definition = "航天器的研制与发射"
examples = []
terms = { "运载火箭" = 3 }
"""
INDICATOR = """
[indicator.rocket-launches]
zh = "火箭发射次数"
en = "rocket launches"
theme = "industry"
aliases = ["航天发射次数"]
"""
COLUMN = '    frame["family"] = [identity.family for identity in known]\n'

# What is edited, the line behind which something is written, and what is written: one place each.
EDITS = {
    "a topic": ("lexicon/topics.toml", "", TOPIC),
    "a policy field": ("lexicon/themes.toml", "", FIELD),
    "a unit in figures": ("lexicon/units.toml", "[family.length]\n", '"华里" = 500\n'),
    "a unit in Chinese numerals": ("lexicon/units.toml", 'counted = ["家", ', '"株", '),
    "an indicator": ("lexicon/indicators.toml", "", INDICATOR),
    "a column of a table": ("targets/table.py", "    known = [each.identities[quantity.id] for each in numbers for quantity in each.quantities]\n", COLUMN),
}  # fmt: skip

TEXT = """一、2023年工作回顾
火箭发射次数达3次，种植古树三株，建成步道12华里。
二、2024年主要工作
（一）发展产业。
建设星云产业园，研制运载火箭，引进企业20家，推动产业加快发展。
（二）保障民生。
确保城镇新增就业4.6万人，航天发射次数提高到5次，加强社会保障。
"""

PROBE = """
import json
from yzcompare import load
from yzcompare.rooms import tables as named
from yzcompare.themes.coding import code_section
corpus = load("corpus.toml")
targets = named()["targets"](corpus)
print(json.dumps({
    "targets": json.loads(targets.to_json(orient="records")),
    "coded": [[c.theme, *c.topics] for s in corpus["a"].sections for c in code_section(corpus["a"], s)],
    "fields": sorted(set(named()["theme_shares"](corpus)["theme"])),
    "notes": corpus.notes,
}))
"""


def write(package, name):
    """Make one of the edits in a copy of the package."""
    file, behind, written = EDITS[name]
    path = package / file
    text = path.read_text(encoding="utf-8")
    assert text.count(behind) == 1 or not behind
    place = text.index(behind) + len(behind) if behind else len(text)
    path.write_text(text[:place] + written + text[place:], encoding="utf-8")


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """What the program says of a short text when all the edits were made; it is started once."""
    folder = tmp_path_factory.mktemp("edited")
    package = shutil.copytree(PACKAGE, folder / "yzcompare", ignore=shutil.ignore_patterns("__pycache__"))
    for name in EDITS:
        write(package, name)
    (folder / "corpus.toml").write_text(
        '[[document]]\nid = "a"\nyear = 2024\ntitle = "报告"\ngenre = "work report"\nsource = "a.txt"\nwhole = true\n',
        encoding="utf-8",
    )
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def number(said, text):
    """The row of a number by what is written."""
    [row] = [row for row in said["targets"] if row["text"] == text]
    return row


def test_a_topic_is_found_and_said_not_to_be_counted(edited):
    assert ["industry", "virtual-parks"] in edited["coded"]
    [note] = [note for note in edited["notes"] if "topic.virtual-parks" in note]
    assert "is not counted in background.csv" in note


def test_a_policy_field_has_its_share_and_a_colour(edited):
    from yzcompare.showing.names import theme_colour

    assert "space" in edited["fields"] and ["space", "space"] in edited["coded"]
    assert theme_colour("space").startswith("#")
    assert any("field.space has no row in coding.csv" in note for note in edited["notes"])


def test_a_unit_in_figures_is_read_and_belongs_to_its_family(edited):
    row = number(edited, "12")
    assert (row["value"], row["unit"], row["family"]) == (12, "华里", "length")


def test_a_unit_in_chinese_numerals_is_read(edited):
    row = number(edited, "三")
    assert (row["value"], row["unit"], row["family"]) == (3, "株", "count")


def test_an_indicator_has_one_identity_whatever_it_is_called(edited):
    known = [row for row in edited["targets"] if row["indicator_id"] == "rocket-launches"]
    assert [(row["value"], row["status"], row["indicator_en"]) for row in known] == [
        (3, "actual", "rocket launches"),
        (5, "target", "rocket launches"),
    ]


def test_a_column_of_a_table_stands_in_it_and_has_to_be_described(edited):
    from tests.house.test_design import described, differences

    assert {"family", "indicator_id"} <= set(edited["targets"][0])
    made = {"targets": list(edited["targets"][0])}
    assert differences(made, {"targets": described()["targets"]}) == ["targets: family is not described"]


def test_without_these_edits_the_text_says_nothing_of_them():
    """What the tests above find comes from the edits."""
    assert "space" not in lists.themes() and "virtual-parks" not in lists.topics()
    assert "华里" not in lists.units()["length"] and "株" not in lists.counted()
    assert "rocket-launches" not in lists.indicators().indicator


def test_a_misspelt_key_is_tried_in_every_list():
    """The slips themselves stand in test_lexicon; a list that is added needs one too."""
    told = "unknown key", "unknown column", "column"
    tried = {name for name, _, _, said in SLIPS if said.startswith(told) or ": unknown key" in said or ": column" in said}  # fmt: skip
    assert tried == set(LISTS)


def test_a_misspelt_family_is_tried_where_families_are_named():
    families = "family of units", "family: "
    assert {name for name, _, _, said in SLIPS if any(words in said for words in families)} == {
        "units.toml",
        "indicators.toml",
    }


@pytest.fixture
def folder(tmp_path):
    for name in LISTS:
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"家", ', '"家家", ', "units.toml: numerals.counted: unknown unit '家家' — did you mean '家'?"),
        ('["家", ', '"家', "units.toml"),
        ("[numerals]", "[numeral]", "units.toml: unknown key 'numeral' — did you mean 'numerals'?"),
        ("counted = ", "count = ", "units.toml: numerals: unknown key 'count' — did you mean 'counted'?"),
        ("[family.age]", "[family.agee]", "units.toml: family: 'age' is missing — did you mean 'agee' for it?"),
        ("[family.age]", '[family.lengt]\n"浬" = 1_852\n[family.age]', "units.toml: family.lengt: no base unit"),
    ],
)  # fmt: skip
def test_a_slip_in_the_units_is_told_in_one_line(folder, before, after, told):
    path = folder / "units.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        lists.check(Lexicon(folder))
    assert told in str(caught.value) and "\n" not in str(caught.value)


def test_a_kind_of_change_is_shown_wherever_it_is_made():
    """Kinds of change are decided by code, and are no list to edit: whoever adds one is told here what lacks it."""
    assert all(kind.zh and kind.en for kind in ChangeKind)
    # A bar is a later text, in which nothing stands that was dropped.
    assert set(CHANGE_COLOURS) == set(ChangeKind) - {ChangeKind.DROPPED}
