"""Colours that can be read and told apart, fonts that fit the platform."""

from __future__ import annotations

import itertools
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QGuiApplication

from moot.drawing import style
from moot.drawing.style import DARK, LIGHT, PARTY_COLOURS, Role, Theme, Tone, font, line_width, party_colour, ui_family

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_colours_of_the_design_are_kept() -> None:
    assert (LIGHT.paper, LIGHT.ink, LIGHT.muted, LIGHT.hairline) == ("#F7F6F2", "#20242A", "#6B7078", "#DAD6CC")
    assert (DARK.paper, DARK.ink, DARK.muted, DARK.hairline) == ("#1A1C20", "#E8E6E1", "#9AA0A8", "#3A3E46")
    assert [LIGHT.relation(tone).line for tone in Tone][:3] == ["#00805D", "#C24A00", "#8B3A8B"]
    assert [DARK.relation(tone).line for tone in Tone][:3] == ["#4AD9B0", "#F08030", "#B48CF0"]


def test_every_colour_is_one() -> None:
    for theme, field in itertools.product((LIGHT, DARK), fields(Theme)):
        value = getattr(theme, field.name)
        if isinstance(value, str) and field.name != "name":
            assert QColor(value).isValid(), field.name


def test_parties_beyond_the_sequence_begin_it_again() -> None:
    assert party_colour(0) == party_colour(len(PARTY_COLOURS)) != party_colour(1)


def test_weight_has_five_thicknesses_that_grow() -> None:
    steps = sorted({line_width(weight) for weight in range(1, 101)})
    assert len(steps) == 5
    assert [line_width(weight) for weight in (1, 30, 50, 70, 100)] == steps


def test_the_desktop_decides_the_family_and_inter_stands_in_where_there_is_none() -> None:
    assert ui_family(["Inter", "Segoe UI"], "Segoe UI") == "Segoe UI"
    assert ui_family(["Inter", "DejaVu Sans"], "Sans Serif") == "Inter"
    assert ui_family(["Inter", "DejaVu Sans"], "DejaVu Sans") == "Inter"
    assert ui_family(["DejaVu Sans"], "DejaVu Sans") == "DejaVu Sans"
    assert ui_family() in (*style.FALLBACK_FAMILIES, QGuiApplication.font().family(), ui_family())


def test_fonts_are_sized_in_px() -> None:
    sizes = {role: font(role, ui_family()).pixelSize() for role in Role}
    assert (sizes[Role.ISSUE], sizes[Role.TEXT], sizes[Role.HEADER], sizes[Role.PILL]) == (16, 13, 11, 11)
