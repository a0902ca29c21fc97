"""The command line in terminals, pipes and encodings of every kind: nothing cut, garbled or said twice."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT

ESCAPE = "\x1b"


def environment(**variables):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "YZCOMPARE_CACHE") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", **variables}


def shell(command, **variables):
    """Run a shell command in which `yz` is the command line; what bash's pipefail says is the status."""
    line = f'set -o pipefail; yz() {{ "{sys.executable}" -m yzcompare.cli "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        check=False,
        timeout=120,
    )


def on_terminal(*arguments, columns=80, **variables):
    """What a command writes to a terminal of so many columns, as a text."""
    main, side = pty.openpty()
    variables = {"TERM": "xterm", "PAGER": "cat", "COLUMNS": str(columns), **variables}
    running = subprocess.Popen(
        [sys.executable, "-m", "yzcompare.cli", *arguments], cwd=ROOT, env=environment(**variables), stdin=side, stdout=side, stderr=subprocess.DEVNULL
    )  # fmt: skip
    os.close(side)
    read = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        read += piece
    os.close(main)
    assert running.wait(60) == 0
    return read.decode("utf-8")


def test_version_and_help_have_the_usual_names():
    assert shell("yz --version").stdout.startswith(b"yzcompare ")
    for command in ("yz -h", "yz report -h"):
        done = shell(command, TERM="dumb", COLUMNS="200")
        assert done.returncode == 0 and b"Usage" in done.stdout
    told = shell("yz --help", COLUMNS="200").stdout.decode()
    assert "--debug" in told and "--install-completion" in told


def test_a_terminal_shows_a_diff_with_styles():
    read = on_terminal("diff", "2024", "2025", "--section", "民生")
    assert f"{ESCAPE}[" in read and "[9" in read


def test_less_is_told_to_show_colours(tmp_path):
    """`less` without -R shows ESC[9;31m: the pager here writes down what it was told."""
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\nprintf "%s" "$LESS" >"$0.options"\ncat >/dev/null\n')
    less.chmod(0o755)
    on_terminal("diff", "2024", "2025", "--section", "民生", PAGER=str(less))
    assert "-R" in (tmp_path / "less.options").read_text()
    on_terminal("diff", "2024", "2025", "--section", "民生", PAGER=str(less), LESS="-iMR")
    assert (tmp_path / "less.options").read_text() == "-iMR"


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}])
@pytest.mark.parametrize(
    "command", [["align", "2024", "2025"], ["diff", "2024", "2025", "--section", "民生"]]
)
def test_a_terminal_without_colours_gets_no_escape_codes(command, variables):
    read = on_terminal(*command, **variables)
    assert ESCAPE not in read and "2025" in read


def test_what_has_no_partner_does_not_look_kept_in_a_pipe():
    read = shell("yz diff 2024 2025 --section 民生").stdout.decode()
    legend, _, rest = read.partition("\n")
    assert all(mark in legend for mark in ("[-", "{+", "<moved>", "~no partner found~"))
    assert "~" in rest and "[-" in rest and "{+" in rest and ESCAPE not in read


@pytest.mark.parametrize("command", ["align 2014 2025", "diff 2024 2025", "targets 2014 2025"])
def test_a_reader_that_stops_reading_ends_the_command_quietly(command):
    done = shell(f"yz {command} | head -1")
    assert done.stderr == b"" and done.returncode in (0, 128 + signal.SIGPIPE)


def test_links_as_csv_on_standard_output():
    lines = shell("yz align 2024 2025 --csv -").stdout.decode("utf-8-sig").splitlines()
    assert (
        lines[0].startswith("2024,place,2025,")
        and len(lines) > 10
        and not any(ESCAPE in line for line in lines)
    )


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
@pytest.mark.parametrize("command", ["align 2014 2025", "diff 2024 2025 --section 民生", "targets 2014 2025"])
def test_an_encoding_that_lacks_characters_is_written_as_near_as_it_can_be(command, encoding):
    done = shell(f"yz {command}", PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert "2025" in done.stdout.decode(encoding)


def test_closed_streams_do_no_harm():
    assert shell("yz align 2024 2025 2>&- | tail -1").returncode == 0
    assert shell("yz align 2024 2025 >&-").returncode == 0
    done = shell("yz align 2024 2026 2>&-")
    assert done.returncode == 2 and done.stdout == b""


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("yz align 2024 2026", "yzcompare: there is no document '2026'"),
        ("yz tables OUT --corpus ''", "name a TOML file"),
        ("yz align 2014 2025 --minimum 5", "yzcompare: --minimum 5.0 is no score"),
        ("mkdir /tmp/yz-gone-$$ && cd /tmp/yz-gone-$$ && rmdir /tmp/yz-gone-$$ && yz align 2014 2025", "the current folder"),
    ],
)  # fmt: skip
def test_wrong_input_is_one_line_and_status_2(command, line, tmp_path):
    done = shell(command.replace("OUT", str(tmp_path / "out")), PYTHONPATH=str(ROOT))
    told = [
        each for each in done.stderr.decode().splitlines() if not each.startswith(("shell-init", "chdir"))
    ]
    assert done.returncode == 2 and len(told) == 1 and line in told[0]


def test_debug_may_stand_anywhere_and_shows_the_traceback():
    for command in ("yz --debug align 2024 2026", "yz align 2024 2026 --debug"):
        done = shell(command)
        assert done.returncode == 2 and b"Traceback" in done.stderr


def test_ctrl_c_is_told_in_a_line_whatever_is_being_done(tmp_path):
    """While the corpus is read, too: an empty cache makes that long enough."""
    command = [sys.executable, "-m", "yzcompare.cli", "tables", str(tmp_path / "out")]
    variables = environment(YZCOMPARE_CACHE=str(tmp_path / "cache"))
    running = subprocess.Popen(
        command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(2.5)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130 and told.decode().splitlines()[-1:] == ["yzcompare: interrupted"]
    assert not (tmp_path / "out").exists()


def test_a_theme_may_be_named_in_chinese():
    from yzcompare.publishing.parameters import check_theme

    assert check_theme("生态环境") == check_theme("Ecology") == check_theme("ecology") == "ecology"


def test_what_is_done_while_a_corpus_is_read_is_told(project):
    from yzcompare import load

    steps = []
    load(project.write(text="一、工作回顾\n增长13%。"), progress=steps.append)
    assert steps[0] == "Reading a (1 of 1)" and len(steps) == 1


@pytest.mark.parametrize("columns", ["0", "19", "²"])
def test_a_width_that_cannot_be_is_none(columns):
    told = shell("yz align 2024 2025 | head -n 1; yz --help | head -n 3", COLUMNS=columns).stdout.decode()
    assert "links from 2024 to 2025" in told and "Usage:" in told


@pytest.mark.parametrize("limit", ["nan", "inf", "-1"])
def test_a_time_limit_that_is_none_is_refused_in_a_line(limit):
    done = shell(f"yz report --time-limit {limit}")
    told = done.stderr.decode()
    assert done.returncode == 2 and told.count("\n") == 1
    assert "is no time — write seconds, as 1800" in told
