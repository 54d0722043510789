"""A thesis that rests on one witness alone."""

from __future__ import annotations

from moot.model.records import Argument, BareLeaves, Claim, Party, Polarity, Premise, Record, Settings

RECORDS: list[Record] = [
    Settings(bare_leaves=BareLeaves.ASSERT),
    Party("w", name="Mr Smith", role="witness", order=0),
    Party("x", name="Ms Jones", role="party", order=1),
    Claim("thesis", text="The light was red.", number=1),
    Claim("seen", text="I saw it.", number=2, holders=("w",)),
    Claim("near", text="I stood at the crossing.", number=3, holders=("w",)),
    Claim("other", text="The light was green.", number=4, holders=("x",)),
    Argument("a", conclusion="thesis"),
    Premise("p", argument="a", claim="seen"),
    Premise("q", argument="a", claim="near"),
    Argument("b", conclusion="other", polarity=Polarity.CON),
    Premise("r", argument="b", claim="seen"),
]
