"""The command line in terminals, pipes and encodings of every kind: nothing cut, garbled or said twice."""

import contextlib
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from yzcompare import rooms, wording
from yzcompare.sheets import csv_bytes
from yzcompare.tasks import alignment_of, headed_links

ESCAPE = "\x1b"


@pytest.fixture(scope="module", autouse=True)
def imported(corpus):
    """What a command imports when it needs it is imported here, once, for all that are started by a fork."""
    rooms.notes(corpus)
    found = wording.diff_of(corpus, "2024", "2025", "民生")
    assert wording.diff_styled(found) and wording.diff_plain(found)
    assert csv_bytes(headed_links(corpus, alignment_of(corpus, "2024", "2025"), 0.0))


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


def started(arguments, streams, **variables):
    """Start the command line on streams of its own, in a fork of this process, where all is imported; its number."""
    from yzcompare.cli import main

    number = os.fork()
    if number:
        return number
    status = 1
    try:
        for at, stream in enumerate(streams):
            os.dup2(stream, at)
        os.closerange(3, 1024)
        for at, name in enumerate(("stdin", "stdout", "stderr")):
            setattr(sys, name, os.fdopen(at, "w" if at else "r", encoding="utf-8", closefd=False))
        os.environ.clear()
        os.environ.update(environment(**variables))
        os.chdir(ROOT)
        sys.argv = ["yzcompare", *arguments]
        try:
            main()
        except SystemExit as ended:
            status = ended.code or 0
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def ended(number):
    """What a process left with, as a shell would tell it: 128 and the signal, where one ended it."""
    status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    return status if status >= 0 else 128 - status


def everything(stream):
    """What can be read from a stream until nobody writes to it; a terminal ends with an error."""
    read = b""
    with contextlib.suppress(OSError):
        while piece := os.read(stream, 65536):
            read += piece
    os.close(stream)
    return read.decode("utf-8")


def on_terminal(*arguments, columns=80, **variables):
    """What a command writes to a terminal of so many columns, as a text."""
    main, side = pty.openpty()
    variables = {"TERM": "xterm", "PAGER": "cat", "COLUMNS": str(columns), **variables}
    with Path(os.devnull).open("w") as nowhere:
        number = started(arguments, (side, side, nowhere.fileno()), **variables)
    os.close(side)
    read = everything(main)
    assert ended(number) == 0
    return read


def test_version_and_help_have_the_usual_names(yz):
    assert shell("yz --version").stdout.startswith(b"yzcompare ")
    for command in (["-h"], ["report", "-h"]):
        done = yz(*command, TERM="dumb", COLUMNS="200")
        assert done.returncode == 0 and b"Usage" in done.stdout
    told = yz("--help", COLUMNS="200").stdout.decode()
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


def test_what_has_no_partner_does_not_look_kept_in_a_pipe(yz):
    read = yz("diff", "2024", "2025", "--section", "民生").stdout.decode()
    legend, _, rest = read.partition("\n")
    assert all(mark in legend for mark in ("[-", "{+", "<moved>", "~no partner found~"))
    assert "~" in rest and "[-" in rest and "{+" in rest and ESCAPE not in read


def test_a_reader_that_stops_reading_ends_the_command_quietly():
    done = shell("yz align 2014 2025 | head -1")
    assert done.stderr == b"" and done.returncode in (0, 128 + signal.SIGPIPE)


@pytest.mark.parametrize("command", ["align", "diff", "targets"])
def test_a_pipe_that_nobody_reads_any_more_ends_every_command_quietly(command):
    reading, writing = os.pipe()
    told, telling = os.pipe()
    with Path(os.devnull).open() as nothing:
        number = started((command, "2014", "2025"), (nothing.fileno(), writing, telling))
    os.close(writing)
    os.close(telling)
    assert os.read(reading, 1)
    os.close(reading)
    assert everything(told) == "" and ended(number) in (0, 128 + signal.SIGPIPE)


def test_links_as_csv_on_standard_output(yz):
    lines = yz("align", "2024", "2025", "--format", "csv").stdout.decode("utf-8-sig").splitlines()
    assert (
        lines[0].startswith("2024,place,2025,")
        and len(lines) > 10
        and not any(ESCAPE in line for line in lines)
    )


ENCODINGS = ["gbk", "ascii", "latin-1"]


def test_the_encoding_that_a_user_sets_is_written():
    done = shell("yz align 2014 2025", PYTHONIOENCODING="gbk")
    assert done.returncode == 0, done.stderr
    assert "2025" in done.stdout.decode("gbk")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("command", ["align 2014 2025", "diff 2024 2025 --section 民生", "targets 2014 2025"])
def test_an_encoding_that_lacks_characters_is_written_as_near_as_it_can_be(yz, command, encoding):
    done = yz(*command.split(), encoding=encoding)
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
        ("align 2024 2026", "yzcompare: there is no document '2026'"),
        ("tables OUT --corpus tests", "name the folder of a corpus.toml, or the file itself"),
        ("align 2014 2025 --minimum 5", "yzcompare: --minimum 5.0 is no score"),
        ("report --time-limit nan", "is no time — write seconds, as 1800"),
        ("report --time-limit inf", "is no time — write seconds, as 1800"),
        ("report --time-limit -1", "is no time — write seconds, as 1800"),
    ],
)
def test_wrong_input_is_one_line_and_status_2(yz, command, line, tmp_path):
    done = yz(*command.replace("OUT", str(tmp_path / "out")).split(" "))
    told = done.stderr.decode().splitlines()
    assert done.returncode == 2 and len(told) == 1 and line in told[0]


def test_a_current_folder_that_is_gone_is_told_in_one_line():
    gone = "mkdir /tmp/yz-gone-$$ && cd /tmp/yz-gone-$$ && rmdir /tmp/yz-gone-$$"
    done = shell(f"{gone} && yz align 2014 2025", PYTHONPATH=str(ROOT))
    told = [
        each for each in done.stderr.decode().splitlines() if not each.startswith(("shell-init", "chdir"))
    ]
    assert done.returncode == 2 and len(told) == 1 and "the current folder" in told[0]


def test_debug_may_stand_anywhere_and_shows_the_traceback(yz):
    for command in ("--debug align 2024 2026", "align 2024 2026 --debug"):
        done = yz(*command.split())
        assert done.returncode == 2 and b"Traceback" in done.stderr


def test_ctrl_c_is_told_in_a_line_whatever_is_being_done(tmp_path):
    """While the corpus is read, too: an empty cache makes that long enough."""
    told, telling = os.pipe()
    with Path(os.devnull).open("r+") as nothing:
        streams = (nothing.fileno(), nothing.fileno(), telling)
        number = started(("tables", str(tmp_path / "out")), streams, YZCOMPARE_CACHE=str(tmp_path / "cache"))
    os.close(telling)
    time.sleep(1)
    os.kill(number, signal.SIGINT)
    assert everything(told).splitlines()[-1:] == ["yzcompare: interrupted"] and ended(number) == 130
    assert not (tmp_path / "out").exists()


def test_a_theme_may_be_named_in_chinese():
    from yzcompare.publishing.parameters import check_theme

    assert check_theme("生态环境") == check_theme("Ecology") == check_theme("ecology") == "ecology"


def test_what_is_done_while_a_corpus_is_read_is_told(project, tmp_path, monkeypatch):
    from yzcompare import load

    monkeypatch.setenv("YZCOMPARE_CACHE", str(tmp_path / "cache"))
    steps = []
    load(project.write(text="一、工作回顾\n增长13%。"), progress=steps.append)
    assert steps[0] == "Reading a (1 of 1)" and len(steps) == 1


@pytest.mark.parametrize("columns", ["0", "19", "²"])
def test_a_width_that_cannot_be_is_none(yz, columns):
    assert b"links from 2024 to 2025" in yz("align", "2024", "2025", COLUMNS=columns).stdout
    assert b"Usage:" in yz("--help", COLUMNS=columns).stdout
