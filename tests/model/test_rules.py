"""What a well-formed case is, and how breaches are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moot.model.case import Case
from moot.model.records import (
    Argument,
    Audience,
    Citation,
    Claim,
    Event,
    Excerpt,
    Id,
    Kind,
    Mode,
    Nudge,
    Party,
    Polarity,
    Position,
    Premise,
    Question,
    Record,
    Ref,
    Ruling,
    Settings,
    Source,
    Stance,
    View,
    ref_of,
)
from moot.model.rules import RuleError, check_fields, check_links, field_faults, problems, unwritable
from tests.model.fox import c, fox


def test_a_sound_case_has_no_problems() -> None:
    assert problems(fox()) == []
    assert problems(Case()) == []


BREACHES: list[tuple[Record, str, str]] = [
    (Argument("x", "c1", weight=0), "value", "The weight must be from 1 to 100."),
    (Claim("x", number=10, presumed_weight=200), "value", "The weight of the presumption must be from 1 to 100."),
    (Claim("x", number=2**60), "value", "The number is too large a number."),
    (Claim("x", number=10, text="\0"), "value", "The text holds a character that cannot be saved."),
    (Claim("x", number=10, tags=("\udc00",)), "value", "The tags hold a character that cannot be saved."),
    (Party("x", colour="#12345"), "value", "The colour must be written like #1A2B3C, or be left empty."),
    (Party(""), "value", "The id must not be empty."),
    (Settings("other"), "value", "A case has one set of settings."),
    (Question("x"), "value", "A question is about one claim or one argument."),
    (Question("x", claim="c1", argument="a1"), "value", "A question is about one claim or one argument."),
    (View("x", nudges=(Nudge(c(1), float("nan"), 0.0),)), "value", "The nudges must be finite."),
    (View("x", folds=(c(1), c(1))), "value", "The folds name something twice."),
    (
        Ruling("x", "gone", c(1)),
        "dangling",
        "The audience of this ruling is an audience that is not in the case (gone).",
    ),
    (Position("x", "i", "gone"), "dangling", "The claim of this position is a claim that is not in the case (gone)."),
    (Position("x", "gone", "c3"), "dangling", "The issue of this position is an issue that is not in the case (gone)."),
    (Premise("x", "gone", "c3"), "dangling", ""),
    (Argument("x", "a1"), "dangling", "The conclusion of this argument is a claim that is not in the case (a1)."),
    (Argument("x", "c1", Polarity.UNDERCUT), "dangling", ""),
    (Claim("x", number=10, holders=("gone",)), "dangling", ""),
    (Claim("x", number=10, burden="gone"), "dangling", ""),
    (Source("x", via="gone"), "dangling", ""),
    (Excerpt("x", source="gone"), "dangling", ""),
    (Citation("x", claim="c1", source="gone"), "dangling", ""),
    (Question("x", argument="c1"), "dangling", ""),
    (Event("x", claims=("gone",)), "dangling", ""),
    (Event("x", source="gone"), "dangling", ""),
    (View("x", root=Ref(Kind.ISSUE, "gone")), "dangling", ""),
    (View("x", shown=(Ref(Kind.CLAIM, "gone"),)), "dangling", ""),
    (View("x", nudges=(Nudge(Ref(Kind.PREMISE, "gone"), 1.0, 1.0),)), "dangling", ""),
    (Premise("x", "a1", "c3"), "duplicate premise", "The same claim is a premise of one argument twice."),
    (Position("x", "i", "c1"), "duplicate position", "The same claim is a position of one issue twice."),
    (Argument("x", "c1", mode=Mode.CUMULATIVE), "no premise", "A cumulative argument has no premise."),
    (Claim("x"), "number missing", "A claim has no key number."),
    (Claim("x", number=9), "number duplicate", "More than one claim has the key number 9."),
]


@pytest.mark.parametrize(("record", "kind", "message"), BREACHES)
def test_every_breach_is_named_with_its_remedy(record: Record, kind: str, message: str) -> None:
    (problem,) = problems(fox(record))
    assert (problem.kind, problem.ref) == (kind, ref_of(record))
    assert problem.message.endswith(".") and problem.remedy.endswith(".")
    if message:
        assert problem.message == message


def test_a_passage_of_another_source_is_a_breach() -> None:
    case = fox(Excerpt("x", source="archive"), Citation("y", claim="c1", source="reports", excerpt="x"))
    assert [problem.kind for problem in problems(case)] == ["excerpt"]


def test_circles_undercut_loops_and_shared_claims_are_no_breach() -> None:
    case = fox(
        *(Argument("x", "c7"), Premise("y", "x", "c1")),
        *(Argument("s", "s", Polarity.UNDERCUT), Premise("t", "s", "c1")),
    )
    assert problems(case) == []


@pytest.mark.parametrize(("record", "kind", "message"), [breach for breach in BREACHES if breach[1] == "value"])
def test_values_are_checked_one_record_at_a_time(record: Record, kind: str, message: str) -> None:
    with pytest.raises(RuleError) as refusal:
        check_fields(record)
    assert str(refusal.value) == message


def test_a_ruling_says_only_what_its_subject_can_have() -> None:
    step = Ref(Kind.ARGUMENT, "a1")
    faulty = {
        "The weight is not something a claim has.": Ruling("x", "judge", c(1), weight=3),
        "The striking is not something an argument has.": Ruling("x", "judge", step, struck=True),
        "The stance is not something an issue has.": Ruling("x", "judge", Ref(Kind.ISSUE, "i"), stance=Stance.OPEN),
        "The weight of the presumption must be from 1 to 100.": Ruling("x", "judge", c(1), presumed_weight=0),
        "An audience may think otherwise of claims, steps, issues and the case, and of nothing else.": Ruling(
            "x", "judge", Ref(Kind.PARTY, "pierson")
        ),
        "The subject names a record with a character that cannot be saved.": Ruling("x", "j", Ref(Kind.CLAIM, "\0")),
    }
    for message, ruling in faulty.items():
        assert [sentence for _, sentence in field_faults(ruling)] == [message]
    check_fields(Ruling("x", "judge", step, weight=3))
    check_fields(View("x", root=Ref(Kind.CLAIM, "claim")))  # an id may be the name of its kind


def test_two_rulings_of_one_audience_on_the_same_are_a_breach() -> None:
    case = fox(Audience("judge"), *(Ruling(id_, "judge", c(1)) for id_ in ("r", "s")))
    assert [(problem.kind, problem.ref.id) for problem in problems(case)] == [("duplicate ruling", "s")]


def test_wrong_types_are_found_all_the_way_in() -> None:
    claim = Claim("x", number=1)
    for field, value in (("text", None), ("number", 1.0), ("holders", ["a"]), ("tags", (1,)), ("stance", "open")):
        with pytest.raises(RuleError, match="wrong type"):
            check_fields(replace(claim, **{field: value}))  # type: ignore[arg-type]


def test_links_are_checked_against_a_case() -> None:
    check_links(fox(), Claim("x", holders=("pierson",)))
    with pytest.raises(RuleError, match="The conclusion must be something that is in the case"):
        check_links(fox(), Argument("x", "gone"))


@pytest.mark.parametrize(("text", "bad"), [("plain ✓ 👩‍⚖️ \n\t", False), ("\0", True), ("\ud800", True), ("", False)])
def test_what_cannot_be_written(text: str, bad: bool) -> None:
    assert unwritable(text) is bad


def test_ids_of_one_kind_do_not_answer_for_another() -> None:
    case = Case([Claim("same", number=1), Argument("same", "same"), Premise("same", "same", "same")])
    assert problems(case) == []
    ids: set[Id] = {record.id for record in case}
    assert ids == {"same"}
