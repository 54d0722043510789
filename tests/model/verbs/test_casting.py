"""Parties in order and merged, tags and schemes renamed: nothing that was said of them is lost, and counts add up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.model import verbs
from moot.model.case import Case, in_order
from moot.model.cast import PartyUses, party_uses, scheme_uses, tag_counts
from moot.model.edit import Change, Edit
from moot.model.records import Argument, Claim, Kind, Party, Ref
from moot.model.rules import RuleError, problems, targets
from moot.model.weighing import WeighedScheme, Weighing
from tests.model.fox import do, fox
from tests.model.strategies import SCHEMES, cases


def cast() -> Case:
    return fox(
        Party(
            "post", name="Post", short="P.", role="party", side="defence", colour="#112233", note="Came late.", order=1
        ),
        Party("post2", name="Mr Post", order=2, note="On foot."),
        Claim("h1", text="Held by both.", number=11, holders=("post2", "pierson", "post"), tags=("fact", "hunt")),
        Claim("h2", text="Held by one.", number=12, holders=("post",), burden="post", tags=("hunting",)),
    )


def in_row(case: Case) -> list[str]:
    return [party.id for party in sorted(case.parties.values(), key=in_order)]


def test_uses_of_parties_are_counted() -> None:
    assert party_uses(cast()) == {"pierson": PartyUses(1, 1), "post": PartyUses(2, 1), "post2": PartyUses(1, 0)}
    assert not PartyUses()


def test_parties_are_put_in_order() -> None:
    case = cast()
    assert do(case, verbs.arrange_parties(case, ["post2"])).label == "Move party"
    assert in_row(case) == ["post2", "pierson", "post"]
    do(case, verbs.arrange_parties(case, ["pierson", "post", "post2"]))
    assert in_row(case) == ["pierson", "post", "post2"]
    assert not verbs.arrange_parties(case, ["pierson"])
    with pytest.raises(RuleError, match="no longer in the case"):
        verbs.arrange_parties(case, ["nobody"])


def test_a_party_takes_the_place_of_another() -> None:
    case = cast()
    edit = do(case, verbs.merge_parties(case, "post", "post2"))
    assert edit.label == "Merge “P.” into “Mr Post”"
    assert case.claims["h1"].holders == ("post2", "pierson")
    assert (case.claims["h2"].holders, case.claims["h2"].burden) == (("post2",), "post2")
    kept = case.parties["post2"]
    assert (kept.name, kept.short, kept.role, kept.side) == ("Mr Post", "P.", "party", "defence")
    assert (kept.colour, kept.note) == ("#112233", "On foot.\nCame late.")
    do(case, verbs.merge_parties(case, Ref(Kind.PARTY, "pierson"), "post2"))
    assert case.issues["i"].burden == "post2"
    assert list(case.parties) == ["post2"]
    with pytest.raises(RuleError, match="two parties"):
        verbs.merge_parties(case, "post2", "post2")


@given(cases(), st.data())
def test_nothing_points_to_a_party_merged_and_no_use_is_lost(case: Case, data: st.DataObject) -> None:
    for name in ("A", "B"):
        case.apply(verbs.add_party(case, name))
    for claim in case.claims:
        chosen = data.draw(st.lists(st.sampled_from(sorted(case.parties)), unique=True, max_size=3))
        case.apply(
            verbs.amend(case, Ref(Kind.CLAIM, claim), holders=tuple(chosen), burden=chosen[0] if chosen else None)
        )
    gone, kept = data.draw(st.permutations(sorted(case.parties)))[:2]
    before, held = Case(case), {c.id for c in case.claims.values() if {gone, kept} & set(c.holders)}
    borne = party_uses(case)[gone].burdens + party_uses(case)[kept].burdens
    edit = verbs.merge_parties(case, gone, kept)
    case.apply(edit)
    assert problems(case) == []
    assert not any(target == Ref(Kind.PARTY, gone) for record in case for _, target in targets(record))
    assert {c.id for c in case.claims.values() if kept in c.holders} == held
    assert party_uses(case)[kept] == PartyUses(len(held), borne)
    case.apply(edit.inverse())
    assert case == before


def test_a_tag_is_renamed_everywhere_and_merged_onto_another() -> None:
    case = cast()
    assert tag_counts(case) == {"fact": 1, "hunt": 1, "hunting": 1}
    assert do(case, verbs.rename_tag(case, "fact", " the  facts ")).label == "Rename tag to “the facts”"
    assert case.claims["h1"].tags == ("the facts", "hunt")
    assert do(case, verbs.rename_tag(case, "hunting", "hunt")).label == "Merge tag “hunting” into “hunt”"
    assert tag_counts(case) == {"hunt": 2, "the facts": 1}
    do(case, verbs.rename_tag(case, "the facts", "hunt"))
    assert list(case.claims["h1"].tags) == ["hunt"]
    assert not verbs.rename_tag(case, "hunt", "hunt")
    do(case, verbs.remove_tag(case, "hunt"))
    assert tag_counts(case) == {}
    with pytest.raises(RuleError, match="needs a word"):
        verbs.rename_tag(case, "hunt", "  ")
    with pytest.raises(RuleError, match="without a comma"):
        verbs.rename_tag(case, "hunt", "a, b")


@given(cases(), st.data())
def test_merging_tags_keeps_every_claim_tagged(case: Case, data: st.DataObject) -> None:
    words = st.lists(st.sampled_from(["red", "green", "blue"]), unique=True)
    for claim in case.claims:
        case.apply(verbs.amend(case, Ref(Kind.CLAIM, claim), tags=tuple(data.draw(words))))
    before = Case(case)
    either = [claim.id for claim in case.claims.values() if {"red", "green"} & set(claim.tags)]
    edit = verbs.rename_tag(case, "red", "green")
    case.apply(edit)
    counts = tag_counts(case)
    assert counts.get("green", 0) == len(either)
    assert "red" not in counts
    assert counts.get("blue") == tag_counts(before).get("blue")
    case.apply(edit.inverse())
    assert case == before


def stepped(scheme: str, *more: WeighedScheme) -> Case:
    case = fox(*more)
    for id_ in ("a1", "a2"):
        before = case.arguments[id_]
        case.apply(Edit("", (Change(before, replace(before, scheme=scheme)),)))
    return case


def test_schemes_in_use_are_counted_however_they_are_written() -> None:
    case = stepped("Sign")
    do(case, verbs.choose_scheme(case, "a2", "SIGN", SCHEMES))
    do(case, verbs.amend(case, Ref(Kind.ARGUMENT, "a4"), scheme="my own"))
    sign, own = scheme_uses(case, SCHEMES)
    assert (sign.name, sign.known, sign.arguments) == (
        "sign",
        True,
        (Ref(Kind.ARGUMENT, "a1"), Ref(Kind.ARGUMENT, "a2")),
    )
    assert sign.open_questions == 1 + len(SCHEMES.by_id["sign"].questions)
    assert (own.name, own.known, own.arguments, own.open_questions) == ("my own", False, (Ref(Kind.ARGUMENT, "a4"),), 0)


def test_a_scheme_of_ones_own_becomes_one_of_the_catalogue_with_its_questions() -> None:
    case = stepped("trace  found")
    claims, premises = dict(case.claims), dict(case.premises)
    edit = do(case, verbs.rename_scheme(case, "trace found", "Motive", SCHEMES))
    assert edit.label == "Rename scheme to “Motive”"
    assert {case.arguments[id_].scheme for id_ in ("a1", "a2")} == {"motive"}
    for id_ in ("a1", "a2"):
        asked = {question.scheme for question in case.questions_about(Ref(Kind.ARGUMENT, id_))}
        assert asked >= {f"motive.{question.id}" for question in SCHEMES.by_id["motive"].questions}
    assert (dict(case.claims), dict(case.premises)) == (claims, premises)
    with pytest.raises(RuleError, match="keeps its name"):
        verbs.rename_scheme(case, "motive", "mine", SCHEMES)


def test_renaming_a_scheme_takes_its_weighing_along() -> None:
    case = stepped("mine", WeighedScheme("mine", Weighing.FACTORIZED))
    do(case, verbs.rename_scheme(case, "mine", "ours", SCHEMES))
    assert {id_: scheme.weighing for id_, scheme in case.schemes.items()} == {"ours": Weighing.FACTORIZED}
    assert {argument.scheme for argument in case.arguments.values() if argument.scheme} == {"ours"}
    do(case, verbs.amend(case, Ref(Kind.ARGUMENT, "a2"), scheme="other"))
    case.apply(Edit("", (Change(None, WeighedScheme("other", Weighing.CRITERIA)),)))
    with pytest.raises(RuleError, match="weighed in two ways"):
        verbs.rename_scheme(case, "ours", "other", SCHEMES)
    with pytest.raises(RuleError, match="needs a name"):
        verbs.rename_scheme(case, "ours", " ", SCHEMES)
    assert [uses.name for uses in scheme_uses(case, SCHEMES)] == ["other", "ours"]


def test_a_scheme_that_only_weighs_is_listed() -> None:
    (rule, lonely) = scheme_uses(fox(WeighedScheme("zeal", Weighing.CRITERIA)), SCHEMES)
    assert (rule.name, lonely.name, lonely.arguments) == ("rule", "zeal", ())
    assert isinstance(fox().arguments["a1"], Argument)
