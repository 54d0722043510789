"""The random edits reach every verb."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from moot.model import verbs
from moot.model.records import (
    Argument,
    Audience,
    Claim,
    Event,
    Excerpt,
    Issue,
    Kind,
    Note,
    Party,
    Premise,
    Question,
    Ref,
    Ruling,
)
from tests.model import strategies
from tests.model.fox import fox

SEARCH = settings(max_examples=2_000, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
MORE = (
    Issue("j", order=1),
    Excerpt("x", source="reports"),
    Event("e"),
    Note("n"),
    Question("q9", claim="c9", answered=True),
    Claim("c10", number=10, tags=("a",), struck=True, holders=("pierson",)),
    Argument("a9", "c9", enabled=False, scheme="custom"),
    Premise("m10", "a9", "c10"),
    Party("post", name="Post", order=1),
    Audience("judge", "Judge"),
    Ruling("r", "judge", Ref(Kind.CLAIM, "c10"), struck=False),
)


def test_every_verb_has_its_place_in_the_table() -> None:
    source = inspect.getsource(strategies)
    for name in verbs.__all__:
        verb = getattr(verbs, name)
        if inspect.isfunction(verb) and inspect.signature(verb).return_annotation == "Edit":
            assert f"verbs.{name}(" in source, name


@pytest.mark.parametrize("name", sorted(strategies.VERBS))
def test_every_entry_of_the_table_comes_to_an_edit_of_its_own(name: str) -> None:
    case = fox(*MORE)
    edit = find(
        strategies.edits_by(case, name),
        lambda edit: bool(edit) and (edit.label != "Add claim" or name in ("add_claim", "add_sibling")),
        settings=SEARCH,
    )
    case.apply(edit)
