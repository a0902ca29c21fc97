"""The design page: every column of every table stands in it, in its order, and nothing else does; its paths are there."""

import re
import tomllib

import pytest

from tests.conftest import ROOT
from yzcompare import rooms, tables
from yzcompare.targets import comparisons_of
from yzcompare.tasks import alignment_of

PAGE = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
COLUMN = re.compile(r"^\| `(\w+)` \|([^|]*)\| ([^|]+) \|$", re.MULTILINE)


def described():
    """The columns of every table that the page describes, by the table's name."""
    part = PAGE.partition("\n## The tables\n")[2]
    named = re.split(r"^### (\w+)\n", part, flags=re.MULTILINE)[1:]
    return {
        name: [column for column, _, _ in COLUMN.findall(text)]
        for name, text in zip(named[::2], named[1::2], strict=True)
    }


def differences(made, told):
    """What of the tables made is not told, and what is told and not made, each in a line."""
    lines = [f"{name} is not described" for name in made if name not in told]
    lines += [f"{name} is described and not made" for name in told if name not in made]
    for name in [name for name in made if name in told]:
        lines += [f"{name}: {c} is not described" for c in made[name] if c not in told[name]]
        lines += [f"{name}: {c} is described and not there" for c in told[name] if c not in made[name]]
        if not lines and list(made[name]) != told[name]:
            lines.append(f"{name}: the columns are described in another order")
    return lines


@pytest.fixture(scope="module")
def frames(corpus):
    return tables.make(corpus)


def test_every_column_of_every_table_is_described_and_nothing_else(frames):
    assert differences({name: list(frame.columns) for name, frame in frames.items()}, described()) == []
    assert list(described()) == list(rooms.tables())


def test_every_line_of_a_table_is_read_and_says_something():
    part = PAGE.partition("\n## The tables\n")[2]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    assert len(rows) == len(COLUMN.findall(part)) == sum(map(len, described().values()))


def test_a_difference_is_told_by_table_and_column():
    told = {"a": ["x", "y"], "c": ["x"]}
    assert differences({"a": ["x", "z"], "b": ["x"]}, told) == [
        "b is not described",
        "c is described and not made",
        "a: z is not described",
        "a: y is described and not there",
    ]
    assert differences({"a": ["y", "x"]}, {"a": ["x", "y"]}) == [
        "a: the columns are described in another order"
    ]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("passages", "role"),
        ("links", "relation"),
        ("lineages", "state"),
        ("changes", "kind"),
        ("formulations", "kind"),
        ("formulations", "state"),
        ("targets", "measure"),
        ("targets", "status"),
        ("comparisons", "verdict"),
        ("comparisons", "ambition"),
        ("variants", "kind"),
    ],
)
def test_the_words_of_a_column_are_named(frames, table, column):
    section = re.split(rf"^### {table}\n", PAGE, flags=re.MULTILINE)[1].partition("\n### ")[0]
    [meaning] = [meaning for name, _, meaning in COLUMN.findall(section) if name == column]
    assert not [word for word in set(frames[table][column]) if word not in meaning]


def test_the_examples_are_what_the_program_says(corpus):
    [link] = [e for e in alignment_of(corpus, "2024", "2025").links if e.source == "2024:7374"]
    assert (link.target, round(link.score, 3), link.relation) == ("2025:9549", 0.999, "continued")
    assert f"{link.source_title} (`{link.source}`) and {link.target_title} (`{link.target}`)" in PAGE
    first, second = [c for c in comparisons_of(corpus) if c.earlier == "2024:8022"]
    assert (first.later, first.verdict, first.change, first.ambition) == ("2025:10175", "raised", 6, "firmer")
    assert (second.basis, second.verdict) == ("target→actual", "not in the held text")
    assert corpus["2014"].text.place(394) == 385
    news = next(found for found in rooms.findings(corpus) if found.about.startswith("foreign-capital"))
    quoted = re.search(r"“(From 2014 to 2025, foreign capital [^…]*)…", PAGE)[1]
    assert news.text.startswith(quoted) and (news.page, news.anchor) == ("05-targets", "figure-403ab3c5f68e")


def test_every_path_of_the_page_is_there():
    package = ROOT / "yzcompare"
    part = PAGE.partition("\n## From a file")[0]
    for name in re.findall(r"`(\w+(?:\.py|/))`", part):
        folder = name.rstrip("/")
        places = [ROOT / name, package / name, *package.glob(f"*/{folder}")]
        assert any(place.exists() for place in places), name


def contracts(kind):
    """The contracts of a kind, as pyproject.toml declares them."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return [each for each in declared["contracts"] if each["type"] == kind]


def floors():
    [declared] = contracts("layers")
    return [name.removeprefix("yzcompare.") for line in declared["layers"] for name in line.split(" | ")]


def test_every_room_has_its_contracts():
    """A room that is named in none would keep the rules by chance."""
    rooms_there = {path.parent.name for path in (ROOT / "yzcompare").glob("*/__init__.pyi")}
    entered = {name.split(".")[1] for each in contracts("protected") for name in each["protected_modules"]}
    assert rooms_there == entered and rooms_there <= set(floors())
    [computing] = contracts("forbidden")
    showing = re.compile(r"__init__|room|table|charts|findings|(\w+_)?page|faces|chosen|kept")
    for name in rooms_there:
        for path in (ROOT / "yzcompare" / name).glob("*.py"):
            shows = f"yzcompare.{name}.{path.stem}" not in computing["source_modules"]
            assert shows == bool(showing.fullmatch(path.stem)), f"{name}/{path.name}"


def test_every_floor_of_the_contracts_is_on_the_map():
    drawn = PAGE.partition("## The map")[2].partition("### A room")[0]
    for name in floors():
        assert f"`{name}/`" in drawn or f"`{name}.py`" in drawn, name


def test_the_example_of_the_readme_runs_and_says_what_it_says(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    names = {}
    exec(example, names)
    assert "2014:394–401" in capsys.readouterr().out
    told = re.search(r"tasks\.alignment_of\(.*?\)  # (.*); …", example)[1]
    assert repr(names["pair"]).startswith(told)
    assert names["judged"] and set(names["frames"]) == set(rooms.tables())


def test_no_page_speaks_of_folders_that_are_gone():
    pages = ["README.md", "CONTRIBUTING.md", "docs/design.md", "tests/gold/README.md", "data/README.md"]
    for page in pages:
        text = (ROOT / page).read_text(encoding="utf-8")
        for name in re.findall(r"`((?:yzcompare|tests|docs|data|benchmarks|notebooks)/[\w./-]*)`", text):
            there = ROOT / name
            assert there.exists() or "NAME" in name, (page, name)
