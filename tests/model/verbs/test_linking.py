"""Using a claim again."""

from __future__ import annotations

import pytest

from moot.model import verbs
from moot.model.rules import RuleError
from tests.model.fox import ISSUE, argument, c, children, do, fox, positions, premise_numbers


def test_a_claim_becomes_a_reason_and_an_objection_elsewhere() -> None:
    case = fox()
    edit = do(case, verbs.link_reason(case, "c1", "c7"))
    assert edit.label == "Link claim 7 as reason"
    assert edit.focus is not None and case.premises[edit.focus.id].claim == "c7"
    do(case, verbs.link_objection(case, c(2), c(8), index=0))
    assert children(case, "c1")[-1] == ("pro", [7])
    assert children(case, "c2") == [("con", [8]), ("pro", [7])]


def test_a_claim_undercuts_a_step() -> None:
    case = fox()
    assert do(case, verbs.link_undercut(case, "a2", "c8")).label == "Link claim 8 as undercut"
    (undercut,) = case.undercuts_of("a2")
    assert premise_numbers(case, undercut.id) == [8]


def test_a_claim_becomes_a_premise_once_only() -> None:
    case = fox()
    assert do(case, verbs.link_premise(case, argument("a1"), "c7", index=1)).label == "Link claim 7 as premise"
    assert premise_numbers(case, "a1") == [3, 7, 4]
    with pytest.raises(RuleError, match="Claim 7 is a premise of this argument already"):
        verbs.link_premise(case, "a1", "c7")


def test_a_claim_becomes_a_position_once_only() -> None:
    case = fox()
    assert do(case, verbs.link_position(case, ISSUE, "c7", index=0)).label == "Link claim 7 as position"
    assert positions(case) == [7, 1, 2]
    with pytest.raises(RuleError, match="Claim 7 is a position on this issue already"):
        verbs.link_position(case, ISSUE, "c7")


def test_circles_are_allowed() -> None:
    case = fox()
    do(case, verbs.link_reason(case, "c7", "c1"))
    do(case, verbs.link_reason(case, "c8", "c8"))
    assert children(case, "c8") == [("pro", [8])]
