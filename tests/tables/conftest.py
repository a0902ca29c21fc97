"""Corpora of some places, each with a few short reports."""

import pytest

TEXT = "一、{before}年工作回顾\n地区生产总值增长{n}%。\n二、{year}年主要工作\n（一）办好民生实事。改造老旧小区{n}个，新增养老床位{n}张，健全居家社区机构相协调的养老服务网络。地区生产总值增长{n}%。\n"


@pytest.fixture
def described(tmp_path):
    """Writes a corpus of some places and years, and gives the path of its manifest."""

    def write(places, years=(2023, 2024)):
        folder = tmp_path / "corpus"
        folder.mkdir(exist_ok=True)
        entries = []
        for place in places:
            for year in years:
                name = f"{place.replace('/', '-')}-{year}"
                text = TEXT.format(year=year, before=year - 1, n=len(place) + year % 10)
                (folder / f"{name}.txt").write_text(text, encoding="utf-8")
                entries.append(
                    f'[[document]]\nid = "{name}"\nyear = {year}\nplace = "{place}"\ntitle = "报告"\n'
                    f'genre = "work report"\nsource = "{name}.txt"\nwhole = true\n'
                )
        path = folder / "corpus.toml"
        path.write_text("\n".join(entries), encoding="utf-8")
        return path

    return write


def files_of(folder):
    """Every file below a folder with what it holds."""
    held = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in held}
