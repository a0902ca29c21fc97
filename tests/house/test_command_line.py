"""Every command alike: its help ends with lines that run, in any terminal; a pipe has no colours and no cut columns."""

import json
import shlex

import pytest
import typer.main

from tests.conftest import ROOT
from yzcompare import cli, completing
from yzcompare.starting import begin

GROUP = typer.main.get_command(cli.app)
COMMANDS = GROUP.commands
ESCAPE = b"\x1b"


def examples(command):
    """The commands that the help of a command ends with, each as a list of words."""
    return [shlex.split(line) for line in COMMANDS[command].epilog.splitlines() if line.startswith("  ")]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example_or_two_of_that_command(yz, command):
    lines = yz(command, "--help", COLUMNS="60").stdout.decode().rstrip().splitlines()
    told = [line.split() for line in lines[-3:] if line.startswith("    yzcompare ")]
    assert 1 <= len(told) <= 3 and all(words[:2] == ["yzcompare", command] for words in told)
    assert [shlex.split(" ".join(words)) for words in told] == examples(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_has_options_that_are_known(command):
    for _, _, *words in examples(command):
        with COMMANDS[command].make_context(command, words):
            pass


@pytest.mark.parametrize(
    "line",
    [
        line
        for name in ("align", "diff", "targets", "tables", "query", "new")
        for line in examples(name)
        if name in COMMANDS
    ],
    ids=" ".join,
)
def test_an_example_runs_as_it_stands(yz, line, tmp_path, monkeypatch):
    monkeypatch.setenv("YZCOMPARE_CORPUS", str(ROOT / "data"))
    monkeypatch.chdir(tmp_path)
    done = yz(*line[1:])
    assert done.returncode == 0 and done.stdout and ESCAPE not in done.stdout + done.stderr


@pytest.mark.parametrize("command", [None, *COMMANDS])
@pytest.mark.parametrize("columns", ["60", "100"])
def test_help_cuts_no_word_and_keeps_to_the_terminal(yz, command, columns):
    read = yz(*filter(None, [command, "--help"]), COLUMNS=columns).stdout.decode()
    assert (
        "..." not in read.replace("...\n", "", 1).replace("}...", "").replace("2025,...", "")
        and ESCAPE not in read.encode()
    )
    options = {o for p in (COMMANDS[command] if command else GROUP).params for o in p.opts if o[:2] == "--"}
    assert all(option in read for option in options)

    assert all(len(line) <= int(columns) for line in read.splitlines())


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_plain_where_a_terminal_knows_letters_only(yz, command):
    read = yz(
        *filter(None, [command, "--help"]), encoding="ascii", LANG="C", NO_COLOR="1", COLUMNS="60"
    ).stdout
    assert read.isascii() and read.startswith(b"Usage: yzcompare")


def test_the_same_option_has_the_same_words_everywhere():
    told = {}
    for name, command in COMMANDS.items():
        for each in command.params:
            for option in ("--corpus", "--json"):
                if option in each.opts:
                    told.setdefault(option, set()).add(each.metavar)
            assert not {"--csv", "--html", "--output", "-o", "--manifest", "--dir"} & set(each.opts), name
    assert told["--corpus"] == {"PATH"}
    makers = ("new", "collect")
    assert all(
        "--corpus" in {o for p in c.params for o in p.opts} for n, c in COMMANDS.items() if n not in makers
    )


@pytest.mark.parametrize("command", ["align", "diff", "targets"])
def test_what_a_script_reads_is_json_of_rows(yz, command, tmp_path):
    done = yz(command, "2024", "2025", "--json", "--corpus", str(ROOT / "data"))
    rows = json.loads(done.stdout)
    assert len(rows) > 5 and all(isinstance(row, dict) for row in rows)
    path = tmp_path / "rows.json"
    told = yz(command, "2024", "2025", "--json", "--out", str(path), "--corpus", str(ROOT / "data"))
    assert told.stdout.decode().strip() == str(path) and path.read_bytes() == done.stdout


def test_rows_of_a_section_or_an_indicator_alone(yz):
    some = json.loads(yz("diff", "2024", "2025", "--section", "民生", "--json").stdout)
    assert 0 < len(some) < len(json.loads(yz("diff", "2024", "2025", "--json").stdout))
    jobs = json.loads(yz("targets", "2014", "2025", "--indicator", "就业", "--json").stdout)
    assert jobs and all("就业" in row["indicator"] for row in jobs)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("align 2024 2025 --format html", "there is no format 'html' — known are: text, csv"),
        ("align 2024 2025 --format csv --json", "--json and --format csv are two formats"),
        ("diff 2024 2025 --out a.html", "--out is for what is no text — add --format html or --json, or write > FILE"),
        ("targets 2024 2025 --out a.txt", "add --json, or write > FILE"),
        ("targets 2024 2026 --json", "there is no document '2026'"),
        ("tables out --corpus nowhere", "nowhere: no such file"),
        ("report --corpus .", "holds no corpus.toml and no data/corpus.toml"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_one_line_and_writes_nothing(yz, line, told, tmp_path, monkeypatch):
    monkeypatch.setenv("YZCOMPARE_CORPUS", str(ROOT / "data"))
    monkeypatch.chdir(tmp_path)
    done = yz(*line.split())
    lines = [each for each in done.stderr.decode().splitlines() if not each.startswith("note: ")]
    assert done.returncode == 2 and len(lines) == 1 and told in lines[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("align ", {"2014", "2020", "2024", "2025"}),
        ("targets 2024 202", {"2020", "2024", "2025"}),
        ("report --brief eco", {"ecology"}),
        ("report --brief spa", {"space"}),
        ("ta", {"tables", "targets"}),
        ("align 2024 2025 --mi", {"--minimum"}),
    ],
)
def test_a_shell_completes_commands_options_documents_and_fields(yz, written, found, tmp_path, monkeypatch):
    manifest = begin(tmp_path, example=True)
    (tmp_path / "lexicon" / "themes.toml").write_text(
        '[field.space]\nzh = "航天"\nen = "Space"\ndefinition = "航天"\nexamples = []\nterms = {}\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(manifest.parent)
    words = f"yzcompare {written}"
    done = yz(
        _YZCOMPARE_COMPLETE="complete_bash",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split(" ")) - 1),
    )
    assert {line.split(",")[-1] for line in done.stdout.decode().split()} == found


def test_a_corpus_that_cannot_be_read_completes_nothing_and_says_nothing(yz, tmp_path, monkeypatch):
    (tmp_path / "corpus.toml").write_text("[[document", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = yz(_YZCOMPARE_COMPLETE="complete_bash", COMP_WORDS="yzcompare align ", COMP_CWORD="2")
    assert done.stdout.strip() == b"" and done.stderr == b""


def test_nothing_that_draws_is_loaded_to_complete():
    assert not {"pd", "plt"} & set(vars(completing))
