"""Wrong input: one clear line that says what, where and what to do; nothing is overwritten."""

import hashlib
import os
from pathlib import Path

import pytest

from yzcompare import InputError, cli, load
from yzcompare.publishing.evidence import write_sources
from yzcompare.reading import sizes
from yzcompare.reading.sizes import LARGEST_TEXT


def error_of(manifest):
    with pytest.raises(InputError) as caught:
        load(manifest)
    return str(caught.value)


def test_a_missing_source(project):
    manifest = project.write()
    project.source.unlink()
    assert "text.txt: the source of a is missing" in error_of(manifest)


def test_a_source_that_is_not_utf8_names_the_byte(project):
    message = error_of(project.write(text="一、".encode() + b"\xb9\xfa"))
    assert "byte 6 is 0xb9" in message and "GB 18030" in message


@pytest.mark.parametrize("text", ["", " \n　"])
def test_an_empty_source(project, text):
    assert "is empty" in error_of(project.write(text=text))


def test_a_text_without_headings(project):
    assert "no heading is found in a" in error_of(project.write(text="今年，我们努力。"))


def unless(source):
    """Reading the bytes of a file, of any but one."""
    read = Path.read_bytes
    return lambda path: pytest.fail(f"{path} is read") if path == source else read(path)


def test_a_text_that_is_too_large_is_refused_before_it_is_read(project, monkeypatch):
    manifest = project.write()
    with project.source.open("r+b") as file:
        file.truncate(LARGEST_TEXT + 1)
    monkeypatch.setattr(Path, "read_bytes", unless(project.source))
    told = error_of(manifest)
    assert "text.txt: the source of a has 1,000,001 bytes" in told
    assert "the most is 1,000,000 bytes" in told and "cut it into documents" in told


def test_a_corpus_that_is_too_large_is_refused_before_it_is_read(project, monkeypatch):
    manifest = project.write()
    monkeypatch.setattr(sizes, "LARGEST_CORPUS", 100)
    monkeypatch.setattr(Path, "read_bytes", unless(project.source))
    told = error_of(manifest)
    assert "the 1 texts of the corpus have" in told and "describe fewer" in told


def test_a_typo_in_a_key_names_the_nearest_one(project):
    assert "unknown key 'publisherr' — did you mean 'publisher'?" in error_of(
        project.write(entry={"publisherr": '"x"'})
    )


def test_a_missing_key(project):
    assert "key 'title' is missing" in error_of(project.write(entry={"title": None}))


def test_two_documents_with_one_id(project):
    manifest = project.write()
    manifest.write_text(manifest.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert "the id 'a' is taken" in error_of(manifest)


def test_a_value_of_the_wrong_kind(project):
    assert "year is '2014' — write a whole number" in error_of(project.write(entry={"year": '"2014"'}))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"year": "-5"}, "write a year of four figures"),
        ({"title": '""'}, "title is empty"),
        ({"held": "[1, 2]"}, "held and missing are lists of texts"),
        ({"date": '"lunch"'}, "write it as 2014-02-19"),
        ({"date": '"2014-13-45"'}, "date is '2014-13-45', no day, month or year of the calendar"),
        ({"date": '"2014-02-30"'}, "write it as 2014-02-19, 2014-02 or 2014"),
        ({"date": '"2013-02-29"'}, "no day, month or year of the calendar"),
        ({"date": '"9999-99-99"'}, "no day, month or year of the calendar"),
        ({"date": '"２０１４"'}, "no day, month or year of the calendar"),
        ({"date": '"2014-00"'}, "no day, month or year of the calendar"),
        ({"retrieved": '"0000"'}, "retrieved is '0000', no day, month or year of the calendar"),
        ({"id": f'"{"重" * 27}"'}, "is too long for the name of a file (243 bytes of 240)"),
        ({"id": f'"{"a" * 241}"'}, "write at most 26 Chinese characters or 240 small letters"),
        ({"year": f"0x{'f' * 5000}"}, "year is a whole number of 20000 bits"),
        ({"title": f"[{'1, ' * 5000}]"}, "… (15000 characters) — write a text"),
        ({"title.a" + ".a" * 5000: "1", "title": None}, "deep inside each other"),
        ({"id": '"a,b"'}, "cannot be an id"),
        ({"source": '"a\\u0000b"'}, "cannot be read"),
        ({"source": '"."'}, "name a text file"),
        ({"corrections": '"none.toml"'}, "no such file"),
    ],
)
def test_a_value_that_cannot_be(project, entry, message):
    assert message in error_of(project.write(entry=entry))


@pytest.mark.parametrize("date", ["2014", "2014-02", "2012-02-29", "0001-01-01"])
def test_a_date_of_the_calendar_is_taken(project, date):
    assert load(project.write(entry={"date": f'"{date}"'})).documents[0].date == date


def test_the_longest_id_still_has_its_page(project, tmp_path):
    corpus = load(project.write(entry={"id": f'"{"重" * 26}"'}))
    [page] = write_sources(corpus, tmp_path)
    assert page.is_file()


def test_a_name_that_would_move_the_cursor_is_shown_escaped(project):
    message = error_of(project.write(entry={"source": '"\\u001b[2J\\na\\u202eb"'}))
    assert r"\x1b[2J\na\u202eb: the source of a is missing" in message


def test_a_checksum_in_capitals_is_the_same(project):
    checksum = hashlib.sha256(project.write().with_name("text.txt").read_bytes()).hexdigest().upper()
    assert load(project.write(entry={"sha256": f'"{checksum}"'}))["a"].sections


@pytest.mark.parametrize("key", ["corrections", "source"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")
def test_a_pipe_is_not_waited_for(project, key):
    manifest = project.write(entry={key: '"pipe"'})
    os.mkfifo(manifest.parent / "pipe")
    assert "pipe: " in error_of(manifest)


def test_one_bracket_too_few(project):
    manifest = project.write()
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("[[document]]", "[document]"), encoding="utf-8"
    )
    assert "write [[document]], with two brackets" in error_of(manifest)


def test_a_folder_in_place_of_a_manifest(project):
    """Its manifest is meant; without one it is told."""
    assert load(project.write().parent).manifest.path == project.manifest
    project.manifest.unlink()
    assert "name the folder of a corpus.toml, or the file itself" in error_of(project.manifest.parent)


@pytest.mark.parametrize(
    ("faults", "message"),
    [
        ("[[corection]]\nstart = 1", "did you mean 'correction'?"),
        ('[[correction]]\nstart = "1"\nbefore = "x"\nafter = ""\nreason = ""', "start is '1'"),
        ('[[correction]]\nstart = 1\nbefore = "x"\nafter = "xy"\nreason = ""', "'after' is longer"),
        (
            '[[correction]]\nstart = 1\nbefore = "xy"\nafter = ""\nreason = ""\n'
            '[[correction]]\nstart = 2\nbefore = "yz"\nafter = ""\nreason = ""',
            "correction 2: overlaps correction 1",
        ),
    ],
)
def test_faults_in_a_corrections_file(project, faults, message):
    manifest = project.write(entry={"corrections": '"faults.toml"'})
    (manifest.parent / "faults.toml").write_text(faults, encoding="utf-8")
    assert message in error_of(manifest)


def test_a_correction_that_does_not_match_is_told(project):
    manifest = project.write(entry={"corrections": '"faults.toml"'})
    fault = '[[correction]]\nstart = 1\nbefore = "没有"\nafter = ""\nreason = ""'
    (manifest.parent / "faults.toml").write_text(fault, encoding="utf-8")
    assert [note for note in load(manifest).notes if "correction at 1" in note]


def test_a_witness_of_nothing(project):
    assert "witness_of names 'b'" in error_of(project.write(entry={"witness_of": '"b"'}))


def test_a_changed_source_is_told_by_its_checksum(project):
    assert "is not the text the manifest describes" in error_of(project.write(entry={"sha256": '"00"'}))


def test_a_manifest_that_is_no_toml_names_the_line(project):
    manifest = project.write()
    manifest.write_text("[[document]\n", encoding="utf-8")
    assert "line 1" in error_of(manifest)


def test_an_unknown_genre_is_accepted_and_noted(project):
    corpus = load(project.write(entry={"genre": '"budget report"'}))
    assert "budget report" in corpus.manifest.notes[0]


def test_windows_line_ends_and_a_byte_order_mark_are_read(project):
    corpus = load(project.write(text="\ufeff一、工作回顾\r\n增长11%。\r\n"))
    assert corpus["a"].text.text == "一、工作回顾\n增长11%。"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tables", "OUT", "--corpus", "nowhere.toml"], "nowhere.toml: no such file"),
        (["tables", "OUT", "--format", "pdf"], "there is no format 'pdf'"),
        (["report", "--only", "09", "--out", "OUT"], "there is no notebook '09'"),
        (["report", "--set", "exmaples=2", "--out", "OUT"], "did you mean 'examples'?"),
        (["report", "--set", "examples", "--out", "OUT"], "has no '='"),
        (["report", "--set", "manifest=x/corpus.toml", "--out", "OUT"], "write --corpus PATH"),
        (["report", "--set", "manifes=x", "--out", "OUT"], "no chosen notebook has a parameter 'manifes'"),
        (["report", "--set", "examples=two", "--out", "OUT"], "is not a whole number"),
        (["report", "--set", "documents=2013", "--out", "OUT"], "there is no document '2013'"),
        (["report", "--set", "base=2014", "--out", "OUT"], "no second copy of '2014'"),
        (["report", "--set", "minimum=abc", "--out", "OUT"], "is not a number"),
        (["report", "--set", "count=99999999999", "--out", "OUT"], "is out of range"),
        (["report", "--set", "theme=ecolgy", "--out", "OUT"], "did you mean 'ecology'?"),
        (
            ["report", "--set", "earlier=2025", "--set", "later=2014", "--out", "OUT"],
            "write the earlier document first",
        ),
        (["diff", "2024", "2025", "--section", "火星"], "no heading of 2024 or 2025 holds"),
        (["align", "2014", "2013"], "there is no document '2013'"),
        (["align", "2025", "2014"], "write the earlier document first"),
        (["align", "2014", "2020-web"], "compare '2020'"),
    ],
)
def test_the_command_line_leaves_with_status_2_and_one_line(
    arguments, message, tmp_path, monkeypatch, capsys
):
    out = tmp_path / "out"
    monkeypatch.setattr("sys.argv", ["yzcompare", *[str(out) if a == "OUT" else a for a in arguments]])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    printed = capsys.readouterr().err.strip()
    assert caught.value.code == 2
    # Where the corpus is not in the cache yet, a line says first that it is read.
    errors = [line for line in printed.splitlines() if not line.endswith(" …")]
    assert message in printed and "Traceback" not in printed and len(errors) == 1
    assert not out.exists()


def test_a_fault_of_the_program_is_one_line_too(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("yzcompare.commands.tables.describe", lambda path: 1 / 0)
    monkeypatch.setattr("sys.argv", ["yzcompare", "tables", str(tmp_path)])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize("place", [1, 5])
def test_debug_shows_the_traceback_wherever_it_stands(monkeypatch, capsys, place):
    arguments = ["yzcompare", "tables", "x", "--corpus", "nowhere.toml"]
    monkeypatch.setattr("sys.argv", [*arguments[:place], "--debug", *arguments[place:]])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert "Traceback" in capsys.readouterr().err
