"""Judgements and corrections written by hand: none is ignored without a word, and a slip is told with its place."""

import pytest

from yzcompare import InputError, load
from yzcompare import judgements as judging
from yzcompare.judgements import QuantityJudgement, read_judgements
from yzcompare.reading.corrections import read_corrections
from yzcompare.rooms import notes as every_note
from yzcompare.targets.judgements import apply_to_quantities
from yzcompare.targets.ledger import quantities_of
from yzcompare.toml import read_toml

ONE = (
    "一、2013年工作回顾\n增长11%。\n二、2014年主要工作\n（一）办好民生实事。改造老旧小区20个，新建学校2所。\n"
)


def notes(corpus):
    """What is told of a corpus on judgements; the texts here are too short to be sure what they do."""
    return tuple(note for note in every_note(corpus) if "doubtful" not in note)


@pytest.fixture
def three(project):
    """A corpus of two years and a second copy of the later one; the function takes its judgements."""

    def make(judgements):
        manifest = project.write(text=ONE)
        first = manifest.read_text(encoding="utf-8")
        later = first.replace('id = "a"', 'id = "b"').replace("2014", "2015")
        copy = later.replace('id = "b"', 'id = "c"\nwitness_of = "b"')
        manifest.write_text(first + later + copy, encoding="utf-8")
        (manifest.parent / judging.FILE).write_text(judgements, encoding="utf-8")
        return load(manifest)

    return make


@pytest.fixture
def error_of(three):
    def told(judgements):
        with pytest.raises(InputError) as caught:
            three(judgements)
        return str(caught.value)

    return told


def link(source, target, verdict="confirm", note="seen"):
    return f'[[link]]\nsource = "{source}"\ntarget = "{target}"\nverdict = "{verdict}"\nnote = "{note}"\n'


def number(identity, **fields):
    lines = "".join(f"{key} = {value}\n" for key, value in fields.items())
    return f'[[quantity]]\nid = "{identity}"\nnote = "seen"\n{lines}'


SECTION = ONE.index("（一）")
NUMBER = f"a:{ONE.index('20个')}"


def test_a_link_the_wrong_way_round_is_to_be_swapped(error_of):
    assert "judgements.toml: link 1: source b:0 is of a later document" in error_of(link("b:0", "a:0"))
    assert "swap source and target" in error_of(link("b:0", "a:0"))


@pytest.mark.parametrize("target", ["a:0", f"a:{SECTION}"])
def test_a_link_inside_one_document_is_refused(error_of, target):
    assert "link 1: a:0 and " in error_of(link("a:0", target))
    assert "stand in one document — link a section of an earlier" in error_of(link("a:0", target))


@pytest.mark.parametrize("ends", [("a:0", "c:0"), ("c:0", "a:0"), ("b:0", "c:0")])
def test_a_link_to_a_second_copy_names_the_first(error_of, ends):
    assert "c is another copy of b and is not compared — name the same place of b" in error_of(link(*ends))


def test_a_number_of_a_second_copy_names_the_first(error_of):
    assert "c is another copy of b" in error_of(number("c:40", value=1))


@pytest.mark.parametrize("verdicts", [("confirm", "reject"), ("reject", "confirm"), ("confirm", "confirm")])
def test_two_entries_on_one_link_are_named_both(error_of, verdicts):
    message = error_of("".join(link("a:0", "b:0", verdict) for verdict in verdicts))
    assert f"link 2: {verdicts[1]} a:0 → b:0, and link 1 is {verdicts[0]} of the same link" in message


@pytest.mark.parametrize(
    "fields", [({"value": 1}, {"value": 2}), ({"scope": '"甲"'}, {"scope": '""'}), ({"value": 1},) * 2]
)
def test_two_entries_that_give_one_field_of_a_number_are_named_both(error_of, fields):
    message = error_of("".join(number(NUMBER, **each) for each in fields))
    assert f"quantity 2: {next(iter(fields[0]))} of {NUMBER} is " in message and " in quantity 1" in message


def test_two_entries_may_give_one_number_different_fields(three):
    corpus = three(number(NUMBER, value=21) + number(NUMBER, indicator='"老旧小区改造"'))
    [corrected] = [q for q in quantities_of(corpus) if q.id == NUMBER]
    assert (corrected.value, corrected.indicator) == (21, "老旧小区改造")


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e16", "-2e15", "1" + "0" * 400, "1" + "0" * 5000])
def test_a_value_that_no_report_holds_is_refused(error_of, value):
    message = error_of(number(NUMBER, value=value))
    assert "judgements.toml" in message and len(message) < 400


@pytest.mark.parametrize("place", ["9" * 5000, "0394", "３９４", "-1", "1.5"])
def test_an_id_whose_place_is_none_is_refused(error_of, place):
    assert "write a section's id, as 2014:394" in error_of(link(f"a:{place}", "b:0"))
    assert "write a number's id, as 2014:394" in error_of(number(f"a:{place}", value=1))


def test_a_judgement_that_says_what_was_read_is_told(three):
    corpus = three(number(NUMBER, value=20))
    assert notes(corpus) == (f"judgement on {NUMBER} (20) changes nothing: it says what was read",)


def test_a_judgement_that_rejects_what_is_not_linked_is_told(three):
    [note] = notes(three(link("a:0", f"b:{SECTION}", "reject")))
    assert note == f"judgement reject a:0 → b:{SECTION} changes nothing: no link is made between them"


def test_a_judgement_on_a_document_that_is_gone_says_so(three):
    [note] = notes(three(link("a:0", "z:0", "reject")))
    assert note.endswith("reject a:0 → z:0: there is no document z")


def test_an_empty_indicator_is_refused(error_of):
    assert "indicator is empty" in error_of(number(NUMBER, indicator='" "'))


@pytest.mark.parametrize("name", judging.MISSPELT)
def test_a_file_that_is_called_nearly_so_is_not_passed_over(project, name):
    manifest = project.write()
    (manifest.parent / name).write_text(link("a:0", "b:0"), encoding="utf-8")
    with pytest.raises(InputError, match=f"{name}: is not read — call it judgements.toml"):
        load(manifest)


def test_a_folder_or_a_broken_link_is_not_passed_over(tmp_path):
    (tmp_path / judging.FILE).symlink_to(tmp_path / "gone")
    with pytest.raises(InputError, match="is no file"):
        read_judgements(tmp_path / judging.FILE)


def test_numbers_without_a_judgement_stay_and_keep_their_order(three):
    found = quantities_of(three(""))
    assert apply_to_quantities(found, [QuantityJudgement("z:1", "x", None, None, "")]) == found


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('start = -2\nbefore = "小区"\nafter = ""', "start is -2 — write its offset in the source, counted from 0"),
        ('start = true\nbefore = "小区"\nafter = ""', "start is True — write a whole number"),
        (f'start = {"9" * 400}\nbefore = "小区"\nafter = ""', "start is a whole number of 1329 bits"),
        (f'start = {"9" * 5000}\nbefore = "小区"\nafter = ""', "cannot be read"),
        (f'start = 0x{"f" * 5000}\nbefore = "小区"\nafter = ""', "start is a whole number of 20000 bits"),
        ('start = 2\nbefore = "小区"\nafter = "小区"', "it changes nothing"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused(tmp_path, entry, message):
    path = tmp_path / "faults.toml"
    path.write_text(f'[[correction]]\nreason = "seen"\n{entry}\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_corrections(path)
    assert message in str(caught.value) and len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "content", ["a = " + "[" * 5000 + "]" * 5000, "a" + ".a" * 5000 + " = 1", "[" + "a." * 5000 + "a]"]
)
def test_a_file_nested_without_end_is_refused(tmp_path, content):
    path = tmp_path / "deep.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="deep inside each other"):
        read_toml(path)
