"""What a person is asked before anything is written, in a real terminal."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest

from tests.adding.conftest import handed, report
from yzcompare import load

PATIENCE = 60


def typed(folder, arguments, *answers):
    """Run the command line in a terminal of its own and answer its questions; what it showed, and its status."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "yzcompare.cli", *map(str, arguments)],
        cwd=folder, stdin=slave, stdout=slave, stderr=slave, env={**os.environ, "TERM": "dumb"},
    )  # fmt: skip
    os.close(slave)
    shown, left, started = b"", list(answers), time.monotonic()
    while time.monotonic() - started < PATIENCE:
        ready, _, _ = select.select([master], [], [], 0.2)
        if ready:
            try:
                read = os.read(master, 65536)
            except OSError:  # the other end is closed: the command has ended
                break
            shown += read
        if left and shown.rstrip(b" ").endswith(b":") and not ready:
            os.write(master, left.pop(0).encode() + b"\n")
            shown += b" "
        if process.poll() is not None and not ready:
            break
    os.close(master)
    return shown.decode(), process.wait(PATIENCE)


def test_yes_adds(home):
    shown, status = typed(home, ["add", handed(home, "a.txt", report(2026))], "yes")
    assert status == 0 and "Add this document to" in shown and "added 2026" in shown
    assert load(home / "corpus.toml")["2026"]


def test_no_writes_nothing(home):
    shown, status = typed(home, ["add", handed(home, "a.txt", report(2026))], "no")
    assert status == 0 and "nothing was added" in shown
    assert list(home.iterdir()) == []


def test_a_value_can_be_changed_and_what_rests_on_it_changes_with_it(home):
    answers = ["edit", "2025", "甲市", "", "", "", "yes"]
    shown, status = typed(home, ["add", handed(home, "a.txt", report(2026))], *answers)
    document = load(home / "corpus.toml")["2025"].document
    assert status == 0, shown
    assert (document.year, document.place, document.period, document.reviews) == (
        2025,
        "甲市",
        "2025",
        "2024",
    )


@pytest.mark.parametrize(
    ("answers", "missing", "whole"),
    [(["no", "", "yes"], ("一", "二 (二)"), False), (["yes", "yes"], (), True), (["", "yes"], (), False)],
)
def test_of_a_text_that_looks_cut_it_is_asked_whether_it_is_whole(home, answers, missing, whole):
    text = "二、2026年工作安排\n（一）扩大开放。引进企业3家。\n（三）改善民生。办好10件实事。\n三、政府自身建设\n依法行政。\n"
    shown, status = typed(home, ["add", handed(home, "a.txt", text)], *answers)
    document = load(home / "corpus.toml").documents[0]
    assert status == 0 and "looks cut" in shown, shown
    assert (document.missing, document.said_whole) == (missing, whole)
