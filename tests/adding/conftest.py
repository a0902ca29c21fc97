"""What tests of adding share: reports of made-up years, and an empty folder to work in with files beside it."""

import pytest

THINGS = ["小区", "学校", "医院", "公园", "道路", "桥梁", "河道", "水库", "工厂", "园区", "市场"]


def works(year):
    """What was built in a year: no two years share more than a few words in a row."""
    step = year % 9 + 2
    return "".join(f"建成{THINGS[n * step % 11]}{(n + year) % 83 + 2}个，" for n in range(30)) + "群众满意。"


def report(year, place="南京市", body="扩大开放。引进企业{year}家，增长8%。"):
    """A small work report of a year."""
    return (
        f"政府工作报告\n——{year}年1月21日在{place}第十七届人民代表大会第五次会议上\n{place}市长 李某\n各位代表：\n"
        f"现在，我代表{place}人民政府向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n"
        f"{year - 1}年，地区生产总值增长5%。{works(year)}\n"
        f"二、{year}年工作安排\n（一）{body.format(year=year)}\n（二）改善民生。办好{year}件实事。\n"
        "各位代表，让我们团结一心，为建设现代化新城而努力奋斗！\n"
    )


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty folder to work in, and files beside it."""
    (tmp_path / "work").mkdir()
    (tmp_path / "files").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def handed(home, name, text):
    path = home.parent / "files" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
