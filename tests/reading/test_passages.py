"""What each stretch of a text does: read as a whole, with evidence and doubt, and set by hand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzcompare import load
from yzcompare.errors import InputError
from yzcompare.judgements import read_judgements
from yzcompare.lexicon import lists
from yzcompare.reading.cleaning import clean
from yzcompare.reading.outline import outline
from yzcompare.reading.overrides import RoleJudgement, with_roles
from yzcompare.reading.passages import ROLES, Role, passages
from yzcompare.reading.plausible import implausible
from yzcompare.reading.reader import read_text
from yzcompare.reading.stretches import Opens, stretches

REPORT = """各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、去年工作回顾
过去一年，全区地区生产总值增长8%，建成公园3个，完成投资20亿元。
（一）产业结构持续优化。规上工业增加值增长9%，新增企业12家，服务业占比提高到60%。
（二）民生福祉不断增进。城镇新增就业4200人，改造老旧小区16个，新建学校2所。
在看到成绩的同时，我们也清醒地认识到，发展还面临不少困难和问题：产业结构不优，民生还有短板。对此，我们将认真加以解决。
二、今年主要任务
当前，世界百年变局加速演进，外部环境更趋复杂严峻，但我国经济基础稳、潜力大，我区发展仍处于重要战略机遇期。
全区经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业4500人以上。
（一）做强实体经济。加快培育新质生产力，新增规上企业15家，推进重点项目建设，力争工业投资增长10%。
（二）办好民生实事。建成公园4个，改造老旧小区20个，加快推进学校建设，切实保障困难群众基本生活。
三、加强政府自身建设
坚持依法行政，自觉接受人大法律监督，严格落实中央八项规定精神，驰而不息纠治“四风”，建设廉洁政府。
各位代表！让我们更加紧密地团结起来，为建设现代化新区而努力奋斗！
"""


def roles_of(source, year=2025):
    """The roles of a text in their order, with the first characters of each passage."""
    text = clean(source)
    found, _ = passages("x", year, text, outline("x", text)[0])
    return [(p.role.value, source[p.start : p.end].split("\n")[0][:8]) for p in found]


def test_a_report_is_read_as_the_sequence_that_it_is():
    assert roles_of(REPORT) == [
        ("ceremony", "各位代表："),
        ("review", "一、去年工作回顾"),
        ("problems", "在看到成绩的同时"),
        ("goals", "二、今年主要任务"),
        ("tasks", "（一）做强实体经"),
        ("safeguards", "三、加强政府自身"),
        ("ceremony", "各位代表！让我们"),
    ]


def test_a_wrong_cue_does_not_turn_a_report_over():
    # 本届政府任期即将结束 was taken for a heading, and the whole review for a plan.
    turned = REPORT.replace(
        "一、去年工作回顾\n", "本届政府任期即将结束。过去的几年，我们沉着应对各种困难，走过了不平凡的历程。\n"
    )
    assert {role for role, _ in roles_of(turned)[:3]} <= {"ceremony", "review", "problems"}
    assert ("problems", "在看到成绩的同时") in roles_of(turned)


@pytest.mark.parametrize("lead", ["各位代表！", "各位代表，", "同志们，"])
def test_a_salutation_alone_makes_no_ceremony(lead):
    saluted = REPORT.replace("（二）办好民生实事。", f"（二）办好民生实事。\n{lead}")
    assert [role for role, _ in roles_of(saluted)] == [role for role, _ in roles_of(REPORT)]


@given(st.text("一二（）、。各位代表：！\n今年去目标增长8%—", max_size=120))
def test_every_character_belongs_to_one_passage(source):
    text = clean(source)
    found, doubts = passages("x", 2024, text, outline("x", text)[0])
    begins = text.origins[0] if found else len(source)
    assert "".join(source[p.start : p.end] for p in found) == source[begins:]
    assert all(any(p.start <= d.start < d.end <= p.end for p in found) for d in doubts)


@given(st.text("一二（）、。各位代表：\n今年目标", max_size=120))
def test_stretches_stand_in_order_and_hold_all_that_is_said(text):
    pieces = stretches(text, {})
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
    left = text
    for piece in reversed(pieces):
        left = left[: piece.start] + left[piece.end :]
    assert not left.strip()
    assert all(p.opens in (Opens.PARAGRAPH, Opens.SENTENCE) for p in pieces)


def test_every_state_has_its_role():
    assert set(ROLES) == set(Role)


def test_a_role_carries_its_evidence():
    found = load()["2014"].passages
    assert all(passage.evidence for passage in found)
    assert all(piece in lists.roles() for passage in found for piece in passage.evidence)


def test_what_may_as_well_do_something_else_is_doubtful():
    text = clean("一、有关情况\n产业结构调整。公园建设。学校建设。")
    _, doubts = passages("x", 2024, text, outline("x", text)[0])
    assert doubts
    assert all(d.probability < 0.8 and d.other is not d.role for d in doubts)


class TestImplausible:
    def test_a_whole_report_without_review_is_told(self, document):
        # Long enough to have the form of its genre.
        plan = REPORT[REPORT.index("二、今年") :].replace(
            "切实保障困难群众基本生活。", "切实保障困难群众基本生活。" * 250
        )
        reading = read_text(document, plan)
        assert [note for note in implausible(reading) if "no passage of review" in note]

    def test_an_ordinary_one_is_not(self, document):
        assert implausible(read_text(document, REPORT)) == ()


class TestSetByHand:
    def test_a_section_with_all_that_stands_under_it(self):
        readings = load().readings
        section = readings["2024"].sections[0]
        judged, stale = with_roles(readings, [RoleJudgement(section.id, "", Role.REVIEW, "last year's text")])
        passage = next(p for p in judged["2024"].passages if p.start == section.start)
        assert (passage.end, passage.role, passage.evidence) == (
            section.end,
            Role.REVIEW,
            ("set by hand: last year's text",),
        )
        assert not stale
        assert judged["2014"] is readings["2014"]

    def test_passages_still_hold_every_character_once(self):
        readings = load().readings
        judged, _ = with_roles(readings, [RoleJudgement("2014:100", "2014:4100", Role.TASKS, "a test")])
        ends = [p.end for p in judged["2014"].passages]
        assert [p.start for p in judged["2014"].passages][1:] == ends[:-1]

    @pytest.mark.parametrize("place", ["2099:1", "2014:999999"])
    def test_one_that_matches_nothing_is_told(self, place):
        readings = load().readings
        judged, stale = with_roles(readings, [RoleJudgement(place, "", Role.TASKS, "a test")])
        assert judged == readings
        assert place in stale[0]

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ('role = "reviews"', "unknown role 'reviews' — did you mean 'review'?"),
            ('role = "review"\nend = "2014:1"', "2014:1 does not stand behind 2014:5"),
            ('role = "review"\nend = "there"', "end is 'there'"),
        ],
    )
    def test_a_slip_is_named(self, tmp_path, line, told):
        path = tmp_path / "judgements.toml"
        path.write_text(f'[[passage]]\nstart = "2014:5"\nnote = "x"\n{line}\n', encoding="utf-8")
        with pytest.raises(InputError, match="passage 1") as error:
            read_judgements(path)
        assert told in str(error.value)

    def test_it_is_read(self, tmp_path):
        path = tmp_path / "judgements.toml"
        path.write_text('[[passage]]\nstart = "2014:5"\nrole = "goals"\nnote = "x"\n', encoding="utf-8")
        assert read_judgements(path)[2] == (RoleJudgement("2014:5", "", Role.GOALS, "x"),)


@pytest.fixture
def document(tmp_path):
    """A work report of no place."""
    from yzcompare.reading.manifest import Document

    return Document("x", 2025, "x", "work report", tmp_path / "x.txt")
