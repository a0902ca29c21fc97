"""Chapters of the tasks: their order, the subjects of their headings, and what became of them."""

import pytest

from tests.conftest import load_reports
from yzcompare import load
from yzcompare.corpus import Corpus
from yzcompare.messages import LANGUAGES
from yzcompare.tasks import ROOM, Turn, chapter_order, chapter_subjects, chapters_of, moves_of
from yzcompare.tasks.chapters import headings_near

HEADINGS = {
    2023: [
        "推进产业转型，壮大实体经济",
        "深化改革攻坚，激发发展活力",
        "扩大对外开放，稳住外贸",
        "推进乡村振兴，做强现代农业",
        "坚持科技创新，增强发展动能",
        "保障改善民生，增进百姓福祉",
    ],
    2024: [
        "坚持科技创新，增强发展动能",
        "推进产业转型，壮大实体经济",
        "深化改革开放，激发发展活力",
        "推进乡村振兴，做强现代农业",
        "经略蓝色海洋，建设临港新城",
        "保障改善民生，增进百姓福祉",
    ],
}
TEXT = "全面落实各项部署，新建各类项目{n}个，完成投资{n}亿元，培育企业{n}家，受益群众{n}万人。各级各部门要加强协同，确保各项任务按时完成。"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("chapters")
    texts = {}
    for year, headings in HEADINGS.items():
        items = "\n\n".join(
            f"（{'一二三四五六'[n]}）{heading}。{TEXT.format(n=n + 3)}" for n, heading in enumerate(headings)
        )
        review = f"一、{year - 1}年工作回顾\n\n过去一年，全市地区生产总值增长6.1%，完成了年度主要任务。"
        text = f"# {year}年政府工作报告\n\n各位代表：\n\n{review}\n\n二、{year}年工作任务\n\n今年要重点做好以下工作：\n\n{items}\n"
        texts[year] = text
    return load_reports(folder, texts)


def test_chapters_stand_in_their_order_with_the_subjects_of_their_headings(corpus: Corpus) -> None:
    found = chapters_of(corpus["2024"])
    assert [chapter.place for chapter in found] == [1, 2, 3, 4, 5, 6]
    assert found[0].subjects == ("innovation",) and found[2].subjects == ("reform", "opening")


def test_moves_are_told_of_headings(corpus: Corpus) -> None:
    told = {(move.turn, move.subjects) for move in moves_of(corpus)}
    assert (Turn.NEW, ("sea",)) in told
    assert (Turn.MOVED, ("innovation",)) in told
    assert any(turn is Turn.JOINED and set(subjects) == {"reform", "opening"} for turn, subjects in told)


def test_a_chapter_is_new_only_beside_headings_without_any_word_for_it(corpus: Corpus) -> None:
    for move in moves_of(corpus):
        if move.turn is Turn.NEW:
            assert not any(headings_near(corpus[name], move.subjects[0]) for name in move.earlier)


def test_a_sentence_on_a_new_chapter_quotes_its_heading(corpus: Corpus) -> None:
    told = next(each.text for each in ROOM.news(corpus) if each.about == "chapter sea")
    assert "“（五）经略蓝色海洋，建设临港新城”" in told and "“海洋”" in told


def test_findings_lead_to_a_row_that_holds_their_headings(corpus: Corpus) -> None:
    page = chapter_order(corpus, []).html + chapter_subjects(corpus, []).html
    found = ROOM.news(corpus)
    assert found
    for each in found:
        end = "</table>" if each.anchor == "chapter-subjects" else "</tr>"
        row = page.partition(f'id="{each.anchor}"')[2].partition(end)[0]
        assert all(
            str(side.shown) in row for side in each.sides if side.cited and side.shown.startswith("（")
        )
        assert all(each.text.told(language) for language in LANGUAGES)


def test_nothing_is_new_where_the_earlier_text_is_a_fragment_or_has_the_heading() -> None:
    for move in moves_of(load()):
        assert move.turn is Turn.NEW
        assert move.earlier == ("2014",)
