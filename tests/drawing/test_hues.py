"""Colours of parties: how far apart they are for all eyes, whether they show, which is suggested."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.drawing.hues import LEAST_CONTRAST, LEAST_DISTANCE, contrast, distance, faint_on, nearest, suggested
from moot.drawing.style import DARK, LIGHT, PARTY_COLOURS

COLOURS = st.builds("#{:02X}{:02X}{:02X}".format, *[st.integers(0, 255)] * 3)


def test_contrast_and_distance_have_their_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert distance("#000000", "#FFFFFF") == pytest.approx(100, abs=0.1)


@given(COLOURS, COLOURS)
def test_distance_is_one(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert distance(one, one) == 0


def test_red_and_green_of_one_lightness_are_told_apart_by_some_eyes_only() -> None:
    assert distance("#B86A50", "#8C8030") < LEAST_DISTANCE


def test_the_colours_of_parties_show_on_papers_and_cards_and_can_be_told_apart() -> None:
    for one, other in itertools.combinations(PARTY_COLOURS, 2):
        assert distance(one, other) >= 16, (one, other)
    for colour in PARTY_COLOURS:
        for ground in (LIGHT.paper, LIGHT.surface, DARK.paper, DARK.surface):
            assert contrast(colour, ground) >= LEAST_CONTRAST, (colour, ground)
        assert faint_on(colour) is None


def test_a_colour_that_hides_on_a_paper_or_a_card_is_seen() -> None:
    assert contrast("#5A64BE", DARK.paper) >= LEAST_CONTRAST
    assert faint_on("#5A64BE") is DARK  # on its cards
    assert faint_on("#FFFF66") is LIGHT
    assert faint_on("#202040") is DARK


def test_the_one_suggested_is_furthest_from_those_in_use() -> None:
    assert suggested([]) == PARTY_COLOURS[0]
    used: list[str] = []
    for _ in PARTY_COLOURS:
        used.append(suggested(used))
    assert sorted(used) == sorted(PARTY_COLOURS)
    assert suggested(["#6969D3"]) != PARTY_COLOURS[0]


def test_where_the_palette_is_in_use_another_colour_is_found_that_can_be_told_apart() -> None:
    more = suggested(colour.lower() for colour in PARTY_COLOURS)
    assert more not in PARTY_COLOURS
    assert faint_on(more) is None
    assert nearest(more, PARTY_COLOURS) is None
    assert suggested((*PARTY_COLOURS, more)) not in (*PARTY_COLOURS, more)


@given(st.lists(COLOURS, min_size=1, max_size=6))
def test_no_other_of_the_palette_is_further(used: list[str]) -> None:
    def room(colour: str) -> float:
        return min(distance(colour, other) for other in used)

    best = max(room(colour) for colour in PARTY_COLOURS)
    assert room(suggested(used)) == best if best >= LEAST_DISTANCE else room(suggested(used)) >= best


def test_a_colour_too_like_anothers_is_named() -> None:
    assert nearest("#5A64BE", ["#147846", "#5C66C0"]) == "#5C66C0"
    assert nearest("#5A64BE", ["#147846"]) is None
    assert nearest("#5A64BE", []) is None
