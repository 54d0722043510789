"""Audiences and their rulings: made, changed, withdrawn, and gone with what they are on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moot.model import fragment, verbs
from moot.model.case import Case
from moot.model.records import Audience, Id, Kind, Ref, Ruling, Settings, Stance, Standard
from moot.model.rules import RuleError, problems
from tests.model.fox import ISSUE, argument, c, do, fox, m
from tests.model.strategies import cases, edits

SETTINGS = Ref(Kind.SETTINGS, "case")


def judged(*rulings: Ruling) -> Case:
    return fox(Audience("judge", "Judge"), Audience("appeal", "Court of appeal", order=1), *rulings)


def on(case: Case, audience: Id = "judge") -> list[Ref]:
    return [ruling.subject for ruling in case.rulings_by(audience)]


def test_audiences_are_made_in_order_and_have_names_of_their_own() -> None:
    case = fox()
    for name in ("Judge", "  Court  of appeal "):
        do(case, verbs.add_audience(case, name))
    assert [(a.name, a.order) for a in case.audiences.values()] == [("Judge", 0), ("Court of appeal", 1)]
    judge, appeal = case.audiences
    with pytest.raises(RuleError, match="called “JUDGE” already"):
        verbs.add_audience(case, "JUDGE")
    with pytest.raises(RuleError, match="called “judge” already"):
        verbs.rename_audience(case, appeal, "judge")
    with pytest.raises(RuleError, match="needs a name"):
        verbs.add_audience(case, " ")
    assert do(case, verbs.rename_audience(case, judge, "The judge")).label == "Rename audience “The judge”"
    assert not verbs.rename_audience(case, judge, "The judge")


def test_a_ruling_grows_field_by_field_and_goes_when_it_says_nothing_more() -> None:
    case = judged()
    edit = do(case, verbs.rule(case, "judge", c(3), stance=Stance.REJECTED))
    assert (edit.label, edit.focus) == ("Judge on claim 3", c(3))
    do(case, verbs.rule(case, "judge", c(3), standard=Standard.SCINTILLA, note="see the hearing"))
    do(case, verbs.rule(case, "judge", c(3), stance=None))
    (ruling,) = case.rulings_by("judge")
    assert (ruling.stance, ruling.standard, ruling.note) == (None, Standard.SCINTILLA, "see the hearing")
    do(case, verbs.rule(case, "judge", c(3), standard=None))
    assert len(case.rulings) == 1
    do(case, verbs.rule(case, "judge", c(3), note=""))
    assert not case.rulings
    assert not verbs.rule(case, "judge", c(3), stance=None)
    assert case.claims == fox().claims


def test_several_rulings_are_one_step_and_the_settings_come_into_being_for_one() -> None:
    case = Case([Audience("judge", "Judge"), *(record for record in fox() if not isinstance(record, Settings))])
    values: dict[Ref, dict[str, object]] = {
        SETTINGS: {"standard": Standard.BEYOND_REASONABLE_DOUBT},
        argument("a1"): {"weight": 20},
    }
    do(case, verbs.rule_all(case, "judge", values))
    assert on(case) == [SETTINGS, argument("a1")]
    assert SETTINGS in case


@pytest.mark.parametrize(
    ("subject", "values", "words"),
    [
        (c(1), {"weight": 3}, "not something a claim has"),
        (argument("a1"), {"weight": 0}, "from 1 to 100"),
        (ISSUE, {"stance": Stance.REJECTED}, "not something an issue has"),
        (c(1), {"text": "No."}, "takes the text as the case has it"),
        (c(99), {"struck": True}, "no longer in the case"),
        (Ref(Kind.PARTY, "pierson"), {"note": "liar"}, "of nothing else"),
    ],
)
def test_what_cannot_be_ruled_is_refused(subject: Ref, values: dict[str, object], words: str) -> None:
    with pytest.raises(RuleError, match=words):
        verbs.rule(judged(), "judge", subject, **values)
    with pytest.raises(RuleError, match="audience is no longer in the case"):
        verbs.rule(judged(), "gone", c(1), struck=True)


def test_rulings_are_withdrawn_by_what_they_are_on() -> None:
    case = judged(*(Ruling(f"r{n}", "judge", c(n), struck=True, order=n) for n in (1, 2, 3)))
    do(case, verbs.withdraw(case, "judge", [c(1), c(3), c(4)]))
    assert on(case) == [c(2)]
    with pytest.raises(RuleError, match="Judge takes that as the case has it already"):
        verbs.withdraw(case, "judge", [c(1)])


def test_an_audience_goes_with_its_rulings_and_leaves_those_of_others() -> None:
    case = judged(Ruling("r", "judge", c(1), struck=True), Ruling("s", "appeal", c(1), struck=False))
    assert do(case, verbs.remove_audience(case, "judge")).label == "Remove audience “Judge”"
    assert list(case.rulings) == ["s"]
    with pytest.raises(RuleError, match="no longer"):
        verbs.remove_audience(case, "judge")


def test_rulings_go_with_what_they_are_on() -> None:
    case = judged(
        Ruling("r1", "judge", c(2), struck=True),
        Ruling("r2", "appeal", argument("a1"), weight=3),
        Ruling("r3", "appeal", ISSUE, standard=Standard.SCINTILLA),
        Ruling("r4", "judge", c(1), stance=Stance.OPEN),
    )
    removed = do(case, verbs.remove(case, c(2)))
    assert "r1" not in case.rulings and "r4" in case.rulings
    assert case.rulings.keys() >= {"r3"}
    case.apply(removed.inverse())
    do(case, verbs.remove(case, argument("a1")))
    assert "r2" not in case.rulings
    do(case, verbs.remove(case, ISSUE))
    assert "r3" not in case.rulings
    assert not problems(case) or all(problem.kind != "dangling" for problem in problems(case))


def test_a_copied_subtree_carries_no_rulings() -> None:
    case = judged(Ruling("r", "judge", c(3), struck=True))
    taken = fragment.take(case, m(3))
    assert Ref(Kind.CLAIM, "c3") in {Ref(Kind.CLAIM, one.id) for one in taken.records}
    do(case, fragment.paste(case, taken, c(4)))
    assert list(case.rulings) == ["r"]


@settings(max_examples=150)
@given(cases(), st.data())
def test_no_verb_ever_leaves_a_ruling_on_what_is_gone_nor_two_on_the_same(case: Case, data: st.DataObject) -> None:
    names = ["add_audience", "rule", "rule", "rule_all", "withdraw", "remove", "remove_audience", "cut", "detach"]
    for name in data.draw(st.lists(st.sampled_from(names), max_size=8)):
        case.apply(data.draw(edits(case, [name])))
        for ruling in case.rulings.values():
            assert ruling.subject in case and ruling.audience in case.audiences
        assert len({(one.audience, one.subject) for one in case.rulings.values()}) == len(case.rulings)
