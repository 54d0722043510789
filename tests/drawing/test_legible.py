"""Text made safe to draw."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moot.drawing.legible import LINE_BREAK, isolated, legible, one_line, tame


def test_plain_text_is_left_alone() -> None:
    assert legible("The order cannot be enforced.") == "The order cannot be enforced."


def test_new_lines_of_every_kind_become_one_break() -> None:
    assert legible("a\nb\r\nc\n\n\nd\u2029e") == LINE_BREAK.join("abcde")


def test_controls_go_and_lone_surrogates_are_shown_as_missing() -> None:
    assert legible("a\x00b\x1b[c\x7f") == "ab[c"
    assert legible("x\ud800y") == "x\ufffdy"


def test_stacks_of_marks_are_cut_to_two_and_spelling_is_kept() -> None:
    assert legible("a" + "\u0301" * 40 + "b") == "a\u0301\u0301b"
    hebrew = "שָּׁ"
    assert legible(hebrew) == hebrew


def test_text_that_shows_nothing_is_empty() -> None:
    assert legible("\u200b\u2060 \u200f") == ""


def test_long_text_is_cut() -> None:
    assert len(legible("word " * 5000)) < 1300
    assert legible("word " * 5000).endswith("…")


def test_one_line_has_no_breaks() -> None:
    assert one_line("a\nb") == "a b"


def test_names_that_run_leftwards_are_isolated() -> None:
    assert isolated("Commentator") == "Commentator"
    assert isolated("محمد") == "\u2068محمد\u2069"


@pytest.mark.parametrize("text", ["Plain.", "Straße, Ελλάδα, Москва", "该模型", "한국어", "§ 2 ⚖"[:3]])
def test_scripts_that_keep_to_their_lines_are_tame(text: str) -> None:
    assert tame(text)


@pytest.mark.parametrize("text", ["a\u0301\u0301", "العربية", "བསྒྲུབས", "यह", "👨‍👩‍👧"])
def test_scripts_that_may_not_are_clipped(text: str) -> None:
    assert not tame(text)


@example("\u0302\xa0\n\ud800")  # a space no keyboard makes, before a line break
@given(st.text(st.characters(), max_size=200))
def test_anything_comes_out_drawable_and_stays_so(text: str) -> None:
    once = legible(text)
    once.encode("utf-8")
    assert "\n" not in once
    assert legible(once) == once
