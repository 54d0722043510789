"""Beginning from a template, and making one: fresh ids, the same structure, nothing that was secret or particular."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from moot.formats.case_text import write
from moot.model.case import Case
from moot.model.fields import to_plain
from moot.model.records import (
    Argument,
    Citation,
    Claim,
    Event,
    Excerpt,
    Id,
    Kind,
    Note,
    Nudge,
    Party,
    Premise,
    Question,
    Record,
    Ref,
    Settings,
    Stance,
    View,
    ref_of,
)
from moot.model.rules import problems, targets
from moot.model.templates import as_template, begin
from tests.model.fox import RECORDS, c, children, fox
from tests.model.strategies import cases

EVERY_LINK: tuple[Record, ...] = (
    *RECORDS,
    Party("post", name="Post"),
    Claim("c20", number=20, holders=("pierson", "post"), burden="post"),
    Excerpt("x", source="reports", quote="pursuit"),
    Citation("cite2", claim="c1", source="reports", excerpt="x"),
    Event("e", claims=("c1", "c2"), source="archive"),
    View("w", root=c(1), shown=(c(1), Ref(Kind.ISSUE, "i")), nudges=(Nudge(c(3), 1.0, 2.0),)),
)


def links(record: Record) -> list[tuple[str, Ref]]:
    return list(targets(record))


def assert_same_under_other_ids(old: Case, new: Case) -> None:
    """The records pair off in order, and every link of one leads to the partner of what the other's leads to."""
    assert len(old) == len(new)
    pairs = list(zip(old, new, strict=True))
    partner = {ref_of(before): ref_of(after) for before, after in pairs}
    for before, after in pairs:
        assert type(before) is type(after)
        assert [(name, partner.get(ref, ref)) for name, ref in links(before)] == links(after)
        plain = [{k: v for k, v in to_plain(one).items() if isinstance(v, int | bool)} for one in (before, after)]
        assert plain[0] == plain[1]


def test_every_link_leads_where_it_did() -> None:
    old, new = Case([Settings(), *EVERY_LINK]), Case(begin(EVERY_LINK))
    assert_same_under_other_ids(old, new)
    assert problems(new) == []
    kept = {ref_of(record) for record in old} & {ref_of(record) for record in new}
    assert kept == {ref_of(Settings())}
    claims = {claim.number: claim.id for claim in new.claims.values()}
    assert children(new, claims[1]) == children(old, "c1")


@settings(max_examples=50)
@given(cases())
def test_any_case_can_be_begun_from(case: Case) -> None:
    records = [case.settings, *(record for record in case if not isinstance(record, Settings))]
    one, other = Case(begin(records)), Case(begin(records))
    assert_same_under_other_ids(Case(records), one)
    assert problems(one) == []
    shared = {ref_of(record) for record in one} & {ref_of(record) for record in other}
    assert shared == {ref_of(Settings())}


def test_the_title_is_ones_own_and_the_rest_of_the_settings_is_the_templates() -> None:
    template = Settings(title="Elements", clear_margin=40, language="en")
    assert begin([template], "Doe v. Roe") == (replace(template, title="Doe v. Roe"),)
    assert begin([]) == (Settings(),)


def test_what_points_nowhere_goes_on_doing_so() -> None:
    _, premise = begin([Premise("m", argument="gone", claim="gone too")])
    assert isinstance(premise, Premise)
    assert (premise.argument, premise.claim) == ("gone", "gone too")


def test_a_template_holds_structure_and_words_and_nothing_particular() -> None:
    particular = Claim(
        "c21",
        text="Kept words",
        attributed="A says so",
        number=40,
        kind="fact",
        holders=("pierson",),
        stance=Stance.ACCEPTED,
        struck=True,
        struck_reason="hearsay",
        contested="disputed",
        hedge="perhaps",
        standard_note="noted",
        burden="pierson",
        date="1805",
        tags=("element",),
        note="remember",
    )
    presumed = Claim("c22", text="Presumed", number=41, stance=Stance.PRESUMED, presumed_weight=60)
    case = fox(
        Settings(title="Fox", standpoint="mine", notice="draft", clear_margin=40),
        particular,
        presumed,
        Argument("a7", "c21", reading="mine", note="step note", scheme="sign", weight=30),
        Premise("m22", "a7", "c22", role="finding"),
        Question("q7", text="Who?", argument="a7", scheme="sign.strength", answered=True, answer="↗ 5"),
        Event("e", text="The chase", claims=("c21",)),
        Note("n", topic="Page", text="free"),
    )
    template = as_template(case)
    assert problems(template) == []
    assert template.settings == Settings(title="Fox", clear_margin=40)
    assert template.claims["c21"] == Claim(
        "c21", text="Kept words", number=10, kind="fact", holders=("pierson",), burden="pierson", tags=("element",)
    )
    assert template.claims["c22"] == replace(presumed, number=11)
    assert template.arguments["a7"] == Argument("a7", "c21", scheme="sign", weight=30)
    assert template.questions["q7"] == Question("q7", text="Who?", argument="a7", scheme="sign.strength")
    for table in (template.sources, template.excerpts, template.citations, template.events, template.notes):
        assert not table
    text = write(template)
    for word in ("Reports", "hearsay", "1805", "remember", "step note", "free", "mine", "draft", "A says so"):
        assert word not in text


def test_what_is_privileged_is_in_no_template() -> None:
    case = fox(Claim("s", text="SECRET", number=50, privileged=True), Premise("ms", "a4", "s", order=1))
    hidden = replace(case.claims["c3"], privileged=True, text="SECRET TOO")
    secret = Case([*(record for record in case if record != case.claims["c3"]), hidden])
    template = as_template(secret)
    assert problems(template) == []
    assert "SECRET" not in write(template)
    # 4 remains beside it; 7 holds up position 2 as well and remains too
    assert children(template, "c1") == [("pro", [3]), ("con", [4])]
    assert [claim.text for claim in template.claims.values() if claim.id == "c7"] == ["Claim 7"]
    assert secret.claims["c3"].text == "SECRET TOO"


@settings(max_examples=50)
@given(cases(), st.data())
def test_any_case_makes_a_template_to_begin_from(case: Case, data: st.DataObject) -> None:
    secrets: set[Id] = data.draw(st.sets(st.sampled_from(sorted(case.claims)))) if case.claims else set()
    marked = Case(
        replace(record, privileged=True) if isinstance(record, Claim) and record.id in secrets else record
        for record in case
    )
    template = as_template(marked)
    assert problems(template) == []
    assert not secrets & set(template.claims)
    assert as_template(template) == template
    assert problems(Case(begin(template))) == []


def test_parties_and_views_of_privileged_claims_alone_are_in_no_template() -> None:
    secret = Ref(Kind.CLAIM, "s")
    case = fox(
        Party("client", name="SECRET CLIENT"),
        Party("nobody", name="Unused"),
        Claim("s", number=50, privileged=True, holders=("client", "pierson"), burden="client"),
        View("v", title="SECRET STRATEGY", shown=(secret,)),
        View("r", title="SECRET TOO", root=secret),
        View("all", title="All", shown=(secret, c(1))),
    )
    template = as_template(case)
    assert "SECRET" not in write(template)
    assert {"nobody", "pierson"} <= set(template.parties)
    assert template.views["all"].shown == (c(1),)
