"""A file of any kind becomes text, told by its content; what is none is refused in one line."""

import codecs
import io
import os
import zipfile
from pathlib import Path

import pytest

from yzcompare.errors import InputError
from yzcompare.receiving import receive

TEXT = "政府工作报告\n\n各位代表：\n\n一、2013年工作回顾\n\n过去一年，经济增长8%。\n\n二、2014年工作任务\n\n推进改革，扩大开放。\n"


def file(folder: Path, data: bytes, name: str = "a.bin") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as error:
        receive(path)
    said = str(error.value)
    assert "\n" not in said and " — " in said, "one line: what, where, what to do"
    return said


@pytest.mark.parametrize(
    ("encoding", "kind"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32"),
        ("gbk", "GB 18030"),
        ("gb18030", "GB 18030"),
    ],
)
def test_a_text_in_any_encoding_is_the_same_text(tmp_path: Path, encoding: str, kind: str) -> None:
    extract = receive(file(tmp_path, TEXT.replace("\n", "\r\n").encode(encoding), "报告 '1'.docx"))
    assert extract.text == TEXT
    assert extract.kind == f"a text in {kind}"
    assert bool(extract.notes) == (kind != "UTF-8")


def test_big5_is_told_where_it_clearly_is(tmp_path: Path) -> None:
    text = "政府工作報告\n各位代表，過去一年，經濟穩定增長，產業發展，應當繼續擴大開放。\n" * 3
    assert receive(file(tmp_path, text.encode("big5"))).text == text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("utf-8", "latin-1"), ("gb18030", "latin-1")],
)
def test_a_wrong_decoding_is_undone_and_told(tmp_path: Path, right: str, wrong: str) -> None:
    extract = receive(file(tmp_path, TEXT.encode(right).decode(wrong).encode("utf-8")))
    assert extract.text == TEXT
    assert any("mended" in note for note in extract.notes)


def read_by_windows(error: UnicodeError) -> tuple[str, int]:
    """Windows reads the byte 0x80 as €, and what ends too early as a question mark."""
    assert isinstance(error, UnicodeDecodeError)
    return ("€" if error.object[error.start] == 0x80 else "?"), error.start + 1


codecs.register_error("windows", read_by_windows)


def test_utf8_that_was_read_as_gbk_is_undone_where_no_character_is_lost(tmp_path: Path) -> None:
    text = "推进改革，扩大开放。各位代表们"
    wrong = text.encode().decode("gbk", "windows")
    assert "€" in wrong and "?" not in wrong
    extract = receive(file(tmp_path, wrong.encode()))
    assert extract.text == text
    assert extract.notes == ("1 lines of UTF-8 that was read as GBK are mended",)


def test_utf8_that_was_read_as_gbk_and_lost_characters_is_refused(tmp_path: Path) -> None:
    lines = ["一、工作回顾", "推进改革，扩大", "改善民生。", "各位代表："] * 5
    wrong = "\n".join(line.encode().decode("gbk", "windows") for line in lines)
    assert "?" in wrong
    assert "too many characters are lost (line" in refused(file(tmp_path, wrong.encode()))


def test_lost_characters_are_named_by_their_line(tmp_path: Path) -> None:
    text = TEXT.replace("8%", "锟斤拷") + "推进改革，扩大开放，改善民生。\n" * 10
    [note] = receive(file(tmp_path, text.encode())).notes
    assert "lost in 1 lines (7)" in note


def test_a_text_of_which_too_much_is_lost_is_refused(tmp_path: Path) -> None:
    assert "too many characters are lost (line 1" in refused(
        file(tmp_path, ("锟斤拷" * 20 + "一、").encode())
    )


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\xef\xbb\xbf", "\u3000\n".encode(), b"\0" * 40])
def test_a_file_without_text_is_refused(tmp_path: Path, data: bytes) -> None:
    refused(file(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "an image (PNG)"),
        (b"Rar!\x1a\x07\0" + b"\0" * 50, "an archive (RAR)"),
        (bytes(range(256)) * 40, "this is no text"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(file(tmp_path, data, "report.txt"))


def test_a_text_larger_than_reading_takes_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    assert "the most is 1,000,000" in refused(file(tmp_path, "推进改革。\n".encode() * 3_500_000))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "directory" in refused(tmp_path).lower()
    refused(tmp_path / "missing.txt")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "symbolic links" in refused(loop)
    refused(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no file that ends" in refused(tmp_path / "pipe")
    assert "no file that ends" in refused(Path("/dev/zero"))


def packed(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_a_document_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    bomb = packed({"word/document.xml": b"<a>" + b" " * 45_000_000 + b"</a>"})
    assert len(bomb) < 100_000
    assert "more than 40,000,000 bytes" in refused(file(tmp_path, bomb))


def test_a_document_of_thousands_of_members_is_refused(tmp_path: Path) -> None:
    many = packed({"word/document.xml": b"<a/>"} | {f"word/{at}": b"" for at in range(6_000)})
    assert "members" in refused(file(tmp_path, many))


def test_a_document_that_declares_entities_is_refused(tmp_path: Path) -> None:
    xml = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    assert "declares entities" in refused(file(tmp_path, packed({"word/document.xml": xml})))


def test_damaged_documents_are_named(tmp_path: Path) -> None:
    whole = packed({"word/document.xml": b"<document><body/></document>" * 1})
    assert "is empty" in refused(file(tmp_path, whole))
    assert "damaged" in refused(file(tmp_path, whole[:-30]))
    assert "damaged" in refused(file(tmp_path, packed({"word/document.xml": b"<document><bo"})))
    assert "word/document.xml is missing" in refused(file(tmp_path, packed({"word/other.xml": b"<a/>"})))
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "encrypted" in refused(file(tmp_path, protected))


def test_nothing_but_an_input_error_is_raised_for_any_beginning_of_a_document(tmp_path: Path) -> None:
    whole = packed({"word/document.xml": b"<document><body><p><r><t>a</t></r></p></body></document>"})
    assert receive(file(tmp_path, whole)).text == "a"
    for length in range(4, len(whole), 7):
        refused(file(tmp_path, whole[:length]))


def test_an_old_document_without_libreoffice_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = refused(file(tmp_path, rb"{\rtf1 \u19968? }"))
    assert "LibreOffice, which is not installed" in said and ".docx" in said
